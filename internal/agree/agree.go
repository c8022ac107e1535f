// Package agree asks everything that the package profiles says of one code and
// looks for contradictions. Tests use it.
package agree

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Contradiction returns the first contradiction between the answers about a code
// that a set gives, or nil. It is a contradiction
//
//   - that Slugs are not the networks of Accounts;
//   - that Validate has a finding of a network that is not in Slugs, or that the
//     networks are unknown while Slugs has one;
//   - that Diagnose finds other things than Validate;
//   - that Readable says yes with a reason, without an account to pay, without a
//     right checksum, beside an error finding or a finding that casts doubt, or
//     where the network's readers are known to refuse the code; that it says
//     anything else without a reason; that it says no of a sound account;
//   - that Route of one network gives another answer or other reasons than
//     Readable, no account where that is not no and there is one to pay, an
//     account where it is no, or another one than the first of Accounts to pay;
//   - that Route of all networks does not take the first of the best answers, or
//     drops a reason of the others;
//   - that Read finds other things than Validate, names a payee that it refuses, pays
//     another account than Route's, or pays what Route does not say yes of.
func Contradiction(s *profiles.Set, code emvqr.Code) error {
	a := answers{set: s, code: code, slugs: s.Slugs(code), findings: slices.Collect(s.Validate(code))}
	for account := range s.Accounts(code) {
		a.accounts = append(a.accounts, account)
	}
	for _, check := range []func() error{a.sameNetworks, a.sameFindings, a.sameAnswers, a.sameRoute, a.sameRead} {
		if err := check(); err != nil {
			return fmt.Errorf("%w in %q", err, code.String())
		}
	}
	return nil
}

// lookalike ends the id of a rule about a host that looks like a network's. It is
// the network's rule wherever the link is.
const lookalike = "-LOOKALIKE"

type answers struct {
	set      *profiles.Set
	code     emvqr.Code
	accounts []network.Account
	slugs    []string
	findings []emvqr.Finding
	readings []profiles.Acceptance
}

// first is the first account of a network that can be paid, nil where there is none.
func (a *answers) first(slug string) network.Account {
	for _, account := range a.accounts {
		if kind, _ := account.Table(); network.Slug(account) == slug && kind.Role == network.Payable {
			return account
		}
	}
	return nil
}

// enforced reports whether the readers of a network are known to refuse the code,
// whatever its other networks make of it.
func (a *answers) enforced(slug string) bool {
	n, _ := a.set.Lookup(slug)
	for f := range a.code.Validate() {
		if f.Severity == emvqr.Error && slices.ContainsFunc(n.Enforces, func(e network.Enforced) bool { return e.Asks(&f) }) {
			return true
		}
	}
	for c := range a.set.Claims(a.code) {
		if c.Network != n && slices.ContainsFunc(n.Reserves, func(r network.Range) bool { return r.Has(c.Path.Root()) }) {
			return true
		}
	}
	return false
}

func (a *answers) sameNetworks() error {
	var slugs []string
	for _, account := range a.accounts {
		if slug := network.Slug(account); slug != "" && !slices.Contains(slugs, slug) {
			slugs = append(slugs, slug)
		}
	}
	slices.Sort(slugs)
	if !slices.Equal(slugs, a.slugs) {
		return fmt.Errorf("the networks of Accounts are %v, those of Slugs %v", slugs, a.slugs)
	}
	return nil
}

func (a *answers) sameFindings() error {
	for _, f := range a.findings {
		if f.Network != "" && !slices.Contains(a.slugs, f.Network) && !strings.HasSuffix(f.Rule, lookalike) {
			return fmt.Errorf("%s is in none of the slugs %v: %s", f.Network, a.slugs, f)
		}
		if f.Rule == "NETWORK-NONE-KNOWN" && len(a.slugs) > 0 {
			return fmt.Errorf("%s beside %v", f.Rule, a.slugs)
		}
	}
	report := a.set.Diagnose(a.code.String())
	if report.Err() == nil && !slices.Equal(report.Findings, a.findings) {
		return fmt.Errorf("what Diagnose finds is %v, what Validate finds %v", report.Findings, a.findings)
	}
	return nil
}

func (a *answers) sameAnswers() error {
	a.readings = slices.Collect(a.set.Readable(a.code))
	i := 0
	for n := range a.set.Networks() {
		if i >= len(a.readings) || a.readings[i].Network != n.Slug {
			return fmt.Errorf("no reading of %s at %d", n.Slug, i)
		}
		if err := a.sameAnswer(a.readings[i]); err != nil {
			return fmt.Errorf("what Readable says of %s is %s, because %q: %w", n.Slug, a.readings[i].Answer, a.readings[i].Why, err)
		}
		i++
	}
	return nil
}

// isAmount reports whether a finding is about the amount of the code, which all its
// networks share.
func (a *answers) isAmount(f emvqr.Finding) bool {
	_, ok := a.code.Get(f.Path)
	return ok && f.Path == emvqr.P(54)
}

