package gen

import (
	"strings"
)

// networkCase is a code of one network. Rules of EMVCo that it breaks come from
// the plain judge.
type networkCase struct {
	comment, payload string
	rules            string // of the network, "" for none
	networks         string // "" stands for the network alone
}

// networkCases are the codes of each network that keep its rules and that break
// one of them alone. The tables of the networks, as their specifications and real
// codes have them, say what is broken.
func networkCases(b *builder) {
	cardCases(b)
	unionPayCases(b)
	alipayPlusCases(b)
	upiCases(b)
	promptPayCases(b)
	qrisCases(b)
}

func (b *builder) network(slug, facts string, cases ...networkCase) {
	t := b.topic(slug)
	t.judged = true
	for _, c := range cases {
		made := test{
			flags: "NetworkRule", comment: c.comment, payload: c.payload, rules: c.rules, networks: c.networks,
			reason: "A code that breaks nothing else, in which this one field is not what the table of the network says (" + facts + ").",
		}
		if c.rules == "" {
			made.flags = "NetworkAccount"
			made.reason = "It follows the table of the network (" + facts + ")."
		}
		if made.networks == "" {
			made.networks = slug
		}
		if _, _, ok := plainRead(c.payload); ok && (c.rules != "" || len(plainRules(b.iso, c.payload)) > 0) {
			t.acceptable(made)
			continue
		}
		t.valid(made)
	}
	t.judged = false
}

func card(id, number string, changes ...string) string {
	return shop(append([]string{"02", absent, id, number}, changes...)...)
}

func inIndia(pairs ...string) string {
	return shop(append([]string{"02", absent, "58", "IN", "53", "356", "61", "110001"}, pairs...)...)
}

func cardCases(b *builder) {
	const numbers = "the id is EMVCo's, Table 4.1; the form of the number is what real codes show"
	b.network("visa", numbers,
		networkCase{"16 digits in 02", card("02", visaNumber), "", ""}, networkCase{"16 digits in 03", card("03", "4012888888881881"), "", ""},
		networkCase{"13 digits, as in Nigeria", card("02", "7713121567752"), "", ""}, networkCase{"12 digits", card("02", "123456789012"), "", ""}, networkCase{"15 digits", card("02", "123456789012345"), "", ""},
		networkCase{"both ids", card("02", visaNumber, "03", "4012888888881881"), "VISA-TWO-ACCOUNTS", ""}, networkCase{"both ids with one number", card("02", visaNumber, "03", visaNumber), "", ""},
		networkCase{"a letter in the number", card("02", "411111111111111x"), "VISA-CARD-NUMBER-FORMAT", ""}, networkCase{"blanks in the number", card("02", "4111 1111 1111"), "VISA-CARD-NUMBER-FORMAT", ""},
		networkCase{"11 digits", card("02", "12345678901"), "VISA-CARD-NUMBER-LEN", ""}, networkCase{"17 digits", card("03", "41111111111111110"), "VISA-CARD-NUMBER-LEN", ""}, networkCase{"19 digits", card("02", "4111111111111111110"), "VISA-CARD-NUMBER-LEN", ""},
		networkCase{"check digit off by one", card("02", "4111111111111112"), "VISA-CARD-NUMBER-LUHN", ""}, networkCase{"check digit off by one in 03", card("03", "4012888888881882"), "VISA-CARD-NUMBER-LUHN", ""},
		networkCase{"two digits changed places", card("02", "4012888888818881"), "VISA-CARD-NUMBER-LUHN", ""},
		networkCase{"masked", card("02", "411111******1111"), "VISA-CARD-NUMBER-FORMAT", ""},
	)
	uuids := "581b314e-257f-41bf-bbdc-6384daa31d16*581b314e-257f-41bf-bbdc-6384daa31d17"
	b.network("mastercard", numbers+", and Mastercard's pages",
		networkCase{"16 digits in 04", card("04", "5555555555554444"), "", ""}, networkCase{"16 digits in 05", card("05", "5105105105105100"), "", ""}, networkCase{"15 digits, without the check digit", card("04", "555555555555444"), "", ""},
		networkCase{"the form for Secure Remote Commerce", card("05", "0473"+uuids), "", ""}, networkCase{"a merchant account id in 26", shop("02", absent, "26", tlv("00", "A0000000041010", "01", "123456789")), "", ""},
		networkCase{"the AID in small letters, in 51", shop("02", absent, "51", tlv("00", "a0000000041010", "01", "123456789")), "", ""}, networkCase{"the AID behind the id", shop("02", absent, "26", tlv("01", "123456789", "00", "A0000000041010")), "", ""},
		networkCase{"a letter in the number", card("04", "55555555555544x"), "MASTERCARD-CARD-NUMBER-FORMAT", ""}, networkCase{"14 digits", card("04", "55555555555544"), "MASTERCARD-CARD-NUMBER-LEN", ""}, networkCase{"17 digits", card("05", "55555555555544440"), "MASTERCARD-CARD-NUMBER-LEN", ""},
		networkCase{"check digit off by one", card("05", "5555555555554440"), "MASTERCARD-CARD-NUMBER-LUHN", ""}, networkCase{"the form for Secure Remote Commerce with one UUID cut", card("05", "0472"+uuids[:72]), "MASTERCARD-CARD-NUMBER-FORMAT", ""},
		networkCase{"both ids", card("04", "5555555555554444", "05", "5105105105105100"), "MASTERCARD-TWO-ACCOUNTS", ""},
		networkCase{"no merchant account id in the template", shop("02", absent, "26", tlv("00", "A0000000041010", "02", "12345678901")), "MASTERCARD-MAID-MISSING", ""},
	)
	b.network("rupay", "EMVCo keeps 06 to 08, and Bharat QR uses them",
		networkCase{"16 digits in 06", inIndia("06", "6100030780020270"), "", ""}, networkCase{"16 digits in 07", inIndia("07", "6100030780020270"), "", ""}, networkCase{"a bank account in 08", inIndia("08", "HDFC000062250200018553226"), "", ""},
		networkCase{"a letter in the number", inIndia("06", "610003078002027x"), "RUPAY-CARD-NUMBER-FORMAT", ""}, networkCase{"15 digits", inIndia("07", "610003078002027"), "RUPAY-CARD-NUMBER-LEN", ""},
		networkCase{"check digit off by one", inIndia("06", "6100030780020271"), "RUPAY-CARD-NUMBER-LUHN", ""}, networkCase{"08 too short for an IFSC", inIndia("08", "12345"), "RUPAY-BANK-IFSC-MISSING", ""},
		networkCase{"IFSC without its zero", inIndia("08", "HDFC100062250200018553226"), "RUPAY-BANK-IFSC-FORMAT", ""}, networkCase{"IFSC in small letters", inIndia("08", "hdfc000062250200018553226"), "RUPAY-BANK-IFSC-FORMAT", ""},
		networkCase{"IFSC alone", inIndia("08", "HDFC0000622"), "RUPAY-BANK-ACCOUNT-MISSING", ""}, networkCase{"a hyphen in the account", inIndia("08", "HDFC00006225020-0018553226"), "RUPAY-BANK-ACCOUNT-FORMAT", ""},
		networkCase{"an account of 27", inIndia("08", "HDFC0000622123456789012345678901234567"), "RUPAY-BANK-ACCOUNT-LEN", ""},
		networkCase{"both ids", inIndia("06", "6100030780020270", "07", "6100030700074696"), "RUPAY-TWO-ACCOUNTS", ""},
		networkCase{"06 outside India is nobody's", card("06", "6100030780020270"), "", "-"}, networkCase{"08 outside India is nobody's", card("08", "HDFC000062250200018553226"), "", "-"},
	)
	b.network("discover", numbers,
		networkCase{"16 digits in 09", card("09", "6011000990139424"), "", ""}, networkCase{"16 digits in 10", card("10", "6011000990139424"), "", ""},
		networkCase{"both ids", card("09", "6011000990139424", "10", "6011111111111117"), "DISCOVER-TWO-ACCOUNTS", ""},
		networkCase{"a letter in the number", card("09", "601100099013942x"), "DISCOVER-CARD-NUMBER-FORMAT", ""}, networkCase{"14 digits", card("10", "60110009901394"), "DISCOVER-CARD-NUMBER-LEN", ""}, networkCase{"check digit off by one", card("09", "6011000990139420"), "DISCOVER-CARD-NUMBER-LUHN", ""},
	)
	b.network("amex", "the id is EMVCo's, Table 4.1; the form is not established", networkCase{"10 characters in 11", card("11", "1234512345"), "", ""}, networkCase{"10 characters in 12", card("12", "1234512345"), "", ""}, networkCase{"both ids", card("11", "1234512345", "12", "1234512346"), "AMEX-TWO-ACCOUNTS", ""}, networkCase{"a long text in 11", card("11", "AMEX MERCHANT 1234567890123456789012345"), "", ""})
	b.network("jcb", "the id is EMVCo's, Table 4.1; the form is not established", networkCase{"13 characters in 13", card("13", "1234512345123"), "", ""}, networkCase{"16 characters in 14", card("14", "3530111333300000"), "", ""}, networkCase{"both ids", card("13", "1234512345123", "14", "1234512345124"), "JCB-TWO-ACCOUNTS", ""}, networkCase{"letters in 13", card("13", "JCBMERCHANT01"), "", ""})
}

