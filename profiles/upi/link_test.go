package upi_test

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

// signed stands for a signature in links that are not about signatures: the
// outer form of ECDSA in DER.
const signed = "&sign=MAYCAQECAQE="

// good is a link that breaks no rule at all.
const good = "upi://pay?ver=01&mode=02&orgid=000000&tr=ORDER1&pa=shop@bank&pn=Shop&mc=5411&am=10.00&cu=INR" + signed

func link(t *testing.T, text string) upi.Link {
	l, err := upi.ParseLink(text)
	require.NoError(t, err)
	return l
}

func linkFindings(l upi.Link) (ids []string) {
	for f := range l.Findings() {
		ids = append(ids, strings.TrimPrefix(f.Rule, "UPI-LINK-"))
	}
	return ids
}

// change replaces a piece of the good link.
func change(old, new string) string { return strings.Replace(good, old, new, 1) }

// linkVectors hold for each rule of links one that breaks it alone, and where.
var linkVectors = map[string]struct {
	text string
	at   string // the finding is where this begins, "" for the end or any place
}{
	"ACTION":          {change("://pay", "://mandate"), "upi:"},
	"PAYEE":           {change("&pa=shop@bank", ""), ""},
	"TWO-PAYEES":      {change("&pn=", "&PA=thief@bank&pn="), "PA="},
	"VPA":             {change("shop@bank", "shop"), "pa="},
	"VPA-FORM":        {change("shop@bank", "shop@bank!"), "pa="},
	"VPA-ASCII":       {change("shop@bank", "sh%D0%BEp@bank"), "pa="},
	"VPA-LEN":         {change("shop@bank", strings.Repeat("s", 46)+"@bank"), "pa="},
	"NAME":            {change("&pn=Shop", ""), ""},
	"TWO-AMOUNTS":     {change("&cu=", "&am=1000&cu="), "am=1000"},
	"AMOUNT-FORM":     {change("10.00", "10,00"), "am="},
	"AMOUNT-DECIMALS": {change("10.00", "10.001"), "am="},
	"AMOUNT-ZERO":     {change("10.00", "0.00"), "am="},
	"MINIMUM-FORM":    {change("&cu=", "&mam=-1&cu="), "mam="},
	"MINIMUM-ABOVE":   {change("&cu=", "&mam=10.01&cu="), "mam="},
	"CURRENCY":        {change("INR", "USD"), "cu="},
	"GLOBAL-CURRENCY": {strings.Replace(change("INR", "480"), "upi:", "upiGlobal:", 1), "cu="},
	"GLOBAL-COUNTRY":  {strings.Replace(change("cu=INR", "cu=MUR&cc=MUS"), "upi:", "upiGlobal:", 1), "cc="},
	"MCC":             {change("5411", "541"), "mc="},
	"MODE":            {change("mode=02", "mode=99"), "mode="},
	"MODE-MISSING":    {change("&mode=02", ""), ""},
	"MODE-SIGN":       {"", ""}, // see TestASecureModeWithoutASignature
	"DYNAMIC":         {strings.Replace(change("mode=02", "mode=16"), "&am=10.00", "", 1), "mode="},
	"PURPOSE":         {change("&orgid", "&purpose=99&orgid"), "purpose="},
	"ORGID":           {change("000000", "0000"), "orgid="},
	"VERSION":         {change("ver=01", "ver=02"), "ver="},
	"REFERENCE-LEN":   {change("ORDER1", "A1"), "tr="},
	"ID-LEN":          {change("&cu=", "&msid=123456789012345678901&cu="), "msid="},
	"URL":             {change("&cu=", "&url=javascript:x()&cu="), "url="},
	"TIME":            {change("&cu=", "&QRexpire=2023-04-15T03:53:57&cu="), "QRexpire="},
	"UNSIGNED":        {strings.Replace(change("mode=02", "mode=01"), signed, "", 1), ""},
	"SIGN-FORM":       {change("MAYCAQECAQE=", "$$"), "sign="},
	"SIGN-DER":        {change("MAYCAQECAQE=", "AAAA"), "sign="},
	"SIGN-LAST":       {good + "&url=https://example.com", "url="},
	"BARE-PERCENT":    {change("pn=Shop", "pn=My%Shop"), "%Shop"},
	"RAW":             {change("pn=Shop", "pn=My Shop"), " Shop"},
	"HASH":            {change("&sign", "&tn=Table#1&sign"), "#1"},
	"TWICE":           {change("&cu=INR", "&cu=INR&cu=INR"), "cu=INR&sign"},
	"SPELLING":        {change("&am=", "&AM="), "AM="},
	"READERS":         {change("pn=Shop", "pn=Shop;am=1"), "am=10"},
	"ESCAPED":         {change("&cu=", "&amp;cu="), "&amp;"},
	"NAMELESS":        {change("pn=Shop", "pn=Tom&Co"), "Co"},
	"UNKNOWN":         {change("&am=", "&amt="), "amt="},
	"HEAD":            {change("pay?", "pay&"), "ver="},
	"HEAD-SLASH":      {change("pay?", "pay/?"), "/?"},
	"APP":             {change("upi://pay", "tez://upi/pay"), "tez"},
	"ENCODED-AT":      {change("shop@bank", "shop%40bank"), "pa="},
	"NULL":            {change("&cu=", "&mid=null&cu="), "mid="},
	"ENCODED-NAME":    {change("pn=Shop", "p%6E=Shop"), "p%6E"},
	"ENCODING":        {change("pn=Shop", "pn=Shop%FF"), "pn="},
	"CONTROL":         {change("pn=Shop", "pn=Shop%E2%80%AE"), "pn="},
}

