package qris

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// limit is what one payment may be, in rupiah. It was 2,000,000 in 2019.
var limit = emvqr.MustAmount("10000000")

// amountLimit is about payments; providers set limits of their own for transfers.
var amountLimit = &network.Check{
	Sentence: "A payment is at most 10,000,000 rupiah.",
	Fault: func(value string) string {
		if len(value) < len("10000000") {
			return "" // too short to be as much
		}
		if amount, err := emvqr.ParseAmount(value); err == nil && amount.Cmp(limit) > 0 {
			return "above 10,000,000 rupiah, the most that one payment may be"
		}
		return ""
	},
	Breaks: "10000001",
	Fact:   network.Fact{Severity: emvqr.Warning, Source: "Bank Indonesia PADG 24/1/PADG/2022", Confidence: emvqr.ConfidenceB},
}
