package trkarekod_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/trkarekod"
)

// A label for the till of a shop in Turkiye: TR Karekod for cards, and Visa and
// Mastercard for wallets from elsewhere. It has no amount: what is counted in kuruş for
// the one would be lira to the others.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "ISTANBUL", MCC: "5812"},
		trkarekod.Card{MerchantCode: "0123456789", TransactionType: "1", Schemes: "TDVMAUJ000"},
		cards.Account{Scheme: "visa", Number: "4000123456789017"},
		cards.Account{Scheme: "mastercard", Number: "5555555555554444"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(code)
	fmt.Println(profiles.Slugs(code))
	// Output:
	// 000201010211021640001234567890170416555555555555444426330010TR.COM.BKM060110910TDVMAUJ000491001234567895204581253039495802TR5912NOODLE HOUSE6008ISTANBUL6304CD52
	// [mastercard trkarekod visa]
}
