package cards

import (
	"fmt"
	"iter"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Account is a merchant of a card scheme, one of the objects 02 to 07 and 09 to
// 14.
type Account struct {
	network.Location
	// Scheme is the slug of the scheme: "visa".
	Scheme string
	// Number is the merchant's number as it stands in the code: for most schemes
	// a card number of 12 to 16 digits. See [Account.Complete] for Mastercard's
	// missing digit and [Account.SRC] for its form that is no number.
	Number string
}

// card is the shape of a scheme's primitive accounts. The row lacks only what all
// schemes share.
func card(scheme string, ids network.Range, row network.Field) *network.Template {
	row.ID, row.Key = network.Whole, "number"
	return &network.Template{
		Name: row.Name, Key: "card",
		Found: []network.Range{ids}, Places: []network.Range{ids},
		Fields: []network.Field{row},
		Make: func(_ emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
			return Account{network.LocationOf(o.Path.Root()), scheme, v[0]}, true
		},
		New: func(v network.Values) (network.Account, error) {
			if row.Format == network.Digits {
				v[0] = withoutGrouping(v[0])
			}
			return Account{Scheme: scheme, Number: v[0]}, nil
		},
	}
}

// Network implements [network.Account] with the scheme.
func (a Account) Network() string { return a.Scheme }

// Fields implements [network.Account]. The key is "number", or "src" for
// Mastercard's form that is no number.
func (a Account) Fields() iter.Seq2[string, string] {
	t := a.template()
	if t == nil {
		return func(func(string, string) bool) {}
	}
	return t.Walk(network.ValuesOf(a.Number))
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account]. A Scheme that is none of this package's has
// neither parts nor fields.
func (a Account) Parts() []network.Part {
	t := a.template()
	if t == nil {
		return nil
	}
	return []network.Part{t.Part(network.ValuesOf(a.Number))}
}

// Check implements [network.Checker]: the scheme is one of this package's, there
// is a number, and Mastercard's identifiers that are no number are in no other
// scheme's place.
func (a Account) Check() error {
	switch {
	case a.template() == nil:
		return fmt.Errorf("cards: there is no scheme %+q here", a.Scheme)
	case a.Number == "":
		return fmt.Errorf("cards: the account of %s has no number", a.Scheme)
	case a.Scheme != Mastercard.Slug && isSRC(a.Number):
		return fmt.Errorf("cards: the number of %s is Mastercard's form for Secure Remote Commerce", a.Scheme)
	}
	return nil
}

// template is the row of the account's scheme.
func (a Account) template() *network.Template {
	switch a.Scheme {
	case "visa":
		return visaCard
	case "mastercard":
		if isSRC(a.Number) {
			return secureRemoteCommerce
		}
		return mastercardCard
	case "rupay":
		return rupayCard
	case "discover":
		return discoverCard
	case "amex":
		return amexCard
	case "jcb":
		return jcbCard
	}
	return nil
}
