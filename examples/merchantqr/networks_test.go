package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

var (
	thai = []string{
		"compose", "--name=Noodle House", "--city=Bangkok", "--mcc=5812",
		"--account=promptpay:biller_id=010753600031501,ref1=TABLE12",
		"--account=unionpay:acquirer_iin=47640764,forwarding_iin=47640764,merchant_id=123456789012345",
		"--account=visa:number=4000123456789017", "--account=mastercard:number=541234567890123",
		"--account=alipayplus:url=https://qr.alipay.com/fkx000000000000000000",
	}
	indonesian = []string{
		"compose", "--name=Warung", "--city=Jakarta", "--mcc=5812", "--postal-code=10110",
		"--account=qris:guid=COM.EXAMPLE.WWW,pan=936000140000000000,merchant_id=1,criteria=UMI,nmid=ID1020000000001",
		"--account=unionpay:acquirer_iin=26000360,forwarding_iin=26000360,merchant_id=123456789012345",
	}
	indian = []string{
		"compose", "--name=Chai House", "--city=Mumbai", "--mcc=5812", "--postal-code=400001", "--initiation=static",
		"--account=upi:vpa=shop@ybl", "--account=rupay:number=6521000000000007", "--account=visa:number=4000123456789017",
	}
)

func compose(t *testing.T, args []string) string {
	t.Helper()
	got := callWith("", args...)
	require.Equal(t, exitOK, got.status, got.err)
	return strings.TrimSuffix(got.out, "\n")
}

func TestComposedCodesAreReadByTheirNetworks(t *testing.T) {
	for name, c := range map[string]struct {
		args     []string
		networks string
	}{
		"Thai":       {thai, "alipayplus mastercard promptpay unionpay visa"},
		"Indonesian": {indonesian, "qris unionpay"},
		"Indian":     {indian, "rupay upi visa"},
	} {
		t.Run(name, func(t *testing.T) {
			text := compose(t, c.args)
			l := parseLine(t, callWith("", "inspect", "--json", text).out)
			assert.True(t, l.OK)
			assert.Equal(t, strings.Fields(c.networks), l.Networks)
			readable := callWith("", "readable", text).out
			for _, slug := range l.Networks {
				assert.Regexp(t, `(?m)^`+slug+` +yes`, readable)
			}
		})
	}
}

func TestJSONOfNetworks(t *testing.T) {
	text := compose(t, thai) + "\n" + compose(t, indonesian) + "\n" + compose(t, indian) + "\nhttps://example.org/?q=" + compose(t, thai) +
		"\nupi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR&pa=thief@ybl\nhQVDUFYwMWEU\n"
	golden(t, "networks.json.golden", callWith(text, "inspect", "--json").out)
	golden(t, "networks.golden", callWith(text, "inspect", "--wallets").out)
}

func TestAWrongChecksumStillShowsWhoseTheCodeIs(t *testing.T) {
	text := compose(t, thai)
	l := parseLine(t, callWith("", "inspect", "--json", text[:len(text)-4]+"0000").out)
	assert.False(t, l.OK)
	assert.Len(t, l.Accounts, 5)
}

// forms is what the labels of native.tsv begin with, and their kind and format.
var forms = [][3]string{
	{"UnionPay URL", "uri", "unionpay-url"}, {"UnionPay CPM", "cpm", "cpm"}, {"Alipay URL", "uri", "alipay-url"},
	{"Alipay+", "uri", "alipayplus-url"}, {"WeChat", "uri", "wechat-url"}, {"aggregator URL", "uri", "wepayez"},
	{"PayMe", "uri", "payme"}, {"Kakao Pay", "uri", "kakaopay"}, {"TWQR", "uri", "twqrp"},
	{"qPay web link", "mpm", ""}, {"QPay deep link", "mpm", ""}, {"UPI Global", "uri", "upi-global"}, {"UPI", "uri", "upi"},
	{"Raast", "other", "raast-p2p"}, {"ELQR", "other", "elqr"}, {"SBP", "uri", "sbp"},
}

func TestEveryNativeFormIsShownAsItsLabelSays(t *testing.T) {
	labels, texts := column(t, "native.tsv", 0), column(t, "native.tsv", 1)
	lines := strings.Split(callWith(strings.Join(texts, "\n"), "inspect", "--json").out, "\n")
	const named = 76 // of the rows after it the notes name the format, which the package native tests
	for i, label := range labels[:named] {
		found := false
		for _, form := range forms {
			if strings.HasPrefix(label, form[0]) {
				l := parseLine(t, lines[i])
				assert.Equal(t, form[1:], []string{l.Kind, l.Format}, texts[i])
				found = true
				break
			}
		}
		assert.True(t, found, label)
	}
}

func TestConflictsNameTheSmallestSet(t *testing.T) {
	got := callWith("", append(thai, indonesian[5])...)
	assert.Equal(t, exitNotOK, got.status)
	assert.Contains(t, got.err, "promptpay needs 764 in 53, qris needs 360")
	assert.Contains(t, got.err, "smallest set that cannot stand together: promptpay and qris")
}

func TestAccountsOfAFileAreThoseOfFlags(t *testing.T) {
	flags := compose(t, []string{"compose", "--name=Noodle House", "--city=Bangkok", "--mcc=5812", thai[4], thai[6]})
	assert.Equal(t, flags, compose(t, []string{"compose", "--file=testdata/noodle-house.yaml"}))
	got := callWith(`{"name":"Noodle House","city":"Bangkok","mcc":"5812","accounts":[{"network":"promptpay","biller_id":"010753600031501","ref1":"TABLE12"},{"network":"visa","number":"4000123456789017"}]}`, "compose", "-f", "-")
	assert.Equal(t, flags, strings.TrimSpace(got.out), got.err)
}

