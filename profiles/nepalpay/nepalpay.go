// Package nepalpay knows NepalPay QR, the payment code of Nepal's clearing house NCHL.
//
// Start here: [Network] is the table, [Account] what is paid.
package nepalpay

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, Prefix is how the first object of its template begins.
const (
	Slug   = "nepalpay"
	Prefix = "NCHL"
)

// Network is NepalPay's table.
var Network = &network.Network{
	Slug: Slug, Name: "NepalPay QR", Countries: []string{"NP"}, AsOf: "2026-11",
	Fact:  network.Fact{Source: "NCHL, NEPALPAY QR Technical and API Specification", Confidence: emvqr.ConfidenceA},
	Kinds: []*network.Kind{Merchant},
	Shared: append(network.National("NEPALPAY", "524", "NP"),
		// NCHL's own examples have 56 = 0.00 where 55 names no fee. Another amount there
		// would be paid by one reader and not by the next.
		network.Row{At: network.Root(56), ID: "NEPALPAY-FEE", Presence: network.Mandatory, When: []network.Cond{fixedFee}, InsteadOf: "MPM-4.7.7.1-FIX"},
		network.Row{At: network.Root(56), ID: "NEPALPAY-NO-FEE", OneOf: []string{"0.00", "0.0", "0"}, When: []network.Cond{fixedFee.Not()}, InsteadOf: "MPM-4.7.7.1-FIX"},
	),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.4.1-NZ", At: network.Root(54), To: emvqr.Warning, Source: "an example of NCHL's has 0.00, though its text forbids it"},
		{Rule: "MPM-4.8.1.5-PSS", At: network.Root(62, 51), To: emvqr.Info, Source: "NCHL's trace id is in 62-51-00, where a GUID would be"},
	},
}

var fixedFee = network.Is(network.Root(55), "02")

// Account is a merchant of NepalPay.
type Account struct {
	network.Location
	// Acquirer is the acquirer's code, 8 characters; Merchant is up to 20 characters
	// that the acquirer chooses.
	Acquirer, Merchant string
	// TraceID is NCHL's id of the code, 19 or 20 characters, by which it is validated;
	// it stands in 62-51-00.
	TraceID string
}

const (
	prefix = iota
	acquirer
	merchant
	traceID
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "NepalPay template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "NepalPay template", ID: "NEPALPAY-MERCHANT",
		At: network.At(29), By: []network.Mark{{At: network.Anywhere, GUIDStarts: Prefix, Like: isNCHL, Says: "in capitals"}},
		Rows: []network.Row{
			{At: network.In(0).Piece(0, 4), Key: "prefix", Name: "The letters NCHL", ID: "NEPALPAY-PREFIX", Presence: network.Mandatory, Void: Prefix, Hidden: true, InsteadOf: "MPM-4.7.11.2-GUID"},
			{At: network.In(0).Piece(4, 12), Key: "acquirer", Name: "Acquirer code", ID: "NEPALPAY-ACQUIRER", Means: network.PayeeBank, Format: network.Ans, Presence: network.Mandatory},
			{At: network.In(0).Piece(12, 0), Key: "merchant", Name: "Merchant code", ID: "NEPALPAY-MERCHANT-CODE", Means: network.Payee, Format: network.Ans, Max: 20, Presence: network.Mandatory},
		},
	}},
	Rows: []network.Row{
		{At: network.Root(62, 51, 0), Key: "trace_id", Name: "Validation trace ID", ID: "NEPALPAY-TRACE-ID", Format: network.Ans, Max: 20},
	},
	Keys: []string{prefix: "prefix", acquirer: "acquirer", merchant: "merchant", traceID: "trace_id"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(acquirer), v.At(merchant), v.At(traceID)}
	},
	Examples: []network.Example{
		{
			Values: []string{acquirer: "00002501", merchant: "2501ABCDEFG", traceID: "2503280000000001ABC"},
			Beside: []network.Setting{{At: network.Root(56), Value: "0.00"}},
		},
		{
			Values: []string{acquirer: "00002501", merchant: "2501ABCDEFG", traceID: ""},
			Beside: []network.Setting{{At: network.Root(55), Value: "02"}, {At: network.Root(56), Value: "5.00"}},
		},
	},
}

func isNCHL(guid string) bool { return strings.HasPrefix(guid, Prefix) && network.Ans.Holds(guid) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{acquirer: a.Acquirer, merchant: a.Merchant, traceID: a.TraceID}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
