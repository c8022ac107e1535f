package upi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

// errorsOf are the rules that a link breaks as errors.
func errorsOf(l upi.Link) (ids []string) {
	for f := range l.Findings() {
		if f.Severity == emvqr.Error {
			ids = append(ids, strings.TrimPrefix(f.Rule, "UPI-LINK-"))
		}
	}
	return ids
}

func severityOf(l upi.Link, name string) emvqr.Severity {
	for f := range l.Findings() {
		if f.Rule == "UPI-LINK-"+name {
			return f.Severity
		}
	}
	return 0
}

// requireUnpaid asks that the link offers no account in any way there is.
func requireUnpaid(t *testing.T, text string) {
	t.Helper()
	l := link(t, text)
	_, ok := l.Account()
	require.False(t, ok, text)
	_, _, err := l.Request()
	require.ErrorIs(t, err, upi.ErrNotPayment, text)
	met := false
	for _, n := range upi.Network.Natives {
		if n.Match(text) {
			met = true
			reading := n.Read(text)
			require.Nil(t, reading.Account, text)
			require.False(t, reading.Sound, text)
		}
	}
	require.True(t, met, text)
}

func TestALinkThatReadersReadDifferentlyPaysNoOne(t *testing.T) {
	for text, rule := range map[string]string{
		"upi://pay?pa=shop@bank&pn=Shop&am=5.00&am=50000.00&cu=INR":  "TWO-AMOUNTS",
		"upi://pay?pa=shop@bank&am=5.00&am=5.00":                     "TWO-AMOUNTS",
		"upi://pay?pa=shop@bank&am=&am=999":                          "TWO-AMOUNTS",
		"upi://pay?pa=shop@bank&am=999&am=null":                      "TWO-AMOUNTS",
		"upi://pay?pa=shop@bank&am=5&Am=6":                           "TWO-AMOUNTS",
		"upi://pay?pa=&pa=evil@bank":                                 "TWO-PAYEES",
		"upi://pay?pa=shop@bank&pa=shop@bank":                        "TWO-PAYEES",
		"upi://pay?+pa=evil@bank&pa=shop@bank":                       "TWO-PAYEES",
		"upi://pay?pa[]=evil@bank&pa=shop@bank":                      "TWO-PAYEES",
		"upi://pay?pa[0]=evil@bank&pa=shop@bank":                     "TWO-PAYEES",
		"upi://pay?;pa=evil@bank&pa=shop@bank":                       "TWO-PAYEES",
		"upi://pay?%70a=evil@bank&pa=shop@bank":                      "TWO-PAYEES",
		"upi://pay?%2570a=evil@bank&pa=shop@bank":                    "TWO-PAYEES",
		"upi://pay?PA=evil@bank&pa=shop@bank":                        "TWO-PAYEES",
		"upi://pay?pa=shop@bank&Pa=evil@bank":                        "TWO-PAYEES",
		"upi://pay?pa%00x=evil@bank&pa=shop@bank":                    "TWO-PAYEES",
		"upi://pay??pa=evil@bank&pa=shop@bank":                       "TWO-PAYEES",
		"upi://pay?pa =evil@bank&pa=shop@bank":                       "TWO-PAYEES",
		"upi://pay?pa=shop@bank#&pa=evil@bank":                       "TWO-PAYEES",
		"upi://pay?pa=shop@bank&cu=INR&cu=USD":                       "TWICE",
		"upi://pay?pa=shop@bank&am=9&mam=1&mam=9":                    "TWICE",
		"upi://pay?pa=shop@bank&am=9&mam=&mam=1":                     "TWICE",
		"upi://pay?pa=shop@bank&sign=MAYCAQECAQE=&sign=MAYCAQECAQI=": "TWICE",
		"upi://pay?pa=shop@bank&pn=Shop&pn=Thief":                    "TWICE",
		"upi://pay?pa=shop@bank&tr=ORDER1&tr=ORDER2":                 "TWICE",
		"upi://pay?pa=shop@bank&orgid=000000&orgId=159012":           "TWICE",
		"upi://pay?pa=shop@bank&mc=5411&mc=5812":                     "TWICE",
		"upi://pay?pa=shop@bank&mode=01&mode=02":                     "TWICE",
		"upi://pay?pa=shop@bank&bAm=1&bAm=2":                         "TWICE",
		"upi://pay?PA=shop@bank":                                     "SPELLING",
		"upi://pay?pa=shop@bank&AM=5":                                "SPELLING",
		"upi://pay?pa=shop@bank&am.=5":                               "SPELLING",
		"upi://pay?pa=shop@bank&am =5":                               "SPELLING",
		"upi://pay?pa=shop@bank&am%20=5":                             "SPELLING",
		"upi://pay?pa=shop@bank&am[]=5":                              "SPELLING",
		"upi://pay?pa[]=shop@bank":                                   "SPELLING",
		"upi://pay?pa=shop@bank&%61m=5":                              "SPELLING",
		"upi://pay?pa=shop@bank&;am=5":                               "SPELLING",
		"upi://pay?pa=shop@bank&Sign=MAYCAQECAQE=":                   "SPELLING",
		"upi://pay?pa=shop@bank;pa=evil@bank":                        "READERS",
		"upi://pay?pa=shop@bank&tn=x;am=999":                         "READERS",
		"upi://pay?pa=shop@bank?am=999":                              "READERS",
		"upi://pay?pa=shop@bank&tn=x?am=999":                         "READERS",
		"upi://pay?pa=shop@bank&tn=x#y&am=999":                       "READERS",
		"upi://pay?pa=shop@bank&tn=x%26am=999":                       "READERS",
		"upi://pay?pa=shop@bank&tn=x%26am%3D999":                     "READERS",
		"upi://pay?pa=shop@bank&am=5&tn=x%26am=999":                  "READERS",
		"upi://pay?pa=shop@bank&am=5&tn=x;am=999":                    "READERS",
		"upi://pay?pa=shop@bank&am=5&url=https://a.in/?am=999":       "READERS",
		"upi://pay?pa=shop+x@bank":                                   "READERS",
		"upi://pay?pa=shop@bank=evil@bank":                           "READERS",
		"upi://pay?pa=shop@bank&am=5=0":                              "READERS",
		"upiGlobal://pay?pa=shop@bank&am=5&am=50&cu=MUR":             "TWO-AMOUNTS",
		"upiGlobal://pay?pa=shop@bank&am=5&cu=MUR&cu=USD":            "TWICE",
		"tez://upi/pay?pa=shop@bank&pa=evil@bank":                    "TWO-PAYEES",
		"intent://pay?pa=shop@bank&am=1&am=2#Intent;scheme=upi;end":  "TWO-AMOUNTS",
	} {
		l := link(t, text)
		require.Contains(t, errorsOf(l), rule, text)
		requireUnpaid(t, text)
	}
}

