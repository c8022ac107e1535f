package profiles_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

const (
	noodleCode = "00020129370016A0000006770101110113006681234567853037645802TH5901A6001B63042BFD"
	shopURL    = "upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR"
)

// reads are texts that came out wrong once, by kind, and what Read says of them.
var reads = []struct {
	name, text string
	wallet     profiles.Wallet
	decision   profiles.Decision
	code       string // of the first reason
}{
	{"two amounts for readers that count bytes", "000201153147640764476407641234567890123455204581253037645802TH5912Noodle House6007Bangkok64250002ZH0115最最最最最5406999.006304BF74", profiles.Wallet{"unionpay"}, profiles.Refuse, "TEXT-TWO-READINGS"},
	{"a link that reads decoded as another payee", "https://pay.example/q?code=00020180870019com.example.oyfyqsr0160%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41153147640764476407641234567890123458136Z153199999999999999999999999999999995204581253037645802TH5912Noodle House6007Bangkok6304BEE0", profiles.Wallet{"unionpay"}, profiles.Refuse, "WRAPPED-TWO-READINGS"},
	{"two amounts", "00020115314764076447640764123456789012345540510.0054079999.005204581253037645802TH5912Noodle House6007Bangkok63047C0C", profiles.Wallet{"unionpay"}, profiles.Refuse, "MPM-4.3.1.2-UNIQ"},
	{"an amount twice in a link", "upi://pay?pa=shop@bank&pn=Shop&am=5.00&am=50000.00&cu=INR", profiles.Wallet{"upi"}, profiles.Refuse, "UPI-LINK-TWO-AMOUNTS"},
	{"a payee twice in a link", "upi://pay?pa=shop@bank&pn=Shop&pa=evil@bank&cu=INR", profiles.Wallet{"upi"}, profiles.Refuse, "UPI-LINK-TWO-PAYEES"},
	{"a letter that only looks like i", "https://qr.alİpay.com/fkx000000000000000000", profiles.Wallet{"alipayplus"}, profiles.Refuse, profiles.NotPayment},
	{"a host in punycode", "https://qr.xn--alpay-o4a.com/28100004abcdefgh", profiles.Wallet{"alipayplus"}, profiles.Refuse, profiles.NotPayment},
	{"a host that is nobody's", "https://evil.example/28100004abcdefgh", profiles.Wallet{"alipayplus"}, profiles.Ask, "ALIPAYPLUS-LINK-HOST-UNKNOWN"},
	{"a look-alike of UnionPay's host", "https://qr.95516.com.evil.example/00010000/62028489073949969691921655610979", profiles.Wallet{"unionpay"}, profiles.Refuse, profiles.NotPayment},
	{"a link of one app", "tez://upi/pay?pa=a1@okaxis&pn=A", profiles.Wallet{"upi"}, profiles.Pay, ""},
	{"separators that HTML escaped", "upi://pay?pa=shop@icici&amp;pn=Shop&amp;am=10.00&amp;cu=INR", profiles.Wallet{"upi"}, profiles.Refuse, "UPI-LINK-ESCAPED"},
	{"no question mark", "upi://paytr=1234&pa=shop@icici&pn=Shop&am=1.00&cu=INR", profiles.Wallet{"upi"}, profiles.Refuse, "UPI-LINK-HEAD"},
	{"no bank in the address", "upi://pay?pa=not-a-vpa&pn=A", profiles.Wallet{"upi"}, profiles.Refuse, "UPI-LINK-VPA"},
	{"a code behind a question mark", "https://example.org/?000201021640001234567890125204525153038405402105802US5911ABC%20Hammers6008New%20York6304F2C6", profiles.Wallet{"visa"}, profiles.Pay, ""},
	{"an amount of thousands in a link", "upi://pay?pa=shop@ybl&pn=Shop&am=10.000&cu=INR", profiles.Wallet{"upi"}, profiles.Refuse, "UPI-LINK-AMOUNT-DECIMALS"},
	{"a bill", "|099999999999990\r111222333444\r\r12500", profiles.Wallet{"promptpay"}, profiles.Pay, ""},
	{"an amount of zero in a form of its own", "SPD*1.0*ACC:CZ2806000000000168540115*AM:0.00*CC:CZK", profiles.Wallet{"spayd"}, profiles.Ask, profiles.BadAmount},
	{"a form that is paid by its format", "SPD*1.0*ACC:CZ2806000000000168540115*AM:450.00*CC:CZK", profiles.Wallet{"spayd"}, profiles.Pay, ""},
	{"leave to collect by direct debit", "SCD*1.0*ACC:CZ2806000000000168540115*AM:450.00*CC:CZK", profiles.Wallet{"spayd"}, profiles.Refuse, "SPAYD-COLLECTION"},
	{"a standing order", "SPD*1.0*ACC:CZ2806000000000168540115*AM:450.00*CC:CZK*FRQ:1M", profiles.Wallet{"spayd"}, profiles.Ask, "SPAYD-STANDING"},
	{"an amount that some readers see", "SPD*1.0*ACC:CZ2806000000000168540115*am:450.00*CC:CZK", profiles.Wallet{"spayd"}, profiles.Refuse, "FORM-KEY-TWICE"},
	{"a form that the wallet does not name", "SPD*1.0*ACC:CZ2806000000000168540115*AM:450.00*CC:CZK", profiles.Wallet{"upi"}, profiles.Refuse, profiles.NoNetwork},
	{"a slip", "0041000600000101030140220014242082547BPM049885102TH9104ABCD", profiles.Wallet{"promptpay"}, profiles.Refuse, "PROMPTPAY-SLIP-CRC"},
	{"a wrong checksum", strings.TrimSuffix(noodleCode, "2BFD") + "0000", profiles.Wallet{"promptpay"}, profiles.Refuse, profiles.Unreadable},
	{"a network that the wallet has not", noodleCode, profiles.Wallet{"visa"}, profiles.Refuse, profiles.NoNetwork},
	{"a wallet without networks", noodleCode, nil, profiles.Refuse, profiles.NoNetwork},
	{"a wallet of networks that nobody knows", noodleCode, profiles.Wallet{"nopay", ""}, profiles.Refuse, profiles.NoNetwork},
	{"nothing", "", profiles.Wallet{"promptpay"}, profiles.Refuse, profiles.UnknownText},
	{"ten megabytes", strings.Repeat("0", 10<<20), profiles.Wallet{"promptpay"}, profiles.Refuse, profiles.UnknownText},
	{"ten megabytes that begin as a code", "000201" + strings.Repeat("0", 10<<20), profiles.Wallet{"promptpay"}, profiles.Refuse, profiles.Unreadable},
	{"a contact", "BEGIN:VCARD\nFN:A\nEND:VCARD", profiles.Wallet{"promptpay"}, profiles.Refuse, profiles.NotPayment},
}

