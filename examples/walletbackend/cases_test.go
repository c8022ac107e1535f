package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/qris"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// What was tried on the library and the service, and what must come out of the service.
// reason is the code of a reason, or how one begins; finding how the id of a finding does.
type scanCase struct {
	name, scanned, wallet     string
	decision, reason, finding string
}

func (c scanCase) check(t *testing.T, service running) {
	t.Run(c.name, func(t *testing.T) {
		out := service.scan(t, c.scanned, strings.Fields(c.wallet)...)
		require.Equal(t, c.decision, out.Decision, out.says())
		if c.decision == "refuse" {
			isRefused(t, out)
		}
		require.Equal(t, c.decision == "pay", len(out.Reasons) == 0)
		hasPrefix(t, c.reason, out.codes())
		var rules []string
		for _, f := range out.Findings {
			rules = append(rules, f.Rule)
		}
		hasPrefix(t, c.finding, rules)
	})
}

func hasPrefix(t *testing.T, prefix string, words []string) {
	if prefix == "" {
		return
	}
	for _, word := range words {
		if strings.HasPrefix(word, prefix) {
			return
		}
	}
	require.Failf(t, "not there", "%s among %v", prefix, words)
}

const (
	every    = "visa mastercard unionpay alipayplus upi promptpay qris"
	refusing = "refuse"
)

func TestOneTextWithTwoReadingsPaysNobody(t *testing.T) { // A
	service := start(t)
	link := "upi://pay?pa=shop@bank&pn=Shop&"
	for _, c := range []scanCase{
		{"A1, the amount", "000201153147640764476407641234567890123455204581253037645802TH5912Noodle House6007Bangkok64250002ZH0115最最最最最5406999.006304BF74", every, refusing, "TEXT-TWO-READINGS", "TEXT-TWO-READINGS"},
		{"A1, another payee in front", seal("000201" + "8089" + "0011ORG.EXAMPLE" + "0170" + strings.Repeat("é", 35) + "1531" + strings.Repeat("9", 31) + "15314764076447640764123456789012345" + "5204581253037645802TH5912Noodle House6007Bangkok"), every, refusing, "TEXT-TWO-READINGS", "TEXT-TWO-READINGS"},
		{"A3, encoded or not", "https://pay.example/q?code=00020180870019com.example.oyfyqsr0160%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41153147640764476407641234567890123458136Z153199999999999999999999999999999995204581253037645802TH5912Noodle House6007Bangkok6304BEE0", every, refusing, "WRAPPED-TWO-READINGS", "WRAPPED-TWO-READINGS"},
		{"A5, am twice", link + "am=5.00&am=50000.00&cu=INR", "upi", refusing, "UPI-LINK", "UPI-LINK"},
		{"A5, am twice the same", link + "am=5.00&am=5.00&cu=INR", "upi", refusing, "UPI-LINK", ""},
		{"A5, cu twice", link + "am=5.00&cu=INR&cu=INR", "upi", refusing, "UPI-LINK", ""},
		{"A5, mam twice", link + "am=5.00&mam=1&mam=5", "upi", refusing, "UPI-LINK", ""},
		{"A5, am empty and given", link + "am=&am=999", "upi", refusing, "UPI-LINK", ""},
		{"A5, pa empty and given", "upi://pay?pa=&pa=shop@bank", "upi", refusing, "UPI-LINK", ""},
		{"A5, + before pa", "upi://pay?+pa=evil@bank&pa=shop@bank", "upi", refusing, "UPI-LINK", ""},
		{"A5, pa[]", "upi://pay?pa[]=evil@bank&pa=shop@bank", "upi", refusing, "UPI-LINK", ""},
		{"A5, ;pa", "upi://pay?x;pa=evil@bank&pa=shop@bank", "upi", refusing, "UPI-LINK", ""},
		{"A5, PA", "upi://pay?pa=shop@bank&PA=evil@bank&pn=Shop", "upi", refusing, "", "UPI-LINK"},
		{"A5, am encoded", link + "%61m=999&am=5", "upi", refusing, "UPI-LINK", ""},
	} {
		c.check(t, service)
	}
}

