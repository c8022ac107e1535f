package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// answers are what the commands say of one text, as their users get to see it.
type answers struct {
	text     string
	inspect  jsonLine
	page     result
	listing  []string // the lines of validate that are findings, without number and message
	form     bool     // validate says that it is another form
	readings map[string]readingLine
	routes   map[string]routeLine // of a wallet for this network
	all      routeLine            // of a wallet for all networks that readable names

	inspected, validated, readable, routed int // exit statuses
	readableSays, routeSays                string
}

type readingLine struct {
	Network, Answer string
	Why             []string
}

type routeLine struct {
	Decision string
	Pay, Ask *accountLine
	Reasons  []string
	Note     string
	Passed   []readingLine

	status int
}

type accountLine struct {
	Network string
	Path    string
	Role    string
	Paths   []string
	Fields  map[string]string
	Name    string
	Values  []inspectedValue
}

// ask asks every command.
func ask(t *testing.T, text string) *answers {
	a := &answers{text: text, readings: map[string]readingLine{}, routes: map[string]routeLine{}}
	got := callWith("", "inspect", "--json", "--", text)
	a.inspect, a.inspected = parseLine(t, got.out), got.status
	a.page = callWith("", "inspect", "--", text)

	got = callWith("", "validate", "--", text)
	a.validated = got.status
	for line := range strings.Lines(got.out) {
		words := strings.Fields(line)
		if a.form = a.form || words[1] == "form"; words[1] != "form" {
			a.listing = append(a.listing, strings.Join(words[1:4], " "))
		}
	}

	got = callWith("", "readable", "--json", "--", text)
	a.readable, a.readableSays = got.status, got.err
	for line := range strings.Lines(got.out) {
		var r readingLine
		require.NoError(t, json.Unmarshal([]byte(line), &r))
		a.readings[r.Network] = r
	}
	a.askRoutes(t)
	a.all, a.routeSays = route(t, text, strings.Join(slugs(), ","))
	a.routed = a.all.status
	return a
}

// askRoutes asks for the route of every network. Those of which inspect finds no
// account are many, and are asked for in one call: what is said of each is what it
// says of that one. One of them is asked for alone as well, another one for every
// length of the text.
func (a *answers) askRoutes(t *testing.T) {
	var absent []string
	for _, slug := range slices.Sorted(maps.Keys(a.readings)) {
		if !slices.Contains(a.inspect.Networks, slug) {
			absent = append(absent, slug)
			continue
		}
		a.routes[slug], _ = route(t, a.text, slug)
	}
	if len(absent) == 0 {
		return
	}
	together, _ := route(t, a.text, strings.Join(absent, ","))
	for _, slug := range absent {
		of := together
		of.Passed = slices.DeleteFunc(slices.Clone(together.Passed), func(r readingLine) bool { return r.Network != slug })
		a.routes[slug] = of
	}
	alone := absent[len(a.text)%len(absent)]
	a.routes[alone], _ = route(t, a.text, alone)
}

func route(t *testing.T, text, wallet string) (r routeLine, said string) {
	got := callWith("", "route", "--json", "--wallet", wallet, "--", text)
	if got.out != "" {
		require.NoError(t, json.Unmarshal([]byte(got.out), &r))
	}
	r.status = got.status
	return r, got.err
}

func (a *answers) isCode() bool { return a.inspect.Kind == "mpm" }

// hasPayee reports whether inspect shows an account of the network that can be paid,
// and not only who somebody is.
func (a *answers) hasPayee(slug string) bool {
	return slices.ContainsFunc(a.inspect.Accounts, func(l inspectedAccount) bool { return l.Network == slug && l.Role == "" })
}

func (a *answers) hasError() bool {
	return slices.ContainsFunc(a.listing, func(line string) bool { return strings.HasPrefix(line, "error ") })
}

