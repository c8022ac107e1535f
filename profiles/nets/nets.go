// Package nets knows NETS, the debit network of Singapore, as one of the networks of
// an SGQR label.
//
// Start here: [Network] is the table, [Account] what is paid.
package nets

import (
	"errors"
	"log/slog"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "nets"
	GUID = "SG.COM.NETS"
)

var (
	annex = network.Fact{Severity: emvqr.Error, Source: "SGQR Specifications v1.7, annex A.2.12; real codes", Confidence: emvqr.ConfidenceA}
	// The sample of the annex has the day first, and real codes the year.
	expiryOrder = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "two real codes; the annex's own sample has another order", Confidence: emvqr.ConfidenceB}
	unsigned    = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "real codes", Confidence: emvqr.ConfidenceB}
	oneCode     = network.Fact{Source: "one real code", Confidence: emvqr.ConfidenceC}
)

// Network is NETS's table.
var Network = &network.Network{
	Slug: Slug, Name: "NETS", Countries: []string{"SG"}, AsOf: "2026-11", Fact: annex,
	Kinds:  []*network.Kind{Merchant},
	Shared: append(network.National("NETS", "702", "SG"), network.Row{At: network.Root(52), Default: "0000"}),
}

// Account is a merchant of NETS as it is in the merchant's code. NETS signs it, in a
// way that is not published, so that an account is copied and never made up.
type Account struct {
	network.Location
	// Metadata is a digit of the version, ten characters of the issuer's UEN, and when
	// the code expires, YYMMDDhhmmss.
	Metadata string
	// MerchantID is up to 15 characters, 11 in real codes; TerminalID is eight.
	MerchantID, TerminalID string
	// AmountModifier and Type are one character each, if they are there. What the
	// values mean is not established.
	AmountModifier, Type string
	// Signature is eight hexadecimal digits.
	Signature string
}

const (
	metadata = iota
	merchantID
	terminalID
	amountModifier
	qrType
	signature
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "NETS template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "NETS template", ID: "NETS-MERCHANT",
		// 51 is where SGQR has its identity.
		At: network.Between(26, 50), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}}, Fact: annex.Warning(),
		Rows: []network.Row{
			{At: network.In(1), Key: "metadata", Name: "QR metadata", ID: "NETS-METADATA", Format: versionIssuerExpiry, Min: 23, Max: 23, Presence: network.Mandatory, Fact: annex},
			{At: network.In(1), Name: "Expiry in the metadata", ID: "NETS-EXPIRY", Means: network.Expiry, Format: expiry, Fact: expiryOrder},
			{At: network.In(2), Key: "merchant_id", Name: "Merchant ID", ID: "NETS-MERCHANT-ID", Means: network.Payee, Format: network.Ans, Max: 15, Presence: network.Mandatory, Fact: annex},
			{At: network.In(3), Key: "terminal_id", Name: "Terminal ID", ID: "NETS-TERMINAL-ID", Means: network.Terminal, Format: network.Ans, Min: 8, Max: 8, Presence: network.Mandatory, Fact: annex},
			{At: network.In(9), Key: "amount_modifier", Name: "Amount modifier", ID: "NETS-AMOUNT-MODIFIER", Format: network.Digits, Min: 1, Max: 1, Fact: annex},
			{At: network.In(10), Key: "type", Name: "QR type", ID: "NETS-TYPE", Format: network.Digits, Min: 1, Max: 1, Fact: oneCode},
			{At: network.In(99), Key: "signature", Name: "Signature", ID: "NETS-SIGNATURE", Means: network.Signature, Format: network.Hex, Min: 8, Max: 8, Fact: annex},
			// Every code met has it; what a reader does without is not established.
			{At: network.In(99), Name: "Signature", ID: "NETS-SIGNATURE", Presence: network.Mandatory, Fact: unsigned},
		},
	}},
	Keys: []string{
		metadata: "metadata", merchantID: "merchant_id", terminalID: "terminal_id",
		amountModifier: "amount_modifier", qrType: "type", signature: "signature",
	},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(metadata), v.At(merchantID), v.At(terminalID), v.At(amountModifier), v.At(qrType), v.At(signature)}
	},
	Examples: []network.Example{{Values: []string{
		metadata: "1198500065G991231235900", merchantID: "11100000000", terminalID: "10000001", amountModifier: "1", qrType: "2", signature: "0123ABCD",
	}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{
		metadata: a.Metadata, merchantID: a.MerchantID, terminalID: a.TerminalID,
		amountModifier: a.AmountModifier, qrType: a.Type, signature: a.Signature,
	}
}

// Check implements [network.Checker]: nobody but NETS can sign an account.
func (a Account) Check() error {
	if a.Signature == "" {
		return errors.New("nets: the account has no signature, expected the one of the merchant's own code of NETS")
	}
	return nil
}

// The metadata ends with a moment of twelve digits.
const momentLength = 12

var versionIssuerExpiry = network.FormatOf("a digit, a UEN and a moment of twelve digits", func(v string) bool {
	at := len(v) - momentLength
	return at > 1 && network.Digits.Holds(v[:1]) && network.CapitalsAndDigits.Holds(v[1:at]) && network.Digits.Holds(v[at:])
})

var expiry = &network.Format{Time: readExpiry}

// singapore is UTC+8 all year.
var singapore = time.FixedZone("SGT", 8*60*60)

// readExpiry reads the moment with the year first, a year of this century. What does
// not read so, like that of the annex, is not judged.
func readExpiry(v string) (time.Time, bool) {
	at := len(v) - momentLength
	if at < 0 {
		return time.Time{}, false
	}
	when, err := time.ParseInLocation("20060102150405", "20"+v[at:], singapore)
	return when, err == nil
}
