// Package sama knows the payment code of Saudi Arabia, of the Saudi Central Bank (SAMA).
// All that is known is one code and a document's template, so codes are read and none
// is written.
//
// Start here: [Network] is the table, [Account] what is paid.
package sama

import (
	"log/slog"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "sama"
	GUID = "SA.GOV.SAMA"
)

// Network is SAMA's table.
var Network = &network.Network{
	Slug: Slug, Name: "SAMA", Countries: []string{"SA"}, AsOf: "2026-11",
	Fact:   network.Fact{Source: "one code, and a template in a program's tests", Confidence: emvqr.ConfidenceC},
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("SAMA", "682", "SA"),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.5.4.1-RFU", At: network.Root(65), To: emvqr.Warning, Source: "the code and the template have 65 = SA"},
	},
}

// Account is a merchant.
type Account struct {
	network.Location
	// MerchantID is 16 digits.
	MerchantID string
	// VVSSRR is six digits, which are called so, and Third two digits. What they mean is
	// not established.
	VVSSRR, Third string
	// Expires is the end of the code, EyyyymmddThhmmss. Whose clock that is is not
	// established.
	Expires string
}

const (
	merchantID = iota
	vvssrr
	third
	expires
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "SAMA template", ReadOnly: true,
	Objects: []*network.Object{{
		Key: "merchant", Name: "SAMA template", ID: "SAMA-MERCHANT",
		At: network.At(32), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "merchant_id", Name: "Merchant ID", ID: "SAMA-MERCHANT-ID", Means: network.Payee, Format: network.Digits, Min: 16, Max: 16, Presence: network.Mandatory},
			{At: network.In(2), Key: "vvssrr", Name: "VVSSRR", ID: "SAMA-VVSSRR", Format: network.Digits, Min: 6, Max: 6},
			{At: network.In(3), Key: "third", Name: "03, not known further", ID: "SAMA-THIRD", Format: network.Digits, Min: 2, Max: 2},
			{At: network.In(4), Key: "expires", Name: "Expires", ID: "SAMA-EXPIRES", Means: network.Expiry, Format: moment},
		},
	}},
	Keys: []string{merchantID: "merchant_id", vvssrr: "vvssrr", third: "third", expires: "expires"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(merchantID), v.At(vvssrr), v.At(third), v.At(expires)}
	},
	Examples: []network.Example{{Values: []string{merchantID: "0000000001234567", vvssrr: "010100", third: "01", expires: "E20991231T235959"}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{merchantID: a.MerchantID, vvssrr: a.VVSSRR, third: a.Third, expires: a.Expires}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// moment is read as UTC. Saudi Arabia is ahead of that, so no code is called expired
// before it is, whichever clock is meant.
var moment = func() *network.Format {
	f := network.FormatOf("a moment EyyyymmddThhmmss", func(v string) bool { _, ok := readMoment(v); return ok })
	f.Time, f.Early = readMoment, 3*time.Hour
	return f
}()

func readMoment(v string) (time.Time, bool) {
	at, err := time.Parse("E20060102T150405", v)
	return at, err == nil
}