func TestWhatCameOutWrongOnceIsReadRight(t *testing.T) {
	for _, c := range reads {
		t.Run(c.name, func(t *testing.T) {
			began := time.Now()
			p := profiles.Read(c.text, c.wallet, today)
			require.Equal(t, c.decision, p.Decision, "%v", p.Reasons)
			if c.code == "" {
				require.Empty(t, p.Reasons)
				require.NotEmpty(t, p.Payee.Value)
				return
			}
			require.Equal(t, c.code, p.Reasons[0].Code, "%v", p.Reasons)
			for _, r := range p.Reasons {
				require.True(t, r.Code == r.Finding.Rule || slices.Contains(slices.Collect(profiles.ReasonCodes()), r.Code), r.Code)
			}
			require.Equal(t, p.Decision == profiles.Refuse, p.Account == nil && p.Payee.Value == "")
			require.True(t, json.Valid(p.AppendJSON(nil)))
			require.Less(t, time.Since(began), 5*time.Second)
		})
	}
}

func TestNothingIsPaidByAClockThatCannotBeRight(t *testing.T) {
	for _, now := range []time.Time{
		{}, time.Date(1, 2, 3, 0, 0, 0, 0, time.UTC), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), time.Unix(0, 0), time.Unix(1<<60, 0),
	} {
		for _, text := range []string{noodleCode, shopURL} {
			p := profiles.Read(text, profiles.Wallet{"promptpay", "upi"}, now)
			require.Equal(t, profiles.Ask, p.Decision, "%s at %v", text, now)
			require.Equal(t, profiles.Clock, p.Reasons[0].Code)
		}
	}
}

