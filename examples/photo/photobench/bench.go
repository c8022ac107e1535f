package main

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/openmerchantqr/emvqr/examples/photo/internal/simulate"
)

// bench is one measurement.
type bench struct {
	texts    []string
	from, to uint64
	kept     string
	readers  []reader
}

// result is what one reader made of one photo.
type result struct {
	kind     simulate.Kind
	severity int
	// read says that every code was read; wrong that something else was too.
	read, wrong bool
	took        time.Duration
}

// job is one photo to be made and read.
type job struct {
	kind     simulate.Kind
	severity int
	seed     uint64
}

func (b *bench) jobs() []job {
	var all []job
	for _, kind := range simulate.Kinds() {
		for _, severity := range []int{1, 2} {
			for seed := b.from; seed <= b.to; seed++ {
				all = append(all, job{kind, severity, seed})
			}
		}
	}
	return all
}

// run measures on as many processors as there are. results are by reader, then
// by job.
func (b *bench) run() ([][]result, error) {
	jobs := b.jobs()
	results := make([][]result, len(b.readers))
	for i := range results {
		results[i] = make([]result, len(jobs))
	}
	next := make(chan int)
	errs := make(chan error, len(jobs))
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				if err := b.measure(jobs[i], i, results); err != nil {
					errs <- err
				}
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	workers.Wait()
	close(errs)
	return results, <-errs
}

// measure lets every reader read the photo of one job.
func (b *bench) measure(j job, at int, results [][]result) error {
	p, err := simulate.Make(b.texts, j.kind, j.severity, j.seed)
	if err != nil {
		return err
	}
	for i, r := range b.readers {
		begun := time.Now()
		texts, err := r.read(p.JPEG, p.Texts)
		if err != nil {
			return err
		}
		got := result{kind: j.kind, severity: j.severity, took: time.Since(begun)}
		got.read, got.wrong = judge(texts, p.Texts)
		results[i][at] = got
		if i == 0 && (!got.read || got.wrong) && b.kept != "" {
			if err := os.WriteFile(filepath.Join(b.kept, p.Name()+".jpg"), p.JPEG, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// judge compares what was read with what is in the photo.
func judge(texts, want []string) (read, wrong bool) {
	read = true
	for _, w := range want {
		read = read && slices.Contains(texts, w)
	}
	for _, t := range texts {
		wrong = wrong || !slices.Contains(want, t)
	}
	return read, wrong
}
