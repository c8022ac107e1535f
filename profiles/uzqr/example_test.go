package uzqr_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/uzqr"
)

// The code at the till of a shop in Tashkent. Currency and country are QR-online's.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "CHOYXONA", City: "Toshkent", MCC: "5812"},
		uzqr.Account{ID: "0a1B2c3D4e5F6g7H8i", Value02: "11", OperatorPhone: "710000000", OperatorEmail: "help@example.uz"},
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
	// 860 UZ
	// 15 unionpay
	// 40 uzqr
}
