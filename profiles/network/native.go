package network

import (
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Native is a form of a network that is scanned at the same till and is no
// merchant-presented EMV code: a link, a payer's code, a slip.
type Native struct {
	// Format names the form in output: "unionpay-url".
	Format string
	// Kind is what sort of thing it is.
	Kind FormKind
	// Match recognises the form by its beginning and shape alone. It never takes
	// another form for its own.
	Match func(text string) bool
	// Read decodes it; nil where nothing is known of what is inside.
	Read func(text string) Decoded
	// Blocks and Rules are what Read judges by: rows, and rules that no row can say.
	// The network's catalogue lists them.
	Blocks []*Block
	Rules  []emvqr.Rule
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
