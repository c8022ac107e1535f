package erip

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// form is the link of a printed code. One that has a CRC instead of the digest is an
// ordinary code inside a link.
var form = network.Native{
	Format: "erip", Kind: network.URI, Rules: []emvqr.Rule{digestHolds, oneBill},
	About: network.About{
		Name: "a bill of Belarus's ERIP", Countries: []string{"BY"}, RunBy: "the settlement system Raschet",
		Fields: []network.FormField{
			{From: "32.01", Key: "service", Name: "Service, 7 digits", Means: network.Payee},
			{From: "32.10", Key: "number", Name: "Account or order", Private: true, Means: network.Reference},
			{From: "32.12", Key: "editable", Name: "11: the amount may be changed, 12: not", Means: network.AmountEditable, Says: AnyAmount},
			{From: "33.00", Key: "provider", Name: "Provider of E-POS"},
			{From: "33.03", Key: "order", Name: "Order of E-POS", Private: true, Means: network.Reference},
			{From: "53", Key: "currency", Name: "Currency", Means: network.Currency},
			{From: "54", Key: "amount", Name: "Amount in rubles", Means: network.Amount, Sum: &network.Sum{}},
			{From: "58", Key: "country", Name: "Country"},
			{From: "59", Key: "name", Name: "Provider's name", Means: network.PayeeName},
			{From: "60", Key: "city", Name: "City"},
		},
		Checksum: "object 63, the last 4 digits of the SHA-256 of all before it, percent signs decoded; verified",
		Fact:     network.Fact{Source: "seven codes of production, in public source code", Confidence: emvqr.ConfidenceB},
	},
	Match: func(text string) bool { _, ok := open(text); return ok },
	Read:  read,
}

var (
	lookalike = emvqr.Rule{
		ID: "ERIP-URL-HOST-LOOKALIKE", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "A link whose host looks like pay.raschet.by leads to that host.",
		Citation: "a link pays whoever owns its host", Network: Slug, Confidence: emvqr.ConfidenceB, Effect: emvqr.Refuses,
	}
	digestHolds = emvqr.Rule{
		ID: "ERIP-DIGEST", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "63 is the last four digits of the SHA-256 of all that is before it in the fragment, percent signs decoded.",
		Citation: "seven of seven codes of production", Network: Slug, Confidence: emvqr.ConfidenceB, Effect: emvqr.Refuses,
	}
	oneBill = emvqr.Rule{
		ID: "ERIP-ONE-BILL", Layer: emvqr.Checked, Severity: emvqr.Warning,
		Sentence: "A link has one bill: a service in 32, or an order of E-POS's in 33, and no template of theirs elsewhere.",
		Citation: "seven codes of production", Network: Slug, Confidence: emvqr.ConfidenceB, Effect: emvqr.Doubt,
	}
)

// Link is the link of a bill's code as ERIP has it: a page of the operator's, a provider's
// or a bank's, and the objects of a code that [profiles.Compose] made in its fragment.
//
// [profiles.Compose]: https://pkg.go.dev/github.com/openmerchantqr/emvqr/profiles#Compose
func Link(page string, code emvqr.Code) (string, error) {
	before, sum, ok := cut(code.String())
	switch {
	case !ok || !code.Verified():
		return "", errors.New("erip: the code has no checksum that is right")
	case !isBill(code):
		return "", errors.New("erip: the code has no bill of ERIP's")
	case !strings.HasPrefix(page, "https://") || strings.ContainsAny(page, "# "):
		return "", fmt.Errorf("erip: the page is %+q, expected a link with https:// and no fragment", page)
	}
	seal := digest(before)
	fragment := url.URL{Fragment: before + sealID + seal}
	link := page + "#" + fragment.EscapedFragment()
	// Of 65,536 codes one has a CRC that is the digest too; its link is read as a code
	// in a link.
	if back, ok := open(link); seal != sum && (!ok || !back.holds || back.code != code) {
		return "", errors.New("erip: the link would be read otherwise than it was asked for")
	}
	return link, nil
}

