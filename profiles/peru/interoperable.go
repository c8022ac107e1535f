package peru

import (
	"log/slog"
	"time"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Order is what an interoperable code holds. Which of its numbers names the payee is
// not established, so it is shown and nobody is paid by it.
type Order struct {
	network.Location
	// Issuer is three digits of whoever made the code, Number twenty digits that begin
	// with its day.
	Issuer, Number string
	// Token is 44 characters of base64, Note a text for the payer.
	Token, Note string
	// Due is the last day, YYYYMMDD; Quota eight digits.
	Due, Quota string
}

const (
	issuer = iota
	number
	orderToken
	note
	due
	quota
)

// Interoperable is the order's table.
var Interoperable = &network.Kind{
	Network: Slug, Key: "interoperable", Name: "Interoperable code", Role: network.Identity, ReadOnly: true, Single: true, Fact: oneSource,
	Objects: []*network.Object{{
		Key: "order", Name: "Interoperable code", At: network.At(26), GUID: "80",
		By: []network.Mark{{Has: []network.Look{{At: network.In(0), Starts: "80", Len: 2}, {At: network.In(1), Format: network.Digits, Len: 3}, {At: network.In(2), Format: network.Digits, Len: 20}}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "issuer", Name: "Issuer"},
			{At: network.In(2), Key: "number", Name: "Number"},
		},
	},
		beside(80, "ID1", network.Row{Key: "token", Name: "Token", ID: "PERU-ORDER-TOKEN", Min: 44, Max: 44}),
		beside(90, "GLOSA", network.Row{Key: "note", Name: "Note", Means: network.Note}),
		beside(91, "FECVCTO", network.Row{Key: "due", Name: "Due", ID: "PERU-ORDER-DUE", Means: network.Expiry, Format: day("20060102")}),
		beside(92, "QUOTA", network.Row{Key: "quota", Name: "Quota", ID: "PERU-ORDER-QUOTA", Format: network.Digits, Min: 8, Max: 8}),
	},
	Keys: []string{issuer: "issuer", number: "number", orderToken: "token", note: "note", due: "due", quota: "quota"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Order{at, v.At(issuer), v.At(number), v.At(orderToken), v.At(note), v.At(due), v.At(quota)}
	},
	Examples: []network.Example{{Values: []string{
		issuer: "903", number: "26110100000000000001", orderToken: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", note: "MESA 7", due: "20991231", quota: "00000000",
	}}},
}

// beside is a template of one value with a word for a GUID, which is the network's
// beside the order alone.
func beside(at uint8, word string, row network.Row) *network.Object {
	row.At = network.In(1)
	return &network.Object{
		Key: row.Key, Name: row.Name, At: network.At(at), Rows: []network.Row{row},
		By: []network.Mark{{GUIDs: []string{word}, Beside: []string{"order"}}},
	}
}

// Table implements [network.Account].
func (o Order) Table() (*network.Kind, []string) {
	return Interoperable, []string{issuer: o.Issuer, number: o.Number, orderToken: o.Token, note: o.Note, due: o.Due, quota: o.Quota}
}

// Check implements [network.Checker]: what was read may be kept, and no more.
func (o Order) Check() error { return onlyRead(o.Location) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (o Order) LogValue() slog.Value { return network.LogAccount(o) }

// lima has no summer time.
var lima = time.FixedZone("PET", -5*60*60)

// day is a day in Peru, which ends with it.
func day(layout string) *network.Format {
	end := func(v string) (time.Time, bool) {
		t, err := time.ParseInLocation(layout, v, lima)
		return t.AddDate(0, 0, 1), err == nil
	}
	f := network.FormatOf("a day as in "+time.Date(2026, time.November, 30, 0, 0, 0, 0, lima).Format(layout), func(v string) bool { _, ok := end(v); return ok })
	f.Time = end
	return f
}
