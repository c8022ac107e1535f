package profiles_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// scanned are texts of every sort: the samples, sound and broken, the native forms, and
// what is nothing, or may be two things.
func scanned(t testing.TB) (texts []string) {
	for _, row := range samples(t) {
		texts = append(texts, row.payload, row.payload[:len(row.payload)/2], row.payload+" ")
	}
	for _, row := range tsv(t, "../testdata/native.tsv") {
		texts = append(texts, row[1], row[1][:len(row[1])/2])
	}
	return append(texts, "", "hello", "tel:123", "\xff\xfe", "https://qr.alİpay.com/fkx000000000000000000",
		"https://pay.example/q?code=00020180870019com.example.oyfyqsr0160%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41153147"+
			"640764476407641234567890123458136Z153199999999999999999999999999999995204581253037645802TH5912Noodle House6007Bangkok6304BEE0",
		"upi://pay?pa=shop@bank&pn=Shop&am=5.00&am=50000.00&cu=INR")
}

// Who asks one examination has the answers of those functions that look for themselves.
func TestAnExaminationSaysWhatEachFunctionSays(t *testing.T) {
	set := profiles.Known().At(today)
	asked := map[network.FormKind]int{}
	for _, text := range scanned(t) {
		e := set.Examine(text)
		scan := set.Recognize(text)
		asked[scan.Kind]++
		wallet := append(profiles.Wallet(e.Slugs()), "visa", "upi", "promptpay", "nobody", scan.Format)
		require.Equal(t, set.Read(text, wallet), e.Read(wallet), text)
		if scan.Err() != nil {
			require.Equal(t, scan.Err(), e.Err(), text)
			require.Equal(t, scan.Findings, e.Findings(), text)
			require.False(t, e.OK())
			continue
		}
		if scan.Kind == network.MPM {
			sameCode(t, set, scan, e)
		} else if reading, ok := scan.Read(); ok && scan.Kind != network.UnknownKind {
			decoded, _ := e.Decoded()
			require.Equal(t, reading, decoded, text)
			require.Equal(t, reading.Sound, e.OK(), text)
			require.Equal(t, append(slices.Clone(scan.Findings), reading.Findings...), append([]emvqr.Finding(nil), e.Findings()...), text)
			require.Equal(t, set.Repairs(scan.Text), e.Repairs(), text)
		}
		e.Close()
	}
	for _, kind := range []network.FormKind{network.UnknownKind, network.MPM, network.CPM, network.URI, network.Other} {
		require.Positive(t, asked[kind], kind)
	}
}

func sameCode(t *testing.T, set *profiles.Set, scan profiles.Scan, e *profiles.Examination) {
	text, report := scan.Text, set.Diagnose(scan.Text)
	code, err := report.Code()
	require.Equal(t, code, e.Code(), text)
	require.Equal(t, err, e.Err(), text)
	require.Equal(t, err == nil, e.OK(), text)
	require.Equal(t, append(slices.Clone(scan.Findings), report.Findings...), append([]emvqr.Finding(nil), e.Findings()...), text)
	require.Equal(t, report.Repairs, e.Repairs(), text)
	require.Equal(t, report.LengthUnit(), e.LengthUnit(), text)
	require.Equal(t, slices.Collect(report.Objects()), slices.Collect(e.Objects()), text)
	got, want, ok := report.Checksum()
	gotToo, wantToo, okToo := e.Checksum()
	require.Equal(t, []any{got, want, ok}, []any{gotToo, wantToo, okToo}, text)
	if code.IsZero() {
		require.Empty(t, slices.Collect(e.Accounts()), text)
		return
	}
	slugs := set.Slugs(code)
	require.Equal(t, slugs, e.Slugs(), text)
	unknown := func(a network.Account) bool { return network.Slug(a) == "" }
	none := []network.Account{}
	require.Equal(t, slices.DeleteFunc(append(none, slices.Collect(set.Accounts(code))...), unknown), append(none, slices.Collect(e.Accounts())...), text)
	require.Equal(t, slices.Collect(set.Claims(code)), slices.Collect(e.Claims()), text)
	var takes []profiles.Acceptance
	for a := range set.Readable(code) {
		if slices.Contains(slugs, a.Network) {
			takes = append(takes, a)
		}
	}
	if len(slugs) > 0 {
		require.Equal(t, takes, slices.Collect(e.Readable(slugs...)), text)
	}
	require.Equal(t, slices.Collect(set.Readable(code)), slices.Collect(e.Readable()), text)
}

func TestWhatAnExaminationSaidStaysGoodWhenItIsClosed(t *testing.T) {
	withFindings := 0
	for _, row := range samples(t) {
		e := profiles.Examine(row.payload)
		if !e.OK() || len(e.Findings()) == 0 {
			e.Close()
			continue
		}
		withFindings++
		findings, objects := e.Findings(), slices.Collect(e.Objects())
		before := slices.Clone(findings)
		e.Close()
		other := profiles.Examine(samples(t)[0].payload)
		require.Equal(t, before, findings, "line %d", row.line)
		require.Equal(t, row.payload[:2], objects[0].Path.String(), "line %d", row.line)
		other.Close()
	}
	require.Positive(t, withFindings)
}

// An examination judges a code that Parse accepts in one look, and [profiles.Diagnose] as
// it does any text, on its way to what could be mended.
func TestOneLookFindsWhatDiagnoseFinds(t *testing.T) {
	rounds := 20_000
	if testing.Short() || raceEnabled {
		rounds = 1_000
	}
	set := profiles.Known().At(today)
	m := mixer{Rand: rand.New(rand.NewPCG(13, 1))}
	m.collect(t)
	some := 0
	for range rounds {
		text := m.mix()
		e := set.Examine(text)
		require.True(t, e.OK(), text)
		report := set.Diagnose(text)
		require.Equal(t, append([]emvqr.Finding(nil), report.Findings...), e.Findings(), text)
		require.Equal(t, report.Repairs, e.Repairs(), text)
		some += min(len(report.Findings), 1)
		e.Close()
	}
	require.Greater(t, some, rounds/2)
}
