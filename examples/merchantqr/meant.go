package main

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// An account is given as head:key=value,key=value; the head is the slug of a
// network, with a kind of account or without, or an id. What people write instead, such as = and : exchanged, is taken
// apart here as far as it can be understood, to say what they meant. Nothing is
// ever written that was only guessed, and no value is repeated: it may be somebody's
// phone number.

// didYouMean is the end of a message about an account: "; did you mean
// promptpay:mobile=…?", "" where that cannot be told.
func didYouMean(text string) string {
	if meant := meantAccount(text); meant != "" {
		return "; did you mean " + meant + "?"
	}
	return ""
}

// meantAccount is the account that somebody probably meant, with … for its values.
func meantAccount(text string) string {
	text = strings.Trim(norm.NFKC.String(text), " \t'\"`")
	head, rest := cutWord(text)
	rest = strings.TrimLeft(rest, separators)
	if isID(head) {
		return meantObjects(head, rest)
	}
	n, ok := meantNetwork(head)
	if !ok {
		return ""
	}
	h := accountHead{network: n}
	if text := h.meant(rest); text != "" {
		return text
	}
	// What is no field may be the kind of account.
	word, rest := cutWord(rest)
	if h.kind = meantKind(n, word); h.kind == nil {
		return ""
	}
	return h.meant(strings.TrimLeft(rest, separators))
}

// meant is the account with the fields that are meant, "" where that cannot be told.
func (h accountHead) meant(fields string) string {
	keys := meantKeys(fields, func(word string) string { return meantField(h, word) })
	if keys == nil {
		return ""
	}
	return h.String() + ":" + keysText(keys)
}

// meantKind is the kind of account that a word means, nil for none.
func meantKind(n *network.Network, word string) *network.Kind {
	var keys []string
	for _, k := range n.Kinds {
		if canBeGiven(k) {
			keys = append(keys, k.Key)
		}
	}
	return kindNamed(n, nearest(word, keys))
}

// meantObjects is a template by its id: "26:00=…,01=…".
func meantObjects(id, rest string) string {
	keys := meantKeys(rest, func(word string) string {
		if isID(word) {
			return word
		}
		return ""
	})
	switch {
	case keys != nil && id >= firstTemplate:
		return id + ":" + keysText(keys)
	case keys == nil && rest != "" && id < firstTemplate && isWord(rest):
		return id + "=…"
	}
	return ""
}

// meantKeys are the keys of fields that somebody separated in one way or another:
// the most that can be understood; nil where no way leaves nothing over.
func meantKeys(text string, meant func(word string) string) (most []string) {
	for _, between := range []string{",", ";", "&", "|", " "} {
		if keys, ok := keysBetween(text, between, meant); ok && len(keys) > len(most) {
			most = keys
		}
	}
	return most
}

func keysBetween(text, between string, meant func(word string) string) (keys []string, ok bool) {
	text = strings.Trim(text, between+" ")
	for part := range strings.SplitSeq(text, between) {
		word, value := cutWord(strings.TrimSpace(part))
		key := meant(word)
		if key == "" || strings.Trim(value, separators) == "" || !strings.ContainsRune(separators, rune(value[0])) {
			return nil, false
		}
		keys = append(keys, key)
	}
	return keys, true
}

// separators are what people put between a head, a key and a value.
const separators = ":=,;./ \t"

// holdsField reports whether a value goes on with a further field after something
// other than a comma, as in 00=A000000727;01=0006970403. In a link that is a query.
func holdsField(value string, isKey func(word string) bool) bool {
	for i := range len(value) {
		switch value[i] {
		case '?':
			return false
		case ';', '|', '&', ' ':
			word, rest := cutWord(strings.TrimLeft(value[i+1:], " "))
			if strings.HasPrefix(rest, "=") && isKey(word) {
				return true
			}
		}
	}
	return false
}

func keysText(keys []string) string { return strings.Join(keys, "=…,") + "=…" }

// cutWord takes the word off that a text begins with.
func cutWord(text string) (word, rest string) {
	i := strings.IndexFunc(text, func(c rune) bool { return !isWordRune(c) })
	if i < 0 {
		return text, ""
	}
	return text[:i], text[i:]
}

func isWord(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return !isWordRune(c) })
}

func isWordRune(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.ContainsRune("_-+", c)
}

func isID(word string) bool { return len(word) == 2 && isDigit(word[0]) && isDigit(word[1]) }

// meantNetwork is the network with a slug or a name like this. Who names one that is
// known by name alone means that one, and no other with a slug like it.
func meantNetwork(word string) (*network.Network, bool) {
	if _, named := undecoded(word); named {
		return nil, false
	}
	if slug := nearest(word, slugs()); slug != "" {
		return profiles.Lookup(slug)
	}
	for n := range profiles.Networks() {
		for name := range strings.FieldsFuncSeq(n.Name, func(c rune) bool { return c == ' ' || c == ',' }) {
			if len(name) > 2 && plainWord(name) == plainWord(word) {
				return n, true
			}
		}
	}
	return nil, false
}