func unionPayCases(b *builder) {
	const whole = "3950014400520446111111722002679"
	var cases []networkCase
	for _, c := range []struct{ comment, id, value, rules string }{
		{"31 characters in 15", "15", whole, ""}, {"31 characters in 16", "16", whole, ""}, {"a merchant id of letters", "15", "4798034447980344ABCDEFGHIJKLMNO", ""}, {"a merchant id in small letters", "15", "2031041800520446mch64f01defcb31", ""},
		{"a merchant id filled up with zeros in front", "15", "2794049627940496000002305104589", ""}, {"a merchant id filled up with blanks", "15", "260207020052044611190861600    ", ""}, {"institutions behind asterisks, as in Nigeria", "15", "**999166**999166****M0000000939", ""},
		{"zeros alone", "15", strings.Repeat("0", 31), ""}, {"a letter in the acquirer", "15", "4798034X47980344598034493990063", "UNIONPAY-ACCOUNT-ACQUIRER-IIN-FORMAT"}, {"an asterisk in the forwarding institution", "16", "47980344479*0344598034493990063", "UNIONPAY-ACCOUNT-FORWARDING-IIN-FORMAT"},
		{"1 character", "15", "9", "UNIONPAY-ACCOUNT-RAW-LEN"}, {"15 characters", "15", "781618781716671", "UNIONPAY-ACCOUNT-RAW-LEN"}, {"16 characters, a card number", "15", "9999000000000000", "UNIONPAY-ACCOUNT-RAW-LEN"}, {"30 characters", "15", whole[:30], "UNIONPAY-ACCOUNT-RAW-LEN"},
		{"32 characters", "16", whole + "0", "UNIONPAY-ACCOUNT-RAW-LEN"}, {"99 characters", "15", strings.Repeat("9", 99), "UNIONPAY-ACCOUNT-RAW-LEN"},
		{"31 characters that begin like a template", "15", "0027440400520446111111722002679", ""}, {"31 characters that are a template by chance", "15", "0027" + whole[:27], ""},
	} {
		cases = append(cases, networkCase{comment: c.comment, payload: card(c.id, c.value), rules: c.rules})
	}
	cases = append(cases,
		networkCase{comment: "both ids with one value", payload: card("15", whole, "16", whole)},
		networkCase{comment: "both ids with two merchants", payload: card("15", whole, "16", whole[:30]+"1"), rules: "UNIONPAY-TWO-ACCOUNTS"},
		networkCase{comment: "beside Visa", payload: shop("15", whole), networks: "unionpay visa"},
		networkCase{comment: "with the additional data of UnionPay's generators", payload: card("15", whole, "62", tlv("01", strings.Repeat("0", 20), "05", strings.Repeat("0", 20), "07", "00000010"))},
	)
	b.network("unionpay", "31 characters: acquirer 8, forwarding institution 8, merchant 15; from real codes and independent wallets", cases...)
}

