// Package paynow knows PayNow, the instant payment network of Singapore, alone or in
// an SGQR label.
//
// Start here: [Network] is the table, [Account] what is paid.
package paynow

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
	Slug = "paynow"
	GUID = "SG.PAYNOW"
)

var (
	spec = network.Fact{Severity: emvqr.Error, Source: "PayNow QR Specifications v1.3; SGQR Specifications v1.7", Confidence: emvqr.ConfidenceA}
	// Later codes may have other proxies, whose numbers nobody here knows.
	proxies = network.Fact{Source: spec.Source + ", which know two; no number of a later kind was found", Confidence: emvqr.ConfidenceC}
	codes   = network.Fact{Severity: emvqr.Error, Source: "later samples and real codes", Confidence: emvqr.ConfidenceB}
)

// Network is PayNow's table.
var Network = &network.Network{
	Slug: Slug, Name: "PayNow", Countries: []string{"SG"}, AsOf: "2026-11", Fact: spec,
	Kinds:  []*network.Kind{Proxy, Annex},
	Shared: append(network.National("PAYNOW", "702", "SG"), network.Row{At: network.Root(52), Default: "0000"}),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.4.1-NZ", At: network.Root(54), To: emvqr.Warning, Source: "a common library writes 0 where the payer enters the amount"},
	},
}

// Account is a mobile number or a company that receives payments.
type Account struct {
	network.Location
	// Mobile is a phone number with + and country code.
	Mobile string
	// UEN is a company's number, 9 or 10 characters, with a suffix of three in some
	// codes.
	UEN string
	// Editable is 1 where the payer may change the amount, 0 where not. "" of an account
	// to be written is 0 in a code with an amount and 1 in one without.
	Editable string
	// Expires is the last day of the code, YYYYMMDD, or a moment, YYYYMMDDhhmmss, in
	// Singapore's time; "" for never.
	Expires string
	// Reference is what the payee calls the payment.
	Reference string
	// annex: 04 and 05 are exchanged, as in the annex of the SGQR specification.
	annex bool
}

const (
	proxyType = iota
	mobile
	uen
	editable
	expires
	payeeReference
)

// Proxy is the table of the specification; Annex that of the annex of SGQR, where
// reference and expiry have changed places, which no real code has been seen with.
var (
	Proxy = template("proxy", "PayNow template", network.Mark{
		GUIDs: []string{GUID}, Is: func(o emvqr.Object) bool { return !isAnnex(o) }, Says: "04, if there, is a date, or meant to be one",
	}, 4, 5, codes)
	Annex = template("annex", "PayNow template of the SGQR annex", network.Mark{
		GUIDs: []string{GUID}, Is: isAnnex, Says: "04 is no date, and 05 may be one",
	}, 5, 4, network.Fact{Source: "SGQR Specifications v1.7, annex A.2.15", Confidence: emvqr.ConfidenceC})
)

// isAnnex tells the two by their dates. Eight or fourteen digits that are none are an
// expiry that is wrong, unless the expiry is in 05.
func isAnnex(o emvqr.Object) bool {
	fourth, ok := o.Get(4)
	if _, isDate := readDay(fourth); !ok || isDate {
		return false
	}
	if n := len(fourth); (n == 8 || n == 14) && network.Digits.Holds(fourth) {
		fifth, _ := o.Get(5)
		_, isDate := readDay(fifth)
		return isDate
	}
	return true
}