func TestEachLinkRuleIsBrokenAlone(t *testing.T) {
	require.Empty(t, linkFindings(link(t, good)))
	rules := 0
	for rule := range upi.LinkRules() {
		rules++
		name := strings.TrimPrefix(rule.ID, "UPI-LINK-")
		require.False(t, rule.Confidence >= emvqr.ConfidenceC && rule.Severity == emvqr.Error, name)
		require.NotEmpty(t, rule.Citation, name)
		if name == "MODE-SIGN" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			v, ok := linkVectors[name]
			require.True(t, ok, "no vector")
			l := link(t, v.text)
			require.Equal(t, []string{name}, linkFindings(l))
			f := slices.Collect(l.Findings())[0]
			require.Equal(t, rule.Severity, f.Severity)
			require.Equal(t, rule.ID, f.Rule)
			at := len(v.text)
			if v.at != "" {
				at = strings.Index(v.text, v.at)
			}
			require.Equal(t, at, f.Offset)
		})
	}
	require.Len(t, linkVectors, rules)
}

// An unsigned link is always worth an info of its own.
func TestASecureModeWithoutASignature(t *testing.T) {
	require.Equal(t, []string{"MODE-SIGN", "UNSIGNED"}, linkFindings(link(t, strings.TrimSuffix(good, signed))))
}

func TestTheCatalogueHasTheLinkRulesOnce(t *testing.T) {
	seen := map[string]int{}
	for rule := range upi.Network.Catalogue() {
		seen[rule.ID]++
	}
	for rule := range upi.LinkRules() {
		require.Equal(t, 1, seen[rule.ID], rule.ID)
	}
}

