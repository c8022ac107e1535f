package native

import (
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Forms of Europe that are lines or keys and values.
var europeanTexts = []form{
	{
		format: "epc069", name: "an EPC code (GiroCode) for a credit transfer in euro", kind: network.Other,
		starts: prefix("BCD"), cut: lines,
		shape: func(text string) bool {
			l := head(text)
			return l[0] == "BCD" && (l[1] == "001" || l[1] == "002") && isOf(l[2], "12345678") && l[3] == "SCT"
		},
		whole: true, fields: []network.FormField{
			{From: "2", Key: "version", Name: "Version"},
			{From: "3", Key: "character_set", Name: "Character set, 1 for UTF-8"},
			{From: "5", Key: "bic", Name: "BIC of the payee's bank", Means: network.PayeeBank},
			{From: "6", Key: "name", Name: "Payee's name", Private: true, Needed: true, Means: network.PayeeName},
			{From: "7", Key: "iban", Name: "Payee's IBAN", Private: true, Needed: true, Means: network.Payee},
			{From: "8", Key: "amount", Name: "EUR and the amount", Means: network.Amount, Sum: &network.Sum{Currency: "EUR", Marked: true}},
			{From: "9", Key: "purpose", Name: "Purpose code"},
			{From: "10", Key: "reference", Name: "Structured reference", Private: true, Means: network.Reference},
			{From: "11", Key: "text", Name: "Text for the payee", Private: true, Means: network.Note},
			{From: "12", Key: "information", Name: "Information for the payer", Private: true},
		},
		checks: []check{{"iban", ibanDigits, ibanFault}, {"reference", referenceDigits, creditorReferenceFault}},
		source: "EPC069-12 version 3.1, as independent libraries write and read it", sure: emvqr.ConfidenceA,
	},
	{
		format: "nbuqr", name: "a code of Ukrainian banks for a credit transfer", countries: "UA", kind: network.Other,
		starts: anyOf(prefix("BCD"), leadsTo("bank.gov.ua", "/qr/QkNE"), leadsTo("qr.bank.gov.ua", "/qr/QkNE")), // QkNE is BCD
		shape: func(text string) bool {
			if _, rest, ok := host.Split(text); ok {
				return isToken(rest[len("/qr/"):], 40, 1500, "-_")
			}
			l := head(text)
			return l[0] == "BCD" && (l[1] == "001" || l[1] == "002" || l[1] == "003") && isOf(l[2], "12") && l[3] == "UCT"
		},
		cut: layout{pieces: ukrainianLines},
		fields: []network.FormField{
			{From: "2", Key: "version", Name: "Version"},
			{From: "3", Key: "character_set", Name: "Character set, 1 for UTF-8, 2 for windows-1251"},
			{From: "4", Key: "function", Name: "UCT, a credit transfer", Needed: true},
			{From: "6", Key: "name", Name: "Payee's name", Private: true, Needed: true, Means: network.PayeeName},
			{From: "7", Key: "iban", Name: "Payee's IBAN", Private: true, Needed: true, Means: network.Payee},
			{From: "8", Key: "amount", Name: "UAH and the amount", Means: network.Amount, Sum: &network.Sum{Currency: "UAH", Marked: true}},
			{From: "9", Key: "payee_code", Name: "Payee's tax number, or a person's code", Private: true, Means: network.MerchantID},
			{From: "12", Key: "purpose", Name: "Purpose in words", Private: true, Means: network.Note},
		},
		checks: []check{{"iban", ibanDigits, ibanFault}},
		source: "rules of the National Bank of Ukraine, as quoted in public source code", sure: emvqr.ConfidenceB,
		open: "the three lines that version 003 added in 2025",
	},
	{
		format: "qvik", name: "a Hungarian code for an instant payment", countries: "HU", kind: network.Other,
		starts: prefix("HCT", "RTP"), cut: lines,
		shape: func(text string) bool {
			l := head(text)
			return (l[0] == "HCT" || l[0] == "RTP") && l[1] == "001" && l[2] == "1"
		},
		fields: []network.FormField{
			{From: "1", Key: "kind", Name: "HCT for a transfer, RTP for a request to pay", Means: network.Action},
			{From: "4", Key: "bic", Name: "BIC of the payee's bank", Needed: true, Means: network.PayeeBank},
			{From: "5", Key: "name", Name: "Payee's name", Private: true, Needed: true, Means: network.PayeeName},
			{From: "6", Key: "iban", Name: "Payee's IBAN", Private: true, Needed: true, Means: network.Payee},
			{From: "7", Key: "amount", Name: "HUF and the whole amount", Means: network.Amount, Sum: &network.Sum{Currency: "HUF", Marked: true}},
			{From: "8", Key: "valid_until", Name: "Valid until, yyyyMMddHHmmss and the hours from UTC", Needed: true, Means: network.Expiry},
			{From: "9", Key: "purpose", Name: "Purpose code"},
			{From: "10", Key: "message", Name: "Message", Private: true, Means: network.Note},
			{From: "11", Key: "shop", Name: "Shop"},
			{From: "12", Key: "device", Name: "Merchant's device", Means: network.Terminal},
			{From: "13", Key: "invoice", Name: "Invoice or receipt", Means: network.Bill},
			{From: "14", Key: "customer", Name: "Customer", Private: true},
			{From: "15", Key: "transaction", Name: "Payee's number of the transaction", Means: network.Reference},
			{From: "16", Key: "loyalty", Name: "Loyalty number", Private: true},
			{From: "17", Key: "tax_check", Name: "Number for the check by the tax office"},
		},
		checks: []check{{"iban", ibanDigits, ibanFault}},
		source: "guide of the Hungarian National Bank of July 2019, as an open library follows it", sure: emvqr.ConfidenceA,
		open: "what qvik added since",
	},
	{
		format: "swissqr", name: "a Swiss QR-bill", countries: "CH LI", kind: network.Other,
		starts: prefix("SPC"), cut: lines,
		shape: func(text string) bool {
			l := head(text)
			return l[0] == "SPC" && l[1] == "0200" && l[2] == "1"
		},
		whole: true, fields: []network.FormField{
			{From: "4", Key: "iban", Name: "IBAN or QR-IBAN of the creditor", Private: true, Needed: true, Means: network.Payee},
			{From: "5", Key: "address_type", Name: "S for a structured address, K for a combined one"},
			{From: "6", Key: "name", Name: "Creditor's name", Private: true, Needed: true, Means: network.PayeeName},
			{From: "7", Key: "street", Name: "Creditor's street, or first line of the address", Private: true},
			{From: "8", Key: "house", Name: "Creditor's house number, or second line of the address", Private: true},
			{From: "9", Key: "postal_code", Name: "Creditor's postal code", Private: true},
			{From: "10", Key: "town", Name: "Creditor's town", Private: true},
			{From: "11", Key: "country", Name: "Creditor's country"},
			{From: "19", Key: "amount", Name: "Amount", Means: network.Amount, Sum: &network.Sum{}},
			{From: "20", Key: "currency", Name: "CHF or EUR", Needed: true, Means: network.Currency},
			{From: "22", Key: "debtor", Name: "Debtor's name", Private: true},
			{From: "23", Key: "debtor_street", Name: "Debtor's street, or first line of the address", Private: true},
			{From: "24", Key: "debtor_house", Name: "Debtor's house number, or second line of the address", Private: true},
			{From: "25", Key: "debtor_postal_code", Name: "Debtor's postal code", Private: true},
			{From: "26", Key: "debtor_town", Name: "Debtor's town", Private: true},
			{From: "27", Key: "debtor_country", Name: "Debtor's country", Private: true},
			{From: "28", Key: "reference_type", Name: "QRR, SCOR or NON", Needed: true},
			{From: "29", Key: "reference", Name: "Reference", Private: true, Means: network.Reference},
			{From: "30", Key: "message", Name: "Message", Private: true, Means: network.Note},
			{From: "31", Key: "trailer", Name: "EPD", Needed: true},
			{From: "32", Key: "bill_information", Name: "Coded information about the bill", Private: true},
			{From: "33", Key: "alternative", Name: "Alternative procedure, such as TWINT", Private: true},
			{From: "34", Key: "alternative_2", Name: "Another alternative procedure", Private: true},
		},
		checks: []check{{"iban", ibanDigits, ibanFault}},
		judge:  []judge{{qrIBAN, qrIBANFault}, {referenceDigits, swissReferenceFault}},
		source: "Swiss implementation guidelines for the QR-bill, as an open library and its tests follow them", sure: emvqr.ConfidenceA,
	},
	{
		format: "upnqr", name: "a Slovenian UPN QR for a bill", countries: "SI", kind: network.Other,
		starts: prefix("UPNQR\n"), cut: lines,
		fields: []network.FormField{
			{From: "6", Key: "payer", Name: "Payer's name", Private: true},
			{From: "7", Key: "payer_address", Name: "Payer's address", Private: true},
			{From: "8", Key: "payer_town", Name: "Payer's town", Private: true},
			{From: "9", Key: "amount_cents", Name: "Amount in cents, 11 digits", Means: network.Amount, Sum: &network.Sum{Currency: "EUR", Minor: 2}},
			{From: "12", Key: "purpose_code", Name: "Purpose code"},
			{From: "13", Key: "purpose", Name: "Purpose in words", Private: true, Means: network.Note},
			{From: "14", Key: "deadline", Name: "Pay until, dd.MM.yyyy"},
			{From: "15", Key: "iban", Name: "Payee's IBAN", Private: true, Needed: true, Means: network.Payee},
			{From: "16", Key: "reference", Name: "Model and reference", Private: true, Means: network.Reference},
			{From: "17", Key: "name", Name: "Payee's name", Private: true, Needed: true, Means: network.PayeeName},
			{From: "18", Key: "address", Name: "Payee's address", Private: true},
			{From: "19", Key: "town", Name: "Payee's town", Private: true},
		},
		checks: []check{{"iban", ibanDigits, ibanFault}, {"reference", referenceDigits, creditorReferenceFault}},
		seal: &seal{"line 20 is the characters of the 19 lines before it and a line feed after each; verified", func(v *values) bool {
			sum, written := lengthSum(v)
			return fmt.Sprintf("%03d", sum) == written
		}},
		source: "an open library and its tests; a library of its own for UPN", sure: emvqr.ConfidenceA,
	},
	{
		format: "hub3", name: "a Croatian HUB3 code for a bill", countries: "HR", kind: network.Other,
		starts: prefix("HRVHUB30"), cut: lines,
		shape: func(text string) bool { return head(text)[0] == "HRVHUB30" },
		fields: []network.FormField{
			{From: "2", Key: "currency", Name: "Currency, EUR or on old bills HRK", Needed: true, Means: network.Currency},
			{From: "3", Key: "amount_cents", Name: "Amount in cents, 15 digits", Needed: true, Means: network.Amount, Sum: &network.Sum{Minor: 2}},
			{From: "4", Key: "payer", Name: "Payer's name", Private: true},
			{From: "5", Key: "payer_address", Name: "Payer's address", Private: true},
			{From: "6", Key: "payer_town", Name: "Payer's town", Private: true},
			{From: "7", Key: "name", Name: "Payee's name", Private: true, Needed: true, Means: network.PayeeName},
			{From: "8", Key: "address", Name: "Payee's address", Private: true},
			{From: "9", Key: "town", Name: "Payee's town", Private: true},
			{From: "10", Key: "iban", Name: "Payee's IBAN", Private: true, Needed: true, Means: network.Payee},
			{From: "11", Key: "model", Name: "Model of the reference"},
			{From: "12", Key: "reference", Name: "Reference", Private: true, Means: network.Reference},
			{From: "13", Key: "purpose_code", Name: "Purpose code"},
			{From: "14", Key: "description", Name: "Description", Private: true, Means: network.Note},
		},
		checks: []check{{"iban", ibanDigits, ibanFault}},
		source: "several open implementations", sure: emvqr.ConfidenceB,
		open: "the check digits of the reference models",
	},
	{
		format: "st00012", name: "a code of GOST R 56042 with the details of a bank payment", countries: "RU", kind: network.Other,
		starts: prefix("ST00011", "ST00012", "ST00013"),
		shape:  func(text string) bool { return len(text) > len("ST00012|") && text[len("ST00012")] < 0x80 },
		cut:    layout{pieces: gostPairs},
		fields: []network.FormField{
			{From: "Name", Key: "name", Name: "Payee's name", Private: true, Needed: true, Means: network.PayeeName},
			{From: "PersonalAcc", Key: "account", Name: "Payee's account, 20 digits", Private: true, Needed: true, Means: network.Payee},
			{From: "BankName", Key: "bank", Name: "Payee's bank", Needed: true},
			{From: "BIC", Key: "bic", Name: "Russian code of the payee's bank, 9 digits", Needed: true, Means: network.PayeeBank},
			{From: "CorrespAcc", Key: "correspondent_account", Name: "Correspondent account of the bank, 20 digits", Needed: true},
			{From: "Sum", Key: "amount_kopecks", Name: "Amount in kopecks", Means: network.Amount, Sum: &network.Sum{Currency: "RUB", Minor: 2}},
			{From: "Purpose", Key: "purpose", Name: "Purpose in words", Private: true, Means: network.Note},
			{From: "PayeeINN", Key: "payee_tax_number", Name: "Payee's tax number", Private: true, Means: network.MerchantID},
			{From: "PayerINN", Key: "payer_tax_number", Name: "Payer's tax number", Private: true},
		},
		source: "GOST R 56042-2014, as an open library and its tests follow it", sure: emvqr.ConfidenceA,
		open: "the key inside an account number: the standard's own example does not keep it for the correspondent account",
	},
	{
		format: "spayd", name: "a Short Payment Descriptor (SPAYD, QR Platba)", countries: "CZ SK", kind: network.Other,
		starts: prefix("SPD*", "SCD*"), shape: func(text string) bool { return spaydHeader(text) > 0 },
		cut: layout{pieces: spaydPairs},
		fields: []network.FormField{
			{From: "ACC", Key: "account", Name: "Payee's IBAN and, after a plus, BIC", Private: true, Needed: true, Means: network.Payee},
			{From: "ALT-ACC", Key: "other_accounts", Name: "Other accounts of the payee", Private: true},
			{From: "AM", Key: "amount", Name: "Amount", Means: network.Amount, Sum: &network.Sum{}},
			{From: "CC", Key: "currency", Name: "Currency", Means: network.Currency},
			{From: "DT", Key: "date", Name: "Pay on, yyyyMMdd"},
			{From: "MSG", Key: "message", Name: "Message to the payee", Private: true, Means: network.Note},
			{From: "RF", Key: "reference", Name: "Payee's reference", Private: true, Means: network.Reference},
			{From: "RN", Key: "name", Name: "Payee's name", Private: true, Means: network.PayeeName},
			{From: "FRQ", Key: "frequency", Name: "How often, of a standing order"},
			{From: "PT", Key: "payment_type", Name: "Type of payment, IP for an instant one"},
			{From: "NT", Key: "notify", Name: "Notice by P phone or E e-mail"},
			{From: "NTA", Key: "notify_address", Name: "Where to give notice", Private: true},
			{From: "X-VS", Key: "variable_symbol", Name: "Variable symbol", Private: true, Means: network.Reference},
			{From: "X-SS", Key: "specific_symbol", Name: "Specific symbol", Private: true, Means: network.Reference2},
			{From: "X-KS", Key: "constant_symbol", Name: "Constant symbol"},
			{From: "X-URL", Key: "url", Name: "Link", Private: true},
			{From: "CRC32", Key: "crc32", Name: "Checksum"},
		},
		checks: []check{{"account", ibanDigits, ibanFault}},
		judge:  []judge{{collection, collectionFault}, {standing, standingFault}},
		seal:   &seal{"CRC32, where it is there: the CRC-32 of the text with its keys sorted and without that key; verified", spaydHolds},
		source: "SPAYD 1.2 of the Czech Banking Association, as open libraries follow it", sure: emvqr.ConfidenceA,
	},
	{
		format: "nbsips", name: "a Serbian NBS IPS code", countries: "RS", kind: network.Other,
		starts: prefix("K:PR|V:01|C:1|R:", "K:PT|V:01|C:1|R:", "K:PK|V:01|C:1|R:", "K:EK|V:01|C:1|R:"), cut: pairs(0, "|", ":"),
		fields: []network.FormField{
			{From: "K", Key: "kind", Name: "PR for a printed bill, PT and PK at a shop, EK in a web shop", Means: network.Action},
			{From: "V", Key: "version", Name: "Version, 01"},
			{From: "C", Key: "character_set", Name: "Character set, 1 for UTF-8"},
			{From: "R", Key: "account", Name: "Payee's account, 18 digits", Private: true, Needed: true, Means: network.Payee},
			{From: "N", Key: "name", Name: "Payee's name and address", Private: true, Needed: true, Means: network.PayeeName},
			{From: "I", Key: "amount", Name: "RSD and the amount, with a decimal comma", Means: network.Amount, Sum: &network.Sum{Currency: "RSD", Marked: true, Comma: true}},
			{From: "P", Key: "payer", Name: "Payer", Private: true},
			{From: "SF", Key: "purpose_code", Name: "Code of the purpose"},
			{From: "S", Key: "purpose", Name: "Purpose in words", Private: true, Means: network.Note},
			{From: "RO", Key: "reference", Name: "Model and reference", Private: true, Means: network.Reference},
		},
		checks: []check{{"account", accountDigits, accountFault(18)}},
		source: "open implementations of the National Bank of Serbia's IPS QR", sure: emvqr.ConfidenceB,
		open: "what of the letters of PK and EK is asked of whom; the check digits of the reference are not judged",
	},
	{
		format: "zbp2d", name: "a Polish code of the ZBP's recommendation for a transfer", countries: "PL", kind: network.Other,
		starts: anyOf(prefix("|PL|"), digit), shape: isZBP, cut: parts(0, "|"),
		whole: true, fields: []network.FormField{
			{From: "1", Key: "tax_number", Name: "Payee's tax number, 10 digits", Private: true, Means: network.MerchantID},
			{From: "3", Key: "account", Name: "Payee's account, 26 digits", Private: true, Needed: true, Means: network.Payee},
			{From: "4", Key: "amount_grosze", Name: "Amount in grosze, 000000 for an open one", Means: network.Amount, Sum: &network.Sum{Currency: "PLN", Minor: 2, Open: "000000"}},
			{From: "5", Key: "name", Name: "Payee's name", Private: true, Needed: true, Means: network.PayeeName},
			{From: "6", Key: "title", Name: "Title of the transfer", Private: true, Needed: true, Means: network.Note},
			{From: "7", Key: "reserve_1", Name: "Reserve", Private: true},
			{From: "8", Key: "reserve_2", Name: "Reserve", Private: true},
			{From: "9", Key: "reserve_3", Name: "Reserve", Private: true},
		},
		checks: []check{{"account", accountDigits, polishFault}},
		source: "open implementations of the Polish Bank Association's 2D recommendation", sure: emvqr.ConfidenceB,
	},
	{
		format: "paybysquare", name: "a Slovak PAY by square code", countries: "SK CZ", kind: network.Other,
		starts: prefix("000", "040", "080"), shape: func(text string) bool { _, ok := openSquare(text); return ok },
		special: readSquare,
		fields: []network.FormField{
			{From: "1", Key: "id", Name: "Id of the invoice", Private: true},
			{From: "4", Key: "amount", Name: "Amount", Means: network.Amount, Sum: &network.Sum{}},
			{From: "5", Key: "currency", Name: "Currency", Means: network.Currency},
			{From: "6", Key: "date", Name: "Pay on, yyyyMMdd"},
			{From: "7", Key: "variable_symbol", Name: "Variable symbol", Private: true, Means: network.Reference},
			{From: "8", Key: "constant_symbol", Name: "Constant symbol"},
			{From: "9", Key: "specific_symbol", Name: "Specific symbol", Private: true, Means: network.Reference2},
			{From: "10", Key: "originator_reference", Name: "Originator's reference", Private: true},
			{From: "11", Key: "note", Name: "Note", Private: true, Means: network.Note},
			{From: "13", Key: "iban", Name: "Payee's IBAN", Private: true, Means: network.Payee},
			{From: "14", Key: "bic", Name: "BIC of the payee's bank", Means: network.PayeeBank},
			{From: "17", Key: "name", Name: "Payee's name", Private: true, Means: network.PayeeName},
		},
		checks: []check{{"iban", ibanDigits, ibanFault}},
		seal:   &seal{"the CRC-32 of the fields, compressed with them; verified, and a text without it is not of this form", func(*values) bool { return true }},
		source: "PAY by square, as an open library and its tests follow it", sure: emvqr.ConfidenceA,
		open: "the fields of a text with more than one payment, account or order",
	},
}

// ukrainianLines are the lines of the text, or of what is in the link in base64.
func ukrainianLines(text string) iter.Seq[piece] {
	if _, rest, ok := host.Split(text); ok {
		decoded, err := base64.RawURLEncoding.DecodeString(strings.TrimPrefix(rest, "/qr/"))
		if err != nil {
			return func(func(piece) bool) {}
		}
		text = string(decoded)
		if head(text)[2] == "2" {
			text, _ = charmap.Windows1251.NewDecoder().String(text)
		}
		return func(yield func(piece) bool) {
			for p := range linesOf(text) {
				p.offset = 0 // it is in another form in the text
				if !yield(p) {
					return
				}
			}
		}
	}
	return linesOf(text)
}

// gostPairs are separated by whatever character is after the character set.
func gostPairs(text string) iter.Seq[piece] {
	const begin = len("ST00012")
	return pairsOf(text, begin+1, text[begin:begin+1], "=")
}

// spaydHeader is the length of "SPD*1.0*", 0 where the text begins in another way.
func spaydHeader(text string) int {
	const begin = len("SPD*")
	version, _, found := strings.Cut(text[min(begin, len(text)):], "*")
	major, minor, dot := strings.Cut(version, ".")
	if !found || !dot || !isDigits(major, 1, 2) || !isDigits(minor, 1, 2) {
		return 0
	}
	return begin + len(version) + 1
}

func spaydPairs(text string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		for p := range pairsOf(text, spaydHeader(text), "*", ":") {
			p.value = strings.NewReplacer("%2A", "*", "%2a", "*").Replace(p.value)
			if !yield(p) {
				return
			}
		}
	}
}