// A finding about a parameter names it once.
func TestOneCauseIsNamedOnce(t *testing.T) {
	for _, text := range []string{
		"upi://pay?+pa=evil@bank&pa=shop@bank", "upi://pay?pa=shop@bank&am.=5", "upi://pay?pa=shop@bank;pa=evil@bank",
		"upi://pay?pa=shop@icici&amp;pn=Shop&amp;am=10.00&amp;cu=INR", "upi://pay?pa=shop@bank&tn=x#y&am=999",
	} {
		require.Len(t, errorsOf(link(t, text)), 1, text)
	}
}

func TestWhatIsSaidAgainAndDecidesNothingIsNoHarm(t *testing.T) {
	for _, text := range []string{
		"upi://pay?pa=shop@bank&pn=Shop&pn=Shop", "upi://pay?pa=shop@bank&x=1&x=2", "upi://pay?pa=shop@bank&&am=5&",
		"upi://pay?pa=shop@bank&url=https://example.com/a?b=1&am=5", "upi://pay?pa=shop@bank&tn=a%26b&am=5",
		"upi://pay?pa=shop@bank&am=5&tn=Table#1", "upi://pay?pa=shop@bank&orgId=159012",
	} {
		l := link(t, text)
		require.Empty(t, errorsOf(l), text)
		_, ok := l.Account()
		require.True(t, ok, text)
	}
}

