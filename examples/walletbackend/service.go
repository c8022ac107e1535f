package main

import (
	"log/slog"
	"net/http"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/openmerchantqr/emvqr/profiles"
)

// options are what a service is made of.
type options struct {
	log *slog.Logger
	// now is the clock by which a payment has expired.
	now func() time.Time
	// verify verifies the signatures of links; nil where nobody here has the keys.
	verify profiles.Verifier
	// atOnce is how many requests are worked on at once.
	atOnce int
}

// service answers requests.
type service struct {
	log     *slog.Logger
	now     func() time.Time
	known   *profiles.Set
	metrics *metrics
	mux     *http.ServeMux
	// ready is false once the service has been asked to stop.
	ready atomic.Bool
	// turns has a place for each request that is worked on.
	turns chan struct{}
}

func newService(o options) *service {
	s := &service{
		log: o.log, now: o.now, known: profiles.Known().Verifying(o.verify), metrics: newMetrics(),
		mux: http.NewServeMux(), turns: make(chan struct{}, o.atOnce),
	}
	s.ready.Store(true)
	s.mount(s.routes())
	return s
}

// ServeHTTP implements [http.Handler]. Whatever happens, the client has an answer, the
// log a line without a private word, and the metrics a number.
func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	started := time.Now()
	x := newExchange(w, r)
	s.metrics.underWay.Inc()
	defer func() {
		if fault := recover(); fault != nil {
			s.failed(x, fault)
		}
		s.metrics.underWay.Dec()
		took := time.Since(started)
		s.metrics.answered(x, took)
		s.logged(x, took)
	}()
	s.mux.ServeHTTP(x, r)
}

// failed answers for a handler that panicked. What it panicked with may quote a payload,
// and so may be told to nobody; where it did is told to the log.
func (s *service) failed(x *exchange, fault any) {
	if fault == http.ErrAbortHandler {
		panic(fault)
	}
	s.log.Error("a handler failed", "request", x.id, "route", x.route, "at", placeOfFault())
	if x.status == 0 {
		x.refuse(problemf(http.StatusInternalServerError, "the service failed; it says where in its log, under the id of this request"))
	}
}

// placeOfFault are the functions that were running when a handler panicked.
func placeOfFault() (functions []string) {
	var stack [16]uintptr
	const above = 4 // of the functions that look for it
	frames := runtime.CallersFrames(stack[:runtime.Callers(above, stack[:])])
	for {
		frame, more := frames.Next()
		functions = append(functions, frame.Function)
		if !more {
			return functions
		}
	}
}

// taking runs a handler while there is a place for it.
func (s *service) taking(x *exchange, handle func(*exchange)) {
	select {
	case s.turns <- struct{}{}:
		defer func() { <-s.turns }()
		handle(x)
	default:
		x.Header().Set("Retry-After", "1")
		x.refuse(problemf(http.StatusServiceUnavailable, "more requests are under way than the service takes at once"))
	}
}
