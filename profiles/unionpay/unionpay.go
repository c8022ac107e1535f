// Package unionpay knows UnionPay QR: the accounts in the objects 15 and 16 of a
// merchant-presented code, UnionPay's links, and the payer's codes that carry its
// application identifier.
//
// The specification of the content is not public. What is here is what independent
// wallets and gateways make of the codes they read, and real codes of a dozen
// countries.
//
// Start here: [Network] is the table, [Account] and [Link] what is paid.
package unionpay

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network.
const Slug = "unionpay"

var fromCodes = network.Fact{Source: "real codes, and independent wallets that read them", Confidence: emvqr.ConfidenceB}

// Network is UnionPay's table. Both 15 and 16 are UnionPay's, and codes that have both
// have one value in them. Which of two counts nobody says, so Several is left empty.
var Network = &network.Network{
	Slug: Slug, Name: "UnionPay QR", AsOf: "2026-11", Fact: fromCodes,
	Kinds:   []*network.Kind{parted, raw},
	Natives: []network.Native{link, payerCode},
	Hosts:   hosts,
}
