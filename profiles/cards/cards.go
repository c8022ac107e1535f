// Package cards knows the card schemes that EMVCo gave ids of their own: Visa,
// Mastercard, Discover, American Express and JCB, and RuPay, whose ids EMVCo
// keeps and India uses. Each is a network of its own and one row of the table in
// this file.
//
// Their accounts are primitive: the id alone names the scheme, whatever the
// value looks like (EMVCo MPM 1.1 §4.7.10). EMVCo leaves the value to the
// scheme, and none of them publishes its layout, so what is said of lengths and
// check digits here is what real codes show and never more than a warning.
package cards

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

const (
	allocation = "EMVCo MPM 1.1 Table 4.1"
	bharat     = "real codes of Bharat QR; EMVCo MPM 1.1 Table 4.1 keeps 06 to 08"
	mastercard = "Mastercard developer pages on Merchant Presented QR"
)

// The card schemes.
var (
	Visa = &network.Network{
		Slug: "visa", Name: "Visa",
		Source: allocation, Confidence: emvqr.ConfidenceA,
		Templates: []*network.Template{visaCard}, Several: twoIDs,
	}
	Mastercard = &network.Network{
		Slug: "mastercard", Name: "Mastercard",
		Source: allocation, Confidence: emvqr.ConfidenceA,
		Templates: []*network.Template{secureRemoteCommerce, mastercardCard, merchantAccountID}, Several: twoIDs,
	}
	Discover = &network.Network{
		Slug: "discover", Name: "Discover and Diners Club",
		Source: allocation, Confidence: emvqr.ConfidenceA,
		Templates: []*network.Template{discoverCard}, Several: twoIDs,
	}
	Amex = &network.Network{
		Slug: "amex", Name: "American Express",
		Source: allocation, Confidence: emvqr.ConfidenceA,
		Templates: []*network.Template{amexCard}, Several: twoIDs,
	}
	JCB = &network.Network{
		Slug: "jcb", Name: "JCB",
		Source: allocation, Confidence: emvqr.ConfidenceA,
		Templates: []*network.Template{jcbCard}, Several: twoIDs,
	}
	RuPay = &network.Network{
		Slug: "rupay", Name: "RuPay (Bharat QR)", Countries: []string{"IN"},
		Source: bharat, Confidence: emvqr.ConfidenceB,
		Templates: []*network.Template{rupayCard, bankAccount}, Several: twoIDs,
		Root: []network.RootRule{
			// Outside India 06 to 08 belong to nobody, so a code without IN is never
			// RuPay's. The row is for composing: it keeps RuPay out of other countries.
			{Path: emvqr.P(58), Name: "COUNTRY", OneOf: []string{india}, Supplied: true},
		},
	}
)

// twoIDs is why a scheme may be in a code twice.
var twoIDs = network.Several{
	Reason: "two ids belong to the scheme", Source: allocation, Confidence: emvqr.ConfidenceA,
}

// Networks are the card schemes in the order of their ids.
var Networks = [...]*network.Network{Visa, Mastercard, RuPay, Discover, Amex, JCB}

// The accounts that are a card number, one row a scheme.
var (
	visaCard = card("visa", network.Range{First: 2, Last: 3}, network.Field{
		Name: "Visa merchant PAN", Format: network.Digits, Min: 12, Max: 16, Check: luhnOf16,
		Source:   "real codes: 16 digits in most countries, 12, 13 and 15 in Ghana and Nigeria",
		Severity: emvqr.Warning, Confidence: emvqr.ConfidenceB,
	})
	mastercardCard = card("mastercard", network.Range{First: 4, Last: 5}, network.Field{
		Name: "Mastercard merchant PAN", Format: network.Digits, Min: 15, Max: 16, Check: luhnOf16,
		Source:   "real codes: 15 digits, the PAN without its check digit, or 16",
		Severity: emvqr.Warning, Confidence: emvqr.ConfidenceB,
	})
	rupayCard = inIndia(card("rupay", network.Range{First: 6, Last: 7}, network.Field{
		Name: "RuPay merchant PAN", Format: network.Digits, Min: 16, Max: 16, Check: luhnOf16,
		Source: bharat, Severity: emvqr.Warning, Confidence: emvqr.ConfidenceB,
	}))
	discoverCard = card("discover", network.Range{First: 9, Last: 10}, network.Field{
		Name: "Discover or Diners Club merchant PAN", Format: network.Digits, Min: 16, Max: 16, Check: luhnOf16,
		Source: "real codes of Peru", Severity: emvqr.Warning, Confidence: emvqr.ConfidenceB,
	})
	// What American Express and JCB write is not established: values of 10 to 39
	// characters are met for the one, of 13 and 16 for the other.
	amexCard = card("amex", network.Range{First: 11, Last: 12}, network.Field{Name: "American Express merchant"})
	jcbCard  = card("jcb", network.Range{First: 13, Last: 14}, network.Field{Name: "JCB merchant"})
)
