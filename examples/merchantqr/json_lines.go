package main

import (
	"encoding/hex"
	"errors"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// appendJSONLine appends what --json says of a text: one JSON object and a line
// break, without reflection, as there may be millions of them.
//
//	{"payload":"…","kind":"mpm","ok":true,"crc":{…},"length_unit":"…",
//	 "networks":[…],"accounts":[…],"objects":[…],"findings":[…],"repairs":[…],"error":null}
//
// "format" stands behind the kind of any other form and "fields" behind its
// accounts; "wrapped_in" is there for a code that was taken out of a link.
func appendJSONLine(dst []byte, s *scan) []byte {
	dst = appendPayload(append(dst, '{'), s.Text)
	dst = append(append(append(dst, `,"kind":"`...), s.Kind.String()...), '"')
	if s.Format != "" {
		dst = appendMember(dst, "format", s.Format)
	}
	if s.WrappedIn != "" {
		dst = appendMember(dst, "wrapped_in", s.WrappedIn)
	}
	dst = strconv.AppendBool(append(dst, `,"ok":`...), s.ok())
	dst = s.appendChecksum(append(dst, `,"crc":`...))
	dst = append(append(dst, `,"length_unit":"`...), s.report.LengthUnit().String()...)
	dst = s.appendNetworks(append(dst, `","networks":[`...))
	dst = s.appendAccounts(append(dst, `],"accounts":[`...))
	dst = append(dst, ']')
	if s.Kind != network.MPM && s.read {
		dst = appendFields(append(dst, `,"fields":{`...), eachOnce(s.reading.Fields))
		dst = append(dst, '}')
	}
	dst = s.appendObjects(append(dst, `,"objects":[`...))
	dst = append(dst, `],"findings":[`...)
	for i, f := range s.findings() {
		dst = f.AppendJSON(appendComma(dst, i))
	}
	dst = emvqr.AppendRepairsJSON(append(dst, `],"repairs":`...), s.repairs())
	dst = appendError(append(dst, `,"error":`...), s.err())
	return append(dst, '}', '\n')
}

// appendPayload appends the text, in hexadecimal digits where it is not UTF-8.
func appendPayload(dst []byte, text string) []byte {
	if utf8.ValidString(text) {
		return emvqr.AppendJSONString(append(dst, `"payload":`...), text)
	}
	dst = append(dst, `"payload_hex":"`...)
	return append(hex.AppendEncode(dst, []byte(text)), '"')
}

// appendMember appends a member of an object that has one already.
func appendMember(dst []byte, key, value string) []byte {
	dst = append(append(append(dst, `,"`...), key...), `":`...)
	return emvqr.AppendJSONString(dst, value)
}

// appendComma appends what stands in front of the element with index i.
func appendComma(dst []byte, i int) []byte {
	if i == 0 {
		return dst
	}
	return append(dst, ',')
}

func (s *scan) appendChecksum(dst []byte) []byte {
	got, want, ok := "", "", false
	if s.Kind == network.MPM {
		got, want, ok = s.report.Checksum()
	}
	if !ok {
		return append(dst, "null"...)
	}
	dst = emvqr.AppendJSONString(append(dst, `{"got":`...), got)
	dst = appendMember(dst, "want", want)
	dst = append(dst, `,"ok":`...)
	return append(strconv.AppendBool(dst, strings.EqualFold(got, want)), '}')
}

func (s *scan) appendNetworks(dst []byte) []byte {
	for i, slug := range s.networks {
		dst = emvqr.AppendJSONString(appendComma(dst, i), slug)
	}
	return dst
}

func (s *scan) appendAccounts(dst []byte) []byte {
	for i, account := range s.accounts {
		dst = appendAccount(appendComma(dst, i), account)
	}
	return dst
}

// appendAccount appends an account as a JSON object. "paths" is there for one
// that is spread over several root objects, "role" for what is shown and never paid.
func appendAccount(dst []byte, account network.Account) []byte {
	dst = emvqr.AppendJSONString(append(dst, `{"network":`...), network.Slug(account))
	dst = appendPath(append(dst, `,"path":`...), account.Anchor())
	if isIdentity(account) {
		dst = append(dst, `,"role":"identity"`...)
	}
	if moreThanOne(account.Paths()) {
		dst = append(dst, `,"paths":[`...)
		i := 0
		for path := range account.Paths() {
			dst = appendPath(appendComma(dst, i), path)
			i++
		}
		dst = append(dst, ']')
	}
	dst = appendFields(append(dst, `,"fields":{`...), network.Fields(account))
	return append(dst, "}}"...)
}

func moreThanOne(paths iter.Seq[emvqr.Path]) bool {
	n := 0
	for range paths {
		n++
	}
	return n > 1
}

func appendPath(dst []byte, path emvqr.Path) []byte {
	dst, _ = path.AppendText(append(dst, '"')) // never fails
	return append(dst, '"')
}

func appendFields(dst []byte, fields iter.Seq2[string, string]) []byte {
	i := 0
	for key, value := range fields {
		dst = emvqr.AppendJSONString(appendComma(dst, i), key)
		dst = emvqr.AppendJSONString(append(dst, ':'), value)
		i++
	}
	return dst
}

// eachOnce walks fields under names of their own: of several with one key the
// first, which is the one that readers take, has it, and the others become
// key_2, key_3.
func eachOnce(fields []network.FieldValue) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		taken := make(map[string]int, len(fields))
		for _, f := range fields {
			key := f.Key
			for taken[key] > 0 {
				taken[f.Key]++
				key = f.Key + "_" + strconv.Itoa(taken[f.Key])
			}
			taken[key]++
			if !yield(key, f.Value) {
				return
			}
		}
	}
}

func (s *scan) appendObjects(dst []byte) []byte {
	owners, i := s.owners(), 0
	for o := range owners.walk(s.objects()) {
		dst = appendPath(append(appendComma(dst, i), `{"path":`...), o.Path)
		dst = strconv.AppendInt(append(dst, `,"offset":`...), int64(o.Offset), 10)
		dst = appendMember(dst, "value", o.Value)
		dst = append(appendMember(dst, "name", owners.name(&o)), '}')
		i++
	}
	return dst
}

// appendError appends why a text cannot be read, or null.
func appendError(dst []byte, err error) []byte {
	var fault *emvqr.SyntaxError
	var found findingError
	switch {
	case errors.As(err, &fault):
		return appendFault(dst, fault.Offset, fault.Path, fault.Message())
	case errors.As(err, &found):
		return appendFault(dst, found.Offset, found.Path, found.Message)
	}
	return append(dst, "null"...)
}

func appendFault(dst []byte, offset int, path emvqr.Path, message string) []byte {
	dst = strconv.AppendInt(append(dst, `{"offset":`...), int64(offset), 10)
	dst = appendPath(append(dst, `,"path":`...), path)
	return append(appendMember(dst, "message", message), '}')
}
