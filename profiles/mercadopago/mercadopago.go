// Package mercadopago knows the template of Mercado Pago, the wallet of Mercado Libre,
// in the seven countries for which its guide shows a code.
//
// Start here: [Network] is the table, [Account] and [Pair] what is paid.
package mercadopago

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Slug names the network, GUID its template.
const (
	Slug = "mercadopago"
	GUID = "com.mercadolibre"
)

var (
	guide = network.Fact{Source: "Mercado Pago's developer guide, with a code for each country", Confidence: emvqr.ConfidenceA}
	codes = network.Fact{Severity: emvqr.Warning, Source: "codes of unrelated projects and shops", Confidence: emvqr.ConfidenceB}
	// Without the order it would be a seller's number that the code does not speak of.
	noOrder = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: codes.Source, Confidence: emvqr.ConfidenceB}
	// What is no link leads nowhere, or where a lenient reader makes it lead.
	noLink   = noOrder
	oneMaker = network.Fact{Severity: emvqr.Warning, Source: "two codes in the tests of one program", Confidence: emvqr.ConfidenceC}
)

// Network is Mercado Pago's table. In Argentina its template stands beside the
// merchant's tax number in 50, which is package argentina's: there Mercado Pago is the
// acceptor that any wallet asks where the money goes.
var Network = &network.Network{
	Slug: Slug, Name: "Mercado Pago", Countries: []string{"AR", "BR", "CL", "CO", "MX", "PE", "UY"}, AsOf: "2026-11", Fact: guide,
	// The first kind has a template that both marks fit.
	Kinds: []*network.Kind{Numbers, Seller},
	Shared: []network.Row{
		{At: network.Root(58), ID: "MERCADOPAGO-COUNTRY", OneOf: []string{"AR", "BR", "CL", "CO", "MX", "PE", "UY"}, Presence: network.Mandatory},
		currency("032", "AR"), currency("986", "BR"), currency("152", "CL"), currency("170", "CO"), currency("484", "MX"), currency("604", "PE"), currency("858", "UY"),
	},
	Hosts: []host.Host{{Name: "mpago.la", Domain: "mpago.la", Rule: lookalike, Source: "the guide; a shop's code", Confidence: emvqr.ConfidenceB}},
}

// currency is what 53 is in a country.
func currency(code, country string) network.Row {
	return network.Row{
		At: network.Root(53), ID: "MERCADOPAGO-CURRENCY", OneOf: []string{code}, Presence: network.Mandatory,
		When: []network.Cond{network.Is(network.Root(58), country)},
	}
}

var lookalike = emvqr.Rule{
	ID: "MERCADOPAGO-URL-HOST-LOOKALIKE", Layer: emvqr.Checked, Severity: emvqr.Error,
	Sentence: "A link whose host looks like mpago.la leads to that host.",
	Citation: "a link pays whoever owns its host", Network: Slug, Confidence: emvqr.ConfidenceB, Effect: emvqr.Refuses,
}

// Account is a seller, told by a link, by its number, or by an order of its own.
type Account struct {
	network.Location
	// URL is where a fixed code at a till asks what is to be paid: a link to mpago.la
	// or to a host of whoever integrated the till.
	URL string
	// Type says what is told: 1 a seller, in CollectorID, and 3 an order, in OrderID.
	Type string
	// CollectorID is the seller's number, nine digits in all codes met.
	CollectorID string
	// OrderID is a UUID with hyphens; amount and seller are fetched by it.
	OrderID string
}

// The types of account that are known.
const (
	OfSeller = "1"
	OfOrder  = "3"
)

const (
	url = iota
	accountType
	collectorID
	orderID
)

var (
	ofSeller = []network.Cond{network.Is(network.In(2), OfSeller)}
	ofOrder  = []network.Cond{network.Is(network.In(2), OfOrder)}
)

// Seller is the account's table.
var Seller = &network.Kind{
	Network: Slug, Key: "seller", Name: "Mercado Pago template",
	Objects: []*network.Object{{
		Key: "seller", Name: "Mercado Pago template", ID: "MERCADOPAGO-SELLER",
		At: network.At(43), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "url", Name: "URL", ID: "MERCADOPAGO-URL", Means: network.Link, Format: link, Fact: noLink},
			{At: network.In(2), Key: "account_type", Name: "Account type", ID: "MERCADOPAGO-ACCOUNT-TYPE", Means: network.PayeeKind, OneOf: []string{OfSeller, OfOrder}, Fact: codes},
			{At: network.In(3), Key: "collector_id", Name: "Collector ID", ID: "MERCADOPAGO-COLLECTOR-ID", Means: network.Payee, Format: network.Digits},
			// Numbers grow; that there are longer ones by now is not established.
			{At: network.In(3), Name: "Collector ID", ID: "MERCADOPAGO-COLLECTOR-ID", Min: 9, Max: 9, Fact: guide.Warning()},
			{At: network.In(3), Name: "Collector ID", ID: "MERCADOPAGO-COLLECTOR-ID", Presence: network.Mandatory, When: ofSeller},
			{At: network.In(6), Key: "order_id", Name: "Order ID", ID: "MERCADOPAGO-ORDER-ID", Means: network.Link, Format: network.UUID, Fact: codes},
			{At: network.In(6), Name: "Order ID", ID: "MERCADOPAGO-ORDER-ID", Presence: network.Mandatory, When: ofOrder, Fact: noOrder},
		},
	}},
	Exactly: []network.Exactly{
		// A template with its GUID alone is met in a test.
		{ID: "MERCADOPAGO-SOME-SELLER", Sentence: "A seller is told by a link, a number or an order.", Keys: []string{"url", "collector_id", "order_id"}, Min: 1, Max: 3, Fact: codes},
	},
	Keys: []string{url: "url", accountType: "account_type", collectorID: "collector_id", orderID: "order_id"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(url), v.At(accountType), v.At(collectorID), v.At(orderID)}
	},
	Examples: []network.Example{
		{Values: []string{accountType: OfSeller, collectorID: "309582245"}, Beside: argentina},
		{Values: []string{url: "https://mpago.la/pos/0000000"}, Beside: argentina},
		{Values: []string{accountType: OfOrder, orderID: "123e4567-e12b-42d1-a456-426655440000"}, Beside: argentina},
		{Values: []string{accountType: OfSeller, collectorID: "309582245"}, Beside: in("986", "BR")},
		{Values: []string{accountType: OfSeller, collectorID: "309582245"}, Beside: in("152", "CL")},
		{Values: []string{accountType: OfSeller, collectorID: "309582245"}, Beside: in("170", "CO")},
		{Values: []string{accountType: OfSeller, collectorID: "309582245"}, Beside: in("484", "MX")},
		{Values: []string{accountType: OfSeller, collectorID: "309582245"}, Beside: in("604", "PE")},
		{Values: []string{accountType: OfSeller, collectorID: "309582245"}, Beside: in("858", "UY")},
	},
}

var argentina = in("032", "AR")

// in are the currency and the country of an example.
func in(currency, country string) []network.Setting {
	return []network.Setting{{At: network.Root(53), Value: currency}, {At: network.Root(58), Value: country}}
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Seller, []string{url: a.URL, accountType: a.Type, collectorID: a.CollectorID, orderID: a.OrderID}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
