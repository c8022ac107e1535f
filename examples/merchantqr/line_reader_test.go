package main

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
)

var errCable = errors.New("the cable is out")

func TestLinesLoseTheirBreakAndNothingElse(t *testing.T) {
	long := strings.Repeat("x", longestLine)
	for _, test := range []struct {
		name, input string
		want        []string
	}{
		{"nothing", "", nil},
		{"line feeds", "a\nb\n", []string{"a", "b"}},
		{"no break behind the last", "a\nb", []string{"a", "b"}},
		{"carriage returns", "a\r\nb\r\n", []string{"a", "b"}},
		{"only one carriage return", "a\r\r\n", []string{"a\r"}},
		{"a carriage return that ends no line", "a\rb\nc\r", []string{"a\rb", "c\r"}},
		{"blanks", " a \t\n", []string{" a \t"}},
		{"empty lines", "\n\r\n\n", []string{"", "", ""}},
		{"NUL and other bytes", "\x00\xff\n", []string{"\x00\xff"}},
		{"the longest line", long[1:] + "\nb\n", []string{long[1:], "b"}},
		{"a longer line is cut", long + "yyy\r\nb\n", []string{long + "…", "b"}},
		{"a longer last line is cut", "a\n" + long + "y", []string{"a", long + "…"}},
		{"a cut spares whole characters", long[1:] + "é\nb", []string{long[1:] + "…", "b"}},
		{"a cut leaves what is not UTF-8", long[1:] + "\xff\xff\nb", []string{long[1:] + "\xff…", "b"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, readAll(t, strings.NewReader(test.input)))
			assert.Equal(t, test.want, readAll(t, iotest.HalfReader(strings.NewReader(test.input))))
			assert.Equal(t, test.want, readAll(t, iotest.DataErrReader(strings.NewReader(test.input))))
		})
	}
}

// readAll returns the lines of an input, a cut one with … behind.
func readAll(t *testing.T, input io.Reader) (all []string) {
	t.Helper()
	lines := newLineReader(input)
	for {
		line, cut, err := lines.next()
		if err != nil {
			assert.ErrorIs(t, err, io.EOF)
			return all
		}
		text := string(line)
		if cut {
			text += "…"
		}
		all = append(all, text)
	}
}

func TestAnErrorComesBehindTheLinesBeforeIt(t *testing.T) {
	lines := newLineReader(io.MultiReader(strings.NewReader("a\nb"), brokenReader{}))
	for _, want := range []string{"a", "b"} {
		line, _, err := lines.next()
		assert.NoError(t, err)
		assert.Equal(t, want, string(line))
	}
	for range 2 {
		_, _, err := lines.next()
		assert.ErrorIs(t, err, errCable)
	}
}
