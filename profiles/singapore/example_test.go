package singapore_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/nets"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
	"github.com/openmerchantqr/emvqr/profiles/sgqr"
	"github.com/openmerchantqr/emvqr/profiles/singapore"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// One label of SGQR for a stall. The networks float from 26 on in the order in which
// they are named, and the identity of the label is in 51. What NETS and the wallets
// gave the merchant is copied from the codes that hang there.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Singapore", MCC: "5812"},
		sgqr.Identity{
			ID: "180307510317", Version: "01.0002", PostalCode: "081006", Level: "02", Unit: "138",
			Miscellaneous: "0000", VersionDate: "20190501",
		},
		paynow.Account{UEN: "201403121W"},
		nets.Account{Metadata: "1198500065G991231235900", MerchantID: "11100000000", TerminalID: "10000001", Signature: "0123ABCD"},
		singapore.Account{Wallet: "grabpay", ID: "00000000-0000-0000-0000-000000000001"},
		unionpay.Account{AcquirerIIN: "26020702", ForwardingIIN: "00520446", MerchantID: "111000000000000"},
		alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000000"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
	// Output:
	// 15 unionpay
	// 26 paynow
	// 27 nets
	// 28 grabpay
	// 29 alipayplus
	// 51 sgqr
}
