package sentences

import (
	"cmp"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// what says what the text is.
func (t *teller) what() string {
	e := &t.Explanation
	switch {
	case e.TwoReadings():
		return t.sentence(t.say(whatTwoReadings))
	case t.isLookalike():
		return t.sentence(t.say(whatLookalike, t.quoted(t.field("looks_like")), t.quoted(t.field("host"))))
	case e.Kind == network.MPM:
		return t.whatCode()
	case t.isSlip():
		return t.sentence(t.say(whatSlip))
	case e.Kind == network.UnknownKind && e.Format != "":
		return t.whatEveryday()
	}
	return t.sentence(t.say(whatKind(e.Kind), t.nameOf(cmp.Or(e.Format, t.network()))))
}

func (t *teller) whatEveryday() string {
	host := t.field("host")
	if t.Explanation.Format == "link" && host == "" {
		return t.sentence(t.say(whatHostlessLink))
	}
	return t.sentence(t.say(whatEveryday(t.Explanation.Format), t.quoted(host)))
}

// field is a value of a form, "" where it has none under that key.
func (t *teller) field(key string) string {
	for _, f := range t.Explanation.Fields {
		if f.Key == key {
			return f.Value
		}
	}
	return ""
}

// whatCode tells of a code for which networks it is, and of one that is whole whether it
// may be paid again.
func (t *teller) whatCode() string {
	e := &t.Explanation
	names, byName := t.names(e.Networks), t.namesOfUndecoded()
	if e.Err != nil {
		if len(names) > 0 {
			return t.sentence(t.say(whatMeantFor, t.list(names)))
		}
		return t.sentence(t.say(whatMeant))
	}
	head := t.say(whatCodeNobodys)
	switch {
	case len(names) > 0:
		head = t.say(whatCodeFor, t.list(names))
	case len(byName) > 0:
		head = t.say(whatCodeNamed, t.list(byName))
	case len(t.Anybody.Others) == 0:
		head = t.say(whatCode)
	}
	return t.sentence(head, t.initiation(), t.wrapped())
}

func (t *teller) initiation() string {
	switch t.Anybody.Initiation {
	case emvqr.Static:
		return t.say(whatStatic)
	case emvqr.Dynamic:
		return t.say(whatDynamic)
	}
	return ""
}

func (t *teller) wrapped() string {
	if t.Explanation.WrappedIn == "" {
		return ""
	}
	return t.say(whatWrapped)
}

func (t *teller) names(slugs []string) (names []string) {
	for _, slug := range slugs {
		names = append(names, t.nameOf(slug))
	}
	return names
}

// namesOfUndecoded are those of networks in a code that are known by name alone.
func (t *teller) namesOfUndecoded() (names []string) {
	for _, o := range t.Anybody.Others {
		if o.Network != "" {
			names = append(names, shown(o.Name))
		}
	}
	return names
}

// network is the slug of the network to pay by, "" for none.
func (t *teller) network() string { return t.payment().Network }

// nameOf is what people call a network or a form, by its slug or format.
func (t *teller) nameOf(slug string) string {
	if name, ok := t.words.names[slug]; ok {
		return name
	}
	if name, ok := brands[slug]; ok {
		return name
	}
	if n, ok := t.set.Lookup(slug); ok {
		return n.Name
	}
	for u := range profiles.UndecodedNetworks() {
		if u.Slug == slug {
			return u.Name
		}
	}
	return shown(slug)
}
