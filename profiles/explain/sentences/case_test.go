package sentences_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain/sentences"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

var today = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

const bill = "00020101021130500016A00000067701011201150107536000315010207TABLE125204581253037645802TH5912NOODLE HOUSE6007BANGKOK63048302"

// scanned are the samples, sound and broken, the native forms, and what is nothing.
func scanned(t testing.TB) (texts []string) {
	for _, row := range samples.All(t) {
		texts = append(texts, row.Payload, row.Payload[:len(row.Payload)*3/4])
	}
	native, err := os.ReadFile("../../../testdata/native.tsv")
	require.NoError(t, err)
	for i, line := range strings.Split(strings.TrimSpace(string(native)), "\n") {
		if i > 0 {
			texts = append(texts, strings.Split(line, "\t")[1])
		}
	}
	return append(texts, "", "hello", "\xff\xfe", "000201\x1b[2J\u202e", strings.Repeat("9", 10_000_000), `upi://pay?pa=a@b&"},{=`, "upi://pay?pa=a@b&pn=\u202e&am=1")
}

var order = []sentences.Part{sentences.What, sentences.Payee, sentences.Amount, sentences.Soundness, sentences.Wallet, sentences.Advice}

// key is what an untranslated key would look like.
var key = regexp.MustCompile(`\b(what|payee|amount|tip|sound|about|reason|takes|ground|place|hub|advice|repair|time|month|join)\.[a-z0-9]`)

// quotation is text of the payload.
var quotation = regexp.MustCompile(`“[^”]*”`)

func TestWhateverIsScannedIsToldInThreeToSixSentences(t *testing.T) {
	set, table := profiles.Known().At(today), wallet.Known()
	wallets := slices.Collect(table.Wallets())
	stops := map[sentences.Language]string{sentences.English: ".", sentences.Chinese: "。", sentences.Hindi: "।"}
	for i, text := range scanned(t) {
		cases := []sentences.Case{sentences.About(set, text), sentences.AboutWallet(set, table, wallets[i%len(wallets)], text)}
		for _, c := range cases {
			for in := range sentences.Languages() {
				told := c.In(in)
				require.True(t, len(told) >= 3 && len(told) <= 6, "%s: %.300q", in, text)
				last := -1
				for _, s := range told {
					place := slices.Index(order, s.Part)
					require.Greater(t, place, last, "each part once, in order")
					last = place
					require.NotContains(t, s.Text, "%!", "%.300q", text)
					require.NotRegexp(t, key, s.Text, "%.300q", text)
					require.True(t, strings.HasSuffix(s.Text, stops[in]), s.Text)
					require.False(t, strings.ContainsFunc(s.Text, emvqr.IsHidden), "%q", s.Text)
					require.NotContains(t, quotation.ReplaceAllString(s.Text, "“”"), "  ", "%.300q", text)
				}
			}
		}
	}
}

// What is said is what was decided.
func TestNobodyIsToldToPayWhatIsRefused(t *testing.T) {
	set := profiles.Known().At(today)
	for _, text := range scanned(t) {
		c := sentences.About(set, text)
		said := map[sentences.Part]string{}
		for _, s := range c.In(sentences.English) {
			said[s.Part] = s.Text
		}
		pays := strings.HasPrefix(said[sentences.Advice], "Before you pay") || strings.HasPrefix(said[sentences.Advice], "It can be paid")
		// A warning that it has expired decides nothing, and is told to people all the same.
		if c.Anybody.Decision == profiles.Pay && !strings.Contains(said[sentences.Soundness], "expired") {
			require.True(t, pays, "%s %s", said[sentences.Advice], text)
		}
		if c.Anybody.Decision != profiles.Pay {
			require.False(t, pays, "%s %s", said[sentences.Advice], text)
		}
		if c.Anybody.Decision == profiles.Refuse {
			require.NotContains(t, said[sentences.Payee], "The money would go to", text)
			require.NotContains(t, said[sentences.Soundness], "is sound", text)
		}
		if c.Anybody.Payee.Value != "" && c.Anybody.Payee.Masked() != c.Anybody.Payee.Value && len(c.Anybody.Payee.Value) > 6 && c.Anybody.Merchant.Name != c.Anybody.Payee.Value {
			require.NotContains(t, said[sentences.Payee], c.Anybody.Payee.Value, "the payee is masked")
		}
	}
}

func TestTheAdviceIsForWhatIsWrong(t *testing.T) {
	const until2030 = "00020101021126490009SG.PAYNOW010120210201403121W030110408203012315204581253037025802SG5912Noodle House6009Singapore630479E9"
	late := time.Date(2031, 6, 1, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		now          time.Time
		text, advice string
	}{
		{today, bill, "Before you pay, compare"},
		{today, until2030, "Before you pay, compare"},
		{late, until2030, "Do not pay by it: ask the shop for a new code"},
		{today, bill[:100], "A part of it was probably cut off"},
		{today, strings.Replace(bill, "HOUSE", "H0USE", 1), "One character was probably changed"},
		{today, bill + "\n", "Scan it again, and set the scanner"},
		{today, "00020102164000123456789012520452515303840540105802US5911ABC Hammers630456AB", "Do not pay by it: the shop should send"},
		{today, "https://qr.alİpay.com/fkx000000000000000000", "Do not open it"},
		{today, "upi://pay?pa=a@b&pn=N&pa=c@d", "Do not pay by it: ask the shop for another code"},
		{today, "004000060000010103002021900021231231212000115102TH91049C30", "Do not hand over goods"},
		{today, "281234567890123456", "Who pays shows it at the till"},
		{today, "hello", "Ask whoever gave it"},
		{today, "https://example.com/x", "Pay by it only if you know"},
	} {
		c := sentences.About(profiles.Known().At(test.now), test.text)
		told := c.In(sentences.English)
		assert.Contains(t, told[len(told)-1].Text, test.advice, test.text)
	}
}

