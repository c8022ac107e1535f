package emvqr

import (
	"errors"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ErrAstral: a text to be written holds a character beyond U+FFFF, for which
// readers count one or two in a length; see [Merchant.AllowAstral].
var ErrAstral = errors.New("character beyond U+FFFF")

// normalised is text as it is written: in precomposed form (NFC), so that all
// readers agree on its length. The error is [ErrEncoding] or, unless asked for,
// [ErrAstral].
func normalised(text string, astral bool) (string, error) {
	if isASCII(text) {
		return text, nil
	}
	if !utf8.ValidString(text) {
		return text, ErrEncoding
	}
	if !isPrecomposed(text) {
		text = norm.NFC.String(text)
	}
	if !astral && firstAstral(text) != 0 {
		return text, ErrAstral
	}
	return text, nil
}

// firstAstral is the first character beyond U+FFFF, 0 for none.
func firstAstral(text string) rune {
	for _, c := range text {
		if c > 0xFFFF {
			return c
		}
	}
	return 0
}

// checked is a value as it is written, and its length. It reports what must not
// be written, and tells the judge how to measure.
func (w *writer) checked(at spot, value string, row *dataObject) (text string, length int) {
	text, err := composer{ruler: byCodePoints, astral: w.astral}.precomposed(at.path(), value)
	var refused *EditError
	switch {
	case errors.Is(err, ErrEncoding):
		w.judge.find(ruleUTF8, at, "%s is not UTF-8", row.name)
	case errors.Is(err, ErrAstral):
		w.judge.report(ruleLengthUnit, Error, at.path(), at.offset,
			"%s holds %U, which readers count as one or as two; set AllowAstral to write it", row.name, firstAstral(value))
	case errors.As(err, &refused):
		w.refuse(rulePrecomposed, at, "%s: %s", row.name, refused.detail)
	}
	if err != nil {
		text, _ = normalised(value, w.astral)
	}
	w.judge.ruler = rulerOf(text, CodePoints)
	return text, w.judge.ruler.count(text)
}
