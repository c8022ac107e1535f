// Package promptpay knows PromptPay, the national payment network of Thailand, and
// the Thai QR Payment codes that carry it: credit transfers, bill payments, the
// templates beside them, and the slips and barcodes of Thai banks that are scanned at
// the same till.
//
// The layout follows the Bank of Thailand's "Policy Guideline: Standardized Thai QR
// Code for Payment Transactions" (FPG 25620084, April 2019) as independent sources
// tabulate it, and real codes.
//
// Start here: [Network] is the table, [BillPayment], [CreditTransfer] and [Innovation]
// what is paid.
package promptpay

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network.
const Slug = "promptpay"

var guideline = network.Fact{
	Source: "BOT Thai QR guideline FPG 25620084, as tabulated by independent sources", Confidence: emvqr.ConfidenceB,
}

// The application identifiers of Thai templates. The identifier, not the root id,
// says what a template is.
const (
	AIDTransfer             = "A000000677010111" // 29, credit transfer, shown by the payee
	AIDTransferByPayer      = "A000000677010114" // 29, credit transfer, shown by the payer
	AIDBill                 = "A000000677010112" // 30, bill payment
	AIDBillCrossBorder      = "A000000677012006" // 30, bill payment, cross-border merchant
	AIDInnovation           = "A000000677012004" // 31, payment innovation
	AIDInnovationInPractice = "A000000677010113" // 31, as KBank K SHOP writes it
)

// Network is PromptPay's table.
var Network = &network.Network{
	Slug: Slug, Name: "PromptPay / Thai QR Payment", Countries: []string{"TH"}, AsOf: "2026-11", Fact: guideline,
	Kinds:  []*network.Kind{transfer, bill, innovation, innovationInPractice, vat, message},
	Shared: network.National("PROMPTPAY", "764", "TH"),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(52), To: emvqr.Info, Source: "absent in most real codes"},
		{Rule: "MPM-4.7.14.1-NAME", At: network.Root(59), To: emvqr.Info, Source: "absent in most real codes"},
		{Rule: "MPM-4.7.15.1-CITY", At: network.Root(60), To: emvqr.Info, Source: "absent in most real codes"},
		{Rule: "MPM-4.5.2.1-ANS", At: network.Root(59), To: emvqr.Warning, Source: "a bank's bill payment code with its name in Thai script, the one such code met"},
		{Rule: "MPM-4.11.1.1-UNRES", To: emvqr.Info, Source: "TrueMoney's message is text"},
		{Rule: "MPM-4.11.1.2-GUID", To: emvqr.Info, Source: "TrueMoney's message is text, which may look like a template, and the VAT block has no GUID"},
	},
	Rules:   []network.Rule{sameReferences},
	Natives: []network.Native{slipNative, barcodeNative},
}

// byAID recognises a template by its identifier, wherever it is.
func byAID(aids ...string) []network.Mark {
	return []network.Mark{{At: network.Anywhere, GUIDs: aids}}
}
