package trkarekod

import (
	"log/slog"
	"time"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Issue is what a code says of itself in 51, in codes of both kinds.
type Issue struct {
	// Version is that of the template, 10.
	Version string
	// Producer is four digits of who made the code, Reference what it calls the code.
	Producer, Reference string
	// TerminalType is two digits; TerminalSerial is up to 23 characters.
	TerminalType, TerminalSerial string
	// Created and Expires are points in time, yymmddhhmmss. Whose clock that is is not
	// established.
	Created, Expires string
}

// LogValue implements [slog.LogValuer], masked.
func (i Issue) LogValue() slog.Value {
	return network.LogFields(func(yield func(key, value string) bool) {
		for k, value := range values("", "", "", "", i) {
			if value != "" && !yield(keys()[k], value) {
				return
			}
		}
	})
}

// whole is the issue as it is written: 51 begins with its version.
func (i Issue) whole(at network.Location) Issue {
	if i != (Issue{}) && i.Version == "" && at.Anchor().IsZero() {
		i.Version = "10"
	}
	return i
}

// objects are those of a kind: its template, and what codes of both kinds have beside
// it. In a code with both templates it is the card's.
func objects(template *network.Object, merchantMeans network.Meaning) []*network.Object {
	beside := func(looks ...network.Look) []network.Mark {
		return []network.Mark{{Has: looks, Beside: []string{template.Key}}}
	}
	digits := func(n int) network.Look { return network.Look{At: network.Value(), Format: network.Digits, Len: n} }
	return []*network.Object{template, {
		Key: template.Key + "_merchant", Name: "Merchant code", At: network.At(49), Joins: template.Key, By: beside(digits(10)),
		Rows: []network.Row{{At: network.Value(), Key: "merchant_code", Name: "Merchant code", ID: "TRKAREKOD-MERCHANT-CODE", Means: merchantMeans, Format: network.Digits, Min: 10, Max: 10}},
	}, {
		Key: template.Key + "_place", Name: "Place", At: network.At(50), Joins: template.Key, By: beside(digits(16)), Fact: onePlace,
		Rows: []network.Row{{At: network.Value(), Key: "place", Name: "Place", ID: "TRKAREKOD-PLACE", Format: network.Digits, Min: 16, Max: 16}},
	}, {
		Key: template.Key + "_issue", Name: "What the code says of itself", At: network.At(51), Joins: template.Key, Fact: codes.Warning(),
		By: beside(network.Look{At: network.In(0), Format: network.Digits, Len: 2}),
		Rows: []network.Row{
			{At: network.In(0), Key: "version", Name: "Version", ID: "TRKAREKOD-VERSION", OneOf: []string{"10"}, InsteadOf: "MPM-4.7.11.2-GUID"},
			{At: network.In(2), Key: "producer", Name: "Producer", ID: "TRKAREKOD-PRODUCER", Format: network.Digits, Min: 4, Max: 4},
			{At: network.In(3), Key: "reference", Name: "Reference", ID: "TRKAREKOD-REFERENCE", Max: 12},
			{At: network.In(4), Key: "terminal_type", Name: "Terminal type", ID: "TRKAREKOD-TERMINAL-TYPE", Format: network.Digits, Min: 2, Max: 2},
			{At: network.In(5), Key: "terminal_serial", Name: "Terminal's serial number", ID: "TRKAREKOD-TERMINAL-SERIAL", Means: network.Terminal, Max: 23},
			{At: network.In(6), Key: "created", Name: "Created", ID: "TRKAREKOD-CREATED", Means: network.Made, Format: moment},
			{At: network.In(7), Key: "expires", Name: "Expires", ID: "TRKAREKOD-EXPIRES", Means: network.Expiry, Format: moment, Fact: codes},
		},
	}}
}

func issueOf(v *network.Values) Issue {
	return Issue{v.At(version), v.At(producer), v.At(reference), v.At(terminalType), v.At(terminalSerial), v.At(created), v.At(expires)}
}

// moment is read as UTC. Turkiye is ahead of that, so no code is called expired before
// it is, whichever clock is meant. All years are of this century, as the code is.
var moment = func() *network.Format {
	f := network.FormatOf("a moment yymmddhhmmss", func(v string) bool { _, ok := readMoment(v); return ok })
	f.Time, f.Early = readMoment, 3*time.Hour
	return f
}()

func readMoment(v string) (time.Time, bool) {
	at, err := time.Parse("20060102150405", "20"+v)
	return at, err == nil && len(v) == 12
}
