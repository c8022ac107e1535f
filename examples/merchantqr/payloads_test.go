package main

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAByteOrderMarkIsTheFilesBusiness(t *testing.T) {
	for name, file := range map[string]string{
		"UTF-8": "\ufeff" + bestTransport + "\r\n", "UTF-16, as Windows' shell writes it": utf16Of(binary.LittleEndian, bestTransport+"\r\n"),
		"UTF-16, big end first": utf16Of(binary.BigEndian, bestTransport+"\n"),
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, callWith(bestTransport+"\n", "validate"), callWith(file, "validate"))
			assert.Equal(t, bestTransport, parseLine(t, callWith(file, "inspect", "--json").out).Payload)
			assert.Equal(t, exitOK, callWith(file, "draw").status)
		})
	}
	got := callWith(abcHammers+"\n\ufeff"+abcHammers+"\n", "validate", "-v")
	assert.Contains(t, got.out, "1: ok")
	assert.NotContains(t, got.out, "2: ok", "in the middle of a file it belongs to the payload")
	assert.NotContains(t, callWith("", "validate", "-v", "\ufeff"+abcHammers).out, "1: ok", "and so in an argument")
}

func utf16Of(order binary.AppendByteOrder, text string) string {
	var file []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		file = order.AppendUint16(file, unit)
	}
	return string(file)
}

func TestAFileOfFieldsMayHaveAByteOrderMark(t *testing.T) {
	for _, content := range []string{"name: X\n" + rest, `{"name":"X","city":"Y","country":"US","mcc":"5812","currency":"USD","account":"02=4000123456789012"}`} {
		want := callWith(content, "generate", "-f", "-")
		require.Equal(t, exitOK, want.status, want.err)
		assert.Equal(t, want, callWith("\ufeff"+content, "generate", "-f", "-"))
		assert.Equal(t, want, callWith(utf16Of(binary.LittleEndian, content), "generate", "-f", "-"))
	}
}

func TestNumbersAreThoseOfTheLines(t *testing.T) {
	got := callWith("\n\n"+abcHammers+"\n\n"+zeroNoCity+"\n", "validate", "--verbose")
	assert.Contains(t, got.out, "3: ok\n")
	assert.Contains(t, got.out, "5: error ")
	assert.Contains(t, got.err, "2 codes: 1 ok, 1 not")
}
