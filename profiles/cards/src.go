package cards

import (
	"errors"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// SRC is the content of a Mastercard code for Secure Remote Commerce: two UUIDs,
// with hyphens. What each of them names is not published on the page that shows
// the code.
type SRC struct{ First, Second string }

// SRC takes the two UUIDs out of Mastercard's form for Secure Remote Commerce
// (SQR), which has a data object in 05 where others have a number. Mastercard's
// page says that the product is not on the market. It is not ok for any other
// account.
func (a Account) SRC() (ids SRC, ok bool) {
	if a.Scheme != "mastercard" {
		return SRC{}, false
	}
	return parseSRC(a.Number)
}

var secureRemoteCommerce = &network.Kind{
	Network: "mastercard", Key: "src", Name: "Mastercard Secure Remote Commerce", Fact: mastercard,
	Objects: []*network.Object{{
		Key: "src", Name: "Mastercard Secure Remote Commerce", At: network.At(5),
		By: []network.Mark{{Is: func(o emvqr.Object) bool { return isSRC(o.Value) }, Says: "the value is a data object with two UUIDs"}},
		Rows: []network.Row{
			{At: network.Value(), Key: "src", Name: "Mastercard SRC identifiers", Means: network.Token, Format: srcForm},
		},
	}},
	Keys: []string{"src"},
	Make: func(k *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, k.Network, v.At(0)}
	},
	Examples: []network.Example{{Values: []string{srcHeader + "123e4567-e89b-12d3-a456-426614174000*123e4567-e89b-12d3-a456-426614174001"}}},
}

// srcForm takes the two UUIDs with the header or without it, and nothing else: what is
// no such thing would be written as a number.
var srcForm = &network.Format{
	Typed: "two UUIDs with * between them",
	Parse: func(text string) (string, error) {
		switch {
		case isSRC(text):
			return text, nil
		case isSRC(srcHeader + text):
			return srcHeader + text, nil
		}
		return "", errors.New("cards: src is not two UUIDs with * between them")
	},
}

// srcHeader is the id and length of the data object inside 05.
const srcHeader = "0473"

// uuidLength is the characters of a UUID with hyphens.
const uuidLength = 36

func isSRC(value string) bool {
	_, ok := parseSRC(value)
	return ok
}

func parseSRC(value string) (ids SRC, ok bool) {
	inner, found := strings.CutPrefix(value, srcHeader)
	if !found || len(inner) != 2*uuidLength+1 || inner[uuidLength] != '*' {
		return SRC{}, false
	}
	ids = SRC{inner[:uuidLength], inner[uuidLength+1:]}
	return ids, network.UUID.Holds(ids.First) && network.UUID.Holds(ids.Second)
}