func alipayPlusCases(b *builder) {
	at := func(id string, pairs ...string) string { return shop("02", absent, id, tlv(pairs...)) }
	link := func(url string) string { return at("26", "00", "com.alipay", "01", url) }
	open := func(pairs ...string) string {
		return at("26", append([]string{"00", "COM.ALIPAY.OPENAPI"}, pairs...)...)
	}
	b.network("alipayplus", "the public documentation and real codes of four national schemes",
		networkCase{"a link to qr.alipay.com", link("https://qr.alipay.com/fkx00000example000000000"), "", ""}, networkCase{"a link to a host that no public source names", link("https://payqr.example.com/281010051014885196112657"), "ALIPAYPLUS-LINK-HOST-UNKNOWN", ""},
		networkCase{"a link of a partner", link("https://payqr.gcash.com/281010050000000000000000"), "", ""},
		networkCase{"the GUID in capitals", at("30", "00", "COM.ALIPAY", "01", "https://qr.alipay.com/fkx00000example000000000"), "", ""}, networkCase{"the link before the GUID", at("26", "01", "https://qr.alipay.com/fkx00000example000000000", "00", "com.alipay"), "", ""},
		networkCase{"in an unreserved template beside an account", shop("80", tlv("00", "com.alipay", "01", "https://qr.alipay.com/fkx00000example000000000")), "", "alipayplus visa"},
		networkCase{"the longest link that a template holds", link("https://qr.alipay.com/" + strings.Repeat("a", 59)), "", ""}, networkCase{"the open API form", open("01", "1234567890", "02", "0001"), "", ""},
		networkCase{"two links", shop("02", absent, "26", tlv("00", "com.alipay", "01", "https://qr.alipay.com/fkx00000example000000000"), "27", tlv("00", "com.alipay", "01", "https://qr.alipay.com/fkx00000example000000001")), "ALIPAYPLUS-TWO-ACCOUNTS", ""},
		networkCase{"no link", at("26", "00", "com.alipay", "02", "x"), "ALIPAYPLUS-LINK-URL-MISSING", ""}, networkCase{"Y for a link, as one code has it", link("Y"), "ALIPAYPLUS-LINK-URL", ""},
		networkCase{"a link without https", link("http://qr.alipay.com/fkx00000example000000000"), "ALIPAYPLUS-LINK-HOST-LOOKALIKE", ""}, networkCase{"a host that looks like Alipay's", link("https://qr.a1ipay.com/fkx00000example000000000"), "ALIPAYPLUS-LINK-HOST-LOOKALIKE", ""},
		networkCase{"Alipay's name in front of another host", link("https://qr.alipay.com.example.com/fkx0000000000"), "ALIPAYPLUS-LINK-HOST-LOOKALIKE", ""},
		networkCase{"Alipay's host as the user of another", link("https://qr.alipay.com@pay.example/fkx0000000000"), "ALIPAYPLUS-LINK-HOST-LOOKALIKE", ""},
		networkCase{"a dotless i in Punycode", link("https://qr.xn--alpay-o4a.com/28100004abcdefgh"), "ALIPAYPLUS-LINK-HOST-LOOKALIKE", ""},
		networkCase{"two letters exchanged in the host", link("https://qr.aliapy.com/fkx0000000000"), "ALIPAYPLUS-LINK-HOST-LOOKALIKE", ""},
		networkCase{"a port after Alipay's host", link("https://qr.alipay.com:8443/fkx0000000000"), "ALIPAYPLUS-LINK-HOST-LOOKALIKE", ""},
		networkCase{"a capital i with a dot in the host", link("https://qr.alİpay.com/fkx000000000000000000"), "ALIPAYPLUS-LINK-HOST-LOOKALIKE ALIPAYPLUS-LINK-URL-FORMAT", ""},
		networkCase{"a page of no one known", link("https://pay.example/pay"), "ALIPAYPLUS-LINK-HOST-UNKNOWN", ""},
		networkCase{"a letter outside ASCII in the link", link("https://qr.alipay.com/é"), "ALIPAYPLUS-LINK-URL-FORMAT", ""},
		networkCase{"no merchant in the open API form", open("02", "0001"), "ALIPAYPLUS-OPENAPI-MERCHANT-ID-MISSING", ""}, networkCase{"an accent in the merchant of the open API form", open("01", "é"), "ALIPAYPLUS-OPENAPI-MERCHANT-ID-FORMAT", ""},
		networkCase{"an accent in the terminal", open("01", "1", "02", "é"), "ALIPAYPLUS-OPENAPI-TERMINAL-ID-FORMAT", ""}, networkCase{"an accent in 03", open("01", "1", "03", "é"), "ALIPAYPLUS-OPENAPI-OBJECT-03-FORMAT", ""},
		networkCase{"an accent in 04", open("01", "1", "04", "é"), "ALIPAYPLUS-OPENAPI-OBJECT-04-FORMAT", ""}, networkCase{"an accent in 99", open("01", "1", "99", "é"), "ALIPAYPLUS-OPENAPI-OBJECT-99-FORMAT", ""},
		networkCase{"a marker, longer than EMVCo allows a GUID to be", at("26", "00", "A000000000000000.alipayplus.v20250513"), "", ""}, networkCase{"a marker with an accent", at("26", "00", "É.alipayplus.v20250513"), "ALIPAYPLUS-MARKER-GUID-FORMAT", ""},
	)
}

