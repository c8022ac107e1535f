package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
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

		"promptpay=mobile:0812345678":              mobile,
		"promptpay=mobile=0812345678":              mobile,
		"promptpay:mobile:0812345678":              mobile,
		"promptpay mobile=0812345678":              mobile,
		"promptpay,mobile=0812345678":              mobile,
		"promptpay.mobile=0812345678":              mobile,
		"promptpay/mobile=0812345678":              mobile,
		"promptpay: mobile = 0812345678":           mobile,
		"promtpay:mobile=0812345678":               mobile,
		"prompt-pay:mobile=0812345678":             mobile,
		"PromptPay:mobile=0812345678":              mobile,
		"promptpay:Mobile=0812345678":              "did you mean mobile?",
		"promptpay:phone=0812345678":               "did you mean mobile?",
		"promptpay:phone_number=0812345678":        "did you mean mobile?",
		"promptpay:moblie=0812345678":              "did you mean mobile?",
		"promtpay:phone=0812345678":                mobile,
		"promtpay":                                 "did you mean promptpay?",
		"promptpay":                                "promptpay needs fields, as in promptpay:mobile=…",
		"promptpay:":                               "promptpay needs fields",
		"promptpay:mobile=":                        "promptpay: mobile is empty",
		"promptpay:mobile= ":                       "promptpay: mobile is empty",
		"promptpay:=0812345678":                    `promptpay has no field ""`,
		"promptpay:0812345678":                     "promptpay: found a value without a field, expected promptpay:mobile=…",
		"promptpay:mobile=0812345678,":             mobile,
		"promptpay:mobile=0812345678,mobile=08":    "promptpay: field mobile is there twice",
		"promptpay:colour=red":                     "merchantqr networks promptpay lists them",
		"promptpay:biller_id=1;ref1=2":             "did you mean promptpay:biller_id=…,ref1=…?",
		"Bharat:vpa=shop@ybl":                      "did you mean upi:vpa=…?",
		"upi:pa=shop@ybl":                          "did you mean vpa?",
		"alipay+:url=https://qr.alipay.com/fkx000": "did you mean alipayplus:url=…?",
		"visa:card=4000123456789017":               "did you mean number?",
		"paypal:id=1":                              `there is no network "paypal"; known are `,
		"nothing like it":                          `there is no network "nothing"; known are `,
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
