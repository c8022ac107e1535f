// Package maucas knows MauCAS QR, the national payment code of Mauritius, which the Bank
// of Mauritius runs. Its text is not public; the table is what the codes of unrelated
// programs have in common.
//
// Start here: [Network] is the table, [Account] what is paid.
package maucas

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template; TestGUID is that of its test system.
const (
	Slug     = "maucas"
	GUID     = "mu.maucas"
	TestGUID = "mu.taucas"
)

var (
	codes = network.Fact{Severity: emvqr.Error, Source: "codes of four unrelated programs", Confidence: emvqr.ConfidenceB}
	// lengths are those of the codes that were met, and no more than that.
	lengths = network.Fact{Severity: emvqr.Warning, Source: "lengths in the codes of four programs", Confidence: emvqr.ConfidenceC}
)

// Network is MauCAS's table.
var Network = &network.Network{
	Slug: Slug, Name: "MauCAS QR", Countries: []string{"MU"}, AsOf: "2026-11", Fact: codes,
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("MAUCAS", "480", "MU"),
}

// Account is a merchant of MauCAS.
type Account struct {
	network.Location
	// Participant is the payee's bank, a BIC of 8 characters, or of 12 filled with X.
	Participant string
	// Account is the merchant's account there, or an agent's; MerchantID is its number.
	Account, MerchantID string
	// GUID is the identifier in a code that was read, "" for [GUID].
	GUID string
}

const (
	participant = iota
	account
	merchantID
	guid
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "MauCAS template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "MauCAS template", ID: "MAUCAS-TEMPLATE", Fact: codes.Warning(),
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID, TestGUID}}},
		Rows: []network.Row{
			{At: network.In(0), Key: "guid", Name: "GUID", ID: "MAUCAS-GUID", Hidden: true, Checks: notATest},
			{At: network.In(1), Key: "participant", Name: "Participant", ID: "MAUCAS-PARTICIPANT", Means: network.PayeeBank, Presence: network.Mandatory, Fact: codes},
			{At: network.In(1), Name: "Participant", ID: "MAUCAS-PARTICIPANT", Format: network.CapitalsAndDigits, Min: 8, Max: 12, Fact: lengths},
			{At: network.In(2), Key: "account", Name: "Account", ID: "MAUCAS-ACCOUNT", Means: network.Payee, Presence: network.Mandatory, Fact: codes},
			{At: network.In(2), Name: "Account", ID: "MAUCAS-ACCOUNT", Min: 11, Max: 16, Fact: lengths},
			{At: network.In(3), Key: "merchant_id", Name: "Merchant number", ID: "MAUCAS-MERCHANT-ID", Means: network.MerchantID, Min: 9, Max: 15, Fact: lengths},
		},
	}},
	Keys: []string{participant: "participant", account: "account", merchantID: "merchant_id", guid: "guid"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(participant), v.At(account), v.At(merchantID), v.At(guid)}
	},
	Examples: []network.Example{
		{Values: []string{participant: "TESTMUM0", account: "0000000000000001", merchantID: "0000000001", guid: GUID}},
	},
}

// notATest warns of a code that leads to the test system, where nobody is paid.
var notATest = []*network.Check{{
	Name: "TEST", Sentence: "The identifier is not that of the test system.", Breaks: TestGUID,
	Fault: func(value string) string {
		if network.EqualGUID(value, TestGUID) {
			return "it is the one of the test system"
		}
		return ""
	},
	Fact: network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "a bank's sandbox", Confidence: emvqr.ConfidenceB},
}}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	values := []string{participant: a.Participant, account: a.Account, merchantID: a.MerchantID, guid: a.GUID}
	if a.GUID == "" && a.Account != "" {
		values[guid] = GUID
	}
	return Merchant, values
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
