package vnpayqr_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/vietqr"
	"github.com/openmerchantqr/emvqr/profiles/vnpayqr"
)

// One code for a till in Ha Noi. VNPAYQR and VietQR ask for ids of their own and for
// the same currency, so nothing keeps them apart; that a shop has both on one code has
// not been seen yet.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "HANOI", MCC: "5812", Amount: emvqr.MustAmount("180000")},
		vnpayqr.Account{MerchantCode: "0100000001"},
		vietqr.Account{BIN: "970403", Number: "0011012345678", Service: vietqr.ToAccount},
		unionpay.Account{AcquirerIIN: "25000344", ForwardingIIN: "00010344", MerchantID: "000000000000123"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
	for _, wallet := range []string{"vnpayqr", "vietqr", "unionpay"} {
		fmt.Println(wallet, profiles.Route(code, profiles.Wallet{wallet}).Answer)
	}
	// Output:
	// 15 unionpay
	// 26 vnpayqr
	// 38 vietqr
	// vnpayqr yes
	// vietqr yes
	// unionpay yes
}
