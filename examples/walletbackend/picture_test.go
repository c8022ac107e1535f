package main

import (
	"bytes"
	"image/png"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
)

func queryOf(pairs ...string) string {
	values := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		values.Add(pairs[i], pairs[i+1])
	}
	return "?" + values.Encode()
}

func TestAPictureIsReadBack(t *testing.T) {
	service := start(t)
	for _, text := range []string{thai(t), indonesian(t), "upi://pay?pa=shop@bank&pn=Shop&am=5.00&cu=INR"} {
		for _, level := range []string{"L", "H"} {
			response, body := service.get(t, "/v1/qr.png"+queryOf("text", text, "level", level, "scale", "4"))
			require.Equal(t, http.StatusOK, response.StatusCode, body)
			require.Equal(t, "image/png", response.Header.Get("Content-Type"))
			picture, err := png.Decode(strings.NewReader(body))
			require.NoError(t, err)
			bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
			require.NoError(t, err)
			read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
			require.NoError(t, err)
			require.Equal(t, text, read.GetText())
		}
		response, body := service.get(t, "/v1/qr.svg"+queryOf("text", text))
		require.Equal(t, http.StatusOK, response.StatusCode, body)
		require.Equal(t, "image/svg+xml", response.Header.Get("Content-Type"))
		require.Contains(t, body, "<path d=")
	}
}

func TestAPictureMayBeKeptByItsClientAndNotLongerThanItsCode(t *testing.T) {
	service := start(t)
	where := "/v1/qr.svg" + queryOf("text", thai(t))
	response, _ := service.get(t, where)
	require.Equal(t, "private, max-age=86400", response.Header.Get("Cache-Control"))
	tag := response.Header.Get("ETag")
	request, err := http.NewRequest(http.MethodGet, service.url+where, nil)
	require.NoError(t, err)
	request.Header.Set("If-None-Match", tag)
	again, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	again.Body.Close()
	require.Equal(t, http.StatusNotModified, again.StatusCode)

	dying := composed(t, emvqr.Merchant{}, paynow.Account{UEN: "201403121W", Expires: "20260102200100"}) // in a minute
	response, body := service.get(t, "/v1/qr.svg"+queryOf("text", dying))
	require.Equal(t, http.StatusOK, response.StatusCode, body)
	require.Equal(t, "private, max-age=60", response.Header.Get("Cache-Control"))
	later := startWith(t, quick, options{now: func() time.Time { return noon.Add(time.Hour) }})
	response, body = later.get(t, "/v1/qr.svg"+queryOf("text", dying))
	require.Equal(t, http.StatusUnprocessableEntity, response.StatusCode, body)
	require.Equal(t, "no-store", response.Header.Get("Cache-Control"))
}

func TestOnlySoundTextsAreDrawnAndQueriesAreStrict(t *testing.T) {
	service := start(t)
	good := thai(t)
	for name, c := range map[string]struct {
		path, query string
		want        int
		says        string
	}{
		"no text":             {"/v1/qr.svg", "", 400, "text is missing"},
		"an empty text":       {"/v1/qr.svg", "?text=", 400, "text is missing"},
		"two texts":           {"/v1/qr.svg", queryOf("text", good, "text", "hello"), 400, "the parameter text is given 2 times"},
		"another parameter":   {"/v1/qr.svg", queryOf("text", good, "Text", "hello"), 400, `there is no parameter "Text"`},
		"a scale of an SVG":   {"/v1/qr.svg", queryOf("text", good, "scale", "4"), 400, `there is no parameter "scale"`},
		"a semicolon":         {"/v1/qr.svg", "?text=a;text=b", 400, "the query cannot be read"},
		"half an escape":      {"/v1/qr.svg", "?text=%4", 400, "the query cannot be read"},
		"no such level":       {"/v1/qr.png", queryOf("text", good, "level", "X"), 400, `level is "X"`},
		"no scale":            {"/v1/qr.png", queryOf("text", good, "scale", "0"), 400, `scale is "0"`},
		"a huge scale":        {"/v1/qr.png", queryOf("text", good, "scale", "1000000000000000000000"), 400, "expected 1 to 16"},
		"a scale with a sign": {"/v1/qr.png", queryOf("text", good, "scale", "+4"), 400, "expected 1 to 16"},
		"hello":               {"/v1/qr.svg", queryOf("text", "hello"), 422, "no payment code that is known here"},
		"a link to elsewhere": {"/v1/qr.svg", queryOf("text", "https://evil.example/pay"), 422, ""},
		"a wrong checksum":    {"/v1/qr.svg", queryOf("text", good[:len(good)-4]+"0000"), 422, "checksum"},
		"two payees":          {"/v1/qr.svg", queryOf("text", "upi://pay?pa=a@bank&pa=b@bank"), 422, ""},
		"not UTF-8":           {"/v1/qr.svg", "?text=%FF", 422, ""},
	} {
		t.Run(name, func(t *testing.T) {
			response, body := service.get(t, c.path+c.query)
			require.Equal(t, c.want, response.StatusCode, body)
			require.Equal(t, problemMedia, response.Header.Get("Content-Type"))
			require.Contains(t, body, strings.ReplaceAll(c.says, `"`, `\"`))
		})
	}
	unseen := seal("0002012622" + "0018ORG.EXAMPLE.UNSEEN" + "5204581253037645802TH5912Noodle House6007Bangkok")
	response, body := service.get(t, "/v1/qr.svg"+queryOf("text", unseen))
	require.Equal(t, http.StatusOK, response.StatusCode, "a sound code of a network that nobody here knows: %s", body)
	require.True(t, bytes.Contains([]byte(body), []byte("<svg")))
}
