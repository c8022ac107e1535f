package promptpay

import (
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// CreditTransfer is a transfer to a PromptPay id, template 29. Exactly one of
// the proxies, from Mobile to BankAccount, is set.
type CreditTransfer struct {
	network.Location
	// Mobile is a mobile number in international form: "+66812345678". The code
	// holds it as 13 digits, "0066812345678".
	Mobile string
	// NationalID is 13 digits of a national or tax id.
	NationalID string
	// EWallet is 15 digits.
	EWallet string
	// BankAccount is a bank code of three digits and an account number.
	BankAccount string
	// OneTimeCode is the OTA of a code that the payer shows, 10 characters.
	OneTimeCode string
}

var transfer = &network.Template{
	Name: "PromptPay credit transfer", Key: "transfer",
	Places: []network.Range{network.At(29)},
	GUIDs:  []string{AIDTransfer, AIDTransferByPayer},
	Fields: []network.Field{
		{ID: 1, Key: "mobile", Name: "Mobile number", Format: network.Digits, Min: 13, Max: 13, Check: mobileForm,
			Typed: "ten digits, such as 0812345678, or +66812345678"},
		{ID: 2, Key: "national_id", Name: "National or tax ID", Format: network.Digits, Min: 13, Max: 13, Check: mod11},
		{ID: 3, Key: "ewallet", Name: "E-wallet ID", Format: network.Digits, Min: 15, Max: 15},
		{ID: 4, Key: "bank_account", Name: "Bank account", Format: network.Ans, Min: 4, Max: 43, Check: bankAccountReaders},
		{ID: 5, Key: "otc", Name: "One-time code", Format: network.Ans, Min: 10, Max: 10},
	},
	Make: func(_ emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		return CreditTransfer{network.LocationOf(o.Path.Root()), internationalMobile(v[0]), v[1], v[2], v[3], v[4]}, true
	},
	New: func(v network.Values) (network.Account, error) {
		mobile, err := ParseMobile(v[0])
		if err != nil {
			return nil, err
		}
		return CreditTransfer{
			Mobile: mobile, NationalID: ungrouped(v[1]), EWallet: ungrouped(v[2]), BankAccount: ungrouped(v[3]), OneTimeCode: v[4],
		}, nil
	},
}

// Network implements [network.Account].
func (CreditTransfer) Network() string { return "promptpay" }

// Fields implements [network.Account]; the mobile number is in international
// form.
func (a CreditTransfer) Fields() iter.Seq2[string, string] {
	return transfer.Walk(network.ValuesOf(internationalMobile(a.Mobile), a.NationalID, a.EWallet, a.BankAccount, a.OneTimeCode))
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a CreditTransfer) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account].
func (a CreditTransfer) Parts() []network.Part {
	guid := AIDTransfer
	if a.OneTimeCode != "" {
		guid = AIDTransferByPayer
	}
	return []network.Part{transfer.PartWith(guid, network.ValuesOf(
		wireMobile(a.Mobile), a.NationalID, a.EWallet, a.BankAccount, a.OneTimeCode))}
}

// Check implements [network.Checker]: a mobile number is in international form,
// or as a code holds it.
func (a CreditTransfer) Check() error {
	if wire := wireMobile(a.Mobile); a.Mobile != "" && (len(wire) != 13 || !network.Digits.Holds(wire)) {
		return errors.New("promptpay: the mobile number is not in international form, expected +66 and nine digits")
	}
	return nil
}

// proxies is how many fields at the head of the table name a payee.
const proxies = 4

var oneProxy = network.Rule{
	Name: "ONE-PROXY", Sentence: "A credit transfer names exactly one of mobile number, national id, e-wallet and bank account.",
	Source: guideline, Confidence: emvqr.ConfidenceB,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		for o := range code.MerchantAccounts() {
			if !transfer.Recognises(code, o) {
				continue
			}
			n := 0
			for i, value := range transfer.Values(o) {
				if i < proxies && value != "" {
					n++
				}
			}
			if n != 1 {
				broken(o, fmt.Sprintf("%d proxies, expected exactly one of 01 to 04", n))
			}
		}
	},
}

var oneTimeCode = network.Rule{
	Name: "OTC", Sentence: "A credit transfer shown by the payer carries a one-time code.",
	Source: guideline, Confidence: emvqr.ConfidenceB,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		for o := range code.MerchantAccounts() {
			if !transfer.Recognises(code, o) {
				continue
			}
			guid, _ := o.GUID()
			if _, ok := o.Get(5); network.EqualGUID(guid, AIDTransferByPayer) && !ok {
				broken(o, "the AID is that of a code shown by the payer and there is no one-time code in 05")
			}
		}
	},
}