func TestNoWriterMakesATextWithTwoReadings(t *testing.T) { // A2
	service := start(t)
	status, out := service.postTo(t, "/v1/compose", jsonOf(t, object{
		"merchant": object{"name": "Noodle House", "city": "Bangkok", "category": "5812", "country": "TH", "currency": "THB", "local": object{"language": "ZH", "name": "最最最最最5406999.00"}},
		"accounts": []object{{"network": "unionpay", "fields": object{"acquirer_iin": "47640764", "forwarding_iin": "47640764", "merchant_id": "123456789012345"}}},
	}))
	require.Equal(t, http.StatusUnprocessableEntity, status, out)
	require.Contains(t, out["detail"], "TEXT-TWO-READINGS")
}

func TestTwoPayeesOfOneNetworkAreSaid(t *testing.T) { // A4
	service := start(t)
	pan := func(merchant string) qris.Merchant {
		return qris.Merchant{GUID: "COM.EXAMPLE.WWW", PAN: "936000140000000000", MerchantID: merchant, Criteria: "UMI", NMID: "ID102000000000" + merchant}
	}
	thai := emvqr.Merchant{Name: "Noodle House", City: "Bangkok", Country: "TH", Currency: "764", MCC: "5812"}
	stall := emvqr.Merchant{Name: "WARUNG CONTOH", City: "JAKARTA", PostalCode: "10110", MCC: "5812"}
	for name, accounts := range map[string][]network.Account{
		"UnionPay, 15 and 16": {
			unionpay.Account{AcquirerIIN: "47640764", ForwardingIIN: "47640764", MerchantID: "123456789012345"},
			unionpay.Account{AcquirerIIN: "47640764", ForwardingIIN: "47640764", MerchantID: "999999999999999"},
		},
		"Visa, 02 and 03": {cards.Account{Scheme: "visa", Number: "4000123456789017"}, cards.Account{Scheme: "visa", Number: "4000123456789025"}},
		"two of Alipay":   {alipayplus.Account{URL: "https://qr.alipay.com/fkx000000000000000000"}, alipayplus.Account{URL: "https://qr.alipay.com/fkx000000000000000001"}},
		"two of QRIS":     {pan("1"), pan("2")},
	} {
		shop := thai
		if _, ok := accounts[0].(qris.Merchant); ok {
			shop = stall
		}
		code, err := profiles.Compose(shop, accounts...)
		if name == "two of QRIS" { // there is one 51, and nobody writes two
			require.ErrorContains(t, err, "qris needs 51")
			continue
		}
		require.NoError(t, err, name)
		out := service.scan(t, code.String(), network.Slug(accounts[0]))
		require.True(t, out.Note != "" || out.Decision != "pay", "%s: %+v", name, out)
		require.NotEmpty(t, out.Findings, name)
	}
}

// TestTwoAcquirersOfQRISAreSaid: nobody writes them, and a reader says which one it took.
func TestTwoAcquirersOfQRISAreSaid(t *testing.T) { // A4
	one := emvqr.MustParse(indonesian(t))
	first, _ := one.Get(emvqr.P(26))
	second := strings.Replace(first, "COM.EXAMPLE.WWW", "COM.EXAMPLE.TWO", 1)
	text := one.String()
	at := strings.Index(text, first) + len(first)
	text = seal(text[:at] + fmt.Sprintf("27%02d%s", len(second), second) + text[at:len(text)-8])
	out := start(t).scan(t, text, "qris")
	require.True(t, out.Note != "" || out.Decision != "pay", out)
	require.NotEmpty(t, out.Findings)
}