func template(k, name string, mark network.Mark, expiryID, referenceID uint8, fact network.Fact) *network.Kind {
	typeIs := func(v string) []network.Cond { return []network.Cond{network.Is(network.In(1), v)} }
	expiry := network.Row{At: network.In(expiryID), Key: "expires", Name: "Expiry date", ID: "PAYNOW-EXPIRES", Means: network.Expiry, Format: day, Fact: fact}
	reference := network.Row{At: network.In(referenceID), Key: "reference", Name: "Reference", ID: "PAYNOW-REFERENCE", Means: network.Reference, Max: 25, Fact: fact}
	last := []network.Row{expiry, reference}
	if referenceID < expiryID {
		reference.Max = 35
		last = []network.Row{reference, expiry}
	}
	mark.At = network.Between(26, 51)
	return &network.Kind{
		Network: Slug, Key: k, Name: name,
		Objects: []*network.Object{{
			// Readers look for the GUID in any template; 51 is where SGQR has its identity.
			Key: k, Name: name, At: network.Between(26, 50), ID: "PAYNOW-" + strings.ToUpper(k), By: []network.Mark{mark}, Fact: spec.Warning(),
			Rows: append([]network.Row{
				{At: network.In(1), Key: "proxy_type", Name: "Proxy type", ID: "PAYNOW-PROXY-TYPE", Means: network.PayeeKind, OneOf: []string{"0", "2"}, Hidden: true, Fact: proxies},
				{At: network.In(1), Name: "Proxy type", ID: "PAYNOW-PROXY-TYPE", Presence: network.Mandatory, Fact: spec},
				{At: network.In(2), Name: "Proxy", ID: "PAYNOW-PROXY", Presence: network.Mandatory, Fact: spec},
				{At: network.In(2), Key: "mobile", Name: "Mobile number", ID: "PAYNOW-MOBILE", Means: network.Payee, Format: phone, Max: 16, When: typeIs("0"), Fact: spec},
				{At: network.In(2), Key: "uen", Name: "UEN", ID: "PAYNOW-UEN", Means: network.Payee, Format: network.CapitalsAndDigits.Cleaned(compact), Min: 9, Max: 13, Checks: []*network.Check{uenSuffix, uenLetter}, When: typeIs("2"), Fact: spec},
				{At: network.In(3), Key: "editable", Name: "Amount editable", ID: "PAYNOW-EDITABLE", Means: network.AmountEditable, Says: "1", OneOf: []string{"0", "1"}, Presence: network.Mandatory, Fact: spec},
				{At: network.In(3), Name: "Amount editable", ID: "PAYNOW-EDITABLE-OPEN", OneOf: []string{"1"}, When: []network.Cond{network.Is(network.Root(54)).Not()}, Fact: spec.Warning()},
			}, last...),
		}},
		Keys: []string{proxyType: "proxy_type", mobile: "mobile", uen: "uen", editable: "editable", expires: "expires", payeeReference: "reference"},
		Make: func(k *network.Kind, at network.Location, v *network.Values) network.Account {
			return Account{at, v.At(mobile), v.At(uen), v.At(editable), v.At(expires), v.At(payeeReference), k.Key == "annex"}
		},
		Examples: []network.Example{
			{Values: []string{proxyType: "0", mobile: "+6580000000", editable: "1", expires: "20991231", payeeReference: "TABLE 7"}},
			{Values: []string{proxyType: "2", uen: "201403121W", editable: "1", expires: "20991231235959", payeeReference: "TABLE 7"}},
		},
	}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	values := []string{proxyType: "", mobile: a.Mobile, uen: a.UEN, editable: a.Editable, expires: a.Expires, payeeReference: a.Reference}
	switch {
	case a.Mobile != "":
		values[proxyType] = "0"
	case a.UEN != "":
		values[proxyType] = "2"
	}
	if a.Anchor().IsZero() && a.Editable == "" && values[proxyType] != "" {
		values[editable] = "1"
	}
	if a.annex {
		return Annex, values
	}
	return Proxy, values
}

// Adapt implements [network.Adapter]: where nobody says otherwise a payer enters the
// amount that the code does not have, and changes none that it has.
func (a Account) Adapt(amount bool) (network.Account, error) {
	if amount && a.Anchor().IsZero() && a.Editable == "" && a.Mobile+a.UEN != "" {
		a.Editable = "0"
	}
	return a, nil
}

// Check implements [network.Checker]: there is room for one proxy.
func (a Account) Check() error {
	if a.Mobile != "" && a.UEN != "" {
		return errors.New("paynow: there is a mobile number and a UEN, expected one of them")
	}
	return nil
}

func compact(text string) string { return strings.ToUpper(network.Ungrouped(text)) }

var phone = network.FormatOf("+ and the digits of a phone number", func(v string) bool {
	digits, ok := strings.CutPrefix(v, "+")
	return ok && digits != "" && network.Digits.Holds(digits)
}).Cleaned(network.Ungrouped)

// day is a date, or a moment, in Singapore.
var day = func() *network.Format {
	f := network.FormatOf("a day YYYYMMDD, or a moment YYYYMMDDhhmmss", func(v string) bool { _, ok := readDay(v); return ok })
	f.Time = readDay
	return f
}()

// singapore is UTC+8 all year.
var singapore = time.FixedZone("SGT", 8*60*60)

// readDay is when a code dies: a day is over at its midnight.
func readDay(v string) (time.Time, bool) {
	switch len(v) {
	case 8:
		at, err := time.ParseInLocation("20060102", v, singapore)
		return at.AddDate(0, 0, 1), err == nil
	case 14:
		at, err := time.ParseInLocation("20060102150405", v, singapore)
		return at, err == nil
	}
	return time.Time{}, false
}
