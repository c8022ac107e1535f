// Package qris knows QRIS (Quick Response Code Indonesian Standard), the national
// payment code of Indonesia: payments to merchants, and the transfers, cash
// withdrawals and cash deposits (tuntas) that share its form. [Dynamic] turns a
// printed code into one for a single payment.
//
// The QRIS specification of ASPI, the Indonesian payment system association, is not
// public. The layout follows its tables and clauses as the code of AstraPay, a
// licensed payment provider, quotes them (github.com/astrapay/spring-qris), and real
// codes. What has been seen in codes alone says so.
//
// Start here: [Network] is the table, [Merchant] and [Transfer] what is paid.
package qris

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network.
const Slug = "qris"

var aspi = table("")

// table is a fact of one of the quoted tables and clauses.
func table(which string) network.Fact {
	return network.Fact{Source: "ASPI QRIS specification as quoted by astrapay/spring-qris" + which, Confidence: emvqr.ConfidenceB}
}

// Network is QRIS's table.
var Network = &network.Network{
	Slug: Slug, Name: "QRIS", Countries: []string{"ID"}, AsOf: "2026-11", Fact: aspi,
	Kinds: []*network.Kind{transfer, merchant},
	Shared: append(network.National("QRIS", rupiah, "ID"),
		network.Row{At: network.Root(61), ID: "QRIS-POSTAL-CODE", Presence: network.Mandatory}),
	Several: network.Several{
		Reason: "several acquirers may serve the merchant of one national id", OnePayee: hasNationalID, Fact: table(", table 4.5"),
	},
	Lowered: []network.Lowered{{
		// A bare order number in 50 (GoPay), a template without 00 in 98 (AstraPay),
		// 00 = 00 in 99 (everybody).
		Rule: "MPM-4.8.1.5-PSS", At: network.Root(62), To: emvqr.Info,
		Source: aspi.Source + ", table 3.7 (99 holds 00 = 00); real codes of GoPay and AstraPay (50, 98)",
	}},
}

// rupiah is the currency in 53.
const rupiah = "360"

var inIndonesia = network.Is(network.Root(58), "ID")