func (a *answers) sameAnswer(r profiles.Acceptance) error {
	there := slices.Contains(a.slugs, r.Network)
	worst := profiles.Yes
	refused := !a.code.Verified() || !there || a.enforced(r.Network)
	if first := a.first(r.Network); refused || first == nil || !network.NamesPayee(first) {
		worst = profiles.NotEstablished // at best
	}
	for _, f := range a.findings {
		own := f.Network == r.Network
		switch {
		case own && f.Severity == emvqr.Error, f.Effect == emvqr.Refuses && (own || f.Network == ""):
			refused = true
			worst = profiles.NotEstablished
		case f.Severity == emvqr.Error, f.Effect == emvqr.Doubt && (own || f.Network == "" || a.isAmount(f)):
			worst = profiles.NotEstablished
		}
	}
	switch {
	case r.Answer == profiles.Yes && len(r.Why) > 0, r.Answer != profiles.Yes && len(r.Why) == 0:
		return fmt.Errorf("the reasons are wrong")
	case !there && r.Answer != profiles.No, !a.code.Verified() && r.Answer != profiles.No:
		return fmt.Errorf("there is no account or no right checksum")
	case r.Answer == profiles.Yes && worst != profiles.Yes:
		return fmt.Errorf("there is %v", a.findings)
	case r.Answer == profiles.No && !refused && !a.onlyShown(r.Network):
		return fmt.Errorf("nothing refuses it")
	case r.Answer == profiles.NotEstablished && worst == profiles.Yes:
		return fmt.Errorf("nothing casts doubt on it")
	}
	return nil
}

// onlyShown reports whether the network has no accounts that could be paid.
func (a *answers) onlyShown(slug string) bool {
	n, _ := a.set.Lookup(slug)
	return !slices.ContainsFunc(n.Kinds, func(k *network.Kind) bool { return k.Role == network.Payable })
}

func (a *answers) sameRoute() error {
	var all profiles.Wallet
	var absent []profiles.Acceptance
	best := -1
	for i, r := range a.readings {
		all = append(all, r.Network)
		if r.Answer != profiles.No && a.first(r.Network) != nil && (best < 0 || r.Answer > a.readings[best].Answer) {
			best = i
		}
		if !slices.Contains(a.slugs, r.Network) {
			absent = append(absent, r)
			continue
		}
		if err := a.routed(a.set.Route(a.code, profiles.Wallet{r.Network}), r); err != nil {
			return fmt.Errorf("the route of %s: %w", r.Network, err)
		}
	}
	if err := a.sameRefusals(absent); err != nil {
		return err
	}
	r := a.set.Route(a.code, all)
	if best < 0 {
		if r.Account != nil || r.Answer != profiles.No || len(r.Passed) != len(all) {
			return fmt.Errorf("the route of all is %+v", r)
		}
		return nil
	}
	if err := a.routed(r, a.readings[best]); err != nil {
		return fmt.Errorf("the route of all: %w", err)
	}
	for _, p := range r.Passed {
		of := a.readings[slices.Index(all, p.Network)]
		if p.Answer != of.Answer || !slices.Equal(p.Why, of.Why) {
			return fmt.Errorf("what Route passes over is %+v, what Readable says %+v", p, of)
		}
	}
	return nil
}

// sameRefusals asks for the route of the networks that the code does not have. They
// are many and each route judges the whole code, so they are asked for together: all
// have to be passed over. One of them is asked for alone as well, another one for
// every length of the code.
func (a *answers) sameRefusals(absent []profiles.Acceptance) error {
	if len(absent) == 0 {
		return nil
	}
	var wallet profiles.Wallet
	for _, r := range absent {
		wallet = append(wallet, r.Network)
	}
	r := a.set.Route(a.code, wallet)
	if r.Account != nil || r.Answer != profiles.No || len(r.Passed) != len(absent) {
		return fmt.Errorf("the route of networks that are not there is %+v", r)
	}
	for i, p := range r.Passed {
		if of := absent[i]; p.Network != of.Network || p.Answer != of.Answer || !slices.Equal(p.Why, of.Why) {
			return fmt.Errorf("the route of networks that are not there says %+v, Readable says %+v", p, of)
		}
	}
	alone := absent[len(a.code.String())%len(absent)]
	if err := a.routed(a.set.Route(a.code, profiles.Wallet{alone.Network}), alone); err != nil {
		return fmt.Errorf("the route of %s: %w", alone.Network, err)
	}
	return nil
}

func (a *answers) routed(r profiles.Routing, of profiles.Acceptance) error {
	if of.Answer == profiles.No || a.first(of.Network) == nil {
		if r.Account != nil || r.Answer != profiles.No || len(r.Passed) != 1 || !slices.Equal(r.Passed[0].Why, of.Why) {
			return fmt.Errorf("is %+v, Readable says %+v", r, of)
		}
		return nil
	}
	if r.Answer != of.Answer || !slices.Equal(r.Why, of.Why) || !reflect.DeepEqual(r.Account, a.first(of.Network)) {
		return fmt.Errorf("is %+v, Readable says %+v of %+v", r, of, a.first(of.Network))
	}
	return nil
}
