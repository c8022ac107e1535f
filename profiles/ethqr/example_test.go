package ethqr_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/ethqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// The till of a shop in Ethiopia. The identifier in the template is the one that the
// shop's bank was given.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Addis Ababa", MCC: "5812"},
		ethqr.Account{GUID: "581b314e257f41bfbbdc6384daa31d16", BIC: "CBETETAA", Account: "10000171234567890"},
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
	fmt.Println(code.CurrencyCode(), code.CountryCode())
	// Output:
	// 02 visa
	// 04 mastercard
	// 15 unionpay
	// 28 ethqr
	// 230 ET
}
