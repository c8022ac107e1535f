package jsonwriter_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/jsonwriter"
)

func TestWhatIsWrittenIsJSONWithItsCommas(t *testing.T) {
	w := jsonwriter.On([]byte("before "))
	w.Open()
	w.Text("text", "a \"b\" \u202e")
	w.Entry("k\"", "v")
	w.Path("path", emvqr.P(62, 5))
	w.Path("none", emvqr.Path{})
	w.Number("number", -7)
	w.Bool("bool", true)
	w.Key("null")
	w.Null()
	w.Array("none", 0, func(int) {})
	w.Array("texts", 2, func(int) { w.Value("x") })
	w.Array("objects", 2, func(i int) {
		w.Open()
		w.Number("i", int64(i))
		w.Array("inner", i, func(int) { w.Null() })
		w.Close()
	})
	w.Key("raw")
	w.Raw(func(dst []byte) []byte { return append(dst, "1.5"...) })
	w.Close()
	require.Equal(t, `before {"text":"a \"b\" \u202E","k\"":"v","path":"62.05","none":"","number":-7,"bool":true,"null":null,"none":[],"texts":["x","x"],`+
		`"objects":[{"i":0,"inner":[]},{"i":1,"inner":[null]}],"raw":1.5}`, string(w.Bytes()))
	require.True(t, json.Valid(w.Bytes()[len("before "):]))
}
