package main

import "io"

// sink is standard output for all of the program, help and completion included.
// It remembers the first error, such as a full disk, which no command has to pass
// on for it to be told.
type sink struct {
	to  io.Writer
	err error
}

func (s *sink) Write(text []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.to.Write(text)
	s.err = err
	return n, err
}
