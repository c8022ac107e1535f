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
//   - that Readable says yes with a reason, without an account, without a right
//     checksum, or beside an error finding or a finding that casts doubt; that it
//     says anything else without a reason; that it says no of a sound account;
//   - that Route of one network gives another answer or other reasons than
//     Readable, no account where that is not no, an account where it is, or
//     another one than the first of Accounts;
//   - that Route of all networks does not take the first of the best answers, or
//     drops a reason of the others.
func Contradiction(s *profiles.Set, code emvqr.Code) error {
	a := answers{set: s, code: code, slugs: s.Slugs(code), findings: slices.Collect(s.Validate(code))}
	for account := range s.Accounts(code) {
		a.accounts = append(a.accounts, account)
	}
	for _, check := range []func() error{a.sameNetworks, a.sameFindings, a.sameAnswers, a.sameRoute} {
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
	readings []profiles.Reading
}

// first is the first account of a network, nil where there is none.
func (a *answers) first(slug string) network.Account {
	for _, account := range a.accounts {
		if account.Network() == slug {
			return account
		}
	}
	return nil
}

func (a *answers) sameNetworks() error {
	var slugs []string
	for _, account := range a.accounts {
		if slug := account.Network(); slug != "" && !slices.Contains(slugs, slug) {
			slugs = append(slugs, slug)
		}
	}
	slices.Sort(slugs)
	if !slices.Equal(slugs, a.slugs) {
		return fmt.Errorf("Accounts has %v, Slugs %v", slugs, a.slugs)
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
		return fmt.Errorf("Diagnose finds %v, Validate %v", report.Findings, a.findings)
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
			return fmt.Errorf("Readable says %s of %s, because %q: %w", a.readings[i].Answer, n.Slug, a.readings[i].Why, err)
		}
		i++
	}
	return nil
}

func (a *answers) sameAnswer(r profiles.Reading) error {
	there := slices.Contains(a.slugs, r.Network)
	worst := profiles.Yes
	refused := !a.code.Verified() || !there
	for _, f := range a.findings {
		own := f.Network == r.Network
		switch {
		case own && f.Severity == emvqr.Error, f.Effect == emvqr.Refuses && (own || f.Network == ""):
			refused = true
			worst = profiles.NotEstablished
		case f.Severity == emvqr.Error, f.Effect == emvqr.Doubt && (own || f.Network == ""):
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
	case r.Answer == profiles.No && !refused:
		return fmt.Errorf("nothing refuses it")
	case r.Answer == profiles.NotEstablished && worst == profiles.Yes:
		return fmt.Errorf("nothing casts doubt on it")
	}
	return nil
}

func (a *answers) sameRoute() error {
	var all profiles.Wallet
	best := -1
	for i, r := range a.readings {
		all = append(all, r.Network)
		if r.Answer != profiles.No && (best < 0 || r.Answer > a.readings[best].Answer) {
			best = i
		}
		if err := a.routed(a.set.Route(a.code, profiles.Wallet{r.Network}), r); err != nil {
			return fmt.Errorf("Route of %s: %w", r.Network, err)
		}
	}
	r := a.set.Route(a.code, all)
	if best < 0 {
		if r.Account != nil || r.Answer != profiles.No || len(r.Passed) != len(all) {
			return fmt.Errorf("Route of all is %+v", r)
		}
		return nil
	}
	if err := a.routed(r, a.readings[best]); err != nil {
		return fmt.Errorf("Route of all: %w", err)
	}
	for _, p := range r.Passed {
		of := a.readings[slices.Index(all, p.Network)]
		if p.Answer != of.Answer || !slices.Equal(p.Why, of.Why) {
			return fmt.Errorf("Route passes over %+v, Readable says %+v", p, of)
		}
	}
	return nil
}

func (a *answers) routed(r profiles.Routing, of profiles.Reading) error {
	if of.Answer == profiles.No {
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