func TestTheRequestOfAnAppIsTheRequest(t *testing.T) {
	for head, app := range map[string]string{
		"tez://upi/pay?": "Google Pay", "gpay://upi/pay?": "Google Pay", "GPay://UPI/Pay?": "Google Pay", "credpay://upi/pay?": "CRED",
		"bhim://pay?": "BHIM", "bhim://upi/pay?": "BHIM", "amazonpay://upi/pay?": "Amazon Pay", "amazonpay://pay?": "Amazon Pay",
		"navipay://pay?": "Navi", "paytm://upi/pay?": "Paytm", "phonepe://upi/pay?": "PhonePe", "phonepe://pay?": "PhonePe",
		"paytmmp://upi_pay?": "Paytm", "paytmmp://pay?": "Paytm", "paytmmp://upi/pay?": "Paytm", "super://pay?": "super.money",
		"mobikwik://upi/pay?": "MobiKwik", "ppe://pay?": "PhonePe",
	} {
		text := head + "pa=a1@okaxis&pn=A&am=5.00&cu=INR"
		l := link(t, text)
		got, ok := l.App()
		require.True(t, ok)
		require.Equal(t, app, got.Name, text)
		require.Equal(t, emvqr.Info, severityOf(l, "APP"), text)
		a, ok := l.Account()
		require.True(t, ok, text)
		require.Equal(t, "a1@okaxis", a.VPA)
		require.Equal(t, "upi://pay?pa=a1@okaxis&pn=A&am=5.00&cu=INR", l.Unwrapped().String())
		require.Equal(t, errorsOf(l.Unwrapped()), errorsOf(l))
	}
	l := link(t, "intent://upi/pay?pa=a1@okaxis#Intent;scheme=tez;package=x;end")
	app, ok := l.App()
	require.True(t, ok)
	require.Equal(t, "Google Pay", app.Name)
	_, ok = link(t, "upi://pay?pa=a@b").App()
	require.False(t, ok)
}

func TestEveryAppHasASource(t *testing.T) {
	for _, scheme := range []string{"gpay", "TEZ", "kiwi", "whatsapp-consumer"} {
		app, ok := upi.LookupApp(scheme)
		require.True(t, ok)
		require.NotEmpty(t, app.Source)
		require.NotZero(t, app.Confidence)
	}
}

func TestEscapedSeparatorsAreNamedAndPayNoOne(t *testing.T) {
	for _, text := range []string{
		"upi://pay?pa=shop@icici&amp;pn=Shop&amp;am=10.00&amp;cu=INR", "upi://pay?pa=shop@icici&#38;pn=Shop&#38;am=10.00",
		"upi://pay?pa=shop@icici&#x26;am=10.00", "upi://pay?pa=shop@icici&amp;amp;am=10.00", "upi://pay?pa=shop@icici&AMP;am=10.00",
		`upi://pay?pa=shop@icici\u0026pn=Shop\u0026am=10.00`, `upi://pay?pa\u003dshop@icici\u0026am\u003d10.00`,
	} {
		require.Contains(t, errorsOf(link(t, text)), "ESCAPED", text)
		requireUnpaid(t, text)
	}
}

func TestANameThatIsNearlyOneIsNamed(t *testing.T) {
	for text, want := range map[string]string{
		"amt=10.00": "the amount is am", "amount=10": "the amount is am", "me=5411": "the category code is mc", "txn=x": "the note is tn",
		"AMT=10": "the amount is am", "curr=INR": "the currency is cu", "minam=1": "the minimum amount is mam", "vpa=x@y": "the payee is pa",
		"orgd=000000": "is orgid", "signature=x": "the signature is sign", "purpos=00": "is purpose",
	} {
		l := link(t, "upi://pay?pa=shop@bank&"+text)
		require.Equal(t, emvqr.Warning, severityOf(l, "UNKNOWN"), text)
		for f := range l.Findings() {
			if f.Rule == "UPI-LINK-UNKNOWN" {
				require.Contains(t, f.Message, want)
			}
		}
	}
	// Parameters of apps and of links for mandates, and what says nothing.
	for _, text := range []string{
		"mg=ONLINE", "mn=x", "mGr=OFFLINE", "paytmqr=1", "aid=x", "type=x", "rev=Y", "fam=2.00", "enTips=Y", "split=x", "m=", "amrule=MAX", "recur=x", "umn=x",
	} {
		require.Zero(t, severityOf(link(t, "upi://pay?pa=shop@bank&"+text), "UNKNOWN"), text)
	}
	require.Equal(t, emvqr.Warning, severityOf(link(t, "upi://pay?pa=shop@bank&\u0440\u0430=x@y"), "UNKNOWN"), "letters that look like pa")
}

