package fps_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/fps"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/wechatpay"
)

// A till in Hong Kong. FPS has 26 and keeps 27 to 31 free, so the wallets are in 32 and
// above. FPS settles currency and country.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Hong Kong", MCC: "5812"},
		fps.Account{FPSID: "1234567"},
		unionpay.Account{AcquirerIIN: "47980344", ForwardingIIN: "47980344", MerchantID: "000000000000123"},
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
	fmt.Println(code.CurrencyCode(), code.CountryCode())
	for _, wallet := range []profiles.Wallet{{"fps"}, {"wechatpay", "unionpay"}, {"alipayplus", "fps"}} {
		r := profiles.Route(code, wallet)
		fmt.Println(r.Answer, r.Account.Anchor(), network.Slug(r.Account))
	}
	// Output:
	// 15 unionpay
	// 26 fps
	// 32 wechatpay
	// 33 alipayplus
	// 344 HK
	// yes 26 fps
	// yes 32 wechatpay
	// yes 33 alipayplus
}
