package upi

import (
	"fmt"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

var referenceLength = []*network.Check{{
	Name: "LEN", Sentence: "A transaction reference has 4 to 35 characters.", Breaks: "A1", Fault: referenceFault, Fact: tagNotes.Warning(),
}}

// referenceFault judges the length of a reference, in codes and in links.
func referenceFault(value string) string {
	if n := utf8.RuneCountInString(value); n < 4 || n > 35 {
		return fmt.Sprintf("reference has %s, expected 4 to 35", plural.Of(n, "character"))
	}
	return ""
}

var referenceForm = []*network.Check{{
	Name: "ALPHANUMERIC", Sentence: "A transaction reference is letters and digits.", Breaks: "ORDER-0001", Fact: tagNotes.Warning(),
	Fault: func(value string) string {
		if !network.Alphanumeric.Holds(value) {
			return "not letters and digits"
		}
		return ""
	},
}}

var dynamicReference = network.Rule{
	ID: "UPI-DYNAMIC-REFERENCE", Sentence: "A dynamic code with a UPI payee has a transaction reference in 27.", Fact: tagNotes.Warning(),
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		if initiation, _ := c.Shared(1); !isDynamic(initiation) {
			return
		}
		for range c.Objects("ref") {
			return
		}
		broken(c.Code().Place(emvqr.P(27)), "the code is dynamic and 27 is missing")
	},
}
