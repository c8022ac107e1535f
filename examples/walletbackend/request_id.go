package main

import (
	"crypto/rand"
	"encoding/hex"
	"net/http"
)

// requestIDHeader is in its canonical form.
const requestIDHeader = "X-Request-Id"

// requestID is the id that the client gave, where it is one that cannot say anything
// about anybody, or else a new one. It goes into the log, so that a card number, a phone
// number or an IBAN is no id: only a UUID and 32 hexadecimal digits are.
func requestID(h http.Header) string {
	if given := h[requestIDHeader]; len(given) == 1 && isHarmless(given[0]) {
		return given[0]
	}
	var id [16]byte
	rand.Read(id[:])
	var text [32]byte
	hex.Encode(text[:], id[:])
	return string(text[:])
}

func isHarmless(id string) bool {
	switch len(id) {
	case 32:
		return isHex(id) && hasLetter(id)
	case 36:
		return id[8] == '-' && id[13] == '-' && id[18] == '-' && id[23] == '-' &&
			isHex(id[:8]) && isHex(id[9:13]) && isHex(id[14:18]) && isHex(id[19:23]) && isHex(id[24:])
	}
	return false
}

// isHex reports whether there are lower-case hexadecimal digits alone.
func isHex(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// hasLetter tells an id from 32 digits, which could be two card numbers.
func hasLetter(text string) bool {
	for i := range len(text) {
		if text[i] >= 'a' {
			return true
		}
	}
	return false
}
