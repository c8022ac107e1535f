package colombia

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// A GUID of the standard is CO.COM., the acquirer's network, a full stop and one of
// these.
const beginning = "CO.COM."

var suffixes = [...]string{"LLA", "RED", "CU", "CA", "CANAL", "CIVA", "IVA", "BASE", "CINC", "INC", "TRXID", "SEC", "DESC"}

// templates are where the standard has templates.
var templates = []network.Range{{First: 26, Last: 51}, {First: 80, Last: 99}}

// object is the template of a field, which the end of its GUID tells wherever it is.
func object(at uint8, suffix, name string, rows ...network.Row) *network.Object {
	key := strings.ToLower(suffix)
	o := &network.Object{
		Key: key, Name: name, ID: "COLOMBIA-" + suffix, At: network.At(at),
		By:   []network.Mark{{At: templates, GUIDStarts: beginning, Like: endsIn(suffix), Says: "after it a network and ." + suffix}},
		Rows: []network.Row{{At: network.In(0), Key: key + "_guid", Name: "GUID", Hidden: true}},
	}
	for _, r := range rows {
		if o.Rows = append(o.Rows, r); r.Key != "" {
			o.For = append(o.For, r.Key)
		}
	}
	return o
}

// warned is an object of which nothing is an error, because codes in use differ.
func warned(o *network.Object) *network.Object { o.Fact = lacking; return o }

// missing asks for an object that every code has.
func missing(at uint8, name, id string, fact network.Fact) network.Row {
	return network.Row{At: network.Root(at), Name: name, ID: id, Presence: network.Mandatory, Fact: fact}
}

func endsIn(suffix string) func(guid string) bool {
	return func(guid string) bool {
		acquirer, field, ok := strings.Cut(guid[len(beginning):], ".")
		return ok && acquirer != "" && network.EqualGUID(field, suffix)
	}
}

// someone asks for a payee where the merchant's code is the zeros that codes of
// Redeban's have in place of none.
var someone = network.Rule{
	ID: "COLOMBIA-SOMEONE", Sentence: "A merchant's code of zeros stands beside a Bre-B key.", Of: "cu",
	Fact: network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "codes of Redeban's", Confidence: emvqr.ConfidenceB},
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		for range c.Objects("lla") {
			return
		}
		for o := range c.Objects("cu") {
			if code, ok := o.Get(1); ok && strings.Trim(code, "0") == "" {
				broken(o.Place(1), "the merchant's code is zeros, and there is no Bre-B key")
			}
		}
	},
}

func isOpaque(o emvqr.Object) bool { return !o.IsTemplate() }

// conditions say who computes a tax.
var conditions = []string{"01", "02", "03"}

var amount = network.FormatOf("digits with at most one full stop", func(v string) bool {
	whole, decimals, _ := strings.Cut(v, ".")
	return whole != "" && network.Digits.Holds(whole) && network.Digits.Holds(decimals)
})
