package wallet

import (
	"errors"
	"fmt"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Fact is how a row of the table is known.
type Fact struct {
	// Since is when it began, "" where no source says. Seen is then a day on which it
	// held.
	Since, Seen Date
	// Until is the last day of it, "" for one that goes on.
	Until Date
	// Source is where it is written, and Confidence how sure that is.
	Source     string
	Confidence emvqr.Confidence
}

// The ways that the rows of this table say how they are known.

func known(source string, c emvqr.Confidence) Fact { return Fact{Source: source, Confidence: c} }

func since(day Date, source string, c emvqr.Confidence) Fact {
	return Fact{Since: day, Source: source, Confidence: c}
}

func seen(day Date, source string, c emvqr.Confidence) Fact {
	return Fact{Seen: day, Source: source, Confidence: c}
}

func between(from, until Date, source string, c emvqr.Confidence) Fact {
	return Fact{Since: from, Until: until, Source: source, Confidence: c}
}

// A to D in the rows.
const (
	A = emvqr.ConfidenceA
	B = emvqr.ConfidenceB
	C = emvqr.ConfidenceC
	D = emvqr.ConfidenceD
)

// firm reports whether it may lead to a no.
func (f *Fact) firm() bool {
	return f.Confidence == emvqr.ConfidenceA || f.Confidence == emvqr.ConfidenceB
}

// most is the best answer that it can carry.
func (f *Fact) most() Answer {
	switch f.Confidence {
	case emvqr.ConfidenceA, emvqr.ConfidenceB:
		return Yes
	case emvqr.ConfidenceC:
		return Likely
	}
	return NotEstablished
}

// at is where a time is in its life. Where nobody says what time it is, that is as of
// the table.
func (f *Fact) at(now time.Time) phase {
	if now.IsZero() {
		if f.Until != "" {
			return over
		}
		return holds
	}
	if f.Until != "" {
		first, last := f.Until.begins()
		if !now.Before(last.AddDate(0, 0, 1)) {
			return over
		}
		if now.After(first.AddDate(0, 0, 1)) {
			return unsure
		}
	}
	switch {
	case f.Since != "":
		first, last := f.Since.begins()
		if now.Before(first) {
			return notYet
		}
		if now.Before(last) {
			return unsure
		}
	case f.Seen != "":
		if first, _ := f.Seen.begins(); now.Before(first) {
			return unsure
		}
	}
	return holds
}

// check is what is wrong with it.
func (f *Fact) check() error {
	if f.Source == "" {
		return errors.New("it has no source")
	}
	if f.Confidence < emvqr.ConfidenceA || f.Confidence > emvqr.ConfidenceD {
		return errors.New("it has no confidence")
	}
	for _, d := range [...]Date{f.Since, f.Seen, f.Until} {
		if d == "" {
			continue
		}
		if _, _, err := d.bounds(); err != nil {
			return err
		}
	}
	if f.Since != "" && f.Until != "" && f.Until < f.Since {
		return fmt.Errorf("it ends %s, before it begins %s", f.Until, f.Since)
	}
	return nil
}
