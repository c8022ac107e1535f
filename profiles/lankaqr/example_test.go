package lankaqr_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/lankaqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// One code at the till of a shop in Colombo, for bank apps, cards and UnionPay.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "KADE", City: "Colombo", MCC: "5812", Additional: emvqr.AdditionalData{ReferenceLabel: "TILL1"}},
		lankaqr.Account{NetworkType: "1", Bank: "6999", SubAcquirer: "000", MerchantID: "0000000000123456", Terminal: "0001"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
		cards.Account{Scheme: "mastercard", Number: "520000000000007"},
		unionpay.Account{AcquirerIIN: "25000344", ForwardingIIN: "00010344", MerchantID: "000000000000123"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(code.CurrencyCode(), code.CountryCode())
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
	// Output:
	// 144 LK
	// 02 visa
	// 04 mastercard
	// 15 unionpay
	// 26 lankaqr
}