// contradictions are the ways in which two commands can contradict each other; each
// returns "" or what is wrong.
var contradictions = []struct {
	name  string
	check func(a *answers) string
}{
	{"validate and inspect fail the same texts: those that are not ok or have an error finding", func(a *answers) string {
		fails := !a.inspect.OK || a.hasError()
		return differ(status(fails), a.validated, a.inspected, a.page.status)
	}},
	{"validate lists the findings of inspect", func(a *answers) string {
		var found []string
		for _, f := range a.inspect.Findings {
			path := f.Path
			if path == "" {
				path = "code"
			}
			found = append(found, fmt.Sprintf("%s %s %s@%d", f.Severity, f.Rule, path, f.Offset))
		}
		listed := slices.DeleteFunc(slices.Clone(a.listing), func(line string) bool { return strings.Contains(line, brokenForm.Rule) })
		return differ(found, listed)
	}},
	{"validate names the form that inspect names", func(a *answers) string { return differ(a.inspect.Format != "", a.form) }},
	{"inspect's networks are those of its accounts", func(a *answers) string {
		if !a.isCode() {
			return ""
		}
		networks := map[string]bool{}
		for _, account := range a.inspect.Accounts {
			networks[account.Network] = true
		}
		return differ(a.inspect.Networks, append([]string{}, slices.Sorted(maps.Keys(networks))...))
	}},
	{"readable and route refuse what is no code, and say what it is", func(a *answers) string {
		if a.isCode() {
			return ""
		}
		if says := differ(exitNotOK, a.readable, a.routed); says != "" {
			return says
		}
		return differ(a.readableSays, a.routeSays)
	}},
	{"readable fails the codes that validate fails", func(a *answers) string {
		if !a.isCode() {
			return ""
		}
		return differ(a.validated, a.readable)
	}},
	{"route takes no code that is not ok", func(a *answers) string {
		if a.inspect.OK || a.all.Pay == nil && a.all.Ask == nil {
			return ""
		}
		return "it does"
	}},
	{"readable denies an account of every network that inspect does not have", func(a *answers) string {
		if len(a.readings) == 0 {
			return ""
		}
		var there []string
		for slug, r := range a.readings {
			if len(r.Why) != 1 || !strings.HasPrefix(r.Why[0], "there is no account of ") {
				there = append(there, slug)
			}
		}
		if !a.inspect.OK {
			return "" // a wrong checksum is the reason for all of them
		}
		slices.Sort(there)
		return differ(strings.Join(a.inspect.Networks, " "), strings.Join(there, " "))
	}},
	{"no one says yes of a code that validate fails", func(a *answers) string {
		for slug, r := range a.readings {
			if r.Answer == "yes" && a.validated != exitOK {
				return slug
			}
		}
		return ""
	}},
	{"readable gives reasons for all but a yes", func(a *answers) string {
		for slug, r := range a.readings {
			if (r.Answer == "yes") != (len(r.Why) == 0) {
				return slug
			}
		}
		return ""
	}},
	{"route of one network pays where readable says yes, asks where that is not established, and refuses where it says no", func(a *answers) string {
		want := map[string]string{"yes": "pay", "not established": "ask", "no": "refuse"}
		for slug, r := range a.readings {
			if !a.inspect.OK {
				continue // route does not take such a code at all
			}
			decision := want[r.Answer]
			if decision == "ask" && !a.hasPayee(slug) {
				decision = "refuse" // there is no one to ask about
			}
			if says := differ(decision, a.routes[slug].Decision); says != "" {
				return slug + ": " + says
			}
			if says := differ(r.Why, slices.Concat(a.routes[slug].Reasons, passedWhy(a.routes[slug]))); says != "" && len(r.Why) > 0 {
				return slug + ": " + says
			}
		}
		return ""
	}},
	{"what route says, its exit status says", func(a *answers) string {
		for slug, r := range a.routes {
			if says := differ(status(r.Decision != "pay"), r.status); says != "" {
				return slug + ": " + says
			}
			if (r.Pay != nil) != (r.Decision == "pay") || (r.Ask != nil) != (r.Decision == "ask") {
				return slug + ": " + r.Decision
			}
		}
		return ""
	}},
	{"route of all networks pays if readable says yes of one", func(a *answers) string {
		pays := false
		for _, r := range a.readings {
			pays = pays || r.Answer == "yes"
		}
		return differ(pays, a.all.Pay != nil)
	}},
	{"route's account is the first one of its network in inspect", func(a *answers) string {
		for slug, r := range a.routes {
			offered := r.Pay
			if offered == nil {
				offered = r.Ask
			}
			if offered == nil {
				continue
			}
			i := slices.IndexFunc(a.inspect.Accounts, func(l inspectedAccount) bool { return l.Network == slug && l.Role == "" })
			if i < 0 {
				return slug
			}
			if says := differ(accountLine(a.inspect.Accounts[i]), *offered); says != "" {
				return slug + ": " + says
			}
		}
		return ""
	}},
	{"the headline of the page says no errors where there are none", func(a *answers) string {
		headline, _, _ := strings.Cut(a.page.out, "\n")
		if strings.Contains(headline, "no errors") && a.page.status != exitOK {
			return headline
		}
		return ""
	}},
}

func passedWhy(r routeLine) (why []string) {
	for _, p := range r.Passed {
		why = append(why, p.Why...)
	}
	return why
}

func status(fails bool) int {
	if fails {
		return exitNotOK
	}
	return exitOK
}

// differ is "" where all are equal.
func differ[T any](want T, others ...T) string {
	for _, other := range others {
		if fmt.Sprint(want) != fmt.Sprint(other) {
			return fmt.Sprintf("%v is not %v", want, other)
		}
	}
	return ""
}

// contested are texts about which commands did not agree once.
var contested = []string{
	"00020115314764076447640764123456789012345540510.0054079999.005204581253037645802TH5912Noodle House6007Bangkok63047C0C",
	"https://pay.example/q?code=00020180870019com.example.oyfyqsr0160%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41153147" +
		"640764476407641234567890123458136Z153199999999999999999999999999999995204581253037645802TH5912Noodle House6007Bangkok6304BEE0",
	"upi://pay?pa=shop@bank&pn=Shop&am=5.00&am=50000.00&cu=INR", "https://qr.alİpay.com/fkx000000000000000000", soundVisa, visaTwice,
	without6304, brokenOff, zeroNoCity, hostile, notUTF8, warningsOnly, thaiSlip, "", " ", "hello", keptStatic,
	strings.ToLower(abcHammers[len(abcHammers)-4:]), abcHammers[:len(abcHammers)-4] + strings.ToLower(abcHammers[len(abcHammers)-4:]),
	"000201153147640764476407641234567890123455204581253037645802TH5912Noodle House6007Bangkok64250002ZH0115最最最最最5406999.006304BF74",
}

func TestNoCommandContradictsAnother(t *testing.T) {
	texts := append(collected(t), contested...)
	if testing.Short() { // all of the contested, and each fifth of the others
		kept := slices.Clone(contested)
		for i := 0; i < len(texts)-len(contested); i += 5 {
			kept = append(kept, texts[i])
		}
		texts = kept
	}
	for _, text := range texts {
		a := ask(t, text)
		for _, c := range contradictions {
			if says := c.check(a); says != "" {
				assert.Fail(t, c.name, "%s\n%s", says, text)
			}
		}
	}
}
