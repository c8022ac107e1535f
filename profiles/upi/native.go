package upi

import (
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// about and aboutGlobal are the links, for people.
var (
	about = network.About{
		Name: "a UPI link", Countries: []string{"IN"}, RunBy: "NPCI", OpenedBy: []string{"every UPI app; a link with the scheme of an app that app alone"},
		Fields: linkFields("INR"), Checksum: "sign, a signature of the text before it, where it is there; signing.Verify takes the key",
		Fact: network.Fact{Source: "NPCI's UPI Linking Specifications 1.6, as independent readers have it, and real links", Confidence: emvqr.ConfidenceB},
	}
	aboutGlobal = network.About{
		Name: "a UPI link for payments abroad", Countries: []string{"MU"}, RunBy: "NPCI International", Fields: append(linkFields(""), network.FormField{From: "cc", Key: "cc", Name: "Country", Means: network.Country}),
		Fact:           network.Fact{Source: "links of one acquirer and a bank's template", Confidence: emvqr.ConfidenceB},
		NotEstablished: "the countries it is met in",
	}
)

// linkFields are the parameters that matter for a payment; home is the currency of a link
// that names none.
func linkFields(home string) []network.FormField {
	return []network.FormField{
		{From: "action", Key: "action", Name: "What the link is for: pay, mandate or collect", Means: network.Action},
		{From: "pa", Key: "pa", Name: "Payee's VPA", Private: true, Needed: true, Means: network.Payee},
		{From: "pn", Key: "pn", Name: "Payee's name", Private: true, Means: network.PayeeName},
		{From: "mc", Key: "mc", Name: "Merchant category code", Means: network.Category},
		{From: "tr", Key: "tr", Name: "Reference of the merchant", Private: true, Means: network.Reference},
		{From: "tn", Key: "tn", Name: "Note", Private: true, Means: network.Note},
		{From: "am", Key: "am", Name: "Amount", Means: network.Amount, Sum: &network.Sum{Home: home}},
		{From: "mam", Key: "mam", Name: "Least amount", Means: network.AmountMin, Sum: &network.Sum{Home: home}},
		{From: "cu", Key: "cu", Name: "Currency", Means: network.Currency},
		{From: "mode", Key: "mode", Name: "How the link came about"},
		{From: "QRexpire", Key: "QRexpire", Name: "Valid until", Means: network.Expiry},
		{From: "sign", Key: "sign", Name: "Signature", Private: true, Means: network.Signature},
	}
}

// starts are the schemes of links: UPI's own, an intent of Android's, and those of apps.
func starts() []network.Start {
	starts := []network.Start{{Text: "upi:", Fold: true}, {Text: "upiglobal:", Fold: true}, {Text: "intent:", Fold: true}}
	for _, app := range apps {
		starts = append(starts, network.Start{Text: app.Scheme + ":", Fold: true})
	}
	return starts
}

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
