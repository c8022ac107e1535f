package sentences

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// payee says who would be paid.
func (t *teller) payee() string {
	p := t.payment()
	switch {
	case t.isTwofold(), t.isLookalike():
		return t.sentence(t.say(payeeNone))
	case t.mayPay():
		return t.sentence(t.say(payeeUnknown))
	case !t.isPayment():
		return t.sentence(t.say(payeeNobody))
	case p.Decision == profiles.Refuse && p.Merchant.Name == "":
		return t.sentence(t.say(payeeNone))
	case p.Decision == profiles.Refuse:
		return t.sentence(t.say(payeeNone), t.say(payeeClaims, t.quoted(p.Merchant.Name)))
	}
	return t.sentence(t.payeeHead(p), t.payeeName(p), t.payeeOthers(p))
}

// mayPay reports whether nobody here knows if anybody is paid by the text: it is a link,
// or what no one knows.
func (t *teller) mayPay() bool {
	e := &t.Explanation
	return e.Kind == network.UnknownKind && (e.Format == "" || e.Format == "link" || e.Format == "number" || e.Format == "text")
}

// payeeHead names the payee, by the network where the code has several.
func (t *teller) payeeHead(p *profiles.Payment) string {
	who := t.holder(p)
	if t.isTold(p) {
		return t.say(payeeToldBy, t.nameOf(p.Network))
	}
	if len(t.Explanation.Networks) > 1 {
		return t.say(payeeBy, t.nameOf(p.Network), who)
	}
	return t.say(payeeTo, who)
}

// isTold reports whether the network tells the app who is paid: the text has a link or a
// token for it.
func (t *teller) isTold(p *profiles.Payment) bool {
	return p.Payee.Type == network.PayeeLink || p.Payee.Type == network.PayeeToken || p.Payee.Value == ""
}

// holder is the payee by name, town and account, as far as they are there.
func (t *teller) holder(p *profiles.Payment) string {
	account := t.say(payeeType(p.Payee.Type), masked(p.Payee))
	name := p.Merchant.Name
	if name == "" {
		return t.say(payeeHolder, account)
	}
	name = t.quoted(name)
	if p.Merchant.City != "" {
		name = t.say(payeeIn, name, t.quoted(p.Merchant.City))
	}
	return t.say(payeeWith, name, account)
}

// longestStars is how many asterisks in a row are shown. How long an account number is
// tells nobody anything.
const longestStars = 4

// masked is the payee's account for a screen that others see. It stands in quotation
// marks where what is left of it could be taken for words.
func masked(p profiles.Payee) string {
	value := network.MaskPayee(strings.TrimSpace(p.Value))
	stars := strings.Repeat("*", longestStars)
	for strings.Contains(value, stars+"*") {
		value = strings.ReplaceAll(value, stars+"*", stars)
	}
	if strings.ContainsFunc(value, func(c rune) bool { return !isOfNumbers(c) }) {
		return openQuote + shown(value) + closeQuote
	}
	return shown(value)
}

// isOfNumbers reports whether a character is one of those that numbers and addresses of
// accounts are made of.
func isOfNumbers(c rune) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || strings.ContainsRune("*@.+-_/:", c)
}

func (t *teller) payeeName(p *profiles.Payment) string {
	switch {
	case p.Merchant.Name == "":
		return t.say(payeeNameless)
	case t.isTold(p):
		return t.say(payeeClaims, t.quoted(p.Merchant.Name))
	}
	return t.say(payeeUnverified)
}

// payeeOthers says that apps of other networks may pay another account of the code.
func (t *teller) payeeOthers(p *profiles.Payment) string {
	if p.Code == (emvqr.Code{}) || len(t.Explanation.Networks) < 2 {
		return ""
	}
	return t.say(payeeSeveral)
}
