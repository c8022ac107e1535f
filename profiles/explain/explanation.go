package explain

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Explanation is everything that is known of one text. It is made by [Text] or [TextFor];
// the zero Explanation is about nothing.
type Explanation struct {
	// What is what the text is, for the middle of a sentence: "a link of Kaspi". How it is
	// the [Explanation.Headline] adds.
	What string
	// Kind is what sort of text it is, Format the name of the form of anything but a
	// merchant-presented code, "" for none.
	Kind   network.FormKind
	Format string
	// Text is the text, or the payload that was taken out of the link WrappedIn.
	Text, WrappedIn string

	// OK reports that it is whole: a code whose structure and checksum are right, or
	// another form whose own checksum, if it has one that can be checked without a key,
	// is. It may have findings all the same.
	OK bool
	// Err is why it is not read, nil for a text that is: a [*emvqr.SyntaxError] or a
	// [profiles.FindingError].
	Err error
	// Code is the code, unverified where its checksum is not right, and the zero Code for
	// any other form and where its root objects cannot all be read.
	Code emvqr.Code
	// Checksum is that of a code, nil where there is none to be told.
	Checksum *Checksum
	// LengthUnit is what the lengths of a code count.
	LengthUnit emvqr.LengthUnit

	// Networks are the sorted slugs of the networks that have an account in it, or of the
	// one that owns the form.
	Networks []string
	// Accounts are those of networks that are known, in the order of the text.
	Accounts []Account
	// Fields are the values of any other form, in the order of the text. Of several with
	// one key the first has it, and the others are called key_2, key_3.
	Fields []Value
	// Form is what is known of the form of any other text, nil where nothing is.
	Form *Form
	// Objects are the data objects of a code in the order of the text, a template before
	// its contents, as far as it can be read.
	Objects []Object

	// Findings are all that is wrong or worth knowing, Repairs the small changes after
	// which a broken text would be sound. Nothing is repaired.
	Findings []emvqr.Finding
	Repairs  []emvqr.Repair

	// Verdict is whether it can be paid by whoever can pay its networks.
	Verdict Verdict
	// Payment is the answer for a wallet, nil where no wallet was given.
	Payment *profiles.Payment

	decoded bool // Fields were read, be there none
}

// Checksum is that of a code as it was found, "" where it is missing, and as it would be
// right.
type Checksum struct {
	Got, Want string
	OK        bool
}

// Account is an account that is in the text.
type Account struct {
	// Network is the slug of its network, Name what people call it.
	Network, Name string
	// Role is what it is, if no account to pay.
	Role network.Role
	// Paths are its root objects, the one that it was found by first; none for a form
	// that has no objects.
	Paths []emvqr.Path
	// Values are its values as people read them, in the order of its table.
	Values []Value
	// Account is the account as its network types it.
	Account network.Account
}

// Path is the root object that it was found by, the zero Path for a form that has none.
func (a *Account) Path() emvqr.Path {
	if len(a.Paths) == 0 {
		return emvqr.Path{}
	}
	return a.Paths[0]
}

// Value is a value, its key for programs, and what people call it, "" where nobody knows
// what it is.
type Value struct{ Key, Label, Value string }

// Object is a data object, what it is called, and what its value means, "" where it speaks
// for itself.
type Object struct {
	emvqr.Object
	Name, Meaning string
}

// Verdict is what anybody who can pay the networks in a text may do with it.
type Verdict struct {
	// Decision is pay where it may be paid, Reasons why not simply so.
	Decision profiles.Decision
	Reasons  []profiles.Reason
	// Readable says of each network in a code whether its readers take it.
	Readable []profiles.Acceptance
}

// LogValue implements [slog.LogValuer]: what it is and how, and nothing of its values.
func (e Explanation) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.String("what", e.What), slog.Bool("ok", e.OK), slog.Any("networks", e.Networks),
		slog.String("decision", e.Verdict.Decision.String()), slog.Int("findings", len(e.Findings)),
	}
	if e.Payment != nil {
		attrs = append(attrs, slog.Any("payment", *e.Payment))
	}
	return slog.GroupValue(attrs...)
}

// LogValue implements [slog.LogValuer]: the values are masked but for GUIDs.
func (a Account) LogValue() slog.Value {
	if a.Account == nil {
		return slog.StringValue(a.Network)
	}
	return network.LogAccount(a.Account)
}

// LogValue implements [slog.LogValuer]: the value is masked.
func (v Value) LogValue() slog.Value {
	return network.FieldValue{Key: v.Key, Value: v.Value}.LogValue()
}

// LogValue implements [slog.LogValuer]: the value is masked, and its meaning, which may
// tell it, left out.
func (o Object) LogValue() slog.Value { return o.Object.LogValue() }
