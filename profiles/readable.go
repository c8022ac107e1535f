package profiles

import (
	"fmt"
	"iter"
	"slices"
	"sync"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Answer says whether readers of a network take a code.
type Answer uint8

const (
	// No: they do not, or they may pay somebody else.
	No Answer = iota
	// NotEstablished: what is known of the network does not say.
	NotEstablished
	// Yes: they do.
	Yes
)

// String is "no", "not established" or "yes".
func (a Answer) String() string {
	switch a {
	case Yes:
		return "yes"
	case NotEstablished:
		return "not established"
	}
	return "no"
}

// Acceptance is whether the readers of one network take a code.
type Acceptance struct {
	// Network is the slug of the network.
	Network string
	// Answer is whether they do, as far as is known.
	Answer Answer
	// Why are the reasons for an answer other than Yes.
	Why []string
}

// Readable tells for every network whether its readers would take the code. Yes means
// that the code holds an account of theirs and breaks no rule that is known to matter
// to them; it is no promise about a wallet's own limits.
func Readable(code emvqr.Code) iter.Seq[Acceptance] { return known.Readable(code) }

// Readable is [Readable] with the networks of the set.
func (s *Set) Readable(code emvqr.Code) iter.Seq[Acceptance] {
	return func(yield func(Acceptance) bool) {
		v := s.verdict(code)
		defer v.close()
		for _, n := range s.networks {
			if !yield(v.acceptance(n)) {
				return
			}
		}
	}
}

// verdict is everything that is known of a code, found once: [Readable], [Route] and
// [Read] take their answers from it, and so from the accounts that [Accounts] yields and
// the findings that [Validate] yields. It is lent; close gives it back.
type verdict struct {
	set      *Set
	seen     network.Seen
	code     emvqr.Code
	entries  []network.Entry // the accounts, not made
	findings []emvqr.Finding // all of them
}

var verdicts = sync.Pool{New: func() any { return new(verdict) }}

func (s *Set) verdict(code emvqr.Code) *verdict { return s.judge(s.engine.Open(code)) }

func (s *Set) judge(seen network.Seen) *verdict {
	v := s.list(seen)
	s.validate(seen, func(f emvqr.Finding) bool {
		v.findings = append(v.findings, f)
		return true
	})
	return v
}

// list is judge without the findings.
func (s *Set) list(seen network.Seen) *verdict {
	v := verdicts.Get().(*verdict)
	v.set, v.seen, v.code = s, seen, seen.Code()
	for entry := range seen.Entries() {
		v.entries = append(v.entries, entry)
	}
	return v
}

func (v *verdict) close() {
	v.seen.Close()
	clear(v.findings)
	*v = verdict{entries: v.entries[:0], findings: v.findings[:0]}
	verdicts.Put(v)
}

// acceptance is the answer for a network of the set.
func (v *verdict) acceptance(n *network.Network) Acceptance {
	r := Acceptance{Network: n.Slug, Answer: Yes}
	switch account, some := v.account(n); {
	case !v.code.Verified():
		r.weigh(No, "the checksum is not right")
	case some == nil:
		r.weigh(No, fmt.Sprintf("there is no account of %s in it", n.Name))
	case account == nil && !canBePaid(n):
		r.weigh(No, fmt.Sprintf("%s is shown, and nothing to pay", n.Name))
	case account == nil:
		r.weigh(NotEstablished, fmt.Sprintf("%s is in it, and no account of %s that names a payee", some.Kind.Name, n.Name))
	case !v.seen.NamesPayee(*account):
		r.weigh(NotEstablished, fmt.Sprintf("the account of %s names no payee", n.Name))
	}
	if r.Answer == No {
		return r
	}
	for i := range v.findings {
		f := &v.findings[i]
		if to := v.answer(n, f); to != Yes {
			r.weigh(to, reason(f))
		}
	}
	v.enforce(n, &r)
	return r
}

// account is the first account of a network that can be paid, and the first of any
// role; nil where there is none.
func (v *verdict) account(n *network.Network) (payable, some *network.Entry) {
	for i := range v.entries {
		e := &v.entries[i]
		if e.Network != n {
			continue
		}
		if some == nil {
			some = e
		}
		if e.Kind.Role == network.Payable {
			return e, some
		}
	}
	return nil, some
}

// canBePaid reports whether a network has accounts that can be paid at all.
func canBePaid(n *network.Network) bool {
	return slices.ContainsFunc(n.Kinds, func(k *network.Kind) bool { return k.Role == network.Payable })
}

// enforce weighs what a network's readers are known to refuse, whatever the other
// networks of the code make of it.
func (v *verdict) enforce(n *network.Network, r *Acceptance) {
	if n.Enforces != nil {
		for f := range v.code.Validate() {
			asks := func(e network.Enforced) bool { return e.Asks(&f) }
			if f.Severity == emvqr.Error && slices.ContainsFunc(n.Enforces, asks) {
				r.weigh(No, "its readers are known to refuse that: "+reason(&f))
			}
		}
	}
	if n.Reserves == nil {
		return
	}
	for c := range v.seen.Claims() {
		if c.Network != n && inRanges(n.Reserves, c.Path.Root()) {
			whose := "another network's"
			if c.Network == nil {
				whose = "of nobody known here"
			}
			r.weigh(No, fmt.Sprintf("%s is %s, and readers of %s take %s for their own", c.Path, whose, n.Name, network.Ranges(n.Reserves)))
		}
	}
}

func inRanges(ranges []network.Range, id uint8) bool {
	return slices.ContainsFunc(ranges, func(r network.Range) bool { return r.Has(id) })
}

// answer is the best answer that a finding leaves a network.
func (v *verdict) answer(n *network.Network, f *emvqr.Finding) Answer {
	own := f.Network == n.Slug
	switch {
	case f.Effect == emvqr.Refuses && (own || f.Network == "" && v.concerns(n, f)), own && f.Severity == emvqr.Error:
		return No
	case f.Severity == emvqr.Error, f.Effect != emvqr.BySeverity && (own || f.Network == ""), v.doubtsAmount(f):
		return NotEstablished
	}
	return Yes
}

// doubtsAmount reports whether a finding casts doubt on the amount in a code. Whoever's
// it is, that is everybody's doubt: there is but one 54, and a reader that takes it for
// another amount pays that.
func (v *verdict) doubtsAmount(f *emvqr.Finding) bool {
	return f.Effect == emvqr.Doubt && f.Path == amountPath && hasAmount(v.code)
}

// The rules about an object that two readers may take for two things.
const (
	idTwice   = "MPM-4.3.1.2-UNIQ"
	twoClaims = "NETWORK-TWO-CLAIMS"
)

// concerns reports whether what keeps two readings apart matters to a network: an id
// twice, or two claims, only where its readers look, at what all share and at its own
// objects; two readings of the text matter to all.
func (v *verdict) concerns(n *network.Network, f *emvqr.Finding) bool {
	if f.Rule != idTwice && f.Rule != twoClaims || f.Path.IsZero() || !isOwned(f.Path.Root()) {
		return true
	}
	for c := range v.seen.Claims() {
		if c.Path.Root() == f.Path.Root() {
			return c.Network == n || slices.Contains(c.Rivals[:], n)
		}
	}
	return false
}

// weigh takes a reason into the answer. Reasons for doubt are dropped where the answer
// is no.
func (r *Acceptance) weigh(to Answer, why string) {
	if to == Yes || to > r.Answer {
		return
	}
	if to < r.Answer {
		r.Answer, r.Why = to, nil
	}
	r.Why = append(r.Why, why)
}

func reason(f *emvqr.Finding) string {
	if f.Path.IsZero() {
		return fmt.Sprintf("%s (%s)", f.Message, f.Rule)
	}
	return fmt.Sprintf("%s: %s (%s)", f.Path, f.Message, f.Rule)
}
