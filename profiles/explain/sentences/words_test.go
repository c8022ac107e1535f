package sentences

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/native"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// keys are all that is ever asked for: the constants of key.go, and what follows from the
// closed lists of the library.
func keys(t *testing.T) (all []key) {
	file, err := parser.ParseFile(token.NewFileSet(), "key.go", nil, 0)
	require.NoError(t, err)
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			all = append(all, key(text))
		}
		return true
	})
	require.Greater(t, len(all), 80)
	for code := range profiles.ReasonCodes() {
		all = append(all, reasonOf(code))
	}
	for s := profiles.UnknownAmount; s <= profiles.OpenAmount; s++ {
		all = append(all, amountIn(s))
	}
	for k := network.UnknownKind; k <= network.Other; k++ {
		all = append(all, whatKind(k))
	}
	for _, form := range native.Everyday() {
		all = append(all, whatEveryday(form.Format))
	}
	for a := wallet.No; a <= wallet.Yes; a++ {
		all = append(all, answerOf(a))
	}
	for g := range wallet.Grounds() {
		all = append(all, groundOf(g))
	}
	for m := time.January; m <= time.December; m++ {
		all = append(all, monthOf(m))
	}
	for _, p := range payeeTypes(t) {
		all = append(all, payeeType(p))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// payeeTypes are the constants of the package network.
func payeeTypes(t *testing.T) (all []network.PayeeType) {
	file, err := parser.ParseFile(token.NewFileSet(), "../../network/payee.go", nil, 0)
	require.NoError(t, err)
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Type == nil {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "PayeeType" {
			text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			all = append(all, network.PayeeType(text))
		}
		return true
	})
	require.Contains(t, all, network.PayeeLink)
	return all
}

func TestEveryLanguageHasTheWordsForAllThatIsSaid(t *testing.T) {
	wanted := keys(t)
	for _, w := range all {
		var has []key
		for k, text := range w.says {
			assert.NotEmpty(t, strings.TrimSpace(text), "%s: %s", w.language, k)
			has = append(has, k)
		}
		for k, c := range w.counts {
			assert.NotEmpty(t, c.other, "%s: %s", w.language, k)
			has = append(has, k)
		}
		slices.Sort(has)
		assert.Equal(t, wanted, has, "%s: what is missing, or never said", w.language)
	}
}

var argument = regexp.MustCompile(`%\[(\d)\]([sd])`)

// arguments are those that a text uses: "1s 2s".
func arguments(text string) string {
	var used []string
	for _, m := range argument.FindAllStringSubmatch(text, -1) {
		used = append(used, m[1]+m[2])
	}
	slices.Sort(used)
	return strings.Join(slices.Compact(used), " ")
}

func TestALanguageLosesNoArgument(t *testing.T) {
	for _, w := range all {
		for k, text := range w.says {
			if k == payeeTo || !strings.HasPrefix(string(k), "ground.") { // grounds take those that they need
				assert.Equal(t, arguments(english.says[k]), arguments(text), "%s: %s", w.language, k)
			}
			assert.Equal(t, strings.Count(text, "%"), len(argument.FindAllString(text, -1))+2*strings.Count(text, "%%"), "%s: %s has a verb that is none", w.language, k)
		}
		for k, c := range w.counts {
			assert.Equal(t, arguments(english.counts[k].other), arguments(c.other), "%s: %s", w.language, k)
		}
	}
}

// latin are the words of other languages that are not translated.
var latin = regexp.MustCompile(`IBAN|UTC|Wi-Fi`)

func TestChineseAndHindiAreNotEnglish(t *testing.T) {
	letters := regexp.MustCompile(`[A-Za-z]`)
	for _, w := range []*words{&chinese, &hindi} {
		check := func(what, text string) {
			assert.NotRegexp(t, letters, latin.ReplaceAllString(argument.ReplaceAllString(text, ""), ""), "%s: %s", w.language, what)
		}
		for k, text := range w.says {
			check(string(k), text)
		}
		for k, c := range w.counts {
			check(string(k), c.one+c.other)
		}
		for code, name := range w.countries {
			check(code, name)
		}
	}
}

func TestEveryCountryThatIsSpokenOfHasAName(t *testing.T) {
	countries := map[string]bool{}
	note := func(codes ...string) {
		for _, code := range codes {
			countries[code] = code != ""
		}
	}
	facts := wallet.Known().Facts()
	for _, w := range facts.Wallets {
		note(w.Countries...)
	}
	for _, l := range facts.Links {
		note(l.From, l.To)
	}
	for n := range profiles.Networks() {
		note(n.Countries...)
	}
	for f := range profiles.Forms() {
		note(f.Countries...)
	}
	delete(countries, "")
	for _, w := range all {
		assert.Subset(t, slices.Collect(maps.Keys(w.countries)), slices.Collect(maps.Keys(countries)), w.language)
		for code := range w.countries {
			_, known := emvqr.LookupCountry(code)
			assert.True(t, known, code)
		}
	}
}

func TestEveryFormHasAName(t *testing.T) {
	formats := map[string]bool{}
	for f := range profiles.Forms() {
		formats[f.Format] = true
		if f.NoPayment {
			assert.Equal(t, "thai-slip", f.Format, "another one needs a sentence of its own, see whatSlip")
			continue
		}
		assert.Contains(t, brands, f.Format)
	}
	for format := range brands {
		assert.True(t, formats[format], "%s is no form", format)
	}
	for _, w := range all {
		for name := range w.names {
			_, isNetwork := profiles.Lookup(name)
			assert.True(t, formats[name] || isNetwork, name)
		}
	}
}