func TestWhatIsNotReadBackIsNotWritten(t *testing.T) { // B
	service := start(t)
	chai := object{"name": "Chai House", "city": "Mumbai", "postal_code": "400001", "category": "5812"}
	upi := func(fields object) object { return object{"network": "upi", "fields": fields} }
	for name, c := range map[string]struct {
		merchant, account object
		says              string
	}{
		"B1, an IFSC of 12":        {chai, upi(object{"vpa": "shop@ybl", "ifsc": "SBIN00012345", "bank_account": "123456789012"}), "11"},
		"B1, an IFSC of 10":        {chai, upi(object{"vpa": "shop@ybl", "ifsc": "SBIN000123", "bank_account": "123456789012"}), "11"},
		"B1, a bank account alone": {chai, upi(object{"vpa": "shop@ybl", "bank_account": "123456789012"}), "ifsc"},
		"B1, an IFSC alone":        {chai, upi(object{"vpa": "shop@ybl", "ifsc": "SBIN0001234"}), "ifsc"},
		"B2, IINs of 7 and 9":      {object{"name": "A", "city": "B", "category": "5812", "country": "CN", "currency": "156"}, object{"network": "unionpay", "fields": object{"acquirer_iin": "4764076", "forwarding_iin": "476407645", "merchant_id": "123456789012345"}}, "8"},
		"B3, QRIS without an NMID": {object{"name": "Warung", "city": "Jakarta", "postal_code": "10110", "category": "5812"}, object{"network": "qris", "fields": object{"guid": "ID.CO.BANK.WWW", "pan": "836000140000000000", "merchant_id": "1", "criteria": "UMI"}}, ""},
		"E5, a bad mobile":         {object{"name": "A", "city": "Bangkok"}, object{"network": "promptpay", "fields": object{"mobile": "12"}}, "mobile"},
		"D1, ten thousand":         {object{"name": "Warung", "city": "Jakarta", "postal_code": "10110", "category": "5812", "amount": "10.000"}, object{"network": "qris", "fields": object{"guid": "COM.EXAMPLE.WWW", "pan": "936000140000000000", "merchant_id": "1", "criteria": "UMI", "nmid": "ID1020000000001"}}, "did you mean 10000"},
		"D1, fifty thousand":       {object{"name": "Pho", "city": "Ha Noi", "category": "5812", "currency": "VND", "country": "VN", "amount": "50.000"}, object{"network": "visa", "fields": object{"number": "4000123456789017"}}, "did you mean 50000"},
		"D3, a fee without a fee":  {object{"name": "A", "city": "B", "category": "5812", "country": "US", "currency": "USD", "tip": object{"kind": "fixed"}}, object{"network": "visa", "fields": object{"number": "4000123456789017"}}, "fee"},
		"D3, 500 %":                {object{"name": "A", "city": "B", "category": "5812", "country": "US", "currency": "USD", "tip": object{"kind": "percentage", "percent": "500"}}, object{"network": "visa", "fields": object{"number": "4000123456789017"}}, "percent"},
	} {
		t.Run(name, func(t *testing.T) {
			status, out := service.postTo(t, "/v1/compose", jsonOf(t, object{"merchant": c.merchant, "accounts": []object{c.account}}))
			require.Contains(t, []int{http.StatusBadRequest, http.StatusUnprocessableEntity}, status, out)
			require.Contains(t, strings.ToLower(out["detail"].(string)), c.says)
			if strings.HasPrefix(name, "E5") {
				require.NotContains(t, out["detail"], ";", "the cause alone")
			}
		})
	}
}

func TestTheInitiationIsWritten(t *testing.T) { // B7
	service := start(t)
	for amount, want := range map[string]string{"": "010211", "125.00": "010212"} {
		status, out := service.postTo(t, "/v1/compose", jsonOf(t, object{
			"merchant": object{"name": "Noodle House", "city": "Bangkok", "category": "5812", "amount": amount, "country": "US", "currency": "USD"},
			"accounts": []object{{"network": "visa", "fields": object{"number": "4000123456789017"}}},
		}))
		require.Equal(t, http.StatusOK, status, out)
		require.Contains(t, out["text"], "000201"+want)
	}
}

