// Command walletbackend is a small HTTP service as the team of a wallet would
// write it: the app sends what it scanned and which networks the wallet can pay,
// and gets back what it is, whose account to pay, how much, and everything that
// is wrong with it.
//
//	walletbackend -listen localhost:8080
//	curl --json '{"scanned":"0002…","networks":["promptpay"]}' localhost:8080/v1/scan
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	listen := flag.String("listen", "localhost:8080", "address to listen on")
	flag.Parse()
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := net.Listen("tcp", *listen)
	if err == nil {
		log.Info("listening", "address", listener.Addr().String())
		err = serve(ctx, listener, newHandler(log, time.Now), log, defaultLimits)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "walletbackend:", err)
		os.Exit(1)
	}
}

// limits bound how long a client may take.
type limits struct {
	header, read, write, idle time.Duration
	// drain is how long requests under way may take once the service is asked to
	// stop.
	drain time.Duration
}

var defaultLimits = limits{
	header: 2 * time.Second, read: 5 * time.Second, write: 5 * time.Second, idle: time.Minute, drain: 10 * time.Second,
}

// serve answers requests until ctx is done, and then lets those under way end.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger, l limits) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: l.header,
		ReadTimeout:       l.read,
		WriteTimeout:      l.write,
		IdleTimeout:       l.idle,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		graceful, cancel := context.WithTimeout(context.Background(), l.drain)
		defer cancel()
		stopped <- server.Shutdown(graceful)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
