package alipayplus

import (
	"net/url"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// The rules that the forms of links are judged by.
var (
	noPage = emvqr.Rule{
		ID: "ALIPAYPLUS-LINK-PAGE", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "A link is a code to pay by, not a page.",
		Citation: docs, Network: "alipayplus", Confidence: emvqr.ConfidenceB,
	}
	generalPayload = emvqr.Rule{
		ID: "ALIPAYPLUS-LINK-PAYLOAD", Layer: emvqr.Checked, Severity: emvqr.Warning,
		Sentence: "The last segment of a link of the third version decodes to a general payload.",
		Citation: docs, Network: "alipayplus", Confidence: emvqr.ConfidenceA,
	}
	tokenShape = emvqr.Rule{
		ID: "ALIPAYPLUS-LINK-TOKEN", Layer: emvqr.Checked, Severity: emvqr.Warning,
		Sentence: "The path of a link to qr.alipay.com is 15 to 40 letters and digits.",
		Citation: realCodes, Network: "alipayplus", Confidence: emvqr.ConfidenceD,
	}
)

var alipayForm = network.Native{
	Format: "alipay-url", Kind: network.URI, Rules: []emvqr.Rule{tokenShape},
	Starts: []network.Start{{Host: alipayHost}},
	About: network.About{
		Name: "a link of Alipay's", Countries: []string{"CN"}, RunBy: "Alipay", OpenedBy: []string{"Alipay"},
		Fields: []network.FormField{
			{Key: "url", Name: "The link", Private: true, Means: network.Link},
			{Key: "host", Name: "Its host"},
			{Key: "action", Name: "What a wallet does with it, as far as public rules say", Means: network.Action},
		},
		Fact:           network.Fact{Source: realCodes, Confidence: emvqr.ConfidenceB},
		NotEstablished: "who is paid, which Alipay tells",
	},
	Match: func(text string) bool {
		l, ok := ParseLink(text)
		return ok && l.Kind == Alipay
	},
	Read: readLink,
}

var alipayPlusForm = network.Native{
	Format: "alipayplus-url", Kind: network.URI, Rules: []emvqr.Rule{generalPayload, noPage, unknownHost},
	Starts: []network.Start{{Text: "https://", Fold: true}, {Host: pageHost}, {Host: hongKongHost}},
	About: network.About{
		Name: "a link of Alipay+", RunBy: "Ant International", OpenedBy: []string{"the wallets of Alipay+ that its rules name"},
		Fields: []network.FormField{
			{Key: "url", Name: "The link", Private: true, Means: network.Link},
			{Key: "host", Name: "Its host"},
			{Key: "wallet", Name: "Whose links lead to that host, where that is known"},
			{Key: "issuer", Name: "Issuer, the three digits after 281"},
			{Key: "type", Name: "Type, the two digits after it: 04 an order, 05 static"},
			{Key: "action", Name: "What a wallet does with it, as far as public rules say", Means: network.Action},
		},
		Fact:           network.Fact{Source: docs + "; " + realCodes, Confidence: emvqr.ConfidenceB},
		NotEstablished: "who is paid, which Alipay+ tells; the hosts of all partners",
	},
	Match: func(text string) bool {
		if l, ok := ParseLink(text); ok {
			return l.Kind != Alipay && table.Judge(text).Verdict != host.Lookalike
		}
		return isPage(text)
	},
	Read: readLink,
}

// isPage reports whether a link is to a page of Alipay+'s own that is no code.
func isPage(text string) bool {
	name, _, ok := splitLink(text)
	return ok && name == pageHost && len(text) <= maxLink
}

func readLink(text string) network.Decoded {
	l, ok := ParseLink(text)
	if !ok {
		return readPage(text)
	}
	r := network.Decoded{Sound: true, Account: Account{URL: text}}
	add := func(key, value string) {
		if value != "" {
			r.Fields = append(r.Fields, network.FieldValue{Key: key, Value: value})
		}
	}
	add("url", text)
	add("host", l.Host)
	add("wallet", walletOf(l.Host))
	add("issuer", l.Issuer)
	add("type", l.Type)
	for key, value := range l.Payload.Fields() {
		add(key, value)
	}
	add("action", l.Action().String())
	if l.Kind == MPMv3 && l.Payload.Version == "" {
		r.Sound = false
		r.Findings = append(r.Findings, network.NewFinding(generalPayload, 0, "the last segment does not decode to a general payload"))
	}
	if j := table.Judge(text); unknownMessage(j) != "" {
		r.Findings = append(r.Findings, network.NewFinding(unknownHost, j.Offset, unknownMessage(j)))
	}
	if l.Kind == Alipay && !isToken(l.Text) {
		r.Findings = append(r.Findings, network.NewFinding(tokenShape, 0, "the path is not 15 to 40 letters and digits, as those of real codes are"))
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
func readPage(text string) network.Decoded {
	r := network.Decoded{
		Findings: []emvqr.Finding{network.NewFinding(noPage, 0, "a page of Alipay+, not a code to pay by")},
	}
	r.Fields = append(r.Fields, network.FieldValue{Key: "url", Value: text})
	if _, query, found := strings.Cut(text, "?"); found {
		if values, err := url.ParseQuery(query); err == nil && values.Get("code") != "" {
			r.Fields = append(r.Fields, network.FieldValue{Key: "code", Value: values.Get("code")})
		}
	}
	return r
}

// walletOf is the wallet whose links lead to a host, "" where that is not known.
func walletOf(host string) string {
	switch host {
	case hongKongHost:
		return "AlipayHK"
	case "payqr.gcash.com":
		return "GCash"
	}
	return ""
}