func TestAPieceWithoutANameSaysWhereTheNameWasCut(t *testing.T) {
	l := link(t, "upi://pay?pa=shop@bank&pn=Tom & Co&am=5")
	require.Equal(t, []string{"NAMELESS"}, errorsOf(l))
	for f := range l.Findings() {
		if f.Rule == "UPI-LINK-NAMELESS" {
			require.Equal(t, strings.Index(l.String(), " Co"), f.Offset)
			require.Equal(t, "pn is cut off here by an &; in a value it is written %26", f.Message)
		}
	}
	requireUnpaid(t, l.String())
	for _, text := range []string{"upi://pay?pa=shop@bank&pn=A&B", "upi://pay?pa=shop@bank&=5", "upi://pay?pa=shop@bank&pn=R&D=x&E"} {
		require.Contains(t, errorsOf(link(t, text)), "NAMELESS", text)
	}
	require.Empty(t, errorsOf(link(t, "upi://pay?pa=shop@bank&tn&pn=x")), "a parameter that says nothing")
}

func TestAnEncodedAtIsAnInfo(t *testing.T) {
	l := link(t, "upi://pay?pa=shop%40icici&pn=Shop")
	require.Equal(t, emvqr.Info, severityOf(l, "ENCODED-AT"))
	a, ok := l.Account()
	require.True(t, ok)
	require.Equal(t, "shop@icici", a.VPA)
}

func TestAHeadThatIsNotWholeIsNamedAndTheValuesAreAsWritten(t *testing.T) {
	const query = "pa=shop@icici&pn=Shop&am=1.00&cu=INR"
	for text, first := range map[string]string{
		"upi://paytr=1234&" + query: "tr", "upi://pay&" + query: "pa", "upi:pay?" + query: "pa", "upi:/pay?" + query: "pa", "upi:///pay?" + query: "pa",
		"upi://pay/" + query: "pa", "upi://pay#" + query: "pa", "upi://" + query: "pa", "upi://pay%3F" + query: "pa", "upi://pay\uff1f" + query: "pa",
		"UPI://PAY;" + query: "pa", "tez://upi/pay&" + query: "pa", "upiGlobal:pay?" + query: "pa",
	} {
		l := link(t, text)
		require.Contains(t, errorsOf(l), "HEAD", text)
		require.Equal(t, "shop@icici", l.VPA(), text)
		require.Equal(t, "Shop", l.Name(), text)
		for p := range l.Params() {
			require.Equal(t, first, p.Name, text)
			break
		}
		requireUnpaid(t, text)
	}
	requireUnpaid(t, "upi://pay;pa=evil@bank?"+query)
	require.Equal(t, "1234", link(t, "upi://paytr=1234&"+query).Reference())
	l := link(t, "upi://pay/?"+query)
	require.Equal(t, emvqr.Info, severityOf(l, "HEAD-SLASH"))
	require.Empty(t, errorsOf(l))
}

