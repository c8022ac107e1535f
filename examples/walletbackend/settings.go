package main

import (
	"flag"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"
)

// settings are what whoever runs the service may set.
type settings struct {
	listen string
	level  slog.Level
	// atOnce is how many requests are worked on at once.
	atOnce int
	limits
}

// limits bound how long a client may take.
type limits struct {
	header, read, write, idle time.Duration
	// unready is how long the service says that it is not ready before it takes no more
	// requests, so that who sends them hears of it; drain is how long those under way may
	// take then.
	unready, drain time.Duration
}

var defaults = settings{
	listen: "localhost:8080", atOnce: 1024,
	limits: limits{
		header: 2 * time.Second, read: 5 * time.Second, write: 5 * time.Second, idle: time.Minute,
		unready: 3 * time.Second, drain: 10 * time.Second,
	},
}

// prefix is how the names of the environment begin: WALLETBACKEND_LISTEN for -listen.
const prefix = "WALLETBACKEND_"

// settingsOf reads the command line and, for what is not given there, the environment.
func settingsOf(args []string, env func(string) (string, bool), stderr io.Writer) (settings, error) {
	s := defaults
	flags := flag.NewFlagSet("walletbackend", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.listen, "listen", s.listen, "`address` to listen on")
	flags.TextVar(&s.level, "log", s.level, "least `level` that is logged: debug, info, warn or error")
	flags.IntVar(&s.atOnce, "at-once", s.atOnce, "`number` of requests that are worked on at once; what is above is answered 503")
	flags.DurationVar(&s.header, "header-timeout", s.header, "`time` for the header of a request to arrive")
	flags.DurationVar(&s.read, "read-timeout", s.read, "`time` for all of a request to arrive")
	flags.DurationVar(&s.write, "write-timeout", s.write, "`time` for an answer to be written")
	flags.DurationVar(&s.idle, "idle-timeout", s.idle, "`time` that a connection may be idle")
	flags.DurationVar(&s.unready, "unready", s.unready, "`time` to say that it is not ready before it stops")
	flags.DurationVar(&s.drain, "drain", s.drain, "`time` that requests under way may take when it stops")
	if err := fromEnvironment(flags, env); err != nil {
		return settings{}, err
	}
	if err := flags.Parse(args); err != nil {
		return settings{}, err
	}
	if flags.NArg() > 0 {
		return settings{}, fmt.Errorf("found %q, expected flags alone", flags.Arg(0))
	}
	return s, s.check()
}

func fromEnvironment(flags *flag.FlagSet, env func(string) (string, bool)) (err error) {
	flags.VisitAll(func(f *flag.Flag) {
		name := prefix + strings.ReplaceAll(strings.ToUpper(f.Name), "-", "_")
		f.Usage += " (" + name + ")"
		if value, ok := env(name); ok && err == nil {
			if fault := flags.Set(f.Name, value); fault != nil {
				err = fmt.Errorf("%s is %q: %w", name, value, fault)
			}
		}
	})
	return err
}

// check refuses what would let a client hold the service for ever.
func (s *settings) check() error {
	for _, d := range []struct {
		name string
		time time.Duration
	}{{"header-timeout", s.header}, {"read-timeout", s.read}, {"write-timeout", s.write}, {"idle-timeout", s.idle}, {"drain", s.drain}} {
		if d.time <= 0 {
			return fmt.Errorf("-%s is %s, expected a time above zero", d.name, d.time)
		}
	}
	if s.atOnce < 1 {
		return fmt.Errorf("-at-once is %d, expected at least 1", s.atOnce)
	}
	return nil
}
