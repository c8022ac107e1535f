package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// sum is an amount in an answer.
func sum(state, value string, minor int64) money {
	m := money{State: state, Value: value}
	if value != "" {
		m.Minor = &minor
	}
	return m
}

// unknownSum is an amount that is not in the text.
func unknownSum(why string) money { return money{State: "unknown", Why: why} }

// TestANativeFormSaysWhatIsAskedFor: amount, currency, name, reference and expiry are typed,
// and the amount is open only where the payer enters it.
func TestANativeFormSaysWhatIsAskedFor(t *testing.T) {
	const barcode = "|010753600031501\rTABLE12\r\r"
	const link = "upi://pay?pa=shop@bank&pn=Shop&mc=5411&tr=ORDER1&"
	shop := merchantShown{Name: "Shop", Category: "5411"}
	least := func(m money) money { m.Minimum = "100"; return m }
	ask := "it is not in the text; the network tells it"
	service := start(t)
	for name, c := range map[string]struct {
		scanned   string
		amount    money
		currency  string
		merchant  merchantShown
		reference string
		expires   string
	}{
		"UPI, an amount":             {link + "am=500.00&cu=INR", sum("fixed", "500.00", 50000), "INR", shop, "ORDER1", ""},
		"UPI, whole rupees":          {link + "am=500", sum("fixed", "500", 50000), "INR", shop, "ORDER1", ""},
		"UPI, small letters":         {link + "am=5&cu=inr", sum("fixed", "5", 500), "INR", shop, "ORDER1", ""},
		"UPI, open":                  {link + "cu=INR", sum("open", "", 0), "INR", shop, "ORDER1", ""},
		"UPI, open and empty":        {link + "am=&cu=INR", sum("open", "", 0), "INR", shop, "ORDER1", ""},
		"UPI, changeable":            {link + "am=500&mam=100&cu=INR", least(sum("changeable", "500", 50000)), "INR", shop, "ORDER1", ""},
		"UPI, a minimum alone":       {link + "mam=100&cu=INR", least(sum("open", "", 0)), "INR", shop, "ORDER1", ""},
		"UPI, an expiry":             {link + "am=1.00&cu=INR&QRexpire=2026-01-03T10:00:00%2B05:30", sum("fixed", "1.00", 100), "INR", shop, "ORDER1", "2026-01-03T04:30:00Z"},
		"UPI abroad":                 {"upiGlobal://pay?pa=m@bank&pn=M&am=5.50&cu=MUR&cc=MU&mc=5411", sum("fixed", "5.50", 550), "MUR", merchantShown{Name: "M", Category: "5411", Country: "MU"}, "", ""},
		"UPI abroad, no decimals":    {"upiGlobal://pay?pa=m@bank&pn=M&am=550&cu=JPY&cc=JP", sum("fixed", "550", 550), "JPY", merchantShown{Name: "M", Country: "JP"}, "", ""},
		"a bill over 125 baht":       {barcode + "12500", sum("fixed", "125.00", 12500), "THB", merchantShown{}, "TABLE12", ""},
		"a bill over a satang":       {barcode + "1", sum("fixed", "0.01", 1), "THB", merchantShown{}, "TABLE12", ""},
		"a bill with an open amount": {barcode + "0", sum("open", "", 0), "THB", merchantShown{}, "TABLE12", ""},
		"a link of Alipay's":         {"https://qr.alipay.com/fkx000000000000000000", unknownSum(ask), "", merchantShown{}, "", ""},
		"a link of UnionPay's":       {"https://qr.95516.com/00010000/62028489073949969691921655610979", unknownSum(ask), "", merchantShown{}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			out := service.scan(t, c.scanned, "upi", "promptpay", "alipayplus", "unionpay")
			isPaid(t, out)
			require.NotNil(t, out.Account.is)
			require.Equal(t, c.amount, out.Amount)
			require.Equal(t, c.currency, out.Currency)
			require.Equal(t, c.merchant, out.Merchant)
			require.Equal(t, c.reference, out.Reference)
			expires := ""
			if out.Expires != nil {
				expires = out.Expires.Format(time.RFC3339)
			}
			require.Equal(t, c.expires, expires)
		})
	}
}

