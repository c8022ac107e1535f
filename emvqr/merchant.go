package emvqr

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/internal/plural"
)

// Merchant is everything a code says, in the order of the root objects, ready to
// be written. An empty field is left out. Encode and AppendTo judge it by the
// rules of [Code.Validate] while they write, report all problems together, and
// write nothing that has an error finding.
type Merchant struct {
	// FormatIndicator is object 00; "" stands for "01".
	FormatIndicator string
	// Initiation is object 01.
	Initiation Initiation
	// Accounts are the objects 02-51, written in this order. See the packages
	// under profiles for accounts with real field names.
	Accounts []Data
	// MCC is object 52, four digits of ISO 18245.
	MCC string
	// Currency is object 53, as three digits or three capital letters of
	// ISO 4217.
	Currency string
	// Amount is object 54. It is written with exactly the decimals of the
	// currency; one with more of them is an error.
	Amount Amount
	// Tip is the objects 55-57.
	Tip Tip
	// Country is object 58, two capital letters of ISO 3166-1.
	Country string
	// Name, City and PostalCode are the objects 59-61, in the characters from
	// space to tilde. For names with other letters see [Merchant.SetLocalText].
	Name, City, PostalCode string
	// Additional is object 62.
	Additional AdditionalData
	// Language is object 64.
	Language LanguageTemplate
	// Unreserved are the templates 80-99, written in this order.
	Unreserved []Data

	// WholeAmounts writes amounts without decimals whatever the currency, for
	// networks that ask for whole units.
	WholeAmounts bool
	// AllowAstral permits characters beyond U+FFFF, such as emoji. Readers
	// disagree on what they count for in a length, so by default they are a
	// problem like any other.
	AllowAstral bool
}

// RuleError is returned where writing would break rules. It holds every problem
// found, warnings included; [Finding.Offset] is where the object would have
// stood.
type RuleError struct {
	Findings []Finding
}

// Error lists the findings that are errors.
func (e *RuleError) Error() string {
	var b strings.Builder
	n := 0
	for _, f := range e.Findings {
		if f.Severity < Error {
			continue
		}
		if n++; n > 1 {
			b.WriteString("; ")
		}
		if !f.Path.IsZero() {
			b.WriteString(f.Path.String() + " ")
		}
		fmt.Fprintf(&b, "%s (%s)", f.Message, f.Rule)
	}
	return "emvqr: the code would break " + plural.Of(n, "rule") + ": " + b.String()
}

// Encode writes the code. The error is a [RuleError].
func (m *Merchant) Encode() (Code, error) { return m.EncodeFor(nil) }

// EncodeFor is Encode for networks that lower some rules: severity is asked
// about every finding, and what it does not call an [Error] is written. The
// Severity 0 drops a finding. A nil severity keeps them as they are.
func (m *Merchant) EncodeFor(severity func(Finding) Severity) (Code, error) {
	text, err := m.appendTo(make([]byte, 0, recommendedBytes), severity)
	if err != nil {
		return Code{}, err
	}
	code := Code{text: string(text)}
	code.ruler = rulerOf(code.text, CodePoints)
	return code, nil
}

// AppendTo appends the payload to dst. It allocates nothing where dst has room
// and all text is in ASCII. On an error, a [RuleError], it returns dst as it
// was.
func (m *Merchant) AppendTo(dst []byte) ([]byte, error) { return m.appendTo(dst, nil) }

// AppendText implements [encoding.TextAppender]; it is AppendTo.
func (m *Merchant) AppendText(dst []byte) ([]byte, error) { return m.appendTo(dst, nil) }

func (m *Merchant) appendTo(dst []byte, severity func(Finding) Severity) ([]byte, error) {
	// Most codes are plain and have nothing wrong with them, so that is tried
	// first: a quick judge only says whether it has doubts. Where it has, the code
	// is written once more for one who looks through every value and says why.
	w := writer{start: len(dst), judge: judge{plain: true, quick: true}}
	code := w.merchant(dst, m)
	if w.judge.doubt || !isAns(code[len(dst):]) {
		w = writer{start: len(dst), astral: m.AllowAstral, judge: judge{severity: severity}}
		code = w.merchant(dst, m)
	}
	if w.judge.failed {
		return dst, &RuleError{w.judge.kept}
	}
	if !w.judge.quick {
		if broken := misread(m, string(code[len(dst):]), w.deep, severity); len(broken) > 0 {
			return dst, &RuleError{append(w.judge.kept, broken...)}
		}
	}
	return code, nil
}

// misread reads a code that was written with doubts, and returns the errors that
// a reader finds in it. What cannot be read at all, or in two ways, no network can
// lower. In a deep code a template may stand where a reader looks for a value, which
// only a reader sees.
func misread(m *Merchant, text string, deep bool, severity func(Finding) Severity) (broken []Finding) {
	code, fault := read(text)
	if fault.err != nil {
		rule := &catalogue[structuralRule(fault.err)]
		return []Finding{{
			Rule: rule.ID, Severity: Error, Path: fault.path, Offset: fault.offset,
			Message: "the code cannot be read back: " + fault.syntaxError(text).Message(), Citation: rule.Citation, Confidence: ConfidenceA,
		}}
	}
	if path := differs(code, m); !path.IsZero() {
		rule := &catalogue[ruleTLV]
		return []Finding{{
			Rule: rule.ID, Severity: Error, Path: path, Offset: code.Place(path).Offset,
			Message: path.place() + " does not read back as it was given", Citation: rule.Citation, Confidence: ConfidenceA,
		}}
	}
	for f := range code.forks {
		rule := &catalogue[ruleTwoReadings]
		broken = append(broken, Finding{
			Rule: rule.ID, Severity: Error, Path: f.inside, Offset: f.offset(), Message: f.message(), Citation: rule.Citation, Confidence: ConfidenceA,
		})
	}
	if !deep || len(broken) > 0 {
		return broken // the writer's judge has seen all that a reader sees
	}
	for f := range code.Validate() {
		if severity != nil {
			f.Severity = severity(f)
		}
		if f.Severity == Error {
			broken = append(broken, f)
		}
	}
	return broken
}
