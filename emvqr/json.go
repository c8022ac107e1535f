package emvqr

import (
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MarshalText implements [encoding.TextMarshaler] with the form of String.
func (c Confidence) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// MarshalJSON writes the report as one JSON object:
//
//	{"payload":"…","ok":true,
//	 "crc":{"got":"A13A","want":"A13A","ok":true},"length_unit":"code-points",
//	 "objects":[{"path":"00","offset":0,"value":"01","name":"Payload Format Indicator"}],
//	 "findings":[{"rule":"MPM-4.7.4.1-NZ","severity":"error","path":"54","offset":87,
//	              "message":"…","citation":"EMVCo MPM 1.1 §4.7.4.1"}],
//	 "repairs":[{"kind":"character-changed","path":"59","offset":62,"message":"…",
//	             "certainty":"only","of":1,"tried":8272,"text":"…"}],
//	 "error":null}
//
// Offsets count bytes. Text that is not UTF-8 stands in "payload_hex" instead.
// "crc" is null where the root objects cannot all be read; "error" is null or
// {"offset":…,"path":"62","message":"…"}. "certainty" is "proven", "only" or
// "one-of", and "text" is null where a repair has none.
func (r Report) MarshalJSON() ([]byte, error) { return r.AppendJSON(nil), nil }

// AppendJSON appends what [Report.MarshalJSON] returns to dst, without
// reflection, for programs that write many.
func (r *Report) AppendJSON(dst []byte) []byte {
	dst = append(dst, '{')
	dst = appendPayload(dst, r.text)
	dst = append(dst, `,"ok":`...)
	dst = strconv.AppendBool(dst, r.err == nil)
	dst = r.appendChecksum(append(dst, `,"crc":`...))
	dst = append(dst, `,"length_unit":"`...)
	dst = append(dst, r.LengthUnit().String()...)
	dst = append(dst, `","objects":[`...)
	first := true
	for o := range r.Objects() {
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = r.appendObject(dst, o)
	}
	dst = append(dst, `],"findings":[`...)
	for i := range r.Findings {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = r.Findings[i].AppendJSON(dst)
	}
	dst = append(dst, `],"repairs":`...)
	dst = AppendRepairsJSON(dst, r.Repairs)
	dst = append(dst, `,"error":`...)
	return append(r.appendError(dst), '}')
}

// appendPayload writes the member that holds the text.
func appendPayload(dst []byte, text string) []byte {
	if !utf8.ValidString(text) {
		dst = append(dst, `"payload_hex":"`...)
		return append(hex.AppendEncode(dst, []byte(text)), '"')
	}
	return AppendJSONString(append(dst, `"payload":`...), text)
}

func (r *Report) appendChecksum(dst []byte) []byte {
	got, want, ok := r.Checksum()
	if !ok {
		return append(dst, "null"...)
	}
	dst = AppendJSONString(append(dst, `{"got":`...), got)
	dst = AppendJSONString(append(dst, `,"want":`...), want)
	dst = append(dst, `,"ok":`...)
	dst = strconv.AppendBool(dst, strings.EqualFold(got, want))
	return append(dst, '}')
}

func (r *Report) appendObject(dst []byte, o Object) []byte {
	dst = appendPlace(append(dst, '{'), o.Path, o.Offset)
	dst = AppendJSONString(append(dst, `,"value":`...), o.Value)
	dst = append(dst, `,"name":"`...)
	dst = append(dst, ObjectName(o.Path)...)
	return append(dst, `"}`...)
}

func (r *Report) appendError(dst []byte) []byte {
	if r.err == nil {
		return append(dst, "null"...)
	}
	dst = append(dst, `{"offset":`...)
	dst = strconv.AppendInt(dst, int64(r.err.Offset), 10)
	dst = append(dst, `,"path":"`...)
	dst = r.err.Path.append(dst)
	dst = AppendJSONString(append(dst, `","message":`...), r.err.Message())
	return append(dst, '}')
}

// AppendJSON appends the finding as a JSON object; see [Report.MarshalJSON].
// "network" and "confidence" are there for rules of a network.
func (f Finding) AppendJSON(dst []byte) []byte {
	dst = AppendJSONString(append(dst, `{"rule":`...), f.Rule)
	dst = append(dst, `,"severity":"`...)
	dst = append(dst, f.Severity.String()...)
	dst = appendPlace(append(dst, `",`...), f.Path, f.Offset)
	dst = AppendJSONString(append(dst, `,"message":`...), f.Message)
	dst = AppendJSONString(append(dst, `,"citation":`...), f.Citation)
	if f.Network != "" {
		dst = AppendJSONString(append(dst, `,"network":`...), f.Network)
		dst = AppendJSONString(append(dst, `,"confidence":`...), f.Confidence.String())
	}
	return append(dst, '}')
}

// MarshalJSON writes the finding as [Finding.AppendJSON] does.
func (f Finding) MarshalJSON() ([]byte, error) { return f.AppendJSON(nil), nil }

// AppendRepairsJSON appends repairs as a JSON array; see [Report.MarshalJSON].
func AppendRepairsJSON(dst []byte, repairs []Repair) []byte {
	dst = append(dst, '[')
	for i := range repairs {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = repairs[i].AppendJSON(dst)
	}
	return append(dst, ']')
}

// AppendJSON appends the repair as a JSON object; see [Report.MarshalJSON].
func (r Repair) AppendJSON(dst []byte) []byte {
	dst = append(append(dst, `{"kind":"`...), r.Kind...)
	dst = appendPlace(append(dst, `",`...), r.Path, r.Offset)
	dst = AppendJSONString(append(dst, `,"message":`...), r.Message)
	dst = append(append(dst, `,"certainty":"`...), r.Certainty.word()...)
	dst = strconv.AppendInt(append(dst, `","of":`...), int64(r.Of), 10)
	dst = strconv.AppendInt(append(dst, `,"tried":`...), int64(r.Tried), 10)
	dst = append(dst, `,"text":`...)
	if r.Text == "" {
		return append(dst, "null}"...)
	}
	return append(AppendJSONString(dst, r.Text), '}')
}

// MarshalJSON writes the repair as [Repair.AppendJSON] does.
func (r Repair) MarshalJSON() ([]byte, error) { return r.AppendJSON(nil), nil }

func appendPlace(dst []byte, path Path, offset int) []byte {
	dst = append(dst, `"path":"`...)
	dst = path.append(dst)
	dst = append(dst, `","offset":`...)
	return strconv.AppendInt(dst, int64(offset), 10)
}

// AppendJSONString appends text as a JSON string. Besides what JSON asks for it
// escapes every character that [IsHidden], so that hostile text stays harmless in a
// terminal or an editor. Bytes that are not
// UTF-8 become U+FFFD.
func AppendJSONString(dst []byte, text string) []byte {
	dst = append(dst, '"')
	if isAns(text) && !hasQuote(text) {
		dst = append(dst, text...)
		return append(dst, '"')
	}
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', byte(c))
		case c < utf8.RuneSelf && isAnsByte(byte(c)):
			dst = append(dst, byte(c))
		case IsHidden(c):
			dst = appendEscape(dst, c)
		default:
			dst = utf8.AppendRune(dst, c)
		}
	}
	return append(dst, '"')
}

func hasQuote(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] == '"' || text[i] == '\\' {
			return true
		}
	}
	return false
}

// appendEscape writes \uXXXX, two of them for a character beyond U+FFFF.
func appendEscape(dst []byte, c rune) []byte {
	if c > 0xFFFF {
		c -= 0x10000
		dst = appendHex(append(dst, `\u`...), uint16(0xD800+c>>10))
		c = 0xDC00 + c&0x3FF
	}
	return appendHex(append(dst, `\u`...), uint16(c))
}
