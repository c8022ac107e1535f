package qrph_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/qrph"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// One code for a till in Quezon City: QR Ph for the country's own apps, Alipay+ and
// cards for guests. The country keeps 26 to 51 to itself, so Alipay+ goes to 80, as in
// a code of GCash.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "QUEZON CITY", MCC: "5812", PostalCode: "1106"},
		qrph.ToMerchant{Acquirer: "GXCHPHM2XXX", MerchantID: "217020000000000000001", Object05: "000"},
		alipayplus.Account{URL: "https://qr.alipay.com/281010050000000000000001"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
		cards.Account{Scheme: "mastercard", Number: "520000000000007"},
		unionpay.Account{AcquirerIIN: "25000344", ForwardingIIN: "00010344", MerchantID: "000000000000123"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
	fmt.Println(profiles.Route(code, profiles.Wallet{"qrph"}).Answer)
	// Output:
	// 02 visa
	// 04 mastercard
	// 15 unionpay
	// 28 qrph
	// 80 alipayplus
	// yes
}
