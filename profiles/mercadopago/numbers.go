package mercadopago

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Pair is a template of Mercado Pago's with two numbers instead of what the guide
// writes. What they mean is not established, so it is shown and nobody is paid by it.
type Pair struct {
	network.Location
	// Number1 is nine digits, in 01; Number2 four, in 02.
	Number1, Number2 string
}

const (
	number1 = iota
	number2
)

// Numbers is the pair's table.
var Numbers = &network.Kind{
	Network: Slug, Key: "numbers", Name: "Mercado Pago template with two numbers", Role: network.Identity, ReadOnly: true, Fact: oneMaker,
	Objects: []*network.Object{{
		Key: "numbers", Name: "Mercado Pago template with two numbers", At: network.At(26),
		By: []network.Mark{{
			At: network.Anywhere, GUIDs: []string{GUID},
			Has: []network.Look{{At: network.In(1), Format: network.Digits, Len: 9}, {At: network.In(2), Format: network.Digits, Len: 4}},
		}},
		Rows: []network.Row{
			{At: network.In(1), Key: "number1", Name: "First number"},
			{At: network.In(2), Key: "number2", Name: "Second number"},
		},
	}},
	Keys: []string{number1: "number1", number2: "number2"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Pair{at, v.At(number1), v.At(number2)}
	},
	Examples: []network.Example{{Values: []string{number1: "111111111", number2: "0000"}, Beside: argentina}},
}

// Table implements [network.Account].
func (p Pair) Table() (*network.Kind, []string) {
	return Numbers, []string{number1: p.Number1, number2: p.Number2}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (p Pair) LogValue() slog.Value { return network.LogAccount(p) }
