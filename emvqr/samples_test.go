package emvqr_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

var update = flag.Bool("update", false, "write testdata/samples.golden anew")

// sample is a row of the collected codes; testdata/README.md at the root of the
// module says where they come from.
type sample struct {
	line     int
	label    string
	networks string
	crcOK    bool
	payload  string
	note     string
}

// wellFormed reports whether an independent reader could split the row under
// some length unit and found its checksum right.
func (s sample) wellFormed() bool { return s.crcOK && s.networks != "?" }

func (s sample) String() string { return fmt.Sprintf("line %d, %s: %s", s.line, s.label, s.payload) }

func samples(t testing.TB) []sample {
	t.Helper()
	data, err := os.ReadFile("../testdata/mpm.tsv")
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	column := map[string]int{}
	for i, name := range strings.Split(lines[0], "\t") {
		column[name] = i
	}
	for _, name := range []string{"label", "networks", "crc_ok", "payload", "note"} {
		require.Contains(t, column, name)
	}
	var rows []sample
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		require.Len(t, cells, len(column), "line %d", i+2)
		rows = append(rows, sample{
			line: i + 2, label: cells[column["label"]], networks: cells[column["networks"]],
			crcOK: cells[column["crc_ok"]] == "yes", payload: cells[column["payload"]], note: cells[column["note"]],
		})
	}
	require.Greater(t, len(rows), 500)
	return rows
}

func TestSamplesParseWhereAnIndependentReaderReadThem(t *testing.T) {
	read := 0
	for _, s := range samples(t) {
		code, err := emvqr.Parse(s.payload)
		if !s.wellFormed() {
			require.Error(t, err, s)
			requireSoundError(t, s.payload, err)
			continue
		}
		read++
		require.NoError(t, err, s)
		require.Equal(t, s.payload, code.String(), s)
		requirePrintsBack(t, s.payload)
	}
	require.Greater(t, read, 450)
}

// Notes such as "TLV closes when lengths count UTF-16 units" and "well-formed when
// lengths count: codepoints/utf16". Where several units fit, code points are it.
var notedUnit = regexp.MustCompile(`lengths count:? (codepoints|code points|UTF-16 units|UTF-8 bytes)`)

func TestSamplesHaveTheLengthUnitOfTheirNotes(t *testing.T) {
	units := map[string]emvqr.LengthUnit{
		"codepoints": emvqr.CodePoints, "code points": emvqr.CodePoints,
		"UTF-16 units": emvqr.UTF16, "UTF-8 bytes": emvqr.Bytes,
	}
	compared := map[emvqr.LengthUnit]int{}
	for _, s := range samples(t) {
		noted := notedUnit.FindStringSubmatch(s.note)
		if noted == nil || !s.wellFormed() {
			continue
		}
		unit := units[noted[1]]
		require.Equal(t, unit, emvqr.MustParse(s.payload).LengthUnit(), s)
		compared[unit]++
	}
	require.Greater(t, compared[emvqr.CodePoints], 20)
	require.Positive(t, compared[emvqr.UTF16])
	require.Positive(t, compared[emvqr.Bytes])
}

// outcome is the error of a sample, with the repair that fits best, or its
// findings.
func outcome(payload string) string {
	code, err := emvqr.Parse(payload)
	if err != nil {
		report := emvqr.Diagnose(payload)
		if r := report.Repairs; len(r) > 0 {
			return fmt.Sprintf("%v [%s: %s]", err, r[0].Kind, r[0].Sure())
		}
		return err.Error()
	}
	var rules []string
	for f := range code.Validate() {
		rules = append(rules, fmt.Sprintf("%s (%s)", f.Rule, f.Severity))
	}
	if len(rules) == 0 {
		return "no finding"
	}
	return strings.Join(rules, ", ")
}

func TestSamplesAsRecorded(t *testing.T) {
	const golden = "testdata/samples.golden"
	var b strings.Builder
	for _, s := range samples(t) {
		fmt.Fprintf(&b, "%d\t%s\t%s\n", s.line, s.label, outcome(s.payload))
	}
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	gotLines, wantLines := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		require.Equal(t, wantLines[i], gotLines[i], "run go test -update if this is meant")
	}
	require.Len(t, gotLines, len(wantLines))
}

