package network

import (
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Native is a form that is scanned at the same till and is no merchant-presented EMV
// code: a link, a payer's code, a slip.
type Native struct {
	// Format names the form in output: "unionpay-url".
	Format string
	// Kind is what sort of thing it is.
	Kind FormKind
	// About says what people want to know of it. It decides nothing.
	About
	// Starts are how its texts begin, one of them; the package native finds a form by
	// them in a table. None for a form that Match alone recognises, which costs every
	// text a call of it.
	Starts []Start
	// Match recognises the form by its beginning and shape alone. It never takes
	// another form for its own. It is nil where a start is enough.
	Match func(text string) bool
	// Read decodes it; nil where nothing is known of what is inside.
	Read func(text string) Decoded
	// Blocks and Rules are what Read judges by: rows, and rules that no row can say.
	// The network's catalogue lists them.
	Blocks []*Block
	Rules  []emvqr.Rule
}

// Start is how texts of a form begin: with Text, or as an https link to Host.
type Start struct {
	// Text is the beginning, "SPD*". With Fold its letters, which are small, may be of
	// either case in a text, as those of a scheme.
	Text string
	Fold bool
	// Host is the host that a link leads to, in lower-case ASCII, for every reader:
	// "qr.nspk.ru". With a dot before it, ".payat.io", it is that host or any below.
	Host string
	// Path is how all after the host begins, "/pay/"; "" for anything. Its letters are
	// of this case.
	Path string
}

// String is the start as it is in a text, in small letters where either are taken.
func (s Start) String() string {
	switch {
	case s.Host == "":
		return s.Text
	case s.Host[0] == '.':
		return "https://*" + s.Host + s.Path
	}
	return "https://" + s.Host + s.Path
}

// About is what is known of a form.
type About struct {
	// Name is the form in words, for the middle of a sentence: "a link of UnionPay's".
	Name string
	// Countries are where it is at home, ISO 3166-1 alpha-2; none for anywhere.
	Countries []string
	// RunBy is who runs it, where the name does not say.
	RunBy string
	// OpenedBy are the wallets that open it, as far as the source says so.
	OpenedBy []string
	// Fields are those of its values that are known, in the order of the text.
	Fields []FormField
	// Checksum says what seals it and whether that is verified here, "" for nothing.
	Checksum string
	// Fact is where all this is from and how sure it is.
	Fact
	// NotEstablished is what is not known of it and matters, in words.
	NotEstablished string
	// NoPayment: nobody pays by it, and its name says what it is instead.
	NoPayment bool
}

// FormField is one value of a native form.
type FormField struct {
	// Key is its key in [Decoded], Name what it is, with the unit or the form.
	Key, Name string
	// From is where it is: the number of a line or part, "3"; the name of a parameter,
	// "amount"; a segment of the path, "/2".
	From string
	// Private: it may tell who somebody is, so that it is masked wherever a value is
	// not asked for. Logs mask every value.
	Private bool
	// Needed: a text without it is not whole.
	Needed bool
	// Means is what it means for a payment, where that is clear.
	Means Meaning
	// Sum says how an amount is written; nil where the table does not know, so that the
	// amount is shown and not read.
	Sum *Sum
	// Payee is what sort of thing names the payee, of a value that does; "" for what its
	// key tells.
	Payee PayeeType
	// Says is the value that says yes, of what means a yes or a no.
	Says string
}

// NewFinding is the finding that a native form breaks a rule, one of its Rules. A
// form has no paths, only an offset.
func NewFinding(rule emvqr.Rule, offset int, message string) emvqr.Finding {
	return emvqr.Finding{
		Rule: rule.ID, Severity: rule.Severity, Offset: offset, Message: message,
		Citation: rule.Citation, Network: rule.Network, Confidence: rule.Confidence, Effect: rule.Effect,
	}
}

// FormKind is what sort of thing a scanned text is.
type FormKind uint8

const (
	// UnknownKind: nothing here knows it.
	UnknownKind FormKind = iota
	// MPM: a merchant-presented EMV code.
	MPM
	// CPM: a code that the payer shows.
	CPM
	// URI: a link of a network's own.
	URI
	// Other: a form of its own that is none of these, such as a bank slip.
	Other
)

// String is "mpm", "cpm", "uri", "other" or "unknown".
func (k FormKind) String() string {
	switch k {
	case MPM:
		return "mpm"
	case CPM:
		return "cpm"
	case URI:
		return "uri"
	case Other:
		return "other"
	}
	return "unknown"
}

// Decoded is what a native form says.
type Decoded struct {
	// Fields are its decoded fields in the order of the text.
	Fields []FieldValue
	// Account is the payee as a type of the network's, nil where there is none.
	Account Account
	// Sound reports that the form's own checksum is right, or that it has none that
	// can be checked without a key.
	Sound bool
	// Expires is when it dies, zero for never or where the text does not say.
	Expires time.Time
	// Findings are what is wrong with it. Offsets are those in the text; paths are
	// zero.
	Findings []emvqr.Finding
}

// Field returns the value of the first field with that key.
func (d *Decoded) Field(key string) (value string, ok bool) {
	for _, f := range d.Fields {
		if f.Key == key {
			return f.Value, true
		}
	}
	return "", false
}
