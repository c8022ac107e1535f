package undo

import (
	"encoding/base64"
	"encoding/hex"
	"html"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonEscapes decodes the escapes of JSON and of string literals like its own.
// Some programs escape only what they must, others all outside ASCII.
func jsonEscapes(text string) []string {
	if strings.IndexByte(text, '\\') < 0 {
		return nil
	}
	var b strings.Builder
	var units []uint16 // of \uXXXX one after another
	flush := func() {
		b.WriteString(string(utf16.Decode(units)))
		units = units[:0]
	}
	for i := 0; i < len(text); {
		if unit, size, ok := escapedUnit(text[i:]); ok {
			units = append(units, unit)
			i += size
			continue
		}
		flush()
		if text[i] == '\\' && i+1 < len(text) {
			if c, size, ok := escapedByte(text[i:]); ok {
				b.WriteByte(c)
				i += size
				continue
			}
		}
		b.WriteByte(text[i])
		i++
	}
	flush()
	return []string{b.String()}
}

// escapedUnit reads \uXXXX.
func escapedUnit(text string) (unit uint16, size int, ok bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, 0, false
	}
	n, err := strconv.ParseUint(text[2:6], 16, 16)
	return uint16(n), 6, err == nil
}

// escapedByte reads \x3D, \n and the like, and a backslash in front of a sign.
func escapedByte(text string) (c byte, size int, ok bool) {
	switch c := text[1]; c {
	case 'n':
		return '\n', 2, true
	case 'r':
		return '\r', 2, true
	case 't':
		return '\t', 2, true
	case 'b':
		return '\b', 2, true
	case 'f':
		return '\f', 2, true
	case '"', '\\', '/', '\'':
		return c, 2, true
	case 'x':
		if len(text) >= 4 {
			n, err := strconv.ParseUint(text[2:4], 16, 8)
			return byte(n), 4, err == nil
		}
	}
	return 0, 0, false
}

