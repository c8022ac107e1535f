package profiles_test

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain lets the collector run seldom. The tests of this package make millions of
// codes and keep none, and a fifth of their time went into collecting them at once.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
