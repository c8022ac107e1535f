// Package fps knows FPS, the Faster Payment System of Hong Kong, and what the common
// code of Hong Kong, HKQR, asks of the networks beside it.
//
// Start here: [Network] is the table, [Account] what is paid.
package fps

import (
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "fps"
	GUID = "hk.com.hkicl"
)

var (
	common = network.Fact{Severity: emvqr.Error, Source: "Common QR Code Specification for Retail Payments in Hong Kong v1.0, as five libraries have it; codes", Confidence: emvqr.ConfidenceB}
	maker  = network.Fact{Severity: emvqr.Warning, Source: "single libraries that make codes", Confidence: emvqr.ConfidenceC}
	// several: the official text could not be read.
	several = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "which one readers take is not established", Confidence: emvqr.ConfidenceD}
)

// Network is FPS's table.
var Network = &network.Network{
	Slug: Slug, Name: "FPS (HKQR)", Countries: []string{"HK"}, AsOf: "2026-11", Fact: common,
	Kinds:  []*network.Kind{Proxy},
	Spares: network.Between(27, 31), // for the working group of HKQR; other networks are in 32 to 51
	Shared: []network.Row{
		{At: network.Root(52), Default: "0000"},
		{At: network.Root(53), ID: "FPS-CURRENCY", OneOf: []string{"344", "156"}, Presence: network.Mandatory, Default: "344"},
		{At: network.Root(58), ID: "FPS-COUNTRY", OneOf: []string{"HK"}, Presence: network.Mandatory, Default: "HK"},
	},
}

// Account is whoever receives the payment: one of FPSID, Mobile and Email, and the
// bank or wallet that it is registered with.
type Account struct {
	network.Location
	// ClearingCode is three digits of the bank or wallet: 004 is HSBC, 949 Octopus. A
	// payee is found without it where it has registered one bank for all payments.
	ClearingCode string
	// FPSID is the FPS identifier, 7 or 9 digits.
	FPSID string
	// Mobile is +852- and eight digits. The hyphen is part of the value.
	Mobile string
	// Email is an e-mail address.
	Email string
	// Expires is when the code dies, YYMMDDhhmmss. It is not established whether in
	// Hong Kong's time or in UTC, so a code is called expired when it is in both.
	Expires string
	// Editable is 1 where the payer may change the amount.
	Editable string
}

const (
	clearingCode = iota
	fpsID
	mobile
	email
	expires
	editable
)

var proxies = []string{"fps_id", "mobile", "email"}

// Proxy is the account's table.
var Proxy = &network.Kind{
	Network: Slug, Key: "proxy", Name: "FPS template",
	Objects: []*network.Object{{
		Key: "proxy", Name: "FPS template", ID: "FPS-PROXY",
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}}, Fact: common.Warning(),
		Rows: []network.Row{
			{At: network.In(1), Key: "clearing_code", Name: "Clearing code", ID: "FPS-CLEARING-CODE", Means: network.PayeeBank, Format: network.Digits, Min: 3, Max: 3, Fact: common},
			{At: network.In(2), Key: "fps_id", Name: "FPS identifier", ID: "FPS-ID", Means: network.Payee, Format: network.Digits.Cleaned(network.Ungrouped), Fact: common},
			{At: network.In(2), Name: "FPS identifier", ID: "FPS-ID", Min: 7, Max: 9, Fact: maker},
			{At: network.In(3), Key: "mobile", Name: "Mobile number", ID: "FPS-MOBILE", Means: network.Payee, Format: phone, Fact: common},
			{At: network.In(4), Key: "email", Name: "E-mail address", ID: "FPS-EMAIL", Means: network.Payee, Format: address, Max: 34, Fact: maker},
			{At: network.In(5), Key: "expires", Name: "Expiry", ID: "FPS-EXPIRES", Means: network.Expiry, Format: moment, Fact: common},
			{At: network.In(6), Key: "editable", Name: "Amount editable", ID: "FPS-EDITABLE", Means: network.AmountEditable, Says: "1", OneOf: []string{"1", "0"}},
		},
		Exactly: []network.Exactly{
			{ID: "FPS-PAYEE-NONE", Sentence: "The payee is an FPS identifier, a mobile number or an e-mail address.", Keys: proxies, Min: 1, Max: 3, Fact: common},
			{ID: "FPS-PAYEE-SEVERAL", Sentence: "There is one of FPS identifier, mobile number and e-mail address.", Keys: proxies, Max: 1, Fact: several},
		},
	}},
	Keys: []string{clearingCode: "clearing_code", fpsID: "fps_id", mobile: "mobile", email: "email", expires: "expires", editable: "editable"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(clearingCode), v.At(fpsID), v.At(mobile), v.At(email), v.At(expires), v.At(editable)}
	},
	Examples: []network.Example{
		{Values: []string{fpsID: "1234567", expires: "991231235959", editable: "1"}},
		{Values: []string{clearingCode: "004", mobile: "+852-90000000"}},
		{Values: []string{clearingCode: "949", email: "shop@example.com"}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Proxy, []string{clearingCode: a.ClearingCode, fpsID: a.FPSID, mobile: a.Mobile, email: a.Email, expires: a.Expires, editable: a.Editable}
}

// Check implements [network.Checker]: one payee is written, since nobody knows which
// of two would be paid.
func (a Account) Check() error {
	given := 0
	for _, payee := range [...]string{a.FPSID, a.Mobile, a.Email} {
		if payee != "" {
			given++
		}
	}
	if given != 1 {
		return errors.New("fps: expected one of FPS identifier, mobile number and e-mail address")
	}
	return nil
}

const hongKong = "+852-"

var phone = network.FormatOf("+852- and eight digits", func(v string) bool {
	digits, ok := strings.CutPrefix(v, hongKong)
	return ok && len(digits) == 8 && network.Digits.Holds(digits)
}).Cleaned(func(text string) string {
	digits := strings.TrimPrefix(network.Ungrouped(text), "+852")
	if len(digits) != 8 || !network.Digits.Holds(digits) {
		return text
	}
	return hongKong + digits
})

var address = network.FormatOf("a name, @ and a domain", func(v string) bool {
	name, domain, ok := strings.Cut(v, "@")
	return ok && name != "" && domain != "" && !strings.Contains(domain, "@") && network.Ans.Holds(v)
})

// moment reads the last moment that the value may mean: that in UTC, eight hours after
// the one in Hong Kong. All years are of this century, as FPS is.
var moment = func() *network.Format {
	read := func(v string) (time.Time, bool) {
		at, err := time.Parse("20060102150405", "20"+v)
		return at, err == nil && len(v) == 12
	}
	f := network.FormatOf("a moment YYMMDDhhmmss", func(v string) bool { _, ok := read(v); return ok })
	f.Time, f.Early = read, 8*time.Hour
	return f
}()
