package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/examples/photo/internal/simulate"
)

func TestSeedsAreARange(t *testing.T) {
	from, to, err := parseRange("101-109")
	require.NoError(t, err)
	require.Equal(t, [2]uint64{101, 109}, [2]uint64{from, to})
	for _, s := range []string{"", "5", "9-3", "a-b", "1-", "-1-4", "1-4-9"} {
		_, _, err := parseRange(s)
		require.EqualError(t, err, `seeds are a range as in 101-109, not "`+s+`"`)
	}
}

func TestWhatZBarReadWrongIsLeft(t *testing.T) {
	require.Equal(t, []string{"one", "two"}, cutOff("twoone", []string{"one", "two"}))
	require.Equal(t, []string{"one", "tw0"}, cutOff("tw0one", []string{"one", "two"}))
	require.Empty(t, cutOff("", []string{"one"}))
}

func TestAPhotoIsReadWhenAllItsCodesAre(t *testing.T) {
	for _, c := range []struct {
		texts, want string
		read, wrong bool
	}{
		{"a b", "a b", true, false},
		{"b a", "a b", true, false},
		{"a", "a b", false, false},
		{"", "a", false, false},
		{"a c", "a", true, true},
		{"c", "a", false, true},
	} {
		read, wrong := judge(strings.Fields(c.texts), strings.Fields(c.want))
		require.Equal(t, [2]bool{c.read, c.wrong}, [2]bool{read, wrong}, c)
	}
}

func TestTheTableStandsBetweenItsMarks(t *testing.T) {
	b := bench{from: 1, to: 1, readers: []reader{{name: "one"}, {name: "other"}}}
	var results [][]result
	for i := range b.readers {
		var all []result
		for n, j := range b.jobs() {
			all = append(all, result{kind: j.kind, severity: j.severity, read: n%2 >= i, wrong: n == 3 && i == 1, took: time.Duration(n) * time.Millisecond})
		}
		results = append(results, all)
	}
	var table strings.Builder
	b.table(&table, results)
	require.Contains(t, table.String(), "| kind | one | other |\n|---|--:|--:|\n| perspective | 2 of 2 | 1 of 2 |\n")
	require.Contains(t, table.String(), "| **all** | **36 of 36** | **18 of 36** |\n| read wrong | 0 | 1 |\n| time, median | 18 ms | 18 ms |\n")
	require.Equal(t, len(simulate.Kinds())+4, strings.Count(table.String(), " of ")/2+3)

	name := filepath.Join(t.TempDir(), "README.md")
	require.NoError(t, os.WriteFile(name, []byte("before\n"+beginMark+"old\n"+endMark+"after\n"), 0o600))
	require.NoError(t, replaceTable(name, "new\n"))
	got, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, "before\n"+beginMark+"new\n"+endMark+"after\n", string(got))
	require.NoError(t, os.WriteFile(name, []byte("no marks"), 0o600))
	require.Error(t, replaceTable(name, "new"))
}
