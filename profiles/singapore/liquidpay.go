package singapore

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// LiquidPayAccount is a payee of Liquid Pay.
type LiquidPayAccount struct {
	network.Location
	// Payee is 15 characters; ServiceCode is 00, 11, 12 or 13, whose meaning is not
	// established.
	Payee, ServiceCode string
}

const (
	alliance = iota
	payee
	serviceCode
)

// allianceDomain is in every template of Liquid Pay, beside an AID.
const allianceDomain = "COM.LQDPALLIANCE.WWW"

// Of another alliance under the AID nothing is known.
var alliances = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: annex.Source, Confidence: emvqr.ConfidenceA}

var liquidPay = &network.Kind{
	Network: "liquidpay", Key: "payee", Name: "Liquid Pay template",
	Objects: template("liquidpay", "Liquid Pay template", "A0000007620001",
		network.Row{At: network.In(1), Key: "alliance", Name: "Alliance", ID: "LIQUIDPAY-ALLIANCE", OneOf: []string{allianceDomain}, Presence: network.Mandatory, Hidden: true, Fact: alliances},
		network.Row{At: network.In(2), Key: "payee", Name: "Payee", ID: "LIQUIDPAY-PAYEE", Means: network.Payee, Format: network.Ans, Presence: network.Mandatory, Fact: annex},
		network.Row{At: network.In(2), Name: "Payee", ID: "LIQUIDPAY-PAYEE", Min: 15, Max: 15},
		network.Row{At: network.In(3), Key: "service_code", Name: "Service code", ID: "LIQUIDPAY-SERVICE-CODE", OneOf: []string{"00", "11", "12", "13"}},
	),
	Keys: []string{alliance: "alliance", payee: "payee", serviceCode: "service_code"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return LiquidPayAccount{at, v.At(payee), v.At(serviceCode)}
	},
	Examples: []network.Example{{Values: []string{alliance: allianceDomain, payee: "000000000000001", serviceCode: "00"}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a LiquidPayAccount) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a LiquidPayAccount) Table() (*network.Kind, []string) {
	return liquidPay, []string{alliance: allianceDomain, payee: a.Payee, serviceCode: a.ServiceCode}
}
