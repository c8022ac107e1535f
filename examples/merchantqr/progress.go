package main

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long work may take before a progress line appears.
const patience = time.Second

// progress tells a person who waits how far the work has come. How many payloads
// there will be is not known, so it shows how many there were and how fast.
type progress struct {
	count int
	bar   *progressbar.ProgressBar
}

func newProgress(to io.Writer, patience time.Duration) *progress {
	const unknown = -1
	return &progress{bar: progressbar.NewOptions(unknown,
		progressbar.OptionSetWriter(&lateWriter{to, time.Now().Add(patience)}),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("payloads"),
		progressbar.OptionThrottle(100*time.Millisecond),
		// By itself the spinner would turn in a goroutine that races with Set.
		progressbar.OptionSetSpinnerChangeInterval(0),
		progressbar.OptionClearOnFinish(),
	)}
}

func (p *progress) add(payloads int) {
	p.count += payloads
	p.bar.Describe(fmt.Sprintf("%d payloads", p.count))
	// It fails only where the terminal is gone; the work goes on.
	_ = p.bar.Set(p.count)
}

func (p *progress) finish() { _ = p.bar.Finish() }

// lateWriter drops what comes before its time.
type lateWriter struct {
	to   io.Writer
	open time.Time
}

func (w *lateWriter) Write(text []byte) (int, error) {
	if time.Now().Before(w.open) {
		return len(text), nil
	}
	return w.to.Write(text)
}