func TestHostsAndLinks(t *testing.T) { // C
	service := start(t)
	cases := []scanCase{
		{"C1, a dotted capital I", "https://qr.alİpay.com/fkx000000000000000000", every, refusing, "", ""},
		{"C2, punycode", "https://qr.xn--alpay-o4a.com/28100004abcdefgh", every, refusing, "", ""},
		{"C2, ā", "https://qr.ālipay.com/28100004abcdefgh", every, refusing, "", ""},
		{"C2, a zero-width blank", "https://qr.ali\u200bpay.com/28100004abcdefgh", every, refusing, "", ""},
		{"C2, full width", "https://qr.ａlipay.com/28100004abcdefgh", every, refusing, "", ""},
		{"C3, a host nobody knows", "https://evil.example/28100004abcdefgh", every, "ask", "ALIPAYPLUS-LINK-HOST-UNKNOWN", "ALIPAYPLUS-LINK-HOST-UNKNOWN"},
		{"C4, a five for a one", "https://qr.955l6.com/00010000/62028489073949969691921655610979", every, refusing, "", ""},
		{"C4, a user name", "https://qr.95516.com@evil.example/00010000/62028489073949969691921655610979", every, refusing, "", ""},
		{"C4, a beginning", "https://qr.95516.com.evil.example/00010000/62028489073949969691921655610979", every, refusing, "", ""},
		{"C7, escaped by HTML", "upi://pay?pa=shop@icici&amp;pn=Shop&amp;am=10.00&amp;cu=INR", "upi", refusing, "UPI-LINK", ""},
		{"C8, a nameless piece", "upi://pay?pa=shop@bank&pn=Tom & Co", "upi", refusing, "UPI-LINK", ""},
		{"C9, no question mark", "upi://paytr=1234&pa=shop@icici&pn=Shop&am=1.00&cu=INR", "upi", refusing, "", "UPI-LINK"},
		{"C12, no @", "upi://pay?pa=not-a-vpa&pn=Shop", "upi", refusing, "UPI-LINK", ""},
		{"C12, two @", "upi://pay?pa=merchant@@paytm&pn=Shop", "upi", refusing, "UPI-LINK", ""},
		{"C12, nobody", "upi://pay?pa=@paytm&pn=Shop", "upi", refusing, "UPI-LINK", ""},
	}
	for _, app := range []string{"tez://upi/pay?", "credpay://upi/pay?", "bhim://pay?", "amazonpay://upi/pay?", "navipay://pay?", "paytm://upi/pay?", "phonepe://upi/pay?", "paytmmp://upi_pay?"} {
		cases = append(cases, scanCase{"C5, " + app, app + "pa=a1@okaxis&pn=A&am=5.00&cu=INR", "upi", "pay", "", ""})
	}
	for _, c := range cases {
		c.check(t, service)
	}
	for scanned, want := range map[string]map[string]string{
		"upi://pay?pa=test@upi&pn=Test+%26+Co.&tn=Payment+for+goods&am=1&cu=INR":                                                        {"vpa": "test@upi"}, // C6
		"https://api.qrserver.com/v1/create-qr-code/?data=upi%3A%2F%2Fpay%3Fpa%3Da1%40okaxis%26pn%3DA%26am%3D5.00":                      {"vpa": "a1@okaxis"},
		"upi%3A%2F%2Fpay%3Fpa%3Da1%40okaxis%26pn%3DA%26am%3D5.00":                                                                       {"vpa": "a1@okaxis"},
		"alipays://platformapi/startapp?saId=10000007&qrcode=https%3A%2F%2Fqr.alipay.com%2Ffkx000000000000000000":                       {"url": "https://qr.alipay.com/fkx000000000000000000"},
		`https:\/\/qr.alipay.com\/fkx000000000000000000`:                                                                                {"url": "https://qr.alipay.com/fkx000000000000000000"},
		"https://example.org/?000201021640001234567890175204525153038405402105802US5911ABC%20Hammers6008New%20York6304" + hammersCRC(t): {"number": "4000123456789017"}, // C11
	} {
		out := service.scan(t, scanned, strings.Fields(every)...)
		require.NotEqual(t, "refuse", out.Decision, "%s %s", scanned, out.says())
		require.Equal(t, want, out.values(), scanned)
	}
	out := service.scan(t, "upi://pay?pa=test@upi&pn=Test+%26+Co.&tn=Payment+for+goods&am=1&cu=INR", "upi")
	require.Equal(t, "Test & Co.", out.Merchant.Name)
	require.Equal(t, "Payment for goods", out.Message)
	for _, separator := range []string{"\n", "\r\n", " ", "%0D", "~013", "|"} { // C13
		out := service.scan(t, "|010753600031501"+separator+"TABLE12"+separator+separator+"12500", "promptpay")
		require.NotEqual(t, "refuse", out.Decision, "%q %s", separator, out.says())
		require.Equal(t, "125.00", out.Amount.Value, "%q", separator)
		require.NotEmpty(t, out.Findings, "%q: which separator stood there", separator)
	}
	for _, scanned := range []string{ // C8
		"upi://pay?pa=shop@bank&pn=Shop&amt=10.00", "upi://pay?pa=shop%40icici&pn=Shop&am=1.00&cu=INR",
	} {
		require.NotEmpty(t, service.scan(t, scanned, "upi").Findings, scanned)
	}
}

