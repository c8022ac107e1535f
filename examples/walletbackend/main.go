// Command walletbackend is an HTTP service as the team of a wallet would put it into
// production: the app sends what it scanned and what the wallet can pay, and gets back
// what it is, who would be paid, how much, and whether the wallet may. It also writes
// codes, makes dynamic ones of static ones, and draws them.
//
//	walletbackend -listen localhost:8080
//	curl --json '{"scanned":"0002…","networks":["promptpay"]}' localhost:8080/v1/scan
//
// All that is about payments is the library's; this is HTTP around it. One file is one
// idea: routes.go is the list of what there is.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	switch err := run(ctx, os.Args[1:], os.LookupEnv, os.Stderr); {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "walletbackend:", err)
		os.Exit(1)
	}
}

// run serves until ctx is done.
func run(ctx context.Context, args []string, env func(string) (string, bool), stderr io.Writer) error {
	s, err := settingsOf(args, env, stderr)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewJSONHandler(stderr, &slog.HandlerOptions{Level: s.level}))
	listener, err := net.Listen("tcp", s.listen)
	if err != nil {
		return err
	}
	log.Info("listening", "address", listener.Addr().String())
	return serve(ctx, listener, newService(options{log: log, now: time.Now, atOnce: s.atOnce}), s.limits)
}
