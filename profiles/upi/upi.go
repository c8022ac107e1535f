// Package upi knows UPI, the Unified Payments Interface of India: the part that it has
// in a Bharat QR code, and its native links, upi://pay?… and the like.
//
// The official Bharat QR document is not public. The tables follow a developer's tag
// reference (v4.0.1) and real codes; those of the links follow independent readings of
// NPCI's UPI Linking Specifications v1.6, the documentation of gateways, and real
// codes. Every rule says how sure it is.
//
// The card schemes of a Bharat QR code, 02 to 07, are networks of their own.
//
// Start here: [Network] is the table, [Account] what is paid.
package upi

import (
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network.
const Slug = "upi"

// The identifiers of UPI's templates. RID is in every real code. The full application
// identifier of RuPay, AIDRuPay, has been met in one test vector: it is read, with a
// warning, and never written.
const (
	RID      = "A000000524"
	AIDRuPay = "A0000005241010"
)

var (
	realCodes = network.Fact{Source: "real Bharat QR codes", Confidence: emvqr.ConfidenceB}
	tagNotes  = network.Fact{Source: "Bharat QR tag reference v4.0.1 of a developer", Confidence: emvqr.ConfidenceC}
)

// Network is UPI's table.
var Network = &network.Network{
	Slug: Slug, Name: "UPI / Bharat QR", Countries: []string{"IN"}, AsOf: "2026-11", Fact: realCodes,
	Kinds: []*network.Kind{payee},
	Shared: append(network.National("UPI", "356", "IN"),
		network.Row{At: network.Root(1), ID: "UPI-INITIATION", OneOf: []string{"11", "12", "21", "22", "31", "32"}, Presence: network.Mandatory, Fact: tagNotes},
		network.Row{At: network.Root(61), ID: "UPI-PIN", Presence: network.Mandatory, Fact: tagNotes},
		network.Row{At: network.Root(59), ID: "UPI-NAME", Checks: shortName},
	),
	Several: network.Several{Only: "26 alone is for the payee, 27 for a reference and 28 for an Aadhaar number"},
	Rules:   []network.Rule{minimumSame, minimumAbove, minimumStatic, dynamicReference, somePayee, rupayOrBank},
	Natives: []network.Native{
		{Format: "upi", Kind: network.URI, About: about, Starts: starts(), Match: matches(false), Read: readLink, Rules: slices.Collect(LinkRules())},
		{Format: "upi-global", Kind: network.URI, About: aboutGlobal, Starts: starts(), Match: matches(true), Read: readLink},
	},
}
