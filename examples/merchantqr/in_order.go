package main

import (
	"errors"
	"io"
	"runtime"
)

// inOrder does work on one thing after another, several at the same time, and tells of
// each when it is done, in the order in which they came. next gives io.EOF at the end;
// its other errors, and those of done, end it all. There is a bounded number of things
// on their way.
func inOrder[T any](next func() (T, error), do func(T), done func(T) error) error {
	type slot struct {
		thing T
		ready chan struct{}
	}
	workers := runtime.GOMAXPROCS(0)
	queue, ordered := make(chan slot, 4*workers), make(chan slot, 4*workers)
	stopped, readError := make(chan struct{}), make(chan error, 1)
	defer close(stopped)
	for range workers {
		go func() {
			for s := range queue {
				do(s.thing)
				close(s.ready)
			}
		}()
	}
	go func() {
		defer close(ordered)
		defer close(queue)
		for {
			thing, err := next()
			if err != nil {
				if errors.Is(err, io.EOF) {
					err = nil
				}
				readError <- err
				return
			}
			s := slot{thing, make(chan struct{})}
			select {
			case ordered <- s:
			case <-stopped:
				readError <- nil
				return
			}
			queue <- s
		}
	}()
	for s := range ordered {
		<-s.ready
		if err := done(s.thing); err != nil {
			return err
		}
	}
	return <-readError
}
