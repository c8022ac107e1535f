package main

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// logged writes the line of an answer. It is made of words from lists, numbers and the id
// of the request alone: no piece of a URL, a header or a body is ever in it, and no name.
func (s *service) logged(x *exchange, took time.Duration) {
	level := slog.LevelInfo
	switch {
	case x.status >= http.StatusInternalServerError:
		level = slog.LevelError
	case x.status >= http.StatusBadRequest:
		level = slog.LevelWarn
	}
	if !s.log.Enabled(context.Background(), level) {
		return
	}
	attrs := [...]slog.Attr{
		slog.String("request", x.id), slog.String("route", x.route), slog.Int("status", x.status),
		slog.Int("bytes", x.bytes), slog.Duration("took", took), slog.Any("scan", &x.scan),
	}
	n := len(attrs)
	if !x.scan.is {
		n--
	}
	s.log.LogAttrs(context.Background(), level, "answered", attrs[:n]...)
}

// LogValue implements [slog.LogValuer].
func (s *scanned) LogValue() slog.Value {
	codes := make([]string, len(s.reasons))
	for i := range s.reasons {
		codes[i] = s.reasons[i].Code
	}
	return slog.GroupValue(
		slog.String("decision", s.decision.String()), slog.String("kind", s.kind), slog.String("format", s.format),
		slog.String("network", s.network), slog.String("payee_type", s.payee), slog.String("amount", s.amount.String()),
		slog.Any("reasons", codes), slog.Int("findings", s.findings),
	)
}
