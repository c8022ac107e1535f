package main

import (
	"errors"
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

// accountHead is whose account is given, and which kind of it, nil where the fields
// tell.
type accountHead struct {
	network *network.Network
	kind    *network.Kind
}

// String is how an account begins: "promptpay", "khqr:individual".
func (h accountHead) String() string {
	if h.kind == nil {
		return h.network.Slug
	}
	return h.network.Slug + ":" + h.kind.Key
}

// kinds are those of which an account can be given.
func (h accountHead) kinds() (kinds []*network.Kind) {
	if h.kind != nil {
		return []*network.Kind{h.kind}
	}
	for _, k := range h.network.Kinds {
		if canBeGiven(k) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

func canBeGiven(k *network.Kind) bool { return k.Make != nil && !k.ReadOnly }

// keys are the fields of its kinds.
func (h accountHead) keys() (keys []string) {
	for _, k := range h.kinds() {
		keys = append(keys, fieldKeys(k)...)
	}
	return keys
}

func (h accountHead) has(key string) bool { return slices.Contains(h.keys(), key) }

// fieldKeys are the fields that people give of a kind.
func fieldKeys(k *network.Kind) (keys []string) {
	for _, key := range k.Keys {
		if isField(k.Row(key)) {
			keys = append(keys, key)
		}
	}
	return keys
}

// parseNetworkAccount reads an account as it is given on the command line: the
// slug of a network, a colon, and fields by their keys with commas between them. The
// kind of account may come after the slug, with another colon: it has to where its
// fields do not tell it from another one. A comma inside a value has a backslash
// before it, and so has a backslash.
func parseNetworkAccount(text string) (network.Account, error) {
	slug, rest, found := strings.Cut(text, ":")
	n, known := profiles.Lookup(slug)
	if !known {
		return nil, unknownNetwork(text)
	}
	head := accountHead{network: n}
	if word, fields, ok := strings.Cut(rest, ":"); ok && kindNamed(n, word) != nil {
		head.kind, rest = kindNamed(n, word), fields
	}
	if len(head.keys()) == 0 {
		return nil, fmt.Errorf("%s has no account that can be written", slug)
	}
	if !found || rest == "" {
		return nil, fmt.Errorf("%s needs fields, as in %s; merchantqr networks %s lists them", head, exampleOf(head), slug)
	}
	values, err := head.values(text, rest)
	if err != nil {
		return nil, err
	}
	account, err := head.account(values)
	if err != nil {
		// The keys are known, so either the value or the combination is wrong.
		return nil, fmt.Errorf("%s; merchantqr networks %s tells which fields go together", withSlug(slug, err.Error()), slug)
	}
	return account, nil
}

// kindNamed is the kind of account with that key, nil for none.
func kindNamed(n *network.Network, key string) *network.Kind {
	for _, k := range n.Kinds {
		if k.Key == key && canBeGiven(k) {
			return k
		}
	}
	return nil
}

// values are the fields of an account, of which text is all.
func (h accountHead) values(text, fields string) (values []network.FieldValue, err error) {
	for _, part := range splitAtCommas(fields) {
		key, value, found := strings.Cut(part, "=")
		switch {
		case !found, strings.TrimSpace(key) != key, strings.Contains(key, ":"), holdsField(value, h.has):
			return nil, notAField(h, text)
		case slices.ContainsFunc(values, func(v network.FieldValue) bool { return v.Key == key }):
			return nil, fmt.Errorf("%s: field %s is there twice", h, key)
		case !h.has(key):
			return nil, unknownField(h, key, text)
		case strings.TrimSpace(value) == "":
			return nil, fmt.Errorf("%s: %s is empty; leave it out instead", h, key)
		}
		values = append(values, network.FieldValue{Key: key, Value: value})
	}
	return values, nil
}

// account is the account of the first kind that has all these fields and lacks none
// that must be there. Where each lacks one it is the first that has them all, for the
// network's rules to say what is missing.
func (h accountHead) account(values []network.FieldValue) (network.Account, error) {
	err := errors.New("no kind of account has all these fields")
	var first network.Account
	for _, k := range h.kinds() {
		if !hasAll(fieldKeys(k), values) {
			continue
		}
		account, fault := k.New(values...)
		switch {
		case fault == nil && lacksNothing(k, values) && isWhole(account):
			return account, nil
		case fault == nil && first == nil:
			first = account
		case fault != nil:
			err = fault
		}
	}
	if first != nil {
		err = nil
	}
	return first, err
}

// isWhole reports whether the account's own type finds no fault with it.
func isWhole(account network.Account) bool {
	checker, ok := account.(network.Checker)
	return !ok || checker.Check() == nil
}

func hasAll(keys []string, values []network.FieldValue) bool {
	return !slices.ContainsFunc(values, func(v network.FieldValue) bool { return !slices.Contains(keys, v.Key) })
}

// lacksNothing reports whether the fields that must be in the object by which an
// account is found are given.
func lacksNothing(k *network.Kind, values []network.FieldValue) bool {
	rows := k.Objects[0].Rows
	for i := range rows {
		r := &rows[i]
		if isField(r) && isNeeded(r) && !slices.ContainsFunc(values, func(v network.FieldValue) bool { return v.Key == r.Key }) {
			return false
		}
	}
	return true
}

// unknownNetwork is about a text that does not begin with a slug and a colon.
func unknownNetwork(text string) error {
	head, _ := cutWord(text)
	if meant := didYouMean(text); meant != "" {
		return fmt.Errorf("this is not how an account is given%s", meant)
	}
	if n, ok := profiles.Lookup(head); ok {
		return fmt.Errorf("this is not how an account of %s is given, expected %s", n.Slug, exampleOf(accountHead{network: n}))
	}
	return noNetwork(head)
}

// notAField is about a part without =. A comma in the value before it may be why.
func notAField(h accountHead, text string) error {
	if meant := didYouMean(text); meant != "" {
		return fmt.Errorf("%s: this is not how its fields are given%s", h, meant)
	}
	return fmt.Errorf("%s: found a value without a field, expected %s; a comma inside a value is written \\,", h, exampleOf(h))
}

func unknownField(h accountHead, key, text string) error {
	if meant := meantField(h, key); meant != "" {
		return fmt.Errorf("%s has no field %+q; did you mean %s?", h, key, meant)
	}
	if meant := didYouMean(text); meant != "" {
		return fmt.Errorf("%s has no field %+q%s", h, key, meant)
	}
	return fmt.Errorf("%s has no field %+q; merchantqr networks %s lists them", h, key, h.network.Slug)
}

func withSlug(slug, text string) string {
	if strings.HasPrefix(text, slug+": ") {
		return text
	}
	return slug + ": " + text
}

// exampleOf is the beginning of an account.
func exampleOf(h accountHead) string {
	keys := append(h.keys(), "field")
	return h.String() + ":" + keys[0] + "=…"
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
	slug, kind := "", ""
	var parts []string
	escaped := strings.NewReplacer(`\`, `\\`, `,`, `\,`)
	for _, f := range fields {
		switch f.Key {
		case "network":
			slug = f.Value
			continue
		case "kind":
			kind = f.Value + ":"
			continue
		}
		parts = append(parts, escaped.Replace(f.Key+"="+f.Value))
	}
	if slug == "" {
		return "", fmt.Errorf("an account needs a network, as in network: promptpay")
	}
	return slug + ":" + kind + strings.Join(parts, ","), nil
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
		count[network.Slug(a)]++
	}
	seen := make(map[string]int)
	for _, a := range accounts {
		slug := network.Slug(a)
		if seen[slug]++; count[slug] > 1 {
			slug = fmt.Sprintf("%s (account %d of %d)", slug, seen[slug], count[slug])
		}
		names = append(names, slug)
	}
	return names
}
