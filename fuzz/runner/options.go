package runner

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/openmerchantqr/emvqr/fuzz/vectors"
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
	// Corpus is the corpus; nil is the one in fuzz/vectors.
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
		o.Corpus = vectors.Files
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
// fuzz/vectors, of which it may be a part.
func (o Options) know(claims Claims, c Corpus) error {
	err := claims.known(c)
	if err != nil && o.Corpus != vectors.Files {
		if c, err = Load(vectors.Files); err == nil {
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
