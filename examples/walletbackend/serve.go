package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// maxHeader bounds the header of a request, in bytes: the longest text that a symbol
// holds, percent-encoded in a query, has nine thousand.
const maxHeader = 16 << 10

// serve answers requests until ctx is done, and then lets those under way end.
func serve(ctx context.Context, listener net.Listener, s *service, l limits) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: l.header,
		ReadTimeout:       l.read,
		WriteTimeout:      l.write,
		IdleTimeout:       l.idle,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(connectionFaults{s.log.Handler()}, slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		s.ready.Store(false)
		time.Sleep(l.unready)
		graceful, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.drain)
		defer cancel()
		stopped <- server.Shutdown(graceful)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// connectionFaults logs that net/http had something to say of a connection, and not what:
// it may quote what was sent.
type connectionFaults struct{ slog.Handler }

// Handle implements [slog.Handler].
func (h connectionFaults) Handle(ctx context.Context, r slog.Record) error {
	return h.Handler.Handle(ctx, slog.NewRecord(r.Time, r.Level, "a connection was given up", r.PC))
}
