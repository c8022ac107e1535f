package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheServicePaysNothingThatReadersReadDifferently(t *testing.T) {
	service := start(t)
	for name, scanned := range map[string]string{
		"another payee when decoded": "https://pay.example/q?code=00020180870019com.example.oyfyqsr0160%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41" +
			"153147640764476407641234567890123458136Z153199999999999999999999999999999995204581253037645802TH5912Noodle House6007Bangkok6304BEE0",
		"two links in a link":     "https://pay.example/?a=upi%3A%2F%2Fpay%3Fpa%3Da%40bank&b=upi%3A%2F%2Fpay%3Fpa%3Dc%40bank",
		"two amounts":             "upi://pay?pa=shop@bank&pn=Shop&am=5.00&am=50000.00&cu=INR",
		"the same amount twice":   "upi://pay?pa=shop@bank&pn=Shop&am=5.00&am=5.00&cu=INR",
		"two currencies":          "upi://pay?pa=shop@bank&pn=Shop&am=5.00&cu=INR&cu=INR",
		"two minimums":            "upi://pay?pa=shop@bank&pn=Shop&am=5.00&mam=1&mam=5",
		"an empty amount first":   "upi://pay?pa=shop@bank&am=&am=999",
		"an empty payee first":    "upi://pay?pa=&pa=shop@bank",
		"a plus before a payee":   "upi://pay?+pa=evil@bank&pa=shop@bank",
		"brackets after a payee":  "upi://pay?pa[]=evil@bank&pa=shop@bank",
		"a semicolon":             "upi://pay?x;pa=evil@bank&pa=shop@bank",
		"escaped by HTML":         "upi://pay?pa=shop@icici&amp;pn=Shop&amp;am=10.00&amp;cu=INR",
		"a payee without an @":    "upi://pay?pa=not-a-vpa&pn=Shop",
		"an & in the name":        "upi://pay?pa=shop@bank&pn=Tom & Co",
		"no ? before parameters":  "upi://paytr=1234&pa=shop@icici&pn=Shop&am=1.00&cu=INR",
		"an app, and two payees":  "tez://upi/pay?pa=a@bank&pa=b@bank",
		"abroad, and two amounts": "upiGlobal://pay?pa=a@bank&am=1&am=2&cu=MUR",
	} {
		t.Run(name, func(t *testing.T) {
			out := service.scan(t, scanned, "upi", "unionpay")
			isRefused(t, out)
			require.NotEmpty(t, out.Findings)
		})
	}
	out := service.scan(t, "tez://upi/pay?pa=a1@okaxis&pn=A&am=5.00", "upi")
	require.Equal(t, map[string]string{"vpa": "a1@okaxis"}, out.values(), "the request of an app is paid")
}
