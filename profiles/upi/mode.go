package upi

import (
	"iter"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Mode is how a payment was started, the parameter mode.
type Mode struct {
	// Code is two digits, Name what they mean.
	Code, Name string
	// Dynamic: the link was made for one payment.
	Dynamic bool
	// Secure: the link is signed.
	Secure bool

	Source     string
	Confidence emvqr.Confidence
}

const (
	linking = "NPCI UPI Linking Specifications v1.6 in independent readings"
	juspay  = "Juspay UPI documentation"
)

var modes = [...]Mode{
	{Code: "00", Name: "default", Source: linking, Confidence: emvqr.ConfidenceB},
	{Code: "01", Name: "QR code", Source: linking, Confidence: emvqr.ConfidenceB},
	{Code: "02", Name: "secure QR code", Secure: true, Source: linking, Confidence: emvqr.ConfidenceB},
	{Code: "03", Name: "Bharat QR code", Source: linking, Confidence: emvqr.ConfidenceB},
	{Code: "04", Name: "intent", Source: linking, Confidence: emvqr.ConfidenceB},
	{Code: "05", Name: "secure intent", Secure: true, Source: linking, Confidence: emvqr.ConfidenceB},
	{Code: "06", Name: "NFC", Source: linking, Confidence: emvqr.ConfidenceB},
	{Code: "07", Name: "Bluetooth", Source: linking, Confidence: emvqr.ConfidenceB},
	{Code: "08", Name: "UHF", Source: linking, Confidence: emvqr.ConfidenceB},
	{Code: "09", Name: "Aadhaar", Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "10", Name: "SDK", Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "11", Name: "UPI mandate", Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "12", Name: "foreign inward remittance", Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "13", Name: "static secure QR mandate (offline)", Secure: true, Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "14", Name: "restricted", Source: juspay, Confidence: emvqr.ConfidenceC},
	// Readings of v1.6 list 15 as SEBI; codes in use follow Juspay.
	{Code: "15", Name: "dynamic QR code (offline)", Dynamic: true, Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "16", Name: "dynamic secure QR code (offline)", Dynamic: true, Secure: true, Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "17", Name: "dynamic secure QR mandate (offline)", Dynamic: true, Secure: true, Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "18", Name: "ATM QR code", Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "19", Name: "online static QR code", Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "20", Name: "online static secure QR code", Secure: true, Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "21", Name: "online static QR mandate", Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "22", Name: "online dynamic QR code", Dynamic: true, Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "23", Name: "online dynamic secure QR code", Dynamic: true, Secure: true, Source: juspay, Confidence: emvqr.ConfidenceC},
	{Code: "24", Name: "online dynamic secure QR mandate", Dynamic: true, Secure: true, Source: juspay, Confidence: emvqr.ConfidenceC},
}

// Modes walks the known modes.
func Modes() iter.Seq[Mode] {
	return func(yield func(Mode) bool) {
		for _, m := range modes {
			if !yield(m) {
				return
			}
		}
	}
}

// LookupMode finds a mode by its two digits.
func LookupMode(code string) (Mode, bool) {
	for _, m := range modes {
		if m.Code == code {
			return m, true
		}
	}
	return Mode{}, false
}

// ModeName is the meaning of a mode, such as "secure QR code" for "02", or "".
func ModeName(code string) string {
	m, _ := LookupMode(code)
	return m.Name
}
