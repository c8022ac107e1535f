package main

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/pix"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/vietqr"
)

// written are the codes to be composed. Names and accounts are nobody's.
var written = []struct {
	network, name string
	merchant      emvqr.Merchant
	accounts      []network.Account
}{
	{"khqr", "merchant, riel", phnomPenh("116", ""), accounts(noodleHouse)},
	{"khqr", "merchant, dollars", phnomPenh("840", ""), accounts(noodleHouse)},
	{"khqr", "person, riel", phnomPenh("116", ""), accounts(person)},
	{"khqr", "person, dollars", phnomPenh("840", ""), accounts(person)},
	{"khqr", "person without id and bank", phnomPenh("", ""), accounts(khqr.Account{Account: "noodle_house@devb"})},
	{"khqr", "merchant, riel, dynamic", phnomPenh("116", "5000"), accounts(dying(noodleHouse))},
	{"khqr", "merchant, dollars, dynamic", phnomPenh("840", "1.25"), accounts(dying(noodleHouse))},
	{"khqr", "person, riel, dynamic", phnomPenh("116", "5000"), accounts(dying(person))},
	{"khqr", "person, dollars, dynamic", phnomPenh("840", "1.25"), accounts(dying(person))},
	{"khqr", "with all that 62 has", withAdditional(phnomPenh("116", "")), accounts(noodleHouse)},
	{"khqr", "with its name in Khmer", inKhmer(phnomPenh("116", "")), accounts(noodleHouse)},
	{"khqr", "beside UnionPay, Visa and Mastercard", phnomPenh("116", ""), accounts(noodleHouse, unionPay, visa, mastercard)},
	{"khqr", "dynamic beside UnionPay, Visa and Mastercard", phnomPenh("116", "5000"), accounts(dying(noodleHouse), unionPay, visa, mastercard)},
	{"khqr", "beside four accounts of Alipay", phnomPenh("116", ""), accounts(noodleHouse, alipay("1"), alipay("2"), alipay("3"), alipay("4"))},
	{"khqr", "of a person beside four accounts of Alipay", phnomPenh("840", ""), accounts(person, alipay("1"), alipay("2"), alipay("3"), alipay("4"))},
	{"khqr", "beside a template of nobody's", beside(phnomPenh("116", ""), "com.example"), accounts(noodleHouse)},

	{"vietqr", "to an account", hanoi(""), accounts(toAccount)},
	{"vietqr", "to a card", hanoi(""), accounts(toCard)},
	{"vietqr", "with an amount", hanoi("180000"), accounts(toAccount)},
	{"vietqr", "to a card, with an amount", hanoi("180000"), accounts(toCard)},
	{"vietqr", "with all that 62 has", withAdditional(hanoi("180000")), accounts(toAccount)},
	{"vietqr", "without a service", hanoi(""), accounts(vietqr.Account{BIN: "970403", Number: "0011012345678"})},
	{"vietqr", "of currency and country alone", emvqr.Merchant{}, accounts(toAccount)},
	{"vietqr", "beside UnionPay", hanoi(""), accounts(toAccount, unionPay)},
	{"vietqr", "beside UnionPay and Visa, with an amount", hanoi("180000"), accounts(toAccount, unionPay, visa)},

	{"pix", "a UUID", brasilia(""), accounts(pix.Account{Key: uuid})},
	{"pix", "a CPF, with an amount", brasilia("123.45"), accounts(pix.Account{Key: "12345678909", TxID: "INV7"})},
	{"pix", "a CNPJ", brasilia(""), accounts(pix.Account{Key: "12345678000195"})},
	{"pix", "a phone number", brasilia("10"), accounts(pix.Account{Key: "+5561912345678"})},
	{"pix", "an e-mail address", brasilia(""), accounts(pix.Account{Key: "shop@example.com", Info: "obrigado"})},
	{"pix", "with a facilitator", brasilia("50"), accounts(pix.Account{Key: uuid, Facilitator: "99999008"})},
	{"pix", "dynamic", brasilia(""), accounts(pix.Account{URL: "pix.example.com/v2/0123456789abcdef"})},
	{"pix", "dynamic, with a recurrence", brasilia(""), accounts(pix.Account{URL: "pix.example.com/v2/0123456789abcdef", RecurrenceURL: "pix.example.com/rec/0123456789abcdef"})},
	{"pix", "beside Visa and Mastercard", brasilia("123.45"), accounts(pix.Account{Key: uuid, TxID: "INV7"}, visa, mastercard)},
	{"pix", "beside Mercado Pago's template and cards", beside(brasilia(""), "com.mercadolibre"), accounts(pix.Account{Key: uuid}, visa, mastercard)},

	{"promptpay", "bill of five networks", thai("125"), accounts(bill, unionPay, visa, mastercard, alipay("1"))},
	{"promptpay", "transfer", emvqr.Merchant{Amount: emvqr.MustAmount("50")}, accounts(promptpay.CreditTransfer{Mobile: "+66812345678"})},
}

