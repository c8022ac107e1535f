package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	duitnowAndCards = "000201010211021640000012345678991531250003440001034400000000000012326410014A0000006150001010650166402091234567895204581253034585802MY5912NOODLE HOUSE6012Kuala Lumpur6304D1DD"
	untilLast2030   = "00020101021126490009SG.PAYNOW010120210201403121W030110408203012315204581253037025802SG5912Noodle House6009Singapore630479E9"
	tippedQRIS      = "00020101021226580006id.ovo01189360091200006049620215yq38ZDs7MI6oaz50303UKE51450015ID.OR.GPNQR.WWW0215ID10200416988350303UKE520458125303360540650000055020357030.75802ID5911Tims Donuts6013Jakarta Barat61051161062310507VCcCtqJ0716HgxK16eFVHfvKnGO6304265F"
	thaiTransfer    = "00020129370016A0000006770101110113006681234567853037645802TH5901A6001B63042BFD"
	upiLink         = "upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR"
	twoPayments     = "https://pay.example/q?code=00020180870019com.example.oyfyqsr0160%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41153147640764476407641234567890123458136Z153199999999999999999999999999999995204581253037645802TH5912Noodle House6007Bangkok6304BEE0"
)

// explained are what people bring to a support desk.
var explained = []struct {
	name   string
	args   []string
	status int
}{
	{"a sound Thai bill", []string{keptStatic}, exitOK},
	{"a dynamic code of QRIS with a fee", []string{tippedQRIS}, exitOK},
	{"a code that ends", []string{untilLast2030}, exitOK},
	{"a code that has ended", []string{"--at", "2031-06-01T00:00:00Z", untilLast2030}, exitNotOK},
	{"a code that ends, and nobody says what time it is", []string{"--at", "none", untilLast2030}, exitOK},
	{"a wrong checksum", []string{strings.Replace(abcHammers, "ABC Hammers", "XYZ Hammert", 1)}, exitNotOK},
	{"one character changed", []string{strings.Replace(keptStatic, "HOUSE", "H0USE", 1)}, exitNotOK},
	{"cut off", []string{keptStatic[:100]}, exitNotOK},
	{"sealed wrongly by its maker", []string{without6304}, exitNotOK},
	{"something behind it", []string{keptStatic + "\u202e\n"}, exitNotOK},
	{"an amount of zero and no town", []string{zeroNoCity}, exitNotOK},
	{"warnings", []string{warningsOnly}, exitOK},
	{"a UPI link", []string{upiLink}, exitOK},
	{"a UPI link that names two payees", []string{upiLink + "&pa=thief@ybl"}, exitNotOK},
	{"a link that looks like another", []string{lookalikes[0]}, exitNotOK},
	{"a transfer slip", []string{"004000060000010103002021900021231231212000115102TH91049C30"}, exitOK},
	{"a transfer slip that was changed", []string{"004000060000010103002021900021231231212000115102TH91049C31"}, exitNotOK},
	{"a payer's code", []string{"281234567890123456"}, exitOK},
	{"a Wi-Fi network", []string{"WIFI:T:WPA;S:cafe;P:x;;"}, exitNotOK},
	{"a link that is not known", []string{"https://example.com/x"}, exitNotOK},
	{"two readings", []string{twoPayments}, exitNotOK},
	{"nothing", []string{""}, exitNotOK},
	{"a link of a network that tells the rest", []string{"https://qr.alipay.com/fkx07058oyfyqsrgy4mwf14"}, exitOK},
	{"a wallet at home", []string{"--wallet", "Touch 'n Go", duitnowAndCards}, exitOK},
	{"a wallet from abroad that may", []string{"--wallet", "gcash", duitnowAndCards}, exitOK},
	{"a wallet of which nothing is known there", []string{"--wallet", "kaspi", keptStatic}, exitOK},
	{"a network that the wallet has not", []string{"--wallet", "k plus", "--at", "2026-11-28T12:00:00Z", upiLink}, exitOK},
	{"a wallet before a transfer code of another country", []string{"--wallet", "gcash", thaiTransfer}, exitOK},
	{"a wallet before a broken code", []string{"--wallet", "gcash", zeroNoCity}, exitNotOK},
}

