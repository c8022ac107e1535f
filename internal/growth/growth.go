// Package growth lets a test ask that work on a text takes time and memory in
// proportion to its length, as it must where texts come from strangers. It serves
// the tests of this module.
package growth

import (
	"runtime"
	"testing"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// limit is what work may take: a part for a text as such, one for each byte of
// what a symbol can hold, and one for each byte at all, as refusing or printing
// a long text needs. The times are hundreds of times what is usual, since a
// machine that is busy with other things must not fail a test; so is the memory,
// but where every four bytes of a text give a finding. What is broken is looked at in
// every way in which it may have been written, a short text as well as a long one; 74
// bytes were met that took 421 kB.
const (
	timeAtAll, timePerSymbolByte, timePerByte       = 200 * time.Millisecond, 20 * time.Microsecond, time.Microsecond
	memoryAtAll, memoryPerSymbolByte, memoryPerByte = 1 << 20, 1 << 10, 16
)

func limit(length int) (took time.Duration, memory uint64) {
	inSymbol := min(length, emvqr.MaxBytes)
	return timeAtAll + time.Duration(inSymbol)*timePerSymbolByte + time.Duration(length)*timePerByte,
		memoryAtAll + uint64(inSymbol)*memoryPerSymbolByte + uint64(length)*memoryPerByte
}

// Require fails the test where work takes more than a text of so many bytes may
// ask for. Work is done again, up to three times, while it takes too much: what
// runs beside it, the runtime included, counts too.
func Require(t testing.TB, length int, work func()) {
	t.Helper()
	mostTime, mostMemory := limit(length)
	var took time.Duration
	var memory uint64
	for range 3 {
		if took, memory = measure(work); took <= mostTime && memory <= mostMemory {
			return
		}
	}
	t.Errorf("work on a text of %d bytes takes %s and %d bytes of memory, expected %s and %d at most", length, took, memory, mostTime, mostMemory)
}

func measure(work func()) (took time.Duration, memory uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	work()
	took = time.Since(start)
	runtime.ReadMemStats(&after)
	return took, after.TotalAlloc - before.TotalAlloc
}