func upiCases(b *builder) {
	const rid = "A000000524"
	payee := func(pairs ...string) string { return tlv(append([]string{"00", rid}, pairs...)...) }
	code := func(changes ...string) string {
		return seal(tlv(changed([]string{
			"00", "01", "01", "12", "06", "6100030700074696", "08", "HDFC000062250200000000001",
			"26", payee("01", "shop@hdfcbank", "02", "10.00"), "27", payee("01", "ORDER0001"),
			"52", "5691", "53", "356", "54", "100.00", "58", "IN", "59", "Shop", "60", "Delhi", "61", "110001",
		}, changes)...))
	}
	bothOf := "rupay upi"
	var cases []networkCase
	for _, c := range []struct{ comment, payload, rules, networks string }{
		{"a dynamic Bharat QR code", code(), "", bothOf}, {"static, without an amount", code("01", "11", "54", absent, "26", payee("01", "shop@hdfcbank")), "", bothOf},
		{"the GUID in small letters", code("26", tlv("00", "a000000524", "01", "shop@hdfcbank"), "27", tlv("00", "a000000524", "01", "ORDER0001")), "", bothOf}, {"the GUID last", code("26", tlv("01", "shop@hdfcbank", "00", rid)), "", bothOf},
		{"an Aadhaar payee as well", code("28", payee("01", "123456789010")), "", bothOf}, {"the longest VPA", code("26", payee("01", strings.Repeat("a", 41)+"@testbank")), "", bothOf},
		{"a second payee in 29", code("29", payee("01", "other@hdfcbank")), "UPI-TWO-ACCOUNTS", bothOf}, {"payee in 29", code("26", absent, "29", payee("01", "shop@hdfcbank")), "UPI-PAYEE-PLACE", bothOf}, {"no VPA", code("26", payee("02", "10.00")), "UPI-PAYEE-VPA-MISSING", bothOf}, {"a VPA of 52", code("26", payee("01", strings.Repeat("a", 43)+"@testbank")), "UPI-PAYEE-VPA-LEN", bothOf},
		{"a comma in the minimum amount", code("26", payee("01", "shop@hdfcbank", "02", "10,00")), "UPI-PAYEE-MINIMUM-AMOUNT-FORMAT", bothOf}, {"reference in 30", code("27", absent, "30", payee("01", "ORDER0001")), "UPI-REF-PLACE", bothOf},
		{"no reference in 27", code("27", payee("02", "https://example.com/o/1")), "UPI-REF-REFERENCE-MISSING", bothOf}, {"a reference of 3", code("27", payee("01", "ABC")), "UPI-REF-REFERENCE-LEN", bothOf}, {"a reference of 36", code("27", payee("01", strings.Repeat("A", 36))), "UPI-REF-REFERENCE-LEN", bothOf},
		{"a reference URL of 27", code("27", payee("01", "ORDER0001", "02", "https://example.com/order/1")), "UPI-REF-REFERENCE-URL-LEN", bothOf}, {"a hyphen in the reference", code("27", payee("01", "ORDER-0001")), "UPI-REF-REFERENCE-ALPHANUMERIC", bothOf},
		{"an Aadhaar payee in 31", code("31", payee("01", "123456789010")), "UPI-ID-PLACE", bothOf}, {"no Aadhaar number in 28", code("28", payee("02", "x")), "UPI-ID-AADHAAR-MISSING", bothOf}, {"a letter in the Aadhaar number", code("28", payee("01", "12345678901X")), "UPI-ID-AADHAAR-FORMAT", bothOf},
		{"an Aadhaar number of 11", code("28", payee("01", "12345678901")), "UPI-ID-AADHAAR-LEN", bothOf}, {"Aadhaar check digit off by one", code("28", payee("01", "123456789011")), "UPI-ID-AADHAAR-VERHOEFF", bothOf},
		{"dollars", code("53", "840"), "UPI-CURRENCY", bothOf}, {"no currency", code("53", absent), "UPI-CURRENCY-MISSING", bothOf}, {"in the United States", code("58", "US"), "UPI-COUNTRY", "upi"}, {"no country", code("58", absent), "UPI-COUNTRY-MISSING", "upi"},
		{"point of initiation 42", code("01", "42"), "UPI-INITIATION", bothOf}, {"no point of initiation", code("01", absent), "UPI-INITIATION-MISSING", bothOf}, {"no postal code", code("61", absent), "UPI-PIN-MISSING", bothOf},
		{"the full AID of RuPay", code("27", tlv("00", "A0000005241010", "01", "ORDER0001")), "UPI-AID", bothOf}, {"a VPA without a handle", code("26", payee("01", "shop")), "UPI-VPA", bothOf}, {"a VPA with two handles", code("26", payee("01", "shop@hdfcbank@axis")), "UPI-VPA", bothOf}, {"an exclamation mark in the handle", code("26", payee("01", "shop@hdfcbank!")), "UPI-VPA-FORM", bothOf},
		{"a Cyrillic letter in the VPA", code("26", payee("01", "sh\u043ep@hdfcbank")), "UPI-VPA-ASCII", bothOf}, {"a minimum of zero", code("26", payee("01", "shop@hdfcbank", "02", "0.00")), "UPI-MINIMUM-ZERO", bothOf},
		{"a minimum that is the amount", code("26", payee("01", "shop@hdfcbank", "02", "100.0")), "UPI-MINIMUM-SAME", bothOf}, {"a minimum above the amount", code("26", payee("01", "shop@hdfcbank", "02", "100.01")), "UPI-MINIMUM-ABOVE", bothOf},
		{"a minimum in a static code", code("01", "11"), "UPI-MINIMUM-STATIC", bothOf}, {"dynamic without a reference", code("27", absent), "UPI-DYNAMIC-REFERENCE", bothOf}, {"no payee at all", code("26", absent, "08", absent), "UPI-PAYEE", bothOf},
		{"neither RuPay nor a bank account", code("06", absent, "08", absent), "UPI-RUPAY", "upi"}, {"IFSC without its zero", code("08", "HDFC100062250200000000001"), "UPI-IFSC", bothOf}, {"a name of 24", code("59", "Twenty-four characters!!"), "UPI-NAME", bothOf},
	} {
		cases = append(cases, networkCase{c.comment, c.payload, c.rules, c.networks})
	}
	b.network("upi", "a developer's tag reference of Bharat QR 4.0.1 and real codes", cases...)
}

