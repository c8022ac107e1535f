package conform

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
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
	// Stderr is where the adapter's standard error goes; nil drops it.
	Stderr io.Writer
	// Observe is told what became of each case, as it happens, if it is not nil;
	// see [Verdict.WriteText]. Nothing is written to Stderr meanwhile.
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
	if observe, stderr := o.Observe, o.Stderr; observe != nil && stderr != nil {
		shared := &sharedWriter{w: stderr}
		o.Stderr, o.Observe = shared, func(v Verdict) {
			shared.mu.Lock()
			defer shared.mu.Unlock()
			observe(v)
		}
	}
	return o
}

// sharedWriter takes what adapters write while others write to w, too.
type sharedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *sharedWriter) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}

// ParseCases reads a list of tcIds for [Options], such as "12,13". The empty list
// is none.
func ParseCases(list string) (ids []int, err error) {
	if list == "" {
		return nil, nil
	}
	for _, word := range strings.Split(list, ",") {
		id, err := strconv.Atoi(strings.TrimSpace(word))
		if err != nil {
			return nil, fmt.Errorf("conform: %q is no tcId; expected numbers with commas, such as 12,13", word)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// Verdict is what became of a case, and why.
type Verdict struct {
	Case    Case
	Outcome Outcome
	// Detail says more, where there is more to say than the outcome.
	Detail string
	// Answer is the line that was judged; "" where none came that could be.
	Answer string
	// Number is how many cases have been asked by now, and Of how many will be.
	Number, Of int
}

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

// choose returns the cases to be asked.
func (o Options) choose(all Corpus, claims Claims) (asked []Case, err error) {
	if err := o.know(claims, all); err != nil {
		return nil, fmt.Errorf("conform: %s: %w", o.Command[0], err)
	}
	for _, test := range all.Cases {
		if o.asks(test, claims) {
			asked = append(asked, test)
		}
	}
	for _, id := range o.Cases {
		if !slices.ContainsFunc(asked, func(test Case) bool { return test.ID == id }) {
			return nil, fmt.Errorf("conform: %w: the corpus has no case %d", ErrNothingAsked, id)
		}
	}
	if len(asked) == 0 {
		return nil, fmt.Errorf("conform: %w: no case is within the claims of %s", ErrNothingAsked, o.Command[0])
	}
	return asked, nil
}

// know checks that the names in the claims are of the corpus or of the one in
// fuzz/corpus, of which it may be a part.
func (o Options) know(claims Claims, c Corpus) error {
	err := claims.known(c)
	if err != nil && o.Corpus != corpus.Files {
		if c, err = Load(corpus.Files); err == nil {
			err = claims.known(c)
		}
	}
	return err
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
		return Verdict{Case: test, Outcome: outcome, Detail: detail, Answer: got.line}, nil
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
