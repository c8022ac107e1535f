// Command clib is the library for programs in any language that can call C: one function,
// JSON in and JSON out. It is built as a shared library,
//
//	go build -buildmode=c-shared -o libemvqr.so ./clib
//
// and example.py calls it. See the README.
package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain"
)

// main is never called: a shared library has none of its own.
func main() {}

const (
	// mostBytes is how long a request may be: more than any text that was scanned and
	// all networks.
	mostBytes = 64 << 10
	// mostNetworks is how many networks a wallet may have.
	mostNetworks = 500
)

// request is what is asked.
type request struct {
	// Text is what was scanned.
	Text *string `json:"text"`
	// Wallet are the slugs of the networks that the wallet can pay, the preferred one
	// first; where it is not there, nothing is said of a payment.
	Wallet *profiles.Wallet `json:"wallet"`
	// At is the time to judge by, as in RFC 3339; the computer's where it is not there.
	At *time.Time `json:"at"`
}

// answer is the explanation of a request, or what is wrong with that: {"problem":"…"}. It
// never panics.
func answer(asked []byte) (said []byte) {
	defer func() {
		if fault := recover(); fault != nil {
			said = problem(errors.New("clib: this is a fault of the library, please report it")) // what may quote the text stays here
		}
	}()
	r, err := read(asked)
	if err != nil {
		return problem(err)
	}
	now := time.Now()
	if r.At != nil {
		now = *r.At
	}
	set := profiles.Known().At(now)
	if r.Wallet == nil {
		e := explain.Text(set, *r.Text)
		return e.AppendJSON(nil)
	}
	e := explain.TextFor(set, *r.Text, *r.Wallet)
	return e.AppendJSON(nil)
}

// read takes a request that is strict JSON: no member twice or unknown, and UTF-8.
func read(asked []byte) (r request, err error) {
	if len(asked) > mostBytes {
		return r, fmt.Errorf("clib: the request is longer than %d bytes", mostBytes)
	}
	if err := json.Unmarshal(asked, &r, json.RejectUnknownMembers(true)); err != nil {
		return r, fmt.Errorf(`clib: the request is not as expected, {"text":"…","wallet":["promptpay"],"at":"2026-11-28T12:00:00Z"}: %w`, err)
	}
	switch {
	case r.Text == nil:
		return r, errors.New(`clib: the request has no "text"`)
	case r.Wallet != nil && len(*r.Wallet) > mostNetworks:
		return r, fmt.Errorf("clib: the wallet has %d networks, expected %d at most", len(*r.Wallet), mostNetworks)
	}
	return r, nil
}

func problem(err error) []byte {
	return append(emvqr.AppendJSONString([]byte(`{"problem":`), err.Error()), '}')
}
