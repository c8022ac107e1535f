package native

import (
	"encoding/hex"
	"strings"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

var sbp = form{
	format: "sbp", name: "a link of Russia's SBP", countries: "RU", kind: network.URI,
	starts: leadsTo("qr.nspk.ru"), cut: link, runBy: "NSPK",
	fields: []network.FormField{
		{From: "/1", Key: "id", Name: "Code: begins with AS where it is static, AD or BD for one payment", Private: true, Means: network.Token},
		{From: "type", Key: "type", Name: "01 static, 02 for one payment", Means: network.Action},
		{From: "bank", Key: "bank", Name: "Payee's bank, 12 digits", Means: network.PayeeBank},
		{From: "sum", Key: "amount_kopecks", Name: "Amount in kopecks", Means: network.Amount, Sum: &network.Sum{Minor: 2}},
		{From: "cur", Key: "currency", Name: "RUB", Means: network.Currency},
		{From: "crc", Key: "crc", Name: "Checksum, 4 hexadecimal digits"},
	},
	seal:   &seal{"crc, where it is there: the CRC-16/CCITT-FALSE of the text before &crc=; verified", sbpHolds},
	judge:  []judge{once("crc")},
	source: "five published links", sure: emvqr.ConfidenceB, open: "who is paid, which the network tells",
}

// sbpHolds verifies the crc parameter: it is over the text before "&crc=". A link
// without one has nothing to verify; where it is not behind another it is over nothing.
func sbpHolds(v *values) bool {
	before, written, found := strings.Cut(v.text, "&crc=")
	if !found {
		_, elsewhere := v.get("crc")
		return !elsewhere
	}
	sum := crc.Checksum(before)
	return strings.EqualFold(written, hex.EncodeToString([]byte{byte(sum >> 8), byte(sum)}))
}
