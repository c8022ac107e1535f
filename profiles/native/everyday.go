package native

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// What people scan that is no payment, or is one for all anybody knows. It is said to be
// what it is, so that nobody looks for the fault in a code that is none. None of it has a
// kind: it is asked for only where nothing else knows a text.

// Everyday are the names of what is scanned every day. Find says which a text is.
func Everyday() []network.Native { return everyday }

// FindEveryday is what a text is that is no known form; "text" where it is nothing else.
// It is nil for an empty text and one with characters that cannot be seen.
func FindEveryday(text string) *network.Native {
	if i := everydayIndex.Find(text); i >= 0 {
		return &everyday[i]
	}
	return nil
}

var everydayIndex = NewIndex(everyday)

var everyday = []network.Native{
	plain("wifi", "the name and password of a Wi-Fi network", schemes("wifi:"), nil),
	plain("contact", "a visiting card", schemes("begin:vcard", "mecard:", "bizcard:"), nil),
	plain("event", "an entry for a calendar", schemes("begin:vevent", "begin:vcalendar"), nil),
	plain("phone", "a phone number", schemes("tel:"), nil),
	plain("sms", "a text message to send", schemes("sms:", "smsto:", "mmsto:"), nil),
	plain("mail", "an e-mail to write", schemes("mailto:", "matmsg:", "smtp:"), nil),
	plain("place", "a place on the map", schemes("geo:"), nil),
	plain("number", "a bare number", digit, network.Digits.Holds),
	plain("link", "a link, to a payment page or to anything", nil, isLink),
	plain("text", "plain text", nil, isText),
}

func plain(format, name string, starts []network.Start, shape func(string) bool) network.Native {
	about := network.About{Name: name, Fact: network.Fact{Source: "what the text says itself", Confidence: emvqr.ConfidenceA}}
	about.NotEstablished = "whether anybody is paid by it"
	switch format {
	case "link":
		about.Fields = []network.FormField{{Key: "host", Name: "Host that it leads to"}}
	case "number":
		about.Fields = []network.FormField{{Key: "possibly", Name: "Form that has such numbers, among many other things"}}
	}
	return network.Native{
		Format: format, Kind: network.UnknownKind, About: about, Starts: starts, Match: shape, Rules: []emvqr.Rule{NoPayment},
		Read: func(text string) network.Decoded { return readEveryday(format, name, text) },
	}
}

func readEveryday(format, name, text string) (r network.Decoded) {
	message := "this is " + name + " and no payment code that is known here"
	switch format {
	case "link":
		if found := hostOf(text); found != "" {
			r.Fields = []network.FieldValue{{Key: "host", Value: found}}
			message = "this is a link to " + strconv.QuoteToASCII(found) + ", which is not known here: it may be for paying or for anything"
		}
	case "number":
		message = "this is a bare number of " + strconv.Itoa(len(text)) + " digits: nothing in it says what it is for"
		if len(text) == 10 {
			r.Fields = []network.FieldValue{{Key: "possibly", Value: "scantopay"}}
			message += "; ScanToPay in South Africa has such numbers, and so has anything else"
		}
	}
	r.Findings = []emvqr.Finding{network.NewFinding(NoPayment, 0, message)}
	return r
}

// isLink reports whether a text begins with a scheme and two slashes, and has no blanks.
func isLink(text string) bool {
	name, rest, found := strings.Cut(text, "://")
	return found && rest != "" && isToken(name, 1, 32, "+-.") && !strings.ContainsAny(text, " \t\r\n")
}

// hostOf is the host of a link by https or http, where all readers agree about it.
func hostOf(text string) string {
	const insecure = "http:"
	if begins(text, insecure) {
		text = "https:" + text[len(insecure):]
	}
	name, _, ok := host.Split(text)
	if !ok {
		return ""
	}
	return strings.ToLower(name)
}

// isText reports whether there is something to read, and nothing that cannot be seen.
func isText(text string) bool {
	hidden := func(c rune) bool { return emvqr.IsHidden(c) && !strings.ContainsRune("\t\r\n", c) }
	return utf8.ValidString(text) && strings.TrimSpace(text) != "" && !strings.ContainsFunc(text, hidden)
}
