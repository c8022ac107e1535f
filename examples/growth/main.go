// Command growth draws how the time that work takes grows: with the length of the
// text, and with how many networks a set knows.
//
//	go -C examples/growth run . -to ../../docs
//
// It writes growth-length.svg and growth-networks.svg. Both axes of each panel are
// linear and begin at 0, so that a straight line is work in proportion. A dot is the
// fastest of many runs, which are made by turns over all dots, since what else a
// machine does only ever makes a run slower. The line through the dots is fitted by
// least squares.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	to := flag.String("to", ".", "write the figures to the `folder`")
	rounds := flag.Int("rounds", 300, "measure each dot `n` times, of which the fastest counts")
	flag.Parse()
	if err := run(*to, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "growth:", err)
		os.Exit(1)
	}
}

func run(to string, rounds int) error {
	if rounds < 1 {
		return errors.New("-rounds is 1 or more")
	}
	for _, f := range []struct {
		name string
		of   func() (figure, error)
	}{{"growth-length.svg", byLength}, {"growth-networks.svg", byNetworks}} {
		figure, err := f.of()
		if err != nil {
			return err
		}
		figure.measure(rounds)
		if err := figure.write(filepath.Join(to, f.name)); err != nil {
			return err
		}
	}
	return nil
}
