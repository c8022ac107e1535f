package upi

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// splitReaders is where it is written that readers of a query differ.
const splitReaders = "WHATWG URL §6.2; the documentation of Android, PHP and Go"

// decisive are the parameters on which all readers have to agree to the letter.
var decisive = [...]string{"pa", "am", "mam", "cu"}

// queryText is the parameters as they are written.
func (l Link) queryText() string { return l.text[l.query.from:l.query.to] }

// single are the parameters that may not come twice even with one value, since
// they decide about money: all that readers must agree on, the signature, and
// what some apps add to the amount.
var single = [...]string{"pa", "am", "mam", "cu", "sign", "fam", "bAm", "bCurr", "split", "enTips"}

func isDecisiveName(name string) bool { return slices.Contains(decisive[:], name) || name == "sign" }

// longestName is more than any name that could be meant for one of UPI's.
const longestName = 64

// meant is the parameter that a name stands for, by its usual spelling: one of
// the decisive ones however it is written, others but for letter case.
func meant(raw string) string {
	if plain := query.PlainName(raw); isDecisiveName(plain) {
		return plain
	}
	name := canonicalName(query.Decode(raw, false))
	for _, s := range single {
		if sameName(s, name) {
			return s
		}
	}
	return name
}

// again walks the parameters that come again.
func (l Link) again(wanted func(name string) bool, found func(name string, first, second Param) bool) {
	firsts := make([]Param, 0, 32)
	for at, raw := range l.pairs() {
		written, value, _ := strings.Cut(raw, "=")
		name := meant(written)
		if !wanted(name) {
			continue
		}
		p := Param{Name: name, Raw: value, Value: decodeValue(name, value), Offset: at}
		i := slices.IndexFunc(firsts, func(first Param) bool { return first.Name == name })
		if i < 0 {
			firsts = append(firsts, p)
			continue
		}
		if !found(name, firsts[i], p) {
			return
		}
	}
}

// once finds a parameter that comes again, whatever it says: some readers take
// the first, some the last.
func once(name string) func(Link, func(int, string)) {
	return func(l Link, broken func(int, string)) {
		l.again(func(other string) bool { return other == name }, func(_ string, first, second Param) bool {
			with := "different values"
			if first.Value == second.Value {
				with = "the same value"
			}
			broken(second.Offset, name+" comes twice, with "+with+"; expected it once, since readers take the first or the last")
			return false
		})
	}
}

// repeated finds other parameters that come again with another value, or that
// decide about money.
func repeated(l Link, broken func(int, string)) {
	wanted := func(name string) bool {
		return name != "pa" && name != "am" && (isKnown(name) || slices.Contains(single[:], name))
	}
	var named []string
	l.again(wanted, func(name string, first, second Param) bool {
		if (first.Value != second.Value || slices.Contains(single[:], name)) && !slices.Contains(named, name) {
			named = append(named, name)
			broken(second.Offset, name+" comes twice, expected it once, since readers take the first or the last")
		}
		return true
	})
}

// decisiveTwice are the decisive parameters that come again.
func (l Link) decisiveTwice() (names []string) {
	l.again(isDecisiveName, func(name string, _, _ Param) bool {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		return true
	})
	return names
}

// misspelt finds names that some readers take for a decisive one and others do
// not: PA, %70a, pa[], +pa, am.
func misspelt(l Link, broken func(int, string)) {
	twice := l.decisiveTwice()
	for at, raw := range l.pairs() {
		written, _, _ := strings.Cut(raw, "=")
		name := query.PlainName(written)
		if isDecisiveName(name) && written != name && !isEscaped(written) && !slices.Contains(twice, name) {
			broken(at, fmt.Sprintf("a parameter is named %+q, expected %s: some readers take it for that and some do not", clip(written), name))
			return
		}
	}
}

// disagreeing asks readers of every kind, and is silent about what another rule
// says better.
func disagreeing(l Link, broken func(int, string)) {
	said := false
	if escaped(l, func(int, string) { said = true }); said {
		return
	}
	named := l.decisiveTwice()
	for _, raw := range l.pairs() {
		written, _, _ := strings.Cut(raw, "=")
		if name := query.PlainName(written); isDecisiveName(name) && written != name && !slices.Contains(named, name) {
			named = append(named, name)
		}
	}
	rest := slices.DeleteFunc(slices.Clone(decisive[:]), func(name string) bool { return slices.Contains(named, name) })
	name, one, other, found := query.Disagreement(l.queryText(), rest...)
	if !found {
		return
	}
	p, _ := l.param(name)
	broken(max(p.Offset, l.query.from), fmt.Sprintf("%s and %s do not read the same %s in this link", one, other, name))
}

// isEscaped reports whether a piece of a link begins with the rest of an & that
// was escaped.
func isEscaped(piece string) bool {
	for _, rest := range [...]string{"amp;", "#38;", "#x26;"} {
		if len(piece) >= len(rest) && sameName(piece[:len(rest)], rest) {
			return true
		}
	}
	return false
}

