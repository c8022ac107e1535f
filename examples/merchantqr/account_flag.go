package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// isNetworkAccount tells promptpay:mobile=0812345678 from 29:00=…
func isNetworkAccount(text string) bool { return text != "" && !isDigit(text[0]) }

// parseNetworkAccount reads an account as it is given on the command line: the
// slug of a network, a colon, and fields by their keys with commas between them.
// A comma inside a value has a backslash in front, and so has a backslash.
func parseNetworkAccount(text string) (network.Account, error) {
	slug, rest, found := strings.Cut(text, ":")
	n, known := profiles.Lookup(slug)
	switch {
	case !known:
		return nil, unknownNetwork(text)
	case !found || rest == "":
		return nil, fmt.Errorf("%s needs fields, as in %s; merchantqr networks %s lists them", slug, exampleOf(n), slug)
	}
	var values []network.FieldValue
	for _, part := range splitAtCommas(rest) {
		key, value, found := strings.Cut(part, "=")
		switch {
		case !found, strings.TrimSpace(key) != key, holdsField(value, func(word string) bool { return hasField(n, word) }):
			return nil, notAField(n, text)
		case slices.ContainsFunc(values, func(v network.FieldValue) bool { return v.Key == key }):
			return nil, fmt.Errorf("%s: field %s is there twice", slug, key)
		case !hasField(n, key):
			return nil, unknownField(n, key)
		case strings.TrimSpace(value) == "":
			return nil, fmt.Errorf("%s: %s is empty; leave it out instead", slug, key)
		}
		values = append(values, network.FieldValue{Key: key, Value: value})
	}
	account, err := n.NewAccount(values...)
	if err != nil {
		// The keys are known, so either the value or the combination is wrong.
		text, _, _ := strings.Cut(err.Error(), "; known are ")
		return nil, fmt.Errorf("%s; merchantqr networks %s tells which fields go together", withSlug(slug, text), slug)
	}
	return account, nil
}

// unknownNetwork is about a text that does not begin with a slug and a colon.
func unknownNetwork(text string) error {
	head, _ := cutWord(text)
	if meant := didYouMean(text); meant != "" {
		return fmt.Errorf("this is not how an account is given%s", meant)
	}
	if n, ok := profiles.Lookup(head); ok {
		return fmt.Errorf("this is not how an account of %s is given, expected %s", n.Slug, exampleOf(n))
	}
	return noNetwork(head)
}

// notAField is about a part without =. A comma in the value before it may be why.
func notAField(n *network.Network, text string) error {
	if meant := didYouMean(text); meant != "" {
		return fmt.Errorf("%s: this is not how its fields are given%s", n.Slug, meant)
	}
	return fmt.Errorf("%s: found a value without a field, expected %s; a comma inside a value is written \\,", n.Slug, exampleOf(n))
}

func unknownField(n *network.Network, key string) error {
	if meant := meantField(n, key); meant != "" {
		return fmt.Errorf("%s has no field %+q; did you mean %s?", n.Slug, key, meant)
	}
	return fmt.Errorf("%s has no field %+q; merchantqr networks %s lists them", n.Slug, key, n.Slug)
}

func withSlug(slug, text string) string {
	if strings.HasPrefix(text, slug+": ") {
		return text
	}
	return slug + ": " + text
}

func hasField(n *network.Network, key string) bool {
	return slices.ContainsFunc(n.Templates, func(t *network.Template) bool {
		_, ok := t.FieldAt(key)
		return ok
	})
}

// exampleOf is the beginning of an account of the network.
func exampleOf(n *network.Network) string {
	return n.Slug + ":" + n.Templates[0].Fields[0].Key + "=…"
}

func slugs() (all []string) {
	for n := range profiles.Networks() {
		all = append(all, n.Slug)
	}
	slices.Sort(all)
	return all
}

// accountText is the way back, for a file that gives an account as a mapping.
func accountText(fields []network.FieldValue) (string, error) {
	slug := ""
	var parts []string
	escaped := strings.NewReplacer(`\`, `\\`, `,`, `\,`)
	for _, f := range fields {
		if f.Key == "network" {
			slug = f.Value
			continue
		}
		parts = append(parts, escaped.Replace(f.Key+"="+f.Value))
	}
	if slug == "" {
		return "", fmt.Errorf("an account needs a network, as in network: promptpay")
	}
	return slug + ":" + strings.Join(parts, ","), nil
}

// completeAccounts tells the shell the networks.
func completeAccounts(command *cobra.Command) {
	complete(command, "account", accountStarts, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveNoSpace)
}

func accountStarts() (starts []cobra.Completion) {
	for n := range profiles.Networks() {
		starts = append(starts, cobra.CompletionWithDesc(n.Slug+":", n.Name))
	}
	return starts
}

// conflictSentences are the reasons why accounts cannot stand in one code. Names
// tells what to call each of them. The last one says which to leave out.
func conflictSentences(e *profiles.ConflictError, names []string) (sentences []string) {
	for _, c := range e.Conflicts {
		text := c.Message
		if !c.Path.IsZero() {
			text += fmt.Sprintf(" (%s is %s)", c.Path, emvqr.ObjectName(c.Path))
		}
		if !slices.Contains(sentences, text) { // two accounts of a network can say the same
			sentences = append(sentences, text)
		}
	}
	if len(e.Smallest) > 1 && len(e.Conflicts) > 0 {
		var together []string
		for _, i := range e.Smallest {
			together = append(together, names[i])
		}
		last := len(together) - 1
		sentences = append(sentences, fmt.Sprintf("the smallest set that cannot stand together: %s and %s; leave one of them out",
			strings.Join(together[:last], ", "), together[last]))
	}
	return sentences
}

// accountNames calls accounts by their networks, with a number where there are
// several of one.
func accountNames(accounts []network.Account) (names []string) {
	count := make(map[string]int)
	for _, a := range accounts {
		count[a.Network()]++
	}
	seen := make(map[string]int)
	for _, a := range accounts {
		slug := a.Network()
		if seen[slug]++; count[slug] > 1 {
			slug = fmt.Sprintf("%s (account %d of %d)", slug, seen[slug], count[slug])
		}
		names = append(names, slug)
	}
	return names
}
