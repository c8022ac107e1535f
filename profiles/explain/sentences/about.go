package sentences

import (
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// subjects are what rules are about that a rule's id shows wherever it is broken.
var subjects = []struct {
	about    key
	suffixes []string
}{
	{aboutExpiry, []string{"-EXPIRED"}},
	{aboutHost, []string{"-LOOKALIKE"}},
	{aboutReadings, []string{"-TWO-READINGS", "-ONE-READING", "-KEY-TWICE", "-LINK-TWICE", "-TWO-ACCOUNTS", "-TWO-PAYEES", "-TWO-AMOUNTS", "-TWO-CLAIMS", "-UNIQ"}},
}

// places are what a rule is about by the root object that it was broken at; the others
// are accounts.
var places = map[uint8]key{
	0: aboutFormat, 1: aboutInitiation, 52: aboutCategory, 53: aboutCurrency, 54: aboutAmount, 55: aboutTip, 56: aboutTip, 57: aboutTip,
	58: aboutCountry, 59: aboutName, 60: aboutCity, 61: aboutPostal, 62: aboutAdditional, 63: aboutChecksum, 64: aboutLanguage,
}

// aboutOf is what a finding is about.
func (c *Case) aboutOf(f *emvqr.Finding) key {
	for _, s := range subjects {
		if slices.ContainsFunc(s.suffixes, func(end string) bool { return strings.HasSuffix(f.Rule, end) }) {
			return s.about
		}
	}
	if f.Path.IsZero() {
		return aboutText
	}
	root := f.Path.Root()
	if about, ok := places[root]; ok {
		return about
	}
	if root >= 65 && root <= 79 {
		return aboutReserved
	}
	return aboutAccount
}

// isTwofold reports whether readers may take two payments out of the text.
func (c *Case) isTwofold() bool {
	if c.Explanation.TwoReadings() {
		return true
	}
	for _, f := range c.refusals() {
		if c.aboutOf(f) == aboutReadings {
			return true
		}
	}
	return false
}

// rules says what the rules of findings are about, with their ids, each once.
func (t *teller) rules(found []*emvqr.Finding) string {
	var all []string
	for _, f := range found {
		rule := t.say(aboutRule, t.say(t.aboutOf(f)), f.Rule)
		if !slices.Contains(all, rule) {
			all = append(all, rule)
		}
	}
	return t.list(all)
}
