package explain_test

import (
	"testing"
	"time"

	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain"
)

var today = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

// BenchmarkText explains the sound samples and writes them as inspect --json does; an
// operation is one code.
func BenchmarkText(b *testing.B) {
	set, rows := profiles.Known().At(today), samples.Of(b, func(r samples.Row) bool { return r.Sealed })
	var line []byte
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		e := explain.Text(set, rows[i%len(rows)].Payload)
		line = e.AppendJSON(line[:0])
		i++
	}
}
