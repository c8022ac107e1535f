package profiles

import (
	"errors"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// A payment is often scanned inside a link: at the end of its path, as a value of
// its query, in its fragment, percent-encoded once, twice or not at all. Which of
// these is meant, each reader decides in its own way; here all are tried, and
// where they name different payments no one is paid.

const (
	// mostDepth is how many links in links are opened, mostLinks how many of them
	// are looked at in all.
	mostDepth = 3
	mostLinks = 48
	// mostStarts is how many places in a text are looked at where a payment may
	// begin. A link that carries one has a handful.
	mostStarts = 16
)

var wrappedTwice = emvqr.Rule{
	ID: "WRAPPED-TWO-READINGS", Layer: emvqr.Checked, Severity: emvqr.Error,
	Sentence: "A link carries one payment, however it is decoded and wherever it is cut.",
	Citation: "RFC 3986 §2.4", Confidence: emvqr.ConfidenceA,
}

var wrappedEncoded = emvqr.Rule{
	ID: "WRAPPED-ENCODED", Layer: emvqr.Checked, Severity: emvqr.Info,
	Sentence: "A link is scanned as it is, neither percent-encoded as a whole nor escaped as JSON does.",
	Citation: "RFC 3986 §2.4 and RFC 8259 §7", Confidence: emvqr.ConfidenceA,
}

// unwrap takes a payment out of a link that carries it, or undoes what was done to
// a link as a whole.
func (s *Set) unwrap(text string, in opening) (Scan, bool) {
	if in.depth == 0 {
		return Scan{}, false
	}
	in = in.counted()
	in.depth--
	if plain, how := undone(text); how != "" {
		return s.unescape(text, plain, how, in)
	}
	if scheme := strings.Index(text, "://"); scheme <= 0 || scheme > longestScheme {
		return Scan{}, false
	}
	c := carrier{set: s, text: text, in: in}
	c.findCodes()
	c.findLinks()
	switch {
	case c.tooMany:
		return c.inDoubt("the link has more places where a payment may begin than can be told apart, so no one can be paid by it"), true
	case c.doubtful || len(c.found) > 1 || c.hides():
		return c.inDoubt("the link carries two payments, or one that is another when it is decoded or cut in another way: readers pay one or the other, so no one can be paid by it"), true
	case len(c.found) == 1:
		return c.found[0], true
	}
	return brokenCode(text)
}

// opening is how far links in links are still opened.
type opening struct {
	depth int
	left  *int // of mostLinks
}

// counted is an opening that counts its links.
func (in opening) counted() opening {
	if in.left == nil {
		left := mostLinks
		in.left = &left
	}
	return in
}

// unescape recognises a link that was written in another way as a whole.
func (s *Set) unescape(text, plain, how string, in opening) (Scan, bool) {
	scan := s.recognize(plain, in)
	switch {
	case scan.isNothing():
		return Scan{}, false
	case hasError(scan.Findings):
		scan.Text = text
	default:
		scan.Findings = append(scan.Findings, network.NewFinding(wrappedEncoded, 0, how))
	}
	return scan, true
}

// isNothing reports whether nothing at all is known of a text.
func (s *Scan) isNothing() bool {
	return s.Kind == network.UnknownKind && (s.Format == "" || s.isEveryday()) && len(s.Findings) == 0
}

// isEveryday reports whether a text is said to be something that is no payment.
func (s *Scan) isEveryday() bool {
	return s.form != nil && isEveryday(s.form)
}

func hasError(findings []emvqr.Finding) bool {
	return slices.ContainsFunc(findings, func(f emvqr.Finding) bool { return f.Severity == emvqr.Error })
}

// carrier is a link that is searched for payments.
type carrier struct {
	set  *Set
	text string
	in   opening

	found    []Scan   // each names another payment
	hidden   []string // sound codes that are not where one is meant to be
	doubtful bool     // one of them can be read in two ways itself
	tooMany  bool     // not all places were looked at
}

// add adds a payment that begins at a place of the text, unless it is there.
func (c *carrier) add(scan Scan, at int) {
	c.doubtful = c.doubtful || hasError(scan.Findings)
	scan.WrappedIn = c.text[:at]
	pays := scan.pays()
	for i := range c.found {
		if c.found[i].pays() == pays {
			return
		}
	}
	c.found = append(c.found, scan)
}

// inDoubt is a scan that names no payment. Its text is the link as a whole, which
// is no code: who looks at nothing else pays no one either.
func (c *carrier) inDoubt(message string) Scan {
	scan := Scan{Kind: network.MPM, Text: c.text, Findings: []emvqr.Finding{network.NewFinding(wrappedTwice, 0, message)}}
	for i := range c.found {
		if c.found[i].Kind != network.MPM {
			scan.Kind = network.UnknownKind
		}
	}
	return scan
}

// pays is what a scan asks to pay, for comparing: a code is its text, another
// form its account and the money it names.
func (s *Scan) pays() string {
	reading, _ := s.Read()
	if s.Kind == network.MPM || reading.Account == nil {
		return s.Kind.String() + s.Text
	}
	var b strings.Builder
	b.WriteString(s.Format)
	write := func(key, value string) { b.WriteString("\x00" + key + "\x00" + value) }
	for key, value := range network.Fields(reading.Account) {
		write(key, value)
	}
	for _, f := range reading.Fields {
		switch f.Key {
		case "am", "mam", "cu", "amount", "currency":
			write(f.Key, f.Value)
		}
	}
	return b.String()
}

// findCodes looks for codes in every way to read the text. A code ends where its
// own checksum does, so only what is sound counts.
func (c *carrier) findCodes() {
	for _, view := range views(c.text) {
		starts := 0
		for at, begins := range codeStarts(view.text) {
			if starts++; starts > mostStarts {
				c.tooMany = true
				break
			}
			for code, ends := range codesAt(view.text[at:]) {
				if begins && ends {
					c.add(Scan{Kind: network.MPM, Text: code}, view.offset(at))
				} else {
					c.hide(code)
				}
			}
		}
	}
}

// hide keeps a sound code that begins or ends inside a word. It is not taken out of
// the link, but a reader that looks for codes anywhere does so.
func (c *carrier) hide(code string) {
	if !slices.Contains(c.hidden, code) {
		c.hidden = append(c.hidden, code)
	}
}

// hides reports whether there is a hidden code beside one that is taken out.
func (c *carrier) hides() bool {
	return len(c.found) > 0 && slices.ContainsFunc(c.hidden, func(code string) bool {
		return c.found[0].Kind != network.MPM || c.found[0].Text != code
	})
}

// findLinks looks for links inside that are payments, or carry one.
func (c *carrier) findLinks() {
	for at, link := range linksIn(c.text) {
		if *c.in.left--; *c.in.left < 0 {
			c.tooMany = true
			return
		}
		inner := c.set.recognize(link, c.in)
		if !inner.isNothing() {
			c.add(inner, at)
		}
	}
}

// brokenCode is a code in a link that cannot be read, or whose checksum is wrong:
// of the ways to read it the one that comes furthest.
func brokenCode(text string) (Scan, bool) {
	best, ok := Scan{}, false
	for _, view := range views(text) {
		for at, begins := range codeStarts(view.text) {
			if !begins {
				continue
			}
			rest := view.text[at:]
			piece, _, _ := strings.Cut(rest, "&")
			for _, code := range [...]string{rest, piece} {
				_, err := emvqr.Parse(code)
				sealed := errors.Is(err, emvqr.ErrChecksum)
				if !ok || sealed {
					best, ok = Scan{Kind: network.MPM, Text: code, WrappedIn: text[:view.offset(at)]}, true
				}
				if sealed {
					return best, true
				}
			}
			break // the first is meant
		}
	}
	return best, ok
}

// couldBegin are the encoded characters of 000201, of :// with slashes of either kind, and
// the percent sign itself.
const couldBegin = "%30%31%32%3A%2F%5C%25"

// carriesNothing reports that a link cannot carry another link or a code: there is
// nothing that begins one, and nothing percent-encoded that could become such.
func carriesNothing(text string) bool {
	_, rest, _ := strings.Cut(text, ":")
	rest = strings.TrimPrefix(rest, "//")
	if strings.Contains(rest, codeMark) {
		return false
	}
	for i := range len(rest) {
		switch rest[i] {
		case ':':
			if i+1 < len(rest) && (rest[i+1] == '/' || rest[i+1] == '\\') {
				return false
			}
		case '%':
			if query.IsTriplet(rest[i:]) && strings.Contains(couldBegin, strings.ToUpper(rest[i:i+3])) {
				return false
			}
		}
	}
	return true
}

// opensTwice reports whether a link that is a payment by itself carries another,
// which other readers would take out of it.
func (s *Set) opensTwice(own Scan, in opening) bool {
	c := carrier{set: s, text: own.Text, in: in.counted()}
	c.findCodes()
	c.findLinks()
	return c.tooMany || c.doubtful || len(c.hidden) > 0 ||
		slices.ContainsFunc(c.found, func(inner Scan) bool { return inner.pays() != own.pays() })
}
