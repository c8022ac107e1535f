package upi

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

var (
	trimmed   = (&network.Format{}).Cleaned(strings.TrimSpace)
	ungrouped = (&network.Format{}).Cleaned(network.Ungrouped)
	upper     = (&network.Format{}).Cleaned(func(text string) string { return strings.ToUpper(network.Ungrouped(text)) })
	hasAt     = network.FormatOf("a text with an @", func(v string) bool { return strings.Contains(v, "@") })
)

// rupees is an amount of at most two decimals.
var rupees = network.FormatOf("an amount with at most two decimals", func(value string) bool {
	a, err := emvqr.ParseAmount(value)
	return err == nil && a.Decimals() <= 2
})

var minimumZero = []*network.Check{{
	Name: "ZERO", Sentence: "The minimum amount is not zero.", Breaks: "0.00", Fact: tagNotes.Warning(),
	Fault: func(value string) string {
		if a, err := emvqr.ParseAmount(value); err == nil && a.IsZero() {
			return "zero"
		}
		return ""
	},
}}

// minimumRule is a rule about the minimum amount of a code, 26-02, where it is an
// amount at all.
func minimumRule(name, sentence string, fault func(c *network.Case, minimum emvqr.Amount) string) network.Rule {
	return network.Rule{
		ID: "UPI-MINIMUM-" + name, Sentence: sentence, Of: "payee", Fact: tagNotes.Warning(),
		Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
			for o := range c.Objects("payee") {
				value, _ := o.Get(2)
				minimum, err := emvqr.ParseAmount(value)
				if err != nil {
					continue
				}
				if message := fault(c, minimum); message != "" {
					broken(c.Code().Place(o.Path.Child(2)), message)
				}
			}
		},
	}
}

var minimumSame = minimumRule("SAME", "The minimum amount differs from the amount in 54.",
	func(c *network.Case, minimum emvqr.Amount) string {
		if amount, ok := c.Code().Amount(); ok && minimum.Cmp(amount) == 0 {
			return "minimum amount equals the amount in 54"
		}
		return ""
	})

var minimumAbove = minimumRule("ABOVE", "The minimum amount is not above the amount in 54.",
	func(c *network.Case, minimum emvqr.Amount) string {
		if amount, ok := c.Code().Amount(); ok && minimum.Cmp(amount) > 0 {
			return "minimum amount is above the amount in 54"
		}
		return ""
	})

var minimumStatic = minimumRule("STATIC", "Only a dynamic code has a minimum amount.",
	func(c *network.Case, minimum emvqr.Amount) string {
		if initiation, ok := c.Shared(1); ok && !isDynamic(initiation) {
			return fmt.Sprintf("minimum amount in a code whose 01 is %+q, expected a dynamic code", initiation)
		}
		return ""
	})

// isDynamic reads object 01 the Bharat QR way: the first digit says how the code
// travels, the second whether it is static (1) or dynamic (2).
func isDynamic(initiation string) bool {
	return len(initiation) == 2 && initiation[1] == '2'
}