// nativeSamples are the UPI rows of the samples by a piece of the link, with
// what is found in them besides the infos about mode, signature and raw text.
var nativeSamples = []struct {
	piece    string
	findings string
	vpa      string // "" where there is no account
}{
	{"TESTGST123456", "MODE-SIGN", "merchant@npci"},
	{"mm617cyacrl1@paytm&pn=Paytm%20", "", "paytmqr281005050101mm617cyacrl1@paytm"},
	{"mm617cyacrl1@paytm&pn=Paytm Mer", "", "paytmqr281005050101mm617cyacrl1@paytm"},
	{"12hcf9u8iwzf", "", "paytmqr28100505010112hcf9u8iwzf@paytm"},
	{"119yaeq4t8ux", "", "paytmqr281005050101119yaeq4t8ux@paytm"},
	{"Q09575115", "", "Q09575115@ybl"},
	{"M22BLAIFV1B13", "ACTION", ""},
	{"SAHIENGLISH", "ACTION", ""},
	{"abc@sbi", "", "abc@sbi"},
	{"eskillveda", "", "eskillvedaedtech@sbi"},
	{"sampleshop@barodampay", "", "sampleshop@barodampay"},
	{"augp@aubank", "TIME", "merchant1469899.augp@aubank"},
	{"EPAISAA", "", "EPAISAA@rbl"},
	{"dmart.razorpay", "", "dmart.razorpay@hdfcbank"},
	{"qrfoodapp", "", "rzr.qrfoodapp54462255833@icic"},
	{"DYQ13845198863", "", "sampleshop.payu@indus"},
	{"P-424951", "", "sampleshop.payu@indus"},
	{"BHARATPE", "", "BHARATPE90718988349@yesbankltd"},
	{"SHINOI", "MCC BARE-PERCENT", "gpay-11248734880@okbizaxis"},
	{"mam=100", "NAME", "a@ybl"},
	{"thief", "TWO-PAYEES", ""},
	{"am=1000", "NAME TWO-AMOUNTS", ""},
	{"upi://pay?pn=Shop&am=10", "PAYEE", ""},
	{"upi://collect", "ACTION NAME", ""},
	{"recur=MONTHLY", "ACTION NAME", ""},
	{"gpay://upi/pay", "MCC", "merchant@pspbank"},
	{"intent://", "", "user@fbl"},
	{"upi://paytr=", "HEAD", ""},
	{"samplefashions", "NAME", "samplefashions@yesbank"},
	{"qrtestaccoun", "", "rzr.qrtestaccoun27230053@icici"},
	{"merchant@upi", "", "merchant@upi"},
	{"CIM0400704", "", "CIM0400704.CFSLMUM0@bombob"},
	{"param-name", "PAYEE NAME NAMELESS", ""},
}

func TestEveryNativeSampleIsReadAndJudged(t *testing.T) {
	infos := []string{"MODE-MISSING", "UNSIGNED", "RAW", "SIGN-DER", "APP", "ENCODED-AT", "NULL"}
	seen := map[string]bool{}
	for _, row := range rows(t, "native.tsv") {
		ours := strings.HasPrefix(row[0], "UPI")
		format := "upi"
		if strings.HasPrefix(row[0], "UPI Global") {
			format = "upi-global"
		}
		for _, n := range upi.Network.Natives {
			require.Equal(t, ours && n.Format == format, n.Match(row[1]), "%s %s", n.Format, row[1])
			if !n.Match(row[1]) {
				continue
			}
			at := slices.IndexFunc(nativeSamples, func(s struct{ piece, findings, vpa string }) bool {
				return strings.Contains(row[1], s.piece)
			})
			require.GreaterOrEqual(t, at, 0, row[1])
			want := nativeSamples[at]
			seen[want.piece] = true
			t.Run(want.piece, func(t *testing.T) {
				l := link(t, row[1])
				require.Equal(t, row[1], l.String())
				found := slices.DeleteFunc(linkFindings(l), func(id string) bool { return slices.Contains(infos, id) })
				require.Equal(t, want.findings, strings.Join(found, " "))
				reading := n.Read(row[1])
				require.Equal(t, !strings.Contains(want.findings, "TWO-") && !strings.Contains(want.findings, "NAMELESS") && want.findings != "HEAD", reading.Sound)
				require.Equal(t, network.URI, n.Kind)
				a, _ := reading.Account.(upi.Account)
				require.Equal(t, want.vpa, a.VPA)
				action, _ := reading.Field("action")
				require.Equal(t, l.Action(), action)
			})
		}
	}
	require.Len(t, seen, len(nativeSamples))
}

