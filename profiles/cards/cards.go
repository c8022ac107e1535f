// Package cards knows the card schemes that EMVCo gave ids of their own: Visa,
// Mastercard, Discover, American Express and JCB, and RuPay, whose ids EMVCo keeps
// and India uses. Each is a network of its own and one row of the table in this file.
//
// Their accounts are primitive: the id alone names the scheme, whatever the value
// looks like (EMVCo MPM 1.1 §4.7.10). EMVCo leaves the value to the scheme, and none
// of them publishes its layout, so what is said of lengths and check digits here is
// what real codes show and never more than a warning.
//
// Start here: the tables are [Visa], [Mastercard] and those beside them, [Account],
// [BankAccount] and [MerchantAccountID] what is paid.
package cards

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

var (
	allocation = network.Fact{Source: "EMVCo MPM 1.1 Table 4.1", Confidence: emvqr.ConfidenceA}
	bharat     = network.Fact{Source: "real codes of Bharat QR; EMVCo MPM 1.1 Table 4.1 keeps 06 to 08", Confidence: emvqr.ConfidenceB}
	mastercard = network.Fact{Source: "Mastercard developer pages on Merchant Presented QR", Confidence: emvqr.ConfidenceA}
)

// The card schemes. Most have two ids. EMVCo says no more than that, not which one
// counts, so where two numbers differ nobody knows who is paid: Several is left empty.
var (
	Visa = &network.Network{
		Slug: "visa", Name: "Visa", AsOf: "2026-11", Fact: allocation,
		Kinds: []*network.Kind{visaCard},
	}
	Mastercard = &network.Network{
		Slug: "mastercard", Name: "Mastercard", AsOf: "2026-11", Fact: allocation,
		Kinds: []*network.Kind{secureRemoteCommerce, mastercardCard, merchantAccountID},
	}
	Discover = &network.Network{
		Slug: "discover", Name: "Discover and Diners Club", AsOf: "2026-11", Fact: allocation,
		Kinds: []*network.Kind{discoverCard},
	}
	Amex = &network.Network{
		Slug: "amex", Name: "American Express", AsOf: "2026-11", Fact: allocation,
		Kinds: []*network.Kind{amexCard},
	}
	JCB = &network.Network{
		Slug: "jcb", Name: "JCB", AsOf: "2026-11", Fact: allocation,
		Kinds: []*network.Kind{jcbCard},
	}
	// Outside India 06 to 08 belong to nobody.
	RuPay = &network.Network{
		Slug: "rupay", Name: "RuPay (Bharat QR)", Countries: []string{"IN"}, Home: "IN", AsOf: "2026-11", Fact: bharat,
		Kinds: []*network.Kind{rupayCard, bankAccount, bareAccount},
		Shared: []network.Row{
			{At: network.Root(58), ID: "RUPAY-COUNTRY", OneOf: []string{"IN"}, Default: "IN"},
		},
	}
)

// Networks are the card schemes in the order of their ids.
var Networks = [...]*network.Network{Visa, Mastercard, RuPay, Discover, Amex, JCB}

// The accounts that are a card number, one row a scheme.
var (
	visaCard = card("visa", 2, 3, "4000123456789017", network.Row{
		Name: "Visa merchant PAN", ID: "VISA-CARD-NUMBER", Format: network.Grouped, Min: 12, Max: 16, Checks: luhnOf16,
		Fact: seen("real codes: 16 digits in most countries, 12, 13 and 15 in Ghana and Nigeria"),
	})
	mastercardCard = card("mastercard", 4, 5, "5412345678901232", network.Row{
		Name: "Mastercard merchant PAN", ID: "MASTERCARD-CARD-NUMBER", Format: network.Grouped, Min: 15, Max: 16, Checks: luhnOf16,
		Fact: seen("real codes: 15 digits, the PAN without its check digit, or 16"),
	})
	rupayCard = card("rupay", 6, 7, "6080123456789015", network.Row{
		Name: "RuPay merchant PAN", ID: "RUPAY-CARD-NUMBER", Format: network.Grouped, Min: 16, Max: 16, Checks: luhnOf16,
		Fact: seen(bharat.Source),
	})
	discoverCard = card("discover", 9, 10, "6011000000000004", network.Row{
		Name: "Discover or Diners Club merchant PAN", ID: "DISCOVER-CARD-NUMBER", Format: network.Grouped, Min: 16, Max: 16, Checks: luhnOf16,
		Fact: seen("real codes of Peru"),
	})
	// What American Express and JCB write is not established: values of 10 to 39
	// characters are met for the one, of 13 and 16 for the other.
	amexCard = card("amex", 11, 12, "9876543210", network.Row{Name: "American Express merchant"})
	jcbCard  = card("jcb", 13, 14, "3530111333300000", network.Row{Name: "JCB merchant"})
)

// seen is what numbers look like in real codes. Of another value it is not established
// that it is the scheme's at all: some networks put values of their own there.
func seen(where string) network.Fact {
	return network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: where, Confidence: emvqr.ConfidenceB}
}
