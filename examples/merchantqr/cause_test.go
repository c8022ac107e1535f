package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatIsRefusedIsToldItsCauseAndNotThatItIsNoCode(t *testing.T) {
	for text, want := range map[string]struct {
		says   string
		offset int
	}{
		"https://qr.xn--alpay-o4a.com/28100004abcdefgh":                                            {"looks like qr.alipay.com", 8},
		"https://qr.955l6.com/00010000/x":                                                          {"looks like qr.95516.com", 8},
		"https://pay.example/?a=upi%3A%2F%2Fpay%3Fpa%3Da%40bank&b=upi%3A%2F%2Fpay%3Fpa%3Dc%40bank": {"two payments", 0},
		"no code": {"this is plain text and no payment code", 0},
	} {
		var line struct {
			OK       bool
			Findings []struct {
				Offset  int
				Message string
			}
			Error *struct {
				Offset  int
				Message string
			}
		}
		require.NoError(t, json.Unmarshal([]byte(callWith("", "inspect", "--json", text).out), &line), text)
		assert.False(t, line.OK, text)
		require.NotNil(t, line.Error, text)
		assert.Contains(t, line.Error.Message, want.says, text)
		assert.Equal(t, want.offset, line.Error.Offset, text)
		assert.Equal(t, line.Findings[0].Offset, line.Error.Offset, "one place for one cause: %s", text)
	}
	page := callWith("", "inspect", "https://qr.xn--alpay-o4a.com/28100004abcdefgh").out
	assert.NotContains(t, page, "^", "nothing is wrong at the beginning of the link")
}

func TestWhatIsDrawnAndMustNotBePaidIsSaid(t *testing.T) {
	for text, says := range map[string]string{
		"https://qr.xn--alpay-o4a.com/28100004abcdefgh": "looks like qr.alipay.com",
		"upi://pay?pa=shop@bank&pa=evil@bank":           "pa comes twice",
		"no code":                                       "this is plain text and no payment code",
	} {
		got := callWith("", "draw", "--out", "terminal", text)
		assert.Contains(t, got.err, "merchantqr: warning: ", text)
		assert.Contains(t, got.err, says, text)
	}
}