// TestAnAmountThatCannotBeReadIsNeverOpen: what no one can say is not what the
// payer may enter.
func TestAnAmountThatCannotBeReadIsNeverOpen(t *testing.T) {
	const link = "upi://pay?pa=shop@bank&pn=Shop&"
	service := start(t)
	for name, scanned := range map[string]string{
		"letters":                link + "am=five",
		"a comma":                link + "am=1,000",
		"a sign":                 link + "am=-5",
		"an exponent":            link + "am=1e3",
		"three decimals":         link + "am=5.001",
		"19 digits":              link + "am=1234567890123456789",
		"blanks":                 link + "am=%205",
		"two amounts":            link + "am=5.00&am=50000.00&cu=INR",
		"two ways to write one":  link + "am=5&am=5.00",
		"two currencies":         link + "am=5&cu=INR&cu=USD",
		"no such currency":       link + "am=5&cu=XXQ",
		"two minimum amounts":    link + "am=5&mam=1&mam=5",
		"a minimum of letters":   link + "am=5&mam=x",
		"a minimum above":        link + "am=5&mam=6",
		"half a yen":             "upiGlobal://pay?pa=m@bank&pn=M&am=5.5&cu=JPY&cc=JP",
		"a bill over letters":    "|010753600031501\rTABLE12\r\r12x",
		"a bill over nothing":    "|010753600031501\rTABLE12\r\r",
		"a bill, a point":        "|010753600031501\rTABLE12\r\r125.00",
		"a bill, many digits":    "|010753600031501\rTABLE12\r\r99999999999999999999",
		"a code, a comma":        seal(thai(t)[:len(thai(t))-8], "54", "12,500"),
		"a code, three decimals": seal(thai(t)[:len(thai(t))-8], "54", "1.0050"),
		"a code cut off":         thai(t)[:60],
		"a wrong checksum":       thai(t)[:len(thai(t))-4] + "0000",
	} {
		t.Run(name, func(t *testing.T) {
			out := service.scan(t, scanned, "upi", "promptpay")
			isRefused(t, out)
			require.Equal(t, "unknown", out.Amount.State)
			require.NotEmpty(t, out.Amount.Why)
		})
	}
}

func TestAnAmountWithoutACurrencyIsUnknownAndNotSimplyPaid(t *testing.T) {
	out := start(t).scan(t, "upiGlobal://pay?pa=m@bank&pn=M&am=5.5&cc=JP", "upi")
	require.Equal(t, "ask", out.Decision, out.says())
	require.Equal(t, "unknown", out.Amount.State)
	require.NotEmpty(t, out.Amount.Why)
}

func TestAnAmountTooLargeForNumbersOfJSONIsTextAlone(t *testing.T) {
	service := start(t)
	out := service.scan(t, "|010753600031501\rTABLE12\r\r900719925474099312", "promptpay")
	require.Equal(t, money{State: "fixed", Value: "9007199254740993.12"}, out.Amount)
}

func TestWhatHasExpiredIsRefused(t *testing.T) {
	const link = "upi://pay?pa=shop@bank&pn=Shop&am=1.00&cu=INR&QRexpire="
	service := start(t)
	for expires, want := range map[string]string{
		"2026-01-02T12:00:01Z":         "pay",
		"2026-01-02T17:30:01%2B05:30":  "pay",
		"2026-01-02T17:30:01+05:30":    "pay",
		"2026-01-02T12:00:00Z":         "refuse", // noon by the clock of the service
		"2026-01-02T17:29:59%2B05:30":  "refuse",
		"2021-08-20T17:48:19+05:30":    "refuse",
		"2026-01-03 10:00:00":          "ask", // no offset: no one can say
		"tomorrow":                     "ask",
		"2026-13-45T10:00:00%2B05:30":  "ask",
		"99999-01-01T00:00:00%2B00:00": "ask",
	} {
		out := service.scan(t, link+expires, "upi")
		require.Equal(t, want, out.Decision, "%s %s", expires, out.says())
		require.Equal(t, want == "pay", len(out.Reasons) == 0, expires)
	}
}

func TestFormsThatAreNoRequestSayWhatTheyAre(t *testing.T) {
	service := start(t)
	for scanned, want := range map[string]string{
		"004100060000010103014022000111222233344ABCD125102TH910417DF": "cannot be paid",
		"hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=":            "a till reads it",
		"281234567890123456": "a till reads it",
		"hello":              "no payment code that is known here",
		"https://qr.nspk.ru/AD100004BAL7227F9BNP6KNE007J9B3K?type=02&bank=100000000007&sum=1&cur=RUB&crc=AB75": "the wallet cannot pay sbp",
		"upi://mandate?pa=a@ybl&am=100&recur=MONTHLY":                                                          "it is not a payment",
		"upi://collect?pa=a@ybl&am=100":                                                                        "it is not a payment",
	} {
		out := service.scan(t, scanned, knownNetworks()...)
		isRefused(t, out)
		require.Contains(t, out.says(), want, scanned)
	}
}

func TestAnAmountLargerThanAnyIsCalledThat(t *testing.T) {
	service := start(t)
	for amount, why := range map[string]string{
		"99999999999999999": "larger than any", "999999999999999999999999": "larger than any", "1.001": "more decimals",
	} {
		out := service.scan(t, "upi://pay?pa=shop@bank&pn=Shop&cu=INR&am="+amount, "upi")
		isRefused(t, out)
		require.Contains(t, out.says(), why, amount)
	}
}
