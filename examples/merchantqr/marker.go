package main

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// How many characters of a payload are shown around the place of an error.
const (
	charactersBefore = 44
	charactersMarked = 24
	charactersAfter  = 12
)

// checksumLength is the bytes of a whole object 63: id, length and four digits.
const checksumLength = 8

// markedSpan is which bytes of a text an error is about.
func markedSpan(text string, fault *emvqr.SyntaxError) (from, to int) {
	from = fault.Offset
	switch {
	case errors.Is(fault, emvqr.ErrChecksum):
		return from, len(text)
	case errors.Is(fault, emvqr.ErrTrailing):
		return from + checksumLength, len(text)
	case errors.Is(fault, emvqr.ErrID):
		return from, ahead(text, from, 2)
	case errors.Is(fault, emvqr.ErrEncoding):
		return from, ahead(text, from, 1)
	}
	return from, ahead(text, from, 4) // id and length
}

// appendMarker shows the part of a payload around an error and points at it:
//
//	…5802CN5914BEST TRANSPORT6007BEIJING62990506203302
//	                                    ^^^^
func appendMarker(dst []byte, indent, text string, fault *emvqr.SyntaxError, p palette) []byte {
	if text == "" || errors.Is(fault, emvqr.ErrTooLong) {
		return dst // there is no place, or it is everywhere
	}
	from, to := markedSpan(text, fault)
	to = min(to, ahead(text, from, charactersMarked))
	first, last := back(text, from, charactersBefore), ahead(text, to, charactersAfter)
	before, marked, after := escape(text[first:from]), escape(text[from:to]), escape(text[to:last])
	if first > 0 {
		before = "…" + before
	}
	if last < len(text) {
		after += "…"
	}
	dst = append(append(dst, indent...), before...)
	dst = append(append(p.bad.append(dst, marked), after...), '\n')
	dst = appendBlanks(append(dst, indent...), uniseg.StringWidth(before))
	carets := strings.Repeat("^", max(1, uniseg.StringWidth(marked)))
	return append(p.bad.append(dst, carets), '\n')
}

// ahead is the place n characters behind at.
func ahead(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// back is the place n characters in front of at.
func back(text string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}
