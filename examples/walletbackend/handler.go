package main

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/openmerchantqr/emvqr/profiles"
)

// maxBody is the most a request may hold: a scanned text has at most 7,089
// characters, of which JSON may make six bytes each.
const maxBody = 64 << 10

// maxNetworks bounds the wallet's list.
const maxNetworks = 64

// request is what the app sends.
type request struct {
	// Scanned is the text of the symbol, untouched.
	Scanned string `json:"scanned"`
	// Networks are the slugs of the networks the wallet can pay, the preferred
	// one first.
	Networks []string `json:"networks"`
}

type handler struct{ log *slog.Logger }

func newHandler(log *slog.Logger) http.Handler {
	h := handler{log}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/scan", h.scan)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok\n") })
	return mux
}

func (h handler) scan(w http.ResponseWriter, r *http.Request) {
	started := time.Now()
	var in request
	status, problem := read(http.MaxBytesReader(w, r.Body, maxBody), &in)
	if problem != "" {
		h.log.Warn("refused", "status", status, "problem", problem)
		reply(w, status, map[string]string{"problem": problem})
		return
	}
	out := answer(in)
	reply(w, http.StatusOK, out)

	// A code logs itself with account data masked; a text that is no code is
	// not logged at all, for it may be anything.
	h.log.Info("scanned", "kind", out.Kind, "format", out.Format, "ok", out.OK,
		"code", out.code, "pay", out.paidNetwork(), "findings", len(out.Findings), "took", time.Since(started))
}

// read decodes a request. problem is "" for a good one.
func read(body io.Reader, in *request) (status int, problem string) {
	decoder := json.NewDecoder(body)
	decoder.DisallowUnknownFields()
	err := decoder.Decode(in)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge, "the request is larger than 64 KiB"
	case err != nil:
		return http.StatusBadRequest, "the request is not {\"scanned\": text, \"networks\": [slugs]}"
	case decoder.More():
		return http.StatusBadRequest, "there is something behind the request"
	case in.Scanned == "":
		return http.StatusBadRequest, "scanned is empty"
	case len(in.Networks) > maxNetworks:
		return http.StatusBadRequest, "more than 64 networks"
	}
	for _, slug := range in.Networks {
		if _, ok := profiles.Lookup(slug); !ok {
			return http.StatusBadRequest, "a network in the list is unknown; GET the list with merchantqr networks"
		}
	}
	return http.StatusOK, ""
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}
