package native

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"log/slog"
	"net/url"
	"strings"
	"unicode/utf16"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Forms that are made of data objects, as EMV codes are, and are none: their own version
// in 00, their own checksum, or a link around them.
var objectForms = []form{
	{
		format: "raast-p2p", name: "a transfer code of Pakistan's Raast", countries: "PK", kind: network.Other,
		starts: prefix("000202"), objects: wholeText,
		shape: func(text string) bool {
			return isTransfer(text) && !strings.HasPrefix(objectOf(text, "04"), "SO")
		},
		fields: transferFields,
		seal:   &seal{about: "object 10, the CRC-16/CCITT-FALSE of all before its value; verified", holds: crcHolds},
		checks: []check{{"iban", ibanDigits, ibanFault}},
		source: "four independent implementations", sure: emvqr.ConfidenceB,
	},
	{
		format: "somqr-p2p", name: "a transfer code of Somalia's SomQR", countries: "SO", kind: network.Other,
		starts: prefix("000202"), objects: wholeText,
		shape: func(text string) bool {
			return isTransfer(text) && strings.HasPrefix(objectOf(text, "04"), "SO")
		},
		fields: transferFields,
		seal:   &seal{about: "object 10, the CRC-16/CCITT-FALSE of all before its value; verified", holds: crcHolds},
		checks: []check{{"iban", ibanDigits, ibanFault}},
		source: "one open implementation", sure: emvqr.ConfidenceC,
	},
	{
		format: "trkarekod-p2p", name: "a transfer code of Turkey's TR Karekod", countries: "TR", kind: network.Other,
		starts: prefix("750210"), objects: wholeText,
		fields: []network.FormField{
			{From: "01", Key: "initiation", Name: "11 static, 12 dynamic"},
			{From: "02", Key: "producer", Name: "Bank that made it, 4 digits", Means: network.PayeeBank},
			{From: "03", Key: "reference", Name: "Reference, 12 characters", Means: network.Reference},
			{From: "06", Key: "made", Name: "When it was made, yyMMddHHmmss", Means: network.Made},
			{From: "07", Key: "expires", Name: "Valid until, yyMMddHHmmss", Means: network.Expiry},
			{From: "54", Key: "amount_kurus", Name: "Amount in kuruş, 12 digits", Means: network.Amount, Sum: &network.Sum{Currency: "TRY", Minor: 2}},
		},
		seal:   &seal{about: "object 63, the CRC-16/CCITT-FALSE of all before its value; verified", holds: crcHolds},
		source: "a page on the regulation of August 2020 and one implementation", sure: emvqr.ConfidenceC,
		open: "what is inside 61, where the payee is, and the other flows",
	},
	{
		format: "elqr", name: "a code of Kyrgyzstan's ELQR", countries: "KG", kind: network.Other,
		shape: isELQR, objects: fragmentOf,
		fields: append([]network.FormField{
			{From: "32.00", Key: "provider", Name: "Provider", Means: network.PayeeBank},
			{From: "32.01", Key: "service", Name: "Service", Means: network.Payee},
			{From: "32.10", Key: "recipient", Name: "Recipient", Private: true, Means: network.Payee},
			{From: "32.11", Key: "transaction", Name: "Transaction", Means: network.Reference},
			{From: "32.12", Key: "amount_editable", Name: "11: the amount may be changed, 12: not", Means: network.AmountEditable, Says: "11"},
			{From: "32.13", Key: "recipient_editable", Name: "11: the recipient may be changed, 12: not"},
			{From: "33.00", Key: "merchant", Name: "Merchant", Means: network.MerchantID},
			{From: "34", Key: "comment", Name: "Comment", Private: true, Means: network.Note},
		}, fragmentFields("Amount in tyiyn, hundredths of a som", &network.Sum{Minor: 2})...),
		seal:   &seal{about: "object 63, the last 4 digits of the SHA-256 of all before it, percent-decoded; verified", holds: func(v *values) bool { return digestHolds(v.text) }},
		source: "an open library of ELQR 1.3.1 and codes of four providers", sure: emvqr.ConfidenceB,
	},
}

var transferFields = []network.FormField{
	{From: "01", Key: "initiation", Name: "11 static, 12 dynamic"},
	{From: "02", Key: "scheme", Name: "Scheme, 00"},
	{From: "04", Key: "iban", Name: "Payee's IBAN", Private: true, Means: network.Payee},
	{From: "05", Key: "amount", Name: "Amount", Means: network.Amount, Sum: &network.Sum{}},
	{From: "07", Key: "expires", Name: "Valid until, ddMMyyyyHHmm", Means: network.Expiry},
}

// fragmentFields are those that both forms in the fragment of a link have.
func fragmentFields(amount string, sum *network.Sum) []network.FormField {
	return []network.FormField{
		{From: "01", Key: "initiation", Name: "11 static, 12 dynamic"},
		{From: "52", Key: "mcc", Name: "Merchant category code", Means: network.Category},
		{From: "53", Key: "currency", Name: "Currency", Means: network.Currency},
		{From: "54", Key: "amount", Name: amount, Means: network.Amount, Sum: sum},
		{From: "59", Key: "name", Name: "Payee's or provider's name", Private: true, Means: network.PayeeName},
	}
}

