package growth_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/internal/growth"
)

// verdict takes down whether a test would have failed.
type verdict struct {
	testing.TB
	failed bool
}

func (v *verdict) Helper()               {}
func (v *verdict) Errorf(string, ...any) { v.failed = true }

func TestRequire(t *testing.T) {
	var kept string
	for _, tt := range []struct {
		name   string
		length int
		work   func()
		failed bool
	}{
		{"little work", 100, func() {}, false},
		{"a copy", 1 << 20, func() { kept = strings.Repeat("x", 1<<20) }, false},
		{"a copy for each hundred bytes", 1 << 16, func() {
			for range 1 << 16 / 100 {
				kept = strings.Repeat("x", 1<<16)
			}
		}, true},
		{"a rest that is slow", 100, func() { time.Sleep(210 * time.Millisecond) }, true},
	} {
		v := &verdict{TB: t}
		growth.Require(v, tt.length, tt.work)
		require.Equal(t, tt.failed, v.failed, tt.name)
	}
	require.NotEmpty(t, kept)
}

func TestRequireTriesAgain(t *testing.T) {
	tries := 0
	growth.Require(t, 100, func() {
		if tries++; tries < 3 {
			time.Sleep(210 * time.Millisecond)
		}
	})
	require.Equal(t, 3, tries)
}
