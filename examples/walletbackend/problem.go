package main

import (
	"fmt"
	"net/http"

	"github.com/go-json-experiment/json"
)

// problem is why a request is refused, as RFC 9457 has it. It may quote the request, so
// it goes back to the app and into no log.
type problem struct {
	Title  string `json:"title" doc:"The status in words." example:"Bad Request"`
	Status int    `json:"status" minimum:"400" maximum:"599" doc:"The status of the answer." example:"400"`
	Detail string `json:"detail" doc:"What was found and what was expected." example:"there is no member \"SCANNED\""`
	// The rest is there where a code was to be written.
	Conflicts []conflict `json:"conflicts,omitempty" nullable:"false" doc:"All reasons why a code cannot be written."`
	Smallest  []int      `json:"smallest,omitempty" nullable:"false" doc:"The smallest set of accounts that cannot stand in one code, by their places in the request."`
	Findings  []finding  `json:"findings,omitempty" nullable:"false" doc:"The rules that the code breaks, or would break."`
}

// conflict is a reason why accounts cannot stand in one code.
type conflict struct {
	Accounts []int    `json:"accounts" nullable:"false" doc:"The accounts that cannot stand together, by their places in the request; none where it is the merchant's own data."`
	Networks []string `json:"networks" nullable:"false" doc:"Their networks."`
	Path     string   `json:"path" doc:"The data object that they conflict over, \"\" for the whole code." example:"53"`
	Field    string   `json:"field" doc:"The field of the account that is at fault, \"\" where it is not one field."`
	Message  string   `json:"message" doc:"What each of them needs."`
}

func problemf(status int, format string, args ...any) *problem {
	return &problem{Title: http.StatusText(status), Status: status, Detail: fmt.Sprintf(format, args...)}
}

func badRequest(format string, args ...any) *problem {
	return problemf(http.StatusBadRequest, format, args...)
}

func unprocessable(format string, args ...any) *problem {
	return problemf(http.StatusUnprocessableEntity, format, args...)
}

const problemMedia = "application/problem+json"

// refuse answers with a problem.
func (x *exchange) refuse(p *problem) {
	body, err := json.Marshal(p)
	if err != nil {
		panic(err) // a problem is text and numbers
	}
	h := x.Header()
	h["Cache-Control"] = noStore
	h.Del("ETag")
	h.Set("Content-Type", problemMedia)
	x.WriteHeader(p.Status)
	x.Write(append(body, '\n'))
}
