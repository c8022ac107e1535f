package main

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/openmerchantqr/emvqr/profiles"
)

// maxBody is the most a request may hold: a scanned text has at most 7,089
// characters, of which JSON may make six bytes each.
const maxBody = 64 << 10

// maxNetworks bounds the wallet's list. It is more than there are networks.
const maxNetworks = 256

// request is what the app sends.
type request struct {
	// Scanned is the text of the symbol, untouched.
	Scanned string `json:"scanned"`
	// Networks are the slugs of the networks the wallet can pay, the preferred
	// one first.
	Networks []string `json:"networks"`
}

// problem is why a request is refused. It quotes the request, so it goes back to
// the app and into no log.
type problem struct {
	status int
	text   string
}

func badRequest(format string, args ...any) *problem {
	return &problem{http.StatusBadRequest, fmt.Sprintf(format, args...)}
}

// readRequest reads a request. problem is nil for a good one.
func readRequest(w http.ResponseWriter, r *http.Request) (in request, p *problem) {
	if p := mediaType(r.Header); p != nil {
		return request{}, p
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return request{}, &problem{http.StatusRequestEntityTooLarge, fmt.Sprintf("the request is larger than %d KiB", maxBody>>10)}
	case errors.Is(err, os.ErrDeadlineExceeded):
		return request{}, &problem{http.StatusRequestTimeout, "the request took too long to arrive"}
	case err != nil:
		return request{}, badRequest("the request did not arrive whole")
	}
	return parseRequest(body)
}

// mediaType refuses what does not say that it is JSON, in UTF-8 and as it is.
func mediaType(h http.Header) *problem {
	types := h.Values("Content-Type")
	if len(types) != 1 {
		return &problem{http.StatusUnsupportedMediaType, "the request has no Content-Type, or several; expected application/json"}
	}
	media, params, err := mime.ParseMediaType(types[0])
	charset, given := params["charset"]
	switch {
	case err != nil || media != "application/json":
		return &problem{http.StatusUnsupportedMediaType, fmt.Sprintf("Content-Type is %s, expected application/json", quoted(types[0]))}
	case given && !strings.EqualFold(charset, "utf-8"):
		return &problem{http.StatusUnsupportedMediaType, fmt.Sprintf("charset is %s, expected utf-8", quoted(charset))}
	case slices.ContainsFunc(h.Values("Content-Encoding"), func(coding string) bool { return coding != "" }):
		return &problem{http.StatusUnsupportedMediaType, "the request has a Content-Encoding, expected none"}
	}
	return nil
}

// parseRequest reads strict JSON: one object, each member once and under exactly
// its name, in UTF-8, and nothing after it. encoding/json would take the last of
// two members, "SCANNED" for "scanned" and half a surrogate for another
// character, and a service in front of this one may take the first.
func parseRequest(body []byte) (request, *problem) {
	if len(strings.TrimSpace(string(body))) == 0 {
		return request{}, badRequest(`the request is empty, expected {"scanned": text, "networks": [slugs]}`)
	}
	var in struct {
		Scanned  *string   `json:"scanned"`
		Networks *[]string `json:"networks"`
	}
	if err := json.Unmarshal(body, &in, json.RejectUnknownMembers(true)); err != nil {
		return request{}, badRequest("%s", fault(err))
	}
	switch {
	case in.Scanned == nil:
		return request{}, badRequest("scanned is missing")
	case *in.Scanned == "":
		return request{}, badRequest("scanned is empty")
	case in.Networks == nil:
		return request{}, badRequest("networks is missing: a list of the networks that the wallet can pay, the preferred one first; [] for none")
	}
	return request{*in.Scanned, *in.Networks}, unknownNetwork(*in.Networks)
}

// fault says what is wrong with the JSON, in the words of this service.
func fault(err error) string {
	var semantic *json.SemanticError
	if errors.As(err, &semantic) {
		name := quoted(semantic.JSONPointer.LastToken())
		switch {
		case errors.Is(err, json.ErrUnknownName):
			return "there is no member " + name + `, expected "scanned" and "networks"`
		case semantic.JSONPointer == "":
			return fmt.Sprintf("the request is %s, expected an object", kindName(semantic.JSONKind))
		case strings.HasPrefix(string(semantic.JSONPointer), "/networks"):
			return fmt.Sprintf("networks is or holds %s, expected a list of strings", kindName(semantic.JSONKind))
		}
		return fmt.Sprintf("%s is %s, expected a string", name, kindName(semantic.JSONKind))
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

// unknownNetwork finds a network in the wallet's list that no one here knows.
func unknownNetwork(slugs []string) *problem {
	if len(slugs) > maxNetworks {
		return badRequest("networks has %d networks, expected at most %d", len(slugs), maxNetworks)
	}
	for i, slug := range slugs {
		if _, ok := profiles.Lookup(slug); !ok {
			return badRequest("the network %s is not known here, expected some of: %s", quoted(slug), strings.Join(knownNetworks(), ", "))
		}
		if slices.Contains(slugs[:i], slug) {
			return badRequest("the network %s is given twice", quoted(slug))
		}
	}
	return nil
}

func knownNetworks() (slugs []string) {
	for n := range profiles.Networks() {
		slugs = append(slugs, n.Slug)
	}
	return slugs
}

// quoted quotes a piece of a request, which may be hostile, and not all of it.
func quoted(text string) string {
	const most = 40
	if len(text) > most {
		return fmt.Sprintf("%+q…", text[:most])
	}
	return fmt.Sprintf("%+q", text)
}
