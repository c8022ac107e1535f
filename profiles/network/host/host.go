// Package host judges the host of a link: whether it is exactly one of a list, a
// look-alike of one of them, or neither.
//
// A link pays whoever owns its host, so nothing is normalised before it is
// compared. A host is one of the list only where it is plain ASCII after
// "https://", with letters of either case, and is followed by what every reader
// takes for its end. Everything else, whatever a browser would make of it, is
// decoded and compared as a person sees it: by the confusable characters of UTS
// #39 (https://www.unicode.org/reports/tr39/), the mapping of domain names (UTS
// #46), Punycode (RFC 3492), and the tricks that need no Unicode, such as another
// host after a user name.
package host

import (
	"errors"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Host is one host of the list.
type Host struct {
	// Name is the host, in lower-case ASCII: "qr.alipay.com".
	Name string
	// Domain is the part of Name that its owner registered, "alipay.com". What is
	// below it belongs to the owner too and is no look-alike.
	Domain string
	// Word is a name so much the owner's own that no one else's host has it in it,
	// "alipay"; "" for none.
	Word string
	// Rule is the rule that a look-alike breaks. Nothing else is known of a host
	// whose Rule has no id: it is one of the list and is not guarded.
	Rule emvqr.Rule
	// Source is where it was learned that links lead there, Confidence how sure
	// that is. A look-alike of a host of confidence C or D is a warning.
	Source     string
	Confidence emvqr.Confidence
}

// Check refuses a host that could not be guarded as it is written.
func (h *Host) Check() error {
	switch {
	case !isHost(h.Name) || h.Name != strings.ToLower(h.Name) || strings.Contains("."+h.Name+".", ".."):
		return errors.New("the name is not a host of small ASCII letters, digits, hyphens and single dots")
	case !strings.Contains(h.Domain, "."):
		return errors.New("the domain is no one's own: it has no dot")
	case h.Name != h.Domain && !strings.HasSuffix(h.Name, "."+h.Domain):
		return errors.New("the name is not within the domain")
	case !strings.Contains(h.Domain, h.Word):
		return errors.New("the word is not in the domain")
	}
	return nil
}

// Verdict is what a host is.
type Verdict uint8

const (
	// Unknown: the host is not one of the list, nor like one, or the text is no
	// link.
	Unknown Verdict = iota
	// Exact: the link leads to a host of the list, for every reader.
	Exact
	// Owned: the link leads to another host of an owner's. What is there is not
	// known.
	Owned
	// Lookalike: a person or some reader takes the link for one to a host of the
	// list, and it is not.
	Lookalike
)

// String is "unknown", "exact", "owned" or "look-alike".
func (v Verdict) String() string {
	switch v {
	case Exact:
		return "exact"
	case Owned:
		return "owned"
	case Lookalike:
		return "look-alike"
	}
	return "unknown"
}

// Finding is that of a look-alike on its own: the rule of the host that it
// resembles is broken.
func (j Judgment) Finding() emvqr.Finding {
	rule := j.Host.Rule
	f := emvqr.Finding{
		Rule: rule.ID, Severity: rule.Severity, Offset: j.Offset, Message: j.Message, Citation: rule.Citation,
		Network: rule.Network, Confidence: rule.Confidence, Effect: rule.Effect,
	}
	if c := j.Host.Confidence; c >= emvqr.ConfidenceC {
		f.Confidence, f.Severity = c, min(f.Severity, emvqr.Warning)
	}
	return f
}
