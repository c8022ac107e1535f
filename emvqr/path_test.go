package emvqr_test

import (
	"encoding"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

var (
	_ encoding.TextAppender    = emvqr.Path{}
	_ encoding.TextMarshaler   = emvqr.Path{}
	_ encoding.TextUnmarshaler = (*emvqr.Path)(nil)
)

func TestPathWritesAndReadsEveryDepth(t *testing.T) {
	for _, tt := range []struct {
		text string
		path emvqr.Path
	}{
		{"", emvqr.Path{}},
		{"", emvqr.P()},
		{"00", emvqr.P(0)},
		{"62", emvqr.P(62)},
		{"99", emvqr.P(99)},
		{"62.05", emvqr.P(62, 5)},
		{"62.50.01", emvqr.P(62, 50, 1)},
		{"00.00.00.00", emvqr.P(0, 0, 0, 0)},
		{"01.02.03.04.05", emvqr.P(1, 2, 3, 4, 5)},
		{"01.02.03.04.05.06", emvqr.P(1, 2, 3, 4, 5, 6)},
		{"01.02.03.04.05.06.07", emvqr.P(1, 2, 3, 4, 5, 6, 7)},
		{"99.98.97.96.95.94.93.92", emvqr.P(99, 98, 97, 96, 95, 94, 93, 92)},
	} {
		t.Run(tt.text, func(t *testing.T) {
			require.Equal(t, tt.text, tt.path.String())
			parsed, err := emvqr.ParsePath(tt.text)
			require.NoError(t, err)
			require.True(t, tt.path == parsed)
			require.Equal(t, (len(tt.text)+1)/3, parsed.Depth())
			require.Equal(t, tt.text == "", parsed.IsZero())

			appended, err := tt.path.AppendText([]byte("@"))
			require.NoError(t, err)
			require.Equal(t, "@"+tt.text, string(appended))
		})
	}
}

func TestPathOfEveryIDRoundTrips(t *testing.T) {
	for id := range uint8(100) {
		for _, path := range []emvqr.Path{emvqr.P(id), emvqr.P(62, id), emvqr.P(id, id, id, id, id, id, id, id)} {
			parsed, err := emvqr.ParsePath(path.String())
			require.NoError(t, err)
			require.True(t, path == parsed)
			require.Equal(t, id, path.ID())
		}
		require.Equal(t, id, emvqr.P(id, 1).Root())
	}
}

func TestParsePathRefusesEverythingElse(t *testing.T) {
	for _, text := range []string{
		"6", "620", "6205", "62.", ".62", "62.5", "62.005", "62..05", "62,05", "62-05", "62/05", " 62", "62 ", "62.05 ", "62.05\n",
		"6a", "6:", ":5", "/0", "6/", "62.5:", "+5", "-1", "62.+5", "62.-1", "0x", "６２", "٦٢", "62.é", "\x00\x00", "\xff\xff", ".", "..", "62.05.",
		"01.02.03.04.05.06.07.08.09", strings.Repeat("00.", 1000) + "00", strings.Repeat("9", 1<<16),
	} {
		path, err := emvqr.ParsePath(text)
		require.Error(t, err, "%.40q", text)
		require.True(t, path.IsZero())
		require.True(t, strings.HasPrefix(err.Error(), "emvqr: "))
	}
}

func TestPathRefusesIDsAboveNinetyNineAndTooManyLevels(t *testing.T) {
	require.True(t, emvqr.P(100).IsZero())
	require.True(t, emvqr.P(255).IsZero())
	require.True(t, emvqr.P(62, 100).IsZero())
	require.True(t, emvqr.P(1, 2, 3, 4, 5, 6, 7, 8, 9).IsZero())
	require.True(t, emvqr.P(62).Child(100).IsZero())
	require.True(t, emvqr.P(1, 2, 3, 4, 5, 6, 7, 8).Child(9).IsZero())
}

func TestPathParts(t *testing.T) {
	path := emvqr.P(62, 50, 1)
	require.Equal(t, uint8(62), path.Root())
	require.Equal(t, uint8(1), path.ID())
	require.Equal(t, 3, path.Depth())
	require.Equal(t, emvqr.P(62, 50), path.Parent())
	require.Equal(t, emvqr.P(62), path.Parent().Parent())
	require.True(t, path.Parent().Parent().Parent().IsZero())
	require.True(t, emvqr.Path{}.Parent().IsZero())
	require.Zero(t, emvqr.Path{}.ID())
	require.Zero(t, emvqr.Path{}.Root())
	require.Equal(t, emvqr.P(62), emvqr.Path{}.Child(62))
}

func TestChildAndParentUndoEachOther(t *testing.T) {
	dice := rand.New(rand.NewPCG(8, 8))
	for range 1000 {
		var path emvqr.Path
		var ids []uint8
		for range dice.IntN(8) {
			ids = append(ids, uint8(dice.IntN(100)))
			path = path.Child(ids[len(ids)-1])
		}
		require.True(t, path == emvqr.P(ids...))
		child := path.Child(uint8(dice.IntN(100)))
		require.True(t, child.Parent() == path)
		require.True(t, child.Within(path))
		require.False(t, path.Within(child))
	}
}

func TestWithin(t *testing.T) {
	deepest := emvqr.P(1, 2, 3, 4, 5, 6, 7, 8)
	for _, tt := range []struct {
		name           string
		path, ancestor emvqr.Path
		want           bool
	}{
		{"itself", emvqr.P(62), emvqr.P(62), true},
		{"its template", emvqr.P(62, 5), emvqr.P(62), true},
		{"two levels up", emvqr.P(62, 50, 1), emvqr.P(62), true},
		{"one level up", emvqr.P(62, 50, 1), emvqr.P(62, 50), true},
		{"everything is within the root", emvqr.P(62, 50, 1), emvqr.Path{}, true},
		{"the root within itself", emvqr.Path{}, emvqr.Path{}, true},
		{"the deepest within itself", deepest, deepest, true},
		{"the deepest within its parent", deepest, deepest.Parent(), true},
		{"not a sibling", emvqr.P(62, 5), emvqr.P(62, 6), false},
		{"not another root", emvqr.P(62, 5), emvqr.P(64), false},
		{"not a child", emvqr.P(62), emvqr.P(62, 5), false},
		{"not id 00 of it", emvqr.P(62), emvqr.P(62, 0), false},
		{"the root within nothing else", emvqr.Path{}, emvqr.P(0), false},
		{"not a sibling of the deepest", deepest, emvqr.P(1, 2, 3, 4, 5, 6, 7, 9), false},
	} {
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, tt.path.Within(tt.ancestor)) })
	}
}

