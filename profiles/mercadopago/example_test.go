package mercadopago_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/argentina"
	"github.com/openmerchantqr/emvqr/profiles/mercadopago"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// A till in Buenos Aires whose acceptor is Mercado Pago: the shop's tax number and
// account stand beside its template, so that every wallet of the country pays it, and
// visitors with Alipay+ do.
func Example() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "CABA", MCC: "5812"},
		mercadopago.Account{URL: "https://mpago.la/pos/00000000"},
		argentina.Account{CUIT: "20222222223", CBU: "0000174400000000032467"},
		alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000000"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for a := range profiles.Accounts(code) {
		fmt.Println(a.Anchor(), network.Slug(a))
	}
	for _, slug := range []string{"mercadopago", "argentina", "alipayplus"} {
		fmt.Println(slug, profiles.Route(code, profiles.Wallet{slug}).Answer)
	}
	// Output:
	// 26 alipayplus
	// 43 mercadopago
	// 50 argentina
	// mercadopago yes
	// argentina yes
	// alipayplus yes
}
