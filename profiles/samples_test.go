package profiles_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// sample is a row of testdata/mpm.tsv.
type sample struct {
	line              int
	label, payload    string
	kind              string
	networks          []string
	sound, wellFormed bool
	note              string
}

func samples(t testing.TB) (rows []sample) {
	for line, c := range tsv(t, "../testdata/mpm.tsv") {
		rows = append(rows, sample{
			line: line, label: c[0], payload: c[3], kind: c[4], note: c[6],
			networks: strings.FieldsFunc(c[1], func(r rune) bool { return r == ',' || r == '?' }),
			sound:    c[2] == "yes", wellFormed: c[1] != "?",
		})
	}
	require.Greater(t, len(rows), 500)
	return rows
}

// tsv reads a table, keyed by line number, without its heading.
func tsv(t testing.TB, name string) func(func(int, []string) bool) {
	return func(yield func(int, []string) bool) {
		f, err := os.Open(name)
		require.NoError(t, err)
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for n := 1; lines.Scan(); n++ {
			if n > 1 && !yield(n, strings.Split(lines.Text(), "\t")) {
				return
			}
		}
		require.NoError(t, lines.Err())
	}
}

// The second column of the samples was made by an independent detector, by
// position and GUID alone. It names networks that the library does not know yet.
func TestEverySampleIsRecognisedAsItsRowSays(t *testing.T) {
	for _, row := range samples(t) {
		report := emvqr.Diagnose(row.payload)
		code, _ := report.Code()
		if !row.wellFormed {
			continue
		}
		want := []string{}
		for _, slug := range row.networks {
			if _, known := profiles.Lookup(slug); known {
				want = append(want, slug)
			}
		}
		slices.Sort(want)
		got := append([]string{}, profiles.Slugs(code)...)
		if reason, disagreed := disagreements[row.line]; disagreed {
			require.NotEqual(t, want, got, "line %d no longer disagrees: %s", row.line, reason)
			continue
		}
		require.Equal(t, want, got, "line %d: %s %s (%s)", row.line, row.label, row.payload, row.note)
	}
}

// A network alone, as a program has it that knows no other, finds its accounts in the
// samples that are named as its own, and in no other.
func TestEverySampleNamedAsANetworksIsRecognisedByItAloneAndNoOther(t *testing.T) {
	for _, row := range samples(t) {
		if _, disagreed := disagreements[row.line]; disagreed {
			continue
		}
		report := emvqr.Diagnose(row.payload)
		code, _ := report.Code()
		for n := range profiles.Networks() {
			found := false
			for range n.Accounts(code) {
				found = true
			}
			if named := row.wellFormed && slices.Contains(row.networks, n.Slug); found != named {
				t.Errorf("%s in line %d: found is %t, named is %t (%s)", n.Slug, row.line, found, named, row.note)
			}
		}
	}
}

// disagreements are lines where the detector and the library differ, with the
// reason why the library stays with its answer.
var disagreements = map[int]string{
	5:   noGUID,
	6:   noGUID,
	7:   no39,
	8:   no39,
	242: noGUID,
	253: noGUID,
	581: yapeHasNone, 582: yapeHasNone, 583: yapeHasNone,
	466: "a QRIS transfer by its 40 and the purpose in 62-08, although its number was masked with zeros",
}

const no39 = "the detector does not know AZQR, whose sign is in 39"

const noGUID = "the detector looks for GUIDs, and Argentina's account is a CUIT and a CBU in 50 and 51"

const yapeHasNone = "the detector looks for GUIDs, and Yape's 39 is a bare token"

// What the codes of a country do as a matter of course is lowered in its network's table,
// so that of codes that people pay by no finding is an error but those listed here, each
// with the reason why it stays one.
func TestRealCodesHaveNoErrorThatTheirCountryIsUsedTo(t *testing.T) {
	judged := 0
	for _, row := range samples(t) {
		code, err := emvqr.Parse(row.payload)
		if row.kind != "real" || err != nil || len(profiles.Slugs(code)) == 0 {
			continue
		}
		judged++
		var broken []string
		for f := range profiles.Validate(code) {
			if f.Severity == emvqr.Error {
				broken = append(broken, f.Rule)
			}
		}
		require.Equal(t, realErrors[row.line], broken, "line %d: %s", row.line, row.note)
	}
	require.Greater(t, judged, 90)
}

// What one source says, or what is inferred, is no error and nobody refuses for it.
func TestWhatIsNotSureIsAWarningAtMost(t *testing.T) {
	unsure := 0
	for n := range profiles.Networks() {
		for rule := range n.Catalogue() {
			if rule.Confidence == emvqr.ConfidenceC || rule.Confidence == emvqr.ConfidenceD {
				unsure++
				require.LessOrEqual(t, rule.Severity, emvqr.Warning, rule.ID)
				require.NotEqual(t, emvqr.Refuses, rule.Effect, rule.ID)
			}
		}
	}
	require.Greater(t, unsure, 100)
}

// realErrors are the errors of real codes, by line.
var realErrors = map[int][]string{}

func TestEveryAccountCanBeBuiltAgain(t *testing.T) {
	built := 0
	for _, row := range samples(t) {
		code, err := emvqr.Parse(row.payload)
		if err != nil {
			continue
		}
		for account := range profiles.Accounts(code) {
			if network.Slug(account) == "" || !sound(code, account) {
				continue
			}
			for _, part := range network.Parts(account) {
				requireSomewhere(t, row, code, account, part)
			}
			built++
		}
	}
	require.Greater(t, built, 100)
}

// sound reports whether the account breaks no rule of its network's own.
func sound(code emvqr.Code, account network.Account) bool {
	n, _ := profiles.Lookup(network.Slug(account))
	for f := range n.Validate(code) {
		if f.Severity == emvqr.Error && f.Path.Within(account.Anchor()) {
			return false
		}
	}
	return true
}

// requireSomewhere asks one of the account's objects to hold what the part
// would write: the same objects, in whatever order.
func requireSomewhere(t *testing.T, row sample, code emvqr.Code, account network.Account, part network.Part) {
	for path := range account.Paths() {
		o, ok := code.Object(path)
		require.True(t, ok)
		if o.Value == part.Data.Value || len(part.Data.Template) > 0 && holds(o, part.Data.Template) {
			return
		}
	}
	t.Errorf("line %d: %s %v: %+v is nowhere in %s (%s)", row.line, network.Slug(account), account.Anchor(), part.Data, row.payload, row.note)
}

func holds(o emvqr.Object, template []emvqr.Data) bool {
	for _, d := range template {
		found := false
		for inner := range o.Objects() {
			same := inner.Value == d.Value || d.ID == 0 && network.EqualGUID(inner.Value, d.Value)
			found = found || inner.Path.ID() == d.ID && (same || len(d.Template) > 0 && holds(inner, d.Template))
		}
		if !found {
			return false
		}
	}
	return true
}
