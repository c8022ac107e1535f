// Package upi knows UPI, the Unified Payments Interface of India: the part that
// it has in a Bharat QR code, and its native links, upi://pay?… and the like.
//
// The official Bharat QR document is not public. The tables follow a developer's
// tag reference (v4.0.1) and real codes; those of the links follow independent
// readings of NPCI's UPI Linking Specifications v1.6, the documentation of
// gateways, and real codes. Every rule says how sure it is.
//
// The card schemes of a Bharat QR code, 02 to 07, are networks of their own.
package upi

import (
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// The identifiers of UPI's templates. RID is in every real code. The full
// application identifier of RuPay, AIDRuPay, has been met in one test vector:
// it is read, with a warning, and never written.
const (
	RID      = "A000000524"
	AIDRuPay = "A0000005241010"
)

const (
	realCodes = "real Bharat QR codes"
	tagNotes  = "Bharat QR tag reference v4.0.1 of a developer"
)

// Network is UPI's table.
var Network = &network.Network{
	Slug: "upi", Name: "UPI / Bharat QR",
	Countries: []string{"IN"}, Source: realCodes, Confidence: emvqr.ConfidenceB,
	Templates: []*network.Template{payee, reference, identity, bank},
	Root: []network.RootRule{
		{Path: emvqr.P(53), Name: "CURRENCY", OneOf: []string{"356"}, Mandatory: true, Supplied: true},
		{Path: emvqr.P(58), Name: "COUNTRY", OneOf: []string{"IN"}, Mandatory: true, Supplied: true},
		{
			Path: emvqr.P(1), Name: "INITIATION", OneOf: []string{"11", "12", "21", "22", "31", "32"}, Mandatory: true,
			Source: tagNotes, Confidence: emvqr.ConfidenceC,
		},
		{Path: emvqr.P(61), Name: "PIN", Mandatory: true, Source: tagNotes, Confidence: emvqr.ConfidenceC},
	},
	Several: network.Several{Only: "26 alone is for the payee, 27 for a reference and 28 for an Aadhaar number"},
	Rules: []network.Rule{
		fullAID, vpaSides, vpaForm, vpaASCII, minimumZero, minimumSame, minimumAbove, minimumStatic,
		referenceForm, dynamicReference, somePayee, rupayOrBank, bankForm, shortName,
	},
	Natives: []network.Native{
		{Format: "upi", Kind: network.URI, Match: matches(false), Read: readLink, Rules: slices.Collect(LinkRules())},
		{Format: "upi-global", Kind: network.URI, Match: matches(true), Read: readLink},
	},
}
