package unionpay

import (
	"errors"
	"fmt"
	"iter"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Account is a merchant of UnionPay, object 15 or 16. A code that has both, with
// one value, has two accounts; what 16 is for is not established.
//
// A value of exactly 31 characters is cut into AcquirerIIN, ForwardingIIN and
// MerchantID. Any other is UnionPay's all the same; it is left in Raw and the
// rest is empty. No part has a check digit. Padding is kept as it stands.
type Account struct {
	network.Location
	// AcquirerIIN is the acquirer's institution number, 8 digits. Nigeria writes
	// six digits behind "**".
	AcquirerIIN string
	// ForwardingIIN is the number of the institution that forwards the payment
	// to UnionPay, 8 digits, often the acquirer itself.
	ForwardingIIN string
	// MerchantID is the acquirer's number of the merchant, 15 characters in any
	// letter case, padded in ways that differ; see [Account.TrimmedMerchantID].
	MerchantID string
	// Raw is a value that is not 31 characters long, "" for one that is.
	Raw string
}

// The characters of the parts.
const (
	iinLength      = 8
	merchantLength = 15
	length         = iinLength + iinLength + merchantLength
)

var ids = []network.Range{{First: 15, Last: 16}}

var account = &network.Template{
	Name: "UnionPay merchant account", Key: "account",
	Found: ids, Places: ids,
	Fields: []network.Field{
		{ID: network.Piece, Key: "raw", Name: "UnionPay account", Min: length, Max: length, Severity: emvqr.Warning,
			Source: "every real code met has 31 characters"},
		{ID: network.Piece, Key: "acquirer_iin", Name: "Acquirer IIN", Format: iin, Severity: emvqr.Warning},
		{ID: network.Piece, Key: "forwarding_iin", Name: "Forwarding IIN", Format: iin, Severity: emvqr.Warning},
		{ID: network.Piece, Key: "merchant_id", Name: "Merchant ID"},
	},
	Split: split,
	Make: func(_ emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		return Account{network.LocationOf(o.Path.Root()), v[1], v[2], v[3], v[0]}, true
	},
	New: func(v network.Values) (network.Account, error) {
		a := Account{AcquirerIIN: v[1], ForwardingIIN: v[2], MerchantID: v[3], Raw: v[0]}
		if err := a.Check(); err != nil {
			return nil, err
		}
		if v = a.values(); v[0] != "" {
			return nil, fmt.Errorf("unionpay: account is not %d characters from space to tilde", length)
		}
		return Account{AcquirerIIN: v[1], ForwardingIIN: v[2], MerchantID: v[3]}, nil
	},
}

// New makes an account to be written. Each part must have its full length: how
// a shorter merchant id is padded is for the acquirer to say, and a part of
// another length would move the rest and pay somebody else.
func New(acquirerIIN, forwardingIIN, merchantID string) (Account, error) {
	a := Account{AcquirerIIN: acquirerIIN, ForwardingIIN: forwardingIIN, MerchantID: merchantID}
	if err := a.Check(); err != nil {
		return Account{}, err
	}
	return a, nil
}

// Check implements [network.Checker]: each part has its full length, or all of
// the account is in Raw.
func (a Account) Check() error {
	if a.Raw != "" {
		if a.AcquirerIIN+a.ForwardingIIN+a.MerchantID != "" {
			return errors.New("unionpay: raw is the whole account, so nothing may stand beside it")
		}
		return nil
	}
	for _, part := range [...]struct {
		name, value string
		length      int
	}{
		{"acquirer IIN", a.AcquirerIIN, iinLength},
		{"forwarding IIN", a.ForwardingIIN, iinLength},
		{"merchant id", a.MerchantID, merchantLength},
	} {
		if !network.Ans.Holds(part.value) {
			return fmt.Errorf("unionpay: %s has other characters than space to tilde", part.name)
		}
		if n := len(part.value); n != part.length {
			return fmt.Errorf("unionpay: %s has %s, expected %d", part.name, plural.Of(n, "character"), part.length)
		}
	}
	return nil
}

// split cuts a value of 31 characters into its parts, behind an empty raw value;
// any other value is raw. In text outside ASCII a cut might go through a
// character, and it is none of UnionPay's format.
func split(value string) network.Values {
	if len(value) != length || !network.Ans.Holds(value) {
		return network.ValuesOf(value)
	}
	return network.ValuesOf("", value[:iinLength], value[iinLength:2*iinLength], value[2*iinLength:])
}

// iin is an institution number as real codes have it.
var iin = &network.Format{
	Name: "eight digits, or digits with * in front",
	Holds: func(v string) bool {
		for len(v) > 1 && v[0] == '*' {
			v = v[1:]
		}
		return network.Digits.Holds(v)
	},
}

// Network implements [network.Account].
func (Account) Network() string { return "unionpay" }

// Fields implements [network.Account].
func (a Account) Fields() iter.Seq2[string, string] { return account.Walk(a.values()) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account].
func (a Account) Parts() []network.Part { return []network.Part{account.Part(a.values())} }

func (a Account) values() network.Values {
	if a.Raw != "" {
		return split(a.Raw)
	}
	return network.ValuesOf("", a.AcquirerIIN, a.ForwardingIIN, a.MerchantID)
}
