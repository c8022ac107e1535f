// Package raastp2m knows Raast P2M, the merchants' code of the State Bank of Pakistan.
// Its text is not public; the table follows codes of five participants. The code for
// transfers between persons is no merchant-presented EMV code, and another form.
//
// Start here: [Network] is the table, [Account] what is paid.
package raastp2m

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network.
const Slug = "raast-p2m"

var codes = network.Fact{Severity: emvqr.Error, Source: "codes of five participants, 36 labels of one bank among them", Confidence: emvqr.ConfidenceB}

// Network is Raast P2M's table.
var Network = &network.Network{
	Slug: Slug, Name: "Raast P2M", Countries: []string{"PK"}, Home: "PK", AsOf: "2026-11", Fact: codes,
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("RAAST-P2M", "586", "PK"),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.8.1.4-ALLOC", At: network.Root(62, 0), To: emvqr.Warning, Source: "codes of several banks have 32 characters there"},
		{Rule: "MPM-T3.6-LEN", At: network.Root(59), To: emvqr.Warning, Source: "labels of one bank have names of up to 38"},
		{Rule: "MPM-T3.7-LEN", At: network.Root(62, 5), To: emvqr.Warning, Source: "references of up to 28 are met"},
	},
}

// Account is a merchant of Raast.
type Account struct {
	network.Location
	// GUID is what stands where others have one value for all: it is the
	// participant's or even the merchant's own, 32 letters and digits as a rule.
	GUID string
	// Participant is the BIC of the merchant's bank or wallet, 8 or 11 characters.
	Participant string
	// IBAN is the merchant's account, 24 characters that begin with PK.
	IBAN string
}

const (
	guid = iota
	participant
	iban
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "Raast template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "Raast template", At: network.At(28),
		By: []network.Mark{
			{Has: []network.Look{{At: network.In(1), Format: network.CapitalsAndDigits, Len: 8}, account}},
			{Has: []network.Look{{At: network.In(1), Format: network.CapitalsAndDigits, Len: 11}, account}},
		},
		Rows: []network.Row{
			{At: network.In(0), Key: "guid", Name: "Participant's GUID", ID: "RAAST-P2M-GUID", Format: network.Alphanumeric, Max: 32, Presence: network.Mandatory, InsteadOf: "MPM-4.7.11.2-GUID"},
			{At: network.In(1), Key: "participant", Name: "Participant's BIC", ID: "RAAST-P2M-PARTICIPANT", Means: network.PayeeBank, Format: bic, Presence: network.Mandatory},
			{At: network.In(2), Key: "iban", Name: "IBAN", ID: "RAAST-P2M-IBAN", Means: network.Payee, Format: pakistani, Min: 24, Max: 24, Presence: network.Mandatory, Checks: checkDigits},
		},
	}},
	Keys: []string{guid: "guid", participant: "participant", iban: "iban"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(guid), v.At(participant), v.At(iban)}
	},
	Examples: []network.Example{
		{Values: []string{guid: "0123456789abcdef0123456789abcdef", participant: "TESTPKKA", iban: "PK81DEMO0000001123456702"}},
		{Values: []string{guid: "0123456789abcdef0123456789abcdef", participant: "TESTPKKAXXX", iban: "PK81DEMO0000001123456702"}},
	},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{guid: a.GUID, participant: a.Participant, iban: a.IBAN}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// account is what an IBAN of Pakistan looks like.
var account = network.Look{At: network.In(2), Starts: "PK", Format: network.CapitalsAndDigits, Len: 24}

// bic goes by length and characters alone: some that are in use are in no register.
var bic = network.FormatOf("a BIC of 8 or 11 capital letters and digits", func(v string) bool {
	return (len(v) == 8 || len(v) == 11) && network.CapitalsAndDigits.Holds(v)
})

var pakistani = network.FormatOf("PK and capital letters and digits", func(v string) bool {
	return strings.HasPrefix(v, "PK") && network.CapitalsAndDigits.Holds(v)
}).Cleaned(func(text string) string { return strings.ToUpper(network.Ungrouped(text)) })

var checkDigits = []*network.Check{{
	Name: "MOD97", Sentence: "The check digits of an IBAN are those of ISO 13616.", Fault: network.IBANFault,
	Fact: network.Fact{Source: "ISO 13616; all seven numbers that were checked keep them", Confidence: emvqr.ConfidenceB},
}}
