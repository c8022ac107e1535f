package cards

import (
	"fmt"
	"log/slog"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Account is a merchant of a card scheme, one of the objects 02 to 07 and 09 to 14.
type Account struct {
	network.Location
	// Scheme is the slug of the scheme: "visa".
	Scheme string
	// Number is the merchant's number as it stands in the code: for most schemes a
	// card number of 12 to 16 digits. See [Account.Complete] for Mastercard's
	// missing digit and [Account.SRC] for its form that is no number.
	Number string
}

// card is the shape of a scheme's primitive accounts. The row lacks only what all
// schemes share.
func card(scheme string, first, last uint8, example string, row network.Row) *network.Kind {
	row.At, row.Key, row.Means = network.Value(), "number", network.Payee
	return &network.Kind{
		Network: scheme, Key: "card", Name: row.Name,
		Objects: []*network.Object{{
			Key: "card", Name: row.Name, At: network.Between(first, last), By: []network.Mark{{}}, Rows: []network.Row{row},
		}},
		Keys: []string{"number"},
		Make: func(k *network.Kind, at network.Location, v *network.Values) network.Account {
			return Account{at, k.Network, v.At(0)}
		},
		Examples: []network.Example{{Values: []string{example}}},
	}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account]. A Scheme that is none of this package's has no
// table.
func (a Account) Table() (*network.Kind, []string) { return a.kind(), []string{a.Number} }

// Check implements [network.Checker]: the scheme is one of this package's, there is a
// number, and Mastercard's identifiers that are no number are in no other scheme's
// place.
func (a Account) Check() error {
	switch {
	case a.kind() == nil:
		return fmt.Errorf("cards: there is no scheme %+q here", a.Scheme)
	case a.Number == "":
		return fmt.Errorf("cards: the account of %s has no number", a.Scheme)
	case a.Scheme != Mastercard.Slug && isSRC(a.Number):
		return fmt.Errorf("cards: the number of %s is Mastercard's form for Secure Remote Commerce", a.Scheme)
	}
	return nil
}

// kind is the row of the account's scheme.
func (a Account) kind() *network.Kind {
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
