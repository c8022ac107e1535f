package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// object is an object of the answer.
type object = map[string]any

// TestANativeFormSaysWhatIsAskedFor: amount, currency, name, reference and
// expiry are typed, and the amount is null only where the payer enters it.
func TestANativeFormSaysWhatIsAskedFor(t *testing.T) {
	const barcode = "|010753600031501\rTABLE12\r\r"
	const link = "upi://pay?pa=shop@bank&pn=Shop&mc=5411&tr=ORDER1&"
	shop := object{"name": "Shop", "mcc": "5411"}
	service := run(t)
	for name, c := range map[string]struct {
		scanned   string
		amount    any
		currency  any
		merchant  any
		reference any
		expires   any
	}{
		"UPI, an amount":             {link + "am=500.00&cu=INR", object{"kind": "fixed", "value": "500.00", "currency": "INR", "minor": 50000.0}, "INR", shop, "ORDER1", nil},
		"UPI, whole rupees":          {link + "am=500", object{"kind": "fixed", "value": "500", "currency": "INR", "minor": 50000.0}, "INR", shop, "ORDER1", nil},
		"UPI, small letters":         {link + "am=5&cu=inr", object{"kind": "fixed", "value": "5", "currency": "INR", "minor": 500.0}, "INR", shop, "ORDER1", nil},
		"UPI, open":                  {link + "cu=INR", nil, "INR", shop, "ORDER1", nil},
		"UPI, open and empty":        {link + "am=&cu=INR", nil, "INR", shop, "ORDER1", nil},
		"UPI, changeable":            {link + "am=500&mam=100&cu=INR", object{"kind": "changeable", "value": "500", "currency": "INR", "minor": 50000.0, "minimum": "100"}, "INR", shop, "ORDER1", nil},
		"UPI, a minimum alone":       {link + "mam=100&cu=INR", object{"kind": "open", "currency": "INR", "minimum": "100"}, "INR", shop, "ORDER1", nil},
		"UPI, an expiry":             {link + "am=1.00&cu=INR&QRexpire=2026-01-03T10:00:00%2B05:30", object{"kind": "fixed", "value": "1.00", "currency": "INR", "minor": 100.0}, "INR", shop, "ORDER1", "2026-01-03T10:00:00+05:30"},
		"UPI abroad":                 {"upiGlobal://pay?pa=m@bank&pn=M&am=5.50&cu=MUR&cc=MU&mc=5411", object{"kind": "fixed", "value": "5.50", "currency": "MUR", "minor": 550.0}, "MUR", object{"name": "M", "mcc": "5411", "country": "MU"}, nil, nil},
		"UPI abroad, no decimals":    {"upiGlobal://pay?pa=m@bank&pn=M&am=550&cu=JPY&cc=JP", object{"kind": "fixed", "value": "550", "currency": "JPY", "minor": 550.0}, "JPY", object{"name": "M", "country": "JP"}, nil, nil},
		"a bill over 125 baht":       {barcode + "12500", object{"kind": "fixed", "value": "125.00", "currency": "THB", "minor": 12500.0}, "THB", object{}, "TABLE12", nil},
		"a bill over a satang":       {barcode + "1", object{"kind": "fixed", "value": "0.01", "currency": "THB", "minor": 1.0}, "THB", object{}, "TABLE12", nil},
		"a bill with an open amount": {barcode + "0", nil, "THB", object{}, "TABLE12", nil},
		"a link of Alipay's":         {"https://qr.alipay.com/fkx000000000000000000", object{"kind": "unknown", "why": "it is not in the text; the network tells it"}, nil, nil, nil, nil},
		"a link of UnionPay's":       {"https://qr.95516.com/00010000/62028489073949969691921655610979", object{"kind": "unknown", "why": "it is not in the text; the network tells it"}, nil, nil, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			_, out := service.post(t, scanOf(c.scanned, "upi", "promptpay", "alipayplus", "unionpay"))
			require.Equal(t, "pay", out["decision"], out["reasons"])
			require.NotNil(t, out["account"])
			require.Contains(t, out, "amount")
			require.Equal(t, c.amount, out["amount"])
			require.Equal(t, c.currency, out["currency"])
			require.Equal(t, c.merchant, out["merchant"])
			require.Equal(t, c.reference, out["reference"])
			require.Equal(t, c.expires, out["expires"])
		})
	}
}

