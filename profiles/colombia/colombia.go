// Package colombia knows the code of Colombia, the industry standard of EASPBV that
// carries Bre-B, the country's instant payments: some sixteen root objects, one value
// in most of them.
//
// Start here: [Network] is the table, [Account] what is paid.
package colombia

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network.
const Slug = "colombia"

var (
	standard = network.Fact{Source: "EASPBV, Campos QR Code EMVCo v1.4-2025", Confidence: emvqr.ConfidenceA}
	// lacking is what the standard asks for and codes in use do not have.
	lacking = standard.Warning()
)

// Network is the table.
var Network = &network.Network{
	Slug: Slug, Name: "Bre-B (EASPBV)", Countries: []string{"CO"}, AsOf: "2026-11", Fact: standard,
	Kinds:    []*network.Kind{Merchant},
	Reserves: network.Between(49, 51),
	Shared: append(network.National("COLOMBIA", "170", "CO"),
		network.Row{At: network.Root(1), ID: "COLOMBIA-INITIATION", OneOf: []string{"11", "12"}, Presence: network.Mandatory},
		network.Row{At: network.Root(54), ID: "COLOMBIA-AMOUNT", Presence: network.Mandatory, Fact: lacking}, // not in static codes
		network.Row{At: network.Root(61), ID: "COLOMBIA-LOCATION", Max: 10, Presence: network.Mandatory},
		// Purchase, void, transfer, withdrawal, collection, top-up, deposit.
		network.Row{At: network.Root(62, 8), ID: "COLOMBIA-PURPOSE", OneOf: []string{"00", "01", "02", "03", "04", "05", "06"}, Presence: network.Mandatory, Default: "00"},
	),
	Rules: []network.Rule{someone},
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.7.1-FIX", At: network.Root(56), To: emvqr.Warning, Source: "a code of Redeban's has a fee of 0"},
		{Rule: "MPM-4.11.1.1-UNRES", To: emvqr.Info, Source: "92 to 98 are no templates"},
		{Rule: "MPM-4.11.1.2-GUID", To: emvqr.Info, Source: "92 to 98 are no templates"},
	},
}

// Account is a merchant, what its acquirer says of the sale, and the taxes in it.
type Account struct {
	network.Location
	// Document, Mobile, Email, Alias and MerchantKey are the payee's key in Bre-B: the
	// number of an identity document, a mobile phone, an e-mail address, @ and a word,
	// or a number that a merchant has for it. One of them is enough.
	Document, Mobile, Email, Alias, MerchantKey string
	// Acquirer is the acquirer's network, as in RBM and CRB.
	Acquirer string
	// MerchantCode and AggregatorCode are the merchant and its aggregator there.
	MerchantCode, AggregatorCode string
	// Terminal is the terminal, 62-07.
	Terminal string
	// Channel is where the sale is: IM, POS, APP, ECOMM, MPOS, ATM, CB or OFC.
	Channel string
	// VATCondition says who computes the tax: 01 the wallet, 02 the merchant, 03 the
	// wallet from a percentage. VAT is the tax or the percentage, VATBase what it is of.
	VATCondition, VAT, VATBase string
	// INCCondition and INC are the same of the tax on consumption.
	INCCondition, INC string
	// TransactionID is up to 19 characters, 000000 in a static code.
	TransactionID string
	// Hash is the acquirer's; how it is computed is not established.
	Hash string
	// DiscountIndicator and DiscountQuery say whether there is a discount, and
	// whether it is asked for.
	DiscountIndicator, DiscountQuery string

	// guids are those that the objects were read with: each has the acquirer's network
	// in it, and the standard itself prints two of them otherwise.
	guids [len(suffixes)]string
}

const (
	document = iota
	mobile
	email
	alias
	merchantKey
	acquirer
	merchantCode
	aggregatorCode
	terminal
	channel
	vatCondition
	vat
	vatBase
	incCondition
	inc
	transactionID
	hash
	discountIndicator
	discountQuery
	firstGUID
)

