package native

import (
	"iter"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Links that ask for a coin.
var coins = []form{
	{
		format: "bitcoin", name: "a bitcoin link (BIP 21)", kind: network.URI, starts: schemes("bitcoin:"), cut: link,
		fields: []network.FormField{
			{From: "/1", Key: "address", Name: "Payee's address", Private: true, Means: network.Payee},
			{From: "amount", Key: "amount", Name: "Amount in BTC", Means: network.Amount},
			{From: "label", Key: "name", Name: "Payee's name", Private: true, Means: network.PayeeName},
			{From: "message", Key: "message", Name: "Message", Private: true, Means: network.Note},
			{From: "lightning", Key: "lightning", Name: "The same by Lightning", Private: true, Means: network.Payee},
		},
		judge:  []judge{{requiredUnknown, requiredFault}},
		source: "BIP 21", sure: emvqr.ConfidenceA, open: "the checksum in an address is not verified",
	},
	{
		format: "lightning", name: "a Lightning invoice or link (BOLT 11, LNURL)", kind: network.URI,
		starts: schemes("lnbc", "lntb", "lnurl1", "lightning:lnbc", "lightning:lntb", "lightning:lnurl1", "lnurlp:", "lnurlw:", "lnurlc:", "keyauth:"),
		shape:  isLightning, cut: parts(0, "?"),
		fields: []network.FormField{{From: "1", Key: "invoice", Name: "Invoice or link; the amount of an invoice is in its first word", Private: true, Means: network.Payee}},
		seal:   &seal{"an invoice and an LNURL end on the checksum of BIP 173; verified", lightningHolds},
		source: "BOLT 11; LNURL's LUD-01 and LUD-17", sure: emvqr.ConfidenceA, open: "what is inside an invoice is not decoded",
	},
	{
		format: "ethereum", name: "an Ethereum link (EIP-681)", kind: network.URI, starts: schemes("ethereum:"), cut: link,
		fields: []network.FormField{
			{From: "/1", Key: "target", Name: "Address or name of the payee or of a contract, and @ and the chain", Private: true, Means: network.Payee},
			{From: "/2", Key: "function", Name: "Function of a contract: then the payee is among the parameters"},
			{From: "value", Key: "amount", Name: "Amount in wei, as in 2.014e18", Means: network.Amount},
		},
		source: "EIP-681", sure: emvqr.ConfidenceA, open: "the letter case that seals an address is not verified",
	},
	{
		format: "solanapay", name: "a Solana Pay link", kind: network.URI, starts: schemes("solana:"), cut: layout{pieces: solanaPieces, isLink: true},
		fields: []network.FormField{
			{From: "/1", Key: "recipient", Name: "Payee's address, or an https link that asks for more", Private: true, Means: network.Payee},
			{From: "amount", Key: "amount", Name: "Amount in SOL or of the token", Means: network.Amount},
			{From: "spl-token", Key: "token", Name: "Which coin, for another than SOL", Means: network.Currency},
			{From: "reference", Key: "reference", Name: "Reference", Private: true},
			{From: "label", Key: "name", Name: "Payee's name", Private: true, Means: network.PayeeName},
			{From: "message", Key: "message", Name: "Message", Private: true, Means: network.Note},
			{From: "memo", Key: "memo", Name: "Memo", Private: true},
		},
		source: "docs.solanapay.com, specification", sure: emvqr.ConfidenceB,
	},
}

// solanaPieces are those of a link; another link after the scheme is one piece.
func solanaPieces(text string) iter.Seq[piece] {
	const begin = len("solana:")
	if begins(text[begin:], scheme) {
		return func(yield func(piece) bool) { yield(piece{"/1", text[begin:], begin}) }
	}
	return linkOf(text)
}

var requiredUnknown = emvqr.Rule{
	ID: "BITCOIN-REQUIRED", Layer: emvqr.Checked, Severity: emvqr.Error,
	Sentence: "A bitcoin link asks for nothing that a reader may not know: a parameter that begins with req- makes it void for who does not.",
	Citation: "BIP 21", Confidence: emvqr.ConfidenceA,
}

func requiredFault(v *values) (at int, message string) {
	for _, p := range v.found {
		if begins(p.name, "req-") {
			return p.offset, "a parameter asks for something that is not known here, so the link is void"
		}
	}
	return 0, ""
}

// isLightning: of bech32 texts a word is enough only with all its characters of it.
func isLightning(text string) bool {
	word, isBech32 := bech32Of(text)
	return !isBech32 || len(word) > 20 && isToken(word, 20, 4296, "")
}

// bech32Of is what of a text is in the letters of BIP 173. A link by LUD-17 is not.
func bech32Of(text string) (word string, ok bool) {
	word = text
	if begins(text, "lightning:") {
		word = text[len("lightning:"):]
	}
	word, _, _ = strings.Cut(word, "?")
	return word, begins(word, "lnbc") || begins(word, "lntb") || begins(word, "lnurl1")
}

func lightningHolds(v *values) bool {
	word, isBech32 := bech32Of(v.text)
	return !isBech32 || bech32Holds(word)
}

const bech32Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// bech32Holds verifies the checksum of BIP 173 over a word of one letter case.
func bech32Holds(word string) bool {
	lower := strings.ToLower(word)
	if word != lower && word != strings.ToUpper(word) {
		return false
	}
	one := strings.LastIndexByte(lower, '1')
	if one < 1 || len(lower)-one < 7 {
		return false
	}
	sum := uint32(1)
	feed := func(five int) {
		top := sum >> 25
		sum = sum&0x1FFFFFF<<5 ^ uint32(five)
		for i, generator := range [5]uint32{0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3} {
			if top>>i&1 == 1 {
				sum ^= generator
			}
		}
	}
	for i := range one {
		feed(int(lower[i]) >> 5)
	}
	feed(0)
	for i := range one {
		feed(int(lower[i]) & 31)
	}
	for i := one + 1; i < len(lower); i++ {
		five := strings.IndexByte(bech32Alphabet, lower[i])
		if five < 0 {
			return false
		}
		feed(five)
	}
	return sum == 1
}
