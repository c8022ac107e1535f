// Package qris knows QRIS (Quick Response Code Indonesian Standard), the
// national payment code of Indonesia: payments to merchants, and the transfers,
// cash withdrawals and cash deposits (tuntas) that share its form. [Dynamic]
// turns a printed code into one for a single payment.
//
// The QRIS specification of ASPI, the Indonesian payment system association, is
// not public. The layout follows its tables and clauses as the code of AstraPay,
// a licensed payment provider, quotes them (github.com/astrapay/spring-qris),
// and real codes. What has been seen in codes alone says so.
package qris

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

const (
	slug = "qris"

	aspi = "ASPI QRIS specification as quoted by astrapay/spring-qris"
)

// Network is QRIS's table.
var Network = &network.Network{
	Slug: slug, Name: "QRIS",
	Countries: []string{"ID"}, Source: aspi, Confidence: emvqr.ConfidenceB,
	Templates: []*network.Template{acquirer, national, transfer},
	Root: []network.RootRule{
		{Path: emvqr.P(53), Name: "CURRENCY", OneOf: []string{rupiah}, Mandatory: true, Supplied: true},
		{Path: emvqr.P(58), Name: "COUNTRY", OneOf: []string{indonesia}, Mandatory: true, Supplied: true},
		{Path: emvqr.P(61), Name: "POSTAL-CODE", Mandatory: true},
	},
	Lowered: lowered(),
	Several: network.Several{
		Reason: "several acquirers may serve the merchant of one national id", OnePayee: hasNationalID,
		Source: aspi + ", table 4.5", Confidence: emvqr.ConfidenceB,
	},
	Rules: []network.Rule{
		panNNS, nationalMissing, pipe, amountLimit,
		transferInitiation, transferMCC, transferPurpose, transferUniqueData,
	},
}

// The country in 58 and the currency in 53.
const (
	indonesia = "ID"
	rupiah    = "360"
)

func isIndonesian(code emvqr.Code) bool {
	country, _ := code.Get(countryPath)
	return country == indonesia
}

var countryPath = emvqr.P(58)

// lowered is what QRIS codes do against EMVCo as a matter of course.
func lowered() []network.Lowered {
	rows := []network.Lowered{{
		// A bare order number in 50 (GoPay), a template without 00 in 98
		// (AstraPay), 00 = 00 in 99 (everybody).
		Rule: "MPM-4.8.1.5-PSS", Within: emvqr.P(62), To: emvqr.Info,
		Source: aspi + ", table 3.7 (99 holds 00 = 00); real codes of GoPay and AstraPay (50, 98)",
	}}
	for id := acquirerPlace.First; id <= acquirerPlace.Last; id++ {
		// The table of the acquirer template judges its 00 instead.
		rows = append(rows, network.Lowered{
			Rule: "MPM-4.7.11.2-GUID", Within: emvqr.P(id, 0), To: emvqr.Info,
			Source: aspi + ", clause 4.7.5 (the acquirer's domain or 00)",
		})
	}
	return rows
}

// isFirst reports whether o is the first object with its id, the one that
// counts.
func isFirst(code emvqr.Code, o emvqr.Object) bool {
	first, ok := code.Object(o.Path)
	return ok && first.Offset == o.Offset
}
