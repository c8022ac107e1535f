package qris_test

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

var update = flag.Bool("update", false, "write the golden file anew")

// sample is a row of testdata/mpm.tsv.
type sample struct {
	line                    int
	networks, payload, note string
	sealed                  bool
}

func samples(t *testing.T) (rows []sample) {
	t.Helper()
	f, err := os.Open("../../testdata/mpm.tsv")
	require.NoError(t, err)
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		columns := strings.Split(lines.Text(), "\t")
		require.Len(t, columns, 7, "line %d", n)
		if n > 1 {
			rows = append(rows, sample{n, columns[1], columns[3], columns[6], columns[2] == "yes"})
		}
	}
	require.NoError(t, lines.Err())
	return rows
}

func (s sample) named(slug string) bool { return slices.Contains(strings.Split(s.networks, ","), slug) }

// code reads the sample as far as it can be read.
func (s sample) code(t *testing.T) emvqr.Code {
	t.Helper()
	if s.sealed && s.networks != "?" {
		code, err := emvqr.Parse(s.payload)
		require.NoError(t, err, "line %d", s.line)
		return code
	}
	report := emvqr.Diagnose(s.payload)
	code, _ := report.Code()
	return code
}

// ours are the samples with the slug in their networks column.
func ours(t *testing.T) (rows []sample) {
	for _, s := range samples(t) {
		if s.named("qris") {
			rows = append(rows, s)
		}
	}
	require.Len(t, rows, 66)
	return rows
}

func accounts(code emvqr.Code) []network.Account {
	return slices.Collect(qris.Network.Accounts(code))
}

// anonymisedTransfer is the sample of a transfer whose account number was
// replaced by zeros. The column was made by looking for 9360 and the GUIDs of
// 51, so it has no network for it; by 62-08 = DMCT beside 40 it is a transfer.
const anonymisedTransfer = "00020101021240550016ID.CO.SHOPEE.WWW"

func TestRecognisesTheCodesThatTheSamplesCallQRIS(t *testing.T) {
	t.Parallel()
	for _, s := range samples(t) {
		want := s.named("qris") || strings.HasPrefix(s.payload, anonymisedTransfer)
		assert.Equal(t, want, len(accounts(s.code(t))) > 0, "line %d: %s", s.line, s.payload)
	}
}

// The golden file shows every sample decoded and judged, by EMVCo's rules as
// QRIS lowers them and by its own, for people to read against the notes. Run
// go test -update and look at the difference.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	const golden = "testdata/samples.golden"
	var b strings.Builder
	for _, s := range samples(t) {
		if code := s.code(t); s.named("qris") || len(accounts(code)) > 0 {
			fmt.Fprintf(&b, "line %d  %s\n", s.line, s.note)
			describe(&b, code)
			b.WriteByte('\n')
		}
	}
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), b.String())
}

func describe(b *strings.Builder, code emvqr.Code) {
	for _, account := range accounts(code) {
		fmt.Fprintf(b, "  %T", account)
		for path := range account.Paths() {
			fmt.Fprintf(b, " %s", path)
		}
		for key, value := range network.Fields(account) {
			fmt.Fprintf(b, " %s=%s", key, value)
		}
		b.WriteByte('\n')
	}
	for f := range alone.Validate(code) {
		if f.Network != "" || f.Severity > emvqr.Info {
			fmt.Fprintf(b, "    %s\n", f)
		}
	}
}

// alone judges a code as one that is QRIS's alone: by EMVCo's rules as QRIS lowers
// them, and by its own.
var alone = network.MustSet(qris.Network)