// Merchant is the account's table. The network in 49 begins it.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "Merchant", Single: true,
	Objects: []*network.Object{
		object(49, "RED", "Acquirer's network",
			network.Row{At: network.In(1), Key: "acquirer", Name: "Acquirer's network", ID: "COLOMBIA-ACQUIRER", Means: network.PayeeBank, Format: network.CapitalsAndDigits, Max: 4, Presence: network.Mandatory},
			network.Row{At: network.In(1), Name: "Acquirer's network", ID: "COLOMBIA-ACQUIRER", OneOf: []string{"ACH", "BRC", "CRB", "MCCA", "RBM", "SVB", "VCSS", "VISI"}, Fact: lacking}),
		object(26, "LLA", "Bre-B key",
			network.Row{At: network.In(1), Key: "document", Name: "Identity document", Means: network.Payee},
			network.Row{At: network.In(2), Key: "mobile", Name: "Mobile phone", Means: network.Payee},
			network.Row{At: network.In(3), Key: "email", Name: "E-mail address", Means: network.Payee},
			network.Row{At: network.In(4), Key: "alias", Name: "Alias", Means: network.Payee},
			network.Row{At: network.In(5), Key: "merchant_key", Name: "Merchant's key", Means: network.Payee}),
		object(50, "CU", "Merchant code",
			network.Row{At: network.In(1), Key: "merchant_code", Name: "Merchant code", ID: "COLOMBIA-MERCHANT-CODE", Means: network.Payee, Presence: network.Mandatory}),
		object(51, "CA", "Aggregator code",
			network.Row{At: network.In(1), Key: "aggregator_code", Name: "Aggregator code", ID: "COLOMBIA-AGGREGATOR-CODE", Presence: network.Mandatory}),
		object(80, "CANAL", "Channel",
			network.Row{At: network.In(1), Key: "channel", Name: "Channel", ID: "COLOMBIA-CHANNEL", OneOf: []string{"IM", "POS", "APP", "ECOMM", "MPOS", "ATM", "CB", "OFC"}, Presence: network.Mandatory}),
		object(81, "CIVA", "VAT condition",
			network.Row{At: network.In(1), Key: "vat_condition", Name: "VAT condition", ID: "COLOMBIA-VAT-CONDITION", OneOf: conditions, Presence: network.Mandatory}),
		object(82, "IVA", "VAT",
			network.Row{At: network.In(1), Key: "vat", Name: "VAT", ID: "COLOMBIA-VAT", Format: amount, Presence: network.Mandatory}),
		object(83, "BASE", "VAT base",
			network.Row{At: network.In(1), Key: "vat_base", Name: "VAT base", ID: "COLOMBIA-VAT-BASE", Format: amount, Presence: network.Mandatory}),
		object(84, "CINC", "Consumption tax condition",
			network.Row{At: network.In(1), Key: "inc_condition", Name: "Consumption tax condition", ID: "COLOMBIA-INC-CONDITION", OneOf: conditions, Presence: network.Mandatory}),
		object(85, "INC", "Consumption tax",
			network.Row{At: network.In(1), Key: "inc", Name: "Consumption tax", ID: "COLOMBIA-INC", Format: amount, Presence: network.Mandatory}),
		// Older codes have it in 86. A UUID is met; 19 characters are what Bre-B takes.
		warned(object(90, "TRXID", "Transaction ID",
			network.Row{At: network.In(1), Key: "transaction_id", Name: "Transaction ID", ID: "COLOMBIA-TRANSACTION-ID", Means: network.Reference2, Max: 19, Presence: network.Mandatory})),
		object(91, "SEC", "Security hash",
			network.Row{At: network.In(1), Key: "hash", Name: "Security hash", ID: "COLOMBIA-HASH", Presence: network.Mandatory}),
		object(99, "DESC", "Discount",
			network.Row{At: network.In(1), Key: "discount_indicator", Name: "Discount indicator", ID: "COLOMBIA-DISCOUNT-INDICATOR", Presence: network.Mandatory},
			network.Row{At: network.In(6), Key: "discount_query", Name: "Discount query", ID: "COLOMBIA-DISCOUNT-QUERY", Presence: network.Mandatory}),
		// Taxes to come, and whatever else has a GUID of the standard's.
		{Key: "other", Name: "Object of the standard's", At: templates, Many: true, By: []network.Mark{{GUIDStarts: beginning}}},
		// Collections, top-ups and transfers.
		{Key: "raw", Name: "Data of a collection, a top-up or a transfer", At: network.Between(92, 98), Many: true,
			By: []network.Mark{{Is: isOpaque, Says: "the value is no template", Beside: []string{"red"}}}},
	},
	Rows: []network.Row{
		{At: network.Root(62, 7), Key: "terminal", Name: "Terminal", ID: "COLOMBIA-TERMINAL", Means: network.Terminal, Max: 25, Presence: network.Mandatory},
		missing(49, "Acquirer's network", "COLOMBIA-ACQUIRER", standard),
		missing(80, "Channel", "COLOMBIA-CHANNEL", standard),
		missing(81, "VAT condition", "COLOMBIA-VAT-CONDITION", standard),
		missing(82, "VAT", "COLOMBIA-VAT", standard),
		missing(83, "VAT base", "COLOMBIA-VAT-BASE", standard),
		missing(84, "Consumption tax condition", "COLOMBIA-INC-CONDITION", standard),
		missing(85, "Consumption tax", "COLOMBIA-INC", standard),
		missing(90, "Transaction ID", "COLOMBIA-TRANSACTION-ID", lacking),
		missing(91, "Security hash", "COLOMBIA-HASH", standard),
	},
	Keys: []string{
		document: "document", mobile: "mobile", email: "email", alias: "alias", merchantKey: "merchant_key",
		acquirer: "acquirer", merchantCode: "merchant_code", aggregatorCode: "aggregator_code", terminal: "terminal", channel: "channel",
		vatCondition: "vat_condition", vat: "vat", vatBase: "vat_base", incCondition: "inc_condition", inc: "inc",
		transactionID: "transaction_id", hash: "hash", discountIndicator: "discount_indicator", discountQuery: "discount_query",
		firstGUID: "lla_guid", "red_guid", "cu_guid", "ca_guid", "canal_guid", "civa_guid", "iva_guid", "base_guid", "cinc_guid", "inc_guid", "trxid_guid", "sec_guid", "desc_guid",
	},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		a := Account{
			at, v.At(document), v.At(mobile), v.At(email), v.At(alias), v.At(merchantKey),
			v.At(acquirer), v.At(merchantCode), v.At(aggregatorCode), v.At(terminal), v.At(channel),
			v.At(vatCondition), v.At(vat), v.At(vatBase), v.At(incCondition), v.At(inc),
			v.At(transactionID), v.At(hash), v.At(discountIndicator), v.At(discountQuery), [len(suffixes)]string{},
		}
		for i := range a.guids {
			a.guids[i] = v.At(firstGUID + i)
		}
		return a
	},
	Examples: []network.Example{
		{Values: []string{
			mobile: "3000000000", acquirer: "RBM", merchantCode: "0012345678", terminal: "CAJA01", channel: "POS",
			vatCondition: "03", vat: "0", vatBase: "0", incCondition: "03", inc: "0", transactionID: "000000", hash: "GUF0xSSTpRVM+lvm0v0EfNXe",
		}, Beside: amountAndPlace},
		{Values: []string{
			document: "900000000", alias: "@FONDA", merchantKey: "0012345678", acquirer: "CRB", terminal: "CAJA01", channel: "ECOMM",
			vatCondition: "02", vat: "1900.00", vatBase: "10000.00", incCondition: "03", inc: "8.00", transactionID: "123456", hash: "GUF0xSSTpRVM+lvm0v0EfNXe",
			discountIndicator: "01", discountQuery: "00",
		}, Beside: amountAndPlace},
		{Values: []string{
			email: "caja@example.com", acquirer: "CRB", aggregatorCode: "42", terminal: "CAJA01", channel: "APP",
			vatCondition: "01", vat: "1900", vatBase: "10000", incCondition: "03", inc: "0", transactionID: "123456", hash: "GUF0xSSTpRVM+lvm0v0EfNXe",
		}, Beside: amountAndPlace},
	},
}

var amountAndPlace = []network.Setting{{At: network.Root(54), Value: "11900"}, {At: network.Root(61), Value: "110018"}}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	values := make([]string, len(Merchant.Keys))
	copy(values, []string{
		document: a.Document, mobile: a.Mobile, email: a.Email, alias: a.Alias, merchantKey: a.MerchantKey,
		acquirer: a.Acquirer, merchantCode: a.MerchantCode, aggregatorCode: a.AggregatorCode, terminal: a.Terminal, channel: a.Channel,
		vatCondition: a.VATCondition, vat: a.VAT, vatBase: a.VATBase, incCondition: a.INCCondition, inc: a.INC,
		transactionID: a.TransactionID, hash: a.Hash, discountIndicator: a.DiscountIndicator, discountQuery: a.DiscountQuery,
	})
	for i, read := range a.guids {
		if values[firstGUID+i] = read; read == "" {
			values[firstGUID+i] = beginning + a.Acquirer + "." + suffixes[i]
		}
	}
	return Merchant, values
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
