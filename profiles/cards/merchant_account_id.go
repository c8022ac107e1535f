package cards

import (
	"iter"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// AIDMastercard is the application identifier by which Mastercard's template in
// 26 to 51 is recognised.
const AIDMastercard = "A0000000041010"

// MerchantAccountID is Mastercard's template beside the card number: an id that
// Mastercard gives to certain acquiring banks.
type MerchantAccountID struct {
	network.Location
	// MAID is the id, object 01.
	MAID string
	// Object02 stands beside it in real codes of Thailand, the same 11 digits in
	// each. What it means is not established.
	Object02 string
}

var merchantAccountID = &network.Template{
	Name: "Mastercard merchant account id", Key: "maid",
	GUIDs: []string{AIDMastercard}, Beside: true,
	Source: mastercard, Confidence: emvqr.ConfidenceA,
	Fields: []network.Field{
		// Mastercard may put other things under the same AID, so a template
		// without a MAID is not called wrong.
		{ID: 1, Key: "maid", Name: "MAID", Mandatory: true, Severity: emvqr.Warning},
		{ID: 2, Key: "object_02", Name: "Object 02, of unknown meaning"},
	},
	Make: func(_ emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		return MerchantAccountID{network.LocationOf(o.Path.Root()), v[0], v[1]}, true
	},
	New: func(v network.Values) (network.Account, error) {
		return MerchantAccountID{MAID: v[0], Object02: v[1]}, nil
	},
}

// Network implements [network.Account].
func (MerchantAccountID) Network() string { return "mastercard" }

// Fields implements [network.Account].
func (a MerchantAccountID) Fields() iter.Seq2[string, string] {
	return merchantAccountID.Walk(network.ValuesOf(a.MAID, a.Object02))
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a MerchantAccountID) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account].
func (a MerchantAccountID) Parts() []network.Part {
	return []network.Part{merchantAccountID.Part(network.ValuesOf(a.MAID, a.Object02))}
}
