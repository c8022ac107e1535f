package nqr_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/nqr"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// The till of a shop in Nigeria. The merchant stands in UnionPay's place, filled with *
// as NIBSS does.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Lagos"},
		nqr.Account{SubMerchant: "S0000000001"},
		unionpay.Account{AcquirerIIN: "**999166", ForwardingIIN: "**999166", MerchantID: "****M0000000001"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
	fmt.Println(code.MerchantCategoryCode(), code.CurrencyCode(), code.CountryCode())
	// Output:
	// 15 unionpay
	// 26 nqr
	// 0000 566 NG
}