// undecoded is the network with that slug that is known by name alone.
func undecoded(slug string) (named profiles.Undecoded, ok bool) {
	for u := range profiles.UndecodedNetworks() {
		if u.Slug == slug {
			return u, true
		}
	}
	return named, false
}

// noNetwork is about a slug that is nobody's.
func noNetwork(slug string) error {
	if u, ok := undecoded(slug); ok {
		return fmt.Errorf("%s is known by name alone, %s of %s: its objects are named, and no account of it is decoded or written", slug, u.Name, u.Country)
	}
	if n, ok := meantNetwork(slug); ok {
		return fmt.Errorf("there is no network %+q; did you mean %s?", slug, n.Slug)
	}
	return fmt.Errorf("there is no network %+q; known are %s", slug, strings.Join(slugs(), ", "))
}

// meantField is the key of the field that a word means, "" for none.
func meantField(h accountHead, word string) string {
	if word == "" {
		return ""
	}
	keys := h.keys()
	if key := nearest(word, keys); key != "" {
		return key
	}
	for _, key := range otherWords[plainWord(word)] {
		if slices.Contains(keys, key) {
			return key
		}
	}
	return ""
}

// otherWords are what people call fields, and the keys that may be meant.
var otherWords = map[string][]string{
	"phone": mobileKeys, "telephone": mobileKeys, "tel": mobileKeys, "phonenumber": mobileKeys, "mobilenumber": mobileKeys,
	"mobile": mobileKeys, "msisdn": mobileKeys, "mobileno": mobileKeys, "cell": mobileKeys,
	"idcard": {"national_id"}, "citizenid": {"national_id"}, "nid": {"national_id"}, "taxid": {"national_id", "cuit"},
	"wallet": {"ewallet"}, "walletid": {"ewallet"}, "biller": {"biller_id"}, "otc": {"one_time_code"}, "company": {"uen"},
	"bank": {"bank_account", "bin"}, "iban": {"bank_account"}, "bankbin": {"bin"}, "bankcode": {"bin"}, "cvu": {"cbu"},
	"card": {"number", "pan"}, "cardnumber": {"number", "pan"}, "pan": {"number"}, "mpan": {"pan", "number"},
	"account": {"number", "bank_account"}, "accountnumber": {"number", "bank_account", "account"}, "bakong": {"account"}, "bakongaccount": {"account"},
	"id": {"merchant_id", "account", "qr_id"}, "chave": {"key"}, "pixkey": {"key"},
	"pa": {"vpa"}, "upiid": {"vpa"}, "address": {"vpa"}, "virtualpaymentaddress": {"vpa"},
	"ref": {"ref1", "reference", "reference1"}, "reference": {"ref1", "reference1"}, "reference1": {"ref1"}, "reference2": {"ref2"},
	"mid": {"merchant_id"}, "merchant": {"merchant_id"}, "tid": {"terminal_id", "txid"}, "terminal": {"terminal_id"},
	"link": {"url"}, "uri": {"url"}, "code": {"url"}, "aiin": {"acquirer_iin"}, "iin": {"acquirer_iin"}, "fiin": {"forwarding_iin"},
}

var mobileKeys = []string{"mobile", "mobile_number"}

// nearest is the word of a list that somebody mistyped: the one that is reached by
// the fewest changes of a letter, if those are few for its length and no other is as
// near; "" for none.
func nearest(typed string, words []string) string {
	typed = plainWord(typed)
	best, least, tied := "", len(typed)/4+2, false
	for _, word := range words {
		switch d := changes(typed, plainWord(word)); {
		case d < least && d < min(len(typed), len(word)):
			best, least, tied = word, d, false
		case d == least && word != best:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return best
}

// plainWord is a word without regard to case and to what joins its parts.
func plainWord(word string) string {
	return strings.NewReplacer("_", "", "-", "", "+", "plus").Replace(strings.ToLower(word))
}

// changes is how many letters were left out, put in, replaced, or exchanged with
// their neighbor to make b of a (optimal string alignment).
func changes(a, b string) int {
	const longest = 40 // no slug or key is longer
	if len(a) > longest || len(b) > longest {
		return longest
	}
	var rows [longest + 1][longest + 1]int
	for i := range len(a) + 1 {
		for j := range len(b) + 1 {
			if i == 0 || j == 0 {
				rows[i][j] = i + j
				continue
			}
			same := 1
			if a[i-1] == b[j-1] {
				same = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
