package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// page shows a report to people: a headline, the tree, the checksum and the unit
// of lengths, then everything that is wrong.
type page struct {
	palette  palette
	numbered bool // there may be several, so each says which it is
	wallets  bool // tell which networks' readers take it, too
}

func (p page) append(dst []byte, in input, s *scan) []byte {
	if p.numbered {
		if in.number > 1 {
			dst = append(dst, '\n')
		}
		dst = append(p.palette.strong.append(dst, "#"+strconv.Itoa(in.number)), ' ')
	}
	dst = p.appendHeadline(dst, s)
	if s.WrappedIn != "" {
		dst = append(p.palette.quiet.append(dst, "taken out of the link that begins with "+escape(s.WrappedIn)), '\n')
	}
	switch {
	case s.isInDoubt(): // there is nothing else to show
	case s.Kind == network.MPM:
		dst = newTree(s).append(append(dst, '\n'), p.palette)
		dst = p.appendSeals(append(dst, '\n'), &s.report)
		dst = p.appendAccounts(dst, s)
	default:
		dst = p.appendNative(dst, s)
	}
	if p.wallets {
		dst = p.appendWallets(dst, s)
	}
	dst = p.appendFindings(dst, s)
	return p.appendRepairs(dst, s)
}

// appendHeadline says in a line what was scanned and how it is.
func (p page) appendHeadline(dst []byte, s *scan) []byte {
	text := "a merchant-presented code"
	switch {
	case s.isInDoubt():
		return append(p.palette.bad.append(dst, "a link that readers read as different payments"), '\n')
	case s.Kind != network.MPM && s.Format != "":
		text = formName(s.Format)
	case s.Kind != network.MPM:
		return append(p.palette.bad.append(dst, "not a merchant-presented code, and no other form known here"), '\n')
	}
	style := p.palette.good
	var t tally
	switch failed := t.count(s, false); {
	case s.Kind == network.MPM && s.report.Err() != nil:
		style, text = p.palette.bad, text+", "+refusal(s.report.Err())
	case s.Kind == network.UnknownKind:
		style = p.palette.bad
	case !s.ok() && t.errors == 0:
		style, text = p.palette.bad, text+", but its own checksum is wrong"
	case failed:
		style, text = p.palette.bad, with(text, t.found())
	case t.warnings > 0:
		style, text = p.palette.caution, with(text, t.found())
	case s.Kind == network.MPM || s.read:
		text += ", no errors"
	default:
		style = p.palette.caution // named, and nothing more is known of it
	}
	return append(style.append(dst, text), '\n')
}

// with joins what something is and what was found in it. A name that has a comma
// already ends in a clause of its own: "a slip, which cannot be paid, with 1 error".
func with(what, found string) string {
	if strings.Contains(what, ",") {
		return what + ", with " + found
	}
	return what + " with " + found
}

// refusal is why nobody should pay by a code, as the end of a headline.
func refusal(err error) string {
	switch {
	case errors.Is(err, emvqr.ErrChecksum):
		return "but its checksum is wrong"
	case errors.Is(err, emvqr.ErrNoChecksum):
		return "but it has no checksum"
	case errors.Is(err, emvqr.ErrTrailing):
		return "but something stands behind its checksum"
	}
	return "but it cannot be read to its end"
}

// found is "2 errors, 1 warning", leaving out what there is none of.
func (t tally) found() string {
	var parts []string
	if t.errors > 0 {
		parts = append(parts, plural(t.errors, "error"))
	}
	if t.warnings > 0 {
		parts = append(parts, plural(t.warnings, "warning"))
	}
	return strings.Join(parts, ", ")
}

func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return strconv.Itoa(n) + " " + unit + "s"
}

// appendSeals tells of the checksum and the unit in which lengths count.
func (p page) appendSeals(dst []byte, report *emvqr.Report) []byte {
	style, text := p.checksum(report)
	dst = append(style.append(append(dst, "  checksum  "...), text), '\n')
	return append(append(append(dst, "  lengths   count "...), unitName(report)...), '\n')
}

func (p page) checksum(report *emvqr.Report) (style, string) {
	got, want, ok := report.Checksum()
	switch {
	case soundUpToChecksum(report):
		return p.palette.caution, "right for the text before it; take off what comes after"
	case !ok:
		return p.palette.bad, "not known, the code cannot be read to its end"
	case report.Err() == nil:
		return p.palette.good, got + " is right"
	case got == "":
		return p.palette.bad, "missing, " + want + " would be right"
	}
	return p.palette.bad, shownValue(got) + " is wrong, " + want + " would be right"
}

// soundUpToChecksum reports whether a code is sound but for what stands behind
// its checksum, such as a line break that a scanner was told to send.
func soundUpToChecksum(report *emvqr.Report) bool {
	var fault *emvqr.SyntaxError
	if !errors.As(report.Err(), &fault) || !errors.Is(fault, emvqr.ErrTrailing) {
		return false
	}
	_, err := emvqr.Parse(report.Text()[:fault.Offset+checksumLength])
	return err == nil
}

func unitName(report *emvqr.Report) string {
	switch report.LengthUnit() {
	case emvqr.UTF16:
		return "UTF-16 code units"
	case emvqr.Bytes:
		return "bytes"
	}
	return "characters"
}

// margin is in front of what belongs to a line above.
const margin = "            "

// appendFindings lists what is wrong: the message, then in small print where and
// by which rule.
func (p page) appendFindings(dst []byte, s *scan) []byte {
	findings := s.findings()
	for i := range findings {
		f := &findings[i]
		severity := f.Severity.String()
		dst = p.palette.severity(f.Severity).append(append(dst, "\n  "...), severity)
		dst = appendBlanks(dst, len(margin)-2-len(severity))
		dst = append(append(dst, escapeMessage(f.Message)...), '\n')
		dst = append(dst, margin...)
		dst = append(p.palette.quiet.append(dst, place(f, len(s.Text))+"; "+f.Rule+", "+f.Citation), '\n')
		var fault *emvqr.SyntaxError
		if i == 0 && errors.As(s.err(), &fault) {
			dst = appendMarker(dst, margin, s.Text, fault, p.palette)
		}
	}
	return dst
}

// place is where in a code of that many bytes a finding is, in words.
func place(f *emvqr.Finding, size int) string {
	at := " at byte " + strconv.Itoa(f.Offset)
	if f.Offset == size {
		at = " at the end"
	}
	switch {
	case !f.Path.IsZero():
		return "object " + f.Path.String() + at
	case f.Offset > 0:
		return at[1:]
	}
	return "the code as a whole"
}
