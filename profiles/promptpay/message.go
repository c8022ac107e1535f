package promptpay

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// ErrMessage: a text cannot be written as a personal message.
var ErrMessage = errors.New("not a personal message")

// messageID is the root object of the personal message.
const messageID = 81

// unitDigits is how many hexadecimal digits a UTF-16 code unit takes.
const unitDigits = 4

// MaxMessage is how many UTF-16 code units a personal message can have: the most
// that fit the 99 characters of an object.
const MaxMessage = 99 / unitDigits

// MessageOf returns the personal message to the payee of a credit transfer, object
// 81 as TrueMoney writes it: the UTF-16 code units of the text, big end first, in
// hexadecimal digits. It is not ok where there is none, or where 81 is something
// else. The text is the payer's and may hold any character.
func MessageOf(code emvqr.Code) (text string, ok bool) {
	o, ok := code.Object(emvqr.P(messageID))
	if !ok || !hasTransfer(code) {
		return "", false
	}
	return decodeMessage(o.Value)
}

// hasTransfer keeps MessageOf from reading the object 81 of other networks.
func hasTransfer(code emvqr.Code) bool {
	for o := range code.MerchantAccounts() {
		if guid, _ := o.GUID(); network.EqualGUID(guid, AIDTransfer) || network.EqualGUID(guid, AIDTransferByPayer) {
			return true
		}
	}
	return false
}

func decodeMessage(digits string) (text string, ok bool) {
	if digits == "" || len(digits)%unitDigits != 0 {
		return "", false
	}
	raw, err := hex.DecodeString(digits)
	if err != nil {
		return "", false
	}
	var b strings.Builder
	for i := 0; i < len(raw); i += 2 {
		c := rune(raw[i])<<8 | rune(raw[i+1])
		if utf16.IsSurrogate(c) {
			if i += 2; i >= len(raw) {
				return "", false
			}
			c = utf16.DecodeRune(c, rune(raw[i])<<8|rune(raw[i+1]))
			if c == utf8.RuneError {
				return "", false // half of a pair
			}
		}
		b.WriteRune(c)
	}
	return b.String(), true
}

// MessageData is a personal message as an object to be written, for
// [emvqr.Merchant.Unreserved] or, with its Value, for [emvqr.Set]. It returns
// [ErrMessage] for a text that is empty, not UTF-8 or longer than [MaxMessage].
func MessageData(text string) (emvqr.Data, error) {
	units := utf16.Encode([]rune(text))
	switch {
	case text == "":
		return emvqr.Data{}, fmt.Errorf("promptpay: %w: the text is empty", ErrMessage)
	case !utf8.ValidString(text):
		return emvqr.Data{}, fmt.Errorf("promptpay: %w: the text is not UTF-8", ErrMessage)
	case len(units) > MaxMessage:
		return emvqr.Data{}, fmt.Errorf("promptpay: %w: %d UTF-16 code units, expected at most %d", ErrMessage, len(units), MaxMessage)
	}
	var digits strings.Builder
	for _, unit := range units {
		fmt.Fprintf(&digits, "%04X", unit)
	}
	return emvqr.Data{ID: messageID, Value: digits.String()}, nil
}

// isMessage is true of a message that looks like a template by chance, too: one that
// begins with @ does. Any other template is another network's.
func isMessage(o emvqr.Object) bool {
	if !o.IsTemplate() {
		return true
	}
	_, ok := decodeMessage(o.Value)
	return ok
}

// message is object 81 beside a credit transfer.
var message = &network.Kind{
	Network: Slug, Key: "message", Name: "Personal message", Role: network.Data, Keys: []string{"message"},
	Fact: network.Fact{Source: "one library and its ports", Confidence: emvqr.ConfidenceC},
	Objects: []*network.Object{{
		Key: "message", Name: "Personal message", At: network.At(messageID),
		By: []network.Mark{{Is: isMessage, Says: "the value is a message, or no template", Beside: []string{"transfer"}}},
		Rows: []network.Row{
			{At: network.Value(), Key: "message", Name: "Personal message", ID: "PROMPTPAY-MESSAGE", Means: network.Note, Checks: messageForm},
		},
	}},
}

var messageForm = []*network.Check{{
	Sentence: "A personal message is UTF-16 code units, big end first, each as four hexadecimal digits.", Breaks: "hello",
	Fault: func(value string) string {
		if _, ok := decodeMessage(value); !ok {
			return "not UTF-16 in groups of four hexadecimal digits"
		}
		return ""
	},
}}
