package trkarekod

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Amount is what a code of TR Karekod asks for, in lira. Its 54 counts kuruş in twelve
// digits, so that [emvqr.Code.Amount] is a hundred times as much. It is not ok where
// there is no such amount.
func Amount(code emvqr.Code) (amount emvqr.Amount, ok bool) {
	text, _ := code.Get(emvqr.P(54))
	if !kurus.Holds(text) {
		return emvqr.Amount{}, false
	}
	units := uint64(0)
	for _, digit := range text {
		units = 10*units + uint64(digit-'0')
	}
	amount, err := emvqr.MinorAmount(units, 2)
	return amount, err == nil
}

var kurus = network.FormatOf("twelve digits that count kuruş", func(v string) bool { return len(v) == 12 && network.Digits.Holds(v) })

// countsKurus is said of every amount: who reads it as EMVCo does pays a hundred times
// as much.
var countsKurus = network.Rule{
	ID: "TRKAREKOD-COUNTS-KURUS", Sentence: "An amount of twelve digits counts kuruş, which other readers take for lira.",
	Fact: network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: codes.Source, Confidence: emvqr.ConfidenceB},
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		if amount, ok := Amount(c.Code()); ok {
			broken(c.Code().Place(emvqr.P(54)), "it is "+amount.String()+" lira to readers of TR Karekod, and a hundred times as much to others")
		}
	},
}