func TestParamsKeepOrderAndBytes(t *testing.T) {
	l := link(t, "UPI://PAY?PA=a%40bank&pn=My+Shop%20x&&tn=a+b&url=null&am=&flag&QRts=2019-06-12T13:21:50+05:30")
	require.Equal(t, []upi.Param{
		{Name: "PA", Raw: "a%40bank", Value: "a@bank", Offset: 10},
		{Name: "pn", Raw: "My+Shop%20x", Value: "My Shop x", Offset: 22},
		{Name: "tn", Raw: "a+b", Value: "a b", Offset: 38},
		{Name: "url", Raw: "null", Value: "null", Offset: 45},
		{Name: "am", Offset: 54},
		{Name: "flag", Offset: 58},
		{Name: "QRts", Raw: "2019-06-12T13:21:50+05:30", Value: "2019-06-12T13:21:50+05:30", Offset: 63},
	}, slices.Collect(l.Params()))
	require.Equal(t, "upi", l.Scheme())
	require.Equal(t, upi.ActionPay, l.Action())
	require.Equal(t, "a@bank", l.VPA())
	require.Empty(t, l.URL(), "null is absent")
	_, ok := l.Amount()
	require.False(t, ok, "empty is absent")
	for p := range l.Params() {
		require.Equal(t, p.Raw == "" || p.Raw == "null", p.IsAbsent())
	}
	at, ok := l.IssuedAt()
	require.True(t, ok)
	require.Equal(t, "2019-06-12T07:51:50Z", at.UTC().Format(time.RFC3339))
}

func TestAPlusIsABlankInFreeTextOnly(t *testing.T) {
	l := link(t, "upi://pay?pa=test@upi&pn=Test+%26+Co.&tn=Payment+for+goods+%26+services&invoiceName=A+Buyer&QRts=2019-06-12T13:21:50+05:30&sign=MA+/")
	require.Equal(t, "Test & Co.", l.Name())
	require.Equal(t, "Payment for goods & services", l.Note())
	require.Equal(t, "A Buyer", l.InvoiceName())
	require.Equal(t, "MA+/", l.Sign())
	_, ok := l.IssuedAt()
	require.True(t, ok)

	r, _, err := l.Request()
	require.NoError(t, err)
	written, err := r.Encode()
	require.NoError(t, err)
	require.Contains(t, written.String(), "tn=Payment%20for%20goods%20%26%20services")
	r.Note = "Goods + more"
	shop, _, _, err := r.Bharat()
	require.NoError(t, err)
	require.Equal(t, "Test & Co.", shop.Name)
	require.Equal(t, "Goods + more", shop.Additional.Purpose)
	written, err = r.Encode()
	require.NoError(t, err)
	require.Equal(t, "Goods + more", written.Note(), "a + that is meant is written %2B")
}

func TestAnEmptyParameterAndOneThatIsNotAreTwo(t *testing.T) {
	l := link(t, "upi://pay?pa=&pa=a@bank&am=5&am=5.00")
	require.Equal(t, "a@bank", l.VPA())
	require.Subset(t, linkFindings(l), []string{"TWO-PAYEES", "TWO-AMOUNTS"})
	_, ok := l.Account()
	require.False(t, ok)
}

func TestAPayeeUnderAnEncodedNameIsNotOverlooked(t *testing.T) {
	l := link(t, "upi://pay?pa=shop@bank&p%61=thief@bank")
	require.Contains(t, linkFindings(l), "TWO-PAYEES")
	_, ok := l.Account()
	require.False(t, ok)
}

func TestTypedGetters(t *testing.T) {
	l := link(t, "upi://pay?ver=01&mode=05&orgId=700004&tid=T1&tr=R123&tn=GST%20QR&category=02&url=https://www.test.com&pa=m@npci"+
		"&pn=Test%20Merchant&mc=5411&am=100.00&mam=10&cu=INR&mid=M&msid=S&mtid=D&gstBrkUp=CGST:08.45|SGST:08.45&qrMedium=02"+
		"&invoiceNo=B1&invoiceDate=2019-06-11T13:21:50+05:30&invoiceName=Dummy&QRexpire=2019-06-11T13:21:50.123456789+05:30&pinCode=400063&gstIn=G&purpose=00&cc=IN&sign=AAAA")
	for want, got := range map[string]string{
		"01": l.Version(), "05": l.Mode(), "700004": l.OrgID(), "T1": l.TransactionID(), "R123": l.Reference(), "GST QR": l.Note(),
		"02": l.Category(), "https://www.test.com": l.URL(), "m@npci": l.VPA(), "Test Merchant": l.Name(), "5411": l.MCC(), "INR": l.Currency(),
		"M": l.MerchantID(), "S": l.StoreID(), "D": l.TerminalID(), "CGST:08.45|SGST:08.45": l.GSTBreakup(), "B1": l.InvoiceNumber(),
		"Dummy": l.InvoiceName(), "400063": l.PINCode(), "G": l.GSTIN(), "00": l.Purpose(), "IN": l.Country(), "AAAA": l.Sign(),
	} {
		require.Equal(t, want, got)
	}
	require.Equal(t, "02", l.Medium())
	amount, ok := l.Amount()
	require.True(t, ok)
	require.Equal(t, "100.00", amount.String())
	minimum, ok := l.MinimumAmount()
	require.True(t, ok)
	require.Equal(t, "10", minimum.String())
	require.False(t, l.AmountLocked())
	require.True(t, link(t, "upi://pay?pa=a@b&am=1&mam=null").AmountLocked())
	_, ok = l.InvoiceDate()
	require.True(t, ok)
	expires, ok := l.ExpiresAt()
	require.True(t, ok)
	require.Equal(t, 123456789, expires.Nanosecond())
	require.Equal(t, "https://a.in", link(t, "upi://pay?url=&refUrl=https://a.in").URL())
}

