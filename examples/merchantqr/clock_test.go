package main

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Codes that end: PayNow's at midnight in Singapore after the last day of 2030, KHQR's
// at noon UTC on the day before.
func endsWithTheYear(t *testing.T) string {
	return compose(t, []string{
		"compose", "--name=Noodle House", "--city=Singapore", "--mcc=5812", "--account=paynow:uen=201403121W,expires=20301231",
	})
}

func endsAtNoon(t *testing.T) string {
	return compose(t, []string{
		"compose", "--name=Noodle House", "--city=Phnom Penh", "--mcc=5812", "--amount=5000",
		"--account=khqr:account=noodle_house@devb,merchant_id=7,bank=Dev Bank,created=1745915488053,expires=1924862400000",
	})
}

func TestACodeThatHasExpiredIsRefusedByEveryCommand(t *testing.T) {
	for _, c := range []struct {
		text, network, before, after string
	}{
		{endsWithTheYear(t), "paynow", "2030-12-31T23:59:59+08:00", "2031-01-01T00:00:00+08:00"},
		{endsWithTheYear(t), "paynow", "2026-11-28T12:00:00Z", "2030-12-31T16:00:00Z"},
		{endsAtNoon(t), "khqr", "2030-12-30T11:59:59Z", "2030-12-30T12:00:00Z"},
	} {
		for at, want := range map[string]int{c.before: exitOK, c.after: exitNotOK} {
			for _, args := range []string{"inspect", "inspect --wallets", "inspect --json", "validate", "readable", "readable --json", "route --wallet=" + c.network, "route --json --wallet=" + c.network} {
				got := callWith("", append(strings.Fields(args), "--at="+at, c.text)...)
				assert.Equal(t, want, got.status, "%s at %s: %s%s", args, at, got.out, got.err)
				assert.Equal(t, want == exitNotOK, strings.Contains(got.out, "the code expired at "), "%s at %s: %s", args, at, got.out)
				assert.NotContains(t, got.out, "nobody said what time it is")
			}
		}
		got := callWith(c.text+"\n"+c.text+"\n", "validate", "--at="+c.after)
		assert.Contains(t, got.err, "2 codes: 0 ok, 2 not", "on standard input, too")
	}
}

func TestWithoutATimeAnExpiryIsToldAndNotJudged(t *testing.T) {
	for _, text := range []string{endsWithTheYear(t), endsAtNoon(t)} {
		for _, args := range []string{"inspect", "validate", "inspect --json"} {
			got := callWith("", append(strings.Fields(args), "--at=none", text)...)
			assert.Equal(t, exitOK, got.status, got.out)
			assert.Contains(t, got.out, "the code expires at 2030-12-3")
			assert.Contains(t, got.out, "nobody said what time it is")
		}
		assert.Equal(t, exitOK, callWith("", "readable", "--at=none", text).status)
	}
}

func TestTheTimeIsTheComputersUnlessSaid(t *testing.T) {
	text := endsWithTheYear(t)
	assert.Equal(t, callWith("", "validate", "--at", time.Now().Format(time.RFC3339), text), callWith("", "validate", text))
	assert.Equal(t, callWith("", "validate", "--at=now", text), callWith("", "validate", text))
	var c clock
	assert.Equal(t, "now", c.String())
	for _, text := range []string{"none", "2026-11-28T12:00:00Z", "2026-11-28T19:00:00+07:00", "now"} {
		require.NoError(t, c.Set(text))
		assert.Equal(t, text, c.String())
	}
}

func TestATimeWithoutItsOffsetIsWrongUsage(t *testing.T) {
	for _, at := range []string{"", "tomorrow", "2026-11-28", "2026-11-28T12:00:00", "12:00", "1764331200"} {
		for _, args := range []string{"inspect", "validate", "readable", "route --wallet=visa"} {
			got := callWith("", append(strings.Fields(args), "--at="+at, abcHammers)...)
			assert.Equal(t, exitUsage, got.status, args)
			assert.Contains(t, got.err, "expected a time with its offset, such as 2026-11-28T12:00:00Z")
		}
	}
}

func TestACodeThatHasExpiredIsNotWritten(t *testing.T) {
	for _, account := range []string{
		"paynow:uen=201403121W,expires=20201231",
		"khqr:account=noodle_house@devb,merchant_id=7,bank=Dev Bank,created=1745915488053,expires=1745915488054",
	} {
		got := callWith("", "compose", "--name=Noodle House", "--city=Singapore", "--mcc=5812", "--amount=5000", "--account", account)
		assert.Equal(t, exitNotOK, got.status)
		assert.Empty(t, got.out)
		assert.Contains(t, got.err, "1 problem:")
		assert.Contains(t, got.err, "--account: the code expired at ")
	}
}
