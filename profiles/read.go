package profiles

import (
	"errors"
	"fmt"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
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
	if len(text) < len(codeMark) || text[:len(codeMark)] != codeMark {
		scan = s.Recognize(text)
		scan.now = now
	}
	p.begin(&scan)
	switch {
	case p.Decision == Refuse:
		p.twoReadings()
	case scan.Kind == network.MPM:
		s.readCode(&p, wallet, now)
	default:
		reading, _ := scan.Read()
		s.readForm(&p, &scan, &reading, wallet)
	}
	p.finish(now)
	return p
}

// begin is about a text of which it is known what it is, and nothing more.
func (p *Payment) begin(scan *Scan) {
	p.Decision, p.Kind, p.Format, p.Text, p.WrappedIn = Pay, scan.Kind, scan.Format, scan.Text, scan.WrappedIn
	for _, f := range scan.Findings {
		p.find(f)
	}
}

// twoReadings says first why a link is refused that is two payments.
func (p *Payment) twoReadings() {
	p.Reasons = append([]Reason{{Code: TwoReadings, Text: "readers take different payments out of the text"}}, p.Reasons...)
	p.Amount.Why = "the text can be read as two payments"
}

// finish judges the clock, and takes away what would be paid where nothing is.
func (p *Payment) finish(now time.Time) {
	p.judgeClock(now)
	if p.Decision == Refuse {
		p.Account, p.Payee, p.Note = nil, Payee{}, ""
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

// readCode answers for a merchant-presented code. Only one that Parse accepts is ever
// paid.
func (s *Set) readCode(p *Payment, wallet Wallet, now time.Time) {
	seen, err := s.engine.Examine(p.Text, now)
	if err != nil {
		report := s.Diagnose(p.Text)
		p.broken(&report)
		return
	}
	v := s.judge(seen)
	defer v.close()
	p.take(v, wallet)
}

// take answers from what is known of a code that Parse accepts.
func (p *Payment) take(v *verdict, wallet Wallet) {
	p.Code = v.code
	for i := range v.findings {
		p.find(v.findings[i])
	}
	entry := p.choose(v, wallet)
	var m network.Meant
	v.seen.Meant(entry, &m)
	p.fill(v.seen, &m)
	p.codeMoney(v.seen, &m)
	if _, asked := v.seen.Shared(55); asked {
		p.tip()
	}
}

// broken answers for what is meant as a code and cannot be read.
func (p *Payment) broken(report *emvqr.Report) {
	p.Amount.Why = "the code cannot be read"
	why := Reason{Code: Unreadable}
	if len(report.Findings) > 0 {
		p.Findings = report.Findings
		why.Finding = report.Findings[0]
	}
	var syntax *emvqr.SyntaxError
	if errors.As(report.Err(), &syntax) {
		why.Text = syntax.Message()
	}
	p.weigh(Refuse, why)
}

// choose routes the code for the wallet and types the account that is paid. Where none
// is, the first one of a network that is known tells what the rest of the code means.
func (p *Payment) choose(v *verdict, wallet Wallet) (entry network.Entry) {
	r := v.route(wallet)
	p.Passed = r.Passed
	if r.Account == nil {
		p.refuse(NoNetwork, noAccount(wallet))
		for i := range v.entries {
			if e := v.entries[i]; e.Kind != nil && e.Kind.Role == network.Payable {
				p.Network = e.Network.Slug
				return e
			}
		}
		return network.Entry{} // whose shared objects mean what EMVCo says
	}
	p.Account, p.Network, p.Note = r.Account, r.entry.Network.Slug, r.Note
	if r.Answer != Yes {
		for _, why := range r.Why {
			p.ask(ReaderRefuses, why)
		}
	}
	return r.entry
}

func noAccount(wallet Wallet) string {
	if len(wallet) == 0 {
		return "the wallet names no network that it can pay"
	}
	return "the wallet can pay none of the networks in this code"
}

// fill takes what the values mean and what all codes say of the merchant.
func (p *Payment) fill(seen network.Examination, m *network.Meant) {
	p.Payee = payeeOf(m)
	p.Merchant = Merchant{
		Name: shared(seen, 59), City: shared(seen, 60), Country: shared(seen, 58), Category: shared(seen, 52),
		Language: shared(seen, 64, 0), LocalName: shared(seen, 64, 1), LocalCity: shared(seen, 64, 2),
	}
	if p.Merchant.Name == "" {
		p.Merchant.Name = m.Get(network.PayeeName).Shown()
	}
	p.Reference, p.Reference2 = m.Get(network.Reference).Shown(), m.Get(network.Reference2).Shown()
	p.Bill, p.Purpose, p.Terminal = m.Get(network.Bill).Shown(), m.Get(network.Purpose).Shown(), m.Get(network.Terminal).Shown()
	p.Message, p.Link = m.Get(network.Note).Shown(), m.Get(network.Link).Shown()
	p.Initiation = p.Code.Initiation()
	if e := m.Get(network.Expiry); e.Value != "" {
		p.codeExpiry(e)
	}
}

func shared(seen network.Examination, ids ...uint8) string {
	value, _ := seen.Shared(ids...)
	return value
}

// codeExpiry is when the code ends. Whether that is over the network's rules have said.
func (p *Payment) codeExpiry(e network.MeantValue) {
	if e.Row != nil && e.Row.Format != nil && e.Row.Format.Time != nil {
		if end, ok := e.Row.Format.Time(e.Value); ok {
			p.Expires = end
			return
		}
	}
	p.ask(Expiry, "it ends at a time that cannot be read")
}

// payeeOf is the payee that values name: by what means so, or else by a link or a token,
// which the network turns into one.
func payeeOf(m *network.Meant) (p Payee) {
	for _, means := range [...]network.Meaning{network.Payee, network.Link, network.Token} {
		v := m.Get(means)
		if v.Value == "" || v.Row == nil {
			continue
		}
		p = Payee{Type: v.Payee, Key: v.Row.Key, Label: v.Row.Label(), Value: v.Shown()}
		p.Bank = m.Get(network.PayeeBank).Shown()
		p.Also = m.Also()
		return p
	}
	return p
}

// tip reads tip and fee. A fee that is asked for and not named stops the payment: no one
// must pay less or more than was asked for.
func (p *Payment) tip() {
	tip, ok := p.Code.Tip()
	if !ok {
		p.refuse(BadTip, "there is a fee that cannot be read")
		return
	}
	p.Tip = tip
}
