package qris

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// pipeCharacter is the one character of ans that QRIS keeps out of its texts.
const pipeCharacter = "|"

var pipe = network.Rule{
	Name: "PIPE", Sentence: "The objects 58 to 61 and an acquirer's merchant id and criteria hold no |.",
	Source: aspi + ", tables 3.6 and 4.3", Confidence: emvqr.ConfidenceB,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		if !hasMerchant(code) {
			return
		}
		report := func(o emvqr.Object) {
			if strings.Contains(o.Value, pipeCharacter) {
				broken(o, emvqr.ObjectName(o.Path)+" holds |, expected any other character")
			}
		}
		for o := range code.Objects() {
			switch id := o.Path.Root(); {
			case id >= 58 && id <= 61:
				report(o)
			case acquirerPlace.Has(id) && isAcquirer(code, o):
				report(code.Place(o.Path.Child(2)))
				report(code.Place(o.Path.Child(3)))
			}
		}
	},
}

// limit is what one payment may be, in rupiah. It was 2,000,000 in 2019.
var limit = emvqr.MustAmount("10000000")

// amountLimit is about payments; providers set limits of their own for
// transfers.
var amountLimit = network.Rule{
	Name: "AMOUNT-LIMIT", Sentence: "A payment is at most 10,000,000 rupiah.",
	Severity: emvqr.Warning, Source: "Bank Indonesia PADG 24/1/PADG/2022", Confidence: emvqr.ConfidenceB,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		if amount, ok := code.Amount(); ok && amount.Cmp(limit) > 0 && hasMerchant(code) {
			broken(code.Place(emvqr.P(54)), "the amount is above 10,000,000 rupiah, the most that one payment may be")
		}
	},
}

// hasMerchant reports whether the code is one for payments.
func hasMerchant(code emvqr.Code) bool {
	if _, ok := firstAcquirer(code); ok {
		return true
	}
	return hasNational(code)
}
