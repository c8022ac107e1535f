package alipayplus

import (
	"encoding/base64"
	"errors"
	"iter"
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// GeneralPayload is the payload of a link of format MPM v3: a list "GPLD" of
// objects with ids of four letters and lengths of three digits, two of which are
// lists again, with ids and lengths of two digits.
type GeneralPayload struct {
	// Version is object PLVS, "01".
	Version string
	// Code is CDSD, Redirect is CIRD. The names of what is inside are not in the
	// public documentation: in its sample CDSD holds a platform (01) and a
	// merchant (02), CIRD an issuer (01), 12 (02) and a mini program (03).
	Code, Redirect []network.FieldValue
}

// ErrPayload: the text is not a general payload.
var ErrPayload = errors.New("alipayplus: not a general payload: expected the base64 of GPLD, three digits of length and its objects")

// maxPayload bounds the work; a code value has at most 512 characters.
const maxPayload = 1024

// ParseGeneralPayload reads the last segment of a link of format MPM v3, base64
// of either alphabet with or without padding. The error is [ErrPayload].
func ParseGeneralPayload(segment string) (p GeneralPayload, err error) {
	text, ok := decodeBase64(segment)
	if !ok || len(text) < 7 {
		return p, ErrPayload
	}
	id, content, rest, ok := object(text, 4, 3)
	if !ok || id != "GPLD" || rest != "" {
		return p, ErrPayload
	}
	for content != "" {
		var value string
		if id, value, content, ok = object(content, 4, 3); !ok {
			return GeneralPayload{}, ErrPayload
		}
		switch id {
		case "PLVS":
			p.Version = value
		case "CDSD":
			p.Code, ok = list(value)
		case "CIRD":
			p.Redirect, ok = list(value)
		}
		if !ok {
			return GeneralPayload{}, ErrPayload
		}
	}
	if p.Version == "" {
		return GeneralPayload{}, ErrPayload
	}
	return p, nil
}

func decodeBase64(segment string) (string, bool) {
	segment = strings.TrimRight(segment, "=")
	if len(segment) > maxPayload {
		return "", false
	}
	for _, encoding := range [...]*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		if text, err := encoding.DecodeString(segment); err == nil {
			return string(text), true
		}
	}
	return "", false
}

// object takes the first object off a text.
func object(text string, idWidth, lengthWidth int) (id, value, rest string, ok bool) {
	header := idWidth + lengthWidth
	if len(text) < header || !network.Digits.Holds(text[idWidth:header]) {
		return "", "", "", false
	}
	n := 0
	for _, digit := range text[idWidth:header] {
		n = n*10 + int(digit-'0')
	}
	if len(text)-header < n {
		return "", "", "", false
	}
	return text[:idWidth], text[header : header+n], text[header+n:], true
}

func list(text string) (fields []network.FieldValue, ok bool) {
	for text != "" {
		var id, value string
		if id, value, text, ok = object(text, 2, 2); !ok {
			return nil, false
		}
		fields = append(fields, network.FieldValue{Key: id, Value: value})
	}
	return fields, true
}

// Fields walks all values by their places: "plvs", "cdsd_01".
func (p GeneralPayload) Fields() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		if p.Version != "" && !yield("plvs", p.Version) {
			return
		}
		for _, part := range [...]struct {
			name   string
			fields []network.FieldValue
		}{{"cdsd", p.Code}, {"cird", p.Redirect}} {
			for _, f := range part.fields {
				if !yield(part.name+"_"+f.Key, f.Value) {
					return
				}
			}
		}
	}
}
