package cards_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/cards"
)

// A Bharat QR code names its merchant to several card schemes at once.
func Example() {
	code := emvqr.MustParse("000201010212021644038478002027060415522024078002027061661000307800202700822CITI0100000CITIHDF1111" +
		"52044814530335654071239.005802IN5905ACTTV6006MUMBAI610640005362180514JVH1564533597563041D01")
	for _, scheme := range cards.Networks {
		for account := range scheme.Accounts(code) {
			switch a := account.(type) {
			case cards.Account:
				fmt.Println(a.Anchor(), a.Scheme, a.Number)
				if pan, ok := a.Complete(); ok {
					fmt.Println("   in full", pan)
				}
			case cards.BankAccount:
				fmt.Println(a.Anchor(), a.IFSC, a.Account)
			}
		}
	}
	// Output:
	// 02 visa 4403847800202706
	// 04 mastercard 522024078002027
	//    in full 5220240780020272
	// 06 rupay 6100030780020270
	// 08 CITI0100000 CITIHDF1111
}