func collectionFault(v *values) (at int, message string) {
	if strings.HasPrefix(v.text, "SCD*") {
		return 0, "it asks for leave to collect by direct debit, and is no payment"
	}
	return 0, ""
}

func standingFault(v *values) (at int, message string) {
	if often, ok := v.get("frequency"); ok && often.value != "" {
		return often.offset, "it asks for a standing order, and not for one payment"
	}
	return 0, ""
}

// spaydHolds verifies the checksum, if there is one.
func spaydHolds(v *values) bool {
	written, ok := v.get("crc32")
	if !ok {
		return true
	}
	at := spaydHeader(v.text)
	var kept []string
	for part := range strings.SplitSeq(v.text[at:], "*") {
		if part != "" && !strings.HasPrefix(part, "CRC32:") {
			kept = append(kept, part)
		}
	}
	slices.SortStableFunc(kept, func(a, b string) int {
		a, _, _ = strings.Cut(a, ":")
		b, _, _ = strings.Cut(b, ":")
		return strings.Compare(a, b)
	})
	sum := crc32.ChecksumIEEE([]byte(v.text[:at] + strings.Join(kept, "*")))
	return strings.EqualFold(written.value, fmt.Sprintf("%08X", sum))
}

// isZBP: a tax number or none, PL, an account and an amount, with bars between.
func isZBP(text string) bool {
	var p [5]string
	for i := range p {
		p[i], text, _ = strings.Cut(text, "|")
	}
	return (p[0] == "" || isDigits(p[0], 10, 10)) && p[1] == "PL" && isDigits(p[2], 26, 26) && isDigits(p[3], 6, 6)
}

