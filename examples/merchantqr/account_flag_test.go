package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shop are the flags of a code that lacks nothing but an account.
var shop = []string{"compose", "--name=Noodle House", "--city=Bangkok", "--mcc=5812", "--currency=THB", "--country=TH", "--account"}

func TestAnAccountThatIsGivenInAnotherWayIsRefusedWithTheWayThatWasMeant(t *testing.T) {
	const template, mobile = "did you mean 26:00=…,01=…?", "did you mean promptpay:mobile=…?"
	for account, want := range map[string]string{
		"26=00:A000000727,01:0006970403":  template,
		"26=00=A000000727,01=0006970403":  template,
		"26:00:A000000727,01:0006970403":  template,
		"26,00=A000000727,01=0006970403":  template,
		"26 00=A000000727,01=0006970403":  template,
		"26.00=A000000727,01=0006970403":  template,
		"26:00=A000000727;01=0006970403":  template,
		"26:00=A000000727 01=0006970403":  template,
		"26:00=A000000727&01=0006970403":  template,
		"26: 00=A000000727, 01=00069704":  template,
		" 26:00=A000000727,01=0006970403": template,
		"２６：00＝A000000727，01＝0006970403":  template,
		"'26:00=A000000727,01=00069704'":  template,
		"02:4000123456789017":             "did you mean 02=…?",
		"02 4000123456789017":             "did you mean 02=…?",
		"02:00=4000123456789017":          "02 is a plain value and no template",
		"02=00:4000123456789017":          "02 is a plain value and no template",
		"26=hello":                        "26 is a template, and what is given is no data objects, expected two digits",
		"26=0010A0000007":                 "26 is a template, and what is given is no data objects",
		"26:00=A000000727,00=0006970403":  "26.00 is there twice",
		"26:00=":                          "26.00 is empty",
		"26:":                             "expected two digits and a value",
		"02=":                             "02 is empty",
		"":                                "expected two digits and a value",

		"promptpay=mobile:0812345678":                 mobile,
		"promptpay=mobile=0812345678":                 mobile,
		"promptpay:mobile:0812345678":                 mobile,
		"promptpay mobile=0812345678":                 mobile,
		"promptpay,mobile=0812345678":                 mobile,
		"promptpay.mobile=0812345678":                 mobile,
		"promptpay/mobile=0812345678":                 mobile,
		"promptpay: mobile = 0812345678":              mobile,
		"promtpay:mobile=0812345678":                  mobile,
		"prompt-pay:mobile=0812345678":                mobile,
		"PromptPay:mobile=0812345678":                 mobile,
		"promptpay:Mobile=0812345678":                 "did you mean mobile?",
		"promptpay:phone=0812345678":                  "did you mean mobile?",
		"promptpay:phone_number=0812345678":           "did you mean mobile?",
		"promptpay:moblie=0812345678":                 "did you mean mobile?",
		"promtpay:phone=0812345678":                   mobile,
		"promtpay":                                    "did you mean promptpay?",
		"promptpay":                                   "promptpay needs fields, as in promptpay:mobile=…",
		"promptpay:":                                  "promptpay needs fields",
		"promptpay:mobile=":                           "promptpay: mobile is empty",
		"promptpay:mobile= ":                          "promptpay: mobile is empty",
		"promptpay:=0812345678":                       `promptpay has no field ""`,
		"promptpay:0812345678":                        "promptpay: found a value without a field, expected promptpay:mobile=…",
		"promptpay:mobile=0812345678,":                mobile,
		"promptpay:mobile=0812345678,mobile=08":       "promptpay: field mobile is there twice",
		"promptpay:colour=red":                        "merchantqr networks promptpay lists them",
		"promptpay:biller_id=1;ref1=2":                "did you mean promptpay:biller_id=…,ref1=…?",
		"Bharat:vpa=shop@ybl":                         "did you mean upi:vpa=…?",
		"upi:pa=shop@ybl":                             "did you mean vpa?",
		"alipay+:url=https://qr.alipay.com/fkx000":    "did you mean alipayplus:url=…?",
		"visa:card=4000123456789017":                  "did you mean number?",
		"khqr=individual:account=noodle@devb":         "did you mean khqr:individual:account=…?",
		"khqr:individual=account=noodle@devb":         "did you mean khqr:individual:account=…?",
		"khqr:indivdual:account=noodle@devb":          "did you mean khqr:individual:account=…?",
		"kqhr:individual:acount=noodle@devb":          "did you mean khqr:individual:account=…?",
		"khqr:individual:merchant_id=7":               `khqr:individual has no field "merchant_id"`,
		"khqr:individual":                             "found a value without a field, expected khqr:account=…",
		"khqr:individual:":                            "khqr:individual needs fields, as in khqr:individual:account=…",
		"khqr:account=a@b,merchant_id=7,account_id=8": "khqr: no kind of account has all these fields",
		"unionpay:raw:raw=0000000000000000":           "unionpay: found a value without a field, expected unionpay:acquirer_iin=…",
		"promptpay:mobile=0812345678,ref1=7":          "promptpay: no kind of account has all these fields",
		"duitnow:phone=0812345678":                    "did you mean mobile_number?",
		"pix:chave=shop@example.com":                  "did you mean key?",
		"paypal:id=1":                                 `there is no network "paypal"; known are `,
		"nothing like it":                             `there is no network "nothing"; known are `,
	} {
		got := callWith("", append(shop, account)...)
		assert.Equal(t, exitNotOK, got.status, account)
		assert.Empty(t, got.out, account)
		assert.Contains(t, got.err, want, account)
		assert.Contains(t, got.err, "1 problem:", "nothing that only follows from it")
		for _, private := range []string{"0812345678", "4000123456789017", "0006970403"} {
			assert.NotContains(t, got.err, private, "a value may be private")
		}
	}
}