// markdown takes the backslash off every sign that Markdown lets one escape.
func markdown(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		if text[i] == '\\' && i+1 < len(text) && strings.IndexByte("\\`*_{}[]()#+-.!|<>~&:/=^$\"'", text[i+1]) >= 0 {
			if i == 0 || text[i-1] != '\\' {
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

func htmlEntities(text string) []string {
	if strings.IndexByte(text, '&') < 0 {
		return nil
	}
	return []string{html.UnescapeString(text)}
}

func percent(text string) []string {
	if strings.IndexByte(text, '%') < 0 {
		return nil
	}
	if decoded, err := url.PathUnescape(text); err == nil {
		return []string{decoded}
	}
	return []string{percentWhereItCan(text)}
}

// percentWhereItCan decodes what is an escape and leaves other percent signs, and
// knows %uXXXX of JavaScript's escape.
func percentWhereItCan(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if n, err := strconv.ParseUint(text[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(n))
				i += 2
				continue
			}
			if i+5 < len(text) && text[i+1] == 'u' {
				if n, err := strconv.ParseUint(text[i+2:i+6], 16, 16); err == nil {
					b.WriteRune(rune(n))
					i += 5
					continue
				}
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

func plus(text string) []string {
	if strings.IndexByte(text, '+') < 0 {
		return nil
	}
	blanks := strings.ReplaceAll(text, "+", " ")
	if decoded, err := url.PathUnescape(blanks); err == nil {
		return []string{decoded}
	}
	return []string{percentWhereItCan(blanks)}
}

// quotedPrintable decodes =3D and takes out the = with which an email breaks lines.
func quotedPrintable(text string) []string {
	if strings.IndexByte(text, '=') < 0 {
		return nil
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '=' {
			b.WriteByte(text[i])
			continue
		}
		rest := text[i+1:]
		if after := strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(rest, " "), "\r"), "\n"); after != rest && (after == "" || after != strings.TrimLeft(rest, " ")) {
			i = len(text) - len(after) - 1
			continue
		}
		if len(rest) >= 2 {
			if n, err := strconv.ParseUint(rest[:2], 16, 8); err == nil {
				b.WriteByte(byte(n))
				i += 2
				continue
			}
		}
		b.WriteByte('=')
	}
	return []string{b.String()}
}

// utf16Text reads UTF-16 in either order of bytes, told by its mark or by the
// zeros that ASCII has in it, as bytes or as a program shows them as characters.
func utf16Text(text string) []string {
	mark := strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff")
	if text == "" || !mark && strings.Count(text, "\x00")*3 < len(text) {
		return nil
	}
	bigEndian := strings.HasPrefix(text, "\xfe\xff") || !mark && text[0] == 0
	body := text
	if mark {
		body = text[2:]
	}
	body = body[:len(body)&^1]
	units := make([]uint16, 0, len(body)/2)
	for i := 0; i < len(body); i += 2 {
		low, high := body[i], body[i+1]
		if bigEndian {
			low, high = high, low
		}
		units = append(units, uint16(high)<<8|uint16(low))
	}
	return []string{string(utf16.Decode(units))}
}

// hexadecimal decodes hexadecimal digits, with what is put in front of them and
// between them.
func hexadecimal(text string) []string {
	if strings.IndexFunc(text, isNoHex) >= 0 {
		return nil
	}
	digits := aroundHex.Replace(text)
	digits = strings.TrimSuffix(strings.TrimPrefix(digits, "X'"), "'")
	if len(digits) < 16 || len(digits)%2 != 0 {
		return nil
	}
	decoded, err := hex.DecodeString(digits)
	if err != nil || !utf8.Valid(decoded) {
		return nil
	}
	return []string{string(decoded)}
}

// aroundHex takes out what is put before hexadecimal digits and between them, and
// plainBase64 makes the alphabet for URLs, and base64 in a URL, the common one.
var (
	aroundHex   = strings.NewReplacer("0x", "", "0X", "", `\x`, "", " ", "", ":", "", "-", "", ",", "", "\n", "", "\r", "", "\t", "")
	plainBase64 = strings.NewReplacer("-", "+", "_", "/", "\n", "", "\r", "", "%2B", "+", "%2F", "/", "%3D", "", "%3d", "")
)

// isNoHex reports whether a character is neither a digit nor any of what is put
// around digits.
func isNoHex(c rune) bool {
	return (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F') && !strings.ContainsRune(`xX\ :-,'`+"\n\r\t", c)
}

// base64Text decodes base64 of either alphabet, padded or not, and data: links.
func base64Text(text string) []string {
	if rest, ok := strings.CutPrefix(text, "data:"); ok {
		_, data, found := strings.Cut(rest, ",")
		if !found {
			return nil
		}
		if !strings.Contains(rest[:len(rest)-len(data)], ";base64") {
			return []string{percentWhereItCan(data)}
		}
		text = data
	}
	if strings.IndexByte(text, ' ') > 0 {
		return nil
	}
	plain := plainBase64.Replace(strings.TrimSpace(text))
	plain = strings.TrimRight(plain, "=")
	if len(plain) < 16 {
		return nil
	}
	decoded, err := base64.RawStdEncoding.DecodeString(plain)
	if err != nil || !utf8.Valid(decoded) {
		return nil
	}
	return []string{string(decoded)}
}

// byteList decodes decimal byte values with signs between them, as programs print
// an array of bytes.
func byteList(text string) []string {
	if len(text) < 32 || !strings.ContainsAny(text[:8], " ,;") {
		return nil
	}
	numbers := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" ,;[]{}()\n\r\t", c) })
	if len(numbers) < 16 {
		return nil
	}
	decoded := make([]byte, 0, len(numbers))
	for _, number := range numbers {
		n, err := strconv.ParseUint(number, 10, 8)
		if err != nil {
			return nil
		}
		decoded = append(decoded, byte(n))
	}
	return []string{string(decoded)}
}