// The golden files are read by who changes them, in all languages.
func TestExplainedInEveryLanguage(t *testing.T) {
	for _, language := range languageTags() {
		var all strings.Builder
		for _, test := range explained {
			got := callWith("", append([]string{"explain", "--at", "2026-11-28T12:00:00Z", "--language", language}, test.args...)...)
			assert.Equal(t, test.status, got.status, test.name)
			assert.Empty(t, got.err)
			all.WriteString("== " + test.name + "\n" + got.out + "\n")
			assert.Equal(t, got.status, callWith("", "inspect", "--at", atOf(test.args), "--", test.args[len(test.args)-1]).status, "the status is that of inspect: %s", test.name)
		}
		golden(t, "explain."+language+".golden", all.String())
		for line := range strings.Lines(all.String()) {
			assertHarmless(t, strings.TrimSuffix(line, "\n"))
		}
	}
}

// atOf is the time that a case is judged at.
func atOf(args []string) string {
	at := "2026-11-28T12:00:00Z"
	for i := range args {
		if args[i] == "--at" {
			at = args[i+1]
		}
	}
	return at
}

func TestExplainTellsWhatInspectShowsOnRequest(t *testing.T) {
	got := callWith("", "explain", "--language=hi", "--technical", "--wallet=gcash", duitnowAndCards)
	assert.Equal(t, exitOK, got.status, got.err)
	assert.Contains(t, got.out, callWith("", "inspect", duitnowAndCards).out)
	assert.Contains(t, got.out, "GCash (PH): likely, duitnow in 26")
	assert.NotContains(t, callWith("", "explain", duitnowAndCards).out, "byte")
}

func TestExplainWritesJSON(t *testing.T) {
	got := callWith(keptStatic+"\n\xff\n", "explain", "--json", "--technical", "--language=zh", "--wallet=gcash")
	assert.Equal(t, exitNotOK, got.status)
	lines := strings.Split(strings.TrimSpace(got.out), "\n")
	require.Len(t, lines, 2)
	var line struct {
		Payload, Language, Wallet, Answer string
		Sentences                         []struct{ Part, Text string }
		Technical                         struct{ Kind string }
		Why                               []struct{ Says string }
	}
	require.NoError(t, json.Unmarshal([]byte(lines[0]), &line))
	assert.Equal(t, keptStatic, line.Payload)
	assert.Equal(t, "zh GCash", line.Language+" "+line.Wallet)
	assert.Equal(t, "not established", line.Answer)
	assert.Len(t, line.Sentences, 6)
	assert.Equal(t, "mpm", line.Technical.Kind)
	assert.NotEmpty(t, line.Why)
	assert.Contains(t, lines[1], `{"payload_hex":"ff","language":"zh"`)
}

func TestExplainSpeaksTheLanguageOfTheLocale(t *testing.T) {
	for _, test := range []struct{ all, messages, lang, want string }{
		{"", "", "", "en"}, {"", "", "hi_IN.UTF-8", "hi"}, {"", "zh_CN", "hi_IN", "zh"}, {"C", "zh_CN", "hi_IN", "en"}, {"", "", "fr_FR.UTF-8", "en"},
	} {
		env := map[string]string{"LC_ALL": test.all, "LC_MESSAGES": test.messages, "LANG": test.lang}
		choice := localeLanguage(func(name string) string { return env[name] })
		assert.Equal(t, test.want, choice.String())
	}
	t.Setenv("LC_ALL", "hi_IN.UTF-8")
	assert.Contains(t, callWith("", "explain", keptStatic).out, "पेमेंट कोड")
	assert.Contains(t, callWith("", "explain", "--language=en", keptStatic).out, "payment code", "the flag wins")
}

func TestWrongUsageOfExplain(t *testing.T) {
	for _, test := range []struct {
		args []string
		says string
	}{
		{[]string{"--language=fr", keptStatic}, "expected en, zh, hi"},
		{[]string{"--wallet=nosuch", keptStatic}, "merchantqr wallets lists them"},
		{[]string{"--wallet=grabpay", keptStatic}, "GrabPay"},
		{[]string{"--at=soon", keptStatic}, "expected a time"},
	} {
		got := callWith("", append([]string{"explain"}, test.args...)...)
		assert.Equal(t, exitUsage, got.status, test.args)
		assert.Contains(t, got.err, test.says)
		assert.Empty(t, got.out)
	}
	assert.Equal(t, exitUsage, callWith("", "explain").status, "no payload")
}

func TestExplainCompletesLanguagesAndWallets(t *testing.T) {
	assert.Contains(t, callWith("", "__complete", "explain", "--language", "").out, "hi\tहिन्दी")
	assert.Contains(t, callWith("", "__complete", "explain", "--wallet", "Touch").out, "Touch 'n Go eWallet")
}
