package jpqr_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/jpqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// A till in Japan. JPQR asks for a postal code and for the shop's name in Japanese;
// without a city in 64 the one in 60 counts.
func Example() {
	shop := emvqr.Merchant{Name: "UDON HOUSE", City: "TOKYO", MCC: "5812", PostalCode: "1000001"}
	shop.Language = emvqr.LanguageTemplate{Language: "JA", Name: "うどん屋"}
	code, err := profiles.Compose(shop,
		jpqr.Account{Level1: "0000000000001", Level2: "0001", Level3: "000001", Level4: "000001"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
		cards.Account{Scheme: "mastercard", Number: "520000000000007"},
		cards.Account{Scheme: "jcb", Number: "3530000000000003"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
	fmt.Println(code.CurrencyCode(), code.CountryCode())
	fmt.Println(profiles.Route(code, profiles.Wallet{"jpqr", "visa"}).Account.Anchor())

	shop.PostalCode = ""
	_, err = profiles.Compose(shop, jpqr.Account{Level1: "0000000000001", Level2: "0001", Level3: "000001", Level4: "000001"})
	fmt.Println(err)
	// Output:
	// 02 visa
	// 04 mastercard
	// 13 jcb
	// 26 jpqr
	// 392 JP
	// 26
	// profiles: the code cannot be written: 61 Postal Code is missing (JPQR-POSTAL-CODE-MISSING)
}
