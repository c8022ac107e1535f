package upi

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// bankID is the root object with the bank account: IFSC and account number.
const bankID = 8

// The IFSC has 11 characters: four letters of the bank, a 0, six of the branch.
// An account number behind it has up to 26.
const (
	ifscLength = 11
	bankMax    = ifscLength + 26
)

// splitBank takes object 08 apart. What does not begin with eleven letters and
// digits, and at least one character of an account, is all account.
func splitBank(value string) (ifsc, account string) {
	if len(value) <= ifscLength || !network.Alphanumeric.Holds(value[:ifscLength]) {
		return "", value
	}
	return value[:ifscLength], value[ifscLength:]
}

// isIFSC reports whether code is four capital letters, 0, six capitals or digits.
func isIFSC(code string) bool {
	if len(code) != ifscLength || code[4] != '0' || !network.CapitalsAndDigits.Holds(code) {
		return false
	}
	for i := range 4 {
		if code[i] < 'A' {
			return false
		}
	}
	return true
}

// The warning is not an error because 08 is not what a UPI app pays by.
var bankForm = network.Rule{
	Name: "IFSC", Sentence: "Object 08 is an IFSC, four letters, 0 and six characters, and an account of up to 26 characters.",
	Severity: emvqr.Warning, Source: realCodes, Confidence: emvqr.ConfidenceB,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		o, ok := code.Object(emvqr.P(bankID))
		if !ok {
			return
		}
		ifsc, _ := splitBank(o.Value)
		switch n := code.LengthUnit().Count(o.Value); {
		case n > bankMax:
			broken(o, fmt.Sprintf("08 has %d characters, expected at most %d", n, bankMax))
		case !isIFSC(ifsc):
			broken(o, "08 does not begin with an IFSC and an account")
		}
	},
}
