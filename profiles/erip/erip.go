// Package erip knows the bills of ERIP, the settlement system of Belarus, and of the
// E-POS shops beside it. A printed code is a link whose fragment has data objects and,
// instead of a CRC, a piece of a SHA-256 digest; see [Link].
//
// Start here: [Network] is the table, [Account] what is paid.
package erip

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Slug names the network, GUID its template.
const (
	Slug = "erip"
	GUID = "by.raschet"
)

// codes are the seven of production, whose digests hold, and the programs that make
// such codes.
var codes = network.Fact{Source: "seven codes of production; programs that make them", Confidence: emvqr.ConfidenceB}

// Network is ERIP's table.
var Network = &network.Network{
	Slug: Slug, Name: "ERIP / E-POS", Countries: []string{"BY"}, AsOf: "2026-11", Fact: codes,
	Kinds:   []*network.Kind{Bill},
	Shared:  network.National("ERIP", "933", "BY"),
	Rules:   []network.Rule{plainCRC},
	Natives: []network.Native{form},
	Hosts:   []host.Host{{Name: "pay.raschet.by", Domain: "raschet.by", Rule: lookalike, Source: "codes of production", Confidence: emvqr.ConfidenceB}},
}

// Account is a bill, in one or both of its entries.
type Account struct {
	network.Location
	// Service is seven digits of the service that is paid; Number what the service
	// calls the payer's account or order.
	Service, Number string
	// Editable is 11 where the payer may change the amount, 12 where not.
	Editable string
	// Provider is the E-POS provider's domain, as in by.epos.artpay; Order what it
	// calls the bill.
	Provider, Order string
}

// What Editable says.
const (
	AnyAmount   = "11"
	FixedAmount = "12"
)

const (
	service = iota
	number
	editable
	provider
	order
)

// Bill is the account's table. Its two objects are two ways to one bill.
var Bill = &network.Kind{
	Network: Slug, Key: "bill", Name: "ERIP bill",
	Objects: []*network.Object{{
		Key: "bill", Name: "ERIP template", ID: "ERIP-BILL", At: network.At(32), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}}, Fact: codes.Warning(),
		Rows: []network.Row{
			{At: network.In(1), Key: "service", Name: "Service", ID: "ERIP-SERVICE", Means: network.Payee, Format: network.Digits, Presence: network.Mandatory, Fact: codes},
			{At: network.In(1), Name: "Service", ID: "ERIP-SERVICE", Min: 7, Max: 7}, // one program writes six
			{At: network.In(10), Key: "number", Name: "Account or order", ID: "ERIP-NUMBER", Means: network.Bill, Presence: network.Mandatory},
			{At: network.In(12), Key: "editable", Name: "Whether the amount may be changed", ID: "ERIP-EDITABLE", Means: network.AmountEditable, Says: AnyAmount, OneOf: []string{AnyAmount, FixedAmount}},
		},
	}, {
		Key: "epos", Name: "E-POS template", ID: "ERIP-EPOS", At: network.At(33), Joins: "bill", For: []string{"order"}, Fact: codes.Warning(),
		By: []network.Mark{{At: network.Anywhere, GUIDStarts: eposStart}},
		Rows: []network.Row{
			{At: network.In(0), Key: "provider", Name: "E-POS provider", ID: "ERIP-PROVIDER", Max: 32, Presence: network.Mandatory, Fact: codes},
			{At: network.In(3), Key: "order", Name: "E-POS order", ID: "ERIP-ORDER", Means: network.Bill, Presence: network.Mandatory},
		},
	}},
	Keys: []string{service: "service", number: "number", editable: "editable", provider: "provider", order: "order"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(service), v.At(number), v.At(editable), v.At(provider), v.At(order)}
	},
	Examples: []network.Example{
		{Values: []string{service: "4665791", number: "100200", editable: AnyAmount}},
		{Values: []string{service: "4665791", number: "100200", editable: FixedAmount, provider: "by.epos.artpay", order: "10-20-3"}},
	},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Bill, []string{service: a.Service, number: a.Number, editable: a.Editable, provider: a.Provider, order: a.Order}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// eposStart is how the GUID of a bill at a company of E-POS begins.
const eposStart = "by.epos."

// plainCRC says of a merchant-presented code, which has a CRC, that it is not what the
// operator's codes are.
var plainCRC = network.Rule{
	ID: "ERIP-CRC", Sentence: "A code is a link with a digest, as production has it, and not a text with a CRC, as one program writes.",
	Fact: network.Fact{Severity: emvqr.Info, Effect: emvqr.Doubt, Source: codes.Source, Confidence: emvqr.ConfidenceB},
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		broken(c.Code().Place(emvqr.P(63)), "the code has a CRC, as one program writes it; codes of production are links with a digest")
	},
}
