package main

import (
	"bufio"
	"io"
	"runtime"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// input is one payload and its number among all, from 1.
type input struct {
	number int
	text   string
}

// work is what a command does with one payload: it appends its output to dst and
// counts in t what it found. Several payloads are worked on at the same time.
type work func(dst []byte, in input, t *tally) []byte

// shift begins the work on payloads that are there at the same time, so that what holds
// for all of them, such as what time it is, is asked once.
type shift func() work

// tally counts payloads and what was found in them.
type tally struct {
	payloads, failed int
	errors, warnings int
}

// count takes a payload in. It fails one that is not whole, for an error finding,
// or if strict for a warning.
func (t *tally) count(ok bool, findings []emvqr.Finding, strict bool) (failed bool) {
	errors, warnings := 0, 0
	for i := range findings {
		switch findings[i].Severity {
		case emvqr.Error:
			errors++
		case emvqr.Warning:
			warnings++
		}
	}
	failed = !ok || errors > 0 || strict && warnings > 0
	t.payloads++
	t.errors += errors
	t.warnings += warnings
	if failed {
		t.failed++
	}
	return failed
}

func (t *tally) add(other tally) {
	t.payloads += other.payloads
	t.failed += other.failed
	t.errors += other.errors
	t.warnings += other.warnings
}

// pipeline does its work on every line of an input and writes what comes of it
// in the order of the lines.
//
//	reader ── batches ──> workers, one a processor ──> writer
//	   ^                                                  │
//	   └──────────────── batches, empty again ────────────┘
//
// There is a fixed number of batches, and a batch holds a bounded amount of
// text, so memory does not grow with the input. The reader closes a batch when
// no further line has arrived, and the writer flushes when no further batch is
// on its way: whoever types a line, or another program that waits for the
// answer, has it at once.
type pipeline struct {
	begin shift
	sum   tally

	// wrote is told how many payloads were written; tooLong the number of each
	// line that was not read to its end. Both may be nil.
	wrote   func(payloads int)
	tooLong func(number int)

	empty   chan *batch // for the reader to fill
	filled  chan *batch // for any worker
	ordered chan *batch // the same, for the writer
	stopped chan struct{}
}

// batch is some lines on their way through the pipeline.
type batch struct {
	first int    // number of the first line
	text  []byte // the lines one behind the other
	ends  []int  // where each ends in text
	cut   []int  // numbers of those that were too long

	out  []byte
	sum  tally
	done chan struct{} // holds one element when out is ready
}

// A batch is full at either of these; empty lines have no bytes and much output.
const (
	batchBytes = 64 << 10
	batchLines = 512
)

// keptBytes is how much room for output a batch keeps for the next lines. Hostile
// lines can need a hundred times what others do.
const keptBytes = 1 << 20

// run reads to the end of the input, or until the output fails.
func (p *pipeline) run(from io.Reader, to io.Writer) error {
	workers := runtime.GOMAXPROCS(0)
	batches := 2*workers + 2
	p.empty = make(chan *batch, batches)
	p.filled = make(chan *batch, batches)
	p.ordered = make(chan *batch, batches)
	p.stopped = make(chan struct{})
	defer close(p.stopped)
	for range batches {
		p.empty <- &batch{done: make(chan struct{}, 1)}
	}
	for range workers {
		go p.workOn()
	}
	readError := make(chan error, 1)
	go func() { readError <- p.read(newLineReader(from)) }()
	if err := p.write(bufio.NewWriterSize(to, batchBytes)); err != nil {
		return err
	}
	return <-readError
}

// read fills batches until the input ends. None of the sends waits, as every
// channel has room for all batches.
func (p *pipeline) read(lines *lineReader) error {
	defer close(p.ordered)
	defer close(p.filled)
	for number := 1; ; {
		b := p.nextEmpty()
		if b == nil {
			return nil
		}
		err := b.fill(lines, number)
		if len(b.ends) > 0 {
			number += len(b.ends)
			p.ordered <- b
			p.filled <- b
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// nextEmpty is nil when the writer has given up.
func (p *pipeline) nextEmpty() *batch {
	select {
	case b := <-p.empty:
		return b
	case <-p.stopped:
		return nil
	}
}

// fill reads lines until the batch is full or the next line has not arrived yet.
func (b *batch) fill(lines *lineReader, first int) error {
	b.reset(first)
	for {
		line, cut, err := lines.next()
		if err != nil {
			return err
		}
		if cut {
			b.cut = append(b.cut, first+len(b.ends))
		}
		b.text = append(b.text, line...)
		b.ends = append(b.ends, len(b.text))
		if len(b.text) >= batchBytes || len(b.ends) >= batchLines || !lines.ready() {
			return nil
		}
	}
}

func (b *batch) reset(first int) {
	b.first, b.text, b.ends, b.cut, b.out, b.sum = first, b.text[:0], b.ends[:0], b.cut[:0], b.out[:0], tally{}
	if cap(b.out) > keptBytes {
		b.out = nil
	}
}

func (p *pipeline) workOn() {
	for b := range p.filled {
		work := p.begin()
		text, start := string(b.text), 0 // one copy for all payloads of the batch
		for i, end := range b.ends {
			b.out = work(b.out, input{b.first + i, text[start:end]}, &b.sum)
			start = end
		}
		b.done <- struct{}{}
	}
}

func (p *pipeline) write(to *bufio.Writer) error {
	for b := range p.ordered {
		<-b.done
		if _, err := to.Write(b.out); err != nil {
			return err
		}
		if len(p.ordered) == 0 {
			if err := to.Flush(); err != nil {
				return err
			}
		}
		p.note(b)
		p.empty <- b
	}
	return to.Flush()
}

func (p *pipeline) note(b *batch) {
	p.sum.add(b.sum)
	if p.wrote != nil {
		p.wrote(len(b.ends))
	}
	for _, number := range b.cut {
		if p.tooLong != nil {
			p.tooLong(number)
		}
	}
}
