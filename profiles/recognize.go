package profiles

import (
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/native"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Scan is what [Recognize] made of a scanned text.
type Scan struct {
	// Kind is what sort of thing it is.
	Kind network.FormKind
	// Format names the form, as in "unionpay-url"; "" for a merchant-presented
	// code.
	Format string
	// Network is the slug of the network that owns the form, "" for none. Whose
	// accounts a merchant-presented code holds is for [Accounts] to say.
	Network string
	// Text is the text itself or, where it was wrapped in a link, the payload
	// inside.
	Text string
	// WrappedIn is the link before a wrapped payload, "" for none.
	WrappedIn string
	// Findings are about how a payload is wrapped; see [Rules]. Where one is an
	// error the text can be read as two payments: no one must be paid by it, Text
	// is all of it, and there is nothing to [Scan.Read].
	Findings []emvqr.Finding

	form *network.Native
	now  time.Time // of the set
}

// Recognize tells what a scanned text is, by its shape: a checksum is looked at
// only where the beginning tells nothing. It never fails; what nobody here knows has the kind
// [network.UnknownKind]. A payload wrapped in a link is taken out of it, in every way
// that readers do; where they would pay differently, Findings says so.
func Recognize(text string) Scan { return known.Recognize(text) }

// Recognize is [Recognize] with the networks of the set.
func (s *Set) Recognize(text string) Scan {
	if strings.HasPrefix(text, "000201") {
		return Scan{Kind: network.MPM, Text: text}
	}
	scan := s.recognize(text, opening{depth: mostDepth})
	if scan.isNothing() {
		scan.nameEveryday()
	}
	scan.now = s.engine.Now()
	return scan
}

// recognize is Recognize for what does not begin as nearly all codes do. Everyday texts
// are nothing to it.
func (s *Set) recognize(text string, in opening) Scan {
	if len(text) > maxScan {
		return Scan{Text: text}
	}
	form := s.forms.Find(text)
	// A look-alike comes first, whatever form the rest of the link has: whoever
	// owns the host is paid.
	if s.mayMislead(form, text) && s.hosts.Judge(text).Verdict == host.Lookalike {
		return Scan{Format: s.lookalike.Format, Text: text, form: &s.lookalike}
	}
	if form >= 0 {
		return s.scanOf(form, text, in)
	}
	if isMPM(text) {
		return Scan{Kind: network.MPM, Text: text}
	}
	if scan, ok := s.unwrap(text, in); ok {
		return scan
	}
	return Scan{Text: text}
}

// mayMislead reports whether a text could be a link for some reader. What is of a form
// that is none and does not begin as a link is not.
func (s *Set) mayMislead(form int, text string) bool {
	return form < 0 || s.natives[form].Kind == network.URI || len(text) >= 4 && strings.EqualFold(text[:4], "http")
}

// scanOf is a text of a form. A link that carries another pays no one.
func (s *Set) scanOf(form int, text string, in opening) Scan {
	n := &s.natives[form]
	scan := Scan{Kind: n.Kind, Format: n.Format, Network: s.owners[form], Text: text, form: n}
	if n.Kind == network.UnknownKind {
		// A form that is only named to warn of it belongs to nobody.
		scan.Network = ""
	}
	if n.Kind == network.URI && !carriesNothing(text) && s.opensTwice(scan, in) {
		scan.form = nil
		scan.Findings = []emvqr.Finding{network.NewFinding(wrappedTwice, 0,
			"the link is a payment and carries another: readers pay one or the other, so no one can be paid by it")}
	}
	return scan
}

// nameEveryday says of a text that no one knows what it is to anybody.
func (s *Scan) nameEveryday() {
	if len(s.Text) > emvqr.MaxBytes {
		return // that says more than what it would be
	}
	if form := native.FindEveryday(s.Text); form != nil {
		s.Format, s.form = form.Format, form
	}
}

// maxScan is far more than any symbol holds (7,089 digits); nothing longer was
// scanned.
const maxScan = 8192

// Form is what is known of the form: its name in words, who runs it, where it is from and
// what is not established. It is not ok for a merchant-presented code and where nothing is
// known of a text.
func (s Scan) Form() (form Form, ok bool) {
	if s.form == nil {
		return Form{}, false
	}
	return Form{*s.form, s.Network}, true
}

// Read decodes a form that is not a merchant-presented code. It is not ok where
// nothing is known of what is inside. One that has expired by the time of the set has an
// error; see [Set.At].
func (s Scan) Read() (reading network.Decoded, ok bool) {
	if s.form == nil || s.form.Read == nil {
		return network.Decoded{Sound: s.form != nil}, false
	}
	reading = s.form.Read(s.Text)
	if end := reading.Expires; !end.IsZero() {
		when := end.UTC().Format(time.RFC3339)
		f := network.NewFinding(formExpired, 0, "it has expired: it ended at "+when)
		switch {
		case s.now.IsZero():
			f.Severity, f.Message = emvqr.Info, "it expires at "+when+"; nobody said what time it is"
		case s.now.Before(end):
			return reading, true
		}
		reading.Findings = append(reading.Findings, f)
	}
	return reading, true
}

var formExpired = emvqr.Rule{
	ID: "FORM-EXPIRED", Layer: emvqr.Checked, Severity: emvqr.Error,
	Sentence: "A link or slip that says when it ends has not expired.",
	Citation: "what it says itself", Confidence: emvqr.ConfidenceA,
}

// isMPM reports whether a text that does not begin with 000201 is meant as a
// merchant-presented code all the same: one with another version in 00, one that
// lost its first character, or one with another object in front.
func isMPM(text string) bool {
	if len(text) < 8 || !digits(text[:4]) {
		return false
	}
	if strings.HasPrefix(text, "0002") || strings.HasPrefix(text, "002010102") || strings.HasPrefix(text, "002010101") {
		return true
	}
	for o := range native.Objects(text) {
		if o.ID == "00" && len(o.Value) == 2 || o.ID == "63" && len(o.Value) == 4 && o.End == len(text) {
			return true
		}
	}
	// Whatever its beginning, a text that closes on a right checksum is one.
	_, err := emvqr.Parse(text)
	return err == nil
}

func digits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}