func escaped(l Link, broken func(int, string)) {
	for at, raw := range l.pairs() {
		if isEscaped(raw) {
			broken(at-1, "& is written as HTML writes it, such as &amp;: readers lose what follows; take the link out of the HTML")
			return
		}
		for _, escape := range [...]string{`\u0026`, `\u003d`, `\u003D`, `\/`} {
			if i := strings.Index(raw, escape); i >= 0 {
				broken(at+i, "the link is written as JSON writes it: readers lose what follows; take the link out of the JSON")
				return
			}
		}
	}
}

// nameless finds a piece between two & that is no parameter, as of a name with an
// & in it.
func nameless(l Link, broken func(int, string)) {
	before := ""
	for at, raw := range l.pairs() {
		name, _, isPair := strings.Cut(raw, "=")
		switch {
		case isEscaped(raw), !isPair && isKnown(canonicalName(name)):
		case !isPair || name == "":
			message := "there is a piece without a name between two &"
			if before != "" {
				message = fmt.Sprintf("%s is cut off here by an &; in a value it is written %%26", before)
			}
			broken(at, message)
			return
		}
		if before = canonicalName(query.Decode(name, false)); !isKnown(before) {
			before = ""
		}
	}
}

// miss is a name that is written for another.
type miss struct{ written, meant string }

// misses are names that people write for those of UPI. What is a parameter of
// some app's, such as mg or mn, is none.
var misses = [...]miss{
	{"amt", "am"}, {"amnt", "am"}, {"amount", "am"}, {"a", "am"}, {"ammount", "am"}, {"amout", "am"},
	{"payee", "pa"}, {"vpa", "pa"}, {"upi", "pa"}, {"upiid", "pa"}, {"payeeaddress", "pa"}, {"paa", "pa"}, {"ps", "pa"}, {"p", "pa"},
	{"name", "pn"}, {"payeename", "pn"}, {"pname", "pn"}, {"pm", "pn"},
	{"currency", "cu"}, {"cur", "cu"}, {"curr", "cu"}, {"ccy", "cu"}, {"cy", "cu"},
	{"minamt", "mam"}, {"minamount", "mam"}, {"minam", "mam"}, {"ma", "mam"}, {"mm", "mam"},
	{"me", "mc"}, {"m", "mc"}, {"mcc", "mc"}, {"merchantcode", "mc"},
	{"txn", "tn"}, {"note", "tn"}, {"tnote", "tn"}, {"remarks", "tn"}, {"desc", "tn"}, {"description", "tn"},
	{"ref", "tr"}, {"txnref", "tr"}, {"trref", "tr"}, {"orderid", "tr"}, {"txnid", "tid"}, {"transactionid", "tid"},
	{"sig", "sign"}, {"signature", "sign"}, {"org", "orgid"}, {"expiry", "QRexpire"},
}

// nearMiss is the parameter that an unknown name was probably meant to be, "" for
// none.
func nearMiss(name string) string {
	if name == "" || len(name) > longestName {
		return ""
	}
	plain := strings.ToLower(name)
	for _, m := range misses {
		if plain == m.written {
			return m.meant
		}
	}
	for i := range parameters {
		if known := parameters[i].name; len(known) >= 4 && oneEditApart(plain, strings.ToLower(known)) {
			return known
		}
	}
	return ""
}

// oneEditApart reports whether a letter more, less or changed makes a of b.
func oneEditApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

// nearMisses names unknown parameters that were probably meant to be known ones.
func nearMisses(l Link, broken func(int, string)) {
	var named []string
	for at, raw := range l.pairs() {
		written, value, isPair := strings.Cut(raw, "=")
		name := query.Decode(written, false)
		if !isPair || isAbsent(value) || isEscaped(written) || isKnown(canonicalName(name)) || isDecisiveName(query.PlainName(written)) {
			continue
		}
		switch known := nearMiss(name); {
		case known != "" && !slices.Contains(named, known):
			named = append(named, known)
			broken(at, fmt.Sprintf("%+q is no parameter of UPI; %s is %s", clip(name), whatIs(known), known))
		case known == "" && !isPrintableASCII(name) && !slices.Contains(named, ""):
			named = append(named, "")
			broken(at, "the name of a parameter is not plain ASCII and may look like another")
		}
	}
}

// whatIs says in words what a parameter holds.
func whatIs(name string) string {
	switch name {
	case "am":
		return "the amount"
	case "pa":
		return "the payee"
	case "pn":
		return "the payee's name"
	case "cu":
		return "the currency"
	case "mam":
		return "the minimum amount"
	case "mc":
		return "the category code"
	case "tn":
		return "the note"
	case "tr", "tid":
		return "the reference"
	case "sign":
		return "the signature"
	}
	return "what is probably meant"
}
