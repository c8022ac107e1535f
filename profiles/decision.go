package profiles

import (
	"iter"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Decision is what a wallet may do with what it scanned. It only ever gets worse.
type Decision uint8

const (
	// Refuse: it must not be paid.
	Refuse Decision = iota
	// Ask: nothing is known to be wrong, and not all is known to be right. The wallet asks
	// the network, or tells the payer and lets the payer decide.
	Ask
	// Pay: it may be paid.
	Pay
)

// String is "refuse", "ask" or "pay".
func (d Decision) String() string { return [...]string{"refuse", "ask", "pay"}[min(d, Pay)] }

// MarshalText implements [encoding.TextMarshaler] with the form of String.
func (d Decision) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Reason is why a payment is not simply to be paid.
type Reason struct {
	// Code tells reasons apart: one of the constants here, or the id of the rule of a
	// finding.
	Code string
	// Text is a sentence without a full stop. It quotes no private data.
	Text string
	// Finding is where and what, for a reason that is one; its Rule is "" for any other.
	Finding emvqr.Finding
}

// The codes of reasons that are no findings.
const (
	// Unreadable: the text is no code that can be read to a right checksum.
	Unreadable = "unreadable"
	// NotPayment: the text is known, and nobody pays by it: a slip, a payer's code, a
	// contact.
	NotPayment = "not-a-payment"
	// UnknownText: nobody here knows what it is.
	UnknownText = "unknown"
	// NoPayee: it names nobody who could be paid.
	NoPayee = "no-payee"
	// NoNetwork: it holds nothing that the wallet can pay.
	NoNetwork = "no-network-of-the-wallet"
	// ReaderRefuses: readers of the network do not take it, or are not known to.
	ReaderRefuses = "readers"
	// OwnChecksum: the checksum of a form of its own is wrong.
	OwnChecksum = "own-checksum"
	// BadAmount: there is an amount, and nobody can say which.
	BadAmount = "amount"
	// BadTip: a fee is asked for that cannot be read.
	BadTip = "tip"
	// NotKnownWell: how the form is read is confirmed by no second source, or not by its
	// owner.
	NotKnownWell = "not-known-well"
	// Expiry: whether it has expired cannot be told.
	Expiry = "expiry"
	// Clock: the time that the caller gave cannot be now.
	Clock = "clock"
	// WalletFacts: the wallet is known not to take it, or not surely known to.
	WalletFacts = "wallet"
	// BadSignature: the verifier of the caller does not take the signature.
	BadSignature = "signature"
)

// ReasonCodes walks the codes of reasons that are no findings.
func ReasonCodes() iter.Seq[string] {
	return slices.Values([]string{
		Unreadable, NotPayment, UnknownText, NoPayee, NoNetwork, ReaderRefuses, OwnChecksum, BadAmount, BadTip,
		NotKnownWell, Expiry, Clock, WalletFacts, BadSignature,
	})
}

// refuse and ask are weigh for reasons that are no findings.
func (p *Payment) refuse(code, text string) { p.weigh(Refuse, Reason{Code: code, Text: text}) }
func (p *Payment) ask(code, text string)    { p.weigh(Ask, Reason{Code: code, Text: text}) }

// weigh takes a reason into the decision, each once. Reasons to ask are dropped where the
// answer is a no.
func (p *Payment) weigh(to Decision, why Reason) {
	switch {
	case to > p.Decision, to >= Pay: // which needs no reason
		return
	case to < p.Decision:
		p.Decision, p.Reasons = to, nil
	}
	for i := range p.Reasons {
		if said := &p.Reasons[i]; strings.HasSuffix(why.Text, said.Text) && (said.Text != "" || said.Code == why.Code) {
			return // that readers refuse it for that follows
		}
	}
	p.Reasons = append(p.Reasons, why)
}

// Weigh takes a reason of the caller's into the decision, which it can only make worse:
// of somebody who knows more than the text, such as what a wallet takes.
func (p *Payment) Weigh(to Decision, why Reason) {
	p.weigh(to, why)
	p.forgetRefused()
}

// find keeps a finding and what it does to the decision: no error is ever paid, whoever's
// rule it is, and nothing that may say two things.
func (p *Payment) find(f emvqr.Finding) {
	p.Findings = append(p.Findings, f)
	if f.Severity == emvqr.Error || f.Effect == emvqr.Refuses {
		p.weigh(Refuse, Reason{Code: f.Rule, Text: reason(&f), Finding: f})
	}
}
