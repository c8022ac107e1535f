package wallet_test

import (
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// A form that is in a row, and a text of it.
var forms = map[string]string{
	"alipay-url":     "https://qr.alipay.com/ocx00000000000000000000",
	"alipayplus-url": "https://example.com/281000000000000000000000000000",
	"wechat-url":     "weixin://wxpay/bizpayurl?pr=AAAAAAA",
	"unionpay-url":   "https://qr.95516.com/00010002/01000000000000000000000000000001",
	"payme":          "https://qr.payme.hsbc.com.hk/2/AAAA",
	"kakaopay":       "https://qr.kakaopay.com/AAAA",
	"kaspi":          "https://pay.kaspi.kz/pay/aaaa",
	"upi-global":     "upiGlobal://pay?pa=shop@ybl&pn=Shop",
	"twqrp":          "TWQRP://x",
	"elqr":           "",
	"raast-p2p":      "",
}

// Every network that a row names is known to the library: decoded, by name alone, or as
// a form.
func TestEverySlugIsKnown(t *testing.T) {
	names := map[string]bool{}
	for n := range profiles.Networks() {
		names[n.Slug] = true
	}
	for u := range profiles.UndecodedNetworks() {
		names[u.Slug] = true
	}
	facts := wallet.Known().Facts()
	check := func(slug string) {
		if _, ok := forms[slug]; ok || slug == "" || names[slug] {
			return
		}
		t.Errorf("nobody knows %q", slug)
	}
	for _, h := range facts.Homes {
		check(h.Network)
	}
	for _, l := range facts.Links {
		check(l.Network)
	}
	for _, u := range facts.Uses {
		check(u.Network)
	}
	for _, q := range facts.Quirks {
		check(q.Network)
	}
	for form, text := range forms {
		if text != "" {
			assert.Equal(t, form, profiles.Recognize(text).Format, text)
		}
	}
}

// Countries are those of ISO 3166-1, and what a row of a class says can reach somebody.
func TestEveryRowIsInOrder(t *testing.T) {
	facts := wallet.Known().Facts()
	for _, w := range facts.Wallets {
		for _, c := range w.Countries {
			_, ok := emvqr.LookupCountry(c)
			assert.True(t, ok, "%s: %s", w.Name, c)
		}
		assert.True(t, len(w.Countries) > 0 || w.Class, w.Name)
		assert.Equal(t, strings.TrimSpace(w.Name), w.Name)
		found, err := wallet.Known().Lookup(w.Name)
		require.NoError(t, err, "the full name of a wallet is enough")
		assert.Equal(t, w.Name, found.Name)
	}
	seen := map[string]bool{}
	for _, l := range facts.Links {
		for _, c := range []string{l.From, l.To} {
			_, ok := emvqr.LookupCountry(c)
			assert.True(t, ok || c == "", c)
		}
		assert.True(t, l.From != l.To || l.To == "", "a link goes abroad")
		row := strings.Join(append([]string{l.From, l.To, l.Network, l.Hub, l.Label, l.State.String(), string(l.Since), l.Note}, l.Issuers...), "|")
		assert.False(t, seen[row], "twice: %s", row)
		seen[row] = true
		if l.State == wallet.Live || l.State == wallet.Pilot {
			assert.False(t, l.Since > facts.AsOf+"-31", "%s: a link that is live has begun", row)
		}
	}
	for _, o := range facts.Openings {
		assert.Regexp(t, `^https://[a-z0-9.]+/`, o.Prefix, "the host ends in the prefix")
	}
}

// A sentence of a row goes after others, and says nothing of who wrote it.
func TestRowsReadWell(t *testing.T) {
	facts := wallet.Known().Facts()
	var texts []string
	for _, h := range facts.Homes {
		texts = append(texts, h.Note, h.Source)
	}
	for _, l := range facts.Links {
		texts = append(texts, l.Note, l.Source)
	}
	for _, q := range facts.Quirks {
		texts = append(texts, q.Says, q.Source)
	}
	for _, text := range texts {
		assert.False(t, strings.HasSuffix(text, "."), text)
		assert.NotRegexp(t, `\bfile\b|asean\.md|S-[A-Z]{2}\d`, text)
	}
}

func TestATableWithAWrongRowIsRefused(t *testing.T) {
	fact := wallet.Fact{Source: "a test", Confidence: emvqr.ConfidenceA}
	one := wallet.Wallet{Name: "One", Countries: []string{"TH"}, Fact: fact}
	for _, c := range []struct {
		name   string
		change func(*wallet.Facts)
		says   string
	}{
		{"no source", func(f *wallet.Facts) { f.Wallets[0].Source = "" }, "no source"},
		{"no confidence", func(f *wallet.Facts) { f.Wallets[0].Confidence = 0 }, "no confidence"},
		{"a wrong date", func(f *wallet.Facts) { f.Wallets[0].Since = "2024-13" }, "2024-13"},
		{"an end before the beginning", func(f *wallet.Facts) { f.Wallets[0].Since, f.Wallets[0].Until = "2024", "2023" }, "before"},
		{"a name twice", func(f *wallet.Facts) { f.Wallets = append(f.Wallets, one) }, "two wallets"},
		{"a class that is none", func(f *wallet.Facts) { f.Wallets[0].Of = "Two" }, "no class"},
		{"a wallet that is not there", func(f *wallet.Facts) { f.Homes = []wallet.Home{{Wallets: []string{"Two"}, Fact: fact}} }, "no wallet"},
		{"a hub that is not there", func(f *wallet.Facts) { f.Members = []wallet.Member{{Hub: "x", Fact: fact}} }, "no hub"},
		{"a link of nobody", func(f *wallet.Facts) { f.Links = []wallet.Link{{To: "MY", Fact: fact}} }, "no country to come from"},
		{"no date", func(f *wallet.Facts) { f.AsOf = "" }, "as of"},
	} {
		t.Run(c.name, func(t *testing.T) {
			facts := wallet.Facts{AsOf: "2026", Wallets: []wallet.Wallet{one}}
			_, err := wallet.NewTable(facts)
			require.NoError(t, err)
			facts.Wallets = slices.Clone(facts.Wallets)
			c.change(&facts)
			_, err = wallet.NewTable(facts)
			assert.ErrorContains(t, err, c.says)
		})
	}
}

func TestATableIsNotChangedByItsFacts(t *testing.T) {
	facts := wallet.Known().Facts()
	facts.Wallets[0].Name = "changed"
	first, _ := wallet.Known().Lookup("Alipay")
	assert.Equal(t, "Alipay", first.Name)
}

func TestNamesAreForgiving(t *testing.T) {
	for name, want := range map[string]string{
		"Touch 'n Go": "Touch 'n Go eWallet", "TOUCH’N GO": "Touch 'n Go eWallet", "tng": "Touch 'n Go eWallet", "touchngo": "Touch 'n Go eWallet",
		"alipay": "Alipay", "alipay hk": "AlipayHK", "Itau": "Itaú", "kplus": "K PLUS", "promptpay app": "Thai bank app",
		"weixin": "WeChat Pay", "云闪付": "UnionPay app", "gpay": "Google Pay", "line pay jp": "LINE Pay JP", "krungthai": "Krungthai NEXT", "wave": "Wave",
	} {
		w, err := wallet.Known().Lookup(name)
		if assert.NoError(t, err, name) {
			assert.Equal(t, want, w.Name, name)
		}
	}
	for name, want := range map[string][]string{
		"payme":     {"PayMe by HSBC", "Payme Uzbekistan"},
		"LINE Pay":  {"LINE Pay TW", "LINE Pay JP"},
		"CIMB":      {"CIMB Malaysia", "CIMB Niaga", "CIMB Thai"},
		"grabpay":   {"GrabPay Malaysia", "GrabPay Singapore", "GrabPay Philippines"},
		"m-pesa":    {"M-Pesa Kenya", "M-Pesa Tanzania"},
		"krung":     {"Krungthai NEXT", "Krungsri"},
		"gcahs":     nil,
		"gcashh":    {"GCash"},
		"my gcash":  {"GCash"},
		"":          nil,
		"''":        nil,
		"nosuchapp": nil,
	} {
		_, err := wallet.Known().Lookup(name)
		var wrong *wallet.NameError
		require.True(t, errors.As(err, &wrong), "%s: %v", name, err)
		var names []string
		for _, w := range wrong.Candidates {
			names = append(names, w.Name)
		}
		assert.Equal(t, want, names, name)
		assert.True(t, strings.HasPrefix(err.Error(), "wallet: "), err)
	}
}

// Of every collected code and every wallet: no wallet takes a code with an error, what
// nobody's reader takes no wallet does, and every answer has its reasons.
func TestAnswersAgreeWithTheNetworks(t *testing.T) {
	t.Parallel()
	table, set := wallet.Known(), profiles.Known().At(now)
	all := slices.Collect(table.Wallets())
	for _, row := range samples.All(t) {
		code := row.Code()
		if code.IsZero() {
			continue
		}
		wrong := !code.Verified()
		for f := range set.Validate(code) {
			wrong = wrong || f.Severity == emvqr.Error
		}
		readable := map[string]profiles.Answer{}
		for a := range set.Readable(code) {
			readable[a.Network] = a.Answer
		}
		// A quarter of the wallets for each code, so that all meet codes of every network.
		for i := row.Line % 4; i < len(all); i += 4 {
			w := all[i]
			v := table.Takes(set, w, code)
			require.NotEmpty(t, v.Why, "line %d, %s", row.Line, w.Name)
			for _, why := range v.Why {
				require.NotEmpty(t, why.Says)
				require.NotEmpty(t, why.Source, why.Says)
				require.NotZero(t, why.Confidence, why.Says)
			}
			if wrong {
				require.Equal(t, wallet.No, v.Answer, "line %d, %s", row.Line, w.Name)
				continue
			}
			if answer, judged := readable[v.Network]; judged && v.Answer > wallet.NotEstablished {
				require.Equal(t, profiles.Yes, answer, "line %d, %s, %s", row.Line, w.Name, v.Network)
			}
			if v.Answer == wallet.Yes {
				require.NotNil(t, v.Account, "line %d, %s", row.Line, w.Name)
				require.Equal(t, v.Network, network.Slug(v.Account))
			}
			if v.Answer == wallet.No {
				require.Nil(t, v.Account)
				for _, why := range v.Why {
					require.LessOrEqual(t, why.Confidence, emvqr.ConfidenceB, "line %d, %s: %s", row.Line, w.Name, why)
				}
			}
		}
	}
}

// A fact of confidence C or D is never a no, whatever it says.
func TestAWeakFactIsNeverANo(t *testing.T) {
	for confidence, want := range map[emvqr.Confidence]wallet.Answer{
		emvqr.ConfidenceA: wallet.No, emvqr.ConfidenceB: wallet.No, emvqr.ConfidenceC: wallet.NotEstablished, emvqr.ConfidenceD: wallet.NotEstablished,
	} {
		fact := wallet.Fact{Source: "a test", Confidence: confidence}
		sure := wallet.Fact{Source: "a test", Confidence: emvqr.ConfidenceA}
		facts := wallet.Facts{
			AsOf: "2026", Wallets: []wallet.Wallet{{Name: "One", Countries: []string{"TH"}, Fact: fact}},
			Links: []wallet.Link{{From: "TH", To: "MY", State: wallet.Closed, Issuers: []string{"One"}, Fact: fact}},
			Homes: []wallet.Home{{Wallets: []string{"One"}, Network: "promptpay", Fact: sure}},
		}
		ask := func(code emvqr.Code) wallet.Answer {
			table, err := wallet.NewTable(facts)
			require.NoError(t, err)
			w, err := table.Lookup("one")
			require.NoError(t, err)
			return table.Takes(profiles.Known().At(now), w, code).Answer
		}
		assert.Equal(t, want, ask(malaysian), "a link that is not there, %s", confidence)
		assert.Equal(t, wallet.Yes, ask(thaiBill))
		facts.Quirks = []wallet.Quirk{{Wallets: []string{"One"}, Network: "promptpay", Says: "refuses all", Effect: wallet.Refuses, Fact: fact}}
		assert.Equal(t, want, ask(thaiBill), "a quirk, %s", confidence)
		facts.Homes = append(facts.Homes, wallet.Home{Wallets: []string{"One"}, Network: "duitnow", Not: true, Abroad: true, Fact: fact})
		facts.Links = nil
		assert.Equal(t, want, ask(malaysian), "a network that it does not read, %s", confidence)
	}
}

// Dates count to the day where the source has one, and say so where it has none.
func TestDatesDecide(t *testing.T) {
	bakong, err := wallet.Known().Lookup("Bakong")
	require.NoError(t, err)
	dana, err := wallet.Known().Lookup("DANA")
	require.NoError(t, err)
	kplus, err := wallet.Known().Lookup("K PLUS")
	require.NoError(t, err)
	bangkokBank, err := wallet.Known().Lookup("Bangkok Bank")
	require.NoError(t, err)
	for _, c := range []struct {
		wallet wallet.Wallet
		code   emvqr.Code
		day    string
		want   wallet.Answer
	}{
		{bakong, malaysian, "2024-09-18", wallet.No},
		{bakong, malaysian, "2024-09-19", wallet.Likely},
		{dana, thaiBill, "2022-08-28", wallet.No},
		{dana, thaiBill, "2022-08-29", wallet.Likely},
		{kplus, thaiBill, "2019-01-01", wallet.Yes},
		{bangkokBank, vietPayment, "2024-04-24", wallet.NotEstablished}, // before the day of the source
		{bangkokBank, vietPayment, "2024-04-25", wallet.Yes},
	} {
		day, err := time.Parse(time.DateOnly, c.day)
		require.NoError(t, err)
		v := wallet.Takes(profiles.Known().At(day), c.wallet, c.code)
		assert.Equal(t, c.want, v.Answer, "%s, %s: %v", c.wallet.Name, c.day, v.Why)
	}
	assert.Equal(t, wallet.Likely, wallet.Takes(profiles.Known(), bakong, malaysian).Answer, "without a time, as of the table")
}

// Of a network that is not decoded, its presence is all there is to go by.
func TestANetworkThatIsNotDecodedIsLikelyAtMost(t *testing.T) {
	set, err := profiles.NewSet(promptpay.Network)
	require.NoError(t, err)
	nubank, err := wallet.Known().Lookup("Nubank")
	require.NoError(t, err)
	v := wallet.Takes(set.At(now), nubank, pixKey)
	require.Equal(t, wallet.Likely, v.Answer, v.Why)
	assert.Equal(t, "pix", v.Network)
	assert.Equal(t, "26", v.At.String())
	assert.Nil(t, v.Account)
	assert.Contains(t, v.Why[1].Says, "not decoded here")
}

func TestACodeWithoutAnAccountThatIsKnown(t *testing.T) {
	alipay, err := wallet.Known().Lookup("Alipay")
	require.NoError(t, err)
	stranger := emvqr.MustParse(sealed("00020126190010org.nobody010115204581253037025802SG5912NOODLE HOUSE6009SINGAPORE63"))
	assert.Equal(t, wallet.NotEstablished, wallet.Takes(profiles.Known().At(now), alipay, stranger).Answer, "it may be the wallet's own")
}

// Whoever logs a verdict shows nobody's number.
func TestAVerdictMasksItself(t *testing.T) {
	kplus, err := wallet.Known().Lookup("K PLUS")
	require.NoError(t, err)
	var b strings.Builder
	slog.New(slog.NewTextHandler(&b, nil)).Info("asked", "verdict", wallet.Takes(profiles.Known().At(now), kplus, thaiPerson))
	assert.Contains(t, b.String(), "verdict.answer=yes")
	assert.NotContains(t, b.String(), "812345678")
}

// A quirk that was mended decides nothing after that.
func TestAQuirkHasItsTime(t *testing.T) {
	capitals := emvqr.MustParse(sealed("00020126580014BR.GOV.BCB.PIX0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5912NOODLE HOUSE6009SAO PAULO62070503***63"))
	itau, err := wallet.Known().Lookup("itau")
	require.NoError(t, err)
	for day, want := range map[string]wallet.Answer{"2020-11-30": wallet.Yes, "2020-12-15": wallet.Likely, "2021-01-01": wallet.Yes} {
		at, err := time.Parse(time.DateOnly, day)
		require.NoError(t, err)
		v := wallet.Takes(profiles.Known().At(at), itau, capitals)
		assert.Equal(t, want, v.Answer, "%s: %v", day, v.Why)
	}
	bidv, err := wallet.Known().Lookup("BIDV")
	require.NoError(t, err)
	accents := emvqr.MustParse(sealed("00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN62140810tra ti\u1ec1n a63"))
	v := wallet.Takes(profiles.Known().At(now), bidv, accents)
	assert.Equal(t, wallet.Likely, v.Answer, "some refuse Vietnamese letters: %v", v.Why)
}

func TestFormsOfTheirOwn(t *testing.T) {
	set := profiles.Known().At(now)
	for _, c := range []struct {
		wallet, text string
		want         wallet.Answer
	}{
		{"Alipay", forms["alipay-url"], wallet.Yes},
		{"AlipayHK", forms["alipay-url"], wallet.Likely},
		{"GCash", forms["alipay-url"], wallet.Likely},
		{"Boost", forms["alipay-url"], wallet.NotEstablished},
		{"WeChat Pay", forms["wechat-url"], wallet.Yes},
		{"K PLUS", forms["wechat-url"], wallet.Likely},
		{"Maya", forms["wechat-url"], wallet.Announced},
		{"UnionPay app", forms["unionpay-url"], wallet.Yes},
		{"Alipay", forms["unionpay-url"], wallet.NotEstablished},
		{"Alipay", "https://qr.95516.com/03080000/1004/100425010112000000000001", wallet.Yes},
		{"Alipay", "https://qr.95516.com/48020000/12345250101000000000000001", wallet.Likely},
		{"UnionPay app", "https://qr.95516.com/48020000/12345250101000000000000001", wallet.Yes},
		{"WeChat Pay", "https://qr.shouqianba.com/25010100000000000001", wallet.Yes},
		{"Octopus", "https://qr.shouqianba.com/25010100000000000001", wallet.NotEstablished},
		{"WeChat Pay", "HTTPS://QR.SHOUQIANBA.COM/25010100000000000001", wallet.Yes},
		{"WeChat Pay", "https://qr.shouqianba.com/help", wallet.NotEstablished},
		{"WeChat Pay", "https://qr.shouqianba.com/gateway?terminal_sn=1&total_amount=1", wallet.NotEstablished},
		{"WeChat Pay", "wxp://f2f9?o=6", wallet.NotEstablished},
		{"e-CNY", "https://qr.pbcdci.cn/login", wallet.NotEstablished},
		{"UnionPay app", "https://qr.95516.com/00010000/fixture", wallet.NotEstablished},
		{"UnionPay app", "https://qr.95516.com/qrcGtwWeb-web/api/userAuth?version=1.0.0&redirectUrl=", wallet.No},
		{"Alipay", "HTTPS://QR.95516.COM/03080000/1004/100425010112000000000001", wallet.Yes},
		{"WeChat Pay", "https://qr.shouqianba.com.example.org/25010100000000000001", wallet.No},
		{"WeChat Pay", "https://shop.example.org/25010100000000000001", wallet.NotEstablished},
		{"WeChat Pay", "WIFI:T:WPA;S:shop;P:secret;;", wallet.No},
		{"PhonePe", "upi://pay?pa=shop@ybl&pn=Chai%20House&cu=INR", wallet.Yes},
		{"K PLUS", "upi://pay?pa=shop@ybl&pn=Chai%20House&cu=INR", wallet.NotEstablished},
		{"PayMe by HSBC", forms["payme"], wallet.Yes},
		{"Alipay", "280000000000000000", wallet.No},
		{"Alipay", "", wallet.NotEstablished},
		{"K PLUS", thaiBill.String(), wallet.Yes},
		{"K PLUS", thaiBill.String()[:40], wallet.No},
	} {
		w, err := wallet.Known().Lookup(c.wallet)
		require.NoError(t, err)
		v := wallet.Known().TakesText(set, w, c.text)
		assert.Equal(t, c.want, v.Answer, "%s, %s: %v", c.wallet, c.text, v.Why)
		assert.NotEmpty(t, v.Why)
	}
}

// No text makes an answer fail, and none that is nothing is taken.
func FuzzTakesText(f *testing.F) {
	for _, q := range questions {
		f.Add(q.wallet, q.code.String())
	}
	for _, text := range forms {
		f.Add("Alipay", text)
	}
	set := profiles.Known().At(now)
	f.Fuzz(func(t *testing.T, name, text string) {
		w, err := wallet.Known().Lookup(name)
		if err != nil {
			return
		}
		if v := wallet.Known().TakesText(set, w, text); len(v.Why) == 0 {
			t.Errorf("an answer without a reason: %q", text)
		}
	})
}

// Whether a shop's acquirer takes a partner's wallet no code of UnionPay's shows, and of
// Korea's own shops the source tells nothing.
func TestAPartnerOfUnionPaysIsLikelyAbroadAndNotKnownAtHome(t *testing.T) {
	w, err := wallet.Known().Lookup("Naver Pay")
	require.NoError(t, err)
	v := wallet.Known().Takes(profiles.Known().At(now), w, malaysianTwo)
	require.Equal(t, "unionpay", v.Network)
	require.Equal(t, wallet.Likely, v.Answer, "%v", v.Why)
	text := malaysianTwo.String()
	v = wallet.Known().TakesText(profiles.Known().At(now), w, sealed(strings.Replace(text[:len(text)-6], "5802MY", "5802KR", 1)))
	require.LessOrEqual(t, v.Answer, wallet.NotEstablished, "%v", v.Why)
}
