package network

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Row is one value of a network's codes: where it is, what it is called and what it
// may be. One sort of row serves the fields of accounts and what a network asks of
// shared objects.
type Row struct {
	// At is where the value is.
	At Place
	// Key is its word in flags and output. Rows with one key are one value of the
	// account; the first that is found is read, and the first that is written is
	// all that is written. "" for a value that is no field of an account.
	Key string
	// Name is what people call it; "" for EMVCo's name of a shared object.
	Name string
	// ID is how the ids of its rules begin, the slug included: "QRIS-PAN" for
	// QRIS-PAN-MISSING, QRIS-PAN-FORMAT, QRIS-PAN-LEN and QRIS-PAN-LUHN. A list of
	// values in OneOf, and a check without a name, have the bare id.
	ID string
	// Means is what the value is for whoever pays.
	Means Meaning
	// Payee is what sort of thing names the payee, of a value that does; "" for what its
	// key tells.
	Payee PayeeType
	// Says is the value that says yes, of what means a yes or a no.
	Says string
	// Format is what its characters may be; nil for anything.
	Format *Format
	// Min and Max are its length in characters. A zero Max sets no limit.
	Min, Max int
	// OneOf are all values it may have; none for any value.
	OneOf []string
	// Presence is whether it must be there.
	Presence Presence
	// Default is written where nobody says otherwise.
	Default string
	// Void is a value that says that there is none, such as ***. It is read as
	// nothing, and written where the value must be there and is not given.
	Void string
	// When are conditions without which the row is not asked, and its value not read.
	When []Cond
	// InsteadOf is the id of the EMVCo rule that the row replaces at its place.
	InsteadOf string
	// Checks are rules about the value beyond its format, such as a check digit.
	Checks []*Check
	// Hidden: it is no field that people see or give.
	Hidden bool
	Fact
}

// Presence is whether a value must be there.
type Presence uint8

const (
	// Optional: it may be absent.
	Optional Presence = iota
	// Mandatory: its absence is a finding.
	Mandatory
	// Forbidden: its presence is a finding.
	Forbidden
)

// Check is a rule about one value, such as a check digit.
type Check struct {
	// Name ends the rule's id: "LUHN"; "" for the bare id of the row.
	Name string
	// Sentence states the rule.
	Sentence string
	// Fault judges a value. It returns "" for a good one, or else what is wrong, as
	// in "check digit should be 4".
	Fault func(value string) string
	// Breaks is a value that does not pass, for tests, where changing one character
	// of a good one does not make one.
	Breaks string
	Fact
}

// National are the two rows that most national networks share: the currency in 53
// and the country in 58. Where they are not sure enough for an error, that a reader
// takes a code of another country is in doubt all the same.
func National(slug, currency, country string) []Row {
	return []Row{
		{At: Root(53), ID: slug + "-CURRENCY", OneOf: []string{currency}, Presence: Mandatory, Default: currency, Fact: Fact{Effect: emvqr.Doubt}},
		{At: Root(58), ID: slug + "-COUNTRY", OneOf: []string{country}, Presence: Mandatory, Default: country, Fact: Fact{Effect: emvqr.Doubt}},
	}
}

// Label is what people call the value: the row's name, or EMVCo's.
func (r *Row) Label() string { return r.name() }

func (r *Row) name() string {
	if r.Name == "" {
		return emvqr.ObjectName(r.At.path(emvqr.Path{}))
	}
	return r.Name
}

// clean is what people write in the form of the wire.
func (r *Row) clean(text string) (string, error) {
	switch {
	case text == "" || r.Format == nil:
		return text, nil
	case r.Format.Parse != nil:
		return r.Format.Parse(text)
	case r.Format.Clean != nil:
		return r.Format.Clean(text), nil
	}
	return text, nil
}

// show is the form of the wire for people.
func (r *Row) show(value string) string {
	if r.Format != nil && r.Format.Show != nil {
		return r.Format.Show(value)
	}
	return value
}

func (r *Row) lengths() string {
	switch {
	case r.Max == 0:
		return fmt.Sprintf("%d or more", r.Min)
	case r.Min == 0:
		return fmt.Sprintf("at most %d", r.Max)
	case r.Min == r.Max:
		return fmt.Sprintf("%d", r.Min)
	}
	return fmt.Sprintf("%d to %d", r.Min, r.Max)
}

// hasLength reports whether the row asks for a length at all.
func (r *Row) hasLength() bool { return r.Min > 1 || r.Max > 0 }

// Meaning is what a value is for whoever pays. One typed answer for a wallet is
// filled from the meanings of a table's rows.
type Meaning uint8

// The meanings. EMVCo's shared objects have theirs by themselves: 54 is the amount,
// 62-05 the reference, 62-01 the bill, 62-07 the terminal, 62-08 the purpose; a row about
// one of them overrides it.
const (
	// NoMeaning: it matters to the network alone.
	NoMeaning Meaning = iota
	// Payee is who gets the money, in the network's own terms.
	Payee
	// PayeeBank is the institution that keeps the payee's account. A payee is told
	// apart from another only together with it.
	PayeeBank
	// PayeeKind is what sort of number the payee is.
	PayeeKind
	// PayeeName is the payee's name in the network's own template.
	PayeeName
	// MerchantID is who the merchant is, where nothing is paid to it.
	MerchantID
	// Reference is what the payee calls the payment, Reference2 more of it.
	Reference
	Reference2
	// Bill is the number of a bill.
	Bill
	// Terminal is the payee's terminal.
	Terminal
	// Link is where the payment is fetched: what the code says of amount and payee
	// is then not the last word.
	Link
	// Note is a text for the payer.
	Note
	// Made is when the code was made, Expiry when it dies.
	Made
	Expiry
	// Token is a code for one use.
	Token
	// AmountEditable says whether the payer may change the amount; AmountMin and
	// AmountMax bound it.
	AmountEditable
	AmountMin
	AmountMax
	// Action is what is to be done: pay, withdraw, deposit.
	Action
	// Amount and Currency are those of a native form. A code has them in 54 and 53.
	Amount
	Currency
	// Purpose is what the payment is for, in the words or the codes of the network.
	Purpose
	// Category is the merchant category code of a native form, City and Country are its
	// merchant's. A code has them in 52, 60 and 58.
	Category
	City
	Country
	// Signature is one over the text, which only somebody with a key can verify.
	Signature

	meanings // how many there are
)
