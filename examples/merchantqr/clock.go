package main

import (
	"errors"
	"time"

	"github.com/spf13/pflag"

	"github.com/openmerchantqr/emvqr/profiles"
)

// clock is the time by which a code has expired, and by which rules that come and go
// with a date are in force. The zero clock is the computer's.
type clock struct {
	at   time.Time
	none bool // nobody says what time it is
}

// The times that have names.
const (
	clockNow  = "now"
	clockNone = "none"
)

func (c *clock) addFlag(flags *pflag.FlagSet) {
	flags.Var(c, "at", "judge as of this `time`, such as 2026-11-28T12:00:00Z; none tells when a code expires and does not judge it")
}

// String is the time, or its name.
func (c *clock) String() string {
	switch {
	case c.none:
		return clockNone
	case c.at.IsZero():
		return clockNow
	}
	return c.at.Format(time.RFC3339)
}

// Set takes a time of RFC 3339, with its offset, or a name.
func (c *clock) Set(text string) error {
	switch text {
	case clockNow:
		*c = clock{}
		return nil
	case clockNone:
		*c = clock{none: true}
		return nil
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return errors.New("expected a time with its offset, such as 2026-11-28T12:00:00Z or 2026-11-28T19:00:00+07:00, now or none")
	}
	*c = clock{at: at}
	return nil
}

// Type is what kind of value the flag takes.
func (*clock) Type() string { return "time" }

// networks are all networks, at that time. It is asked anew for each shift, since a
// program may feed payloads for days.
func (c *clock) networks() *profiles.Set {
	switch {
	case c.none:
		return profiles.Known()
	case c.at.IsZero():
		return profiles.Known().At(time.Now())
	}
	return profiles.Known().At(c.at)
}
