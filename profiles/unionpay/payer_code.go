package unionpay

import (
	"encoding/base64"
	"encoding/hex"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// RID is UnionPay's registered application provider identifier, with which its
// application identifiers begin. It is met in payer's codes only; no
// merchant-presented code names UnionPay by it.
const RID = "A000000333"

// cpmPrefix is how every payer's code begins: the base64 of tag 85, length 5 and
// "CPV" (EMVCo Consumer-Presented Mode 1.1 §5.1.1.1).
const cpmPrefix = "hQVDUFY"

// The tags of a payer's code that tell whose it is.
const (
	tagPayloadFormat = 0x85
	tagApplication   = 0x61
	tagAID           = 0x4F
)

var payerCode = network.Native{
	Format: "cpm", Kind: network.CPM, Match: Payer, Read: readPayerCode, Rules: []emvqr.Rule{wholeObjects},
	Starts: []network.Start{{Text: cpmPrefix}},
	About: network.About{
		Name: "a consumer-presented code, as a payer's phone shows it to a till", OpenedBy: []string{"UnionPay"},
		Fields:         []network.FormField{{Key: "version", Name: "Version"}, {Key: "aid", Name: "Application identifier"}},
		Fact:           network.Fact{Source: "EMVCo Consumer-Presented Mode 1.1, and one code in public source code", Confidence: emvqr.ConfidenceA},
		NotEstablished: "the rest of what is inside, which is the payer's",
	},
}

var wholeObjects = emvqr.Rule{
	ID: "UNIONPAY-CPM-TLV", Layer: emvqr.Checked, Severity: emvqr.Error,
	Sentence: "The data of a payer's code end with an object.",
	Citation: "EMV Book 3 Annex B", Network: "unionpay", Confidence: emvqr.ConfidenceA,
}

// Payer reports whether text is a payer's code of UnionPay: the base64 of BER-TLV
// data in which an application template names an application of UnionPay's. A
// till reads it, a wallet does not: it says who pays, not who is paid.
func Payer(text string) bool {
	var room [maxPayload]byte
	p, ok := readPayload(&room, text)
	return ok && p.aid != nil
}

// maxPayload is the bytes that the largest symbol holds in base64.
const maxPayload = emvqr.MaxBytes / 4 * 3

// payload is what is read of a payer's code; the rest of it is the payer's
// private data.
type payload struct {
	version, aid []byte
	whole        bool // the data are sound to their end
}

// readPayload reads a payer's code into room. It is not ok where the text is not
// one of any network.
func readPayload(room *[maxPayload]byte, text string) (p payload, ok bool) {
	if !strings.HasPrefix(text, cpmPrefix) || len(text) > emvqr.MaxBytes/4*4 {
		return payload{}, false
	}
	data, ok := decode(room, text)
	if !ok {
		return payload{}, false
	}
	p.whole = true
	outer := ber{rest: data}
	for {
		tag, value, ok := outer.next()
		if !ok {
			break
		}
		switch {
		case tag == tagPayloadFormat && p.version == nil:
			p.version = value
		case tag == tagApplication && p.aid == nil:
			var whole bool
			p.aid, whole = application(value)
			p.whole = p.whole && whole
		}
	}
	p.whole = p.whole && !outer.bad
	return p, p.version != nil
}

// application is the AID of an application template if it is UnionPay's, and
// whether the template is sound to its end.
func application(template []byte) (aid []byte, whole bool) {
	inner := ber{rest: template}
	for {
		tag, value, ok := inner.next()
		if !ok {
			break
		}
		if tag == tagAID && aid == nil && len(value) >= len(rid) && string(value[:len(rid)]) == rid {
			aid = value
		}
	}
	return aid, !inner.bad
}

// decode decodes base64 with its padding, or without any.
func decode(room *[maxPayload]byte, text string) (data []byte, ok bool) {
	body := strings.TrimRight(text, "=")
	if pad := len(text) - len(body); pad > 2 || pad > 0 && len(text)%4 != 0 {
		return nil, false
	}
	if strings.ContainsAny(body, "\r\n") { // which the decoder would skip
		return nil, false
	}
	n, err := base64.RawStdEncoding.Decode(room[:], []byte(body))
	return room[:n], err == nil
}

// rid is RID in bytes.
const rid = "\xA0\x00\x00\x03\x33"

func readPayerCode(text string) network.Decoded {
	var room [maxPayload]byte
	p, ok := readPayload(&room, text)
	if !ok || p.aid == nil {
		return network.Decoded{}
	}
	r := network.Decoded{Sound: p.whole, Fields: []network.FieldValue{
		{Key: "version", Value: string(p.version)},
		{Key: "aid", Value: strings.ToUpper(hex.EncodeToString(p.aid))},
	}}
	if !p.whole {
		r.Findings = []emvqr.Finding{network.NewFinding(wholeObjects, 0, "the data of the payer's code end inside an object")}
	}
	return r
}
