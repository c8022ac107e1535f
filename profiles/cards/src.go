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
	if a.Scheme != Mastercard.Slug {
		return SRC{}, false
	}
	return parseSRC(a.Number)
}

var secureRemoteCommerce = &network.Template{
	Name: "Mastercard Secure Remote Commerce", Key: "src",
	Found: []network.Range{network.At(5)}, Places: []network.Range{network.At(5)},
	Source: mastercard, Confidence: emvqr.ConfidenceA,
	Match:  func(_ emvqr.Code, o emvqr.Object) bool { return isSRC(o.Value) },
	Fields: []network.Field{{ID: network.Whole, Key: "src", Name: "Mastercard SRC identifiers"}},
	Make:   mastercardCard.Make,
	New: func(v network.Values) (network.Account, error) {
		for _, value := range [...]string{v[0], srcHeader + v[0]} {
			if isSRC(value) {
				return Account{Scheme: "mastercard", Number: value}, nil
			}
		}
		return nil, errors.New("cards: src is not two UUIDs with hyphens and a * between them")
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
	return ids, isUUID(ids.First) && isUUID(ids.Second)
}

// isUUID reports whether text is 32 hex digits in groups of 8, 4, 4, 4 and 12.
func isUUID(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case i == 8 || i == 13 || i == 18 || i == 23:
			if c != '-' {
				return false
			}
		case c-'0' > 9 && c|0x20-'a' > 5:
			return false
		}
	}
	return len(text) == uuidLength
}
