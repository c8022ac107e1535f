// Package trkarekod knows TR Karekod, the payment code of Turkiye: that for cards, of
// the Interbank Card Center (BKM), and that for transfers by FAST, of the central bank.
// The text between persons that begins with 7502 is no code of EMVCo's and is not here.
//
// Start here: [Network] is the table, [Card] and [Transfer] what is paid.
package trkarekod

import (
	"errors"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network; BKM is the GUID of its template for cards, FAST that of its
// template for transfers.
const (
	Slug = "trkarekod"
	BKM  = "TR.COM.BKM"
	FAST = "TR.GOV.TCMB.FAST"
)

var (
	codes    = network.Fact{Severity: emvqr.Error, Source: "tests of a parser; documentation of a wallet's interface", Confidence: emvqr.ConfidenceB}
	programs = network.Fact{Severity: emvqr.Error, Source: "tests of a parser; three programs that make codes", Confidence: emvqr.ConfidenceB}
	onePlace = network.Fact{Severity: emvqr.Warning, Source: "tests of one parser", Confidence: emvqr.ConfidenceC}
)

// Network is TR Karekod's table.
var Network = &network.Network{
	Slug: Slug, Name: "TR Karekod", Countries: []string{"TR"}, AsOf: "2026-11", Fact: codes,
	Kinds:    []*network.Kind{ByCard, ByTransfer},
	Reserves: network.Between(49, 51), // readers go by these ids, not by a GUID
	Shared: append(network.National("TRKAREKOD", "949", "TR"),
		// So what is written with a point, as elsewhere, is refused: see [Amount].
		network.Row{At: network.Root(54), ID: "TRKAREKOD-AMOUNT", Format: kurus}),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.11.1-TMPL", To: emvqr.Info, Source: "49 and 50 are bare digits"},
		{Rule: "MPM-4.7.11.2-GUID", To: emvqr.Info, Source: "49 and 50 are bare digits, which may look like a template"},
	},
	Rules: []network.Rule{countsKurus},
}

// Card is a merchant that takes cards.
type Card struct {
	network.Location
	// TransactionType is one character; Hash is 20 or 32 characters, which the
	// acquirer makes.
	TransactionType, Hash string
	// Schemes is ten characters, a letter for each card scheme that is taken and 0 for
	// none, as in TDVMAUJ000. Brand is one character, Installments two digits.
	Schemes, Brand, Installments string
	// MerchantCode is ten digits, in 49; Place is 16, in 50.
	MerchantCode, Place string
	Issue
}

// Transfer is a merchant's account that receives transfers.
type Transfer struct {
	network.Location
	// IBAN is the account, TR and 24 digits.
	IBAN string
	// Flow is two digits, 02 in a printed code; Hash is 32 characters.
	Flow, Hash string
	// MerchantCode is ten digits, in 49; Place is 16, in 50.
	MerchantCode, Place string
	Issue
}

// Values of both kinds come first.
const (
	merchantCode = iota
	place
	version
	producer
	reference
	terminalType
	terminalSerial
	created
	expires
	guid
	hash

	transactionType = iota
	schemes
	brand
	installments

	iban = transactionType
	flow = schemes
)

// keys are those of both kinds, before its own.
func keys(own ...string) []string {
	return append([]string{
		merchantCode: "merchant_code", place: "place", version: "version", producer: "producer", reference: "reference",
		terminalType: "terminal_type", terminalSerial: "terminal_serial", created: "created", expires: "expires", guid: "guid", hash: "hash",
	}, own...)
}

