package profiles

import (
	"fmt"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Read is the one answer for a wallet: what a scanned text is, who would be paid, how
// much, and whether the wallet, which can pay these networks, may do so now. A form of no
// network is named in the wallet by its format. It never fails: whatever is not known to
// be right is refused or asked about, and nothing is silently chosen. Without a time, or
// with one that cannot be now, nothing is ever simply paid.
func Read(text string, wallet Wallet, now time.Time) Payment { return known.read(text, wallet, now) }

// Read is [Read] with the networks of the set, at its time; see [Set.At] and
// [Set.Verifying].
func (s *Set) Read(text string, wallet Wallet) Payment { return s.read(text, wallet, s.Now()) }

// Verifying is the set with a verifier of signatures, which [Set.Read] asks.
func (s *Set) Verifying(verify Verifier) *Set {
	with := *s
	with.verify = verify
	return &with
}

func (s *Set) read(text string, wallet Wallet, now time.Time) (p Payment) {
	// A code as nearly all are needs no second look at what it is.
	scan := Scan{Kind: network.MPM, Text: text}
	if !strings.HasPrefix(text, codeMark) {
		scan = s.Recognize(text)
		scan.now = now
	}
	p.begin(&scan)
	switch {
	case p.Decision == Refuse:
		p.Amount.Why = twoPayments
	case scan.Kind == network.MPM:
		s.readCode(&p, wallet, now)
	default:
		reading, _ := scan.Read()
		s.readForm(&p, &scan, &reading, wallet)
	}
	p.finish(now)
	return p
}

// twoPayments is why nothing is known of the amount of a text that readers read differently.
const twoPayments = "the text can be read as two payments"

// begin is about a text of which it is known what it is, and nothing more.
func (p *Payment) begin(scan *Scan) {
	p.Decision, p.Kind, p.Format, p.Text, p.WrappedIn = Pay, scan.Kind, scan.Format, scan.Text, scan.WrappedIn
	for _, f := range scan.Findings {
		p.find(f)
	}
}

// finish judges the clock, and takes away what would be paid where nothing is.
func (p *Payment) finish(now time.Time) {
	p.judgeClock(now)
	p.forgetRefused()
}

// forgetRefused takes out whom a refused payment would have paid, a link at which that is
// told included.
func (p *Payment) forgetRefused() {
	if p.Decision == Refuse {
		p.Account, p.Payee, p.Note, p.Link = nil, Payee{}, "", ""
	}
}

// The first and the last year that the clock of somebody who scans a code may show:
// EMVCo's first edition is of 2017.
const (
	firstYear = 2017
	lastYear  = 2100
)

func (p *Payment) judgeClock(now time.Time) {
	switch {
	case p.Decision == Refuse:
	case now.IsZero():
		p.ask(Clock, "nobody said what time it is, so that nothing can be said of an expiry")
	case now.Year() < firstYear || now.Year() > lastYear:
		p.ask(Clock, fmt.Sprintf("the clock shows the year %d, which cannot be now", now.Year()))
	}
}
