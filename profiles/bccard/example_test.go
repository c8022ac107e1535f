package bccard_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/bccard"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// A till in Korea, as BC Card's gateway makes its code: the number of the merchant is
// in UnionPay's account with zeros after it, and the name is there in Korean as well.
func Example() {
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "SEOUL", MCC: "5812", PostalCode: "04508", Amount: emvqr.MustAmount("25000")}
	shop.Language = emvqr.LanguageTemplate{Language: "ko", Name: "국수집", City: "서울"}
	code, err := profiles.Compose(shop,
		bccard.Account{MerchantNumber: "100000001", Reference: "MQ2026000000001", Member: "10000001"},
		unionpay.Account{AcquirerIIN: "26000410", ForwardingIIN: "26000410", MerchantID: "100000001000000"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
	store, _ := code.Get(emvqr.P(62, 3))
	fmt.Println(store, code.CurrencyCode(), code.CountryCode())
	for f := range profiles.Validate(code) {
		fmt.Println(f)
	}
	// Output:
	// 15 unionpay
	// 26 bccard
	// 100000001 410 KR
}