// ByCard and ByTransfer are the tables of the accounts.
var (
	ByCard = &network.Kind{
		Network: Slug, Key: "card", Name: "TR Karekod for cards",
		Objects: objects(&network.Object{
			Key: "card", Name: "TR Karekod template for cards", ID: "TRKAREKOD-CARD", Fact: codes.Warning(),
			At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{BKM}}},
			Rows: []network.Row{
				{At: network.In(0), Key: "guid", Name: "GUID", Hidden: true},
				{At: network.In(6), Key: "transaction_type", Name: "Transaction type", ID: "TRKAREKOD-TRANSACTION-TYPE", Means: network.Action, Min: 1, Max: 1},
				{At: network.In(8), Key: "hash", Name: "Hash", ID: "TRKAREKOD-HASH", Min: 20, Max: 32},
				{At: network.In(9), Key: "schemes", Name: "Card schemes", ID: "TRKAREKOD-SCHEMES", Format: network.CapitalsAndDigits, Min: 10, Max: 10},
				{At: network.In(10), Key: "brand", Name: "Brand", ID: "TRKAREKOD-BRAND", Min: 1, Max: 1},
				{At: network.In(11), Key: "installments", Name: "Installments", ID: "TRKAREKOD-INSTALLMENTS", Format: network.Digits, Min: 2, Max: 2},
			},
		}, network.Payee),
		Keys: keys("transaction_type", "schemes", "brand", "installments"),
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return Card{at, v.At(transactionType), v.At(hash), v.At(schemes), v.At(brand), v.At(installments), v.At(merchantCode), v.At(place), issueOf(v)}
		},
		Examples: []network.Example{
			{Values: values(BKM, "0123456789", "", "", Issue{}, "1", "TDVMAUJ000", "N", "03")},
			{Values: values(BKM, "0123456789", "1234567890123456", "00112233445566778899aabbccddeeff", issued), Beside: []network.Setting{{At: network.Root(1), Value: "12"}}},
			{Values: values(BKM, "0123456789", "", "", Issue{}), Beside: paid, Finds: []string{countsKurus.ID}},
		},
	}
	ByTransfer = &network.Kind{
		Network: Slug, Key: "transfer", Name: "TR Karekod for transfers", Fact: programs,
		Objects: objects(&network.Object{
			// Programs that make codes by what they read of others have it in 26.
			Key: "transfer", Name: "TR Karekod template for transfers", ID: "TRKAREKOD-TRANSFER", Fact: programs.Warning(),
			At: network.At(30), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{FAST}}},
			Rows: []network.Row{
				{At: network.In(0), Key: "guid", Name: "GUID", Hidden: true},
				{At: network.In(1), Key: "iban", Name: "IBAN", ID: "TRKAREKOD-IBAN", Means: network.Payee, Format: ibanForm, Min: 26, Max: 26, Checks: ibanDigits, Presence: network.Mandatory, Fact: programs},
				{At: network.In(2), Key: "flow", Name: "Flow", ID: "TRKAREKOD-FLOW", Format: network.Digits, Min: 2, Max: 2},
				{At: network.In(20), Key: "hash", Name: "Hash", ID: "TRKAREKOD-HASH", Min: 20, Max: 32, Fact: onePlace},
			},
		}, network.MerchantID),
		Keys: keys("iban", "flow"),
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return Transfer{at, v.At(iban), v.At(flow), v.At(hash), v.At(merchantCode), v.At(place), issueOf(v)}
		},
		Examples: []network.Example{
			{Values: values(FAST, "", "", "", Issue{}, "TR330006100519786457841326", "02")},
			{Values: values(FAST, "0123456789", "1234567890123456", "00112233445566778899AABBCCDDEEFF", issued, "TR330006100519786457841326"), Beside: []network.Setting{{At: network.Root(1), Value: "12"}}},
		},
	}
)

var (
	issued = Issue{"10", "0001", "180904121314", "02", "12345678901234567890ABC", "260101120000", "991231235959"}
	paid   = []network.Setting{{At: network.Root(54), Value: "000000012050"}}
)

// values are those of an account, by the places of the keys.
func values(template, merchant, placed, digest string, i Issue, own ...string) []string {
	return append([]string{
		merchantCode: merchant, place: placed, version: i.Version, producer: i.Producer, reference: i.Reference,
		terminalType: i.TerminalType, terminalSerial: i.TerminalSerial, created: i.Created, expires: i.Expires, guid: template, hash: digest,
	}, own...)
}

// Table implements [network.Account].
func (c Card) Table() (*network.Kind, []string) {
	return ByCard, values(BKM, c.MerchantCode, c.Place, c.Hash, c.whole(c.Location), c.TransactionType, c.Schemes, c.Brand, c.Installments)
}

// Table implements [network.Account].
func (t Transfer) Table() (*network.Kind, []string) {
	return ByTransfer, values(FAST, t.MerchantCode, t.Place, t.Hash, t.whole(t.Location), t.IBAN, t.Flow)
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (c Card) LogValue() slog.Value { return network.LogAccount(c) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (t Transfer) LogValue() slog.Value { return network.LogAccount(t) }

// Check implements [network.Checker]: the merchant is in an object of its own, which
// no row of the template can ask for.
func (c Card) Check() error {
	if c.MerchantCode == "" {
		return errors.New("trkarekod: there is no merchant code, expected ten digits")
	}
	return nil
}
