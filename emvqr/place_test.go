package emvqr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func TestPlaceIsWhereAnObjectIsOrTheEndOfWhatLacksIt(t *testing.T) {
	text := seal("000201" + "2618" + "0014com.example.qr" + "5802TH" + "6209" + "0505INV-7" + "8005HELLO")
	code := emvqr.MustParse(text)
	for _, tt := range []struct {
		path   emvqr.Path
		offset int
		value  string
	}{
		{emvqr.P(58), 28, "TH"},
		{emvqr.P(62, 5), 38, "INV-7"},
		{emvqr.P(62, 7), 47, ""},
		{emvqr.P(26, 1), 28, ""},
		{emvqr.P(26, 1, 2), 28, ""},
		{emvqr.P(80, 0), 56, ""},
		{emvqr.P(59), len(text), ""},
		{emvqr.P(64, 1), len(text), ""},
		{emvqr.P(99, 1, 2), len(text), ""},
	} {
		o := code.Place(tt.path)
		require.Equal(t, tt.path, o.Path)
		require.Equal(t, tt.offset, o.Offset, tt.path)
		require.Equal(t, tt.value, o.Value, tt.path)
	}
}

// The judge and Place answer one question, so they agree.
func TestFindingsAboutWhatIsMissingPointAtItsPlace(t *testing.T) {
	missing := 0
	for _, v := range brokenAlone {
		code := emvqr.MustParse(v.payload)
		for f := range code.Validate() {
			if _, there := code.Object(f.Path); f.Path.IsZero() || there || f.Rule == "MPM-4.8.1.5-PSS" && f.Severity == emvqr.Warning {
				continue
			}
			if parent, ok := code.Object(f.Path.Parent()); ok && !parent.IsTemplate() {
				continue // an opaque one is pointed at where it stops to read
			}
			missing++
			require.Equal(t, code.Place(f.Path).Offset, f.Offset, "%s: %s", v.name, f)
		}
	}
	require.Greater(t, missing, 8)
}
