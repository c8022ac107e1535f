package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheLinesAreMixedByTheirSharesAndAlwaysTheSame(t *testing.T) {
	mixed, err := readTraffic("../../testdata")
	require.NoError(t, err)
	shares := 0
	from := map[string]int{}
	for i, p := range mixed {
		shares += p.share
		for _, text := range p.texts {
			require.NotContains(t, text, "\n")
			from[text] = i
		}
	}
	require.Equal(t, perThousand, shares)
	var first, second bytes.Buffer
	require.NoError(t, mixed.write(&first, 2*perThousand))
	require.NoError(t, mixed.write(&second, 2*perThousand))
	require.Equal(t, first.String(), second.String())
	counts := make([]int, len(mixed))
	lines := strings.Split(strings.TrimSuffix(first.String(), "\n"), "\n")
	require.Len(t, lines, 2*perThousand)
	for _, line := range lines {
		counts[from[line]]++
	}
	for i, p := range mixed {
		require.InDelta(t, 2*p.share, counts[i], 0.02*perThousand, "%s; a text may be in two parts", p.name)
	}
	require.Greater(t, strings.Count(mixed.only(damaged).String(), "1000 damaged"), 0)
}

func TestFilesThatLackTextsAreRefused(t *testing.T) {
	_, err := readTraffic(t.TempDir())
	require.Error(t, err)
}

// A whole process is run over a few lines.
func TestAProcessIsMeasured(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a program")
	}
	t.Chdir("..")
	var out strings.Builder
	require.NoError(t, throughput(&out, 1, 1000, ""))
	require.Regexp(t, `inspect --json +all +1000 lines: +\d+ a second, +\d+\.\d\d µs of a processor each, \d+ MB`, out.String())
	require.Regexp(t, `validate +only damaged codes +100 lines: `, out.String())
}