func TestAPayeeThatIsNoAddressPaysNoOne(t *testing.T) {
	for vpa, rule := range map[string]string{
		"not-a-vpa": "VPA", "merchant@@paytm": "VPA", "@paytm": "VPA", "user@": "VPA", "@": "VPA", "a@b@c": "VPA", "%20@bank": "VPA", "user@%20": "VPA",
		"919876543210": "VPA", "shop%2540bank": "READERS",
		"shop@bank%E2%80%8B": "READERS", "shop@bank%00": "READERS", "shop@bank%00.evil": "READERS", "shop@bank%0A": "READERS", "shop@bank\n": "READERS", "sh\top@bank": "READERS",
		"\u017fhop@bank": "READERS", "shop@ban\u212a": "READERS",
	} {
		text := "upi://pay?pa=" + vpa + "&pn=Shop"
		require.Equal(t, []string{rule}, errorsOf(link(t, text)), vpa)
		requireUnpaid(t, text)
	}
	for vpa, rule := range map[string]string{
		"user@bank!": "VPA-FORM", "user%20name@bank": "VPA-FORM", "user@ba.nk": "VPA-FORM", "user@1bank": "VPA-FORM", "us!er@bank": "VPA-FORM",
		"sh%D0%BEp@bank": "VPA-ASCII",
	} {
		l := link(t, "upi://pay?pa="+vpa+"&pn=Shop")
		require.Empty(t, errorsOf(l), vpa)
		require.Equal(t, emvqr.Warning, severityOf(l, rule), vpa)
	}
}

func TestWhatEndsALinkEarlyForSomeReadersPaysNoOne(t *testing.T) {
	for _, text := range []string{
		"upi://pay?pn=Shop%00&pa=shop@bank", "upi://pay?pa=shop@bank&tn=x\x00&am=5", "upi://pay?pa=shop@bank&tn=x%00&am=5",
		"upi://pay?pn=Shop&pa=shop@b%3Dank", "upi://pay?pa=shop@bank&pn=Shop&ampam=9",
	} {
		require.Contains(t, errorsOf(link(t, text)), "READERS", text)
		requireUnpaid(t, text)
	}
	require.Empty(t, errorsOf(link(t, "upi://pay?pa=shop@bank&am=5&pn=Shop&tn=x%00&sign=MEQ=")), "nothing that decides comes after it")
}

func TestAnIntentThatReadersTakeForAnotherLinkPaysNoOne(t *testing.T) {
	for _, fragment := range []string{
		"scheme=upi;scheme=https;end", "scheme=https;scheme=upi;end", "scheme=upi;scheme=upi;end", "SCHEME=upi;end", "scheme=UPI;Scheme=gpay;end",
		"scheme=upi;S.pa=evil@bank;end", "scheme=upi;S.PA=evil@bank;end", "scheme=upi;S.am=500;end", "scheme=upi;SEL;scheme=https;end", "scheme=upi;SEL;end",
		"scheme=upi", "scheme=upi;end;S.am=5", "scheme=upi;S.x=#;end",
	} {
		text := "intent://pay?pa=shop@bank&pn=Shop#Intent;" + fragment
		requireUnpaid(t, text)
		require.Contains(t, errorsOf(link(t, text)), "HEAD", fragment)
	}
	for _, fragment := range []string{
		"scheme=upi;end", "scheme=upi;package=x;end;", "action=android.intent.action.VIEW;scheme=upi;S.browser_fallback_url=https%3A%2F%2Fshop.example;end", "scheme=upi;S.pn=Shop;end",
	} {
		l := link(t, "intent://pay?pa=shop@bank&pn=Shop#Intent;"+fragment)
		require.Empty(t, errorsOf(l), fragment)
		_, ok := l.Account()
		require.True(t, ok, fragment)
	}
}

func TestALinkWithABrokenHeadIsNotMendedByUnwrapping(t *testing.T) {
	for _, text := range []string{
		"gpay://upi/pay&pa=shop@bank&am=5", "gpay:upi/pay?pa=shop@bank", "tez://upi/paypa=shop@bank", "phonepe:///pay?pa=shop@bank",
		"intent:pay?pa=shop@bank#Intent;scheme=upi;end", "intent://pay?pa=shop@bank#Intent;scheme=upi;scheme=https;end",
	} {
		l := link(t, text)
		require.Equal(t, l, l.Unwrapped(), text)
		requireUnpaid(t, l.Unwrapped().String())
	}
}
