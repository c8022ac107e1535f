package explain

import (
	"encoding/hex"
	"errors"
	"strconv"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/jsonwriter"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// MarshalJSON writes the explanation as one JSON object, which [Schema] describes:
//
//	{"payload":"…","kind":"mpm","what":"a merchant-presented code","ok":true,
//	 "crc":{"got":"A13A","want":"A13A","ok":true},"length_unit":"code-points",
//	 "networks":["promptpay"],
//	 "accounts":[{"network":"promptpay","path":"29","fields":{"mobile":"+66812345678"},"name":"PromptPay",
//	              "values":[{"key":"mobile","label":"Mobile number","value":"+66812345678"}]}],
//	 "objects":[{"path":"58","offset":69,"value":"TH","name":"Country Code","meaning":"Thailand"}],
//	 "findings":[…],"repairs":[…],"error":null,"form":null,
//	 "verdict":{"decision":"pay","reasons":[],"readable":[{"network":"promptpay","answer":"yes","why":[]}]}}
//
// Text that is not UTF-8 stands in "payload_hex" instead of "payload". "format" is there
// for any form but a code, "wrapped_in" for what was taken out of a link, "fields" for a
// form whose values are decoded, "role" for an account that is shown and never paid,
// "paths" for one of several root objects, and "payment", which is what
// [profiles.Payment.MarshalJSON] writes, where a wallet was given.
func (e Explanation) MarshalJSON() ([]byte, error) { return e.AppendJSON(nil), nil }

// AppendJSON appends what [Explanation.MarshalJSON] returns to dst, without reflection,
// for programs that write many.
func (e *Explanation) AppendJSON(dst []byte) []byte {
	w := jsonwriter.On(dst)
	w.Open()
	if utf8.ValidString(e.Text) {
		w.Text("payload", e.Text)
	} else {
		w.Text("payload_hex", hex.EncodeToString([]byte(e.Text)))
	}
	w.Text("kind", e.Kind.String())
	optional(&w, "format", e.Format)
	optional(&w, "wrapped_in", e.WrappedIn)
	w.Text("what", e.What)
	w.Bool("ok", e.OK)
	e.writeChecksum(&w)
	w.Text("length_unit", e.LengthUnit.String())
	w.Array("networks", len(e.Networks), func(i int) { w.Value(e.Networks[i]) })
	w.Array("accounts", len(e.Accounts), func(i int) { e.Accounts[i].write(&w) })
	if e.decoded {
		writeFields(&w, e.Fields)
	}
	w.Array("objects", len(e.Objects), func(i int) { e.Objects[i].write(&w) })
	w.Array("findings", len(e.Findings), func(i int) { w.Raw(e.Findings[i].AppendJSON) })
	w.Array("repairs", len(e.Repairs), func(i int) { w.Raw(e.Repairs[i].AppendJSON) })
	writeError(&w, e.Err)
	e.writeForm(&w)
	e.Verdict.write(&w)
	if e.Payment != nil {
		w.Key("payment")
		w.Raw(e.Payment.AppendJSON)
	}
	w.Close()
	return w.Bytes()
}

func optional(w *jsonwriter.Writer, key, value string) {
	if value != "" {
		w.Text(key, value)
	}
}

func (e *Explanation) writeChecksum(w *jsonwriter.Writer) {
	w.Key("crc")
	if e.Checksum == nil {
		w.Null()
		return
	}
	w.Open()
	w.Text("got", e.Checksum.Got)
	w.Text("want", e.Checksum.Want)
	w.Bool("ok", e.Checksum.OK)
	w.Close()
}

// AppendJSON appends the account as a JSON object; see [Explanation.MarshalJSON].
func (a *Account) AppendJSON(dst []byte) []byte {
	w := jsonwriter.On(dst)
	a.write(&w)
	return w.Bytes()
}

func (a *Account) write(w *jsonwriter.Writer) {
	w.Open()
	w.Text("network", a.Network)
	w.Path("path", a.Path())
	if a.Role == network.Identity {
		w.Text("role", "identity")
	}
	if len(a.Paths) > 1 {
		w.Array("paths", len(a.Paths), func(i int) { w.Value(a.Paths[i].String()) })
	}
	writeFields(w, a.Values)
	w.Text("name", a.Name)
	writeValues(w, a.Values)
	w.Close()
}

// writeFields writes values by their keys alone, as an object.
func writeFields(w *jsonwriter.Writer, values []Value) {
	w.Key("fields")
	w.Open()
	for i := range values {
		w.Entry(values[i].Key, values[i].Value)
	}
	w.Close()
}

// writeValues writes values as a list, whose order readers of JSON keep.
func writeValues(w *jsonwriter.Writer, values []Value) {
	w.Array("values", len(values), func(i int) {
		v := &values[i]
		w.Open()
		w.Text("key", v.Key)
		w.Text("label", v.Label)
		w.Text("value", v.Value)
		w.Close()
	})
}

func (e *Explanation) writeForm(w *jsonwriter.Writer) {
	w.Key("form")
	f := e.Form
	if f == nil {
		w.Null()
		return
	}
	w.Open()
	w.Text("name", f.Name)
	w.Text("run_by", f.RunBy)
	w.Array("opened_by", len(f.OpenedBy), func(i int) { w.Value(f.OpenedBy[i]) })
	w.Text("not_established", f.NotEstablished)
	writeValues(w, e.Fields)
	w.Close()
}

// write writes an object, of which a code has dozens: a whole piece between two values at
// a time.
func (o *Object) write(w *jsonwriter.Writer) { w.Raw(o.append) }

func (o *Object) append(dst []byte) []byte {
	dst, _ = o.Path.AppendText(append(dst, `{"path":"`...)) // never fails
	dst = strconv.AppendInt(append(dst, `","offset":`...), int64(o.Offset), 10)
	dst = emvqr.AppendJSONString(append(dst, `,"value":`...), o.Value)
	dst = emvqr.AppendJSONString(append(dst, `,"name":`...), o.Name)
	dst = emvqr.AppendJSONString(append(dst, `,"meaning":`...), o.Meaning)
	return append(dst, '}')
}

// writeError writes why a text is not read, or null.
func writeError(w *jsonwriter.Writer, err error) {
	w.Key("error")
	var fault *emvqr.SyntaxError
	var found profiles.FindingError
	switch {
	case errors.As(err, &fault):
		writeFault(w, fault.Offset, fault.Path, fault.Message())
	case errors.As(err, &found):
		writeFault(w, found.Offset, found.Path, found.Message)
	default:
		w.Null()
	}
}

func writeFault(w *jsonwriter.Writer, offset int, path emvqr.Path, message string) {
	w.Open()
	w.Number("offset", int64(offset))
	w.Path("path", path)
	w.Text("message", message)
	w.Close()
}

func (v *Verdict) write(w *jsonwriter.Writer) {
	w.Key("verdict")
	w.Open()
	w.Text("decision", v.Decision.String())
	w.Array("reasons", len(v.Reasons), func(i int) { w.Raw(v.Reasons[i].AppendJSON) })
	w.Array("readable", len(v.Readable), func(i int) { w.Raw(v.Readable[i].AppendJSON) })
	w.Close()
}