func TestSchemesOfApps(t *testing.T) {
	for text, want := range map[string]string{ // scheme, action, whether wrapped, the link for every app
		"upi://pay?pa=a@b":                          "upi pay false upi://pay?pa=a@b",
		"upi://pay/?pa=a@b":                         "upi pay false upi://pay/?pa=a@b",
		"upi://":                                    "upi  false upi://",
		"upiGlobal://pay?pa=a@b":                    "upiglobal pay false upiGlobal://pay?pa=a@b",
		"gpay://upi/pay?pa=a%40b":                   "gpay pay true upi://pay?pa=a%40b",
		"phonepe://pay?pa=a@b":                      "phonepe pay true upi://pay?pa=a@b",
		"ppe://mandate?pa=a@b":                      "ppe mandate true upi://mandate?pa=a@b",
		"paytmmp://pay?pa=a@b":                      "paytmmp pay true upi://pay?pa=a@b",
		"paytmmp://cash?pa=a@b":                     "paytmmp cash true upi://cash?pa=a@b",
		"gpay://pay?pa=a@b":                         "gpay pay true upi://pay?pa=a@b",
		"bhim://upi://pay?pa=a@b":                   "bhim pay true upi://pay?pa=a@b",
		"intent://pay?pa=a@b#Intent;scheme=upi;end": "upi pay true upi://pay?pa=a@b",
		"INTENT://pay?tn=%23#Intent;package=x;scheme=UPI;end": "upi pay true upi://pay?tn=%23",
	} {
		l := link(t, text)
		require.Equal(t, want, fmt.Sprintf("%s %s %v %s", l.Scheme(), l.Action(), l.IsWrapped(), l.Unwrapped()), text)
	}
}

func TestOtherTextIsNoLink(t *testing.T) {
	for _, text := range []string{
		"", "upi", "upi:", "upi:/", "://", " upi://pay?pa=a@b", "https://pay?pa=a@b", "upix://pay?pa=a@b", "gpay://home",
		"phonepe://home", "upi:collects", "upi:x?pa=a@b", "paytmmp://", "intent://pay?pa=a@b", "intent://pay?pa=a@b#Intent;scheme=http;end", "intent://pay#Intent;end",
		"intent://pay?pa=a@b#Intent;scheme=intent;end", "000201", "up\u0131://pay",
	} {
		_, err := upi.ParseLink(text)
		require.ErrorIs(t, err, upi.ErrNotLink, text)
		for _, n := range upi.Network.Natives {
			require.False(t, n.Match(text), text)
		}
	}
}

func TestHostileLinksAreBounded(t *testing.T) {
	long := "upi://pay?pa=a@b&tn=" + strings.Repeat("x", emvqr.MaxBytes)
	_, err := upi.ParseLink(long)
	require.ErrorIs(t, err, emvqr.ErrTooLong)
	require.False(t, upi.Network.Natives[0].Match(long))
	require.Equal(t, network.Decoded{}, upi.Network.Natives[0].Read(long))
	for _, piece := range []string{
		"%", "%4", "&", "=", "?", "#", "\x00", "\xff", "é", "sign=", "&sign=%", "&sign=MA", "&pa=", "am=1&", "QRts=x&", "#Intent;", "mode=\xff&", ";scheme=upi",
	} {
		for _, head := range []string{"upi://", "upi://pay?", "upiGlobal://pay?pa=a@b&", "intent://pay?", "gpay://upi/", "paytmmp://pay?"} {
			for _, tail := range []string{"", "#Intent;scheme=upi;end"} {
				text := head + strings.Repeat(piece, (emvqr.MaxBytes-60)/len(piece)) + tail
				require.NotPanics(t, func() { exercise(text) })
			}
		}
	}
	require.NotPanics(t, func() { exercise("") })
}

