package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
	"github.com/openmerchantqr/emvqr/profiles/pix"
)

// composed is a made-up code of a shop for these accounts.
func composed(t *testing.T, shop emvqr.Merchant, accounts ...network.Account) string {
	shop.Name, shop.City, shop.MCC = "Noodle House", "Phnom Penh", "5812"
	code, err := profiles.Compose(shop, accounts...)
	require.NoError(t, err)
	return code.String()
}

// priced is the code with an amount that its network would not have written.
func priced(t *testing.T, text string) string {
	code, err := emvqr.MustParse(text).With(emvqr.Set(emvqr.P(54), "10.00"))
	require.NoError(t, err)
	return code.String()
}

// TestACodeThatHasExpiredIsRefused: the service has a clock, which says noon, UTC.
func TestACodeThatHasExpiredIsRefused(t *testing.T) {
	service := start(t)
	until := func(at string) string {
		return composed(t, emvqr.Merchant{Amount: emvqr.MustAmount("5000"), Currency: "116", Initiation: emvqr.Dynamic},
			khqr.Account{Account: "noodle_house@devb", ID: "012345678", Bank: "Dev Bank", Created: "1767300000000", Expires: at, Merchant: true})
	}
	day := func(day string) string {
		return composed(t, emvqr.Merchant{}, paynow.Account{UEN: "201403121W", Expires: day})
	}
	for name, c := range map[string]struct {
		scanned, wallet, decision, says, expires string
	}{
		"a minute ago":     {until("1767355140000"), "khqr", "refuse", "the code expired at 2026-01-02T11:59:00Z", "2026-01-02T11:59:00Z"},
		"this very moment": {until("1767355200000"), "khqr", "refuse", "KHQR-EXPIRES-EXPIRED", "2026-01-02T12:00:00Z"},
		"in a minute":      {until("1767355260000"), "khqr", "pay", "", "2026-01-02T12:01:00Z"},
		"nothing expires in a static code": {
			composed(t, emvqr.Merchant{Currency: "116", Initiation: emvqr.Static},
				khqr.Account{Account: "noodle_house@devb", ID: "012345678", Bank: "Dev Bank", Created: "1767300000000", Expires: "1767355140000", Merchant: true}),
			"khqr", "pay", "", "",
		},
		"a day that is over":         {day("20260101"), "paynow", "refuse", "PAYNOW-EXPIRES-EXPIRED", "2026-01-02T00:00:00+08:00"},
		"today, until midnight":      {day("20260102"), "paynow", "pay", "", "2026-01-03T00:00:00+08:00"},
		"noon in Singapore is over":  {day("20260102120000"), "paynow", "refuse", "PAYNOW-EXPIRES-EXPIRED", "2026-01-02T12:00:00+08:00"},
		"a code without an end":      {composed(t, emvqr.Merchant{}, paynow.Account{UEN: "201403121W"}), "paynow", "pay", "", ""},
		"a link that has expired":    {"upi://pay?pa=shop@bank&pn=Shop&am=1.00&cu=INR&QRexpire=2026-01-02T11:59:00Z", "upi", "refuse", "it has expired", "2026-01-02T11:59:00Z"},
		"a link that has not so far": {"upi://pay?pa=shop@bank&pn=Shop&am=1.00&cu=INR&QRexpire=2026-01-02T12:01:00Z", "upi", "pay", "", "2026-01-02T12:01:00Z"},
	} {
		t.Run(name, func(t *testing.T) {
			out := service.scan(t, c.scanned, c.wallet)
			require.Equal(t, c.decision, out.Decision, out.says())
			require.Contains(t, out.says(), c.says)
			require.Equal(t, c.decision == "refuse", out.Account.is == nil)
			if c.expires == "" {
				require.Nil(t, out.Expires)
				return
			}
			want, err := time.Parse(time.RFC3339, c.expires)
			require.NoError(t, err)
			require.True(t, want.Equal(*out.Expires), out.Expires)
		})
	}
}

// TestWhatAnAmountIsTheNetworksTablesSay: whether the payer may change it, and where
// the code does not have the last word.
func TestWhatAnAmountIsTheNetworksTablesSay(t *testing.T) {
	service := start(t)
	because := func(m money, why string) money { m.Why = why; return m }
	ten := emvqr.Merchant{Amount: emvqr.MustAmount("10")}
	for name, c := range map[string]struct {
		scanned, wallet string
		amount          money
		reference       string
	}{
		"the payer may change it": {
			composed(t, ten, paynow.Account{UEN: "201403121W", Editable: "1", Reference: "TABLE 7"}), "paynow",
			sum("changeable", "10.00", 1000), "TABLE 7",
		},
		"the payer may not": {
			composed(t, ten, paynow.Account{UEN: "201403121W", Editable: "0"}), "paynow",
			sum("fixed", "10.00", 1000), "",
		},
		"a link, and no amount": {
			composed(t, emvqr.Merchant{Country: "CN", Currency: "156"}, alipayplus.Account{URL: "https://qr.alipay.com/fkx000000000000000000"}), "alipayplus",
			unknownSum("it is not in the code; the network tells it for the link"), "",
		},
		"a link, and what the code says": {
			priced(t, composed(t, emvqr.Merchant{}, pix.Account{URL: "pix.example.com/qr/v2/9d36b84fc70b478fb95c12729b90ca25"})), "pix",
			because(sum("unknown", "10.00", 1000), "this is what the code says, and the network has the last word for the link"), "",
		},
		"a zero for the payer to overwrite": {
			seal("0002020102112641" + "0014A0000006150001" + "0106501664" + "0209123456789" + "520400005303458540500.005802MY5912Noodle House6002KL"), "duitnow", sum("open", "", 0), "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			out := service.scan(t, c.scanned, c.wallet)
			require.NotEqual(t, "refuse", out.Decision, out.says())
			require.Equal(t, c.amount, out.Amount)
			require.Equal(t, c.reference, out.Reference)
		})
	}
}
