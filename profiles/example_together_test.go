package profiles_test

import (
	"fmt"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/argentina"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/duitnow"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/mercadopago"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
	"github.com/openmerchantqr/emvqr/profiles/pix"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/sgqr"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/upi"
	"github.com/openmerchantqr/emvqr/profiles/vietqr"
)

// printAccounts prints whose each account of a code is, and where.
func printAccounts(code emvqr.Code, err error) {
	if err != nil {
		fmt.Println(err)
		return
	}
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
}

// One label of a shop in Malaysia. The networks settle the currency and the country,
// and that the version in 00 is 01, which DuitNow takes as well as its own 02.
func ExampleCompose_malaysia() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Kuala Lumpur", MCC: "5812"},
		duitnow.Account{AcquirerID: "501664", QRID: "123456789"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
		unionpay.Account{AcquirerIIN: "25000344", ForwardingIIN: "00010344", MerchantID: "000000000000123"},
		alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000000"},
	)
	printAccounts(code, err)
	// Output:
	// 02 visa
	// 15 unionpay
	// 26 duitnow
	// 27 alipayplus
}

// Bharat QR: the cards of three schemes and UPI.
func ExampleCompose_india() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "CHAI HOUSE", City: "Chennai", PostalCode: "600036", MCC: "5814"},
		upi.Account{VPA: "chaihouse@bank", Reference: "TABLE12"},
		cards.Account{Scheme: "rupay", Number: "6100010000000123"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
		cards.Account{Scheme: "mastercard", Number: "520000000000007"},
	)
	printAccounts(code, err)
	// Output:
	// 02 visa
	// 04 mastercard
	// 06 rupay
	// 26 upi
}

// Bakong's reader takes every 29 and 30 for its own, so the others go around them.
func ExampleCompose_cambodia() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Phnom Penh", MCC: "5812"},
		khqr.Account{Account: "noodle_house@devb", ID: "012345678", Bank: "Dev Bank", Merchant: true},
		unionpay.Account{AcquirerIIN: "25000344", ForwardingIIN: "00010344", MerchantID: "000000000000123"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
		cards.Account{Scheme: "mastercard", Number: "520000000000007"},
		alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000001"},
		alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000002"},
		alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000003"},
		alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000004"},
	)
	printAccounts(code, err)
	// Which of several links a wallet follows is not established.
	fmt.Println(profiles.Route(code, profiles.Wallet{"khqr"}).Answer)
	fmt.Println(profiles.Route(code, profiles.Wallet{"alipayplus"}).Answer)
	// Output:
	// 02 visa
	// 04 mastercard
	// 15 unionpay
	// 26 alipayplus
	// 27 alipayplus
	// 28 alipayplus
	// 30 khqr
	// 31 alipayplus
	// yes
	// not established
}

func ExampleCompose_vietNam() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Ha Noi", MCC: "5812"},
		vietqr.Account{BIN: "970403", Number: "0011012345678", Service: vietqr.ToAccount},
		unionpay.Account{AcquirerIIN: "25000344", ForwardingIIN: "00010344", MerchantID: "000000000000123"},
	)
	printAccounts(code, err)
	// Output:
	// 15 unionpay
	// 38 vietqr
}

func ExampleCompose_brazil() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Sao Paulo", MCC: "5812"},
		pix.Account{Key: "123e4567-e12b-12d1-a456-426655440000", TxID: "INV7"},
		mercadopago.Account{Type: mercadopago.OfSeller, CollectorID: "000000000"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
		cards.Account{Scheme: "mastercard", Number: "520000000000007"},
	)
	printAccounts(code, err)
	// Output:
	// 02 visa
	// 04 mastercard
	// 26 pix
	// 43 mercadopago
}

func ExampleCompose_singapore() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Singapore", MCC: "5812"},
		paynow.Account{UEN: "201403121W"},
		sgqr.Identity{
			ID: "180307510317", Version: "01.0001", PostalCode: "081006", Level: "02", Unit: "138",
			Miscellaneous: "0000", VersionDate: "20180407",
		},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
		cards.Account{Scheme: "mastercard", Number: "520000000000007"},
	)
	printAccounts(code, err)
	// Output:
	// 02 visa
	// 04 mastercard
	// 26 paynow
	// 51 sgqr
}

func ExampleCompose_argentina() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "CABA", MCC: "5812"},
		argentina.Account{
			Acceptor: "ar.com.example", AcceptorTaxID: "30692264785", Sequence: "01",
			CUIT: "20222222223", CBU: "0000174400000000032467",
		},
		alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000000"},
	)
	printAccounts(code, err)
	for a := range profiles.Accounts(code) {
		if a, ok := a.(argentina.Account); ok {
			fmt.Println(a.Acceptor, slices.Collect(a.Paths()))
		}
	}
	// Output:
	// 26 alipayplus
	// 41 argentina
	// ar.com.example [41 50 51]
}

// Two networks of two countries have no currency and no country in common, and these
// two not even an id.
func ExampleConflictError() {
	_, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Poipet", MCC: "5812"},
		khqr.Account{Account: "noodle_house@devb", ID: "012345678", Bank: "Dev Bank", Merchant: true},
		promptpay.BillPayment{BillerID: "010753600031501", Ref1: "TABLE12"},
	)
	if conflict, ok := err.(*profiles.ConflictError); ok {
		for _, c := range conflict.Conflicts {
			fmt.Println(c.Message)
		}
	}
	// Output:
	// khqr keeps 29-30 to itself, and promptpay needs 30
	// khqr needs 116 or 840 in 53, promptpay needs 764
}

// Two labels of SGQR hang in one shop, and are to be one. The networks float from 26
// on; the identity in 51 is one of the two, with the version and the day that the
// central repository gives it. What both labels say in different ways would be refused.
func ExampleCompose_twoLabels() {
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "Singapore", MCC: "5812"}
	identity := sgqr.Identity{ID: "180307510317", Version: "01.0001", PostalCode: "081006", Level: "02", Unit: "138", Miscellaneous: "0000", VersionDate: "20180407"}
	other := identity
	other.ID = "190412A0B1C2"
	label := func(accounts ...network.Account) emvqr.Code {
		code, err := profiles.Compose(shop, accounts...)
		if err != nil {
			fmt.Println(err)
		}
		return code
	}
	left := label(paynow.Account{UEN: "201403121W"}, cards.Account{Scheme: "visa", Number: "4000001234567899"}, identity)
	right := label(alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000000"}, cards.Account{Scheme: "visa", Number: "4000001234567899"}, other)

	var accounts []network.Account
	values := map[string]bool{}
	for _, code := range []emvqr.Code{left, right} {
		for a := range profiles.Accounts(code) {
			o, _ := code.Object(a.Anchor())
			if network.Slug(a) != sgqr.Slug && !values[o.Value] {
				accounts = append(accounts, a)
			}
			values[o.Value] = true
		}
	}
	identity.Version, identity.VersionDate = "01.0002", "20190501"
	code, err := profiles.Compose(shop, append(accounts, identity)...)
	printAccounts(code, err)
	// Output:
	// 02 visa
	// 26 paynow
	// 27 alipayplus
	// 51 sgqr
}