func TestPathAsJSON(t *testing.T) {
	encoded, err := json.Marshal(map[string]emvqr.Path{"path": emvqr.P(62, 5)})
	require.NoError(t, err)
	require.JSONEq(t, `{"path":"62.05"}`, string(encoded))

	var got struct{ Path emvqr.Path }
	require.NoError(t, json.Unmarshal(encoded, &got))
	require.Equal(t, emvqr.P(62, 5), got.Path)
	require.Error(t, json.Unmarshal([]byte(`{"path":"62.5"}`), &got))
	require.Equal(t, emvqr.P(62, 5), got.Path, "a path that does not parse changes nothing")
}

func TestPathsOfACodeFindTheirObjects(t *testing.T) {
	code := emvqr.MustParse(annexB7)
	var paths []string
	for o := range code.All() {
		found, ok := code.Object(o.Path)
		require.True(t, ok)
		require.Equal(t, o, found)
		paths = append(paths, o.Path.String())
	}
	require.Equal(t, strings.Fields("00 01 29 29.00 29.05 31 31.00 31.03 52 58 59 60 64 64.00 64.01 64.02 54 53 55"+
		" 62 62.03 62.06 62.07 62.09 91 91.00 91.07 63"), paths)

	for _, missing := range []emvqr.Path{{}, emvqr.P(2), emvqr.P(29, 1), emvqr.P(29, 0, 1), emvqr.P(59, 0), emvqr.P(62, 50, 1)} {
		_, ok := code.Get(missing)
		require.False(t, ok, missing)
		require.False(t, slices.Contains(paths, missing.String()))
	}
}