// TestAnAmountThatCannotBeReadIsNeverOpen: what no one can say is not what the
// payer may enter.
func TestAnAmountThatCannotBeReadIsNeverOpen(t *testing.T) {
	const link = "upi://pay?pa=shop@bank&pn=Shop&"
	service := run(t)
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
		"a currency in digits":   link + "am=5&cu=356",
		"two minimum amounts":    link + "am=5&mam=1&mam=5",
		"a minimum of letters":   link + "am=5&mam=x",
		"a minimum above":        link + "am=5&mam=6",
		"half a yen":             "upiGlobal://pay?pa=m@bank&pn=M&am=5.5&cu=JPY&cc=JP",
		"abroad, no currency":    "upiGlobal://pay?pa=m@bank&pn=M&am=5.5&cc=JP",
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
			_, out := service.post(t, scanOf(scanned, "upi", "promptpay"))
			require.Equal(t, "refuse", out["decision"])
			require.NotEmpty(t, out["reasons"])
			require.Nil(t, out["account"])
			require.NotNil(t, out["amount"])
			require.Equal(t, "unknown", out["amount"].(object)["kind"])
		})
	}
}

func TestAnAmountTooLargeForNumbersOfJSONIsTextAlone(t *testing.T) {
	service := run(t)
	_, out := service.post(t, scanOf("|010753600031501\rTABLE12\r\r900719925474099312", "promptpay"))
	require.Equal(t, object{"kind": "fixed", "value": "9007199254740993.12", "currency": "THB"}, out["amount"])
}

func TestWhatHasExpiredIsRefused(t *testing.T) {
	const link = "upi://pay?pa=shop@bank&pn=Shop&am=1.00&cu=INR&QRexpire="
	service := run(t)
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
		_, out := service.post(t, scanOf(link+expires, "upi"))
		require.Equal(t, want, out["decision"], "%s %v", expires, out["reasons"])
		require.Equal(t, want == "pay", len(out["reasons"].([]any)) == 0, expires)
	}
}

func TestFormsThatAreNoRequestSayWhatTheyAre(t *testing.T) {
	service := run(t)
	for scanned, want := range map[string]string{
		"004100060000010103014022000111222233344ABCD125102TH910417DF": "no one can pay by it",
		"hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=":            "a till reads it",
		"281234567890123456": "a till reads it",
		"hello":              "no payment code that is known here",
		"https://qr.nspk.ru/AD100004BAL7227F9BNP6KNE007J9B3K?type=02&bank=100000000007&sum=1&cur=RUB&crc=AB75": "no payee in it that is known here (sbp)",
		"upi://mandate?pa=a@ybl&am=100&recur=MONTHLY":                                                          "it is not a payment",
		"upi://collect?pa=a@ybl&am=100":                                                                        "it is not a payment",
	} {
		_, out := service.post(t, scanOf(scanned, knownNetworks()...))
		require.Equal(t, "refuse", out["decision"], scanned)
		require.Nil(t, out["account"], scanned)
		require.Contains(t, joined(out["reasons"]), want, scanned)
	}
}

func TestAnAmountLargerThanAnyIsCalledThat(t *testing.T) {
	service := run(t)
	for amount, why := range map[string]string{
		"99999999999999999": "larger than any", "999999999999999999999999": "cannot be read", "1.001": "more decimals",
	} {
		out := over(t, service, "upi://pay?pa=shop@bank&pn=Shop&cu=INR&am="+amount, "upi")
		require.Equal(t, refuse, out.Decision, amount)
		require.Contains(t, joined(out.Reasons), why, amount)
	}
}
