package main

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// typedAmount is an amount as somebody typed it. It is taken as it is or refused:
// what a comma, a blank or a sign of a currency would mean differs from country to
// country.
func typedAmount(text string) (emvqr.Amount, error) {
	amount, err := emvqr.ParseAmount(text)
	if err != nil {
		return amount, fmt.Errorf("%w%s", withoutPrefix(err), amountHint(text))
	}
	return amount, nil
}

// amountHint is what to do about a text that is no amount, "" where its error says
// all there is to say.
func amountHint(text string) string {
	plain := norm.NFKC.String(text)
	_, err := emvqr.ParseAmount(plain)
	switch {
	case err == nil && plain != text:
		return "; did you mean " + plain + "?"
	case strings.ContainsFunc(plain, func(c rune) bool { return unicode.IsDigit(c) && c > unicode.MaxASCII }):
		return "; only the digits 0 to 9 are taken"
	case strings.ContainsFunc(plain, func(c rune) bool { return unicode.Is(unicode.Sc, c) || unicode.IsLetter(c) }):
		return "; write the number alone, the currency is given by itself"
	case strings.ContainsAny(plain, ", '_’") || strings.Count(plain, ".") > 1:
		return "; write thousands without anything between them, and a full stop before decimals only"
	}
	return ""
}