// exercise calls everything that reads a link.
func exercise(text string) {
	l, err := upi.ParseLink(text)
	if err == nil && l.String() != text {
		panic("text changed")
	}
	for f := range l.Findings() {
		if f.Offset < 0 || f.Offset > len(text) {
			panic("offset out of the text")
		}
	}
	l.SignedText()
	l.Unwrapped()
	l.LogValue()
	_, _ = l.Signature()
	_ = l.VerifyFunc(func(_, _ []byte) bool { return false })
	if r, _, err := l.Request(); err == nil {
		_, _ = r.Encode()
		_, _, _, _ = r.Bharat()
	}
	for _, n := range upi.Network.Natives {
		n.Read(text)
	}
}

func FuzzParseLink(f *testing.F) {
	f.Add(good)
	f.Add("intent://pay?pa=user@fbl&pn=Fam&am=50#Intent;scheme=upi;end")
	f.Add("upi://pay?pa=%&sign=&sign=MAYCAQECAQE=&x")
	f.Fuzz(func(_ *testing.T, text string) { exercise(text) })
}

func TestLogsMaskWhoPaysWhom(t *testing.T) {
	l := link(t, "upi://pay?pa=shop@bank&mode=02&mc=5411&secret=x&orgid=12345678901&sign=AAAA")
	require.Equal(t, "upi://pay?pa=*********&mode=02&mc=5411&***=*&orgid=***********&sign=****", l.LogValue().String())
	require.Equal(t, slog.KindString, l.LogValue().Kind())
	require.Equal(t, "upi://***", link(t, "upi://shop@bank").LogValue().String())
	require.Equal(t, "upi://pay?mc=**********", link(t, "upi://pay?mc=9876543210").LogValue().String(), "a phone number in the place of a code")
	for p := range l.Params() {
		require.Contains(t, l.LogValue().String(), p.LogValue().String())
	}
}

func TestARequestIsLoggedAsItsLink(t *testing.T) {
	r := upi.Request{VPA: "shop@bank", Name: "Shop", MCC: "5411", Amount: emvqr.MustAmount("10"), Extra: []network.FieldValue{{Key: "secret", Value: "x"}}}
	require.Equal(t, "upi://pay?pa=*********&pn=****&mc=5411&am=*****&cu=INR&***=*", r.LogValue().String())
	r.Amount = emvqr.MustAmount("10.001")
	require.Equal(t, "upi://***", r.LogValue().String(), "an amount that no link holds")
}

func TestModesAndPurposes(t *testing.T) {
	require.Equal(t, "secure QR code", upi.ModeName("02"))
	require.Empty(t, upi.ModeName("2"))
	require.Equal(t, "travel", upi.PurposeName("03"))
	require.Empty(t, upi.PurposeName("99"))
	require.Len(t, slices.Collect(upi.Modes()), 25)
	require.Len(t, slices.Collect(upi.Purposes()), 35)
	for m := range upi.Modes() {
		require.Equal(t, m.Code <= "08", m.Confidence == emvqr.ConfidenceB, m.Code)
		require.Equal(t, strings.Contains(m.Name, "secure"), m.Secure, m.Code)
		require.Equal(t, strings.Contains(m.Name, "dynamic"), m.Dynamic, m.Code)
	}
}

func BenchmarkFindingsOfHostileLinks(b *testing.B) {
	for name, piece := range map[string]string{"empty names": "=x&", "encoded names": "p%6E=x&", "many payees": "pa=a@b&", "percent": "%", "real": ""} {
		text := good + "&" + strings.Repeat(piece, (emvqr.MaxBytes-len(good)-1)/max(1, len(piece)))
		if piece == "" {
			text = good
		}
		l, _ := upi.ParseLink(text)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for range l.Findings() {
				}
			}
		})
	}
}
