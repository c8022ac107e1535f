package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// In half the world 10.000 is ten thousand, so it is never ten.
func TestMoreDecimalsThanTheCurrencyHasAreRefusedByEveryCommandInOneWording(t *testing.T) {
	const wording = `(amount|tip): (more decimals than the currency has: )?(amount|fixed fee) [0-9.]+ has \d decimals?, (... \(\d{3}\) has \d|whole amounts are asked for here)`
	us := []string{"--name=X", "--city=Y", "--country=US", "--mcc=5812", "--currency=USD", "--account=02=4000123456789017"}
	vn := []string{"--name=X", "--city=Y", "--country=VN", "--mcc=5812", "--currency=VND", "--account=02=4000123456789017"}
	file := "name: X\n" + rest
	for name, got := range map[string]result{
		"compose, IDR by the QRIS account":  callWith("", append(indonesian[:len(indonesian):len(indonesian)], "--amount=10.000")...),
		"compose, THB by the account":       callWith("", "compose", "--account=promptpay:mobile=0812345678", "--amount=10.000"),
		"generate, VND":                     callWith("", append(append([]string{"generate"}, vn...), "--amount=50.000")...),
		"generate, VND and decimals":        callWith("", append(append([]string{"generate"}, vn...), "--amount=50.5")...),
		"generate, VND and whole amounts":   callWith("", append(append([]string{"generate"}, vn...), "--amount=50.000", "--whole-amounts")...),
		"generate, USD":                     callWith("", append(append([]string{"generate"}, us...), "--amount=10.000")...),
		"generate, a fee":                   callWith("", append(append([]string{"generate"}, us...), "--tip=fixed=1.000")...),
		"a file":                            callWith(file+"amount: 10.000\n", "generate", "-f", "-"),
		"a file with a fee":                 callWith(file+"tip: fixed=1.000\n", "compose", "-f", "-"),
		"JSON, whose numbers stay as typed": callWith(`{"name":"X","city":"Y","country":"US","mcc":"5812","currency":"USD","account":"02=4000123456789017","amount":10.000}`, "generate", "-f", "-"),
		"a flag over a file":                callWith(file, "generate", "-f", "-", "--amount=10.005"),
		"dynamic":                           callWith(abcHammers, "convert", "dynamic", "--amount=10.000"),
		"dynamic, a fee":                    callWith(abcHammers, "convert", "dynamic", "--amount=10", "--tip=fixed=1.000"),
		"dynamic, kept static":              callWith(keptStatic, "convert", "dynamic", "--amount=10.005", "--keep-initiation"),
		"dynamic, QRIS":                     callWith(keptIndonesian, "convert", "dynamic", "--amount=10.005"),
		"dynamic, QRIS in thousands":        callWith(keptIndonesian, "convert", "dynamic", "--amount=10.000"),
		"dynamic, QRIS and a fee":           callWith(keptIndonesian, "convert", "dynamic", "--amount=10000", "--tip=fixed=1.000"),
		"bharat": callWith("upi://pay?pa=shop@ybl&pn=Chai%20House&mc=5812&cu=INR&am=10.005",
			"convert", "bharat", "--city=Mumbai", "--postal-code=400001"),
	} {
		assert.Equal(t, exitNotOK, got.status, "%s: %s%s", name, got.out, got.err)
		assert.Empty(t, got.out, name)
		assert.Regexp(t, wording, got.err, name)
		assert.NotContains(t, got.err, "2 problems", name)
	}
}

func TestAnAmountIsWrittenWithTheDecimalsOfItsCurrencyAndNoOthers(t *testing.T) {
	for amount, want := range map[string]string{"10": "540510.00", "10.0": "540510.00", "10.00": "540510.00", "10000": "540810000.00"} {
		got := callWith("", "compose", "--account=promptpay:mobile=0812345678", "--amount", amount)
		assert.Contains(t, got.out, want, got.err)
		dynamic := callWith(keptStatic, "convert", "dynamic", "--amount", amount)
		assert.True(t, strings.Contains(dynamic.out, want), dynamic.out)
	}
}
