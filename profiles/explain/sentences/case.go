package sentences

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// Case is one scanned text with all that sentences are made of. It is made by [About] or
// [AboutWallet], and may be told in several languages.
type Case struct {
	// Explanation is what is known of the text.
	Explanation explain.Explanation
	// Anybody is the answer for whoever can pay the networks in it.
	Anybody profiles.Payment
	// Verdict says whether one wallet takes it, nil where none was asked about; Payment
	// is the answer for that wallet.
	Verdict *wallet.Verdict
	Payment profiles.Payment

	set *profiles.Set
}

// About looks at a scanned text with the networks of a set, at its time; see
// [profiles.Set.At]. It never fails: what nobody knows is told as that.
func About(set *profiles.Set, text string) Case {
	e := explain.Text(set, text)
	own := profiles.Wallet(e.Networks)
	if len(own) == 0 && e.Kind != network.MPM && e.Format != "" {
		own = profiles.Wallet{e.Format}
	}
	return Case{Explanation: e, Anybody: set.Read(text, own), set: set}
}

// AboutWallet is [About] with what a table knows of a wallet.
func AboutWallet(set *profiles.Set, table *wallet.Table, w wallet.Wallet, text string) Case {
	c := About(set, text)
	v := table.TakesText(set, w, text)
	c.Verdict, c.Payment = &v, table.Read(set, w, text)
	return c
}

// LogValue implements [slog.LogValuer]: what it is and how, and nothing of its values.
func (c Case) LogValue() slog.Value { return c.Explanation.LogValue() }

// payment is the answer that the sentences about payee and amount are of: that for the
// wallet, where it may pay.
func (c *Case) payment() *profiles.Payment {
	if c.Verdict != nil && c.Payment.Decision != profiles.Refuse {
		return &c.Payment
	}
	return &c.Anybody
}

// isPayment reports whether the text is one that somebody could be paid by, sound or not.
func (c *Case) isPayment() bool {
	return c.Explanation.Kind != network.UnknownKind && c.Explanation.Kind != network.CPM && !c.isSlip()
}

// isSlip reports whether the text proves a payment and is none.
func (c *Case) isSlip() bool {
	for i := range c.Anybody.Reasons {
		if c.Anybody.Reasons[i].Code == profiles.NotPayment && c.Explanation.Kind == network.Other {
			return true
		}
	}
	return false
}

// isLookalike reports whether the text is a link that only looks like one to pay by.
func (c *Case) isLookalike() bool { return c.Explanation.Format == profiles.Lookalike }

// refusals are the findings for which nobody must pay.
func (c *Case) refusals() (found []*emvqr.Finding) {
	for i := range c.Explanation.Findings {
		if f := &c.Explanation.Findings[i]; f.Severity == emvqr.Error || f.Effect == emvqr.Refuses {
			found = append(found, f)
		}
	}
	return found
}

// warnings are the findings of recommendations that were not followed.
func (c *Case) warnings() (found []*emvqr.Finding) {
	for i := range c.Explanation.Findings {
		if f := &c.Explanation.Findings[i]; f.Severity == emvqr.Warning && f.Effect != emvqr.Refuses {
			found = append(found, f)
		}
	}
	return found
}

// has reports whether a finding is about that; one that is a mere info is not counted.
func (c *Case) has(about key) bool {
	for i := range c.Explanation.Findings {
		if f := &c.Explanation.Findings[i]; f.Severity >= emvqr.Warning && c.aboutOf(f) == about {
			return true
		}
	}
	return false
}
