package emvqr

import "testing"

// Judged are the findings of every rule, asked one by one, also of a code of which the
// quick answer is that it has none.
func (c Code) Judged(yield func(Finding) bool) { c.judged(yield) }

// Stride is how far apart the cases of a long line of them are that are tried: in a short
// run, such as one of another processor's program in an emulator, every tenth is.
func Stride() int {
	if testing.Short() {
		return 10
	}
	return 1
}

// Often is how many times something random is tried, n in a run that is not short.
func Often(n int) int { return n / Stride() }
