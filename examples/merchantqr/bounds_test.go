package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// keys is a mapping of n fields that no code has.
func keys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: 1\n", i)
	}
	return b.String()
}

// laughs is the file that doubles itself line by line.
const laughs = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n" +
	"d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\nname: *f\n"

func TestAHostileFileOfFieldsIsRefusedAtOnce(t *testing.T) {
	for name, content := range map[string]string{
		"32 KB of open brackets":       strings.Repeat("[", 32<<10),
		"200 KB of open brackets":      strings.Repeat("[", 200<<10),
		"16 KB of open brackets":       strings.Repeat("[", longestFile),
		"open braces":                  strings.Repeat("{", longestFile),
		"braces and keys":              strings.Repeat("{a: ", longestFile/4),
		"JSON arrays":                  `{"name":` + strings.Repeat("[", longestFile-8),
		"JSON objects":                 strings.Repeat(`{"a":`, longestFile/5),
		"40,000 keys":                  keys(40_000),
		"as many keys as a file holds": keys(longestFile / 10),
		"40,000 keys of JSON":          `{"a":1` + strings.Repeat(`,"a":1`, 40_000) + "}",
		"lists in lists":               strings.Repeat("- ", longestFile/2),
		"keys in keys":                 strings.Repeat("? ", longestFile/2),
		"a line of anchors":            strings.Repeat("&a ", longestFile/3),
		"a line of mappings":           strings.Repeat("a: ", longestFile/3),
		"a flow of one key":            "{" + strings.Repeat("a: b,", longestFile/5-1) + "}",
		"billion laughs":               laughs,
		"billion laughs in the fields": strings.ReplaceAll(rest, "Y", "&y [Y,Y]") + "name: *y\naccounts: [*y,*y]\n",
		"NUL":                          strings.Repeat("\x00", longestFile),
	} {
		t.Run(name, func(t *testing.T) {
			for _, command := range []string{"generate", "compose"} {
				assertBounded(t, func() {
					got := callWith(content, command, "--file", "-")
					assert.Equal(t, exitNotOK, got.status)
					assert.Empty(t, got.out)
					assert.Less(t, len(got.err), 16<<10)
				})
			}
		})
	}
}

// assertBounded fails for work that takes ten seconds or much memory: far more than
// it takes where it is bounded, far less than where it is not. On a machine that is
// busy it is done again, up to three times.
func assertBounded(t *testing.T, do func()) {
	t.Helper()
	var before, after runtime.MemStats
	const limit = 10 * time.Second
	took := time.Duration(0)
	for try := 0; try < 3 && (try == 0 || took >= limit); try++ {
		runtime.ReadMemStats(&before)
		started := time.Now()
		do()
		took = time.Since(started)
		runtime.ReadMemStats(&after)
	}
	assert.Less(t, took, limit)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(256<<20))
}

func TestAFileWithoutEndIsRefusedAtOnce(t *testing.T) {
	assertBounded(t, func() {
		got := call(zeroes{}, "generate", "--file", "-")
		assert.Equal(t, exitNotOK, got.status)
		assert.Contains(t, got.err, "standard input: longer than 16384 bytes")
	})
	if _, err := os.Stat("/dev/zero"); err == nil {
		assertBounded(t, func() {
			got := callWith("", "generate", "--file", "/dev/zero")
			assert.Equal(t, exitNotOK, got.status)
			assert.Contains(t, got.err, "/dev/zero: longer than 16384 bytes")
		})
	}
}

type zeroes struct{}

func (zeroes) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func TestALineWithoutEndIsReadAsFarAsOneMayBeLong(t *testing.T) {
	line := strings.NewReader(strings.Repeat("9", 8<<20))
	for _, command := range []string{"inspect", "validate", "readable", "draw"} {
		assertBounded(t, func() {
			_, err := line.Seek(0, io.SeekStart)
			require.NoError(t, err)
			assert.Equal(t, exitNotOK, call(line, command).status)
		})
	}
}

func TestBracketsInANameAreNoNesting(t *testing.T) {
	got := callWith("name: 'BAR [[[{{'\n"+rest, "generate", "--file", "-")
	assert.Equal(t, exitOK, got.status, got.err)
}

func TestAFolderIsNoFileOfFields(t *testing.T) {
	got := callWith("", "generate", "--file", t.TempDir())
	assert.Equal(t, exitNotOK, got.status)
	assert.NotContains(t, got.err, "--help")
}

func TestTheLargestSensibleFileIsRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shop.yaml")
	require.NoError(t, os.WriteFile(file, []byte("name: X\n"+rest+strings.Repeat("# the shop at the corner\n", 500)), 0o666))
	assert.Equal(t, exitOK, callWith("", "generate", "--file", file).status)
}
