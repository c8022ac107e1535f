package agree

import (
	"fmt"
	"reflect"
	"slices"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

// clock is when codes are read that the set has no time for.
var clock = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

// sameRead asks [profiles.Set.Read] with all networks in the wallet, at a time, and
// compares what it decides with what Validate and Route say at that time.
func (a *answers) sameRead() error {
	s := a.set
	if s.Now().IsZero() {
		s = s.At(clock)
	}
	var all profiles.Wallet
	for n := range s.Networks() {
		all = append(all, n.Slug)
	}
	p := s.Read(a.code.String(), all)
	if !a.code.Verified() {
		if p.Decision != profiles.Refuse {
			return fmt.Errorf("what Read says: decides to %s of a wrong checksum", p.Decision)
		}
		return nil
	}
	findings, routing := slices.Collect(s.Validate(a.code)), s.Route(a.code, all)
	broken := slices.ContainsFunc(findings, func(f emvqr.Finding) bool {
		return f.Severity == emvqr.Error || f.Effect == emvqr.Refuses
	})
	switch {
	case !slices.Equal(p.Findings, findings):
		return fmt.Errorf("what Read says: finds %v, Validate %v", p.Findings, findings)
	case (p.Decision == profiles.Pay) != (len(p.Reasons) == 0):
		return fmt.Errorf("what Read says: decides to %s because %v", p.Decision, p.Reasons)
	case p.Decision == profiles.Refuse && (p.Account != nil || p.Payee.Value != ""):
		return fmt.Errorf("what Read says: refuses and names %+v", p.Account)
	case p.Decision != profiles.Refuse && (broken || !reflect.DeepEqual(p.Account, routing.Account)):
		return fmt.Errorf("what Read says: decides to %s %+v, Route to %+v beside %v", p.Decision, p.Account, routing.Account, findings)
	case p.Decision == profiles.Pay && routing.Answer != profiles.Yes:
		return fmt.Errorf("what Read says: pays what Route says %s of", routing.Answer)
	case p.Decision == profiles.Pay && (p.Payee.Value == "" || p.Payee.Type == ""):
		return fmt.Errorf("what Read says: pays and names no payee: %+v", p.Account)
	case p.Decision == profiles.Refuse && !broken && routing.Answer == profiles.Yes && !refusesMoney(p.Reasons):
		return fmt.Errorf("what Read says: refuses because %v what Route says yes of", p.Reasons)
	}
	return nil
}

// refusesMoney reports whether an amount or a fee is a reason, which only Read looks at.
func refusesMoney(reasons []profiles.Reason) bool {
	return slices.ContainsFunc(reasons, func(r profiles.Reason) bool { return r.Code == profiles.BadAmount || r.Code == profiles.BadTip })
}
