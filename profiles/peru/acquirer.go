package peru

import (
	"log/slog"
	"time"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Acquirer is what an acquirer of cards puts beside them. The cards are what is paid.
type Acquirer struct {
	network.Location
	// Data are the acquirer's own, up to 61 characters in the codes met.
	Data string
	// LastDay is the last day of the code, YYYY-MM-DD.
	LastDay string
}

const (
	data = iota
	lastDay
)

// Facilitator is the acquirer's table.
var Facilitator = &network.Kind{
	Network: Slug, Key: "facilitator", Name: "Data of a card acquirer", Role: network.Identity, ReadOnly: true, Single: true, Fact: codes.Warning(),
	Objects: []*network.Object{{
		Key: "facilitator", Name: "Data of a card acquirer", At: network.At(26), By: []network.Mark{{GUIDs: []string{"FACILITADOR"}}},
		Rows: []network.Row{{At: network.In(1), Key: "data", Name: "Data"}},
	}, {
		Key: "last_day", Name: "Last day of the code", At: network.At(82), By: []network.Mark{{GUIDs: []string{"FECHAVCTO"}}},
		Rows: []network.Row{{At: network.In(1), Key: "last_day", Name: "Last day", ID: "PERU-LAST-DAY", Means: network.Expiry, Format: day(time.DateOnly)}},
	}},
	Keys: []string{data: "data", lastDay: "last_day"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Acquirer{at, v.At(data), v.At(lastDay)}
	},
	Examples: []network.Example{{Values: []string{data: "1;2;3", lastDay: "2099-12-31"}}},
}

// Table implements [network.Account].
func (a Acquirer) Table() (*network.Kind, []string) {
	return Facilitator, []string{data: a.Data, lastDay: a.LastDay}
}

// Check implements [network.Checker]: what was read may be kept, and no more.
func (a Acquirer) Check() error { return onlyRead(a.Location) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Acquirer) LogValue() slog.Value { return network.LogAccount(a) }
