package upi

import (
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Account is the payee of a UPI payment. In a code it is spread over up to four
// root objects: the templates 26, 27 and 28 and the primitive 08. It is anchored
// at the first of the templates; 08 alone is no UPI account.
type Account struct {
	network.Location
	// VPA is the virtual payment address, "shop@bank".
	VPA string
	// MinimumAmount is the least the payer may change the amount to, in rupees
	// with at most two decimals. It is for dynamic codes.
	MinimumAmount string
	// Reference is the merchant's reference for the payment, 4 to 35 letters and
	// digits, and ReferenceURL a link about it, up to 26 characters.
	Reference, ReferenceURL string
	// Aadhaar is a national id of 12 digits.
	Aadhaar string
	// IFSC is the 11 characters that name a bank branch, and BankAccount an
	// account there, up to 26 characters. Where 08 does not begin with an IFSC
	// all of it is BankAccount.
	IFSC, BankAccount string
}

// Network implements [network.Account].
func (Account) Network() string { return "upi" }

// Fields implements [network.Account].
func (a Account) Fields() iter.Seq2[string, string] {
	return payee.Walk(network.ValuesOf(
		a.VPA, a.MinimumAmount, a.Reference, a.ReferenceURL, a.Aadhaar, a.IFSC, a.BankAccount))
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account]: 26, 27, 28 and 08, as far as there is
// something to put into them.
func (a Account) Parts() (parts []network.Part) {
	add := func(t *network.Template, values ...string) {
		for _, v := range values {
			if v != "" {
				parts = append(parts, t.PartWith(RID, network.ValuesOf(values...)))
				return
			}
		}
	}
	add(payee, a.VPA, a.MinimumAmount)
	add(reference, a.Reference, a.ReferenceURL)
	add(identity, a.Aadhaar)
	if bank := a.IFSC + a.BankAccount; bank != "" {
		parts = append(parts, network.Part{
			Places: []network.Range{network.At(bankID)}, Data: emvqr.Data{Value: bank},
		})
	}
	return parts
}

// Check implements [network.Checker]. In object 08 nothing but the length of the
// IFSC parts it from the account behind it, and 08 is UPI's only beside a
// template.
func (a Account) Check() error {
	if a.IFSC+a.BankAccount == "" {
		return nil
	}
	switch n := utf8.RuneCountInString(a.IFSC); {
	case a.IFSC == "":
		return errors.New("upi: there is a bank account without an IFSC, expected one of 11 characters")
	case n != ifscLength:
		return fmt.Errorf("upi: IFSC has %s, expected %d", plural.Of(n, "character"), ifscLength)
	case !network.Alphanumeric.Holds(a.IFSC):
		return errors.New("upi: IFSC is not letters and digits")
	case a.BankAccount == "":
		return errors.New("upi: there is an IFSC without a bank account, expected both or neither")
	case a.VPA+a.MinimumAmount+a.Reference+a.ReferenceURL+a.Aadhaar == "":
		return errors.New("upi: a bank account alone is no UPI account, expected a VPA beside it; " +
			"without one it is an account of RuPay")
	}
	return nil
}

// Initiation implements [network.Initiator]: a minimum amount is for dynamic codes.
func (a Account) Initiation() emvqr.Initiation {
	if a.MinimumAmount != "" {
		return emvqr.Dynamic
	}
	return emvqr.Unspecified
}

// role is what a template of UPI's is for.
type role uint8

const (
	noRole role = iota
	payeeRole
	referenceRole
	identityRole
)

// roleOf tells the role of a root object. The place decides; a template of UPI's
// that stands outside 26 to 28 is told by its content.
func roleOf(o emvqr.Object) role {
	id := o.Path.Root()
	if !network.Anywhere[0].Has(id) {
		return noRole
	}
	guid, ok := o.GUID()
	if !ok || !network.EqualGUID(guid, RID) && !network.EqualGUID(guid, AIDRuPay) {
		return noRole
	}
	switch id {
	case 26:
		return payeeRole
	case 27:
		return referenceRole
	case 28:
		return identityRole
	}
	value, _ := o.Get(1)
	switch {
	case hasAt(value):
		return payeeRole
	case len(value) == 12 && network.Digits.Holds(value):
		return identityRole
	}
	return referenceRole
}

func hasAt(value string) bool {
	for i := range len(value) {
		if value[i] == '@' {
			return true
		}
	}
	return false
}

// is matches the templates of one role.
func is(r role) func(emvqr.Code, emvqr.Object) bool {
	return func(_ emvqr.Code, o emvqr.Object) bool { return roleOf(o) == r }
}

// read makes the account that is anchored at o. It is not ok where the anchor is
// another template. Of two templates with one role the first counts.
func read(code emvqr.Code, o emvqr.Object, _ network.Values) (network.Account, bool) {
	var a Account
	var seen [identityRole + 1]bool
	for part := range network.Owned(code) {
		r := roleOf(part)
		if r == noRole || seen[r] {
			continue
		}
		if a.Anchor().IsZero() && part.Offset != o.Offset {
			return nil, false
		}
		seen[r] = true
		a.Location = a.Location.With(part.Path.Root())
		a.take(r, part)
	}
	if bank, ok := code.Get(emvqr.P(bankID)); ok && bank != "" {
		a.Location = a.Location.With(bankID)
		a.IFSC, a.BankAccount = splitBank(bank)
	}
	return a, !a.Anchor().IsZero()
}

// take reads the fields of one template.
func (a *Account) take(r role, part emvqr.Object) {
	first, _ := part.Get(1)
	second, _ := part.Get(2)
	switch r {
	case payeeRole:
		a.VPA, a.MinimumAmount = first, second
	case referenceRole:
		a.Reference, a.ReferenceURL = first, second
	case identityRole:
		a.Aadhaar = first
	}
}

// templatesOf walks the templates of one role in a code.
func templatesOf(code emvqr.Code, r role) iter.Seq[emvqr.Object] {
	return func(yield func(emvqr.Object) bool) {
		for o := range network.Owned(code) {
			if roleOf(o) == r && !yield(o) {
				return
			}
		}
	}
}

// valueRule is a rule about one field of a template, for fields that have more
// rules than a row holds or facts of another confidence than the row's.
func valueRule(name, sentence string, r role, id uint8, source string, c emvqr.Confidence, fault func(string) string) network.Rule {
	return network.Rule{
		Name: name, Sentence: sentence, Severity: emvqr.Warning, Source: source, Confidence: c,
		Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
			for t := range templatesOf(code, r) {
				o := t.Place(id)
				if o.Value == "" {
					continue
				}
				if message := fault(o.Value); message != "" {
					broken(o, message)
				}
			}
		},
	}
}

