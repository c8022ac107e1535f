package main

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"time"
)

// handler answers requests.
type handler struct {
	log *slog.Logger
	// now is the time by which a payment has expired.
	now func() time.Time
}

func newHandler(log *slog.Logger, now func() time.Time) http.Handler {
	h := handler{log, now}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/scan", h.scan)
	mux.HandleFunc("/v1/scan", h.onlyPost)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok\n") })
	mux.HandleFunc("/", h.nowhere)
	return mux
}

func (h handler) scan(w http.ResponseWriter, r *http.Request) {
	started := time.Now()
	in, problem := readRequest(w, r)
	if problem != nil {
		h.refuse(w, *problem)
		return
	}
	out := answer(in, h.now())
	reply(w, http.StatusOK, out)

	// A code logs itself with account data masked; a text that is no code is
	// not logged at all, for it may be anything.
	h.log.Info("scanned", "kind", out.Kind, "format", out.Format, "ok", out.OK, "decision", out.Decision,
		"code", out.code, "network", out.offeredNetwork(), "findings", len(out.Findings), "took", time.Since(started))
}

func (h handler) onlyPost(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Allow", http.MethodPost)
	h.refuse(w, problem{http.StatusMethodNotAllowed, "expected POST"})
}

func (h handler) nowhere(w http.ResponseWriter, _ *http.Request) {
	h.refuse(w, problem{http.StatusNotFound, "there is nothing here; POST to /v1/scan"})
}

// refuse tells the app what is wrong with its request. The log gets the status
// alone: what is wrong may quote what was scanned.
func (h handler) refuse(w http.ResponseWriter, p problem) {
	h.log.Warn("refused", "status", p.status)
	reply(w, p.status, map[string]string{"problem": p.text})
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}
