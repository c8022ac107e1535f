package conform

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"github.com/openmerchantqr/emvqr/fuzz/corpus"
)

// Defaults of Options.
const (
	DefaultCaseTimeout  = 2 * time.Second
	DefaultStartTimeout = 30 * time.Second
	DefaultMemory       = 1 << 30
	DefaultMaxLine      = 1 << 20
)

// Options say what to run and how. Only Command is needed.
type Options struct {
	// Command is the adapter: a program and its arguments.
	Command []string
	// Corpus is the corpus; nil is the one in fuzz/corpus.
	Corpus fs.FS
	// Cases are the tcIds to ask, whatever the adapter claims; none is all that
	// it claims.
	Cases []int
	// CaseTimeout bounds the time for one answer, StartTimeout that for the
	// greeting.
	CaseTimeout, StartTimeout time.Duration
	// Memory bounds the data memory of the adapter in bytes, on Linux; see
	// [MemoryLimited]. Below zero there is no limit.
	Memory int64
	// MaxLine bounds the length of an answer in bytes.
	MaxLine int
	// Stderr is where the adapter's standard error goes, while Run goes on with
	// other things; nil drops it.
	Stderr io.Writer
	// Observe is told what became of each case, as it happens, if it is not nil.
	Observe func(Verdict)
}

// withDefaults fills in what was left open.
func (o Options) withDefaults() Options {
	if o.Corpus == nil {
		o.Corpus = corpus.Files
	}
	if o.CaseTimeout <= 0 {
		o.CaseTimeout = DefaultCaseTimeout
	}
	if o.StartTimeout <= 0 {
		o.StartTimeout = DefaultStartTimeout
	}
	if o.Memory == 0 {
		o.Memory = DefaultMemory
	}
	if o.MaxLine <= 0 {
		o.MaxLine = DefaultMaxLine
	}
	return o
}

// Verdict is what became of a case, and why.
type Verdict struct {
	Case    Case
	Outcome Outcome
	// Detail says more, where there is more to say than the outcome.
	Detail string
}

// Run starts the adapter, asks it all cases that it claims, one after the other,
// and keeps score. It returns an error where it could not: no such program, no
// greeting, no corpus, or ctx has ended. The scorecard then holds what was
// found out so far.
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
	for _, test := range all.Cases {
		if !o.asks(test, r.hello.Claims) {
			card.NotAsked++
			continue
		}
		outcome, detail, err := r.verdict(ctx, test)
		card.Restarts = r.starts - 1
		if err != nil {
			return card, err
		}
		v := Verdict{test, outcome, detail}
		card.count(v)
		if o.Observe != nil {
			o.Observe(v)
		}
	}
	return card, nil
}

// asks reports whether the case is to be asked.
func (o Options) asks(test Case, claims Claims) bool {
	if len(o.Cases) > 0 {
		return slices.Contains(o.Cases, test.ID)
	}
	return claims.cover(test)
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
		return fmt.Errorf("conform: %s does not start: %w", r.options.Command[0], err)
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
func (r *runner) verdict(ctx context.Context, test Case) (Outcome, string, error) {
	got, err := r.ask(ctx, test)
	if err != nil && ctx.Err() == nil {
		got, err = r.ask(ctx, test)
	}
	switch {
	case err == nil:
		outcome, detail := judge(test, got, r.hello.Claims)
		return outcome, detail, nil
	case ctx.Err() != nil:
		return "", "", fmt.Errorf("conform: %w", context.Cause(ctx))
	case errors.Is(err, errHung):
		return Hung, err.Error(), nil
	case errors.Is(err, errCrashed):
		return Crashed, err.Error(), nil
	case errors.Is(err, errGarbled):
		return Unreadable, err.Error(), nil
	}
	return "", "", err
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
