package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	shopInCambodia  = "00020101021130460017noodle_house@devb01090123456780208Dev Bank5204581253031165802KH5912NOODLE HOUSE6010Phnom Penh63043A4F"
	shopInMalaysia  = "000201010211021640000012345678991531250003440001034400000000000012326410014A0000006150001010650166402091234567895204581253034585802MY5912NOODLE HOUSE6012Kuala Lumpur6304D1DD"
	shopInIndonesia = "00020101021126570011ID.DANA.WWW011893600915000000000002090000000000303UMI51440014ID.CO.QRIS.WWW0215ID10200000000000303UMI5204581253033605802ID5912NOODLE HOUSE6007JAKARTA6105103106304C3BF"
)

type verdictLine struct {
	Wallet, Answer, Network, Path, To string
	Countries                         []string
	Why                               []struct{ Says, From, To, Since, Source, Confidence string }
	Passed                            []struct{ Network, Answer string }
}

func verdicts(t *testing.T, out string) (all []verdictLine) {
	for line := range strings.Lines(out) {
		var v verdictLine
		require.NoError(t, json.Unmarshal([]byte(line), &v), line)
		all = append(all, v)
	}
	return all
}

func TestReadableAnswersForWallets(t *testing.T) {
	got := callWith("", "readable", "--json", "--at", "2026-11-28T12:00:00Z", "--wallet", "Touch 'n Go", "--wallet", "gcash,k plus", shopInCambodia)
	require.Equal(t, exitOK, got.status, got.err)
	all := verdicts(t, got.out)
	require.Len(t, all, 3)
	assert.Equal(t, "Touch 'n Go eWallet", all[0].Wallet)
	assert.Equal(t, []string{"MY"}, all[0].Countries)
	assert.Equal(t, []string{"likely", "khqr", "30", "KH"}, []string{all[0].Answer, all[0].Network, all[0].Path, all[0].To})
	why := all[0].Why[0]
	assert.Equal(t, []string{"MY", "KH", "2024", "B"}, []string{why.From, why.To, why.Since, why.Confidence})
	assert.NotEmpty(t, why.Source)
	assert.Equal(t, "likely", all[1].Answer)

	page := callWith("", "readable", "--wallet", "Touch 'n Go", shopInCambodia)
	assert.Equal(t, exitOK, page.status)
	assert.Regexp(t, `^Touch 'n Go eWallet \(MY\): likely, khqr in 30\n  Touch 'n Go eWallet pays khqr codes in KH by Alipay\+.*; MY -> KH, since 2024 \(.*; confidence B\)\n`, page.out)
}

func TestReadableForWalletsTakesOtherFormsAndTells(t *testing.T) {
	got := callWith("", "readable", "--json", "--wallet", "alipay", "https://qr.alipay.com/ocx00000000000000000000")
	assert.Equal(t, exitOK, got.status, got.err)
	assert.Equal(t, "yes", verdicts(t, got.out)[0].Answer)
	got = callWith("", "readable", "--json", "--wallet", "k plus", brokenOff)
	assert.Equal(t, exitNotOK, got.status, "it is no code")
	assert.Equal(t, "no", verdicts(t, got.out)[0].Answer)
	got = callWith("", "readable", "--json", "--wallet", "k plus", zeroNoCity)
	assert.Equal(t, exitNotOK, got.status)
	assert.Equal(t, "no", verdicts(t, got.out)[0].Answer, "an error is a no for every wallet")
}

func TestAWalletThatIsNotToldApartIsRefused(t *testing.T) {
	for _, command := range []string{"readable", "route"} {
		got := callWith("", command, "--wallet", "LINE Pay", shopInCambodia)
		assert.Equal(t, exitUsage, got.status, command)
		assert.Contains(t, got.err, "LINE Pay TW (TW), LINE Pay JP (JP)")
		assert.Empty(t, got.out)
		got = callWith("", command, "--wallet", "Gcashh", shopInCambodia)
		assert.Equal(t, exitUsage, got.status, command)
		assert.Contains(t, got.err, "did you mean GCash (PH)?")
	}
	got := callWith("", "readable", "--wallet", "No Such App", shopInCambodia)
	assert.Equal(t, exitUsage, got.status)
	assert.Contains(t, got.err, "merchantqr wallets lists them")
	got = callWith("", "readable", "--wallet", " ", shopInCambodia)
	assert.Equal(t, exitUsage, got.status)
	got = callWith("", "route", "--wallet", "gcash,visa", shopInCambodia)
	assert.Equal(t, exitUsage, got.status)
	assert.Contains(t, got.err, "not both")
}

