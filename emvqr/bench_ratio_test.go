package emvqr_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sigurn/crc16"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// benchmarkSet are codes that something is done with one after the other.
type benchmarkSet struct {
	name     string
	payloads []string
	data     [][]byte // the same as sigurn takes them
}

func benchmarkSetOf(name string, payloads ...string) benchmarkSet {
	s := benchmarkSet{name, payloads, nil}
	for _, payload := range payloads {
		s.data = append(s.data, []byte(payload))
	}
	return s
}

// collectedCodes are all collected codes that are any. Read in turn they are what no
// processor learns by heart, as it does one code that is read over and over.
func collectedCodes(t testing.TB) (payloads []string) {
	for _, s := range samples(t) {
		if _, err := emvqr.Parse(s.payload); err == nil {
			payloads = append(payloads, s.payload)
		}
	}
	return payloads
}

// sigurn is the yardstick: what a reader cannot do without, by the library that most Go
// programs have it from.
func (s benchmarkSet) sigurn(i int) { checksum = crc16.Checksum(s.data[i], ccittFalse) }

var (
	ccittFalse = crc16.MakeTable(crc16.CRC16_CCITT_FALSE)
	checksum   uint16
)

// run times something that is done with each code by turns with sigurn's checksum of it.
// The best turn of each counts: what else the machine does only ever makes a turn slower.
// All metrics are about one code.
func (s benchmarkSet) run(b *testing.B, do func(i int)) {
	b.Run(s.name, func(b *testing.B) {
		codes := float64(len(s.payloads))
		calls := codes * float64(1+200/len(s.payloads))
		best := [2]time.Duration{1 << 62, 1 << 62}
		for b.Loop() {
			for k, f := range [...]func(int){do, s.sigurn} {
				began := time.Now()
				for range 1 + 200/len(s.payloads) {
					for i := range s.payloads {
						f(i)
					}
				}
				best[k] = min(best[k], time.Since(began))
			}
		}
		b.ReportMetric(float64(best[0])/calls, "ns/op") // and not that of all turns
		b.ReportMetric(float64(best[1])/calls, "ns/sigurn")
		b.ReportMetric(float64(best[0])/float64(best[1]), "of-sigurn")
		b.ReportMetric(testing.AllocsPerRun(20, func() { do(0) }), "allocs/op")
		b.ReportMetric(float64(len(strings.Join(s.payloads, "")))/codes, "bytes")
		b.ReportMetric(codes, "codes")
	})
}