// hammersCRC is the checksum of the code in C11.
func hammersCRC(t *testing.T) string {
	text := seal("000201021640001234567890175204525153038405402105802US5911ABC Hammers6008New York")
	return text[len(text)-4:]
}

func TestWhatIsKnownIsNotDropped(t *testing.T) { // E
	service := start(t)
	const shop = "5204581253037645802TH5912Noodle House6007Bangkok"
	promptpay := "29370016A0000006770101110113006681234567853037645802TH5912Noodle House6007Bangkok"
	lower := seal("000201" + promptpay)
	lower = lower[:len(lower)-4] + strings.ToLower(lower[len(lower)-4:])
	cases := []scanCase{
		{"E1, two amounts", "00020115314764076447640764123456789012345540510.0054079999.005204581253037645802TH5912Noodle House6007Bangkok63047C0C", "unionpay", refusing, "MPM-", "MPM-"},
		{"E1, two 15", seal("0002011531476407644764076412345678901234515319999999999999999999999999999999" + shop), "unionpay", refusing, "", ""},
		{"E1, an amount of zero", seal("000201021640001234567890175204525153038405401" + "0" + "5802US5911ABC Hammers6008New York"), "visa", refusing, "MPM-4.7.4.1-NZ", ""},
		{"E1, Visa without 59 and 60", seal("00020102164000123456789017520452515303840" + "5802US"), "visa", refusing, "MPM-", ""},
		{"E3, no account of a known network", seal("0002012622" + "0018ORG.EXAMPLE.UNSEEN" + "5204581253037645802TH5912Noodle House6007Bangkok"), every, refusing, "no-network-of-the-wallet", ""},
		{"E3, a slip", "004100060000010103014022000111222233344ABCD125102TH910417DF", every, refusing, "not-a-payment", ""},
		{"E7, a bank account of PromptPay", seal("000201" + "2932" + "0016A000000677010111" + "0408" + "12345678" + "53037645802TH"), "promptpay", "ask", "readers", ""},
	}
	for _, c := range cases {
		c.check(t, service)
	}
	out := service.scan(t, lower, "promptpay") // E4
	isPaid(t, out)
	require.NotEmpty(t, out.Findings)

	status, composed := service.postTo(t, "/v1/compose", jsonOf(t, object{ // E8
		"merchant": object{"name": "Noodle House", "city": "Bangkok"},
		"accounts": []object{{"network": "promptpay", "fields": object{"mobile": "0212345678"}}},
	}))
	require.Equal(t, http.StatusOK, status, composed)
	require.Contains(t, fmt.Sprint(composed["findings"]), "warning")

	status, composed = service.postTo(t, "/v1/dynamic", jsonOf(t, object{"static": seal("000201010211" + promptpay), "amount": "5", "keep_initiation": true})) // E9
	require.Equal(t, http.StatusOK, status, composed)
	require.Contains(t, composed["text"], "000201010211")
}

// TestACountrysOwnCodesArePaid: what the standard of the country asks for is no error.
func TestACountrysOwnCodesArePaid(t *testing.T) { // E6
	service := start(t)
	paid := map[string]int{}
	table := samples(t, "mpm.tsv", "payload")
	for i, networks := range samples(t, "mpm.tsv", "networks") {
		for _, slug := range strings.Split(networks, ",") {
			if out := service.answered(t, table[i], orVisa(slug)); out.Decision != "refuse" {
				paid[slug]++
			}
		}
	}
	for _, slug := range []string{"qrph", "duitnow", "vietqr", "promptpay", "qris", "khqr", "pix", "upi"} {
		require.Positive(t, paid[slug], slug)
	}
}

// orVisa is a slug of the table, Visa for none.
func orVisa(slug string) string {
	if _, ok := profiles.Lookup(slug); ok {
		return slug
	}
	return "visa"
}