var notedChecksum = regexp.MustCompile(`(?:computed|computed CRC|calculated CRC|right one is|correct is|EMVCo value is) ([0-9A-F]{4})\b`)

func TestChecksumsWantedAreThoseOfTheNotes(t *testing.T) {
	compared := 0
	for _, s := range samples(t) {
		noted := notedChecksum.FindStringSubmatch(s.note)
		if noted == nil {
			continue
		}
		report := emvqr.Diagnose(s.payload)
		_, want, ok := report.Checksum()
		if s.networks == "?" {
			// The notes compute it over all but the last four characters; where
			// the root does not close these need not be a checksum.
			require.False(t, ok, s)
			continue
		}
		require.True(t, ok, s)
		require.Equal(t, noted[1], want, s)
		compared++
	}
	require.Greater(t, compared, 25)
}

// notedRule is an item of the list "rules broken: …" of a note, which a simple
// checker made from the specification.
type notedRule struct {
	id    string
	place emvqr.Path // zero where the note names none
}

func (n notedRule) String() string { return n.id + "(" + n.place.String() + ")" }

var notedItem = regexp.MustCompile(`(MPM-[A-Z0-9.]+-[A-Z0-9]+)(?:\((\d\d)(?:-(\d\d))?\b)?`)

// notedRules reads the list; listed is false where the note has none.
func notedRules(note string) (rules []notedRule, listed bool) {
	_, list, listed := strings.Cut(note, "rules broken: ")
	for _, item := range notedItem.FindAllStringSubmatch(list, -1) {
		rule := notedRule{id: item[1]}
		for _, id := range item[2:] {
			if n, err := strconv.Atoi(id); err == nil {
				rule.place = rule.place.Child(uint8(n))
			}
		}
		rules = append(rules, rule)
	}
	return rules, listed
}

// isBy reports whether a finding is what the note means. Name and city have rules
// of their own with us, and so has an id that is not two digits.
func (n notedRule) isBy(f emvqr.Finding) bool {
	if !f.Path.Within(n.place) {
		return false
	}
	switch {
	case n == notedRule{"MPM-4.2.1.1-ROOTM", emvqr.P(59)}:
		return f.Rule == "MPM-4.7.14.1-NAME"
	case n == notedRule{"MPM-4.2.1.1-ROOTM", emvqr.P(60)}:
		return f.Rule == "MPM-4.7.15.1-CITY"
	case n.id == ruleTLV:
		return f.Rule == ruleTLV || f.Rule == ruleID
	}
	return f.Rule == n.id
}

// isStructural reports whether the note speaks of the structure of the root,
// which for us is one finding, the first.
func (n notedRule) isStructural() bool {
	switch n.id {
	case ruleLast, ruleCRC:
		return true
	case "MPM-4.2.1.1-ROOTM":
		return n.place == emvqr.P(63)
	case ruleTLV:
		return n.place.IsZero()
	}
	return false
}

func (n notedRule) isMissingObject() bool {
	return n.id == "MPM-4.2.1.1-ROOTM" || n.id == "MPM-4.7.9.1-MAI"
}

func isOpaque(f emvqr.Finding) bool {
	switch f.Rule {
	case "MPM-4.7.11.1-TMPL", "MPM-4.11.1.1-UNRES", ruleTLV, ruleID:
		return true
	}
	return false
}

// difference is something that the checker behind the notes and we see
// otherwise: what it lists and we do not, what we find and it does not.
type difference struct {
	name, reason string
	onlyNoted    func(n notedRule, r *emvqr.Report) bool
	onlyOurs     func(f emvqr.Finding, r *emvqr.Report) bool
}

