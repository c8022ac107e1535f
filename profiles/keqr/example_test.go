package keqr_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/keqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// The till of a shop in Kenya: M-PESA and cards.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Nairobi", MCC: "5812"},
		keqr.ProviderAccount{Provider: "01", Account: "9876543", Type: "03"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
		cards.Account{Scheme: "mastercard", Number: "520000000000007"},
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
	// 28 keqr
	// 404 KE
}
