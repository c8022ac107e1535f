package native

import (
	"encoding/binary"
	"hash/crc32"
	"strconv"
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// A PAY by square text is base32 of two bytes that say what it is, the length of what
// follows, and fields in LZMA with their CRC-32 before them. Nothing in the text itself
// tells it from other digits and capitals, so it is recognised by its checksum alone.

const (
	squareAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUV"
	// shortestSquare is less than any text with a payment in it has.
	shortestSquare = 20
	// longestSquare is what the fields of the largest symbol may come to.
	longestSquare = 8192
)

// openSquare takes a text apart into its fields, which a tab separates. It is not ok
// where the checksum is not right.
func openSquare(text string) (fields string, ok bool) {
	if len(text) < shortestSquare || len(text) > 4296 {
		return "", false
	}
	for i := range len(text) {
		if c := text[i]; !(c >= '0' && c <= '9' || c >= 'A' && c <= 'V') {
			return "", false
		}
	}
	packed := make([]byte, 0, len(text)*5/8)
	bits, n := 0, 0
	for i := range len(text) {
		bits, n = bits<<5|strings.IndexByte(squareAlphabet, text[i]), n+5
		if n >= 8 {
			n -= 8
			packed = append(packed, byte(bits>>n))
			bits &= 1<<n - 1
		}
	}
	size := int(binary.LittleEndian.Uint16(packed[2:]))
	if size < 5 || size > longestSquare {
		return "", false
	}
	plain, ok := unlzma(packed[4:], size)
	if !ok || binary.LittleEndian.Uint32(plain) != crc32.ChecksumIEEE(plain[4:]) {
		return "", false
	}
	return string(plain[4:]), true
}

// readSquare decodes the fields of a text with one payment to one account, and no order
// that repeats it. Of any other there are none: which is meant is for the payer to say.
func readSquare(f *form, text string) network.Decoded {
	joined, ok := openSquare(text)
	if !ok {
		return network.Decoded{}
	}
	r, v := network.Decoded{Sound: true}, values{text: text}
	fields := strings.Split(joined, "\t")
	if len(fields) < 17 || fields[1] != "1" || fields[11] != "1" || fields[14] != "0" || fields[15] != "0" {
		return r
	}
	for i, content := range fields {
		if field := f.field(strconv.Itoa(i + 1)); field != nil && content != "" {
			v.found = append(v.found, value{piece{name: field.From, value: content}, field})
			r.Fields = append(r.Fields, network.FieldValue{Key: field.Key, Value: content})
		}
	}
	f.judgeAll(&v, &r)
	return r
}
