package unionpay

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Link is a payment code that is a link of UnionPay's instead of an EMV code. A
// wallet does not open it: it sends it to UnionPay, which answers whom it pays.
type Link struct {
	network.Location
	// Institution is the 8 digits of the institution that issued the code. Those
	// that begin with 0001000 are by all appearance UnionPay itself.
	Institution string
	// Token is what the institution writes after them: UnionPay 30 to 32 digits, a bank
	// also letters, a path or a query.
	Token string
}

const (
	scheme   = "https://"
	hostName = "qr.95516.com"
	// userAuth is a page on the same host to which the pages of collectors send
	// the payer for signing in.
	userAuth = "qrcGtwWeb-web/"
)

// institutionLength is the digits that a path begins with.
const institutionLength = 8

var link = network.Native{
	Format: "unionpay-url", Kind: network.URI, Rules: []emvqr.Rule{notPayment, linkShape, linkIssuer},
	About: network.About{
		Name: "a link of UnionPay's", Countries: []string{"CN"}, RunBy: "UnionPay and the institutions that issue codes under its host",
		OpenedBy: []string{"UnionPay", "for codes of China Merchants Bank also WeChat Pay and Alipay"},
		Fields: []network.FormField{
			{From: "/1", Key: "institution", Name: "Institution, 8 digits: 4 for itself, 4 for a region", Means: network.PayeeBank},
			{Key: "issuer", Name: "The institution's name"},
			{Key: "code_is", Name: "What its codes are"},
			{Key: "opened_by", Name: "Wallets that open them, as far as a source says"},
			{From: "/2", Key: "token", Name: "What the institution writes", Private: true, Means: network.Link},
		},
		Fact:           network.Fact{Source: "some fifty published links of a dozen institutions", Confidence: emvqr.ConfidenceB},
		NotEstablished: "who is paid, which UnionPay tells; the last digit of 00010000, 00010001 and 00010002; the texts of institutions that are not known; whether wallets abroad open a code",
	},
	Starts: []network.Start{{Host: hostName}},
	Match:  func(text string) bool { _, ok := path(text); return ok },
	Read:   readLink,
}

// hosts is where UnionPay's links lead.
var hosts = []host.Host{{
	Name: hostName, Domain: "95516.com", Word: "95516", Rule: lookalike,
	Source: "published links", Confidence: emvqr.ConfidenceB,
}}

var table = host.NewTable(hosts...)

// path is what is after the slash that ends the host. It is not ok for any other
// scheme or host: a longer name, a port or a user before the host make it another
// place.
func path(text string) (rest string, ok bool) {
	if _, ok := table.Exact(text); !ok {
		return "", false
	}
	return strings.TrimPrefix(text[len(scheme)+len(hostName):], "/"), true
}

var (
	lookalike = emvqr.Rule{
		ID: "UNIONPAY-URL-HOST-LOOKALIKE", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "A link whose host looks like " + hostName + " leads to that host.",
		Citation: "a link pays whoever owns its host", Network: "unionpay", Confidence: emvqr.ConfidenceB, Effect: emvqr.Refuses,
	}
	notPayment = emvqr.Rule{
		ID: "UNIONPAY-URL-PAYMENT", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "A link leads to a payment and not to the sign-in page.",
		Citation: "independent merchant pages that redirect payers there", Network: "unionpay", Confidence: emvqr.ConfidenceB,
	}
	// linkShape is never more than a warning: the shape of a link is inferred from
	// the links met.
	linkShape = emvqr.Rule{
		ID: "UNIONPAY-URL-SHAPE", Layer: emvqr.Checked, Severity: emvqr.Warning,
		Sentence: "The path of a link is the 8 digits of an institution, a slash and a text as that institution writes it.",
		Citation: "inferred from published links", Network: "unionpay", Confidence: emvqr.ConfidenceD,
	}
	// linkIssuer is no fault: there are more institutions than have been met.
	linkIssuer = emvqr.Rule{
		ID: "UNIONPAY-URL-ISSUER", Layer: emvqr.Checked, Severity: emvqr.Info,
		Sentence: "The institution that issued a link, and how it writes links, are known from several sources.",
		Citation: "inferred from published links", Network: "unionpay", Confidence: emvqr.ConfidenceD, Effect: emvqr.Doubt,
	}
)

func readLink(text string) network.Decoded {
	rest, ok := path(text)
	if !ok {
		return network.Decoded{}
	}
	at := len(text) - len(rest)
	if strings.HasPrefix(rest, userAuth) {
		return network.Decoded{Sound: true, Findings: []emvqr.Finding{
			network.NewFinding(notPayment, at, "the link leads to UnionPay's sign-in page and is no payment code"),
		}}
	}
	institution, token, _ := strings.Cut(rest, "/")
	if !isDigits(institution, institutionLength, institutionLength) {
		return network.Decoded{Sound: true, Findings: []emvqr.Finding{
			network.NewFinding(linkShape, at, "the first part of the path is not 8 digits"),
		}}
	}
	r := network.Decoded{Sound: true, Fields: []network.FieldValue{{Key: "institution", Value: institution}}}
	from := issuerOf(institution)
	known := from != nil && from.holds != nil
	if known && !from.holds(token) || !known && !isPath(token) {
		r.Findings = []emvqr.Finding{network.NewFinding(linkShape, len(text)-len(token), "what follows the institution is not as "+nameOf(from)+" writes it")}
		return r
	}
	add := func(key, value string) {
		if value != "" {
			r.Fields = append(r.Fields, network.FieldValue{Key: key, Value: value})
		}
	}
	if from != nil {
		add("issuer", from.name)
		add("code_is", from.codes)
		add("opened_by", from.opens)
	}
	add("token", token)
	if known && from.sure <= emvqr.ConfidenceB {
		r.Account = Link{Institution: institution, Token: token}
		return r
	}
	r.Findings = []emvqr.Finding{network.NewFinding(linkIssuer, at, doubtAbout(from))}
	return r
}

// doubtAbout says why it is not known whether anybody is paid by a link.
func doubtAbout(from *issuer) string {
	switch {
	case from == nil:
		return "the institution that issued the link is not known here; whether anybody is paid by it is not established"
	case from.holds == nil:
		return "no code of " + from.name + " has been met; whether anybody is paid by it is not established"
	}
	return "codes of " + from.name + " are known from one source; whether anybody is paid by it is not established"
}

// nameOf is an institution in the middle of a sentence.
func nameOf(from *issuer) string {
	if from == nil {
		return "an institution that is not known here"
	}
	return from.name
}

func isDigits(text string, shortest, longest int) bool {
	return len(text) >= shortest && len(text) <= longest && network.Digits.Holds(text)
}

// linkTable has the values of a link, which is in no code.
var linkTable = &network.Kind{
	Network: Slug, Key: "link", Name: "UnionPay link", Keys: []string{"institution", "token"},
	Rows: []network.Row{
		{Key: "institution", Name: "Institution", Means: network.PayeeBank},
		{Key: "token", Name: "Token", Means: network.Link},
	},
}

// Table implements [network.Account].
func (l Link) Table() (*network.Kind, []string) { return linkTable, []string{l.Institution, l.Token} }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (l Link) LogValue() slog.Value { return network.LogAccount(l) }

// String is the link as UnionPay writes it.
func (l Link) String() string { return scheme + hostName + "/" + l.Institution + "/" + l.Token }
