package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
)

// scan asks the service about a text, over its socket, and reads the answer as the type
// that the document is made of: a member more or less is an error.
func (r running) scan(t testing.TB, text string, wallet ...string) payment {
	return r.scanBody(t, scanOf(text, wallet...))
}

func (r running) scanBody(t testing.TB, body string) (out payment) {
	response, err := http.Post(r.url+"/v1/scan", "application/json", strings.NewReader(body))
	require.NoError(t, err)
	defer response.Body.Close()
	require.Equal(t, http.StatusOK, response.StatusCode)
	require.NoError(t, json.UnmarshalRead(response.Body, &out, json.RejectUnknownMembers(true)))
	return out
}

// values are the values of the account of an answer, nil where there is none.
func (p *payment) values() map[string]string {
	if p.Account.is == nil {
		return nil
	}
	values := map[string]string{}
	for _, l := range p.Account.is.Values {
		values[l.Key] = l.Value
	}
	return values
}

// codes are the codes of the reasons.
func (p *payment) codes() (codes []string) {
	for _, r := range p.Reasons {
		codes = append(codes, r.Code)
	}
	return codes
}

// says are the reasons as one text.
func (p *payment) says() string {
	var b strings.Builder
	for _, r := range p.Reasons {
		b.WriteString(r.Code + " " + r.Path + ": " + r.Text + "\n")
	}
	return b.String()
}

// isPaid asks that the answer is one to pay.
func isPaid(t testing.TB, out payment) {
	require.Equal(t, "pay", out.Decision, out.says())
	require.Empty(t, out.Reasons)
}

// isRefused asks that the answer pays nobody and says why.
func isRefused(t testing.TB, out payment) {
	require.Equal(t, "refuse", out.Decision)
	require.Nil(t, out.Account.is)
	require.Nil(t, out.Payee.is)
	require.NotEmpty(t, out.Reasons)
}

func TestTheServiceAnswersWhoToPayAndHowMuch(t *testing.T) {
	out := start(t).scan(t, thai(t), "alipayplus", "promptpay")
	isPaid(t, out)
	require.Equal(t, "mpm", out.Kind)
	require.Equal(t, "promptpay", out.Network)
	require.Equal(t, map[string]string{"biller_id": "010753600031501", "ref1": "TABLE12"}, out.values())
	require.Equal(t, "010753600031501", out.Payee.is.Value)
	require.NotEqual(t, out.Payee.is.Value, out.Payee.is.Masked)
	minor := int64(12500)
	require.Equal(t, money{State: "fixed", Value: "125.00", Minor: &minor}, out.Amount)
	require.Equal(t, "THB", out.Currency)
	require.Equal(t, tip{Kind: "fixed", Fee: "5.00"}, out.Tip)
	require.Equal(t, "alipayplus", out.Passed[0].Network)
	require.Equal(t, "TABLE12", out.Reference)
	require.Equal(t, "Noodle House", out.Merchant.Name)
}

// TestTheTypesOfTheDocumentAreWhatIsWritten: the library writes the answer, and the types
// beside it say so. Both ways, for every sample: nothing is missing in either.
func TestTheTypesOfTheDocumentAreWhatIsWritten(t *testing.T) {
	for _, text := range allSamples(t) {
		for _, wallet := range []profiles.Wallet{knownNetworks(), {}} {
			answer := profiles.Read(text, wallet, noon)
			written := answer.AppendJSON(nil)
			var typed payment
			require.NoError(t, json.Unmarshal(written, &typed, json.RejectUnknownMembers(true)), text)
			again, err := json.Marshal(typed)
			require.NoError(t, err)
			require.JSONEq(t, string(written), string(again), text)
		}
	}
}

func TestNothingBrokenIsEverOfferedForPayment(t *testing.T) {
	service := start(t)
	good := thai(t)
	for name, scanned := range map[string]string{
		"wrong checksum":   good[:len(good)-4] + "0000",
		"truncated":        good[:40],
		"no code":          "hello",
		"payer's code":     "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=",
		"unreadable fee":   seal(strings.Replace(good[:len(good)-8], "56045.00", "5604x.00", 1)),
		"unread amount":    seal(strings.Replace(good[:len(good)-8], "125.00", "12,500", 1)),
		"nothing payable":  seal("000201" + "0212400000000000" + "5802TH"),
		"escape sequences": "\x1b[2J\u202e",
	} {
		t.Run(name, func(t *testing.T) { isRefused(t, service.scan(t, scanned, "promptpay")) })
	}
}

