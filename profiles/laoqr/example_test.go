package laoqr_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/laoqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// One code for a till in Vientiane, as the acquirers there print it: LaoQR for the
// country's own apps, and UnionPay and Visa for guests.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{
			Name: "NOODLE HOUSE", City: "Vientiane", MCC: "5812",
			Amount: emvqr.MustAmount("20000"), WholeAmounts: true, // nobody pays a hundredth of a kip
		},
		laoqr.Account{Institution: "27710418", Type: laoqr.ToMerchant, Receiver: "mch0000000000001"},
		unionpay.Account{AcquirerIIN: "20310418", ForwardingIIN: "00520446", MerchantID: "mch000000000001"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
	fmt.Println(code)
	// Output:
	// 02 visa
	// 15 unionpay
	// 38 laoqr
	// 0002010102120216400000123456789915312031041800520446mch00000000000138590016A00526628466257701082771041802030020316mch00000000000015204581253034185405200005802LA5912NOODLE HOUSE6009Vientiane63046FA8
}
