package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRoutePaysForAYesAlone(t *testing.T) {
	for _, test := range []struct{ name, wallet, payload, decision, says string }{
		{"two amounts", "unionpay",
			"00020115314764076447640764123456789012345540510.0054079999.005204581253037645802TH5912Noodle House6007Bangkok63047C0C",
			"refuse", "Transaction Amount again"},
		{"two amounts for readers of two units", "unionpay",
			"000201153147640764476407641234567890123455204581253037645802TH5912Noodle House6007Bangkok64250002ZH0115最最最最最5406999.006304BF74",
			"refuse", "TEXT-TWO-READINGS"},
		{"an amount of zero", "visa", zeroNoCity, "", ""},
		{"neither name nor city", "unionpay", "00020115314764076447640764123456789012345520458125303764540510.005802TH630453EF", "ask", "59: Merchant Name is missing"},
		{"a sound code", "visa", abcHammers, "pay", ""},
		{"a sound code for another wallet", "qris", abcHammers, "refuse", "there is no account of QRIS in it"},
		{"a wallet with blanks and the network twice", " visa , visa ", abcHammers, "pay", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var r routeLine
			got := callWith("", "route", "--json", "--wallet", test.wallet, test.payload)
			require.NoError(t, json.Unmarshal([]byte(got.out), &r), got.err)
			if test.decision != "" {
				assert.Equal(t, test.decision, r.Decision)
			}
			assert.Equal(t, r.Decision == "pay", r.Pay != nil)
			assert.Equal(t, r.Decision == "ask", r.Ask != nil)
			assert.Equal(t, r.Decision == "pay", got.status == exitOK)
			assert.Contains(t, got.out, test.says)

			page := callWith("", "route", "--wallet", test.wallet, test.payload)
			assert.Equal(t, got.status, page.status)
			begins := map[string]string{"pay": "pay ", "ask": "ask before you pay ", "refuse": "there is nothing in this code that the wallet can pay"}
			assert.Regexp(t, "^"+begins[r.Decision], page.out)
			assert.Contains(t, page.out, test.says)
		})
	}
	for _, wallet := range []string{"", ",", " "} {
		got := callWith("", "route", "--wallet", wallet, abcHammers)
		assert.Equal(t, exitUsage, got.status)
	}
}

func TestRouteSaysWhichOfSeveralAccountsItTook(t *testing.T) {
	got := callWith("", "route", "--wallet", "visa", visaTwice)
	assert.Contains(t, got.out, "note: 2 accounts of visa")
	var r routeLine
	require.NoError(t, json.Unmarshal([]byte(callWith("", "route", "--json", "--wallet", "visa", visaTwice).out), &r))
	assert.Contains(t, r.Note, "2 accounts of")
}

const visaTwice = "00020102164000000000000002031640000000000000105204581253037645802TH5901X6001Y63043A3D"
