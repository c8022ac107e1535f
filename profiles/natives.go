package profiles

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"net/url"
	"strings"
	"unicode/utf16"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// foreignForms are forms that are scanned at the same till and belong to no
// network of the library. They are recognised and named so that nobody takes
// them for something else; those with a checksum of their own have it verified.
var foreignForms = []network.Native{
	{Format: "cpm", Kind: network.CPM, Match: prefix("hQVDUFY")},
	{Format: "jpqr-cpm", Kind: network.CPM, Match: prefix("hQVKUFFS")},
	{Format: "raast-p2p", Kind: network.Other, Match: isRaast, Read: sealed(raastHolds)},
	{Format: "trkarekod-p2p", Kind: network.Other, Match: prefix("750210"), Read: sealed(lastCRCHolds)},
	{Format: "elqr", Kind: network.Other, Match: isELQR, Read: sealed(elqrHolds)},
	{Format: "sbp", Kind: network.URI, Match: leadsTo("qr.nspk.ru"), Read: readSBP},
	{Format: "kaspi", Kind: network.URI, Match: anyOf(leadsTo("qr.kaspi.kz"), leadsTo("pay.kaspi.kz"))},
	{Format: "kakaopay", Kind: network.URI, Match: leadsTo("qr.kakaopay.com")},
	{Format: "payme", Kind: network.URI, Match: anyOf(leadsTo("qr.payme.hsbc.com.hk"), leadsTo("payme.hsbc"))},
	{Format: "wechat-url", Kind: network.URI, Match: isWeChat},
	{Format: "twqrp", Kind: network.URI, Match: isTWQRP},
	{Format: "payer-code", Kind: network.CPM, Match: isPayerCode},
}

func prefix(p string) func(string) bool {
	return func(text string) bool { return strings.HasPrefix(text, p) }
}

func anyOf(matches ...func(string) bool) func(string) bool {
	return func(text string) bool {
		for _, match := range matches {
			if match(text) {
				return true
			}
		}
		return false
	}
}

// leadsTo matches an https link to exactly this host, as all readers see it.
func leadsTo(name string) func(string) bool {
	table := host.NewTable(host.Host{Name: name, Domain: name})
	return func(text string) bool {
		_, ok := table.Exact(text)
		return ok
	}
}

// sealed reads a form of which only the checksum is looked at.
func sealed(holds func(text string) bool) func(string) network.Decoded {
	return func(text string) network.Decoded { return network.Decoded{Sound: holds(text)} }
}

// isRaast recognises the transfer code of Pakistan's Raast: data objects, with
// 00 = 02 and a checksum in object 10 at the end.
func isRaast(text string) bool {
	return strings.HasPrefix(text, "000202") && len(text) > 14 && text[len(text)-8:len(text)-4] == "1004"
}

func raastHolds(text string) bool { return lastCRCHolds(text) }

// lastCRCHolds compares the last four characters with the checksum of what
// stands in front.
func lastCRCHolds(text string) bool {
	cut := len(text) - 4
	return cut > 0 && strings.EqualFold(text[cut:], hexCRC(text[:cut]))
}

func hexCRC(text string) string {
	sum := crc.Checksum(text)
	return hex.EncodeToString([]byte{byte(sum >> 8), byte(sum)})
}

// isELQR recognises Kyrgyzstan's code: a link with data objects in its fragment,
// whose provider stands in 32-00, and a digest instead of a CRC in 63.
func isELQR(text string) bool {
	_, fragment, found := strings.Cut(text, "#")
	if !found || !strings.HasPrefix(fragment, "000201") || !strings.Contains(text[:len(text)-len(fragment)], "://") {
		return false
	}
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	return !lastCRCHolds(fragment) && hasObject(fragment, "32") && !strings.Contains(fragment, "by.raschet") // ERIP's
}

// elqrHolds verifies the digest: the last four digits of the SHA-256 of all that
// stands before object 63, percent signs decoded.
func elqrHolds(text string) bool {
	_, fragment, _ := strings.Cut(text, "#")
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	cut := len(fragment) - 8
	if cut < 0 || fragment[cut:cut+4] != "6304" {
		return false
	}
	digest := sha256.Sum256([]byte(fragment[:cut]))
	return strings.EqualFold(fragment[cut+4:], hex.EncodeToString(digest[30:]))
}

func isWeChat(text string) bool {
	for _, p := range [...]string{
		"weixin://wxpay/", "wxp://f2f", "wxp://wbf2f", "https://wx.tenpay.com/f2f",
		"https://payapp.weixin.qq.com/qr/", "https://payapp.wechatpay.cn/qr/",
		"https://payapp.weixin.qq.com/sjt/qr/", "https://payapp.wechatpay.cn/sjt/qr/",
	} {
		if strings.HasPrefix(text, p) {
			return true
		}
	}
	return false
}

// isTWQRP recognises Taiwan's link, which is often percent-encoded as a whole.
func isTWQRP(text string) bool {
	for _, p := range [...]string{"TWQRP://", "TWQRP%3A%2F%2F"} {
		if len(text) >= len(p) && strings.EqualFold(text[:len(p)], p) {
			return true
		}
	}
	return false
}

// isPayerCode recognises the row of digits that wallets of China show: 16 to 24
// digits that begin with 10-15 (WeChat), 25-30 (Alipay) or 62 (UnionPay).
func isPayerCode(text string) bool {
	if len(text) < 16 || len(text) > 24 || !digits(text) {
		return false
	}
	switch two := text[:2]; {
	case two >= "10" && two <= "15":
		return len(text) == 18
	case two >= "25" && two <= "30":
		return true
	case two == "62":
		return len(text) == 19
	}
	return false
}

// rootObject is an object of a text that may be no code at all.
type rootObject struct {
	id, value string
	end       int
}

// rootObjects walks data objects as far as the text has any. Lengths count
// UTF-16 units, as the foreign forms do; for ASCII that is all the same.
func rootObjects(text string) iter.Seq[rootObject] {
	return func(yield func(rootObject) bool) {
		for at := 0; len(text)-at >= 4 && digits(text[at:at+4]); {
			n := int(text[at+2]-'0')*10 + int(text[at+3]-'0')
			end := at + 4
			for _, c := range text[end:] {
				if n <= 0 {
					break
				}
				n -= max(utf16.RuneLen(c), 1)
				end += len(string(c))
			}
			if n > 0 || end > len(text) || !yield(rootObject{text[at : at+2], text[at+4 : end], end}) {
				return
			}
			at = end
		}
	}
}

func hasObject(text, id string) bool {
	for o := range rootObjects(text) {
		if o.id == id {
			return true
		}
	}
	return false
}