func TestRouteTakesWalletsByName(t *testing.T) {
	type line struct {
		Decision, Wallet, Answer, Network, Path string
		Pay, Ask                                *accountLine
		Reasons                                 []string
		Wallets                                 []struct{ Wallet, Answer string }
	}
	for _, c := range []struct{ wallet, payload, decision, wins string }{
		{"gopay", shopInIndonesia, "pay", "GoPay"},
		{"k plus,gopay", shopInIndonesia, "pay", "GoPay"},
		{"k plus", shopInIndonesia, "ask", "K PLUS"},
		{"paypay", shopInIndonesia, "refuse", "PayPay"},
		{"UnionPay app", shopInMalaysia, "pay", "UnionPay app"},
		{"Touch 'n Go", shopInMalaysia, "pay", "Touch 'n Go eWallet"},
	} {
		got := callWith("", "route", "--json", "--at", "2026-11-28T12:00:00Z", "--wallet", c.wallet, c.payload)
		var l line
		require.NoError(t, json.Unmarshal([]byte(got.out), &l), got.err)
		assert.Equal(t, c.decision, l.Decision, "%s: %v", c.wallet, l.Reasons)
		assert.Equal(t, c.wins, l.Wallet)
		assert.Equal(t, l.Decision == "pay", l.Pay != nil)
		assert.Equal(t, l.Decision == "ask", l.Ask != nil)
		assert.Equal(t, l.Decision == "pay", got.status == exitOK)
		assert.NotEmpty(t, l.Reasons)
		assert.Len(t, l.Wallets, strings.Count(c.wallet, ","))

		page := callWith("", "route", "--at", "2026-11-28T12:00:00Z", "--wallet", c.wallet, c.payload)
		assert.Equal(t, got.status, page.status)
		begins := map[string]string{"pay": "pay with ", "ask": "ask before you pay with ", "refuse": "there is nothing in this code that "}
		assert.True(t, strings.HasPrefix(page.out, begins[l.Decision]+l.Wallet), page.out)
		assert.Contains(t, page.out, "\nbecause ")
	}
}

// A slug stays a network's: what scripts ask today they are told tomorrow.
func TestASlugIsANetworkAndItsSpellingAsANameAWallet(t *testing.T) {
	got := callWith("", "route", "--wallet", "mercadopago", shopInCambodia)
	assert.Equal(t, exitNotOK, got.status)
	assert.Contains(t, got.out, "passed over mercadopago")
	got = callWith("", "route", "--wallet", "Mercado Pago", shopInCambodia)
	assert.Equal(t, exitNotOK, got.status)
	assert.Contains(t, got.out, "ask before you pay with Mercado Pago (AR), not established")
}

func TestWalletsAreListedAndExplained(t *testing.T) {
	list := callWith("", "wallets")
	assert.Equal(t, exitOK, list.status)
	assert.Regexp(t, `(?m)^WALLET +OF +READS +ABROAD$`, list.out)
	assert.Regexp(t, `(?m)^Touch 'n Go eWallet +MY +duitnow +CN HK ID`, list.out)
	one := callWith("", "wallets", "itau")
	assert.Equal(t, exitOK, one.status, one.err)
	assert.Contains(t, one.out, "Itaú (BR)\n")
	assert.Contains(t, one.out, "reads pix codes")
	assert.Contains(t, one.out, "refuses the GUID in capitals, from 2020-12 to 2020-12 (renatofrota/pix-pendencias 17; confidence B)")
	lines := callWith("", "wallets", "--json")
	assert.Equal(t, strings.Count(list.out, "\n")-1, strings.Count(lines.out, "\n"))
	for line := range strings.Lines(lines.out) {
		require.True(t, json.Valid([]byte(line)), line)
	}
	assert.Contains(t, callWith("", "__complete", "readable", "--wallet", "Touch").out, "Touch 'n Go eWallet")
	assert.Contains(t, callWith("", "__complete", "wallets", "").out, "GCash")
	assert.Equal(t, exitNotOK, callWith("", "wallets", "grabpay").status)
}