var differences = []difference{
	{
		name:   "template that is not made of objects",
		reason: "The checker calls it broken and its GUID missing. To us it is opaque, which in a template of somebody else's is a warning, and nothing is said of what would be inside.",
		onlyNoted: func(n notedRule, r *emvqr.Report) bool {
			return (n.id == ruleTLV || strings.HasSuffix(n.id, "-GUID")) && finds(r, n.place, isOpaque)
		},
		onlyOurs: func(f emvqr.Finding, _ *emvqr.Report) bool {
			return isOpaque(f) && f.Severity == emvqr.Warning
		},
	},
	{
		name:   "object before the break in a template",
		reason: "The checker goes on to judge what it could read. To us a template that does not close has no objects.",
		onlyNoted: func(n notedRule, r *emvqr.Report) bool {
			return n.place.Depth() == 2 && finds(r, n.place.Parent(), isOpaque)
		},
	},
	{
		name:   "empty template",
		reason: "The checker calls it empty and its GUID missing. We say that it is empty and stop there.",
		onlyNoted: func(n notedRule, r *emvqr.Report) bool {
			return strings.HasSuffix(n.id, "-GUID") && finds(r, n.place, func(f emvqr.Finding) bool {
				return f.Rule == "MPM-4.4.1.2-LENRANGE" && f.Path == n.place
			})
		},
	},
	{
		name:   "root that is not read to its end",
		reason: "The checker lists every object as missing that does not come before the break. We cannot tell what stands behind it.",
		onlyNoted: func(n notedRule, r *emvqr.Report) bool {
			code, _ := r.Code()
			return n.isMissingObject() && code.IsZero()
		},
	},
	{
		name:   "characters",
		reason: "The checker does not look at what a text is made of.",
		onlyOurs: func(f emvqr.Finding, _ *emvqr.Report) bool {
			return f.Rule == "MPM-4.5.2.1-ANS"
		},
	},
	{
		name:   "fewer decimals than the currency has",
		reason: "The checker takes 1000.0 in a currency of two decimals. EMVCo wants the decimals to align, so we warn.",
		onlyOurs: func(f emvqr.Finding, r *emvqr.Report) bool {
			code, _ := r.Code()
			amount, _ := code.Amount()
			currency, _ := code.Currency()
			return f.Rule == "MPM-4.7.4.1-EXP" && amount.Decimals() < currency.Exponent
		},
	},
	{
		name:   "country in small letters",
		reason: "The checker takes either case. EMVCo says no more than ISO 3166-1, which writes capitals.",
		onlyOurs: func(f emvqr.Finding, r *emvqr.Report) bool {
			code, _ := r.Code()
			_, known := emvqr.LookupCountry(strings.ToUpper(code.CountryCode()))
			return f.Rule == "MPM-4.7.13.1-CTRY" && known
		},
	},
}

// finds reports whether something is found at place or inside it.
func finds(r *emvqr.Report, place emvqr.Path, is func(emvqr.Finding) bool) bool {
	for _, f := range r.Findings {
		if f.Path.Within(place) && is(f) {
			return true
		}
	}
	return false
}

func TestFindingsAreThoseOfTheNotes(t *testing.T) {
	rules := rulesByID()
	compared, used := 0, map[string]bool{}
	for _, s := range samples(t) {
		noted, listed := notedRules(s.note)
		if !listed {
			continue
		}
		compared++
		report := emvqr.Diagnose(s.payload)
		isStructural := func(f emvqr.Finding) bool { return rules[f.Rule].Layer == emvqr.Structural }

		for _, n := range noted {
			switch {
			case n.isStructural():
				require.NotEmpty(t, report.Findings, s)
				require.True(t, isStructural(report.Findings[0]), "%s: %s", s, n)
			case finds(&report, n.place, n.isBy):
			default:
				name := differenceOf(func(d difference) bool { return d.onlyNoted != nil && d.onlyNoted(n, &report) })
				require.NotEmpty(t, name, "%s\nthe note says %s, we say %v", s, n, report.Findings)
				used[name] = true
			}
		}
		for _, f := range report.Findings {
			if isNoted(f, noted, isStructural(f)) {
				continue
			}
			name := differenceOf(func(d difference) bool { return d.onlyOurs != nil && d.onlyOurs(f, &report) })
			require.NotEmpty(t, name, "%s\nwe say %s, the note says %v", s, f, noted)
			used[name] = true
		}
	}
	require.Greater(t, compared, 70)
	for _, d := range differences {
		require.NotEmpty(t, d.reason)
		require.True(t, used[d.name], "no sample needs the difference %q any more", d.name)
	}
}

// differenceOf is the name of the first difference that applies, "" for none.
func differenceOf(applies func(difference) bool) string {
	for _, d := range differences {
		if applies(d) {
			return d.name
		}
	}
	return ""
}

func isNoted(f emvqr.Finding, noted []notedRule, structural bool) bool {
	for _, n := range noted {
		if n.isBy(f) || n.isStructural() && structural {
			return true
		}
	}
	return false
}
