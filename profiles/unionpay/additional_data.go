package unionpay

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// The characters to which UnionPay's generators fill bill number, reference label
// and terminal label.
const (
	billLength      = 20
	referenceLength = 20
	terminalLength  = 8
)

// AdditionalData is object 62 as UnionPay's generators write it in Hong Kong,
// Bangladesh, Nepal and Panama: 60 characters, bill number and reference label
// filled with zeros to 20 and the terminal label to 8. An unused label is all
// zeros. [emvqr.Prompt], which asks the payer for a value, and what is longer
// stay as they are.
func AdditionalData(bill, reference, terminal string) emvqr.AdditionalData {
	return emvqr.AdditionalData{
		BillNumber:     filled(bill, billLength),
		ReferenceLabel: filled(reference, referenceLength),
		TerminalLabel:  filled(terminal, terminalLength),
	}
}

func filled(label string, length int) string {
	if label == emvqr.Prompt || len(label) >= length {
		return label
	}
	return strings.Repeat("0", length-len(label)) + label
}
