package qris

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// A national merchant id (NMID) is "ID" and 13 digits, the last of which is their
// Luhn digit. One source reads the others as a class (1 or 2), 0, the year and a
// running number of eight digits; nothing here relies on that.

const nmidPrefix = "ID"

var nmidLuhn = &network.Check{
	Name: "LUHN", Sentence: "The last digit of an NMID is the Luhn check digit over its 13 digits.",
	Fault: func(value string) string { return network.LuhnFault(strings.TrimPrefix(value, nmidPrefix)) },
	Fact:  network.Fact{Severity: emvqr.Warning, Source: "observed on 33 of 34 real codes", Confidence: emvqr.ConfidenceB},
}
