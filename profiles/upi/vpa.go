package upi

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// vpaMax is the most characters of a VPA in a Bharat QR code.
const vpaMax = 50

const vpaReaders = "third-party readers of UPI links; NPCI's own text was not found"

func vpaLengthFault(vpa string) string {
	if n := utf8.RuneCountInString(vpa); n > vpaMax {
		return fmt.Sprintf("VPA has %d characters, expected at most %d", n, vpaMax)
	}
	return ""
}

// vpaASCIIFault judges whether a VPA can be mistaken for another: letters of
// other alphabets look like Latin ones, and some characters cannot be seen.
func vpaASCIIFault(vpa string) string {
	for i := range len(vpa) {
		if vpa[i] < ' ' || vpa[i] > '~' {
			return "VPA has a character that is not plain ASCII and may look like another"
		}
	}
	return ""
}

// vpaFormFault judges the form name@handle. Some readers ask for two characters
// in front of the @; codes with one are met in the tests of others.
func vpaFormFault(vpa string) string {
	if vpaASCIIFault(vpa) != "" {
		return "" // that says it better
	}
	name, handle, ok := strings.Cut(vpa, "@")
	switch {
	case !ok:
		return "VPA has no @"
	case name == "" || strings.Trim(name, nameCharacters) != "":
		return "VPA has something other than letters, digits, '.', '_' and '-' in front of the @"
	case handle == "" || !network.Alphanumeric.Holds(handle) || handle[0] < 'A':
		return "VPA does not end in a handle of letters and digits that begins with a letter"
	}
	return ""
}

const nameCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"

var vpaForm = valueRule("VPA-FORM", "A VPA is a name of letters, digits, '.', '_' and '-', an @ and a handle of letters and digits.",
	payeeRole, 1, vpaReaders, emvqr.ConfidenceC, vpaFormFault)

var vpaASCII = valueRule("VPA-ASCII", "A VPA has no characters outside printable ASCII.",
	payeeRole, 1, vpaReaders, emvqr.ConfidenceC, vpaASCIIFault)
