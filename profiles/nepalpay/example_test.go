package nepalpay_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/fonepay"
	"github.com/openmerchantqr/emvqr/profiles/nepalpay"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// One code at the till of a shop in Kathmandu: both networks of Nepal, Visa and
// UnionPay.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "PASAL", City: "Kathmandu", MCC: "5812"},
		nepalpay.Account{Acquirer: "00002501", Merchant: "2501ABCDEFG"},
		fonepay.Account{MerchantPAN: "2222000000000008"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
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
	// 524 NP
	// 02 visa
	// 15 unionpay
	// 26 fonepay
	// 29 nepalpay
}
