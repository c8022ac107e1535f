package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// samples are the values of a column of a table in testdata, by line.
func samples(t testing.TB, file, column string) (texts []string) {
	table, err := os.ReadFile("../../testdata/" + file)
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSuffix(string(table), "\n"), "\n")
	at := slices.Index(strings.Split(lines[0], "\t"), column)
	require.GreaterOrEqual(t, at, 0)
	for _, line := range lines[1:] {
		texts = append(texts, strings.Split(line, "\t")[at])
	}
	return texts
}

// allSamples are the codes and the native forms.
func allSamples(t testing.TB) []string {
	return append(samples(t, "mpm.tsv", "payload"), samples(t, "native.tsv", "string")...)
}
