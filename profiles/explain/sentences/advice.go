package sentences

import (
	"errors"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// advice says what to do, and whom to ask. What is wrong with the text comes before what a
// wallet makes of it.
func (t *teller) advice() string {
	switch {
	case t.isLookalike(), t.has(aboutHost):
		return t.sentence(t.say(adviseLookalike))
	case t.isTwofold():
		return t.sentence(t.say(adviseReadings))
	case !t.isPayment():
		return t.sentence(t.say(t.adviceWithoutPayment()))
	case t.Explanation.Kind == network.MPM && t.Explanation.Err != nil:
		return t.sentence(t.adviceUnread())
	case t.has(aboutExpiry):
		return t.sentence(t.say(adviseExpired))
	case len(t.refusals()) > 0, t.Anybody.Decision == profiles.Refuse && len(t.Explanation.Networks) > 0:
		return t.sentence(t.say(adviseErrors))
	case t.Anybody.Decision == profiles.Refuse:
		return t.sentence(t.say(adviseNobodys))
	case t.Verdict != nil && t.Verdict.Answer < wallet.Yes:
		return t.sentence(t.adviceForWallet())
	case t.Anybody.Decision == profiles.Ask:
		return t.sentence(t.say(adviseAsk))
	case len(t.warnings()) > 0:
		return t.sentence(t.say(adviseWarnings))
	}
	return t.sentence(t.say(advisePay))
}

func (t *teller) adviceWithoutPayment() key {
	e := &t.Explanation
	switch {
	case t.isSlip():
		return adviseSlip
	case e.Kind == network.CPM:
		return advisePayer
	case e.Format == "link":
		return adviseLink
	case t.mayPay():
		return adviseUnknown
	}
	return adviseEveryday
}

// adviceUnread is for a code that cannot be read: what probably happened to it, where that
// can be told. A code that was repaired is a guess, so nobody is told how it was.
func (t *teller) adviceUnread() string {
	err := t.Explanation.Err
	if errors.Is(err, emvqr.ErrTrailing) {
		return t.say(adviseTrailing)
	}
	if what := t.mishap(); what != "" {
		return t.say(adviseRepair, t.say(what))
	}
	if errors.Is(err, emvqr.ErrChecksum) {
		return t.say(adviseChanged)
	}
	return t.say(adviseBroken)
}

// adviceForWallet is for a wallet that does not surely take it.
func (t *teller) adviceForWallet() string {
	name := t.Verdict.Wallet.Name
	networks := t.names(t.Explanation.Networks)
	if len(networks) == 0 {
		networks = []string{t.nameOf(t.Anybody.Network)}
	}
	switch t.Verdict.Answer {
	case wallet.No:
		return t.say(adviseOtherApp, name, t.list(networks))
	case wallet.Likely:
		return t.say(adviseTry, name)
	}
	return t.say(adviseAskWallet, name, t.list(networks))
}
