// Command walletbackend is a small HTTP service as the team of a wallet would
// write it: the app sends what it scanned and which networks the wallet can pay,
// and gets back what it is, whose account to pay, how much, and everything that
// is wrong with it.
//
//	walletbackend -listen localhost:8080
//	curl -d '{"scanned":"0002…","networks":["promptpay"]}' localhost:8080/v1/scan
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
		err = serve(ctx, listener, log)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "walletbackend:", err)
		os.Exit(1)
	}
}

// drain is how long requests under way may take once the service is asked to
// stop.
const drain = 10 * time.Second

// serve answers requests until ctx is done, and then lets those under way end.
func serve(ctx context.Context, listener net.Listener, log *slog.Logger) error {
	server := &http.Server{
		Handler:           newHandler(log),
		ReadHeaderTimeout: 2 * time.Second,
		ReadTimeout:       5 * time.Second,
		WriteTimeout:      5 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		graceful, cancel := context.WithTimeout(context.Background(), drain)
		defer cancel()
		stopped <- server.Shutdown(graceful)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
