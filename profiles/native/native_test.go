package native_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/native"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

var update = flag.Bool("update", false, "write the golden file")

// sample is a row of testdata/native.tsv.
type sample struct {
	line                      int
	label, text, source, note string
}

// format is what the note of a newer row begins with.
func (s sample) format() string {
	format, _, _ := strings.Cut(s.note, ";")
	return format
}

// unescaped has the line breaks that the file writes as \n and \r.
var unescaped = strings.NewReplacer(`\n`, "\n", `\r`, "\r")

func samples(t testing.TB) (all []sample) {
	data, err := os.ReadFile("../../testdata/native.tsv")
	require.NoError(t, err)
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")[1:] {
		c := strings.Split(line, "\t")
		require.Len(t, c, 4, "line %d", i+2)
		all = append(all, sample{i + 2, c[0], unescaped.Replace(c[1]), c[2], c[3]})
	}
	return all
}

// Every collected text with what is made of it. Read it when it changes.
func TestWhatIsMadeOfEverySample(t *testing.T) {
	var b strings.Builder
	for _, s := range samples(t) {
		scan := profiles.Recognize(s.text)
		fmt.Fprintf(&b, "line %d  %s: %s\n    %.200q\n    %s %s %s\n", s.line, s.label, s.note, s.text, scan.Kind, scan.Format, scan.Network)
		if scan.WrappedIn != "" {
			fmt.Fprintf(&b, "    wrapped in %q\n", scan.WrappedIn)
		}
		for _, f := range scan.Findings {
			fmt.Fprintf(&b, "    %s\n", f)
		}
		reading, ok := scan.Read()
		if !ok {
			continue
		}
		fmt.Fprintf(&b, "    sound %t", reading.Sound)
		if reading.Account != nil {
			fmt.Fprintf(&b, ", pays an account of %s", network.Slug(reading.Account))
		}
		b.WriteString("\n")
		for _, f := range reading.Fields {
			fmt.Fprintf(&b, "      %s %q\n", f.Key, f.Value)
		}
		for _, f := range reading.Findings {
			fmt.Fprintf(&b, "    %s\n", f)
		}
	}
	const name = "testdata/samples.golden"
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(name, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), b.String())
}

// possible are numbers of which a form can only be said to be possible.
const possible = "name it only as a possibility"

func TestEverySampleIsOfTheFormThatItsNoteNames(t *testing.T) {
	named := map[string]bool{}
	for _, s := range samples(t) {
		scan := profiles.Recognize(s.text)
		switch {
		case s.line < firstNamed || s.format() == "argentina":
		case strings.Contains(s.note, possible):
			require.Equal(t, "number", scan.Format, "line %d", s.line)
		default:
			require.Equal(t, s.format(), scan.Format, "line %d: %s", s.line, s.text)
		}
		named[scan.Format] = true
	}
	var without []string
	for f := range profiles.Forms() {
		if !named[f.Format] {
			without = append(without, f.Format)
		}
	}
	require.ElementsMatch(t, withoutSample, without)
}

// firstNamed is the first line of testdata/native.tsv whose note begins with a format.
const firstNamed = 78

// withoutSample are forms of which no text was published whole, or only those of the tests
// of the network that owns it.
var withoutSample = []string{"bot-barcode", "jpqr-cpm", "somqr-p2p", "trkarekod-p2p", "transactionjunction", "viettelpay", "naverpay", "collector-page"}

// All forms are asked about all samples. Where more than one takes a text, the one that
// has it begins longer than the others, or its host is known and theirs is not.
func TestATextIsOfOneFormAlone(t *testing.T) {
	forms := slices.Collect(profiles.Forms())
	for _, s := range samples(t) {
		var taken []string
		longest := 0
		for i := range forms {
			if native.Takes(&forms[i].Native, s.text) {
				taken = append(taken, forms[i].Format)
				longest = max(longest, begun(&forms[i].Native, s.text))
			}
		}
		scan := profiles.Recognize(s.text)
		if scan.Kind == network.MPM || scan.Kind == network.UnknownKind {
			require.Empty(t, taken, s.text)
			continue
		}
		ties := 0
		for i := range forms {
			if slices.Contains(taken, forms[i].Format) && begun(&forms[i].Native, s.text) == longest {
				ties++
				require.Equal(t, scan.Format, forms[i].Format, "line %d: %s is %v", s.line, s.text, taken)
			}
		}
		require.True(t, ties == 1 || scan.Format == "cpm", "line %d: %s is %v", s.line, s.text, taken)
	}
}

