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
	// that begin with 0001 are by all appearance UnionPay itself.
	Institution string
	// Token is 26 to 32 digits, mostly 32.
	Token string
}

const (
	scheme   = "https://"
	hostName = "qr.95516.com"
	// userAuth is a page on the same host to which the pages of collectors send
	// the payer for signing in.
	userAuth = "qrcGtwWeb-web/"
)

// The digits of a link.
const (
	institutionLength     = 8
	tokenShort, tokenLong = 26, 32
)

var link = network.Native{
	Format: "unionpay-url", Kind: network.URI, Rules: []emvqr.Rule{notPayment, linkShape},
	Match: func(text string) bool { _, ok := path(text); return ok },
	Read:  readLink,
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
		Sentence: "The path of a link is 8 digits, a slash and 26 to 32 digits.",
		Citation: "inferred from published links", Network: "unionpay", Confidence: emvqr.ConfidenceD,
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
	if !isDigits(token, tokenShort, tokenLong) {
		r.Findings = []emvqr.Finding{network.NewFinding(linkShape, len(text)-len(token), "the second part of the path is not 26 to 32 digits")}
		return r
	}
	r.Fields = append(r.Fields, network.FieldValue{Key: "token", Value: token})
	r.Account = Link{Institution: institution, Token: token}
	return r
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