var fullAID = network.Rule{
	Name: "AID", Sentence: "The GUID of UPI's templates is " + RID + ", not the full identifier of RuPay.",
	Severity: emvqr.Warning, Source: realCodes + "; the full identifier in one test vector", Confidence: emvqr.ConfidenceC,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		for o := range network.Owned(code) {
			if guid, ok := o.GUID(); ok && network.EqualGUID(guid, AIDRuPay) {
				broken(o.Place(0), "GUID is "+AIDRuPay+", expected "+RID)
			}
		}
	},
}

var somePayee = network.Rule{
	Name: "PAYEE", Sentence: "The UPI part of a code names a payee: 26, 28 or 08.",
	Severity: emvqr.Warning, Source: "inferred from " + tagNotes, Confidence: emvqr.ConfidenceD,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		var first emvqr.Object
		for o := range network.Owned(code) {
			switch roleOf(o) {
			case payeeRole, identityRole:
				return
			case referenceRole:
				if first.Path.IsZero() {
					first = o
				}
			}
		}
		if _, ok := code.Get(emvqr.P(bankID)); !ok && !first.Path.IsZero() {
			broken(first, "there is a reference and no payee in 26, 28 or 08")
		}
	},
}

var rupayOrBank = network.Rule{
	Name: "RUPAY", Sentence: "A Bharat QR code holds 06, a RuPay merchant, or 08, a bank account.",
	Severity: emvqr.Warning, Source: tagNotes + "; holds for every code met", Confidence: emvqr.ConfidenceC,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		for o := range network.Owned(code) {
			if id := o.Path.Root(); id == 6 || id == bankID {
				return
			}
		}
		broken(code.Place(emvqr.P(6)), "neither 06 nor 08 is there")
	},
}

var shortName = network.Rule{
	Name: "NAME", Sentence: "The merchant name has at most 23 characters.",
	Severity: emvqr.Info, Source: tagNotes + "; real codes reach 25", Confidence: emvqr.ConfidenceC,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		o, ok := code.Object(emvqr.P(59))
		if ok && code.LengthUnit().Count(o.Value) > 23 {
			broken(o, "merchant name has more than 23 characters")
		}
	},
}
