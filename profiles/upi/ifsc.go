package upi

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// bankID is the root object with the bank account: IFSC and account number.
const bankID = 8

// The IFSC has 11 characters: four letters of the bank, a 0, six of the branch. An
// account number after it has up to 26.
const (
	ifscLength = 11
	bankMax    = ifscLength + 26
)

// beginsWithIFSC leaves out what does not begin with eleven letters and digits, and at
// least one character of an account: that is all account.
func beginsWithIFSC(o emvqr.Object) bool {
	return len(o.Value) > ifscLength && network.Alphanumeric.Holds(o.Value[:ifscLength])
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
var bankForm = []*network.Check{{
	Sentence: "Object 08 is an IFSC, four letters, 0 and six characters, and an account of up to 26 characters.",
	Breaks:   "SBIN1001234123456789012", Fact: realCodes.Warning(),
	Fault: func(value string) string {
		switch n := emvqr.CodePoints.Count(value); {
		case n > bankMax:
			return fmt.Sprintf("%d characters, expected at most %d", n, bankMax)
		case n <= ifscLength || !isIFSC(value[:min(ifscLength, len(value))]):
			return "the value does not begin with an IFSC and an account"
		}
		return ""
	},
}}
