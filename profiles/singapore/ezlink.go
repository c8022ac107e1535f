package singapore

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// EZLinkAccount is a merchant of EZ-Link.
type EZLinkAccount struct {
	network.Location
	// MerchantID is up to 20 characters, 14 in the one real code.
	MerchantID string
	// Offline is a list of up to 24 characters for use without a connection.
	Offline string
	// VerificationCode is four characters, which EZ-Link gives.
	VerificationCode string
}

const (
	ezLinkMerchant = iota
	label
	offline
	verificationCode
)

// labelWord is in every template of EZ-Link.
const labelWord = "SGQR"

var ezLink = &network.Kind{
	Network: "ezlink", Key: "merchant", Name: "EZ-Link template",
	Objects: template("ezlink", "EZ-Link template", "SG.COM.EZLINK",
		network.Row{At: network.In(1), Key: "merchant_id", Name: "Merchant ID", ID: "EZLINK-MERCHANT-ID", Means: network.Payee, Format: network.Ans, Presence: network.Mandatory, Fact: annex},
		network.Row{At: network.In(1), Name: "Merchant ID", ID: "EZLINK-MERCHANT-ID", Max: 20},
		network.Row{At: network.In(2), Key: "label", Name: "Label", ID: "EZLINK-LABEL", OneOf: []string{labelWord}, Presence: network.Mandatory, Hidden: true},
		network.Row{At: network.In(3), Key: "offline", Name: "Offline usage list", ID: "EZLINK-OFFLINE", Format: network.Ans, Max: 24},
		network.Row{At: network.In(4), Key: "verification_code", Name: "Verification code", ID: "EZLINK-VERIFICATION-CODE", Format: network.Ans, Min: 4, Max: 4},
	),
	Keys: []string{ezLinkMerchant: "merchant_id", label: "label", offline: "offline", verificationCode: "verification_code"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return EZLinkAccount{at, v.At(ezLinkMerchant), v.At(offline), v.At(verificationCode)}
	},
	Examples: []network.Example{{Values: []string{ezLinkMerchant: "FMP-1000000001", label: labelWord, offline: "NPL-0001-00000000", verificationCode: "6AF9"}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a EZLinkAccount) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a EZLinkAccount) Table() (*network.Kind, []string) {
	return ezLink, []string{ezLinkMerchant: a.MerchantID, label: labelWord, offline: a.Offline, verificationCode: a.VerificationCode}
}
