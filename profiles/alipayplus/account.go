package alipayplus

import (
	"errors"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Account is the common template: a link that a wallet treats as if it had scanned
// it.
type Account struct {
	network.Location
	// URL is a complete https link. A template holds up to 81 characters of it.
	URL string
}

var link = &network.Kind{
	Network: Slug, Key: "link", Name: "Alipay template",
	Objects: []*network.Object{{
		Key: "link", Name: "Alipay template", At: found, By: []network.Mark{{GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "url", Name: "Code value", ID: "ALIPAYPLUS-LINK-URL", Means: network.Link, Format: network.Ans, Presence: network.Mandatory, Checks: []*network.Check{linkCheck}},
			{At: network.In(1), Name: "Code value", ID: "ALIPAYPLUS-LINK", Checks: lookalikeCheck},
			{At: network.In(1), Name: "Code value", ID: "ALIPAYPLUS-LINK", Checks: unknownCheck},
		},
	}},
	Keys: []string{"url"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(0)}
	},
	Examples: []network.Example{{Values: []string{"https://qr.alipay.com/fkx000000000000000000"}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) { return link, []string{a.URL} }

// Check implements [network.Checker]: a wallet follows the link, so what is no https
// link, or leads to a host that looks like another, is not written.
func (a Account) Check() error {
	if j := table.Judge(a.URL); j.Verdict == host.Lookalike {
		return errors.New("alipayplus: " + j.Message)
	}
	if fault := httpsFault(a.URL); fault != "" {
		return errors.New("alipayplus: " + fault)
	}
	return nil
}

var linkCheck = &network.Check{
	Sentence: "The code value is an https link.",
	Fault:    httpsFault, Breaks: "http://shop.example/x",
	Fact: network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: fromCodes.Source, Confidence: fromCodes.Confidence},
}

// OpenAPI is a template of one acquirer in Singapore, met once. Its layout is that of
// the same acquirer's WeChat Pay template; what 03, 04 and 99 mean is not established.
type OpenAPI struct {
	network.Location
	MerchantID string // 01, 10 characters seen
	TerminalID string // 02, 4 characters seen
	Object03   string
	Object04   string
	Object99   string
}

const (
	merchantID = iota
	terminalID
	object03
	object04
	object99
)

var openAPI = &network.Kind{
	Network: Slug, Key: "openapi", Name: "Alipay open API template",
	Fact: network.Fact{Source: "one code of a Singapore acquirer", Confidence: emvqr.ConfidenceC},
	Objects: []*network.Object{{
		Key: "openapi", Name: "Alipay open API template", At: found, By: []network.Mark{{GUIDs: []string{GUIDOpenAPI}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "merchant_id", Name: "Merchant ID", ID: "ALIPAYPLUS-OPENAPI-MERCHANT-ID", Means: network.Payee, Format: network.Ans, Presence: network.Mandatory},
			{At: network.In(2), Key: "terminal_id", Name: "Terminal ID", ID: "ALIPAYPLUS-OPENAPI-TERMINAL-ID", Means: network.Terminal, Format: network.Ans},
			{At: network.In(3), Key: "object_03", Name: "Object 03", ID: "ALIPAYPLUS-OPENAPI-OBJECT-03", Format: network.Ans},
			{At: network.In(4), Key: "object_04", Name: "Object 04", ID: "ALIPAYPLUS-OPENAPI-OBJECT-04", Format: network.Ans},
			{At: network.In(99), Key: "object_99", Name: "Object 99", ID: "ALIPAYPLUS-OPENAPI-OBJECT-99", Format: network.Ans},
		},
	}},
	Keys: []string{merchantID: "merchant_id", terminalID: "terminal_id", object03: "object_03", object04: "object_04", object99: "object_99"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return OpenAPI{at, v.At(merchantID), v.At(terminalID), v.At(object03), v.At(object04), v.At(object99)}
	},
	Examples: []network.Example{{Values: []string{merchantID: "1234567890", terminalID: "1234", object03: "A", object04: "B", object99: "C"}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a OpenAPI) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a OpenAPI) Table() (*network.Kind, []string) {
	return openAPI, []string{merchantID: a.MerchantID, terminalID: a.TerminalID, object03: a.Object03, object04: a.Object04, object99: a.Object99}
}

// Marker is a template that holds nothing but a GUID: by it a wallet can tell that
// the code's issuer takes Alipay+. It is met in Mongolia and at 37 characters is
// longer than EMVCo allows a GUID to be.
type Marker struct {
	network.Location
	// Participant is the id before ".alipayplus", Version the date-like word after
	// it, as in "v20250513".
	Participant, Version string
}

const markerWord = ".alipayplus."

var marker = &network.Kind{
	Network: Slug, Key: "marker", Name: "Alipay+ marker", Role: network.Identity,
	Fact: network.Fact{Source: "one code of a Mongolian wallet", Confidence: emvqr.ConfidenceC},
	Objects: []*network.Object{{
		Key: "marker", Name: "Alipay+ marker", At: found,
		By: []network.Mark{{Like: func(guid string) bool { return markerAt(guid) > 0 }, Says: "00 is a word, .alipayplus. and a version"}},
		Rows: []network.Row{
			{At: network.In(0), Key: "guid", Name: "Marker", ID: "ALIPAYPLUS-MARKER-GUID", Format: network.Ans, Presence: network.Mandatory, InsteadOf: "MPM-4.7.11.2-GUID"},
		},
	}},
	Keys: []string{"guid"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return markerOf(at, v.At(0))
	},
	Examples: []network.Example{{Values: []string{"2188120000000000.alipayplus.v20250513"}}},
}

// markerAt is where the word of a marker begins in a GUID, -1 for nowhere.
func markerAt(guid string) int {
	for i := range len(guid) - len(markerWord) {
		if guid[i] == '.' && strings.EqualFold(guid[i:i+len(markerWord)], markerWord) {
			return i
		}
	}
	return -1
}

func markerOf(at network.Location, guid string) Marker {
	i := max(markerAt(guid), 0)
	return Marker{at, guid[:i], guid[min(i+len(markerWord), len(guid)):]}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Marker) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Marker) Table() (*network.Kind, []string) { return marker, []string{a.guid()} }

// Check implements [network.Checker]: the two words can be told apart again.
func (a Marker) Check() error {
	if a.Participant == "" || markerOf(network.Location{}, a.guid()) != (Marker{Participant: a.Participant, Version: a.Version}) {
		return errors.New("alipayplus: a marker has a participant, which does not hold " + markerWord + " itself, and a version")
	}
	return nil
}

func (a Marker) guid() string { return a.Participant + markerWord + a.Version }
