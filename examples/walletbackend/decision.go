package main

import (
	"fmt"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// decision is what the app may do with what it scanned. It only ever gets worse.
type decision string

const (
	// pay: the account is offered for payment.
	pay decision = "pay"
	// ask: nothing is known to be wrong, and not all is known to be right. The
	// app asks the network, or tells the payer and lets the payer decide.
	ask decision = "ask"
	// refuse: it must not be paid, and no account is offered.
	refuse decision = "refuse"
)

// refuse makes the answer a no.
func (r *response) refuse(why ...string) {
	r.Decision = refuse
	r.because(why)
}

// ask makes the answer an "ask", unless it is a no already.
func (r *response) ask(why ...string) {
	if r.Decision == pay {
		r.Decision = ask
	}
	r.because(why)
}

// because adds reasons, each once.
func (r *response) because(why []string) {
	for _, w := range why {
		if !slices.Contains(r.Reasons, w) {
			r.Reasons = append(r.Reasons, w)
		}
	}
}

// weigh takes a finding into the decision: no error is ever paid, whoever's
// rule it is, and nothing that may say two things.
func (r *response) weigh(f emvqr.Finding) {
	if f.Severity == emvqr.Error || f.Effect == emvqr.Refuses {
		r.refuse(reason(f))
	}
}

// reason is a finding as a sentence for the log of a person.
func reason(f emvqr.Finding) string {
	if f.Path.IsZero() {
		return fmt.Sprintf("%s (%s)", f.Message, f.Rule)
	}
	return fmt.Sprintf("%s: %s (%s)", f.Path, f.Message, f.Rule)
}
