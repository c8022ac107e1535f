package cards

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// AIDMastercard is the application identifier by which Mastercard's template in 26
// to 51 is recognised.
const AIDMastercard = "A0000000041010"

// MerchantAccountID is Mastercard's template beside the card number: an id that
// Mastercard gives to certain acquiring banks.
type MerchantAccountID struct {
	network.Location
	// MAID is the id, object 01.
	MAID string
	// Object02 is beside it in real codes of Thailand, the same 11 digits in each.
	// What it means is not established.
	Object02 string
}

const (
	maid = iota
	object02
)

// A template without a MAID is not called wrong: Mastercard may put other things
// under the same AID.
var merchantAccountID = &network.Kind{
	Network: "mastercard", Key: "maid", Name: "Mastercard merchant account id", Beside: true, Fact: mastercard,
	Objects: []*network.Object{{
		Key: "maid", Name: "Mastercard merchant account id", By: []network.Mark{{GUIDs: []string{AIDMastercard}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "maid", Name: "MAID", ID: "MASTERCARD-MAID", Means: network.Payee, Presence: network.Mandatory, Fact: mastercard.Warning()},
			{At: network.In(2), Key: "object_02", Name: "Object 02, of unknown meaning"},
		},
	}},
	Keys: []string{maid: "maid", object02: "object_02"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return MerchantAccountID{at, v.At(maid), v.At(object02)}
	},
	Examples: []network.Example{{Values: []string{maid: "123456", object02: "12345678901"}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a MerchantAccountID) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a MerchantAccountID) Table() (*network.Kind, []string) {
	return merchantAccountID, []string{maid: a.MAID, object02: a.Object02}
}