func TestAddAndRemoveUndoEachOther(t *testing.T) {
	before := compose(t, thai[:7])
	got := callWith(before, "add", thai[7])
	require.Equal(t, exitOK, got.status, got.err)
	assert.Equal(t, before+"\n", callWith(got.out, "remove", "--network", "mastercard").out)
	assert.Equal(t, exitNotOK, callWith(before, "remove", "--network", "jcb").status)
}

func TestConversions(t *testing.T) {
	got := callWith(compose(t, thai), "convert", "dynamic", "--amount", "125", "--tip", "prompt", "--reference", "INV-7")
	require.Equal(t, exitOK, got.status, got.err)
	code := emvqr.MustParse(strings.TrimSpace(got.out))
	for path, want := range map[emvqr.Path]string{emvqr.P(1): "12", emvqr.P(54): "125.00", emvqr.P(55): "01", emvqr.P(62, 5): "INV-7"} {
		value, _ := code.Get(path)
		assert.Equal(t, want, value)
	}
	got = callWith(compose(t, indian), "convert", "upi")
	assert.Contains(t, got.out, "upi://pay?")
	assert.Contains(t, got.err, "not carried over: 60 Merchant City")
	got = callWith("", "convert", "barcode", `|010753600031501\rTABLE12\rINV7\r12500`)
	assert.Contains(t, got.out, "5406125.00", got.err)
}

func TestAQRISCodeBecomesDynamicInRupiahAsGiven(t *testing.T) {
	got := callWith(compose(t, indonesian), "convert", "dynamic", "--amount", "10000", "--tip", "fixed=2500")
	require.Equal(t, exitOK, got.status, got.err)
	code := emvqr.MustParse(strings.TrimSpace(got.out))
	for path, want := range map[emvqr.Path]string{emvqr.P(1): "12", emvqr.P(54): "10000", emvqr.P(55): "02", emvqr.P(56): "2500"} {
		value, _ := code.Get(path)
		assert.Equal(t, want, value)
	}
	got = callWith(compose(t, indonesian), "convert", "dynamic", "--amount", "10.000,00")
	assert.Equal(t, exitNotOK, got.status)
	assert.Contains(t, got.err, "not an amount: ")
	assert.Empty(t, got.out)
}

func TestALinkBecomesABharatQRCode(t *testing.T) {
	link := "upi://pay?pa=shop@ybl&pn=Chai%20House&mc=5812&cu=INR&sign=abc"
	got := callWith(link, "convert", "bharat", "--city", "Mumbai", "--postal-code", "400001", indian[7])
	require.Equal(t, exitOK, got.status, got.err)
	assert.Contains(t, got.err, "not carried over: sign")
	l := parseLine(t, callWith("", "inspect", "--json", strings.TrimSpace(got.out)).out)
	assert.Equal(t, []string{"rupay", "upi"}, l.Networks)
	assert.Equal(t, exitNotOK, callWith("upi://pay?pn=Nobody", "convert", "bharat", "--city", "Mumbai").status)
	got = callWith(link, "convert", "bharat")
	assert.Equal(t, exitNotOK, got.status)
	assert.Contains(t, got.err, "--city: Merchant City is missing", "a link names none")
}

func TestRouteTellsAProgramWhatToPay(t *testing.T) {
	var answer struct {
		Pay    *struct{ Network, Path string }
		Passed []struct {
			Network string
			Why     []string
		}
	}
	got := callWith(compose(t, thai), "route", "--wallet", "upi,promptpay,visa", "--json")
	require.Equal(t, exitOK, got.status, got.err)
	require.NoError(t, json.Unmarshal([]byte(got.out), &answer))
	assert.Equal(t, "promptpay", answer.Pay.Network)
	assert.Equal(t, "30", answer.Pay.Path)
	require.Len(t, answer.Passed, 1)
	assert.Equal(t, "upi", answer.Passed[0].Network)
	assert.NotEmpty(t, answer.Passed[0].Why)

	answer.Pay = nil
	got = callWith(compose(t, thai), "route", "--wallet", "upi", "--json")
	assert.Equal(t, exitNotOK, got.status)
	require.NoError(t, json.Unmarshal([]byte(got.out), &answer))
	assert.Nil(t, answer.Pay)
}

func TestReadableTellsAProgramWhoReadsTheCode(t *testing.T) {
	got := callWith(compose(t, indian), "readable", "--json")
	require.Equal(t, exitOK, got.status, got.err)
	answers := map[string]string{}
	for line := range strings.Lines(got.out) {
		var reading struct {
			Network, Answer string
			Why             []string
		}
		require.NoError(t, json.Unmarshal([]byte(line), &reading))
		assert.Equal(t, reading.Answer == "yes", len(reading.Why) == 0, line)
		answers[reading.Network] = reading.Answer
	}
	for slug, want := range map[string]string{"upi": "yes", "rupay": "yes", "visa": "yes", "qris": "no", "promptpay": "no"} {
		assert.Equal(t, want, answers[slug], slug)
	}
}

func TestPicturesAreWritten(t *testing.T) {
	dir := t.TempDir()
	for name, start := range map[string]string{"code.png": "\x89PNG", "code.SVG": "<svg"} {
		file := filepath.Join(dir, name)
		got := callWith("", append(thai, "--out", file)...)
		require.Equal(t, exitOK, got.status, got.err)
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.True(t, strings.HasPrefix(string(data), start), name)
	}
	assert.Contains(t, callWith("", "draw", abcHammers).out, "█▀▀▀▀▀█")
}

func TestEveryFormHasAName(t *testing.T) {
	for form := range profiles.Forms() {
		assert.NotEmpty(t, form.Name, form.Format)
	}
}
