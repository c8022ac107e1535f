package alipayplus

import (
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Action is what a wallet does with an Alipay+ link.
type Action uint8

const (
	// NotEstablished: the public rules do not say; a wallet asks the rules that
	// Alipay+ hands to it.
	NotEstablished Action = iota
	// Decode: the wallet sends the link to Alipay+ and shows what comes back.
	Decode
	// OpenURL: the wallet opens the link, a page where the payer enters the
	// amount.
	OpenURL
)

// String is "NOT_ESTABLISHED", "DECODE" or "OPEN_URL", the words of the Alipay+
// documentation.
func (a Action) String() string {
	switch a {
	case Decode:
		return "DECODE"
	case OpenURL:
		return "OPEN_URL"
	}
	return "NOT_ESTABLISHED"
}

// Link is a link of Alipay's or Alipay+'s own, or of a partner in their form.
type Link struct {
	// Text is the link as scanned, Host its host in lower case.
	Text, Host string
	// Kind is what sort of link it is.
	Kind LinkKind
	// Issuer and Type are, for a coded link, the three digits behind 281 and the
	// two behind those: "04" is an order; "05", seen once, is static.
	Issuer, Type string
	// Payload is, for a link of format MPM v3, what its last segment decodes to.
	Payload GeneralPayload
}

// LinkKind is a sort of link.
type LinkKind uint8

const (
	// Alipay is a link to qr.alipay.com.
	Alipay LinkKind = iota + 1
	// Coded is a link whose path begins with 281: an order or a static code.
	Coded
	// MPMv3 is a link with a payload in its path, as Alipay+ introduced in 2020.
	MPMv3
)

// ParseLink takes a link apart. It is not ok for a text of any other form.
func ParseLink(text string) (l Link, ok bool) {
	if len(text) > maxLink {
		return Link{}, false
	}
	name, path, ok := splitLink(text)
	if !ok {
		return Link{}, false
	}
	l = Link{Text: text, Host: name}
	if name == alipayHost {
		l.Kind = Alipay
		return l, len(path) > 1
	}
	segment, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "?")
	switch {
	case strings.HasPrefix(strings.ToUpper(path), "/MPM/3/"):
		l.Kind = MPMv3
		l.Payload, _ = ParseGeneralPayload(path[len("/MPM/3/"):])
		return l, true
	case isCoded(segment):
		l.Kind, l.Issuer, l.Type = Coded, segment[3:6], segment[6:8]
		return l, true
	}
	return Link{}, false
}

// maxLink is the longest code value of Alipay+ (its API documentation).
const maxLink = 512

// isCoded reports whether a path is 281, five digits, and letters and digits.
func isCoded(segment string) bool {
	return len(segment) > 8 && strings.HasPrefix(segment, "281") &&
		network.Digits.Holds(segment[:8]) && network.Alphanumeric.Holds(segment)
}

// Action is what the public rules say a wallet does with the link. They say
// nothing of a host that is not known.
func (l Link) Action() Action {
	if l.Kind == Coded && l.Type == "04" && unknownMessage(table.Judge(l.Text)) == "" {
		return Decode
	}
	return NotEstablished
}

// splitLink takes a plain https link apart into its host, in lower case, and the
// rest. It is not ok for any other text: the host is ASCII letters, digits, dots
// and hyphens, without user and port, and for [host.Table] ends where all readers
// end it.
func splitLink(text string) (name, path string, ok bool) {
	name, path, ok = host.Split(text)
	return strings.ToLower(name), path, ok
}
