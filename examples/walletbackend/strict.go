package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// maxBody is the most a request may hold, in bytes: a scanned text has at most 7,089
// characters, of which JSON may make six bytes each.
const maxBody = 64 << 10

// bodies are buffers for the bodies of requests and answers.
var bodies = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// readJSON reads a request that is strict JSON: one object of UTF-8, as application/json,
// each member once and under exactly its name, none of them null, and nothing after it.
// encoding/json would take the last of two members, "SCANNED" for "scanned" and half a
// surrogate for another character, and a service in front of this one may take the first.
func readJSON(x *exchange, into any) *problem {
	if p := mediaType(x.request.Header); p != nil {
		return p
	}
	body := bodies.Get().(*bytes.Buffer)
	defer func() {
		clear(body.Bytes()) // what was scanned is kept no longer than it is needed
		body.Reset()
		bodies.Put(body)
	}()
	_, err := body.ReadFrom(http.MaxBytesReader(x.ResponseWriter, x.request.Body, maxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return problemf(http.StatusRequestEntityTooLarge, "the request is larger than %d KiB", maxBody>>10)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return problemf(http.StatusRequestTimeout, "the request took too long to arrive")
	case err != nil:
		return badRequest("the request did not arrive whole")
	}
	return parseJSON(body.Bytes(), into)
}

// mediaType refuses what does not say that it is JSON, in UTF-8 and as it is.
func mediaType(h http.Header) *problem {
	types := h["Content-Type"]
	if len(types) == 1 && types[0] == "application/json" && len(h["Content-Encoding"]) == 0 {
		return nil
	}
	if len(types) != 1 {
		return problemf(http.StatusUnsupportedMediaType, "the request has no Content-Type, or several; expected application/json")
	}
	media, params, err := mime.ParseMediaType(types[0])
	charset, given := params["charset"]
	switch {
	case err != nil || media != "application/json":
		return problemf(http.StatusUnsupportedMediaType, "Content-Type is %s, expected application/json", quoted(types[0]))
	case given && !strings.EqualFold(charset, "utf-8"):
		return problemf(http.StatusUnsupportedMediaType, "charset is %s, expected utf-8", quoted(charset))
	case slices.ContainsFunc(h["Content-Encoding"], func(coding string) bool { return coding != "" }):
		return problemf(http.StatusUnsupportedMediaType, "the request has a Content-Encoding, expected none")
	}
	return nil
}

func parseJSON(body []byte, into any) *problem {
	if len(bytes.TrimSpace(body)) == 0 {
		return badRequest("the request is empty, expected a JSON object")
	}
	if err := json.Unmarshal(body, into, json.RejectUnknownMembers(true)); err != nil {
		return badRequest("%s", fault(err))
	}
	return noNull(body)
}

// noNull refuses null, which some take for a value and some for none. The body is JSON.
func noNull(body []byte) *problem {
	if !bytes.Contains(body, []byte("null")) {
		return nil
	}
	for tokens := jsontext.NewDecoder(bytes.NewReader(body)); ; {
		token, err := tokens.ReadToken()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return badRequest("%s", fault(err))
		case token.Kind() == jsontext.KindNull && tokens.StackPointer() == "":
			return badRequest("the request is null, expected an object")
		case token.Kind() == jsontext.KindNull:
			return badRequest("%s is null; leave it out instead", placeOf(tokens.StackPointer()))
		}
	}
}

// fault says what is wrong with the JSON, in the words of this service.
func fault(err error) string {
	var semantic *json.SemanticError
	if errors.As(err, &semantic) {
		switch {
		case errors.Is(err, json.ErrUnknownName):
			return "there is no member " + placeOf(semantic.JSONPointer)
		case semantic.JSONPointer == "":
			return fmt.Sprintf("the request is %s, expected an object", kindName(semantic.JSONKind))
		case semantic.GoType != nil && semantic.JSONKind == jsontext.KindString:
			return fmt.Sprintf("%s is a string, expected %s", placeOf(semantic.JSONPointer), expected(semantic))
		}
		return fmt.Sprintf("%s is %s, expected %s", placeOf(semantic.JSONPointer), kindName(semantic.JSONKind), expected(semantic))
	}
	var syntactic *jsontext.SyntacticError
	switch {
	case !errors.As(err, &syntactic):
		return "the request is no JSON"
	case errors.Is(err, jsontext.ErrDuplicateName):
		return "the member " + quoted(syntactic.JSONPointer.LastToken()) + " is given twice"
	}
	return fmt.Sprintf("the request is not strict JSON at byte %d: %s", syntactic.ByteOffset, syntactic.Err)
}

// placeOf is a place in the request: "scanned", or "accounts/0/network".
func placeOf(at jsontext.Pointer) string {
	return quoted(strings.TrimPrefix(string(at), "/"))
}

// expected is what should stand where something else does.
func expected(e *json.SemanticError) string {
	switch name := e.GoType.String(); {
	case name == "time.Time" || name == "*time.Time":
		return "a time as in RFC 3339, such as 2026-11-28T12:00:00Z"
	case strings.HasPrefix(name, "[]"):
		return "a list"
	case name == "string":
		return "a string"
	case name == "bool":
		return "true or false"
	}
	return "an object"
}

// kindName is a kind of JSON value in words.
func kindName(kind jsontext.Kind) string {
	switch kind {
	case jsontext.KindBeginObject:
		return "an object"
	case jsontext.KindBeginArray:
		return "a list"
	case jsontext.KindTrue, jsontext.KindFalse:
		return "true or false"
	}
	return "a " + kind.String()
}

// quoted quotes a piece of a request, which may be hostile, and not all of it.
func quoted(text string) string {
	const most = 60
	if len(text) > most {
		return fmt.Sprintf("%+q…", text[:most])
	}
	return fmt.Sprintf("%+q", text)
}
