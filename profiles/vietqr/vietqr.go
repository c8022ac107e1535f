// Package vietqr knows VietQR, the transfer code of Viet Nam, which NAPAS runs.
//
// Start here: [Network] is the table, [Account] what is paid.
package vietqr

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, AID its template.
const (
	Slug = "vietqr"
	AID  = "A000000727"
)

// inside is a fault that test fixtures of one library have spread.
var inside = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "NAPAS has it in 02 of the template; fixtures of a library have it in 01", Confidence: emvqr.ConfidenceA}

var (
	napas = network.Fact{Severity: emvqr.Error, Source: "NAPAS, VietQR format for NAPAS247 v1.0", Confidence: emvqr.ConfidenceA}
	// Of the services that a bank's gateway has beside them one is cash, and what a wallet
	// does with either nobody says.
	services = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: napas.Source + "; QRCASH and QRADVERTISE are known from one bank's gateway", Confidence: emvqr.ConfidenceC}
	cards    = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "inferred from the format's example of a card, whose number begins with the bank's", Confidence: emvqr.ConfidenceD}
)

// Network is VietQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "VietQR (NAPAS 247)", Countries: []string{"VN"}, AsOf: "2026-11", Fact: napas,
	Kinds: []*network.Kind{Beneficiary, phone},
	Rules: []network.Rule{cardService},
	Unit:  emvqr.Bytes, // of some generators in the field, where the text is not ASCII
	Shared: []network.Row{
		{At: network.Root(1), ID: "VIETQR-INITIATION", OneOf: []string{"11", "12"}, Presence: network.Mandatory},
		{At: network.Root(53), ID: "VIETQR-CURRENCY", OneOf: currencies, Presence: network.Mandatory, Default: "704"},
		{At: network.Root(58), ID: "VIETQR-COUNTRY", OneOf: []string{"VN"}, Presence: network.Mandatory, Default: "VN"},
	},
	Lowered: []network.Lowered{
		{Rule: "MPM-4.5.2.1-ANS", At: network.Root(59), To: emvqr.Warning, Source: unicode},
		{Rule: "MPM-4.5.2.1-ANS", At: network.Root(60), To: emvqr.Warning, Source: unicode},
		{Rule: "MPM-4.5.2.1-ANS", At: network.Root(62), To: emvqr.Warning, Source: unicode},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(52), To: emvqr.Info, Source: "optional in the format"},
		{Rule: "MPM-4.7.14.1-NAME", At: network.Root(59), To: emvqr.Info, Source: "optional in the format"},
		{Rule: "MPM-4.7.15.1-CITY", At: network.Root(60), To: emvqr.Info, Source: "optional in the format"},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(59), To: emvqr.Info, Source: "optional in the format"},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(60), To: emvqr.Info, Source: "optional in the format"},
		{Rule: "MPM-4.11.1.1-UNRES", To: emvqr.Info, Source: "MoMo's codes have three bare digits in 80"},
		{Rule: "MPM-4.11.1.2-GUID", To: emvqr.Info, Source: "MoMo's codes have three bare digits in 80"},
	},
}

// currencies are those of the format's own table, the dong first.
var currencies = []string{"704", "392", "410", "458", "156", "360", "608", "702", "764"}

const unicode = "strings of the format are Unicode; real codes have purposes with diacritics"

// Account is the account or card that receives a transfer.
type Account struct {
	network.Location
	// BIN is six digits of the bank; Number is the account or card there, up to 19
	// letters and digits.
	BIN, Number string
	// Service says what Number is: [ToAccount], [ToCard] or [ToMerchant]; "" for a code
	// that does not say, which wallets take for an account.
	Service string
}

// The services: two transfers, which the format of 2021 names, and the payment of a
// merchant, whose number its acquirer gives (NAPAS, text of October 2022).
const (
	ToAccount  = "QRIBFTTA"
	ToCard     = "QRIBFTTC"
	ToMerchant = "QRPUSH"
)

var known = []string{ToAccount, ToCard, ToMerchant}

const (
	bin = iota
	number
	service
)

