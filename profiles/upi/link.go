package upi

import (
	"errors"
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// Link is a UPI link as it was scanned, such as upi://pay?pa=shop@bank&am=10.00.
// It is the text and nothing else: a signature covers the exact bytes, so
// nothing in it is ever written anew. The zero Link is none.
//
// A link can be read that should not be paid; [Link.Findings] tells.
type Link struct {
	text   string
	scheme string // in lower case
	action string // in lower case
	query  span
	fault  headFault
}

// span is a piece of a text.
type span struct{ from, to int }

// ErrNotLink: the text is no UPI link.
var ErrNotLink = errors.New("no UPI link")

// ParseLink reads a link. It takes upi:// and upiGlobal://, the schemes of
// single apps that carry the same parameters (gpay://upi/pay, phonepe://pay,
// paytmmp://… and the others of [LookupApp]) and Android's
// intent://pay?…#Intent;scheme=upi;end. A link whose first ? or slashes are
// missing is read as it was meant.
// It refuses text that is none of these, with [ErrNotLink], and text that no QR
// code can hold, with [emvqr.ErrTooLong]. Everything else is for [Link.Findings].
func ParseLink(text string) (Link, error) {
	if len(text) > emvqr.MaxBytes {
		return Link{}, fmt.Errorf("upi: %w: %d bytes, expected at most %d", emvqr.ErrTooLong, len(text), emvqr.MaxBytes)
	}
	l, ok := readHead(text)
	if !ok {
		return Link{}, fmt.Errorf("upi: %w: expected one such as upi://pay?pa=shop@bank", ErrNotLink)
	}
	return l, nil
}

// The actions of a link.
const (
	ActionPay     = "pay"
	ActionMandate = "mandate"
	ActionCollect = "collect"
)

// intentMark is where the fragment of an Android intent begins.
const intentMark = "#Intent;"

// headFault is what is wrong with a link before its parameters.
type headFault uint8

const (
	soundHead headFault = iota
	// endSlash: upi://pay/? has a slash that most links do not have.
	endSlash
	// fewSlashes: upi:pay? and upi:/pay? have no host, so some readers find no
	// parameters.
	fewSlashes
	// noMark: upi://pay&pa=… has no ? before its parameters.
	noMark
	// badIntent: what is after #Intent; is read in more than one way.
	badIntent
)

// readHead tells the parts of a link.
func readHead(text string) (l Link, ok bool) {
	scheme, rest, ok := strings.Cut(text, ":")
	if !ok {
		return Link{}, false
	}
	end, fault := len(text), soundHead
	if sameName(scheme, "intent") {
		at := strings.LastIndex(rest, intentMark)
		if at < 0 {
			return Link{}, false
		}
		scheme, fault = readIntent(rest[at+len(intentMark):])
		rest = rest[:at]
		end = len("intent:") + at
	}
	l = Link{text: text, scheme: strings.ToLower(scheme)}
	app, private := LookupApp(scheme)
	switch {
	case private:
		l.scheme = app.Scheme
	case !sameName(scheme, "upi") && !sameName(scheme, "upiglobal"):
		return Link{}, false
	}
	rest, slashes := strings.CutPrefix(rest, "//")
	if trimmed := strings.TrimLeft(rest, "/"); !slashes || trimmed != rest {
		rest, l.fault = trimmed, fewSlashes
	}
	query := l.readTarget(rest, private)
	l.query, l.fault = span{end - len(query), end}, max(l.fault, fault)
	return l, (slashes || l.knownAction()) && (!private || l.knownAction() || l.has("pa"))
}

// readTarget reads the action and returns the parameters after it.
func (l *Link) readTarget(rest string, private bool) (query string) {
	if private {
		for _, head := range heads {
			if len(rest) >= len(head) && sameName(rest[:len(head)], head) {
				rest = rest[len(head):]
				break
			}
		}
	}
	target, query, _ := strings.Cut(rest, "?")
	if strings.ContainsAny(target, "=&") {
		return l.readUnmarked(rest)
	}
	l.action = strings.ToLower(target)
	if action, found := strings.CutSuffix(l.action, "/"); found {
		l.action = action
		l.fault = max(l.fault, endSlash)
	}
	return query
}

// between is what is met, or easily comes about, in the place of the ? before the
// parameters.
var between = [...]string{"?", "/", "&", "#", ";", ":", ",", "%3F", "%3f", "\uff1f"}

// readUnmarked reads a link whose parameters begin without a ?.
func (l *Link) readUnmarked(rest string) (query string) {
	l.fault = noMark
	for _, action := range [...]string{ActionPay, ActionMandate, ActionCollect} {
		if len(rest) < len(action) || !sameName(rest[:len(action)], action) {
			continue
		}
		l.action, rest = action, rest[len(action):]
		for again := true; again; {
			again = false
			for _, mark := range between {
				if cut, found := strings.CutPrefix(rest, mark); found {
					rest, again = cut, true
				}
			}
		}
		return rest
	}
	return rest
}

// readIntent reads what is after #Intent; up to its end. Android takes the last
// scheme, in small letters, and hands extras to the app; others take the first, or
// overlook letter case. The scheme is that of a link of UPI's where there is one.
func readIntent(fragment string) (scheme string, fault headFault) {
	inside, after, ended := strings.Cut(fragment, ";end")
	if !ended || strings.Trim(after, ";") != "" || strings.Contains(fragment, "#") {
		fault, inside = badIntent, fragment
	}
	schemes := 0
	for part := range strings.SplitSeq(inside, ";") {
		name, value, _ := strings.Cut(part, "=")
		_, extra, isExtra := strings.Cut(name, ".")
		switch {
		case sameName(name, "scheme"):
			if schemes++; name != "scheme" || schemes > 1 {
				fault = badIntent
			}
			if _, known := LookupApp(value); schemes == 1 || known || sameName(value, "upi") || sameName(value, "upiglobal") {
				scheme = value
			}
		case sameName(name, "SEL"), isExtra && isDecisiveName(query.PlainName(extra)):
			fault = badIntent
		}
	}
	return scheme, fault
}

func (l Link) knownAction() bool {
	return l.action == ActionPay || l.action == ActionMandate || l.action == ActionCollect
}

// sameName compares names as readers of links do, without regard to case.
func sameName(a, b string) bool { return len(a) == len(b) && strings.EqualFold(a, b) }

// String is the text that was read, byte for byte.
func (l Link) String() string { return l.text }

// IsZero reports whether l is the zero Link.
func (l Link) IsZero() bool { return l.text == "" }

// Scheme is the scheme in lower case: "upi", "upiglobal", or that of an app. For
// an intent it is the scheme the intent names.
func (l Link) Scheme() string { return l.scheme }

// Action is what the link asks for, in lower case: [ActionPay] is a payment,
// [ActionMandate] and [ActionCollect] are not.
func (l Link) Action() string { return l.action }

// IsGlobal reports whether this is a link of UPI abroad, upiGlobal://, with an
// amount in the currency of the shop.
func (l Link) IsGlobal() bool { return l.scheme == "upiglobal" }

// IsWrapped reports whether the link is that of a single app or an intent.
func (l Link) IsWrapped() bool {
	scheme, _, _ := strings.Cut(l.text, ":")
	return !sameName(scheme, "upi") && !sameName(scheme, "upiglobal")
}

// Unwrapped is the link with the same parameters, byte for byte, that begins
// with upi:// and so goes to every app. A link that is not wrapped stays as it is,
// and so does one with a broken head: made anew, it would not be broken any more.
func (l Link) Unwrapped() Link {
	if !l.IsWrapped() || l.IsZero() || l.fault > endSlash {
		return l
	}
	scheme := "upi"
	if l.IsGlobal() {
		scheme = "upiGlobal"
	}
	plain, _ := readHead(scheme + "://" + l.action + "?" + l.text[l.query.from:l.query.to])
	return plain
}