func TestASignatureIsVerifiedByTheCallerAndAPanicIsNoYes(t *testing.T) {
	const signed = shopURL + "&sign=MEUCIQDa"
	wallet := profiles.Wallet{"upi"}
	read := func(verify profiles.Verifier) profiles.Payment {
		return profiles.Known().At(today).Verifying(verify).Read(signed, wallet)
	}
	require.Equal(t, profiles.Unverified, profiles.Read(signed, wallet, today).Signed)
	asked := ""
	p := read(func(format, text string) error { asked = format + " " + text; return nil })
	require.Equal(t, "upi "+signed, asked)
	require.Equal(t, profiles.Verified, p.Signed)
	require.Equal(t, profiles.Pay, p.Decision)
	for name, verify := range map[string]profiles.Verifier{
		"refuses": func(string, string) error { return errors.New("wrong key") },
		"panics":  func(string, string) error { panic("a@bank") },
		"fails":   func(_, text string) error { return []error{nil}[len(text):][0] },
	} {
		p := read(verify)
		require.Equal(t, profiles.Refuse, p.Decision, name)
		require.Equal(t, profiles.Rejected, p.Signed, name)
		require.Equal(t, profiles.BadSignature, p.Reasons[0].Code, name)
		require.NotContains(t, p.Reasons[0].Text, "a@bank")
	}
}

func TestReadFillsInWhatTheRowsMean(t *testing.T) {
	code, err := profiles.Compose(noodleHouse, thaiBill)
	require.NoError(t, err)
	p := profiles.Read(code.String(), profiles.Wallet{"visa", "promptpay"}, today)
	require.Equal(t, profiles.Pay, p.Decision, "%v", p.Reasons)
	require.Equal(t, "promptpay", p.Network)
	require.Equal(t, profiles.Payee{Type: network.PayeeBiller, Key: "biller_id", Label: "Biller ID", Value: thaiBill.BillerID}, p.Payee)
	require.Equal(t, thaiBill.Ref1, p.Reference)
	require.Equal(t, noodleHouse.Name, p.Merchant.Name)
	require.Equal(t, "THB", p.Currency.Alpha)
	require.Equal(t, profiles.OpenAmount, p.Amount.State)
	require.Empty(t, p.Others)
	require.Len(t, p.Passed, 1)
	require.Equal(t, "visa", p.Passed[0].Network)
	require.NotContains(t, p.Payee.Masked(), thaiBill.BillerID[:8])
}

func TestWhatElseIsInACodeIsTold(t *testing.T) {
	why := func(wallet ...string) (whys []string) {
		for _, o := range profiles.Read(thaiCode(t).String(), wallet, today).Others {
			whys = append(whys, o.Path.String()+" "+o.Network+": "+o.Why)
		}
		return whys
	}
	require.Equal(t, []string{
		"02 visa: it is not among the networks of the wallet", "04 mastercard: it is not among the networks of the wallet",
		"15 unionpay: the wallet prefers promptpay, or is surer of it", "26 alipayplus: it is not among the networks of the wallet",
	}, why("promptpay", "unionpay"))
	require.Len(t, why("jcb"), 5)
}

// Every value that names a payee has a type, so that no wallet has to know the keys of
// tables.
func TestEveryPayeeOfATableHasAType(t *testing.T) {
	check := func(table, key string, means network.Meaning, is network.PayeeType) {
		switch means {
		case network.Payee, network.Link, network.Token:
			require.NotEqual(t, network.PayeeOther, is, "%s: give the row %q its Payee, or its key a type in network/payee.go", table, key)
		}
	}
	for n := range profiles.Networks() {
		for _, k := range n.Kinds {
			for _, key := range k.Keys {
				check(n.Slug, key, k.Row(key).Means, k.Row(key).PayeeType())
			}
		}
	}
	for form := range profiles.Forms() {
		for i := range form.Fields {
			f := &form.Fields[i]
			check(form.Format, f.Key, f.Means, f.PayeeType())
		}
	}
}

