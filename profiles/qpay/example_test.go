package qpay_test

import (
	"cmp"
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/qpay"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/wechatpay"
)

// A code as HiPay of Mongolia makes them, with five networks in it: UnionPay, WeChat
// Pay where EMVCo has text, the national template, a marker of Alipay+, and HiPay's own,
// which nobody here knows. Each wallet finds what is its own. Of the marker a wallet of
// Alipay+ learns that its network is meant, and not who is paid.
func Example_fiveNetworks() {
	code := emvqr.MustParse("000201010212" +
		"15314226049642260496000000000000123" +
		"17810017com.qq.weixin.pay01091234567890202NT0537weixin://wxpay/bizpayurl?pr=AbCdEfGh1" +
		"26540014A00000084300010108HPSMMNUB0220MN100050000000000001" +
		"33410037A111278300000000.alipayplus.v20250513" +
		"51120008songo.mn" +
		"520458125303496540512500" + "5802MN5912NOODLE HOUSE6011ULAANBAATAR" +
		"62190110INV000000752011" + "80240014A0000008430001010201" + "630403C9")
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), cmp.Or(network.Slug(a), "not known here"))
		for l := range network.Labels(a) {
			fmt.Printf("   %s: %s\n", l.Name, l.Value)
		}
	}
	for _, wallet := range []profiles.Wallet{{"unionpay"}, {"wechatpay"}, {"qpay", "unionpay"}, {"alipayplus"}, {"alipayplus", "unionpay"}, {"visa"}} {
		if r := profiles.Route(code, wallet); r.Account != nil {
			fmt.Println(wallet, "pays", r.Account.Anchor(), "-", r.Answer)
		} else {
			fmt.Println(wallet, "pays nothing:", r.Passed[0].Why[0])
		}
	}
	// Output:
	// 15 unionpay
	//    Acquirer IIN: 42260496
	//    Forwarding IIN: 42260496
	//    Merchant ID: 000000000000123
	// 17 wechatpay
	//    Merchant ID: 123456789
	//    Terminal ID: NT
	//    Link: weixin://wxpay/bizpayurl?pr=AbCdEfGh1
	// 26 qpay
	//    Bank: HPSMMNUB
	//    Account: MN100050000000000001
	// 33 alipayplus
	//    Marker: A111278300000000.alipayplus.v20250513
	// 51 not known here
	//    GUID: songo.mn
	// [unionpay] pays 15 - yes
	// [wechatpay] pays 17 - yes
	// [qpay unionpay] pays 26 - yes
	// [alipayplus] pays nothing: Alipay+ marker is in it, and no account of Alipay / Alipay+ that names a payee
	// [alipayplus unionpay] pays 15 - yes
	// [visa] pays nothing: there is no account of Visa in it
}

// A till in Mongolia. Who makes the code has the national template of QPay's kind, and
// a link where HiPay has the marker.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Ulaanbaatar", MCC: "5812", Amount: emvqr.MustAmount("12500"), WholeAmounts: true},
		qpay.Account{Bank: "TDBMMNUB", Account: "123456789"},
		unionpay.Account{AcquirerIIN: "27940496", ForwardingIIN: "27940496", MerchantID: "000000000000123"},
		wechatpay.Account{MerchantID: "1234567890"},
		alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000000"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
	amount, _ := code.Amount()
	fmt.Println(amount, code.CurrencyCode(), code.CountryCode())
	// Output:
	// 15 unionpay
	// 26 wechatpay
	// 27 qpay
	// 28 alipayplus
	// 12500 496 MN
}
