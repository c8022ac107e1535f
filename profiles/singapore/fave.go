package singapore

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// FaveAccount is a merchant of Fave.
type FaveAccount struct {
	network.Location
	// URL is the merchant's page, https://myfave.com/qr/ and a code.
	URL string
}

var fave = &network.Kind{
	Network: "fave", Key: "merchant", Name: "Fave template",
	Objects: template("fave", "Fave template", "com.myfave",
		network.Row{At: network.In(1), Key: "url", Name: "Page of the merchant", ID: "FAVE-URL", Means: network.Link, Format: network.Ans, Presence: network.Mandatory, Checks: []*network.Check{faveHost}, Fact: codes},
	),
	Keys: []string{"url"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return FaveAccount{at, v.At(0)}
	},
	Examples: []network.Example{{Values: []string{"https://myfave.com/qr/000001"}}},
}

// faveHost compares to the slash, so that no other host begins the same.
var faveHost = &network.Check{
	Name: "HOST", Sentence: "The page is below https://myfave.com/qr/.", Breaks: "https://myfave.com.example/qr/1",
	Fault: func(v string) string {
		if !strings.HasPrefix(v, "https://myfave.com/qr/") {
			return "expected https://myfave.com/qr/ and a code"
		}
		return ""
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a FaveAccount) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a FaveAccount) Table() (*network.Kind, []string) { return fave, []string{a.URL} }