// begun is how long the longest beginning of a form is that a text has.
func begun(form *network.Native, text string) (longest int) {
	for _, s := range form.Starts {
		one := *form
		one.Starts = []network.Start{s}
		if native.Takes(&one, text) {
			longest = max(longest, len(s.String()))
		}
	}
	return longest
}

// The functions of the networks' forms tell a form by themselves. None of what they tell
// is lost because a text begins in another way than the table says.
func TestNoFormIsMissedByItsBeginning(t *testing.T) {
	pieces := []string{"", " ", "U", "upi", ":", "//", "HTTPS://", "%7C", "|", "00", "h", "?", "@", "\n"}
	random := rand.New(rand.NewPCG(1, 2))
	all := samples(t)
	for form := range profiles.Forms() {
		if form.Network == "" {
			continue
		}
		for range 3000 {
			text := all[random.IntN(len(all))].text
			at, piece := random.IntN(min(len(text), 12)+1), pieces[random.IntN(len(pieces))]
			text = text[:at] + piece + text[min(len(text), at+random.IntN(3)):]
			require.Equal(t, form.Match(text), native.Takes(&form.Native, text), "%s: %q", form.Format, text)
		}
	}
}

// What is longest comes first, and what is begun in another letter case is not begun where
// letters are of one case.
func TestTheLongestBeginningHasTheText(t *testing.T) {
	starts := func(s ...network.Start) network.Native { return network.Native{Starts: s} }
	index := native.NewIndex([]network.Native{
		starts(network.Start{Text: "A"}), starts(network.Start{Text: "AB"}), starts(network.Start{Text: "ABCD"}), starts(network.Start{Text: "ad:", Fold: true}),
		starts(network.Start{Host: "a.example"}), starts(network.Start{Host: "a.example", Path: "/x/"}), starts(network.Start{Host: ".example"}),
		starts(network.Start{Text: "https://", Fold: true}), starts(network.Start{Host: "b.a.example", Path: "/y"}),
	})
	for text, want := range map[string]int{
		"": -1, "B": -1, "A": 0, "AC": 0, "AB": 1, "ABC": 1, "ABCC": 1, "ABCD": 2, "ABCDE": 2, "AD:": 3, "ad:x": 3, "ab": -1, "abcd": -1, "Z": -1,
		"https://a.example": 4, "https://A.Example/X/": 4, "https://a.example/x/": 5, "https://a.example/x": 4, "HTTPS://A.EXAMPLE/x/1": 5,
		"https://c.example/": 6, "https://example": 6, "https://b.a.example/y": 8, "https://b.a.example/z": 6, "https://examples": 7,
		"https://a.example@evil.test/x/": 7, "https://a.example:80/x/": 7, "https://a.example.evil.test/": 7, "https://xa.example/": 6, "http://a.example/": -1,
	} {
		require.Equal(t, want, index.Find(text), text)
	}
}

// Of all collected texts, one after the other.
func BenchmarkFind(b *testing.B) {
	all, index := samples(b), native.NewIndex(native.Forms())
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		index.Find(all[i%len(all)].text)
	}
}

// Readers of data objects take the first of two or the last, and stop where one is none or
// go on behind it: who is paid must not hang on that.
func TestObjectsThatReadersTakeInTwoWaysAreNotSound(t *testing.T) {
	sealed := func(text string) string { return fmt.Sprintf("%s1004%04X", text, crc.Checksum(text+"1004")) }
	const begin, payee = "000202010211020200", "0424PK33ABCD0000000000000000"
	require.True(t, read(t, sealed(begin+payee)).Sound)
	for _, c := range []struct{ text, rule string }{
		{sealed(begin + payee + "0424PK36SCBL0000001123456702"), native.KeyTwice.ID},
		{sealed(begin + payee + "0505100000506100000"), native.KeyTwice.ID},
		{sealed(begin + payee + "XXXX0424"), native.OwnChecksum.ID},
		{"0005UMPQR5802ZA5902MS540510000540610000001", native.OwnChecksum.ID},
		{"0005UMPQR5802ZA5902MS5405100005406100000", native.KeyTwice.ID},
	} {
		reading := read(t, c.text)
		require.False(t, reading.Sound, c.text)
		require.True(t, slices.ContainsFunc(reading.Findings, func(f emvqr.Finding) bool { return f.Rule == c.rule && f.Severity == emvqr.Error }), "%s: %v", c.text, reading.Findings)
	}
}

func read(t *testing.T, text string) network.Decoded {
	t.Helper()
	at := native.NewIndex(native.Forms()).Find(text)
	require.GreaterOrEqual(t, at, 0, text)
	return native.Forms()[at].Read(text)
}
