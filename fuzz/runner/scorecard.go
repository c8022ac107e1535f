package runner

import (
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"
)

// Scorecard is the result of a run.
type Scorecard struct {
	// Adapter is how the implementation introduced itself.
	Adapter Hello `json:"adapter"`
	// Date is the day of the run, in UTC.
	Date string `json:"date"`
	// Corpus says which corpus it was.
	Corpus CorpusInfo `json:"corpus"`
	// Seconds is the limit of time of a case, MemoryBytes that of memory, 0 for
	// none.
	Seconds     float64 `json:"seconds"`
	MemoryBytes int64   `json:"memory_bytes"`
	// NotAsked are the cases beyond the claims of the implementation.
	NotAsked int `json:"not_asked"`
	// Restarts is how often the adapter had to be started again.
	Restarts int `json:"restarts"`
	// Total counts every case once.
	Total Tally `json:"total"`
	// ToTake and ToRefuse are how many of the cases asked have one right result;
	// the rest are acceptable.
	ToTake   int `json:"to_take"`
	ToRefuse int `json:"to_refuse"`
	// Either counts the cases that passed and would have passed with the opposite
	// result as well.
	Either Either `json:"either_way"`
	// Flags counts the cases with each flag; a case may have several.
	Flags []FlagScore `json:"flags"`
	// Failures are the cases that failed, by ascending tcId.
	Failures []Failure `json:"failures"`

	notes map[string]Note
}

// Either counts acceptable cases by what the implementation made of them.
type Either struct {
	Taken   int `json:"taken"`
	Refused int `json:"refused"`
}

// CorpusInfo tells one version of a corpus from another.
type CorpusInfo struct {
	Cases  int    `json:"cases"`
	Digest string `json:"digest"`
}

// Tally counts outcomes.
type Tally struct {
	Passed          int `json:"passed"`
	WronglyAccepted int `json:"wrongly_accepted"`
	WronglyRefused  int `json:"wrongly_refused"`
	Crashed         int `json:"crashed"`
	Hung            int `json:"hung"`
	Unreadable      int `json:"unreadable"`
	WrongNetworks   int `json:"wrong_networks"`
	WrongFields     int `json:"wrong_fields"`
	Skipped         int `json:"skipped"`
}

// of is the counter of an outcome.
func (t *Tally) of(o Outcome) *int {
	switch o {
	case WronglyAccepted:
		return &t.WronglyAccepted
	case WronglyRefused:
		return &t.WronglyRefused
	case Crashed:
		return &t.Crashed
	case Hung:
		return &t.Hung
	case Unreadable:
		return &t.Unreadable
	case WrongNetworks:
		return &t.WrongNetworks
	case WrongFields:
		return &t.WrongFields
	case Skipped:
		return &t.Skipped
	}
	return &t.Passed
}

// Asked is how many cases were asked.
func (t Tally) Asked() int { return t.Passed + t.Failed() + t.Skipped }

// Failed is how many cases count against the implementation.
func (t Tally) Failed() int {
	return t.WronglyAccepted + t.WronglyRefused + t.Crashed + t.Hung + t.Unreadable + t.WrongNetworks + t.WrongFields
}

// FlagScore counts the cases with one flag.
type FlagScore struct {
	Flag string `json:"flag"`
	Note
	Tally Tally `json:"tally"`
}

// Failure is a case that failed.
type Failure struct {
	ID         int      `json:"tcId"`
	Topic      string   `json:"topic"`
	Comment    string   `json:"comment"`
	Flags      []string `json:"flags"`
	Payload    *string  `json:"payload,omitempty"`
	PayloadHex *string  `json:"payload_hex,omitempty"`
	Want       Result   `json:"want"`
	Outcome    Outcome  `json:"outcome"`
	Detail     string   `json:"detail,omitempty"`
}

// newScorecard is the scorecard before the first case.
func newScorecard(hello Hello, c Corpus, o Options) Scorecard {
	card := Scorecard{
		Adapter: hello,
		Date:    time.Now().UTC().Format(time.DateOnly),
		Corpus:  CorpusInfo{Cases: len(c.Cases), Digest: c.Digest},
		Seconds: o.CaseTimeout.Seconds(),
		Flags:   []FlagScore{}, Failures: []Failure{},
		notes: c.Notes,
	}
	if MemoryLimited && o.Memory > 0 {
		card.MemoryBytes = o.Memory
	}
	return card
}

// count enters a verdict.
func (s *Scorecard) count(v Verdict) {
	*s.Total.of(v.Outcome)++
	switch v.Case.Result {
	case Valid:
		s.ToTake++
	case Invalid:
		s.ToRefuse++
	}
	if v.Outcome == Passed && v.Case.Result == Acceptable {
		if v.Taken {
			s.Either.Taken++
		} else {
			s.Either.Refused++
		}
	}
	for _, flag := range slices.Compact(slices.Sorted(slices.Values(v.Case.Flags))) {
		*s.flag(flag).Tally.of(v.Outcome)++
	}
	if !v.Outcome.Failed() {
		return
	}
	payload, payloadHex := payloadForms(v.Case.Text)
	s.Failures = append(s.Failures, Failure{
		ID: v.Case.ID, Topic: v.Case.Topic, Comment: v.Case.Comment, Flags: v.Case.Flags,
		Payload: payload, PayloadHex: payloadHex, Want: v.Case.Result, Outcome: v.Outcome, Detail: v.Detail,
	})
}

// flag is the score of a flag, which is entered in order if it is new.
func (s *Scorecard) flag(name string) *FlagScore {
	at, found := slices.BinarySearchFunc(s.Flags, name, func(f FlagScore, name string) int {
		return strings.Compare(f.Flag, name)
	})
	if !found {
		s.Flags = slices.Insert(s.Flags, at, FlagScore{Flag: name, Note: s.notes[name]})
	}
	return &s.Flags[at]
}

// Clean reports whether cases passed and none failed. An adapter that skips all
// has shown nothing.
func (s Scorecard) Clean() bool { return s.Total.Passed > 0 && s.Total.Failed() == 0 }

// WriteJSON writes the scorecard as indented JSON.
func (s Scorecard) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(s)
}
