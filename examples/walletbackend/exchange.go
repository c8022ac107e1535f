package main

import (
	"net/http"
	"strconv"

	"github.com/openmerchantqr/emvqr/profiles"
)

// exchange is a request and its answer, and what the log and the metrics will say of
// them. Nothing private is kept in it but the request itself.
type exchange struct {
	http.ResponseWriter
	request *http.Request
	// id is the id of the request, in the answer and in the log.
	id string
	// route is the pattern that matched, one of a list.
	route string
	// status and bytes are of the answer; status is 0 before there is one.
	status, bytes int
	// scan is what a scan came to.
	scan scanned
}

// scanned is what may be told of a scan: nothing of what was scanned.
type scanned struct {
	is       bool
	decision profiles.Decision
	kind     string
	format   string
	network  string
	payee    string
	amount   profiles.AmountState
	reasons  []profiles.Reason // of which the codes are told
	findings int
}

// noRoute is the route of what is nowhere.
const noRoute = "none"

// These headers are set on every answer; nobody writes into the slices.
var (
	noStore = []string{"no-store"}
	noSniff = []string{"nosniff"}
	jsonUTF = []string{"application/json"}
)

func newExchange(w http.ResponseWriter, r *http.Request) *exchange {
	x := &exchange{ResponseWriter: w, request: r, id: requestID(r.Header), route: noRoute}
	h := w.Header()
	h["Cache-Control"] = noStore
	h["X-Content-Type-Options"] = noSniff
	h[requestIDHeader] = []string{x.id}
	return x
}

// WriteHeader implements [http.ResponseWriter].
func (x *exchange) WriteHeader(status int) {
	if x.status == 0 {
		x.status = status
	}
	x.ResponseWriter.WriteHeader(status)
}

// Write implements [http.ResponseWriter].
func (x *exchange) Write(p []byte) (int, error) {
	if x.status == 0 {
		x.status = http.StatusOK
	}
	n, err := x.ResponseWriter.Write(p)
	x.bytes += n
	return n, err
}

// Unwrap is for [http.ResponseController].
func (x *exchange) Unwrap() http.ResponseWriter { return x.ResponseWriter }

// answer writes an answer with a body that is JSON.
func (x *exchange) answer(status int, body []byte) {
	h := x.Header()
	h["Content-Type"] = jsonUTF
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	x.WriteHeader(status)
	x.Write(body)
}
