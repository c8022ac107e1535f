package upi

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// payee is template 26. Its table also holds the fields that the other parts of
// an account carry, so that one set of keys describes the whole account.
var payee = &network.Template{
	Name: "UPI payee", Key: "payee",
	Places: []network.Range{network.At(26)},
	GUIDs:  []string{RID, AIDRuPay},
	Match:  is(payeeRole),
	Fields: []network.Field{
		{ID: 1, Key: "vpa", Name: "Payee VPA", Mandatory: true, Check: vpaLength},
		{
			ID: 2, Key: "minimum_amount", Name: "Minimum amount", Format: rupees,
			Source: tagNotes, Confidence: emvqr.ConfidenceC,
		},
		{ID: network.Outside, Key: "reference", Name: "Transaction reference"},
		{ID: network.Outside, Key: "reference_url", Name: "Reference URL"},
		{ID: network.Outside, Key: "aadhaar", Name: "Aadhaar number"},
		{ID: network.Outside, Key: "ifsc", Name: "IFSC"},
		{ID: network.Outside, Key: "bank_account", Name: "Bank account"},
	},
	Make: read,
	New: func(v network.Values) (network.Account, error) {
		a := Account{
			VPA: strings.TrimSpace(v[0]), MinimumAmount: v[1], Reference: v[2], ReferenceURL: v[3],
			Aadhaar: withoutGaps(v[4]), IFSC: strings.ToUpper(withoutGaps(v[5])), BankAccount: withoutGaps(v[6]),
		}
		return a, a.Check()
	},
}

// withoutGaps takes the blanks and hyphens out that people put into long numbers.
func withoutGaps(text string) string {
	return strings.NewReplacer(" ", "", "-", "").Replace(text)
}

var vpaLength = &network.Check{
	Name: "LEN", Sentence: "A VPA in a code has at most 50 characters.",
	Fault:    vpaLengthFault,
	Severity: emvqr.Warning, Source: tagNotes, Confidence: emvqr.ConfidenceC,
}

// rupees is an amount of at most two decimals.
var rupees = &network.Format{Name: "an amount with at most two decimals", Holds: func(value string) bool {
	a, err := emvqr.ParseAmount(value)
	return err == nil && a.Decimals() <= 2
}}

// minimumRule is a rule about the minimum amount of a code, 26-02, where it is
// an amount at all.
func minimumRule(name, sentence string, fault func(code emvqr.Code, minimum emvqr.Amount) string) network.Rule {
	return network.Rule{
		Name: "MINIMUM-" + name, Sentence: sentence,
		Severity: emvqr.Warning, Source: tagNotes, Confidence: emvqr.ConfidenceC,
		Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
			for t := range templatesOf(code, payeeRole) {
				o := t.Place(2)
				minimum, err := emvqr.ParseAmount(o.Value)
				if err != nil {
					continue
				}
				if message := fault(code, minimum); message != "" {
					broken(o, message)
				}
			}
		},
	}
}

var minimumZero = minimumRule("ZERO", "The minimum amount is not zero.",
	func(_ emvqr.Code, minimum emvqr.Amount) string {
		if minimum.IsZero() {
			return "minimum amount is zero"
		}
		return ""
	})

var minimumSame = minimumRule("SAME", "The minimum amount differs from the amount in 54.",
	func(code emvqr.Code, minimum emvqr.Amount) string {
		if amount, ok := code.Amount(); ok && minimum.Cmp(amount) == 0 {
			return "minimum amount equals the amount in 54"
		}
		return ""
	})

var minimumAbove = minimumRule("ABOVE", "The minimum amount is not above the amount in 54.",
	func(code emvqr.Code, minimum emvqr.Amount) string {
		if amount, ok := code.Amount(); ok && minimum.Cmp(amount) > 0 {
			return "minimum amount is above the amount in 54"
		}
		return ""
	})

var minimumStatic = minimumRule("STATIC", "Only a dynamic code has a minimum amount.",
	func(code emvqr.Code, minimum emvqr.Amount) string {
		if initiation, ok := code.Get(emvqr.P(1)); ok && !isDynamic(initiation) {
			return fmt.Sprintf("minimum amount in a code whose 01 is %+q, expected a dynamic code", initiation)
		}
		return ""
	})

// isDynamic reads object 01 the Bharat QR way: the first digit says how the code
// travels, the second whether it is static (1) or dynamic (2).
func isDynamic(initiation string) bool {
	return len(initiation) == 2 && initiation[1] == '2'
}
