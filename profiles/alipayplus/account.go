package alipayplus

import (
	"errors"
	"iter"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Account is the common template: a link that a wallet treats as if it had
// scanned it.
type Account struct {
	network.Location
	// URL is a complete https link. A template holds up to 81 characters of it.
	URL string
}

var link = &network.Template{
	Name: "Alipay template", Key: "link",
	Found: found, Places: found, GUIDs: []string{GUID},
	Fields: []network.Field{
		{ID: urlID, Key: "url", Name: "Code value", Format: network.Ans, Mandatory: true, Check: linkCheck},
	},
	Make: func(_ emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		return Account{network.LocationOf(o.Path.Root()), v[0]}, true
	},
	New: func(v network.Values) (network.Account, error) { return Account{URL: v[0]}, nil },
}

// Network implements [network.Account].
func (Account) Network() string { return "alipayplus" }

// Fields implements [network.Account].
func (a Account) Fields() iter.Seq2[string, string] { return link.Walk(network.ValuesOf(a.URL)) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account].
func (a Account) Parts() []network.Part {
	return []network.Part{link.Part(network.ValuesOf(a.URL))}
}

// Check implements [network.Checker]: a wallet follows the link, so what is no
// https link, or leads to a host that looks like another, is not written.
func (a Account) Check() error {
	if j := table.Judge(a.URL); j.Verdict == host.Lookalike {
		return errors.New("alipayplus: " + j.Message)
	}
	if fault := httpsFault(a.URL); fault != "" {
		return errors.New("alipayplus: " + fault)
	}
	return nil
}

// urlID is the object of the template that holds the link.
const urlID = 1

var linkCheck = &network.Check{
	Name: "URL", Sentence: "The code value is an https link.",
	Fault: httpsFault, Severity: emvqr.Warning, Source: realCodes, Confidence: emvqr.ConfidenceB, Effect: emvqr.Doubt,
}

// OpenAPI is a template of one acquirer in Singapore, met once. Its layout is
// that of the same acquirer's WeChat Pay template; what 03, 04 and 99 mean is
// not established.
type OpenAPI struct {
	network.Location
	MerchantID string // 01, 10 characters seen
	TerminalID string // 02, 4 characters seen
	Object03   string
	Object04   string
	Object99   string
}

var openAPI = &network.Template{
	Name: "Alipay open API template", Key: "openapi",
	Found: found, Places: found, GUIDs: []string{GUIDOpenAPI},
	Source: "one code of a Singapore acquirer", Confidence: emvqr.ConfidenceC,
	Fields: []network.Field{
		{ID: 1, Key: "merchant_id", Name: "Merchant ID", Format: network.Ans, Mandatory: true},
		{ID: 2, Key: "terminal_id", Name: "Terminal ID", Format: network.Ans},
		{ID: 3, Key: "object_03", Name: "Object 03", Format: network.Ans},
		{ID: 4, Key: "object_04", Name: "Object 04", Format: network.Ans},
		{ID: 99, Key: "object_99", Name: "Object 99", Format: network.Ans},
	},
	Make: func(_ emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		return OpenAPI{network.LocationOf(o.Path.Root()), v[0], v[1], v[2], v[3], v[4]}, true
	},
	New: func(v network.Values) (network.Account, error) {
		return OpenAPI{MerchantID: v[0], TerminalID: v[1], Object03: v[2], Object04: v[3], Object99: v[4]}, nil
	},
}

// Network implements [network.Account].
func (OpenAPI) Network() string { return "alipayplus" }

// Fields implements [network.Account].
func (a OpenAPI) Fields() iter.Seq2[string, string] { return openAPI.Walk(a.values()) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a OpenAPI) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account].
func (a OpenAPI) Parts() []network.Part { return []network.Part{openAPI.Part(a.values())} }

func (a OpenAPI) values() network.Values {
	return network.ValuesOf(a.MerchantID, a.TerminalID, a.Object03, a.Object04, a.Object99)
}

// Marker is a template that holds nothing but a GUID: by it a wallet can tell
// that the code's issuer takes Alipay+. It is met in Mongolia and at 37
// characters is longer than EMVCo allows a GUID to be.
type Marker struct {
	network.Location
	// Participant is the id in front of ".alipayplus", Version the date-like
	// word behind it, as in "v20250513".
	Participant, Version string
}

const markerWord = ".alipayplus."

var marker = &network.Template{
	Name: "Alipay+ marker", Key: "marker", Beside: true,
	Found: found, Places: found,
	Source: "one code of a Mongolian wallet", Confidence: emvqr.ConfidenceC,
	GUIDLike: func(guid string) bool { return markerAt(guid) > 0 },
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.11.2-GUID", To: emvqr.Info, Source: "the marker has 37 characters, EMVCo's GUID at most 32"},
		{Rule: "MPM-4.11.1.2-GUID", To: emvqr.Info, Source: "the same among the unreserved templates"},
	},
	Fields: []network.Field{{ID: 0, Key: "guid", Name: "Marker", Format: network.Ans, Mandatory: true}},
	Make: func(_ emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		return markerOf(network.LocationOf(o.Path.Root()), v[0]), true
	},
	New: func(v network.Values) (network.Account, error) { return markerOf(network.Location{}, v[0]), nil },
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

// Network implements [network.Account].
func (Marker) Network() string { return "alipayplus" }

// Fields implements [network.Account].
func (a Marker) Fields() iter.Seq2[string, string] { return marker.Walk(network.ValuesOf(a.guid())) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Marker) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account].
func (a Marker) Parts() []network.Part {
	return []network.Part{marker.Part(network.ValuesOf(a.guid()))}
}

// Check implements [network.Checker]: the two words can be told apart again.
func (a Marker) Check() error {
	if a.Participant == "" || markerOf(network.Location{}, a.guid()) != (Marker{Participant: a.Participant, Version: a.Version}) {
		return errors.New("alipayplus: a marker has a participant, which does not hold " + markerWord + " itself, and a version")
	}
	return nil
}

func (a Marker) guid() string { return a.Participant + markerWord + a.Version }
