package alipayplus

import (
	"net/url"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
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
	host, path, ok := splitLink(text)
	if !ok {
		return Link{}, false
	}
	l = Link{Text: text, Host: host}
	if host == "qr.alipay.com" {
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

// Action is what the public rules say a wallet does with the link.
func (l Link) Action() Action {
	if l.Kind == Coded && l.Type == "04" {
		return Decode
	}
	return NotEstablished
}

var alipayForm = network.Native{
	Format: "alipay-url", Kind: network.URI,
	Match: func(text string) bool {
		l, ok := ParseLink(text)
		return ok && l.Kind == Alipay
	},
	Read: readLink,
}

var alipayPlusForm = network.Native{
	Format: "alipayplus-url", Kind: network.URI,
	Match: func(text string) bool {
		if l, ok := ParseLink(text); ok {
			return l.Kind != Alipay && !(looksLikeAlipay(l.Host) && !isOwn(l.Host))
		}
		return isPage(text)
	},
	Read: readLink,
}

// lookalikeForm names links whose host a person might take for Alipay's, so that
// nobody pays by them.
var lookalikeForm = network.Native{
	Format: "alipay-lookalike", Kind: network.UnknownKind,
	Match: func(text string) bool {
		return len(text) <= maxLink && looksLikeAlipay(authority(text)) && linkFault(text) != "" &&
			strings.HasPrefix(strings.ToLower(text), "http")
	},
	Read: func(text string) network.Reading {
		return network.Reading{Findings: []emvqr.Finding{finding("ALIPAYPLUS-LINK-HOST", emvqr.Error, linkFault(text), docs, emvqr.ConfidenceA)}}
	},
}

// isPage reports whether a link is to a page of Alipay+'s own that is no code.
func isPage(text string) bool {
	host, _, ok := splitLink(text)
	return ok && host == "global.alipay.com" && len(text) <= maxLink
}

func readLink(text string) network.Reading {
	l, ok := ParseLink(text)
	if !ok {
		return readPage(text)
	}
	r := network.Reading{Sound: true, Account: Account{URL: text}}
	add := func(key, value string) {
		if value != "" {
			r.Fields = append(r.Fields, network.FieldValue{Key: key, Value: value})
		}
	}
	add("url", text)
	add("host", l.Host)
	add("issuer", l.Issuer)
	add("type", l.Type)
	for key, value := range l.Payload.Fields() {
		add(key, value)
	}
	add("action", l.Action().String())
	if l.Kind == MPMv3 && l.Payload.Version == "" {
		r.Sound = false
		r.Findings = append(r.Findings, finding("ALIPAYPLUS-LINK-PAYLOAD", emvqr.Warning,
			"the last segment does not decode to a general payload", docs, emvqr.ConfidenceA))
	}
	if l.Kind == Alipay && !isToken(l.Text) {
		r.Findings = append(r.Findings, finding("ALIPAYPLUS-LINK-TOKEN", emvqr.Warning,
			"the path is not 15 to 40 letters and digits, as those of real codes are", realCodes, emvqr.ConfidenceD))
	}
	return r
}

// isToken reports whether the path of a link to qr.alipay.com looks like those
// of real codes.
func isToken(text string) bool {
	_, path, _ := splitLink(text)
	token, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "?")
	return len(token) >= 15 && len(token) <= 40 && network.Alphanumeric.Holds(token)
}

// readPage reads a link that is no code; the code may be in its parameter.
func readPage(text string) network.Reading {
	r := network.Reading{
		Findings: []emvqr.Finding{finding("ALIPAYPLUS-LINK-PAGE", emvqr.Error,
			"a page of Alipay+, not a code to pay by", docs, emvqr.ConfidenceB)},
	}
	r.Fields = append(r.Fields, network.FieldValue{Key: "url", Value: text})
	if _, query, found := strings.Cut(text, "?"); found {
		if values, err := url.ParseQuery(query); err == nil && values.Get("code") != "" {
			r.Fields = append(r.Fields, network.FieldValue{Key: "code", Value: values.Get("code")})
		}
	}
	return r
}

func finding(rule string, severity emvqr.Severity, message, source string, c emvqr.Confidence) emvqr.Finding {
	return emvqr.Finding{
		Rule: rule, Severity: severity, Message: message, Citation: source, Network: "alipayplus", Confidence: c,
	}
}