func TestNothingWithAnErrorIsEverOffered(t *testing.T) {
	visa := "00020102164000123456789014520452515303840"
	service := start(t)
	for name, c := range map[string]struct{ scanned, says string }{
		"two amounts":               {"00020115314764076447640764123456789012345540510.0054079999.005204581253037645802TH5912Noodle House6007Bangkok63047C0C", "54"},
		"two payees of one network": {seal("000201153147640764476407641234567890123451531999999999999999999999999999999952045812530376454041.005802TH5912Noodle House6007Bangkok"), "15"},
		"an amount of zero":         {seal(visa + "54010" + "5802US5911ABC Hammers6008New York"), "expected an amount above zero"},
		"Visa without 59 and 60":    {seal(visa + "5802US"), "59"},
		"two readings by length":    {"000201153147640764476407641234567890123455204581253037645802TH5912Noodle House6007Bangkok64250002ZH0115最最最最最5406999.006304BF74", "TEXT-TWO-READINGS"},
		"two payees of a link":      {"upi://pay?pa=shop@bank&pn=Shop&pa=thief@bank", "PAYEE"},
		"a page, not a code":        {"https://qr.95516.com/qrcGtwWeb-web/api/userAuth?version=1.0.0&redirectUrl=", "sign-in page"},
		"a host like Alipay's":      {"https://qr.alipay.com.evil.example/fkx000000000000000000", "leads elsewhere"},
		"dollars for PromptPay":     {seal(thai(t)[:len(thai(t))-8], "53", "840"), "53"},
	} {
		t.Run(name, func(t *testing.T) {
			out := service.scan(t, c.scanned, knownNetworks()...)
			isRefused(t, out)
			require.Contains(t, strings.ToLower(out.says()), strings.ToLower(c.says))
		})
	}
}

func TestTipsAndFeesAreTyped(t *testing.T) {
	service := start(t)
	const open = "00020101021102164000123456789014520458125303840"
	const shop = "5802US5912Noodle House6008New York"
	for name, c := range map[string]struct {
		tip  string
		want tip
	}{
		"none":               {"", tip{Kind: "none"}},
		"the payer is asked": {"550201", tip{Kind: "prompt"}},
		"a fee":              {"55020256041.50", tip{Kind: "fixed", Fee: "1.50"}},
		"a percentage":       {"55020357015", tip{Kind: "percentage", Percent: "5"}},
	} {
		out := service.scan(t, seal(open+c.tip+shop), "visa")
		isPaid(t, out)
		require.Equal(t, c.want, out.Tip, name)
		require.Equal(t, money{State: "open"}, out.Amount, name)
		require.Equal(t, "USD", out.Currency, name)
	}
	for _, tip := range []string{"550202", "550203", "5502025603abc", "5502035703100", "55020256010"} {
		isRefused(t, service.scan(t, seal(open+tip+shop), "visa"))
	}
}

func TestATimeThatCannotBeNowIsNeverPaid(t *testing.T) {
	for _, year := range []int{1, 1970, 9999} {
		at := time.Date(year, 12, 31, 12, 0, 0, 0, time.UTC)
		service := startWith(t, quick, options{now: func() time.Time { return at }})
		out := service.scan(t, thai(t), "promptpay")
		require.Equal(t, "ask", out.Decision, "the service's clock shows %d", year)
		require.Equal(t, []string{profiles.Clock}, out.codes())

		out = start(t).scanBody(t, jsonOf(t, object{"scanned": thai(t), "networks": []string{"promptpay"}, "at": at}))
		require.Equal(t, "ask", out.Decision, "the app's clock shows %d", year)
		require.Equal(t, []string{profiles.Clock}, out.codes())
	}
}

func TestTheTimeOfTheRequestDecidesAboutAnExpiry(t *testing.T) {
	service := start(t)
	const link = "upi://pay?pa=shop@bank&pn=Shop&am=1.00&cu=INR&QRexpire=2026-01-02T12:30:00Z"
	isPaid(t, service.scan(t, link, "upi"))
	isRefused(t, service.scanBody(t, jsonOf(t, object{"scanned": link, "networks": []string{"upi"}, "at": "2026-01-02T12:30:00Z"})))
	isPaid(t, service.scanBody(t, jsonOf(t, object{"scanned": link, "networks": []string{"upi"}, "at": "2026-01-02T13:59:00+01:30"})))
}

// signed is a UPI link with a signature.
const signed = "upi://pay?pa=shop@bank&pn=Shop&am=1.00&cu=INR&mode=02&orgid=000000&sign=MEUCIQDKn8iSGRKqCBoRKqyNTBYxNpGWl3fGm8RuXQ2LYQhlMQIgKDCg3kFqJmFrXVYz1nM="

func TestASignatureIsWhatTheVerifierSays(t *testing.T) {
	for name, c := range map[string]struct {
		verify          profiles.Verifier
		signed, becomes string
	}{
		"nobody has the key":    {nil, "unverified", ""},
		"it holds":              {func(_, _ string) error { return nil }, "verified", ""},
		"it does not":           {func(_, _ string) error { return profilesError{} }, "rejected", "refuse"},
		"the verifier panics":   {func(_, text string) error { panic(text) }, "rejected", "refuse"},
		"it reads past the end": {func(_, text string) error { return fmt.Errorf("%c", text[len(text)]) }, "rejected", "refuse"},
	} {
		t.Run(name, func(t *testing.T) {
			service := startWith(t, quick, options{verify: c.verify})
			out := service.scan(t, signed, "upi")
			require.Equal(t, c.signed, out.Signed)
			if c.becomes == "refuse" {
				isRefused(t, out)
				require.Contains(t, out.codes(), profiles.BadSignature)
			} else {
				require.NotEqual(t, "refuse", out.Decision, out.says())
			}
			require.NoError(t, service.stop())
			require.NotContains(t, service.log.String(), "shop@bank")
		})
	}
}

type profilesError struct{}

func (profilesError) Error() string { return "the key is another" }