func promptPayCases(b *builder) {
	const (
		transferAID, byPayerAID, billAID, crossBorderAID = "A000000677010111", "A000000677010114", "A000000677010112", "A000000677012006"
		innovationAID, kshopAID, biller                  = "A000000677012004", "A000000677010113", "010753600031501"
	)
	under := func(aid string, pairs ...string) string { return tlv(append([]string{"00", aid}, pairs...)...) }
	// A complete code, and one as most are printed, without 52, 59 and 60.
	code := func(pairs ...string) string {
		objects := tlv("00", "01", "01", "11") + tlv(pairs...)
		return seal(objects + tlv("52", "5812", "53", "764", "58", "TH", "59", "NOODLE HOUSE", "60", "BANGKOK"))
	}
	bare := func(pairs ...string) string {
		return seal(tlv("00", "01", "01", "11") + tlv(pairs...) + tlv("53", "764", "58", "TH"))
	}
	transfer := func(pairs ...string) string { return code("29", under(transferAID, pairs...)) }
	bill := func(pairs ...string) string { return code("30", under(billAID, pairs...)) }
	mobile := under(transferAID, "01", "0066800000001")
	rest := func(tail ...string) string {
		return seal(tlv("00", "01", "29", mobile, "52", "5812", "59", "NOODLE HOUSE", "60", "BANGKOK") + tlv(tail...))
	}
	vat := func(pairs ...string) string {
		return code("30", under(billAID, "01", biller, "02", "A"), "80", tlv(pairs...))
	}
	message := func(digits string) string {
		return code("29", under(transferAID, "03", "140000800000000"), "81", digits)
	}
	b.network("promptpay", "the Bank of Thailand's guideline FPG 25620084 as independent sources tabulate it, and real codes",
		networkCase{"transfer to a mobile number", transfer("01", "0066812345678"), "", ""}, networkCase{"transfer to a national id", transfer("02", "1100400123450"), "", ""}, networkCase{"transfer to an e-wallet", transfer("03", "004999000000000"), "", ""},
		networkCase{"transfer to a bank account", transfer("04", "0041234567890"), "PROMPTPAY-TRANSFER-BANK-ACCOUNT-READERS", ""},
		networkCase{"transfer and bill payment", code("29", under(transferAID, "01", "0066812345678"), "30", under(billAID, "01", biller, "02", "A")), "PROMPTPAY-TWO-ACCOUNTS", ""}, networkCase{"the AID in small letters", code("29", under("a000000677010111", "01", "0066812345678")), "", ""}, networkCase{"the AID behind the number", code("29", tlv("01", "0066812345678", "00", transferAID)), "", ""},
		networkCase{"transfer shown by the payer", code("29", under(byPayerAID, "01", "0066812345678", "05", "1234567890")), "", ""}, networkCase{"bill payment", bill("01", biller, "02", "INVOICE1"), "", ""}, networkCase{"bill payment with two references", bill("01", biller, "02", "A", "03", "B"), "", ""},
		networkCase{"cross-border bill payment", code("30", under(crossBorderAID, "01", biller, "02", "A")), "", ""}, networkCase{"bill payment and K SHOP beside it", code("30", under(billAID, "01", biller, "02", "A"), "31", under(kshopAID, "01", "004", "02", "A")), "", ""},
		networkCase{"payment innovation", code("31", under(innovationAID, "01", "001", "03", "REF")), "", ""},
		networkCase{"transfer as most are printed, without 52, 59 and 60", bare("29", mobile), "", ""}, networkCase{"bill payment as most are printed", bare("30", under(billAID, "01", biller, "02", "A")), "", ""},
		networkCase{"a tax block", vat("00", "0001", "01", "7.00", "02", "6.54"), "", ""}, networkCase{"a personal message", message("0E010E02"), "", ""},

		networkCase{"transfer in 30", code("30", mobile), "PROMPTPAY-TRANSFER-PLACE", ""}, networkCase{"letters in the mobile number", transfer("01", "0066XXXXXXXXX"), "PROMPTPAY-TRANSFER-MOBILE-FORMAT", ""}, networkCase{"a mobile number of 12", transfer("01", "006681234567"), "PROMPTPAY-TRANSFER-MOBILE-LEN", ""},
		networkCase{"a mobile number of another country", transfer("01", "0065812345678"), "PROMPTPAY-TRANSFER-MOBILE-PREFIX", ""}, networkCase{"a mobile number with its national 0", transfer("01", "0066081234567"), "PROMPTPAY-TRANSFER-MOBILE-PREFIX", ""},
		networkCase{"a letter in the national id", transfer("02", "110040012345X"), "PROMPTPAY-TRANSFER-NATIONAL-ID-FORMAT", ""}, networkCase{"a national id of 12", transfer("02", "110040012345"), "PROMPTPAY-TRANSFER-NATIONAL-ID-LEN", ""}, networkCase{"check digit of the national id", transfer("02", "1100400123451"), "PROMPTPAY-TRANSFER-NATIONAL-ID-MOD11", ""},
		networkCase{"a letter in the e-wallet", transfer("03", "00499900000000X"), "PROMPTPAY-TRANSFER-EWALLET-FORMAT", ""}, networkCase{"an e-wallet of 14", transfer("03", "00499900000000"), "PROMPTPAY-TRANSFER-EWALLET-LEN", ""},
		networkCase{"a Thai letter in the bank account", transfer("04", "004ก"), "PROMPTPAY-TRANSFER-BANK-ACCOUNT-FORMAT", ""}, networkCase{"a bank account of 3", transfer("04", "004"), "PROMPTPAY-TRANSFER-BANK-ACCOUNT-LEN", ""},
		networkCase{"a Thai letter in the one-time code", transfer("01", "0066812345678", "05", "123456789ก"), "PROMPTPAY-TRANSFER-OTC-FORMAT", ""}, networkCase{"a one-time code of 9", transfer("01", "0066812345678", "05", "123456789"), "PROMPTPAY-TRANSFER-OTC-LEN", ""},
		networkCase{"two proxies", transfer("01", "0066812345678", "02", "1100400123450"), "PROMPTPAY-ONE-PROXY", ""}, networkCase{"a landline number", transfer("01", "0066212345678"), "PROMPTPAY-TRANSFER-MOBILE-RANGE", ""}, networkCase{"no proxy", transfer("09", "x"), "PROMPTPAY-ONE-PROXY", ""}, networkCase{"shown by the payer without a one-time code", code("29", under(byPayerAID, "01", "0066812345678")), "PROMPTPAY-OTC-MISSING", ""},

		networkCase{"bill payment in 29", code("29", under(billAID, "01", biller, "02", "A")), "PROMPTPAY-BILL-PLACE", ""}, networkCase{"no biller", bill("02", "A"), "PROMPTPAY-BILL-BILLER-ID-MISSING", ""}, networkCase{"a letter in the biller", bill("01", "01075360003150X", "02", "A"), "PROMPTPAY-BILL-BILLER-ID-FORMAT", ""},
		networkCase{"a biller of 13, without its suffix", bill("01", "0107536000315", "02", "A"), "PROMPTPAY-BILL-BILLER-ID-LEN", ""}, networkCase{"check digit of the biller", bill("01", "010753600031401", "02", "A"), "PROMPTPAY-BILL-BILLER-ID-MOD11", ""},
		networkCase{"no reference", bill("01", biller), "PROMPTPAY-BILL-REF1-MISSING", ""}, networkCase{"a Thai letter in reference 1", bill("01", biller, "02", "ก"), "PROMPTPAY-BILL-REF1-FORMAT", ""}, networkCase{"reference 1 of 21", bill("01", biller, "02", strings.Repeat("A", 21)), "PROMPTPAY-BILL-REF1-LEN", ""},
		networkCase{"reference 1 in small letters", bill("01", biller, "02", "a"), "PROMPTPAY-BILL-REF1-CAPITALS", ""}, networkCase{"a Thai letter in reference 2", bill("01", biller, "02", "A", "03", "ก"), "PROMPTPAY-BILL-REF2-FORMAT", ""},
		networkCase{"reference 2 of 21", bill("01", biller, "02", "A", "03", strings.Repeat("A", 21)), "PROMPTPAY-BILL-REF2-LEN", ""}, networkCase{"a hyphen in reference 2", bill("01", biller, "02", "A", "03", "A-1"), "PROMPTPAY-BILL-REF2-CAPITALS", ""},

		networkCase{"payment innovation in 32", code("32", under(innovationAID, "01", "001")), "PROMPTPAY-INNOVATION-PLACE", ""}, networkCase{"a letter in the API id", code("31", under(innovationAID, "01", "00X")), "PROMPTPAY-INNOVATION-API-ID-FORMAT", ""}, networkCase{"an API id of 2", code("31", under(innovationAID, "01", "01")), "PROMPTPAY-INNOVATION-API-ID-LEN", ""},
		networkCase{"a Thai letter in the transaction reference", code("31", under(innovationAID, "03", "ก")), "PROMPTPAY-INNOVATION-TRANSACTION-REF-FORMAT", ""}, networkCase{"a transaction reference of 26", code("31", under(innovationAID, "03", strings.Repeat("A", 26))), "PROMPTPAY-INNOVATION-TRANSACTION-REF-LEN", ""},
		networkCase{"K SHOP in 32", code("32", under(kshopAID, "01", "004")), "PROMPTPAY-KSHOP-PLACE", ""}, networkCase{"no acquirer", code("31", under(kshopAID, "02", "A")), "PROMPTPAY-KSHOP-ACQUIRER-MISSING", ""}, networkCase{"letters in the acquirer", code("31", under(kshopAID, "01", "KBK")), "PROMPTPAY-KSHOP-ACQUIRER-FORMAT", ""}, networkCase{"an acquirer of 2", code("31", under(kshopAID, "01", "04")), "PROMPTPAY-KSHOP-ACQUIRER-LEN", ""},
		networkCase{"a Thai letter in 31-02", code("31", under(kshopAID, "01", "004", "02", "ก")), "PROMPTPAY-KSHOP-MERCHANT-REF-FORMAT", ""}, networkCase{"a Thai letter in 31-03", code("31", under(kshopAID, "01", "004", "03", "ก")), "PROMPTPAY-KSHOP-ACQUIRER-DATA-FORMAT", ""},
		networkCase{"a Thai letter in 31-04", code("31", under(kshopAID, "01", "004", "04", "ก")), "PROMPTPAY-KSHOP-ORDER-REF-FORMAT", ""}, networkCase{"a Thai letter in 31-05", code("31", under(kshopAID, "01", "004", "05", "ก")), "PROMPTPAY-KSHOP-OTHER-05-FORMAT", ""},
		networkCase{"K SHOP with another reference than the bill", code("30", under(billAID, "01", biller, "02", "A"), "31", under(kshopAID, "01", "004", "02", "B")), "PROMPTPAY-KSHOP-REFS", ""},

		networkCase{"dollars of Singapore", rest("53", "702", "58", "TH"), "PROMPTPAY-CURRENCY", ""}, networkCase{"no currency", rest("58", "TH"), "PROMPTPAY-CURRENCY-MISSING", ""}, networkCase{"in Laos", rest("53", "764", "58", "LA"), "PROMPTPAY-COUNTRY", ""}, networkCase{"no country", rest("53", "764"), "PROMPTPAY-COUNTRY-MISSING", ""},
		networkCase{"a tax block without its amount", vat("00", "0001"), "PROMPTPAY-VAT-AMOUNT-MISSING", ""}, networkCase{"a personal message of three digits", message("004"), "PROMPTPAY-MESSAGE", ""}, networkCase{"a personal message of half a pair", message("D83D"), "PROMPTPAY-MESSAGE", ""},
	)
}