// qrIBANFault: a QR-IBAN is one whose clearing number is 30000 to 31999.
func qrIBANFault(v *values) (at int, message string) {
	iban, _ := v.get("iban")
	kind, ok := v.get("reference_type")
	if len(iban.value) < 9 || !ok {
		return 0, ""
	}
	isQR := iban.value[4:9] >= "30000" && iban.value[4:9] <= "31999"
	switch {
	case isQR && kind.value != "QRR":
		return kind.offset, "a QR-IBAN asks for a QR reference, QRR"
	case !isQR && kind.value == "QRR":
		return kind.offset, "a QR reference asks for a QR-IBAN, whose clearing number is 30000 to 31999"
	}
	return 0, ""
}

func swissReferenceFault(v *values) (at int, message string) {
	kind, _ := v.get("reference_type")
	reference, _ := v.get("reference")
	switch kind.value {
	case "QRR":
		return reference.offset, qrReferenceFault(reference.value)
	case "SCOR":
		if !strings.HasPrefix(reference.value, "RF") {
			return reference.offset, "a creditor reference begins with RF"
		}
		return reference.offset, creditorReferenceFault(reference.value)
	case "NON":
		if reference.value != "" {
			return reference.offset, "there is a reference, and NON says there is none"
		}
	}
	return 0, ""
}