func accounts(accounts ...network.Account) []network.Account { return accounts }

const uuid = "123e4567-e12b-12d1-a456-426655440000"

var (
	noodleHouse = khqr.Account{Account: "noodle_house@devb", ID: "012345678", Bank: "Dev Bank", Merchant: true}
	person      = khqr.Account{Account: "noodle_maker@devb", ID: "012345679", Bank: "Dev Bank"}
	toAccount   = vietqr.Account{BIN: "970403", Number: "0011012345678", Service: vietqr.ToAccount}
	toCard      = vietqr.Account{BIN: "970403", Number: "9704031101234567", Service: vietqr.ToCard}
	bill        = promptpay.BillPayment{BillerID: "010753600031501", Ref1: "TABLE12", Ref2: "INV7"}
	unionPay    = unionpay.Account{AcquirerIIN: "47640764", ForwardingIIN: "47640764", MerchantID: "123456789012345"}
	visa        = cards.Account{Scheme: "visa", Number: "4000123456789017"}
	mastercard  = cards.Account{Scheme: "mastercard", Number: "541234567890123"}
)

// dying has times: a code with an amount asks for them.
func dying(a khqr.Account) khqr.Account {
	a.Created, a.Expires = "1745915488053", "4101354327000"
	return a
}

func alipay(number string) network.Account {
	return alipayplus.Account{URL: "https://qr.alipay.com/fkx000000000000000000" + number}
}

// merchant is a noodle house in a city; amount is "" for none.
func merchant(city, currency, amount string) emvqr.Merchant {
	m := emvqr.Merchant{Name: "NOODLE HOUSE", City: city, MCC: "5812", Currency: currency}
	if amount != "" {
		m.Amount = emvqr.MustAmount(amount)
	}
	return m
}

func phnomPenh(currency, amount string) emvqr.Merchant {
	return merchant("PHNOM PENH", currency, amount)
}
func hanoi(amount string) emvqr.Merchant    { return merchant("HANOI", "", amount) }
func brasilia(amount string) emvqr.Merchant { return merchant("BRASILIA", "", amount) }
func thai(amount string) emvqr.Merchant     { return merchant("BANGKOK", "", amount) }

func withAdditional(m emvqr.Merchant) emvqr.Merchant {
	m.Additional = emvqr.AdditionalData{
		BillNumber: "INVOICE 7", MobileNumber: "012345678", StoreLabel: "Old Market", TerminalLabel: "Counter 2", Purpose: "two soups",
	}
	return m
}

func inKhmer(m emvqr.Merchant) emvqr.Merchant {
	m.Language = emvqr.LanguageTemplate{Language: "km", Name: "ហាងគុយទាវ", City: "ភ្នំពេញ"}
	return m
}

// beside has a template that no table here decodes.
func beside(m emvqr.Merchant, guid string) emvqr.Merchant {
	m.Accounts = []emvqr.Data{{ID: 43, Template: []emvqr.Data{{ID: 0, Value: guid}, {ID: 1, Value: "https://example.com/shop/1"}}}}
	return m
}
