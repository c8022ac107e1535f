package main

import (
	"errors"
	"strconv"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/explain"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// page shows a report to people: a headline, the tree, the checksum and the unit
// of lengths, then everything that is wrong.
type page struct {
	palette  palette
	numbered bool // there may be several, so each says which it is
	wallets  bool // tell which networks' readers take it, too
}

func (p page) append(dst []byte, in input, e *explain.Explanation) []byte {
	if p.numbered {
		if in.number > 1 {
			dst = append(dst, '\n')
		}
		dst = append(p.palette.strong.append(dst, "#"+strconv.Itoa(in.number)), ' ')
	}
	dst = p.appendHeadline(dst, e)
	if e.WrappedIn != "" {
		dst = append(p.palette.quiet.append(dst, "taken out of the link that begins with "+escape(e.WrappedIn)), '\n')
	}
	switch {
	case e.TwoReadings(): // there is nothing else to show
	case e.Kind == network.MPM:
		dst = newTree(e).append(append(dst, '\n'), p.palette)
		dst = p.appendSeals(append(dst, '\n'), e)
		dst = p.appendAccounts(dst, e)
	default:
		dst = p.appendNative(dst, e)
	}
	if p.wallets {
		dst = p.appendWallets(dst, e)
	}
	dst = p.appendFindings(dst, e)
	return p.appendRepairs(dst, e)
}

// appendHeadline says in a line what was scanned and how it is.
func (p page) appendHeadline(dst []byte, e *explain.Explanation) []byte {
	text, severity := e.Headline()
	return append(p.palette.state(severity).append(dst, text), '\n')
}

func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return strconv.Itoa(n) + " " + unit + "s"
}

// appendSeals tells of the checksum and the unit in which lengths count.
func (p page) appendSeals(dst []byte, e *explain.Explanation) []byte {
	words, severity := e.Sealed(shownValue)
	dst = append(p.palette.state(severity).append(append(dst, "  checksum  "...), words), '\n')
	return append(append(append(dst, "  lengths   count "...), e.LengthsCount()...), '\n')
}

// margin is in front of what belongs to a line above.
const margin = "            "

// appendFindings lists what is wrong: the message, then in small print where and
// by which rule.
func (p page) appendFindings(dst []byte, e *explain.Explanation) []byte {
	for i := range e.Findings {
		f := &e.Findings[i]
		severity := f.Severity.String()
		dst = p.palette.severity(f.Severity).append(append(dst, "\n  "...), severity)
		dst = appendBlanks(dst, len(margin)-2-len(severity))
		dst = append(append(dst, escapeMessage(f.Message)...), '\n')
		dst = append(dst, margin...)
		dst = append(p.palette.quiet.append(dst, place(f, len(e.Text))+"; "+f.Rule+", "+f.Citation), '\n')
		var fault *emvqr.SyntaxError
		if i == 0 && errors.As(e.Err, &fault) {
			dst = appendMarker(dst, margin, e.Text, fault, p.palette)
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
