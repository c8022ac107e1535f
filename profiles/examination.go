package profiles

import (
	"fmt"
	"iter"
	"log/slog"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Examination is everything that the networks of a set know of one scanned text, found in
// one look at it. The functions of this package answer a question each; whoever has
// several asks them here, and has the same answers. It is lent: [Examination.Close] gives
// back the room that it needed, and after that it is asked nothing.
type Examination struct {
	set  *Set
	scan Scan
	// judged is what is known of a code whose root objects can all be read; nil for any
	// other text.
	judged *verdict
	// report is about a broken code, or about a text that nobody knows; zero for a code
	// that Parse accepts.
	report emvqr.Report
	// reading is what any other form says, if it could be decoded.
	reading network.Decoded
	decoded bool
	// damaged: it is a code that something happened to, whatever else it looks like.
	damaged bool
}

// Examine looks at a text with all networks that the library knows; see [Set.At].
func Examine(text string) *Examination { return known.Examine(text) }

// Examine is [Examine] with the networks of the set.
func (s *Set) Examine(text string) *Examination {
	e := &Examination{set: s, scan: s.Recognize(text)}
	switch {
	case e.scan.Err() != nil:
		return e
	case e.scan.Kind == network.MPM:
		e.examineCode()
		return e
	case e.scan.Kind == network.UnknownKind:
		e.report = s.Diagnose(e.scan.Text)
		if e.damaged = len(e.report.Repairs) > 0 && e.scan.Format != Lookalike; e.damaged {
			return e
		}
	}
	e.reading, e.decoded = e.scan.Read()
	return e
}

func (e *Examination) examineCode() {
	s, text := e.set, e.scan.Text
	if seen, err := s.engine.Examine(text, s.Now()); err == nil {
		e.judged = s.judge(seen)
		return
	}
	e.report = s.diagnose(text)
	code, _ := e.report.Code()
	if code.IsZero() {
		return
	}
	e.judged = s.list(s.engine.Open(code))
	s.complete(&e.report, e.judged.seen)
	e.judged.findings = append(e.judged.findings, e.report.Findings...)
}

// verified reports whether the text is a code that Parse accepts.
func (e *Examination) verified() bool { return e.judged != nil && e.judged.code.Verified() }

// Close gives back what was lent.
func (e *Examination) Close() {
	if e.judged != nil {
		e.judged.close()
	}
	*e = Examination{}
}

// Scan is what [Recognize] makes of the text, but that a code which was damaged beyond
// recognition has no format, whatever everyday text it looks like.
func (e *Examination) Scan() Scan {
	if e.damaged {
		return Scan{Text: e.scan.Text, Findings: e.scan.Findings}
	}
	return e.scan
}

// Decoded is what [Scan.Read] reads out of any form but a merchant-presented code.
func (e *Examination) Decoded() (reading network.Decoded, ok bool) { return e.reading, e.decoded }

// Code is the code, unverified where its checksum is not right, and the zero Code where
// its root objects cannot all be read.
func (e *Examination) Code() emvqr.Code {
	if e.judged == nil {
		return emvqr.Code{}
	}
	return e.judged.code
}

// OK reports whether the text is whole: a code that [emvqr.Parse] accepts, or another
// form whose own checksum, if it has one that can be checked without a key, is right.
func (e *Examination) OK() bool {
	switch {
	case e.scan.Kind == network.UnknownKind, e.scan.Err() != nil:
		return false
	case e.scan.Kind == network.MPM:
		return e.verified()
	}
	return e.reading.Sound
}

// Err is why the text is not read: a [*emvqr.SyntaxError], or a [FindingError]; nil for
// one that is.
func (e *Examination) Err() error {
	switch err := e.scan.Err(); {
	case err != nil:
		return err
	case e.scan.Kind == network.MPM:
		return e.report.Err()
	case e.scan.Kind != network.UnknownKind:
		return nil
	}
	if err := firstError(e.reading.Findings); err != nil {
		return err // it is known what it is, and that says more than that it is no code
	}
	return e.report.Err()
}

// Findings are everything that is wrong, with how a payload is wrapped first.
func (e *Examination) Findings() []emvqr.Finding {
	switch {
	case e.scan.Err() != nil:
		return slices.Clip(e.scan.Findings)
	case len(e.scan.Findings) == 0:
		return slices.Clip(e.about())
	}
	return slices.Concat(e.scan.Findings, e.about())
}

// about are the findings about the payload itself. Of a form that is known only to warn
// of it, what it is matters, and not that it is no code.
func (e *Examination) about() []emvqr.Finding {
	if e.verified() {
		return append([]emvqr.Finding(nil), e.judged.findings...) // those are lent, and these may be kept
	}
	if e.scan.Kind == network.MPM || e.scan.Kind == network.UnknownKind && len(e.reading.Findings) == 0 {
		return e.report.Findings
	}
	return e.reading.Findings
}

// Repairs are the small changes after which the text would be sound. There are none for
// a text that may be two payments: which of them was meant nobody can tell.
func (e *Examination) Repairs() []emvqr.Repair {
	switch {
	case e.scan.Err() != nil:
		return nil
	case e.scan.Kind == network.MPM, e.scan.Kind == network.UnknownKind:
		switch {
		case !e.verified():
			return e.report.Repairs
		case firstError(e.judged.findings) == nil:
			return nil // it is only odd, and as its maker meant it
		}
		// Whether it would be sounder in another way takes longer to find than all the rest.
		return e.set.diagnose(e.scan.Text).Repairs
	case faultsIn(e.reading.Findings) == 0:
		return nil
	}
	return e.set.Repairs(e.scan.Text)
}

// Objects walks every object of a merchant-presented code that can be read, a template
// before its contents; see [emvqr.Report.Objects].
func (e *Examination) Objects() iter.Seq[emvqr.Object] {
	if e.scan.Kind != network.MPM || e.scan.Err() != nil {
		return func(func(emvqr.Object) bool) {}
	}
	if e.verified() {
		report := e.Code().Report()
		return report.Objects()
	}
	return e.report.Objects()
}

// Checksum is that of a merchant-presented code, as found and as it would be right; see
// [emvqr.Report.Checksum].
func (e *Examination) Checksum() (got, want string, ok bool) {
	if e.scan.Kind != network.MPM || e.scan.Err() != nil {
		return "", "", false
	}
	if e.verified() {
		report := e.Code().Report()
		return report.Checksum()
	}
	return e.report.Checksum()
}

// LengthUnit is what the lengths count, as far as the text could be read.
func (e *Examination) LengthUnit() emvqr.LengthUnit {
	if e.verified() {
		return e.judged.code.LengthUnit()
	}
	return e.report.LengthUnit()
}

// Claims walks the objects of a code that can have an owner; see [Claims].
func (e *Examination) Claims() iter.Seq[network.Claim] {
	if e.judged == nil {
		return func(func(network.Claim) bool) {}
	}
	return e.judged.seen.Claims()
}

// Accounts walks the accounts of networks that are known, in wire order. Those of a code
// whose checksum is wrong are among them: people want to know whose it was meant to be.
func (e *Examination) Accounts() iter.Seq[network.Account] {
	return func(yield func(network.Account) bool) {
		if a := e.reading.Account; a != nil {
			yield(a)
		}
		if e.judged == nil {
			return
		}
		for _, entry := range e.judged.entries {
			if entry.Kind != nil && !yield(e.judged.seen.Account(entry)) {
				return
			}
		}
	}
}

// Slugs are the sorted slugs of the networks that have an account in a code, or the one
// whose form it is.
func (e *Examination) Slugs() (slugs []string) {
	switch {
	case e.scan.Err() != nil:
		return nil
	case e.judged == nil && e.scan.Network != "":
		return []string{e.scan.Network}
	case e.judged == nil:
		return nil
	}
	for _, entry := range e.judged.entries {
		if entry.Kind != nil && !slices.Contains(slugs, entry.Network.Slug) {
			slugs = append(slugs, entry.Network.Slug)
		}
	}
	slices.Sort(slugs)
	return slugs
}

// Readable tells for networks of the set, by their slugs, whether their readers take the
// code, and for all of them where none is named, in the order of the set; see [Readable].
// There is nothing to tell of any other form, nor of a code whose root objects cannot all
// be read.
func (e *Examination) Readable(slugs ...string) iter.Seq[Acceptance] {
	return func(yield func(Acceptance) bool) {
		if e.judged == nil {
			return
		}
		for _, n := range e.set.networks {
			asked := len(slugs) == 0 || slices.Contains(slugs, n.Slug)
			if asked && !yield(e.judged.acceptance(n)) {
				return
			}
		}
	}
}

// Read is the one answer for a wallet, at the time of the set; see [Set.Read].
func (e *Examination) Read(wallet Wallet) (p Payment) {
	p.begin(&e.scan)
	switch {
	case p.Decision == Refuse:
		p.Amount.Why = twoPayments
	case e.scan.Kind != network.MPM:
		reading := e.reading
		if e.damaged {
			reading, _ = e.scan.Read()
		}
		e.set.readForm(&p, &e.scan, &reading, wallet)
	case e.verified():
		p.take(e.judged, wallet)
	default:
		p.broken(&e.report)
	}
	p.finish(e.set.Now())
	return p
}

// LogValue implements [slog.LogValuer]: the kind, the format and the networks.
func (e Examination) LogValue() slog.Value {
	return slog.GroupValue(slog.String("kind", e.scan.Kind.String()), slog.String("format", e.scan.Format), slog.Any("networks", e.Slugs()))
}

// Err is why no one must be paid by the text, a [FindingError]: readers take different
// payments out of it. It is nil for nearly all texts.
func (s *Scan) Err() error { return firstError(s.Findings) }

// FindingError is a finding for which a text is not read.
type FindingError struct{ emvqr.Finding }

// Error is the message, which begins with no package: it is about the text.
func (e FindingError) Error() string { return fmt.Sprintf("%s (%s)", e.Message, e.Rule) }

// LogValue implements [slog.LogValuer] as the finding does.
func (e FindingError) LogValue() slog.Value { return e.Finding.LogValue() }

// firstError is the first of the findings that is an error, nil for none.
func firstError(findings []emvqr.Finding) error {
	for i := range findings {
		if findings[i].Severity == emvqr.Error {
			return FindingError{findings[i]}
		}
	}
	return nil
}
