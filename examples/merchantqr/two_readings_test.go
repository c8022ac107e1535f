package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// twoReadings is a link that pays one merchant as it stands and another decoded.
const twoReadings = "https://pay.example/q?code=00020180870019com.example.oyfyqsr0160%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41" +
	"153147640764476407641234567890123458136Z153199999999999999999999999999999995204581253037645802TH5912Noodle House6007Bangkok6304BEE0"

func TestNoCommandPaysByALinkThatCanBeReadInTwoWays(t *testing.T) {
	for _, args := range []string{
		"inspect", "inspect --wallets", "validate", "readable", "route --wallet unionpay", "draw", "convert dynamic --amount 5", "convert upi", "convert bharat --city Delhi",
	} {
		got := callWith("", append(strings.Fields(args), twoReadings)...)
		assert.Equal(t, 1, got.status, args)
		assert.Contains(t, got.out+got.err, "WRAPPED-TWO-READINGS", args)
		assert.NotContains(t, got.out, "4764", args)
	}
	got := callWith("", "inspect", "--json", twoReadings)
	assert.Contains(t, got.out, `"ok":false`)
	assert.Contains(t, got.out, `"accounts":[],"objects":[],"findings":[{"rule":"WRAPPED-TWO-READINGS","severity":"error"`)
}

func TestAPaymentLinkInsideALinkIsShown(t *testing.T) {
	got := callWith("", "inspect", "https://api.example/?data=upi%3A%2F%2Fpay%3Fpa%3Dshop%40bank%26pn%3DShop")
	assert.Equal(t, 0, got.status)
	assert.Contains(t, got.out, "taken out of the link that begins with https://api.example/?data=")
	assert.Contains(t, got.out, "shop@bank")
	got = callWith("", "convert", "bharat", "--city", "Delhi", "--postal-code", "110001", "--mcc", "5812", "upi%3A%2F%2Fpay%3Fpa%3Dshop%40bank%26pn%3DShop+%2526+Co.%26tn%3DTwo+teas")
	assert.Equal(t, 0, got.status, got.err)
	assert.Contains(t, got.out, "5910Shop & Co.")
	assert.Contains(t, got.out, "0808Two teas")
}
