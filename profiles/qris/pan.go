package qris

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// nnsPrefix begins every National Numbering System number of Indonesia: eight
// digits, 9360 and four for the institution.
const nnsPrefix = "9360"

// nnsDigits is the length of such a number.
const nnsDigits = 8

// institutions are some of the NNS numbers given out, in ascending order; the
// full list has about 190 and grows, so a number that is not here means nothing.
// From the list in astrapay/spring-qris; the acquirer domains beside these
// numbers in real codes agree.
var institutions = [...]struct{ nns, name string }{
	{"93600002", "BRI"},
	{"93600008", "Mandiri"},
	{"93600009", "BNI"},
	{"93600014", "BCA"},
	{"93600022", "CIMB"},
	{"93600110", "BJB"},
	{"93600503", "Nobu"},
	{"93600822", "AstraPay"},
	{"93600898", "Telkom"},
	{"93600899", "DOKU"},
	{"93600911", "LinkAja"},
	{"93600912", "OVO"},
	{"93600914", "GoPay"},
	{"93600915", "DANA"},
	{"93600918", "Shopee"},
}

// Institution names the bank or wallet that a merchant's or customer's PAN
// belongs to, by its first eight digits; "" for one that is not in the short
// list here. It is for people to read: no payment may hang on it.
func Institution(pan string) string {
	for i := range institutions {
		if strings.HasPrefix(pan, institutions[i].nns) {
			return institutions[i].name
		}
	}
	return ""
}

// panDigits is the length of a PAN that ends in its check digit. Most codes
// carry the 18 digits before it.
const panDigits = 19

// PANCheckDigit is the Luhn digit that makes 19 digits of the 18 that most codes
// carry. It is not ok for anything but 18 digits.
func PANCheckDigit(pan string) (digit byte, ok bool) {
	if len(pan) != panDigits-1 {
		return 0, false
	}
	return network.LuhnDigit(pan)
}

// panLuhn speaks of 19 digits only: shorter numbers carry no check digit, and pass by
// chance.
var panLuhn = &network.Check{
	Name: "LUHN", Sentence: "A PAN of 19 digits ends in its Luhn check digit.",
	Fault: func(value string) string {
		if len(value) != panDigits {
			return ""
		}
		return network.LuhnFault(value)
	},
	Fact: network.Fact{
		Severity: emvqr.Warning, Source: "holds for 5 of 5 real numbers of 19 digits; 18 digits carry none", Confidence: emvqr.ConfidenceB,
	},
}

var panNNS = &network.Check{
	Name: "NNS", Sentence: "A PAN begins with 9360 and the four digits of the institution.",
	Fault: func(value string) string {
		if len(value) >= nnsDigits && strings.HasPrefix(value, nnsPrefix) {
			return ""
		}
		return "does not begin with 9360 and the institution, expected 8 digits such as 93600014"
	},
	Fact: table(", tables 3.20 and 4.3"),
}

// hasNNS is what the template of an institution of Indonesia looks like.
var hasNNS = []network.Look{{At: network.In(1), Starts: nnsPrefix}}
