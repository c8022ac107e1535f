package profiles

import (
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Payment is the one answer for a wallet: what a scanned text is, who would be paid, how
// much, and whether the wallet may. All texts are as they are in the code; values of an
// account as people read them. What is not there is the zero value.
//
// Where the decision is [Refuse] there is no Account, no Payee and no Link, so that nobody
// pays by mistake; what else is known is filled in all the same, to be shown.
type Payment struct {
	// Decision is what the wallet may do, Reasons why it may not simply pay; there are
	// none for [Pay].
	Decision Decision
	Reasons  []Reason

	// Kind is what sort of text it is; Format names the form of anything but a
	// merchant-presented code, as [Scan] does. Text is the text, or the payload that was
	// taken out of the link WrappedIn.
	Kind            network.FormKind
	Format          string
	Text, WrappedIn string
	// Code is the code, the zero Code for any other form and for what cannot be read.
	Code emvqr.Code

	// Network is the slug of the network to pay by, or the format of a form that belongs
	// to none; of what is refused it is what the answer is about. Account is the account as
	// the network types it, nil for a form that no network types. Note says which account
	// was taken of several.
	Network string
	Account network.Account
	Note    string
	// Payee is who is paid.
	Payee Payee
	// Merchant is whom the text says the payee is, for the payer to read. Nobody has
	// verified it.
	Merchant Merchant

	// Amount is how much; Currency that of ISO 4217, with an empty Alpha where none is
	// named. Tip is what is asked for on top.
	Amount   Money
	Currency emvqr.Currency
	Tip      emvqr.Tip

	// Reference and Reference2 are what the payee calls the payment, Bill the number of a
	// bill, Purpose what it is for, Terminal the till, Message what the payer reads, Link
	// where the network tells more.
	Reference, Reference2, Bill, Purpose, Terminal, Message, Link string

	// Initiation is whether the code is for one payment; [emvqr.Unspecified] where it does
	// not say.
	Initiation emvqr.Initiation
	// Expires is when it dies, the zero time for never or where it does not say.
	Expires time.Time
	// Signed is what is known of a signature over the text.
	Signed Signature

	// Passed are the networks of the wallet that were passed over, and why; Others are the
	// accounts of the code beside the one that is paid.
	Passed []Acceptance
	Others []Other
	// Fields are the decoded values of a form that is no merchant-presented code.
	Fields []network.FieldValue
	// Findings are all that is wrong or worth knowing.
	Findings []emvqr.Finding
}

// Payee is who is paid.
type Payee struct {
	// Type is what sort of value names the payee; Key is its key in the table, as in
	// "biller_id", and Label what people call it: "Biller ID".
	Type       network.PayeeType
	Key, Label string
	// Value is the payee, as people read it.
	Value string
	// Bank is the institution that keeps the account, where the payee is told apart from
	// others only together with it.
	Bank string
	// Also are further values that name the payee, such as the other parts of a code of
	// several levels.
	Also []network.Label
}

// Masked is the payee for a screen that others see; see [network.MaskPayee].
func (p Payee) Masked() string { return network.MaskPayee(p.Value) }

// Merchant is whom a text says the payee is.
type Merchant struct {
	Name, City string
	// LocalName and LocalCity are in the language Language, two letters of ISO 639-1.
	LocalName, LocalCity, Language string
	// Country is two letters of ISO 3166-1, Category four digits of ISO 18245.
	Country, Category string
}

// Other is an account of a code that is not the one to pay.
type Other struct {
	// Network is the slug of its network and Name the network's name, "" where nobody
	// here knows whose it is; Path is where it is.
	Network, Name string
	Path          emvqr.Path
	// Why says why it is not paid.
	Why string
}

// Money is what is known of an amount.
type Money struct {
	State AmountState
	// Value is the amount, as it was typed, in major units of the currency. It is absent
	// where the payer enters it.
	Value emvqr.Amount
	// Minimum and Maximum bound what the payer may enter or change it to; absent where
	// nothing does.
	Minimum, Maximum emvqr.Amount
	// Why says why it is not known.
	Why string
}

// AmountState is what is known of an amount.
type AmountState uint8

const (
	// UnknownAmount: it is not in the text, or not to be relied on. That is not to say
	// that the payer enters it.
	UnknownAmount AmountState = iota
	// FixedAmount: the payer pays this and may not change it.
	FixedAmount
	// ChangeableAmount: the payer may change it, within the bounds.
	ChangeableAmount
	// OpenAmount: the payer enters it, within the bounds.
	OpenAmount
)

// String is "unknown", "fixed", "changeable" or "open".
func (s AmountState) String() string {
	return [...]string{"unknown", "fixed", "changeable", "open"}[min(s, OpenAmount)]
}

// MarshalText implements [encoding.TextMarshaler] with the form of String.
func (s AmountState) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Signature is what is known of a signature over the text.
type Signature uint8

const (
	// Unsigned: there is none, or the form has none.
	Unsigned Signature = iota
	// Unverified: there is one, and nobody here has the key.
	Unverified
	// Verified: the caller's verifier takes it.
	Verified
	// Rejected: the caller's verifier does not take it.
	Rejected
)

// String is "unsigned", "unverified", "verified" or "rejected".
func (s Signature) String() string {
	return [...]string{"unsigned", "unverified", "verified", "rejected"}[min(s, Rejected)]
}

// MarshalText implements [encoding.TextMarshaler] with the form of String.
func (s Signature) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Verifier verifies the signature of a text, with the keys that the caller has. The form is
// the format, or the slug of the network of a merchant-presented code. It is asked only of
// texts that have a signature, and returns nil for one that is right.
type Verifier func(form, text string) error