// mobilePrefix is how a code writes the country code of Thailand.
const mobilePrefix = "0066"

var mobileForm = &network.Check{
	Name: "PREFIX", Sentence: "A mobile number is 0066 and the number without its leading 0.",
	Fault: func(value string) string {
		switch {
		case !strings.HasPrefix(value, mobilePrefix):
			return "expected 0066 in front"
		case isNationalForm(value[len(mobilePrefix):]):
			return "0066 is followed by the 0 that belongs to national form only"
		}
		return ""
	},
	Severity: emvqr.Warning, Source: guideline, Confidence: emvqr.ConfidenceB,
}

// mobileRange is a warning: numbering plans change, and a number that cannot be
// paid to is refused by the bank.
var mobileRange = network.Rule{
	Name: "MOBILE-RANGE", Sentence: "A mobile number begins with 06, 08 or 09 in national form.",
	Severity: emvqr.Warning, Source: "numbering plan of Thailand; not in the guideline", Confidence: emvqr.ConfidenceC,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		for o := range code.MerchantAccounts() {
			if !transfer.Recognises(code, o) {
				continue
			}
			wire, _ := o.Get(1)
			national, ok := strings.CutPrefix(wire, mobilePrefix)
			// What has no mobile number's form or is a test value, other rules judge.
			if ok && len(wire) == 13 && network.Digits.Holds(wire) && national[0] != '0' && !strings.ContainsAny(national[:1], "689") {
				broken(o.Place(1), fmt.Sprintf("the number begins with 0%c in national form, Thai mobile numbers begin with 06, 08 or 09", national[0]))
			}
		}
	},
}

// bankAccountReaders is broken by every bank account: it is laid down, and not all
// readers keep to it.
var bankAccountReaders = &network.Check{
	Name: "READERS", Sentence: "All banks' apps take the payee, which is not established of a bank account.",
	Fault: func(string) string {
		return "the apps of two banks, KBank and Krungthai, are reported to refuse a bank account (the bank's code of three digits and the number); ask for a mobile number, national id or e-wallet"
	},
	Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "saladpuk/PromptPay issue 16", Confidence: emvqr.ConfidenceC,
}

// ParseMobile brings a Thai mobile number as people write it into international
// form, "+66812345678". It takes national form (081-234-5678), international
// form with +66, 66 or 0066, and blanks, hyphens and brackets between digits. A
// 0 behind the country code, a common slip, is dropped. It returns an error for
// anything that does not come out at nine digits behind +66, and for a landline,
// whose nine digits begin with the 0 of national form. The number with all digits
// zero, which test codes use, is let through.
func ParseMobile(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	digits := digitsOf(text)
	national := strings.TrimPrefix(digits, mobilePrefix)
	if national == digits && len(digits) >= 11 {
		national = strings.TrimPrefix(digits, "66")
	}
	if len(national) == 10 {
		national = strings.TrimPrefix(national, "0")
	}
	if len(national) != 9 || isNationalForm(national) || strings.Trim(text, "+0123456789 -().") != "" {
		return "", fmt.Errorf("promptpay: %+q is not a Thai mobile number, such as 081-234-5678 or +66 81 234 5678", text)
	}
	return "+66" + national, nil
}

// isNationalForm reports whether a number begins with the 0 that only national
// form has. A number of zeros alone is a test value.
func isNationalForm(number string) bool {
	return strings.HasPrefix(number, "0") && strings.Trim(number, "0") != ""
}

// internationalMobile turns the 13 digits of a code into international form.
// What has another form is left as it is.
func internationalMobile(wire string) string {
	if rest, ok := strings.CutPrefix(wire, mobilePrefix); ok && len(wire) == 13 {
		return "+66" + rest
	}
	return wire
}

// wireMobile is the inverse of internationalMobile.
func wireMobile(mobile string) string {
	if rest, ok := strings.CutPrefix(mobile, "+66"); ok {
		return mobilePrefix + rest
	}
	return mobile
}

func digitsOf(text string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, text)
}

// ungrouped takes out the blanks and hyphens between groups of digits. Anything
// else stays, so that it is found and not lost.
func ungrouped(text string) string {
	return strings.Map(func(c rune) rune {
		if c == ' ' || c == '-' {
			return -1
		}
		return c
	}, text)
}
