package upi

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// vpaMax is the most characters of a VPA in a Bharat QR code.
const vpaMax = 50

const vpaSuites = "test suites of eight readers of UPI links"

const vpaReaders = "third-party readers of UPI links; NPCI's own text was not found"

func vpaLengthFault(vpa string) string {
	if n := utf8.RuneCountInString(vpa); n > vpaMax {
		return fmt.Sprintf("VPA has %d characters, expected at most %d", n, vpaMax)
	}
	return ""
}

// vpaASCIIFault judges whether a VPA can be mistaken for another: letters of
// other alphabets look like Latin ones.
func vpaASCIIFault(vpa string) string {
	if !isPrintableASCII(vpa) && query.ReadAlike(vpa) {
		return "VPA has a character that is not plain ASCII and may look like another"
	}
	return ""
}

func isPrintableASCII(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return c < ' ' || c > '~' })
}

// vpaSidesFault judges what every reader asks of a VPA: one @, and something on
// each side of it. One that is not the same text to all readers may be another's.
func vpaSidesFault(vpa string) string {
	name, handle, ok := strings.Cut(vpa, "@")
	switch {
	case !query.ReadAlike(vpa):
		return "VPA has a character that cannot be seen, or that readers take for another one, expected letters and digits"
	case !ok:
		return "VPA has no @, expected one such as shop@bank"
	case strings.Contains(handle, "@"):
		return "VPA has more than one @, expected one such as shop@bank"
	case strings.TrimSpace(name) == "":
		return "VPA has nothing before its @, expected one such as shop@bank"
	case strings.TrimSpace(handle) == "":
		return "VPA has nothing after its @, expected one such as shop@bank"
	}
	return ""
}

// vpaFormFault judges the form name@handle. Some readers ask for two characters
// before the @; codes with one are met in the tests of others.
func vpaFormFault(vpa string) string {
	if vpaASCIIFault(vpa) != "" {
		return "" // that says it better
	}
	if vpaSidesFault(vpa) != "" {
		return "" // so does that
	}
	name, handle, _ := strings.Cut(vpa, "@")
	switch {
	case strings.Trim(name, nameCharacters) != "":
		return "VPA has something other than letters, digits, '.', '_' and '-' before the @"
	case !network.Alphanumeric.Holds(handle) || handle[0] < 'A':
		return "VPA does not end in a handle of letters and digits that begins with a letter"
	}
	return ""
}

const nameCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"

var (
	vpaLength = []*network.Check{{
		Name: "LEN", Sentence: "A VPA in a code has at most 50 characters.", Breaks: "shopshopshopshopshopshopshopshopshopshopshopshop@bank",
		Fault: vpaLengthFault, Fact: tagNotes.Warning(),
	}}
	vpaSides = []*network.Check{{
		Sentence: "A VPA is a name, one @ and the handle of a bank.", Breaks: "shopbank",
		Fault: vpaSidesFault, Fact: network.Fact{Source: vpaSuites, Confidence: emvqr.ConfidenceB},
	}}
	vpaForm = []*network.Check{{
		Name: "FORM", Sentence: "A VPA is a name of letters, digits, '.', '_' and '-', an @ and a handle of letters and digits.", Breaks: "shop!@bank",
		Fault: vpaFormFault, Fact: readersOfLinks,
	}}
	vpaASCII = []*network.Check{{
		Name: "ASCII", Sentence: "A VPA has no characters outside printable ASCII.", Breaks: "sh\u00f6p@bank",
		Fault: vpaASCIIFault, Fact: readersOfLinks,
	}}
	readersOfLinks = network.Fact{Severity: emvqr.Warning, Source: vpaReaders, Confidence: emvqr.ConfidenceC}
)