// isTransfer recognises the transfer codes that are made of data objects, with 00 = 02
// and a checksum in object 10 at the end.
func isTransfer(text string) bool {
	return len(text) > 14 && text[len(text)-8:len(text)-4] == "1004"
}

func crcHolds(v *values) bool { return lastCRCHolds(v.text) }

// lastCRCHolds compares the last four characters with the checksum of what stands in
// front.
func lastCRCHolds(text string) bool {
	cut := len(text) - 4
	if cut <= 0 {
		return false
	}
	sum := crc.Checksum(text[:cut])
	var digits [4]byte
	hex.Encode(digits[:], []byte{byte(sum >> 8), byte(sum)})
	for i, d := range digits {
		if small(text[cut+i]) != d {
			return false
		}
	}
	return true
}

// fragmentOf is the data objects in the fragment of a link, percent-decoded; "" where
// there are none.
func fragmentOf(text string) string {
	before, fragment, found := strings.Cut(text, "#")
	if !found || !strings.HasPrefix(fragment, "000201") || !strings.Contains(before, "://") {
		return ""
	}
	if decoded, err := url.PathUnescape(fragment); err == nil {
		return decoded
	}
	return fragment
}

// isERIP recognises Belarus's code by the identifiers of its templates.
func isERIP(text string) bool {
	fragment := fragmentOf(text)
	return fragment != "" && (network.EqualGUID(objectOf(objectOf(fragment, "32"), "00"), "by.raschet") ||
		begins(objectOf(objectOf(fragment, "33"), "00"), "by.epos."))
}

// isELQR recognises Kyrgyzstan's code: a link with data objects in its fragment, whose
// provider stands in 32-00, and a digest instead of a CRC in 63.
func isELQR(text string) bool {
	fragment := fragmentOf(text)
	return fragment != "" && !lastCRCHolds(fragment) && objectOf(fragment, "32") != "" && !isERIP(text)
}

// digestHolds verifies the digest: the last four digits of the SHA-256 of all that stands
// before object 63, percent signs decoded.
func digestHolds(text string) bool {
	fragment := fragmentOf(text)
	cut := len(fragment) - 8
	if cut < 0 || fragment[cut:cut+4] != "6304" {
		return false
	}
	digest := sha256.Sum256([]byte(fragment[:cut]))
	return strings.EqualFold(fragment[cut+4:], hex.EncodeToString(digest[30:]))
}

// wholeText is a text that is made of data objects from its beginning to its end.
func wholeText(text string) string { return text }

// readObjects reads the fields among the objects of a text. A field of a template is named
// "32.01". Whoever reads further than the first object that is none, or takes the second of
// two, would pay another account, so such a text is not sound.
func (f *form) readObjects(text string) network.Decoded {
	among, end := f.objects(text), 0
	r, v := network.Decoded{Sound: true}, values{text: text}
	add := func(from, content string) {
		if field := f.field(from); field != nil && content != "" {
			v.found = append(v.found, value{piece{name: from, value: content}, field})
			r.Fields = append(r.Fields, network.FieldValue{Key: field.Key, Value: content})
		}
	}
	for o := range Objects(among) {
		end = o.End
		add(o.ID, o.Value)
		if o.ID == "32" || o.ID == "33" {
			for inner := range Objects(o.Value) {
				add(o.ID+"."+inner.ID, inner.Value)
			}
		}
	}
	f.judgeAll(&v, &r)
	if end != len(among) {
		r.Sound = false
		r.Findings = append(r.Findings, f.finding(OwnChecksum, 0, "it cannot be read to its end"))
	}
	return r
}

// Object is a data object of a text that may be no code at all, and where it ends.
type Object struct {
	ID, Value string
	End       int
}

// LogValue implements [slog.LogValuer]: the id, with the value masked.
func (o Object) LogValue() slog.Value { return slog.StringValue(o.ID + "=" + network.Masked(o.Value)) }

// Objects walks data objects as far as the text has any. Lengths count UTF-16 units, as
// these forms do; for ASCII that is all the same.
func Objects(text string) iter.Seq[Object] {
	return func(yield func(Object) bool) {
		for at := 0; len(text)-at >= 4 && network.Digits.Holds(text[at:at+4]); {
			n := int(text[at+2]-'0')*10 + int(text[at+3]-'0')
			end := at + 4
			for _, c := range text[end:] {
				if n <= 0 {
					break
				}
				n -= max(utf16.RuneLen(c), 1)
				end += len(string(c))
			}
			if n > 0 || end > len(text) || !yield(Object{text[at : at+2], text[at+4 : end], end}) {
				return
			}
			at = end
		}
	}
}

// objectOf is the value of the first object with an id, "" for none.
func objectOf(text, id string) string {
	for o := range Objects(text) {
		if o.ID == id {
			return o.Value
		}
	}
	return ""
}
