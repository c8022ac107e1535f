package upi

import (
	"slices"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// matches recognises links, those of UPI abroad or the others.
func matches(global bool) func(string) bool {
	return func(text string) bool {
		l, err := ParseLink(text)
		return err == nil && l.IsGlobal() == global
	}
}

// readLink decodes a link for [network.Native]. The fields are the action and the
// parameters that say something, by their names in the rows of [Request].
func readLink(text string) network.Decoded {
	l, err := ParseLink(text)
	if err != nil {
		return network.Decoded{}
	}
	r := network.Decoded{
		Fields:   []network.FieldValue{{Key: "action", Value: l.action}},
		Sound:    l.doubt() == "", // a signature cannot be checked without a key
		Findings: slices.Collect(l.Findings()),
	}
	for p := range l.Params() {
		if !p.IsAbsent() {
			r.Fields = append(r.Fields, network.FieldValue{Key: canonicalName(p.Name), Value: p.Value})
		}
	}
	if a, ok := l.Account(); ok {
		r.Account = a
	}
	r.Expires, _ = l.ExpiresAt()
	return r
}

// Account is the payee of the link. It is not ok where the link is not for a
// payment, names no payee, or can be read by another reader as something else;
// [Link.Findings] tells which.
func (l Link) Account() (a Account, ok bool) {
	vpa, ok := l.Get("pa")
	if !ok || l.action != ActionPay || l.doubt() != "" {
		return Account{}, false
	}
	return Account{VPA: vpa, MinimumAmount: l.get("mam"), Reference: l.Reference(), ReferenceURL: l.URL()}, true
}

// doubt is why nobody can be sure whom the link pays and how much, "" for one
// that all readers read alike.
func (l Link) doubt() (why string) {
	for i := range linkRules {
		if linkRules[i].unsure && why == "" {
			linkRules[i].broken(l, func(_ int, message string) { why = message })
		}
	}
	return why
}
