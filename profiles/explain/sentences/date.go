package sentences

import (
	"strconv"
	"time"
)

// time is a moment in UTC, which it says. Somebody in a shop may be in any zone, and the
// text does not say in which.
func (t *teller) time(at time.Time) string {
	at = at.UTC()
	layout := "15:04"
	if at.Second() != 0 {
		layout = "15:04:05"
	}
	return t.say(timeAt, strconv.Itoa(at.Year()), t.say(monthOf(at.Month())), strconv.Itoa(at.Day()), at.Format(layout))
}
