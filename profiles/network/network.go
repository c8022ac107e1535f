// Package network says what a payment network is: a table. A network's package
// fills in the table and the types of its accounts; the engine here finds whose
// each object of a code is, reads the accounts, judges them, and says how they are
// written, all by walking the table. Only check digits and shapes that no table can
// express are code.
//
// # Words
//
//   - A network is a payment scheme with codes of its own: PromptPay, QRIS, Visa.
//   - A kind is a kind of account of a network, such as a bill payment: one or more
//     root objects and what they ask of the rest of the code.
//   - An object is a root data object of a kind: where it is written, by which marks
//     it is recognised, and its rows.
//   - A row is one value: where it is, what it is called, what it may be.
//   - A mark is one way to recognise an object. A claim is the outcome: which
//     network owns an object. Every object has one owner or none.
//   - Shared objects are those that all networks of a code have in common, such as
//     the currency in 53 and the reference in 62-05.
//
// Start here: [Network], [Kind], [Object] and [Row] are the table; [Set] walks it. To see a
// network written down, read the package promptpay; how to add one is said in the package
// profiles.
package network

import (
	"fmt"
	"iter"
	"slices"
	"sync"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Network is one payment network as its specification, or what is known of it,
// describes it. A Network is a table: it is filled in once and never written again.
type Network struct {
	// Slug names the network in code, output and flags: "promptpay".
	Slug string
	// Name is what the network calls itself.
	Name string
	// Countries are the countries it is at home in, ISO 3166-1 alpha-2; none for a
	// network that is met everywhere.
	Countries []string
	// Home, where it is not "", is the country outside of which nothing is the
	// network's: a code with another in 58 has no object of it.
	Home string
	// AsOf is as of when the table says what is known: "2026-11".
	AsOf string
	// Fact is where the table comes from and how sure it is, for every row that does
	// not say otherwise.
	Fact

	// Kinds are the kinds of account it has, and of objects that are none. Where two
	// kinds have equally good marks of one object, the first in this list has it.
	Kinds []*Kind
	// Shared are the rows about shared objects that all kinds have.
	Shared []Row
	// Lowered are the EMVCo rules that its codes break as a matter of course.
	Lowered []Lowered
	// Enforces are the ids of EMVCo rules by which its readers are known to refuse a
	// code, whatever the code's other networks make of them.
	Enforces []Enforced
	// Reserves are root ids that no other network may have in a code of it.
	Reserves []Range
	// Spares are root ids that its specification keeps for what may come. Nothing is
	// written there in a code of it where another id will do; who reads one that has
	// something there does not mind.
	Spares []Range
	// Several is what it means that a code holds more than one account of the network.
	// Where it is zero nothing is known, so that [Set.Validate] warns of it and no
	// reader is said to take the code.
	Several Several
	// Rules are the rules that no row can express.
	Rules []Rule
	// Natives are its forms that are not merchant-presented EMV codes.
	Natives []Native
	// Hosts are the hosts that its links lead to. A look-alike of one that has a rule
	// breaks it.
	Hosts []host.Host
	// Unit is what some who make or read its codes count, which is then no more than an
	// info. What is written here counts characters.
	Unit emvqr.LengthUnit

	alone struct {
		once sync.Once
		set  *Set
	}
}

// set is the set of this network alone, one without networks where the table cannot be
// used.
func (n *Network) set() *Set {
	n.alone.once.Do(func() {
		var err error
		if n.alone.set, err = NewSet(n); err != nil {
			n.alone.set = MustSet()
		}
	})
	return n.alone.set
}

// Accounts walks the accounts of this network in the code, in wire order. There
// are none where the table is one that [NewSet] refuses.
func (n *Network) Accounts(code emvqr.Code) iter.Seq[Account] {
	return func(yield func(Account) bool) {
		c := n.set().open(code)
		for i := range c.claims {
			if c.begins(i) && !yield(c.account(i)) {
				break
			}
		}
		c.close()
	}
}

// Claims walks the owned objects of a code in wire order, each with its owner, as far
// as this network can say whose they are.
func (n *Network) Claims(code emvqr.Code) iter.Seq[Claim] { return n.set().Claims(code) }

// Validate judges the accounts of this network in the code by the network's own rules
// alone. It says nothing of a code without an object of the network.
func (n *Network) Validate(code emvqr.Code) iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		for f := range n.set().ValidateNetworks(code) {
			if f.Network == n.Slug && !yield(f) {
				return
			}
		}
	}
}

// Enforced is a rule of EMVCo's by which readers of a network are known to refuse a
// code.
type Enforced struct {
	Rule string
	// At are the shared objects of which they ask it; none for all.
	At []Place
}

// Asks reports whether the readers refuse a code for a finding.
func (e *Enforced) Asks(f *emvqr.Finding) bool {
	at := func(p Place) bool { return p.Path(emvqr.Path{}) == f.Path }
	return e.Rule == f.Rule && (e.At == nil || slices.ContainsFunc(e.At, at))
}

// Lowered is an EMVCo rule that the codes of a network break as a matter of course.
// Inside an object that the network owns it alone decides; of the objects that all
// share, and of the code as a whole, a finding is lowered only where every network
// in the code lowers it.
type Lowered struct {
	// Rule is the id of the rule, as in [emvqr.Rules].
	Rule string
	// At is the shared object, or [WholeCode]; the zero Place for the network's own
	// objects.
	At Place
	// To is the severity it is lowered to.
	To emvqr.Severity
	// Source says why.
	Source string
}

// Rule is a rule of a network that no row can express.
type Rule struct {
	// ID is the rule's id, whole.
	ID string
	// Sentence states the rule.
	Sentence string
	// Of is the key of an object: the rule is asked only of codes that have one.
	// "" for every code with an account of the network.
	Of string
	Fact
	// Judge looks at the case and reports each place where the rule is broken. The
	// case is lent for the call.
	Judge func(c *Case, broken func(o emvqr.Object, message string))
}

// NewAccount makes an account of the network from values that people wrote, by the
// keys of the table: of the first kind that has all the keys and that these values are
// enough for, or else of the first that has the keys, for its writer to say what is
// amiss.
func (n *Network) NewAccount(values ...FieldValue) (Account, error) {
	var first Account
	var tried error
	for _, k := range n.Kinds {
		if k.Make == nil || k.ReadOnly {
			continue
		}
		account, err := k.New(values...)
		if err != nil {
			if tried == nil {
				tried = err
			}
			continue
		}
		checker, ok := account.(Checker)
		if !ok || checker.Check() == nil {
			return account, nil
		}
		if first == nil {
			first = account
		}
	}
	if first != nil {
		return first, nil
	}
	if tried == nil {
		tried = fmt.Errorf("no account of it can be written")
	}
	return nil, fmt.Errorf("%s: %w; known are %s", n.Slug, tried, n.keys())
}
