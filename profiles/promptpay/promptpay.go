// Package promptpay knows PromptPay, the national payment network of Thailand,
// and the Thai QR Payment codes that carry it: credit transfers, bill payments,
// the templates beside them, and the slips and barcodes of Thai banks that are
// scanned at the same till.
//
// The layout follows the Bank of Thailand's "Policy Guideline: Standardized Thai
// QR Code for Payment Transactions" (FPG 25620084, April 2019) as independent
// sources tabulate it, and real codes.
package promptpay

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

const guideline = "BOT Thai QR guideline FPG 25620084, as tabulated by independent sources"

// The application identifiers of Thai templates. The identifier, not the root
// id, says what a template is.
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
	Slug: "promptpay", Name: "PromptPay / Thai QR Payment",
	Countries: []string{"TH"}, Source: guideline, Confidence: emvqr.ConfidenceB,
	Templates: []*network.Template{transfer, bill, innovation, innovationInPractice},
	Root: []network.RootRule{
		{Path: emvqr.P(53), Name: "CURRENCY", OneOf: []string{"764"}, Mandatory: true, Supplied: true},
		{Path: emvqr.P(58), Name: "COUNTRY", OneOf: []string{"TH"}, Mandatory: true, Supplied: true},
	},
	Lowered: []network.Lowered{
		{Rule: "MPM-4.2.1.1-ROOTM", Within: emvqr.P(52), To: emvqr.Info, Source: "absent in most real codes"},
		{Rule: "MPM-4.7.14.1-NAME", To: emvqr.Info, Source: "absent in most real codes"},
		{Rule: "MPM-4.7.15.1-CITY", To: emvqr.Info, Source: "absent in most real codes"},
		{Rule: "MPM-4.5.2.1-ANS", Within: emvqr.P(59), To: emvqr.Warning, Source: "a bank's bill payment code with its name in Thai script, the one such code met"},
		{Rule: "MPM-4.11.1.1-UNRES", Within: emvqr.P(messageID), To: emvqr.Info, Source: "TrueMoney's message is text"},
		{Rule: "MPM-4.11.1.2-GUID", Within: emvqr.P(messageID), To: emvqr.Info, Source: "TrueMoney's message is text, which may look like a template"},
	},
	Rules:   []network.Rule{oneProxy, mobileRange, oneTimeCode, sameReferences, vatBlock, messageForm},
	Natives: []network.Native{slipNative, barcodeNative},
}
