package sentences

import (
	"errors"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// soundness says whether the text may be paid by, and why not. It is about the text, and
// not about a wallet.
func (t *teller) soundness() string {
	p, refusals, warnings := &t.Anybody, t.refusals(), t.warnings()
	switch {
	case t.isLookalike():
		return t.sentence(t.say(soundLookalike))
	case t.isTwofold():
		return t.sentence(t.say(soundTwoReadings, t.rules(refusals)))
	case t.Explanation.Kind == network.UnknownKind, !t.isPayment() && len(refusals) == 0 && t.Explanation.OK:
		return ""
	case !t.isPayment() && len(refusals) == 0:
		return t.sentence(t.say(soundDoubtful, t.say(reasonOf(profiles.OwnChecksum))))
	case t.Explanation.Kind == network.MPM && t.Explanation.Err != nil:
		return t.sentence(t.unread())
	case t.has(aboutExpiry):
		return t.sentence(t.expired())
	case len(refusals) > 0:
		return t.sentence(t.say(soundErrors, len(refusals), t.rules(refusals)))
	case p.Decision == profiles.Refuse:
		return t.sentence(t.say(soundRefused, t.reason(p)))
	case p.Decision == profiles.Ask:
		return t.sentence(t.say(soundAsk, t.reason(p)), t.ends())
	case len(warnings) > 0:
		return t.sentence(t.say(soundWarnings, len(warnings), t.rules(warnings)), t.ends())
	case p.Kind == network.MPM:
		return t.sentence(t.say(soundCode), t.ends())
	}
	return t.sentence(t.say(soundForm), t.ends())
}

// unread is why a code cannot be read to a right checksum. What is in 63 may be anything.
func (t *teller) unread() string {
	err := t.Explanation.Err
	sum := t.Explanation.Checksum
	switch {
	case errors.Is(err, emvqr.ErrTrailing):
		return t.say(soundTrailing)
	case errors.Is(err, emvqr.ErrNoChecksum):
		return t.say(soundNoChecksum)
	case errors.Is(err, emvqr.ErrChecksum) && sum != nil:
		return t.say(soundChecksum, t.quoted(sum.Got), sum.Want)
	}
	return t.say(soundBroken)
}

// expired says since when it is over.
func (t *teller) expired() string {
	if t.Anybody.Expires.IsZero() {
		return t.say(soundOver)
	}
	return t.say(soundExpired, t.time(t.Anybody.Expires))
}

func (t *teller) ends() string {
	if t.Anybody.Expires.IsZero() {
		return ""
	}
	return t.say(soundEnds, t.time(t.Anybody.Expires))
}

// reason is the first reason not simply to pay.
func (t *teller) reason(p *profiles.Payment) string {
	r := &p.Reasons[0]
	if r.Finding.Rule != "" {
		return t.rules([]*emvqr.Finding{&r.Finding})
	}
	return t.say(reasonOf(r.Code), t.nameOf(p.Network))
}