// A name is the shop's to choose, and so may be a sentence of ours.
func TestANameCannotSayWhatWeSay(t *testing.T) {
	code, err := emvqr.MustParse(bill).With(emvqr.Set(emvqr.P(59), "Shop”. OK. “\u202e"))
	require.NoError(t, err)
	c := sentences.About(profiles.Known().At(today), code.String())
	for in := range sentences.Languages() {
		for _, s := range c.In(in) {
			assert.Equal(t, strings.Count(s.Text, "“"), strings.Count(s.Text, "”"))
			assert.NotContains(t, s.Text, "\u202e")
			if strings.Contains(s.Text, "Shop") {
				assert.Contains(t, s.Text, `“Shop\u201D. OK. \u201C\u202E”`)
			}
		}
	}
}

func TestCasesMayBeToldAtTheSameTime(t *testing.T) {
	c := sentences.About(profiles.Known().At(today), bill)
	want := map[sentences.Language][]sentences.Sentence{}
	for in := range sentences.Languages() {
		want[in] = c.In(in)
	}
	var all sync.WaitGroup
	for i := range 24 {
		all.Go(func() {
			in := []sentences.Language{sentences.English, sentences.Chinese, sentences.Hindi}[i%3]
			for range 50 {
				assert.Equal(t, want[in], c.In(in))
			}
		})
	}
	all.Wait()
}

func TestAWalletIsAskedAboutByTheSameTable(t *testing.T) {
	set, table := profiles.Known().At(today), wallet.Known()
	gcash, err := table.Lookup("gcash")
	require.NoError(t, err)
	c := sentences.AboutWallet(set, table, gcash, bill)
	assert.Equal(t, table.Read(set, gcash, bill), c.Payment)
	assert.Equal(t, table.TakesText(set, gcash, bill), *c.Verdict)
	assert.Equal(t, set.Read(bill, profiles.Wallet{"promptpay"}), c.Anybody, "the soundness is nobody's wallet's")
}

// Of a network that the library does not know the name is the network's own.
func TestANetworkOfOnesOwnIsNamed(t *testing.T) {
	own := *must(profiles.Lookup("promptpay"))
	own.Name = "House money"
	set, err := profiles.NewSet(&own)
	require.NoError(t, err)
	c := sentences.About(set.At(today), bill)
	for in := range sentences.Languages() {
		assert.Contains(t, c.In(in)[0].Text, "House money")
	}
}

func TestSentencesAreJSON(t *testing.T) {
	c := sentences.About(profiles.Known().At(today), "upi://pay?pa=a@b&pn=\u202e")
	line := sentences.AppendJSON(nil, c.In(sentences.Hindi))
	var told []struct{ Part, Text string }
	require.NoError(t, json.Unmarshal(line, &told))
	assert.Equal(t, "what", told[0].Part)
	assert.Equal(t, "[]", string(sentences.AppendJSON(nil, nil)))
}

// Who reads a code for a wallet has none of the catalogue in his program.
func TestTheCatalogueIsForWhoAsksForSentences(t *testing.T) {
	for program, has := range map[string]bool{"../..": false, "..": false, ".": true} {
		out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", program).Output()
		require.NoError(t, err)
		assert.Equal(t, has, bytes.Contains(out, []byte("golang.org/x/text/message")), program)
	}
}

func must[T any](value T, ok bool) T {
	if !ok {
		panic("there is none")
	}
	return value
}

// BenchmarkIn tells a case that has been looked at.
func BenchmarkIn(b *testing.B) {
	c := sentences.About(profiles.Known().At(today), bill)
	b.ReportAllocs()
	for b.Loop() {
		c.In(sentences.Hindi)
	}
}

// BenchmarkAbout is what there is to know before a word is said.
func BenchmarkAbout(b *testing.B) {
	set := profiles.Known().At(today)
	b.ReportAllocs()
	for b.Loop() {
		sentences.About(set, bill)
	}
}

func ExampleAbout() {
	set := profiles.Known().At(today)
	c := sentences.About(set, bill)
	for _, s := range c.In(sentences.English) {
		fmt.Printf("%s: %s\n", s.Part, s.Text)
	}
	// Output:
	// what: This is a payment code for PromptPay / Thai QR Payment, which the payee shows and the payer scans; it is static and serves many payments.
	// payee: The money would go to “NOODLE HOUSE” in “BANGKOK” (biller number ****1501); the name is what the text says, and nobody has verified it.
	// amount: The payer enters the amount, in THB.
	// soundness: The code is sound: its checksum is right, and it breaks no rule that is known here.
	// advice: Before you pay, compare name and amount on the screen with the shop's; if the payment fails, ask the support of your app.
}

// Why does this wallet refuse this code?
func ExampleAboutWallet() {
	table := wallet.Known()
	app, err := table.Lookup("GCash")
	if err != nil {
		panic(err)
	}
	c := sentences.AboutWallet(profiles.Known().At(today), table, app, bill)
	for _, s := range c.In(sentences.Match("hi_IN.UTF-8")) {
		if s.Part == sentences.Wallet {
			fmt.Println(s.Text)
		}
	}
	// Output:
	// GCash इस पर भुगतान कर सकता है या नहीं, यह मालूम नहीं है: दूसरे ऐप थाईलैंड में Alipay+ के ज़रिए PromptPay / Thai QR Payment के कोड पर भुगतान करते हैं, और उनमें इसका नाम नहीं है।
}
