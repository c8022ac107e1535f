package profiles

import (
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/undo"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Repairs are the small changes after which a text that is no merchant-presented
// code would be a sound payment of another form, such as a link: what probably
// happened to it on its way. [Diagnose] has them among its own. There are none for
// a text that is sound, and none where readers would take two payments out of it or
// its host only looks like a network's: such a text is not damaged. A form without
// a checksum proves nothing, so none is ever proven.
func Repairs(text string) []emvqr.Repair { return known.Repairs(text) }

// Repairs is [Repairs] with the networks of the set.
func (s *Set) Repairs(text string) (repairs []emvqr.Repair) {
	if len(text) > emvqr.MaxBytes {
		return nil
	}
	was, damaged := s.damage(text)
	if !damaged {
		return nil
	}
	left := maxLinkReads
	found := undo.Search(text, linkDamage, func(text string) bool {
		left--
		return left >= 0 && s.isBetter(text, was)
	})
	for _, u := range found[:min(len(found), maxLinkRepairs)] {
		var words []string
		for _, i := range u.Steps {
			words = append(words, linkDamage[i].Undone)
		}
		repairs = append(repairs, emvqr.Repair{
			Kind: linkDamage[u.Steps[0]].Name, Offset: firstDifference(text, u.Text), Text: u.Text, Tried: u.Tried,
			Message:   "it is a sound payment once " + strings.Join(words, ", then "),
			Certainty: emvqr.OnlyCandidate, Of: 1,
		})
	}
	if n := len(repairs); n > 1 {
		for i := range repairs {
			repairs[i].Certainty, repairs[i].Of = emvqr.OneOf, n
		}
	}
	return repairs
}

// maxLinkRepairs is how many repairs are worth a look, maxLinkReads how many texts
// are read in search of them.
const maxLinkRepairs, maxLinkReads = 3, 24

// linkDamage is what happens to links: what only a reader of payments can tell, and
// what happens to any text and leaves a trace. What leaves none, only a checksum
// could tell.
var linkDamage = slices.Concat(undo.Around, []undo.Step{
	{Name: "text-in-front", Undone: "what comes before the link is taken off", Back: fromScheme},
	{Name: "text-after", Undone: "what comes after the link is taken off", Back: upToBlank},
	{Name: "blanks-in-link", Undone: "the blanks in it are taken out", Back: withoutBlanks},
	{Name: "broken-scheme", Undone: "the colon and slashes of its scheme are put right", Back: schemeMended},
}, slices.DeleteFunc(slices.Clone(undo.Inside), func(s undo.Step) bool { return s.Last }))

// fromScheme cuts what is before the word that ends in the first "://".
func fromScheme(text string) []string {
	colon := strings.Index(text, "://")
	if colon <= 0 {
		return nil
	}
	start := colon
	for start > 0 && isSchemeByte(text[start-1]) {
		start--
	}
	if start == 0 || start == colon {
		return nil
	}
	return []string{text[start:]}
}

func isSchemeByte(b byte) bool {
	return b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9' || b == '+' || b == '-' || b == '.'
}

// upToBlank cuts what is after the first blank of a link.
func upToBlank(text string) []string {
	colon := strings.Index(text, "://")
	blank := strings.IndexAny(text, " \t\r\n\"<>")
	if colon < 0 || blank < colon {
		return nil
	}
	return []string{text[:blank]}
}

// withoutBlanks takes out blanks, or writes them as links do.
func withoutBlanks(text string) []string {
	if !strings.Contains(text, "://") || !strings.Contains(text, " ") {
		return nil
	}
	return []string{strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(text, " ", "%20")}
}

// schemeMended puts back the colon and slashes behind the schemes that payments
// have, where a program or a person wrote fewer.
func schemeMended(text string) (texts []string) {
	for _, scheme := range [...]string{"upi", "https", "upiglobal"} {
		if len(text) <= len(scheme) || !strings.EqualFold(text[:len(scheme)], scheme) {
			continue
		}
		rest := text[len(scheme):]
		if after := strings.TrimLeft(rest, ":/\\;"); after != rest && rest != "://"+after && after != "" {
			texts = append(texts, text[:len(scheme)]+"://"+after)
		}
	}
	return texts
}

// reading is what a text says that is no code: how many fields, and how many errors
// and warnings are in them.
type reading struct{ fields, faults int }

// damage reports whether a text is none of the forms known, or one of them with
// something wrong in it, and what it says.
func (s *Set) damage(text string) (was reading, damaged bool) {
	scan := s.Recognize(text)
	if scan.Kind == network.MPM || hasError(scan.Findings) {
		return reading{}, false
	}
	if scan.isNothing() {
		return reading{faults: 1 << 16}, true
	}
	r, ok := scan.Read()
	was = reading{len(r.Fields), faultsIn(r.Findings)}
	return was, ok && scan.Kind != network.UnknownKind && was.faults > 0
}

func faultsIn(findings []emvqr.Finding) (n int) {
	for i := range findings {
		if findings[i].Severity >= emvqr.Warning {
			n++
		}
	}
	return n
}

// isBetter reports whether a text is a payment to somebody without errors, of which
// no field was lost and less is wrong than was.
func (s *Set) isBetter(text string, was reading) bool {
	if !strings.Contains(text, "://") && !strings.HasPrefix(text, "|") {
		return false
	}
	scan := s.Recognize(text)
	if hasError(scan.Findings) || scan.Kind == network.UnknownKind {
		return false
	}
	if scan.Kind == network.MPM {
		_, err := emvqr.Parse(scan.Text)
		return err == nil && scan.WrappedIn != ""
	}
	r, ok := scan.Read()
	return ok && r.Sound && r.Account != nil && !hasError(r.Findings) && len(r.Fields) >= was.fields && faultsIn(r.Findings) < was.faults
}

func firstDifference(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