func qrisCases(b *builder) {
	acquirer := func(changes ...string) string {
		return tlv(changed([]string{"00", "ID.CO.CONTOH.WWW", "01", "936000140000000001", "02", "000885000000001", "03", "UMI"}, changes)...)
	}
	national := func(changes ...string) string {
		return tlv(changed([]string{"00", "ID.CO.QRIS.WWW", "02", "ID1020000000007", "03", "UMI"}, changes)...)
	}
	holder := func(changes ...string) string {
		return tlv(changed([]string{"00", "ID.CO.CONTOH.WWW", "01", "936000140000000001", "02", "0000000001"}, changes)...)
	}
	data := func(changes ...string) string {
		return tlv(changed([]string{"08", "DMCT", "99", tlv("00", "00", "01", "ABCDEFGH12345678")}, changes)...)
	}
	payment := func(changes ...string) string {
		return seal(tlv(changed([]string{
			"00", "01", "01", "11", "26", acquirer(), "51", national(), "52", "5812", "53", "360", "58", "ID", "59", "WARUNG CONTOH", "60", "JAKARTA", "61", "10110",
		}, changes)...))
	}
	transfer := func(changes ...string) string {
		return seal(tlv(changed([]string{
			"00", "01", "01", "12", "40", holder(), "52", "4829", "53", "360", "58", "ID", "59", "CONTOH", "60", "JAKARTA", "61", "10110", "62", data(),
		}, changes)...))
	}
	longDomain := "ID.CO." + strings.Repeat("CONTOH", 5)
	b.network("qris", "ASPI's specification as astrapay/spring-qris quotes it, and real codes",
		networkCase{"static payment", payment(), "", ""}, networkCase{"payment with the default GUID 00", payment("26", acquirer("00", "00")), "", ""}, networkCase{"payment by the repository alone", payment("26", absent), "", ""}, networkCase{"dynamic payment by the acquirer", payment("01", "12", "51", absent), "", ""},
		networkCase{"the most that one payment may be", payment("01", "12", "54", "10000000"), "", ""}, networkCase{"a PAN with its check digit", payment("26", acquirer("01", "9360091434905263034")), "", ""}, networkCase{"GUIDs in small letters", payment("26", acquirer("00", "id.contoh"), "51", national("00", "id.co.qris.www")), "", ""},
		networkCase{"the older repository", payment("51", national("00", "ID.OR.GPNQR.WWW")), "", ""}, networkCase{"acquirer in 45", payment("26", absent, "45", acquirer()), "", ""}, networkCase{"transfer", transfer(), "", ""}, networkCase{"transfer with an amount", transfer("54", "25000000"), "", ""},
		networkCase{"transfer with a BIC", transfer("40", holder("04", "CONTIDJAXXX")), "", ""}, networkCase{"cash withdrawal", transfer("62", data("08", "CWDL")), "", ""}, networkCase{"cash deposit", transfer("62", data("08", "CDPT", "99", tlv("00", "00", "01", strings.Repeat("A", 64)))), "", ""},

		networkCase{"no GUID in 26", payment("26", acquirer("00", absent)), "QRIS-GUID-MISSING", ""}, networkCase{"a word for a GUID", payment("26", acquirer("00", "CONTOH")), "QRIS-GUID-FORMAT", ""}, networkCase{"a GUID of 36", payment("26", acquirer("00", longDomain)), "QRIS-GUID-LEN", ""},
		networkCase{"no PAN", payment("26", acquirer("01", absent)), "QRIS-PAN-MISSING", ""}, networkCase{"a letter in the PAN", payment("26", acquirer("01", "93600014000000000A")), "QRIS-PAN-FORMAT", ""}, networkCase{"a PAN of 20", payment("26", acquirer("01", "93600014000000000012")), "QRIS-PAN-LEN", ""},
		networkCase{"check digit of the PAN", payment("26", acquirer("01", "9360001400000000010")), "QRIS-PAN-LUHN", ""}, networkCase{"a PAN without 9360", payment("26", acquirer("01", "999900140000000001")), "QRIS-PAN-NNS", ""}, networkCase{"a PAN too short for an institution", payment("26", acquirer("01", "9360001")), "QRIS-PAN-NNS", ""},
		networkCase{"no merchant id", payment("26", acquirer("02", absent)), "QRIS-MERCHANT-ID-MISSING", ""}, networkCase{"an accent in the merchant id", payment("26", acquirer("02", "É0001")), "QRIS-MERCHANT-ID-FORMAT", ""}, networkCase{"a merchant id of 16", payment("26", acquirer("02", "0008850000000012")), "QRIS-MERCHANT-ID-LEN", ""},
		networkCase{"no criteria", payment("26", acquirer("03", absent)), "QRIS-CRITERIA-MISSING", ""}, networkCase{"a criteria of 4", payment("26", acquirer("03", "UMIX")), "QRIS-CRITERIA-LEN", ""}, networkCase{"an unknown criteria", payment("26", acquirer("03", "UXX")), "QRIS-CRITERIA-KNOWN", ""},
		networkCase{"an unknown repository", payment("51", national("00", "ID.CO.CONTOH.WWW")), "QRIS-NATIONAL-GUID-KNOWN", ""}, networkCase{"two acquirers without a repository", payment("01", "12", "51", absent, "27", acquirer("01", "936000020000000005")), "QRIS-TWO-ACCOUNTS", ""}, networkCase{"two acquirers of one merchant", payment("27", acquirer("01", "936000020000000005")), "QRIS-TWO-ACCOUNTS", ""}, networkCase{"static without a repository", payment("51", absent), "QRIS-NATIONAL-MISSING", ""}, networkCase{"no NMID", payment("51", national("02", absent)), "QRIS-NMID-MISSING", ""},
		networkCase{"NMID with AID in front", payment("51", national("02", "AID000000000000")), "QRIS-NMID-FORMAT", ""}, networkCase{"NMID of 14", payment("51", national("02", "ID102000000000")), "QRIS-NMID-LEN", ""}, networkCase{"check digit of the NMID", payment("51", national("02", "ID1020000000008")), "QRIS-NMID-LUHN", ""},
		networkCase{"baht", payment("53", "764"), "QRIS-CURRENCY", ""}, networkCase{"no currency", payment("53", absent), "QRIS-CURRENCY-MISSING", ""}, networkCase{"in Thailand", payment("58", "TH"), "QRIS-COUNTRY", ""}, networkCase{"no country", payment("58", absent), "QRIS-COUNTRY-MISSING", ""}, networkCase{"no postal code", payment("61", absent), "QRIS-POSTAL-CODE-MISSING", ""},
		networkCase{"a pipe in the name", payment("59", "WARUNG|CONTOH"), "QRIS-PIPE", ""}, networkCase{"a pipe in the city", payment("60", "A|B"), "QRIS-PIPE", ""}, networkCase{"a pipe in the merchant id", payment("26", acquirer("02", "1|2")), "QRIS-PIPE", ""}, networkCase{"a sen above the limit", payment("54", "10000000.01"), "QRIS-AMOUNT-LIMIT", ""},

		networkCase{"transfer without a GUID", transfer("40", holder("00", absent)), "QRIS-TRANSFER-GUID-MISSING", ""}, networkCase{"transfer with the default GUID", transfer("40", holder("00", "00")), "QRIS-TRANSFER-GUID-FORMAT", ""}, networkCase{"transfer with a GUID of 36", transfer("40", holder("00", longDomain)), "QRIS-TRANSFER-GUID-LEN", ""},
		networkCase{"transfer without a PAN", transfer("40", holder("01", absent)), "QRIS-TRANSFER-PAN-MISSING", ""}, networkCase{"a letter in the PAN of a transfer", transfer("40", holder("01", "93600014000000000A")), "QRIS-TRANSFER-PAN-FORMAT", ""}, networkCase{"transfer with a PAN of 15", transfer("40", holder("01", "936000140000001")), "QRIS-TRANSFER-PAN-LEN", ""},
		networkCase{"check digit of the PAN of a transfer", transfer("40", holder("01", "9360001400000000010")), "QRIS-TRANSFER-PAN-LUHN", ""}, networkCase{"transfer without a beneficiary", transfer("40", holder("02", absent)), "QRIS-TRANSFER-BENEFICIARY-ID-MISSING", ""}, networkCase{"a beneficiary of 16", transfer("40", holder("02", "0000000000000001")), "QRIS-TRANSFER-BENEFICIARY-ID-LEN", ""},
		networkCase{"a hyphen in the BIC", transfer("40", holder("04", "CONT-IDJ")), "QRIS-TRANSFER-BIC-FORMAT", ""}, networkCase{"a BIC of 7", transfer("40", holder("04", "CONTIDJ")), "QRIS-TRANSFER-BIC-LEN", ""}, networkCase{"static transfer", transfer("01", "11"), "QRIS-TRANSFER-INITIATION", ""}, networkCase{"transfer with a shop's category", transfer("52", "5812"), "QRIS-TRANSFER-MCC", ""},
		networkCase{"transfer with an unknown purpose", transfer("62", data("08", "PYMT")), "QRIS-TRANSFER-PURPOSE", ""}, networkCase{"unique data of 7", transfer("62", data("99", tlv("00", "00", "01", "1234567"))), "QRIS-TRANSFER-UNIQUE-DATA-LEN", ""}, networkCase{"unique data of 65", transfer("62", data("99", tlv("00", "00", "01", strings.Repeat("A", 65)))), "QRIS-TRANSFER-UNIQUE-DATA-LEN", ""},
	)
}
