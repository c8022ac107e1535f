// Package unionpay knows UnionPay QR: the accounts in the objects 15 and 16 of a
// merchant-presented code, UnionPay's links, and the payer's codes that carry its
// application identifier.
//
// The specification of the content is not public. What is here is what
// independent wallets and gateways make of the codes they read, and real codes
// of a dozen countries.
package unionpay

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

const fromCodes = "real codes, and independent wallets that read them"

// Network is UnionPay's table.
var Network = &network.Network{
	Slug: "unionpay", Name: "UnionPay QR",
	Source: fromCodes, Confidence: emvqr.ConfidenceB,
	Templates: []*network.Template{account},
	Natives:   []network.Native{link, payerCode},
	Hosts:     hosts,
	Several: network.Several{
		Reason: "15 and 16 both belong to UnionPay", Source: "EMVCo MPM 1.1 Table 4.1", Confidence: emvqr.ConfidenceA,
	},
}
