package wallet

import (
	"fmt"
	"time"
)

// Date is a day, a month or a year, as the source has it: "2024-04-25", "2024-04",
// "2024"; "" for none.
type Date string

// bounds are its first moment and the first one after it.
func (d Date) bounds() (from, to time.Time, err error) {
	for _, form := range [...]struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if from, err = time.Parse(form.layout, string(d)); err == nil {
			return from, from.AddDate(form.years, form.months, form.days), nil
		}
	}
	return from, to, fmt.Errorf("%q is no date such as 2024-04-25, 2024-04 or 2024", string(d))
}

// begins are the first and the last moment at which that day, or some day of that month
// or year, may begin.
func (d Date) begins() (first, last time.Time) {
	first, to, err := d.bounds()
	if err != nil {
		return first, first
	}
	return first, to.AddDate(0, 0, -1)
}

// phase is where a time is in the life of a fact.
type phase uint8

const (
	holds phase = iota
	notYet
	unsure // the source does not tell the day, or was written later
	over
)