// opened is a link taken apart. Its code has a CRC in the place of the digest.
type opened struct {
	code  emvqr.Code
	holds bool // the digest is right
}

// open takes a link apart. It is not ok for one that is not ERIP's.
func open(text string) (link opened, ok bool) {
	page, fragment, _ := strings.Cut(text, "#")
	const scheme = "https://"
	if len(page) < len(scheme) || !strings.EqualFold(page[:len(scheme)], scheme) || !strings.HasPrefix(fragment, "000201") {
		return opened{}, false
	}
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	before, sealed, ok := cut(fragment)
	if !ok {
		return opened{}, false
	}
	sum := fmt.Sprintf("%04X", crc.Checksum(before+sealID))
	if strings.EqualFold(sum, sealed) {
		return opened{}, false
	}
	code, err := emvqr.Parse(before + sealID + sum)
	if err != nil || !isBill(code) {
		return opened{}, false
	}
	return opened{code, strings.EqualFold(digest(before), sealed)}, true
}

func isBill(code emvqr.Code) bool { return has(code, 32, isERIP) || has(code, 33, isEPOS) }

func isERIP(guid string) bool { return network.EqualGUID(guid, GUID) }

func isEPOS(guid string) bool {
	return len(guid) > len(eposStart) && network.EqualGUID(guid[:len(eposStart)], eposStart)
}

// has asks whose the template at an id is: 32 and 33 are anybody's for EMVCo.
func has(code emvqr.Code, root uint8, whose func(guid string) bool) bool {
	guid, _ := code.Get(emvqr.P(root, 0))
	return whose(guid)
}

// sealID is the head of object 63.
const sealID = "6304"

// cut takes the last object, the seal, off a text.
func cut(text string) (before, sealed string, ok bool) {
	at := len(text) - len(sealID) - 4
	if at < 0 || text[at:at+len(sealID)] != sealID {
		return "", "", false
	}
	return text[:at], text[at+len(sealID):], true
}

func digest(before string) string {
	sum := sha256.Sum256([]byte(before))
	return fmt.Sprintf("%X", sum[len(sum)-2:])
}

func read(text string) network.Decoded {
	link, ok := open(text)
	if !ok {
		return network.Decoded{}
	}
	get := func(ids ...uint8) string { v, _ := link.code.Get(emvqr.P(ids...)); return v }
	var roots []uint8
	var a Account
	if has(link.code, 32, isERIP) {
		roots = append(roots, 32)
		a.Service, a.Number, a.Editable = get(32, 1), get(32, 10), get(32, 12)
	}
	if has(link.code, 33, isEPOS) {
		roots = append(roots, 33)
		a.Provider, a.Order = get(33, 0), get(33, 3)
	}
	a.Location = network.LocationOf(roots...)
	d := network.Decoded{Sound: link.holds, Account: a}
	for key, value := range network.Fields(d.Account) {
		d.Fields = append(d.Fields, network.FieldValue{Key: key, Value: value})
	}
	for _, shared := range [...]struct {
		key string
		id  uint8
	}{{"currency", 53}, {"amount", 54}, {"country", 58}, {"name", 59}, {"city", 60}} {
		if value := get(shared.id); value != "" {
			d.Fields = append(d.Fields, network.FieldValue{Key: shared.key, Value: value})
		}
	}
	bills := 0
	for o := range link.code.MerchantAccounts() {
		if guid, _ := o.GUID(); isERIP(guid) || isEPOS(guid) {
			bills++
		}
	}
	switch {
	case a.Service == "" && a.Order == "":
		d.Findings = append(d.Findings, network.NewFinding(oneBill, 0, "there is neither a service nor an order"))
	case bills > len(roots):
		d.Findings = append(d.Findings, network.NewFinding(oneBill, 0, "there is a second bill, and which one is paid is not established"))
	}
	if !link.holds {
		d.Findings = append(d.Findings, network.NewFinding(digestHolds, len(text)-4, "the digest in 63 is not that of the text before it"))
	}
	return d
}