func TestAnAccountThatWasMistypedIsTheOnlyProblem(t *testing.T) {
	for _, account := range []string{"promptpay:phone=0812345678", "promptpay:mobile=0812", "promtpay:mobile=0812345678"} {
		for _, args := range [][]string{{"compose", "--name=Noodle House", "--city=Bangkok"}, {"generate"}} {
			got := callWith("", append(args, "--account", account)...)
			assert.Equal(t, exitNotOK, got.status)
			assert.Contains(t, got.err, "1 problem:", got.err)
			assert.Contains(t, got.err, "--account: ")
		}
	}
	got := callWith("", "compose", "--name", strings.Repeat("X", 30), "--account", "promptpay:phone=0812345678")
	assert.Contains(t, got.err, "2 problems:", "what was given and is wrong in itself is told")
}

func TestMistypedAccountsOfAFileAndOfOtherCommandsAreMeantAsThoseOfAFlag(t *testing.T) {
	got := callWith("name: X\naccounts: [{network: promtpay, mobile: '0812345678'}]\n", "compose", "--file", "-")
	assert.Contains(t, got.err, "did you mean promptpay:mobile=…?")
	assert.Contains(t, callWith(abcHammers, "add", "--account", "promtpay:mobile=0812345678").err, "did you mean promptpay:mobile=…?")
	got = callWith(abcHammers, "add", "--account", "29:00=A000000677010111,01=0066812223333")
	assert.Contains(t, got.err, "an account to add is given by its network, not by its id 29")
	assert.Contains(t, callWith(abcHammers, "remove", "--network", "viza").err, "did you mean visa?")
	assert.Contains(t, callWith(abcHammers, "route", "--wallet", "viza").out, "did you mean visa?")
	assert.Contains(t, callWith("", "networks", "promtpay").err, "did you mean promptpay?")
}

func TestNearestFindsOneWordOrNone(t *testing.T) {
	words := []string{"visa", "jcb", "promptpay", "unionpay", "upi", "merchant_id", "ref1", "ref2"}
	for typed, want := range map[string]string{
		"viza": "visa", "promtpay": "promptpay", "pormptpay": "promptpay", "UnionPay": "unionpay", "union_pay": "unionpay",
		"merchantid": "merchant_id", "ref": "", "ref1": "ref1", "": "", "x": "", "amex": "", "pay": "", strings.Repeat("a", 10_000): "",
	} {
		assert.Equal(t, want, nearest(typed, words), typed)
	}
}

func TestTheKindOfAnAccountIsToldByItsFieldsOrGiven(t *testing.T) {
	for account, path := range map[string]string{
		"khqr:account=noodle@devb": "29", "khqr:account=noodle@devb,merchant_id=7,bank=Dev Bank": "30", "khqr:account=noodle@devb,account_id=7": "29",
		"khqr:individual:account=noodle@devb,bank=Dev Bank": "29", "khqr:merchant:account=noodle@devb,merchant_id=7,bank=Dev Bank": "30",
		"promptpay:transfer:mobile=0812345678": "29", "promptpay:mobile=0812345678": "29", "promptpay:bill:biller_id=010753600031501,ref1=TABLE12": "30",
		"mastercard:card:number=541234567890123": "04", "mastercard:number=541234567890123": "04",
	} {
		text := compose(t, []string{"compose", "--name=Noodle House", "--city=City", "--country=" + countryOf[account[:4]], "--currency=" + currencyFor[account[:4]], "--mcc=5812", "--account", account})
		l := parseLine(t, callWith("", "inspect", "--json", text).out)
		require.Len(t, l.Accounts, 1, account)
		assert.Equal(t, path, l.Accounts[0].Path, account)
	}
	file := "name: Noodle House\ncity: Phnom Penh\nmcc: 5812\naccounts: [{network: khqr, kind: individual, account: noodle@devb, bank: Dev Bank}]\n"
	got := callWith(file, "compose", "--file", "-")
	require.Equal(t, exitOK, got.status, got.err)
	assert.Equal(t, "29", parseLine(t, callWith(got.out, "inspect", "--json").out).Accounts[0].Path)
}

var (
	countryOf   = map[string]string{"khqr": "KH", "prom": "TH", "mast": "US"}
	currencyFor = map[string]string{"khqr": "KHR", "prom": "THB", "mast": "USD"}
)

// What is wrong with an account before it has a place in a code is the flag's fault,
// and so is what its network's readers refuse.
func TestWhatIsWrongWithAnAccountIsBlamedOnTheFlag(t *testing.T) {
	shop := []string{"compose", "--name", "Chai House", "--city", "Mumbai", "--mcc", "5812"}
	for account, want := range map[string][2]string{
		"upi:vpa=shop@ybl,ifsc=SBIN00012345,bank_account=123456789012": {"INR", "--account: IFSC has 12 characters, expected 11 (UPI-BANK-IFSC-CUT)"},
		"khqr:account=noodles@devb":                                    {"USD", "--account: Expiry is missing (KHQR-DYNAMIC-EXPIRY-MISSING)"},
	} {
		got := callWith("", append(shop, "--amount", "10", "--currency", want[0], "--account", account)...)
		require.Equal(t, exitNotOK, got.status)
		require.Contains(t, got.err, "1 problem:")
		require.Contains(t, got.err, want[1])
	}
}
