package runner

import (
	"context"
	"errors"
	"fmt"
)

// The reasons for which [Run] keeps no score.
var (
	// ErrNothingAsked: the corpus has no such case, or the claims of the adapter
	// cover none.
	ErrNothingAsked = errors.New("nothing was asked")
	// ErrSilent: [MaxSilent] cases in a row got no answer in time, so that the
	// rest would take hours and tell no more.
	ErrSilent = errors.New("the adapter does not answer")
)

// MaxSilent is how many cases in a row may get no answer in time.
const MaxSilent = 30

// Run starts the adapter, asks it all cases that it claims, one after the other,
// and keeps score. It returns an error where it could not: no such program, no
// greeting, claims that the corpus does not know, no corpus, [ErrNothingAsked],
// [ErrSilent], or ctx has ended. The scorecard then holds what was found out so
// far.
//
// A case that gets no answer is asked a second time, of a program newly
// started, so that nothing is blamed on a case that was the fault of the one
// before or of a busy machine.
func Run(ctx context.Context, o Options) (Scorecard, error) {
	if len(o.Command) == 0 {
		return Scorecard{}, errors.New("conform: no adapter to run")
	}
	o = o.withDefaults()
	all, err := Load(o.Corpus)
	if err != nil {
		return Scorecard{}, err
	}
	r := &runner{options: o}
	if err := r.start(ctx); err != nil {
		return Scorecard{}, err
	}
	defer r.stop()
	card := newScorecard(r.hello, all, o)
	asked, err := o.choose(all, r.hello.Claims)
	if err != nil {
		return card, err
	}
	card.NotAsked = len(all.Cases) - len(asked)
	silent := 0
	for i, test := range asked {
		v, err := r.verdict(ctx, test)
		card.Restarts = r.starts - 1
		if err != nil {
			return card, err
		}
		v.Number, v.Of = i+1, len(asked)
		card.count(v)
		if o.Observe != nil {
			o.Observe(v)
		}
		if silent++; v.Outcome != Hung {
			silent = 0
		}
		if silent == MaxSilent {
			return card, fmt.Errorf("conform: %w: %d cases in a row got no answer in %v, the last was case %d", ErrSilent, silent, o.CaseTimeout, test.ID)
		}
	}
	return card, nil
}

// runner is a run: the adapter that is up at the moment, if one is.
type runner struct {
	options Options
	adapter *adapter
	hello   Hello
	starts  int
	asked   int
}

// start starts the adapter where none is up.
func (r *runner) start(ctx context.Context) error {
	if r.adapter != nil {
		return nil
	}
	a, err := start(ctx, r.options)
	if err != nil {
		return fmt.Errorf("conform: %s: %w", r.options.Command[0], err)
	}
	if r.starts == 0 {
		r.hello = a.hello
	}
	r.adapter = a
	r.starts++
	return nil
}

// stop ends the adapter that is up.
func (r *runner) stop() {
	if r.adapter != nil {
		r.adapter.finish()
	}
}

// verdict asks about a case, again if need be, and judges the answer.
func (r *runner) verdict(ctx context.Context, test Case) (Verdict, error) {
	got, err := r.ask(ctx, test)
	if err != nil && ctx.Err() == nil {
		got, err = r.ask(ctx, test)
	}
	if err == nil {
		outcome, detail := judge(test, got, r.hello.Claims)
		return Verdict{Case: test, Outcome: outcome, Detail: detail, Answer: got.line, Taken: got.Result == Valid}, nil
	}
	if ctx.Err() != nil {
		return Verdict{}, fmt.Errorf("conform: %w", context.Cause(ctx))
	}
	v := Verdict{Case: test, Detail: err.Error() + " (asked twice)"}
	switch {
	case errors.Is(err, errHung):
		v.Outcome = Hung
	case errors.Is(err, errCrashed):
		v.Outcome = Crashed
	case errors.Is(err, errGarbled):
		v.Outcome = Unreadable
	default:
		return Verdict{}, err
	}
	return v, nil
}

// ask asks about a case once. An adapter that did not answer is ended.
func (r *runner) ask(ctx context.Context, test Case) (answer, error) {
	if err := r.start(ctx); err != nil {
		// Not an outcome of the case: nothing was asked.
		return answer{}, errors.New(err.Error())
	}
	r.asked++
	got, err := r.adapter.ask(ctx, r.asked, test.Text, r.options.CaseTimeout)
	if err != nil {
		r.adapter.kill()
		r.adapter = nil
	}
	return got, err
}
