package fuzz_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/fuzz/vectors"
)

// The reader and writer below keep lengths and checksum right, so that the
// fuzzer gets past the door. They share nothing with the library.

type object struct{ id, value string }

var units = []emvqr.LengthUnit{emvqr.CodePoints, emvqr.UTF16, emvqr.Bytes}

func count(text string, unit emvqr.LengthUnit) (n int) {
	for _, c := range text {
		switch {
		case unit == emvqr.Bytes:
			n += utf8.RuneLen(c)
		case unit == emvqr.UTF16 && c > 0xFFFF:
			n += 2
		default:
			n++
		}
	}
	return n
}

// split reads text as data objects, ok where it ends with one.
func split(text string, unit emvqr.LengthUnit) (objects []object, ok bool) {
	for text != "" {
		if len(text) < 4 || strings.Trim(text[:4], "0123456789") != "" {
			return objects, false
		}
		want, _ := strconv.Atoi(text[2:4])
		end, got := 4, 0
		for got < want && end < len(text) {
			c, size := utf8.DecodeRuneInString(text[end:])
			got, end = got+count(string(c), unit), end+size
		}
		if got != want {
			return objects, false
		}
		objects = append(objects, object{text[:2], text[4:end]})
		text = text[end:]
	}
	return objects, true
}

// closing finds the first unit in which text ends with its only object 63, of
// four characters. It does not look at the checksum.
func closing(text string) (objects []object, unit emvqr.LengthUnit, ok bool) {
	if !utf8.ValidString(text) || len(text) > emvqr.MaxBytes {
		return nil, 0, false
	}
	for _, unit := range units {
		objects, ok := split(text, unit)
		for i, o := range objects {
			if last := i == len(objects)-1; last != (o.id == "63") || last && len(o.value) != 4 {
				ok = false
			}
		}
		if ok && len(objects) > 0 {
			return objects[:len(objects)-1], unit, true
		}
	}
	return nil, 0, false
}

func write(objects []object, unit emvqr.LengthUnit) string {
	var b strings.Builder
	for _, o := range objects {
		if n := count(o.value, unit); n <= 99 {
			fmt.Fprintf(&b, "%s%02d%s", o.id, n, o.value)
		}
	}
	b.WriteString("6304")
	register := uint16(0xFFFF)
	for _, c := range []byte(b.String()) {
		register ^= uint16(c) << 8
		for range 8 {
			high := register & 0x8000
			register <<= 1
			if high != 0 {
				register ^= 0x1021
			}
		}
	}
	return fmt.Sprintf("%s%04X", b.String(), register)
}

// dictionary is what mutated objects are made of.
var dictionary = []string{
	"", "0", "01", "02", "11", "12", "***", "6304", "63040000", "000201", "-1", "0.00", "1.50", "1e3", "99.99", "TH", "ID", "IN", "US", "840", "764", "360", "356", "392",
	"A000000677010111", "A000000677010112", "A000000524", "A0000000041010", "com.alipay", "COM.ALIPAY.OPENAPI", "ID.CO.QRIS.WWW", "com.example",
	"0066812345678", "1100400123450", "010753600031501", "936000140000000001", "ID1020000000007", "4111111111111111", "3950014400520446111111722002679",
	"shop@bank", "HDFC000062250200000000001", "https://qr.alipay.com/fkx0000000000000", "DMCT", "UMI", "é", "店", "😀", "😀😀😀😀", "\u202e", "\x00", "A\u0301", "\ufffd",
	strings.Repeat("9", 99), strings.Repeat("é", 40), "0016A0000006770101110113006681234567", "0010A0000005240109shop@bank", "0010com.alipay0101Y",
}

// rewritten is text with its objects changed as ops say, written with right
// lengths in a unit of their choice and sealed. A text that is no code begins
// with a good one.
func rewritten(text string, ops []byte) (string, emvqr.LengthUnit) {
	objects, unit, ok := closing(text)
	if !ok {
		objects, unit, _ = closing(annexB7)
	}
	if len(ops) > 0 {
		unit = units[int(ops[0])%len(units)]
		ops = ops[1:]
	}
	for ; len(ops) >= 3 && len(objects) > 0; ops = ops[3:] {
		objects = change(objects, ops[0], int(ops[1])%len(objects), ops[2], unit)
	}
	return write(objects, unit), unit
}

func change(objects []object, op byte, at int, with byte, unit emvqr.LengthUnit) []object {
	word := dictionary[int(with)%len(dictionary)]
	o := &objects[at]
	switch op % 9 {
	case 0:
		return append(objects[:at:at], objects[at+1:]...)
	case 1:
		return append(objects[:at:at], append([]object{*o}, objects[at:]...)...)
	case 2:
		next := (at + 1) % len(objects)
		objects[at], objects[next] = objects[next], objects[at]
	case 3:
		o.value = word
	case 4:
		o.value += word
	case 5:
		if id := int(with) % 100; id != 63 {
			o.id = fmt.Sprintf("%02d", id)
		}
	case 6: // another object inside
		if count(word, unit) <= 99 {
			o.value += fmt.Sprintf("%02d%02d%s", at%6, count(word, unit), word)
		}
	case 7:
		o.value = string([]rune(o.value)[:len([]rune(o.value))*int(with)/256])
	case 8:
		return append(objects, object{fmt.Sprintf("%02d", 26+int(with)%26), word})
	}
	return objects
}

// annexB7 is the worked example of EMVCo MPM 1.1, Annex B.7.
const annexB7 = "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN" +
	"5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233" +
	"030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A"

// corpusTexts are the payloads of the corpus, those that can be read only where
// readable is asked for.
func corpusTexts(t testing.TB, readable bool) (texts []string) {
	files, err := vectors.Load()
	require.NoError(t, err)
	for _, file := range files {
		for i := range file.Tests {
			c := &file.Tests[i]
			if readable && c.Result == vectors.Invalid {
				continue
			}
			text, err := c.Text()
			require.NoError(t, err)
			if readable && len(text) > emvqr.MaxBytes {
				continue
			}
			texts = append(texts, text)
		}
	}
	return texts
}

func TestWhatIsRewrittenIsRead(t *testing.T) {
	for _, text := range corpusTexts(t, true) {
		for n, ops := range [][]byte{nil, {0}, {1}, {2}, {0, 3, 1, 46, 6, 2, 44, 8, 0, 30}} {
			got, unit := rewritten(text, ops)
			requireUnit(t, got, unit)
			if n == 0 {
				// Written again as it was, but for the case of its checksum.
				require.True(t, strings.EqualFold(text, got), "%q became %q", text, got)
			}
		}
	}
}

// requireUnit asks that the library reads a text in the unit it was written
// with, or in one that comes first and closes as well.
func requireUnit(t *testing.T, text string, unit emvqr.LengthUnit) (code emvqr.Code, ok bool) {
	t.Helper()
	_, closes, closed := closing(text)
	code, err := emvqr.Parse(text)
	if len(text) > emvqr.MaxBytes {
		require.ErrorIs(t, err, emvqr.ErrTooLong)
		return code, false
	}
	require.True(t, closed, "%q", text)
	require.NoError(t, err, "%q", text)
	require.LessOrEqual(t, closes, unit, "%q", text)
	require.Equal(t, closes, code.LengthUnit(), "%q", text)
	require.Equal(t, text, code.String())
	return code, true
}
