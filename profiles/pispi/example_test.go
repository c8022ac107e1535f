package pispi_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/pispi"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// A till in Abidjan that takes the wallets of the monetary union, cards and UnionPay.
// The union has one currency; the country is the shop's to say.
func Example() {
	shop := emvqr.Merchant{Name: "MAQUIS DU PORT", City: "Abidjan", Country: "CI", MCC: "5812", Amount: emvqr.MustAmount("2500")}
	shop.Additional.Channel = pispi.DynamicChannel
	code, err := profiles.Compose(
		shop,
		pispi.Account{Alias: "123e4567-e12b-42d1-a456-426655440000", Reference: "TABLE7"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
		cards.Account{Scheme: "mastercard", Number: "520000000000007"},
		unionpay.Account{AcquirerIIN: "25000384", ForwardingIIN: "00010384", MerchantID: "000000000000123"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
	amount, _ := code.Amount()
	fmt.Println(amount, code.CurrencyCode())
	// Output:
	// 02 visa
	// 04 mastercard
	// 15 unionpay
	// 36 pispi
	// 2500 952
}
