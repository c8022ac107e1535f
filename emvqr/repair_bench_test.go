package emvqr_test

import (
	"strings"
	"testing"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// What a search for repairs takes at most: the text is as long as a symbol can
// hold and nothing mends it, or it has traces of everything.
func BenchmarkDiagnoseUnsound(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"one character", strings.Replace(good, "Hammer", "Hummer", 1)},
		{"two characters", strings.Replace(good, "ABC Ham", "ABD Hum", 1)},
		{"longest", filled(2949)[:2945] + "63040000"},
		{"longest, every sign", strings.Repeat(`%20&amp;=3D+\u0030–0 ""é`, 100)},
		{"longest, digits", strings.Repeat("0", 2953)},
		{"longest, empty objects", "000201" + strings.Repeat("2600", 700)},
		{"longest, Thai", "000201" + strings.Repeat("5903กขค", 200)},
		{"hex of the longest", strings.Repeat("3030", 2900)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				emvqr.Diagnose(c.text)
			}
		})
	}
}
