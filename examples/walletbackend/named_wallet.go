package main

import (
	"strings"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// walletFacts is the code of a reason that is what is known of the wallet.
const walletFacts = "wallet"

// readFor is the answer for a wallet of which the library knows what it pays. Two answers
// go together: which network of the code the wallet would pay by, and what the facts say
// of that; and what the library makes of the code for that network. The worse one decides.
func (s *service) readFor(name, text string, known *profiles.Set) (profiles.Payment, *problem) {
	app, err := wallet.Known().Lookup(name)
	if err != nil {
		return profiles.Payment{}, badRequest("%s; /v1/wallets lists those that are known", strings.TrimPrefix(err.Error(), "wallet: "))
	}
	verdict := wallet.Known().TakesText(known, app, text)
	networks := profiles.Wallet{verdict.Network}
	if verdict.Network == "" {
		networks = wallet.Known().Slugs(app) // to say what is wrong with the text
	}
	p := known.Read(text, networks)
	weigh(&p, &verdict)
	return p, nil
}

// weigh takes the facts of the wallet into an answer. Only a yes leaves it as it is.
func weigh(p *profiles.Payment, verdict *wallet.Verdict) {
	if p.Decision == profiles.Refuse || verdict.Answer == wallet.Yes {
		return
	}
	p.Decision = profiles.Ask
	if verdict.Answer == wallet.No {
		p.Decision = profiles.Refuse
		p.Account, p.Payee, p.Note = nil, profiles.Payee{}, ""
	}
	for _, why := range verdict.Why {
		p.Reasons = append(p.Reasons, profiles.Reason{Code: walletFacts, Text: why.String()})
	}
	if len(verdict.Why) == 0 {
		p.Reasons = append(p.Reasons, profiles.Reason{Code: walletFacts, Text: verdict.Wallet.Name + " pays this: " + verdict.Answer.String()})
	}
}
