package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func TestEveryFormIsListedWithItsSourceAndConfidence(t *testing.T) {
	list := callWith("", "forms").out
	lines := strings.Split(strings.TrimSuffix(callWith("", "forms", "--json").out, "\n"), "\n")
	i := 0
	for form := range profiles.Forms() {
		assert.Contains(t, list, "\n"+form.Format+" ")
		var line aboutForm
		require.NoError(t, json.Unmarshal([]byte(lines[i]), &line))
		assert.Equal(t, form.Format, line.Format)
		assert.Equal(t, form.Name, line.Name)
		assert.Equal(t, form.Kind.String(), line.Kind)
		assert.Equal(t, form.Source, line.Source)
		assert.Equal(t, form.Confidence.String(), line.Confidence)
		assert.Len(t, line.Fields, len(form.Fields))
		i++
	}
	assert.Len(t, lines, i)
}

func TestAFormIsShownWhole(t *testing.T) {
	golden(t, "forms.golden", callWith("", "forms", "upnqr", "unionpay-url", "elqr", "payer-code").out)
	got := callWith("", "forms", "nosuch")
	assert.Equal(t, exitNotOK, got.status)
	assert.Contains(t, got.err, "there is no form \"nosuch\"")
}

func TestWhatIsNotKnownOfAFormIsSaid(t *testing.T) {
	got := callWith("", "inspect", "https://order.duolabao.com/active/c?state=T0001%7C10011015000000000000001%7C0.01%7C%7CAPI").out
	assert.Contains(t, got, "an aggregated order code of Duolabao, no errors\n")
	assert.Contains(t, got, "opened by  WeChat Pay, Alipay\n")
	assert.Contains(t, callWith("", "inspect", "https://o2.qfpay.com/q/pay?h=AAAAA").out, "not established  who is paid, which the page tells\n")
}

// Every meaning that a field of a form has is told to programs.
func TestEveryMeaningOfAFieldHasAName(t *testing.T) {
	for form := range profiles.Forms() {
		for _, field := range form.Fields {
			assert.True(t, field.Means == network.NoMeaning || meanings[field.Means] != "", "%s: %s", form.Format, field.Key)
		}
	}
}

func TestWhatIsNoPaymentIsSaidToBeThat(t *testing.T) {
	for text, want := range map[string]string{
		"WIFI:T:WPA;S:Cafe;;": "the name and password of a Wi-Fi network", "tel:+15550100": "a phone number",
		"https://shop.example/x": "a link, to a payment page or to anything", "8784599487": "a bare number",
	} {
		got := callWith("", "inspect", text)
		assert.Equal(t, exitNotOK, got.status, text)
		assert.Contains(t, got.out, want+", and no payment code that is known here\n", text)
		assert.NotContains(t, got.out, "data object", text)
	}
	// A code that is one small change away is still a code.
	assert.NotContains(t, callWith("", "inspect", "O"+soundVisa[1:]).out, "plain text")
}

func TestTheFieldsOfAFormAreShownEscaped(t *testing.T) {
	got := callWith("", "inspect", "SPD*1.0*ACC:CZ5855000000001265098001*MSG:A\u202eB").out
	assert.Contains(t, got, `message  A\u202EB`)
	assert.Contains(t, callWith("", "inspect", "https://qr.nspk.ru/AS10001234567890?type=02&bank=1&s\u001b[m=1").out, `s\u001B[m`)
}
