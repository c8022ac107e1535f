package unionpay

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Account is a merchant of UnionPay, object 15 or 16. A code that has both, with one
// value, has two accounts; what 16 is for is not established.
//
// A value of exactly 31 characters is cut into AcquirerIIN, ForwardingIIN and
// MerchantID. Any other is UnionPay's all the same; it is left in Raw and the rest is
// empty. No part has a check digit. Padding is kept as it is.
type Account struct {
	network.Location
	// AcquirerIIN is the acquirer's institution number, 8 digits. Nigeria writes six
	// digits after "**".
	AcquirerIIN string
	// ForwardingIIN is the number of the institution that forwards the payment to
	// UnionPay, 8 digits, often the acquirer itself.
	ForwardingIIN string
	// MerchantID is the acquirer's number of the merchant, 15 characters in any
	// letter case, padded in ways that differ; see [Account.TrimmedMerchantID].
	MerchantID string
	// Raw is a value that is not 31 characters long, "" for one that is. It is written
	// only where it was read from a code.
	Raw string
}

// The characters of the parts.
const (
	iinLength      = 8
	merchantLength = 15
	length         = iinLength + iinLength + merchantLength
)

const (
	acquirerIIN = iota
	forwardingIIN
	merchantID
)

// parted is a value that can be cut into its parts; raw is any other.
var (
	parted = &network.Kind{
		Network: Slug, Key: "account", Name: "UnionPay merchant account",
		Objects: []*network.Object{{
			Key: "account", Name: "UnionPay merchant account", At: network.Between(15, 16),
			By: []network.Mark{{Has: []network.Look{{At: network.Value(), Format: network.Ans, Len: length}}}},
			Rows: []network.Row{
				{At: network.Piece(0, iinLength), Key: "acquirer_iin", Name: "Acquirer IIN", ID: "UNIONPAY-ACCOUNT-ACQUIRER-IIN", Means: network.PayeeBank, Format: iin, Fact: fromCodes.Warning()},
				{At: network.Piece(iinLength, 2*iinLength), Key: "forwarding_iin", Name: "Forwarding IIN", ID: "UNIONPAY-ACCOUNT-FORWARDING-IIN", Format: iin, Fact: fromCodes.Warning()},
				{At: network.Piece(2*iinLength, length), Key: "merchant_id", Name: "Merchant ID", ID: "UNIONPAY-ACCOUNT-MERCHANT-ID", Means: network.Payee},
			},
		}},
		Keys: []string{acquirerIIN: "acquirer_iin", forwardingIIN: "forwarding_iin", merchantID: "merchant_id"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return Account{Location: at, AcquirerIIN: v.At(acquirerIIN), ForwardingIIN: v.At(forwardingIIN), MerchantID: v.At(merchantID)}
		},
		Examples: []network.Example{{Values: []string{acquirerIIN: "47640764", forwardingIIN: "47640764", merchantID: "123456789012345"}}},
	}
	raw = &network.Kind{
		Network: Slug, Key: "raw", Name: "UnionPay account of another length", ReadOnly: true,
		Objects: []*network.Object{{
			Key: "raw", Name: "UnionPay account", At: network.Between(15, 16), By: []network.Mark{{}},
			Rows: []network.Row{
				{At: network.Value(), Key: "raw", Name: "UnionPay account", ID: "UNIONPAY-ACCOUNT-RAW", Means: network.Payee, Min: length, Max: length,
					Fact: network.Fact{Severity: emvqr.Warning, Source: "every real code met has 31 characters", Confidence: emvqr.ConfidenceB}},
			},
		}},
		Keys: []string{"raw"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return Account{Location: at, Raw: v.At(0)}
		},
		Examples: []network.Example{{Values: []string{"4764076447640764"}}},
	}
)

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account]. A Raw value that can be cut is cut.
func (a Account) Table() (*network.Kind, []string) {
	if a.Raw == "" {
		return parted, []string{acquirerIIN: a.AcquirerIIN, forwardingIIN: a.ForwardingIIN, merchantID: a.MerchantID}
	}
	if len(a.Raw) == length && network.Ans.Holds(a.Raw) {
		return parted, []string{a.Raw[:iinLength], a.Raw[iinLength : 2*iinLength], a.Raw[2*iinLength:]}
	}
	return raw, []string{a.Raw}
}

// Check implements [network.Checker]: all of the account is in Raw, or nothing; and
// parts outside ASCII would not be cut apart again.
func (a Account) Check() error {
	if a.Raw != "" {
		if a.AcquirerIIN+a.ForwardingIIN+a.MerchantID != "" {
			return errors.New("unionpay: raw is the whole account, so nothing may be beside it")
		}
		return nil
	}
	for _, part := range [...]struct{ name, value string }{
		{"acquirer IIN", a.AcquirerIIN}, {"forwarding IIN", a.ForwardingIIN}, {"merchant id", a.MerchantID},
	} {
		if !network.Ans.Holds(part.value) {
			return fmt.Errorf("unionpay: %s has other characters than space to tilde", part.name)
		}
	}
	return nil
}

// iin is an institution number as real codes have it.
var iin = network.FormatOf("eight digits, or digits with * in front", func(v string) bool {
	for len(v) > 1 && v[0] == '*' {
		v = v[1:]
	}
	return network.Digits.Holds(v)
})
