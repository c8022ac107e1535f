package profiles

import (
	"errors"
	"slices"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// readCode answers for a merchant-presented code. Only one that Parse accepts is ever
// paid.
func (s *Set) readCode(p *Payment, wallet Wallet, now time.Time) {
	seen, err := s.engine.Examine(p.Text, now)
	if err != nil {
		report := s.At(now).Diagnose(p.Text)
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
	p.others(v, wallet, entry)
	var m network.Meant
	v.seen.Meant(entry, &m)
	p.fill(v.seen, &m)
	p.codeMoney(v.seen, &m)
	if _, asked := v.seen.Shared(55); asked {
		p.tip()
	}
	if m.Get(network.Signature).Value != "" {
		p.sign(v.set.verify, p.Network)
	}
}

// broken answers for what is meant as a code and cannot be read.
func (p *Payment) broken(report *emvqr.Report) {
	p.Amount.Why = "the code cannot be read"
	why := Reason{Code: Unreadable}
	if len(report.Findings) > 0 {
		p.Findings = append(p.Findings, report.Findings...)
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
		return p.chooseNone(v, wallet)
	}
	p.Account, p.Network, p.Note = r.Account, r.entry.Network.Slug, r.Note
	if r.Answer != Yes {
		for _, why := range r.Why {
			p.ask(ReaderRefuses, why)
		}
	}
	return r.entry
}

// chooseNone says why there is no account to pay: there is none of the wallet's networks,
// or their readers do not take the code.
func (p *Payment) chooseNone(v *verdict, wallet Wallet) (entry network.Entry) {
	refused := false
	for i := range v.entries {
		e := &v.entries[i]
		if e.Kind == nil || e.Kind.Role != network.Payable {
			continue
		}
		if entry.Kind == nil {
			entry, p.Network = *e, e.Network.Slug
		}
		for k := range p.Passed {
			if passed := &p.Passed[k]; passed.Network == e.Network.Slug {
				for _, why := range passed.Why {
					p.refuse(ReaderRefuses, why)
				}
				refused = true
			}
		}
	}
	if !refused {
		p.refuse(NoNetwork, noAccount(wallet))
	}
	return entry // without a kind its shared objects mean what EMVCo says
}

// others lists the accounts beside the one that is paid.
func (p *Payment) others(v *verdict, wallet Wallet, paid network.Entry) {
	for _, e := range v.entries {
		if e == paid && p.Account != nil {
			continue
		}
		o := Other{Path: v.seen.Path(e)}
		o.Network, o.Name = v.seen.Name(e)
		switch {
		case o.Network == "":
			o.Why = "nobody here knows whose it is"
		case e.Kind == nil:
			o.Why = "it is known by name alone, and not decoded here"
		case e.Kind.Role != network.Payable:
			o.Why = "it is shown, and nothing to pay"
		case !slices.Contains(wallet, o.Network):
			o.Why = "it is not among the networks of the wallet"
		case p.Account == nil:
			o.Why = "it is not paid by this code"
		case o.Network == p.Network:
			o.Why = "the one that is paid comes first"
		default:
			o.Why = "the wallet prefers " + p.Network + ", or is surer of it"
		}
		if p.Others == nil {
			p.Others = make([]Other, 0, len(v.entries))
		}
		p.Others = append(p.Others, o)
	}
}

func noAccount(wallet Wallet) string {
	if len(wallet) == 0 {
		return "the wallet names no network that it can pay"
	}
	return "the wallet can pay none of the networks in this code"
}

// fill takes what the values mean and what all codes say of the merchant.
func (p *Payment) fill(seen network.Seen, m *network.Meant) {
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
	switch initiation, _ := seen.Shared(1); initiation {
	case "11":
		p.Initiation = emvqr.Static
	case "12":
		p.Initiation = emvqr.Dynamic
	}
	if e := m.Get(network.Expiry); e.Value != "" {
		p.codeExpiry(e, seen.Now())
	}
}

func shared(seen network.Seen, ids ...uint8) string {
	value, _ := seen.Shared(ids...)
	return value
}

// codeExpiry is when the code ends. Whether that is surely over the network's rules have
// said.
func (p *Payment) codeExpiry(e network.MeantValue, now time.Time) {
	if e.Row != nil && e.Row.Format != nil && e.Row.Format.Time != nil {
		if end, ok := e.Row.Format.Time(e.Value); ok {
			p.Expires = end
			if now.Before(end) && !now.Before(end.Add(-e.Row.Format.Early)) {
				p.ask(Expiry, "it may have ended: in whose clock the time is that it names is not established")
			}
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

// tip reads tip and fee. A fee that is asked for and not named, or finer than its
// currency, stops the payment: no one must pay less or more than was asked for.
func (p *Payment) tip() {
	tip, ok := p.Code.Tip()
	if !ok {
		p.refuse(BadTip, "there is a fee that cannot be read")
		return
	}
	switch _, err := tip.Fee.In(p.Currency); {
	case !tip.Fee.IsPresent():
	case p.Currency.Alpha == "" && p.Decision == Refuse: // for that
	case p.Currency.Alpha == "":
		p.refuse(BadTip, "there is a fee, and no currency that is known")
		return
	case err != nil:
		p.refuse(BadTip, "the fee "+faultOf(err))
		return
	}
	p.Tip = tip
}
