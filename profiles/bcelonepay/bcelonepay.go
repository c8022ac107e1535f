// Package bcelonepay knows BCEL OnePay, the code of a bank's own app in the Lao PDR,
// which is older than LaoQR.
//
// Start here: [Network] is the table, [Account] what is paid.
package bcelonepay

import (
	"log/slog"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template, which has Brand in 01.
const (
	Slug  = "bcelonepay"
	GUID  = "BCEL"
	Brand = "ONEPAY"
)

var (
	codes = network.Fact{Severity: emvqr.Error, Source: "codes of the bank and of two shops", Confidence: emvqr.ConfidenceB}
	// Under another brand of the bank the merchant may be another.
	another = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: codes.Source, Confidence: emvqr.ConfidenceB}
	gateway = network.Fact{Source: "one gateway's documentation", Confidence: emvqr.ConfidenceC}
	expired = network.Fact{Effect: emvqr.Doubt, Source: gateway.Source, Confidence: emvqr.ConfidenceC}
)

// Network is BCEL OnePay's table.
var Network = &network.Network{
	Slug: Slug, Name: "BCEL OnePay", Countries: []string{"LA"}, AsOf: "2026-11", Fact: codes,
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("BCELONEPAY", "418", "LA"),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.14.1-NAME", At: network.Root(59), To: emvqr.Info, Source: "no code met has a name"},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(59), To: emvqr.Info, Source: "no code met has a name"},
		{Rule: "MPM-T3.7-LEN", At: network.Root(62, 5), To: emvqr.Warning, Source: "BCEL writes a UUID with hyphens, 36 characters"},
	},
}

// Account is a merchant of BCEL OnePay.
type Account struct {
	network.Location
	// MerchantID is 16 characters, mch and 13 hexadecimal digits.
	MerchantID string
	// Expires is when the code dies, YYYYMMDDhhmmss, in the time of Laos.
	Expires string
	// CloseMode says what the app does in the end; CLOSEWHENDONE has been seen.
	CloseMode string
}

const (
	brand = iota
	merchantID
	expires
	closeMode
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "BCEL OnePay template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "BCEL OnePay template", ID: "BCELONEPAY-MERCHANT", For: []string{"merchant_id"},
		At: network.At(33), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}}, Fact: codes.Warning(),
		Rows: []network.Row{
			// The bank's name stands where EMVCo has a domain.
			{At: network.In(0), Name: "Bank", InsteadOf: "MPM-4.7.11.2-GUID"},
			{At: network.In(1), Key: "brand", Name: "Brand", ID: "BCELONEPAY-BRAND", OneOf: []string{Brand}, Presence: network.Mandatory, Hidden: true, Fact: another},
			{At: network.In(2), Key: "merchant_id", Name: "Merchant ID", ID: "BCELONEPAY-MERCHANT-ID", Means: network.Payee, Presence: network.Mandatory, Fact: codes},
			{At: network.In(2), Name: "Merchant ID", ID: "BCELONEPAY-MERCHANT-ID", Format: network.Alphanumeric, Min: 16, Max: 16},
			{At: network.In(3), Key: "expires", Name: "Expiry", ID: "BCELONEPAY-EXPIRES", Means: network.Expiry, Format: moment, Fact: expired},
			{At: network.In(5), Key: "close_mode", Name: "Close mode", ID: "BCELONEPAY-CLOSE-MODE", OneOf: []string{"CLOSEWHENDONE"}, Fact: gateway},
		},
	}},
	Keys: []string{brand: "brand", merchantID: "merchant_id", expires: "expires", closeMode: "close_mode"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(merchantID), v.At(expires), v.At(closeMode)}
	},
	Examples: []network.Example{
		{Values: []string{brand: Brand, merchantID: "mch0123456789abc", expires: "20991231235959", closeMode: "CLOSEWHENDONE"}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{brand: Brand, merchantID: a.MerchantID, expires: a.Expires, closeMode: a.CloseMode}
}

// moment is a point in time in Laos.
var moment = func() *network.Format {
	f := network.FormatOf("a moment YYYYMMDDhhmmss", func(v string) bool { _, ok := readMoment(v); return ok })
	f.Time = readMoment
	return f
}()

// laos is UTC+7 all year.
var laos = time.FixedZone("+07", 7*60*60)

func readMoment(v string) (time.Time, bool) {
	at, err := time.ParseInLocation("20060102150405", v, laos)
	return at, err == nil
}
