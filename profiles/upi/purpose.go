package upi

import (
	"iter"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Purpose is what a payment is for, the parameter purpose.
type Purpose struct {
	// Code is two digits, Name what they mean.
	Code, Name string

	Source     string
	Confidence emvqr.Confidence
}

// purposes are all from Juspay's "Purpose Code" page.
var purposes = [...]struct{ code, name string }{
	{"00", "default"},
	{"01", "SEBI"},
	{"02", "AMC"},
	{"03", "travel"},
	{"04", "hospitality"},
	{"05", "hospital"},
	{"06", "telecom"},
	{"07", "insurance"},
	{"08", "education"},
	{"09", "gifting"},
	{"10", "BBPS"},
	{"11", "Global UPI"},
	{"12", "metro ATM QR code"},
	{"13", "non-metro ATM QR code"},
	{"14", "standing instruction"},
	{"15", "corporate disbursement"},
	{"20", "business to business"},
	{"25", "RBI Retail Direct"},
	{"41", "UPI Lite: first top-up"},
	{"42", "UPI Lite: later top-up"},
	{"43", "UPI Lite: disable"},
	{"44", "UPI Lite: online payment"},
	{"45", "UPI Lite: offline payment"},
	{"46", "UPI Lite: transfer out"},
	{"50", "UPI Lite: disable at zero balance"},
	{"59", "full delegation"},
	{"60", "foreign customer paying an Indian merchant"},
	// The page gives 61 to 66 as one range: indirect or direct, in foreign
	// currency, by dynamic conversion, or in rupees.
	{"61", "international payment"},
	{"62", "international payment"},
	{"63", "international payment"},
	{"64", "international payment"},
	{"65", "international payment"},
	{"66", "international payment"},
	{"71", "UPI Lite: autopay set-up"},
	{"76", "single block, multiple debits"},
}

// Purposes walks the known purposes.
func Purposes() iter.Seq[Purpose] {
	return func(yield func(Purpose) bool) {
		for _, p := range purposes {
			if !yield(Purpose{p.code, p.name, juspay, emvqr.ConfidenceC}) {
				return
			}
		}
	}
}

// PurposeName is the meaning of a purpose, such as "travel" for "03", or "".
func PurposeName(code string) string {
	for _, p := range purposes {
		if p.code == code {
			return p.name
		}
	}
	return ""
}