// Forms say how an amount is written, or it is not read; currencies exist.
func TestEveryAmountOfAFormIsReadAsItsTableSays(t *testing.T) {
	for form := range profiles.Forms() {
		for _, f := range form.Fields {
			require.True(t, f.Sum == nil || f.Means == network.Amount || f.Means == network.AmountMin, "%s: %s", form.Format, f.Key)
			if f.Sum == nil {
				continue
			}
			for _, currency := range []string{f.Sum.Currency, f.Sum.Home} {
				c, ok := emvqr.LookupCurrency(currency)
				require.True(t, currency == "" || ok && c.Alpha == currency, "%s: %s", form.Format, currency)
			}
		}
	}
	for _, c := range []struct {
		sum         network.Sum
		text, named string
		want, fault string
	}{
		{network.Sum{}, "12.30", "EUR", "12.30 EUR", ""},
		{network.Sum{Currency: "SEK", Comma: true}, "12,5", "", "12.5 SEK", ""},
		{network.Sum{Currency: "SEK", Comma: true}, "1.000,50", "", "", emvqr.ErrAmount.Error()},
		{network.Sum{Currency: "EUR", Minor: 2}, "00000001250", "", "12.50 EUR", ""},
		{network.Sum{Currency: "EUR", Minor: 2}, "12.50", "", "", emvqr.ErrAmount.Error()},
		{network.Sum{Minor: network.OfCurrency}, "1250", "JPY", "1250 JPY", ""},
		{network.Sum{Marked: true}, "HUF5000", "", "5000 HUF", ""},
		{network.Sum{Marked: true, Comma: true}, "RSD6840,50", "", "6840.50 RSD", ""},
		{network.Sum{Currency: "PLN", Minor: 2, Open: "000000"}, "000000", "", " PLN", ""},
		{network.Sum{Home: "INR"}, "10", "", "10 INR", ""},
		{network.Sum{Home: "INR"}, "10", "USD", "10 USD", ""},
		{network.Sum{}, "10", "", "", network.ErrCurrency.Error()},
		{network.Sum{}, "10", "XXX9", "", network.ErrCurrency.Error()},
		{network.Sum{}, "10.000", "USD", "", emvqr.ErrPrecision.Error()},
		{network.Sum{}, "-1", "USD", "", emvqr.ErrAmount.Error()},
		{network.Sum{}, "1e3", "USD", "", emvqr.ErrAmount.Error()},
	} {
		amount, currency, err := c.sum.Read(c.text, c.named)
		if c.fault != "" {
			require.ErrorContains(t, err, c.fault, "%+v %s", c.sum, c.text)
			continue
		}
		require.NoError(t, err)
		require.Equal(t, c.want, fmt.Sprint(amount, " ", currency.Alpha))
	}
}

// A link is where some networks tell who is paid.
func TestARefusedCodeOffersNoLinkToPayBy(t *testing.T) {
	const link = "26610010com.alipay0143https://qr.alipay.com/fkx000000000000000000"
	for amount, decision := range map[string]profiles.Decision{"": profiles.Pay, "54010": profiles.Refuse} {
		p := profiles.Read(sealed("000201"+link+"520458125303764"+amount+"5802TH5912NOODLE HOUSE6004CITY"), profiles.Wallet{"alipayplus"}, today)
		require.Equal(t, decision, p.Decision, "%v", p.Reasons)
		require.Equal(t, decision == profiles.Refuse, p.Link == "")
	}
}

func TestAReasonOfTheCallersIsKeptWhereItMakesTheAnswerWorse(t *testing.T) {
	p := profiles.Read(noodleCode, profiles.Wallet{"promptpay"}, today)
	p.Weigh(profiles.Pay, profiles.Reason{Code: "limit", Text: "it is below the limit"})
	require.Equal(t, profiles.Pay, p.Decision)
	require.Empty(t, p.Reasons)
	p.Weigh(profiles.Ask, profiles.Reason{Code: "wordless"})
	p.Weigh(profiles.Ask, profiles.Reason{Code: "limit", Text: "it is above the limit"})
	p.Weigh(profiles.Ask, profiles.Reason{Code: "limit", Text: "it is above the limit"})
	require.Equal(t, profiles.Ask, p.Decision)
	require.Len(t, p.Reasons, 2)
	p.Weigh(profiles.Refuse, profiles.Reason{Code: "blocked", Text: "the payee is blocked"})
	require.Len(t, p.Reasons, 1)
	require.Nil(t, p.Account)
	require.Zero(t, p.Payee)
}
