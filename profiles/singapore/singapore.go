// Package singapore knows the wallets of Singapore that have a template in an SGQR
// label and no system of their own around it: Singtel Dash, Liquid Pay, OCBC, UOB, DBS
// PayLah!, Ezi-Wallet, EZ-Link, GrabPay, ShopeePay and Fave. Each is a network of its
// own and one small table. PayNow, NETS and the identity of a label have packages of
// their own.
//
// The templates are printed in the annex of the SGQR specification. Real codes of four
// of the wallets there have other lengths than the annex, so no length is more than a
// warning. Nothing in these values can be computed: an account is copied from the
// merchant's own code of the wallet.
//
// Start here: each wallet has a table of its own, [Account], [DBSAccount],
// [EZLinkAccount], [FaveAccount] and [LiquidPayAccount] what is paid.
package singapore

import (
	"fmt"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

var (
	annex = network.Fact{Severity: emvqr.Error, Source: "SGQR Specifications v1.7, annex A.2", Confidence: emvqr.ConfidenceA}
	codes = network.Fact{Severity: emvqr.Error, Source: "real codes", Confidence: emvqr.ConfidenceB}
)

// The wallets.
var (
	Dash      = wallet("dash", "Singtel Dash", annex, dash)
	LiquidPay = wallet("liquidpay", "Liquid Pay", annex, liquidPay)
	OCBC      = wallet("ocbc", "OCBC P2P", annex, ocbc)
	UOB       = wallet("uob", "UOB", annex, uob)
	DBS       = wallet("dbs", "DBS PayLah!", annex, dbs)
	EziWallet = wallet("eziwallet", "Ezi-Wallet", annex, eziWallet)
	EZLink    = wallet("ezlink", "EZ-Link", annex, ezLink)
	GrabPay   = wallet("grabpay", "GrabPay", annex, grabPay)
	ShopeePay = wallet("shopeepay-sg", "ShopeePay (AirPay)", annex, shopeePay)
	Fave      = wallet("fave", "Fave", codes, fave)
)

// Networks are the wallets in the order of the specification, and Fave.
var Networks = [...]*network.Network{Dash, LiquidPay, OCBC, EziWallet, EZLink, GrabPay, DBS, UOB, ShopeePay, Fave}

// wallet is the network of one template. That the wallet is met in Singapore alone is
// not said by anybody, so another country warns, and that a wallet pays there is in doubt.
func wallet(slug, name string, fact network.Fact, template *network.Kind) *network.Network {
	shared := append(network.National(strings.ToUpper(slug), "702", "SG"), network.Row{At: network.Root(52), Default: "0000"})
	for i := range shared {
		shared[i].Fact = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "SGQR Specifications v1.7", Confidence: emvqr.ConfidenceA}
	}
	return &network.Network{
		Slug: slug, Name: name, Countries: []string{"SG"}, AsOf: "2026-11", Fact: fact,
		Kinds: []*network.Kind{template}, Shared: shared,
	}
}

// template is the shape of a wallet's only object; 51 is where SGQR has its identity.
func template(slug, name, guid string, rows ...network.Row) []*network.Object {
	o := &network.Object{
		Key: "template", Name: name, ID: strings.ToUpper(slug) + "-TEMPLATE", Fact: annex.Warning(),
		At: network.Between(26, 50), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{guid}}}, Rows: rows,
	}
	for _, r := range rows {
		if r.Key != "" && !r.Hidden {
			o.For = append(o.For, r.Key)
		}
	}
	return []*network.Object{o}
}

// Account is a payee of a wallet whose template has one value: Dash, OCBC, UOB,
// Ezi-Wallet, GrabPay or ShopeePay.
type Account struct {
	network.Location
	// Wallet is the slug of the wallet: "grabpay".
	Wallet string
	// ID is what the wallet calls the payee.
	ID string
}

// The wallets of one value. GrabPay's is ten characters in the annex, and 32 or 36 in
// real codes; that of ShopeePay is ten characters and 19 digits.
var (
	dash      = single("dash", "Singtel Dash template", "SG.COM.DASH.WWW", "0000005550", "Merchant ID", network.Row{Format: network.Digits, Min: 10, Max: 10})
	ocbc      = single("ocbc", "OCBC template", "SG.COM.OCBC", "OCBCP2P00000000-0000-0000-0000-000000000000ABCD", "Payee", network.Row{Min: 47, Max: 47})
	uob       = single("uob", "UOB template", "SG.COM.UOB", "000000000000000000000000000000000000000000000001", "Payee", network.Row{Min: 48, Max: 48})
	eziWallet = single("eziwallet", "Ezi-Wallet template", "SG.EZI", "00000000-0000-0000-0000-000000000001", "QR ID", network.Row{Min: 36, Max: 36})
	grabPay   = single("grabpay", "GrabPay template", "COM.GRAB", "00000000-0000-0000-0000-000000000001", "Merchant ID")
	shopeePay = single("shopeepay-sg", "ShopeePay template", "SG.AIRPAY", "9360091800000000001", "Merchant ID")
)

// single is the table of a wallet of one value; form is what warns of it.
func single(slug, name, guid, example, called string, form ...network.Row) *network.Kind {
	rows := []network.Row{{
		At: network.In(1), Key: "id", Name: called, ID: strings.ToUpper(slug) + "-ID", Means: network.Payee, Format: network.Ans, Presence: network.Mandatory, Fact: annex,
	}}
	for _, r := range form {
		r.At, r.Name, r.ID = rows[0].At, rows[0].Name, rows[0].ID
		rows = append(rows, r)
	}
	return &network.Kind{
		Network: slug, Key: "payee", Name: name, Objects: template(slug, name, guid, rows...),
		Keys: []string{"id"},
		Make: func(k *network.Kind, at network.Location, v *network.Values) network.Account {
			return Account{at, k.Network, v.At(0)}
		},
		Examples: []network.Example{{Values: []string{example}}},
	}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account]. A Wallet that is none of this package's has no
// table.
func (a Account) Table() (*network.Kind, []string) {
	for _, k := range [...]*network.Kind{dash, ocbc, uob, eziWallet, grabPay, shopeePay} {
		if k.Network == a.Wallet {
			return k, []string{a.ID}
		}
	}
	return nil, []string{a.ID}
}

// Check implements [network.Checker]: the wallet is one of those of one value, and the
// payee is there.
func (a Account) Check() error {
	switch k, _ := a.Table(); {
	case k == nil:
		return fmt.Errorf("singapore: there is no wallet %+q of one value here", a.Wallet)
	case a.ID == "":
		return fmt.Errorf("singapore: the account of %s has no id", a.Wallet)
	}
	return nil
}