func TestARepairIsSaidToBeOneOfThoseThatThereAre(t *testing.T) {
	kinds := map[string]bool{}
	for kind := range emvqr.RepairKinds() {
		kinds[kind] = true
	}
	for kind := range mishaps {
		assert.True(t, kinds[kind], kind)
	}
}

func TestPluralsAreThoseOfTheLanguage(t *testing.T) {
	for _, test := range []struct {
		in   Language
		n    int
		want string
	}{
		{English, 1, "It breaks a rule that must be kept, about X"},
		{English, 2, "It breaks 2 rules that must be kept, about X"},
		{English, 1234, "It breaks 1,234 rules that must be kept, about X"},
		{Chinese, 1, "它违反了 1 条必须遵守的规则：X"},
		{Chinese, 2, "它违反了 2 条必须遵守的规则：X"},
		{Hindi, 1, "यह एक ज़रूरी नियम तोड़ता है: X"},
		{Hindi, 2, "यह 2 ज़रूरी नियम तोड़ता है: X"},
		{Hindi, 123456, "यह 1,23,456 ज़रूरी नियम तोड़ता है: X"},
	} {
		speak := &teller{words: test.in.words(), printer: printers()[test.in]}
		assert.Equal(t, test.want, speak.say(soundErrors, test.n, "X"))
	}
}

func TestListsAreThoseOfTheLanguage(t *testing.T) {
	for in, want := range map[Language]string{English: "a|a and b|a, b and c|a, b, c and one more|a, b, c and 2 more", Chinese: "a|a 和 b|a、b 和 c|a、b、c等（另有 1 项）|a、b、c等（另有 2 项）", Hindi: "a|a और b|a, b और c|a, b, c और एक अन्य|a, b, c और 2 अन्य"} {
		speak := &teller{words: in.words(), printer: printers()[in]}
		var lists []string
		for n := 1; n <= 5; n++ {
			lists = append(lists, speak.list([]string{"a", "b", "c", "d", "e"}[:n]))
		}
		assert.Equal(t, want, strings.Join(lists, "|"), in)
	}
}

func TestChineseHasBlanksBesideLatinWordsAlone(t *testing.T) {
	for text, want := range map[string]string{
		"这是 支付宝 的支付链接。": "这是支付宝的支付链接。", "这是 UPI 的支付链接。": "这是 UPI 的支付链接。", "银联 和 Visa 的": "银联和 Visa 的",
		"名称是 “面 馆  甲” 。": "名称是“面 馆  甲”。", "": "",
	} {
		assert.Equal(t, want, closeUp(text))
	}
}

func TestATimeIsUTCAndSaysSo(t *testing.T) {
	at := time.Date(2031, 1, 1, 0, 30, 0, 0, time.FixedZone("", 8*3600))
	for in, want := range map[Language]string{English: "31 December 2030 at 16:30 UTC", Chinese: "2030年12月31日 16:30（UTC）", Hindi: "31 दिसंबर 2030, 16:30 UTC"} {
		speak := &teller{words: in.words(), printer: printers()[in]}
		assert.Equal(t, want, speak.time(at))
		assert.Contains(t, speak.time(at.Add(59*time.Second)), "16:30:59")
	}
}

func TestTheLanguageOfALocale(t *testing.T) {
	for locale, want := range map[string]Language{
		"": English, "C": English, "POSIX": English, "en_US.UTF-8": English, "th_TH.UTF-8": English, "zh_CN.UTF-8": Chinese, "zh_TW": Chinese, "zh-Hans-SG": Chinese,
		"hi_IN": Hindi, "hi": Hindi, "hi_IN@dev": Hindi, "\xff": English, strings.Repeat("zh-", 1000): English,
	} {
		assert.Equal(t, want, Match(locale), "%.20q", locale)
	}
	assert.Equal(t, Hindi, Match("nonsense!", "hi", "zh"))
	assert.Equal(t, English, Match())
	assert.Equal(t, &english, Language("xx").words(), "nobody is left without an answer")
}

func TestTextOfAPayloadIsShownAsText(t *testing.T) {
	for text, want := range map[string]string{
		"Café 24": "Café 24", "面馆": "面馆", "चाय": "चाय",
		"A\u202eB": `A\u202EB`, "A\x1b[2J": `A\u001B[2J`, "A\nB": `A\u000AB`, `A”. Verified by “B`: `A\u201D. Verified by \u201CB`, `A"B`: `A\u0022B`,
		`A\u202E`: `A\\u202E`, "A\xff": `A\xFF`, "A\u00a0B": `A\u00A0B`, "A\U000E0041": `A\U000E0041`,
		strings.Repeat("x", 61): strings.Repeat("x", 60) + "…",
	} {
		assert.Equal(t, want, shown(text))
	}
}

func TestAPayeeIsMaskedShort(t *testing.T) {
	for value, want := range map[string]string{"010753600031501": "****1501", "shop@ybl": "s***@ybl", "somebody@bank": "s****@bank", "1234": "***4", "12345678    ": "****78", "a@b. Paid by your bank": "“a@b. Paid by your bank”", strings.Repeat("7", 99): "****7777", "": ""} {
		assert.Equal(t, want, masked(profiles.Payee{Value: value}))
	}
}