// Beneficiary is the account's table.
var Beneficiary = &network.Kind{
	Network: Slug, Key: "beneficiary", Name: "VietQR template",
	Objects: []*network.Object{{
		Key: "beneficiary", Name: "VietQR template", ID: "VIETQR-BENEFICIARY",
		// Readers look for the GUID in any template.
		At: network.At(38), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{AID}}}, Fact: napas.Warning(),
		Rows: []network.Row{
			{At: network.In(1), Name: "Beneficiary", ID: "VIETQR-BENEFICIARY", Presence: network.Mandatory, Checks: twoObjects, Fact: napas},
			{At: network.In(1, 0), Key: "bin", Name: "Bank BIN", ID: "VIETQR-BIN", Means: network.PayeeBank, Format: network.Grouped, Min: 6, Max: 6, Fact: napas},
			{At: network.In(1, 1), Key: "number", Name: "Account or card number", ID: "VIETQR-NUMBER", Means: network.Payee, Payee: network.PayeeAccount, Format: network.Alphanumeric.Cleaned(network.Ungrouped), Max: 19, Fact: napas},
			// Of a value that does not close neither is there, and that is said of it.
			{At: network.In(1, 0), Name: "Bank BIN", ID: "VIETQR-BIN", Presence: network.Mandatory, When: []network.Cond{network.Is(network.In(1, 1))}, Fact: napas},
			{At: network.In(1, 1), Name: "Account or card number", ID: "VIETQR-NUMBER", Presence: network.Mandatory, When: []network.Cond{network.Is(network.In(1, 0))}, Fact: napas},
			// Some libraries write the service there, which moves the end of 01.
			{At: network.In(1, 2), Name: "Service code inside the beneficiary", ID: "VIETQR-SERVICE-INSIDE", Presence: network.Forbidden, Fact: inside},
			{At: network.In(2), Key: "service", Name: "Service code", ID: "VIETQR-SERVICE", Means: network.PayeeKind, OneOf: known, Fact: services},
		},
	}},
	Keys: []string{bin: "bin", number: "number", service: "service"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(bin), v.At(number), v.At(service)}
	},
	Examples: []network.Example{{Values: []string{bin: "970403", number: "0011012345678", service: ToAccount}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Beneficiary, []string{bin: a.BIN, number: a.Number, service: a.Service}
}

// Check implements [network.Checker]: of other services nobody says what they are for.
// One that was read can be written again.
func (a Account) Check() error {
	if a.Anchor().IsZero() && a.Service != "" && !slices.Contains(known, a.Service) {
		return fmt.Errorf("vietqr: the service is %+q, expected %s", a.Service, strings.Join(known, ", "))
	}
	return nil
}

// cardService is about a number that a wallet would take for that of an account.
var cardService = network.Rule{
	ID: "VIETQR-CARD-SERVICE", Sentence: "A code that pays to a card has the service code of one.", Of: "beneficiary", Fact: cards,
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		for o := range c.Objects("beneficiary") {
			root := o.Path.Root()
			bank, _ := c.Code().Get(emvqr.P(root, 1, 0))
			number, _ := c.Code().Get(emvqr.P(root, 1, 1))
			if _, says := o.Get(2); !says && isCard(bank, number) {
				broken(c.Code().Place(emvqr.P(root, 1, 1)), "the number looks like that of a card, and nothing says whether it is of one or of an account")
			}
		}
	},
}

// isCard: the cards of NAPAS begin with the number of the bank.
func isCard(bank, number string) bool {
	return bank != "" && strings.HasPrefix(number, bank) && (len(number) == 16 || len(number) == 19) && network.Digits.Holds(number)
}

// twoObjects finds a beneficiary that nothing can be read of; what else is wrong with
// it the rows of its objects say.
var twoObjects = []*network.Check{{
	Name: "OBJECTS", Sentence: "The beneficiary, 01, is two data objects: the bank in 00 and the number in 01.",
	Fault: func(value string) string {
		if line := (emvqr.Object{Path: emvqr.P(38), Value: value}); line.IsTemplate() {
			for o := range line.Objects() {
				if o.Path.ID() <= 1 && o.Value != "" {
					return ""
				}
			}
		}
		return "does not read as a bank in 00 and a number in 01; the lengths inside do not add up, or both are missing"
	},
	Breaks: "00069704030112" + strings.Repeat("1", 13),
}}

// phone is the end of a phone number that MoMo puts beside the template, no
// template itself.
var phone = &network.Kind{
	Network: Slug, Key: "phone", Name: "End of a phone number", Role: network.Data,
	Objects: []*network.Object{{
		Key: "phone", Name: "End of a phone number", At: network.At(80),
		By: []network.Mark{{Has: []network.Look{{At: network.Value(), Format: network.Digits, Len: 3}}, Beside: []string{"beneficiary"}}},
	}},
}
