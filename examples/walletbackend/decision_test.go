package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// joined is a list of the answer as one text.
func joined(list any) string { return fmt.Sprint(list) }

func TestNothingWithAnErrorIsEverOffered(t *testing.T) {
	visa := "00020102164000123456789014520452515303840"
	service := run(t)
	for name, c := range map[string]struct{ scanned, says string }{
		"two amounts":               {"00020115314764076447640764123456789012345540510.0054079999.005204581253037645802TH5912Noodle House6007Bangkok63047C0C", "54"},
		"two payees of one network": {seal("000201153147640764476407641234567890123451531999999999999999999999999999999952045812530376454041.005802TH5912Noodle House6007Bangkok"), "15"},
		"an amount of zero":         {seal(visa + "54010" + "5802US5911ABC Hammers6008New York"), "expected an amount above zero"},
		"Visa without 59 and 60":    {seal(visa + "5802US"), "59"},
		"two readings by length":    {"000201153147640764476407641234567890123455204581253037645802TH5912Noodle House6007Bangkok64250002ZH0115最最最最最5406999.006304BF74", "TEXT-TWO-READINGS"},
		"two payees of a link":      {"upi://pay?pa=shop@bank&pn=Shop&pa=thief@bank", "PAYEE"},
		"a page, not a code":        {"https://qr.95516.com/qrcGtwWeb-web/api/userAuth?version=1.0.0&redirectUrl=", "sign-in page"},
		"a host like Alipay's":      {"https://qr.alipay.com.evil.example/fkx000000000000000000", "host"},
		"dollars for PromptPay":     {seal(thai(t)[:len(thai(t))-8], "53", "840"), "53"},
	} {
		t.Run(name, func(t *testing.T) {
			_, out := service.post(t, scanOf(c.scanned, knownNetworks()...))
			require.Equal(t, "refuse", out["decision"])
			require.Nil(t, out["account"])
			require.Contains(t, strings.ToLower(joined(out["reasons"])), strings.ToLower(c.says))
		})
	}
}

// TestALinkThatReadersSplitDifferentlyIsNeverOffered: everything that decides
// about money, twice or under a name that only some readers take for it.
func TestALinkThatReadersSplitDifferentlyIsNeverOffered(t *testing.T) {
	service := run(t)
	for _, link := range splitLinks {
		_, out := service.post(t, scanOf(link, "upi"))
		require.Equal(t, "refuse", out["decision"], link)
		require.Nil(t, out["account"], link)
		require.NotEmpty(t, out["reasons"], link)
	}
}

var splitLinks = []string{
	"upi://pay?pa=shop@bank&pn=Shop&am=5.00&am=50000.00&cu=INR",
	"upi://pay?pa=shop@bank&pn=Shop&am=5.00&cu=INR&cu=USD",
	"upi://pay?pa=shop@bank&pn=Shop&am=5.00&mam=1.00&mam=5.00&cu=INR",
	"upi://pay?pa=shop@bank&pn=Shop&am=&am=999&cu=INR",
	"upi://pay?pa=&pa=shop@bank&pn=Shop",
	"upi://pay?+pa=evil@bank&pa=shop@bank&pn=Shop",
	"upi://pay?pa[]=evil@bank&pa=shop@bank&pn=Shop",
	"upi://pay?pn=Shop;pa=evil@bank&pa=shop@bank",
	"upi://pay?pa=shop@bank&PA=evil@bank&pn=Shop",
	"upi://pay?pa=shop@bank&pn=Shop&%61m=999&am=5",
	"upi://pay?pa=shop@bank&amp;pn=Shop&amp;am=10.00&amp;cu=INR",
}

func TestTipsAndFeesAreTyped(t *testing.T) {
	service := run(t)
	const open = "00020101021102164000123456789014520458125303840"
	const shop = "5802US5912Noodle House6008New York"
	for name, c := range map[string]struct {
		tip  string
		want any
	}{
		"none":               {"", nil},
		"the payer is asked": {"550201", object{"kind": "prompt"}},
		"a fee":              {"55020256041.50", object{"kind": "fixed", "fee": "1.50"}},
		"a percentage":       {"55020357015", object{"kind": "percentage", "percent": "5"}},
	} {
		_, out := service.post(t, scanOf(seal(open+c.tip+shop), "visa"))
		require.Equal(t, "pay", out["decision"], "%s %v", name, out["reasons"])
		require.Equal(t, c.want, out["tip"], name)
		require.Nil(t, out["amount"], name)
		require.Equal(t, "USD", out["currency"], name)
	}
	for _, tip := range []string{"550202", "550203", "5502025603abc", "5502035703100", "55020256010"} {
		_, out := service.post(t, scanOf(seal(open+tip+shop), "visa"))
		require.Equal(t, "refuse", out["decision"], tip)
	}
}
