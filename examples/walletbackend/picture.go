package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/openmerchantqr/emvqr/examples/symbol"
	"github.com/openmerchantqr/emvqr/profiles"
)

// maxScale bounds the pixels of a module: the largest symbol is then 2,960 pixels wide.
const maxScale = 16

// pictureRequest is what a picture is made of, out of the query.
type pictureRequest struct {
	text  string
	level symbol.Level
	scale int
}

func (s *service) svgRoute() route {
	return route{
		Operation: huma.Operation{
			OperationID: "qr-svg", Method: http.MethodGet, Path: "/v1/qr.svg",
			Summary: "Draw a code as an SVG", Description: pictureDescription,
			Parameters: []*huma.Param{textParameter(), levelParameter()},
		},
		media: "image/svg+xml",
		handle: func(x *exchange) {
			s.picture(x, false, func(w io.Writer, drawn symbol.Symbol, _ int) error { return drawn.WriteSVG(w, "") })
		},
	}
}

func (s *service) pngRoute() route {
	return route{
		Operation: huma.Operation{
			OperationID: "qr-png", Method: http.MethodGet, Path: "/v1/qr.png",
			Summary: "Draw a code as a PNG", Description: pictureDescription,
			Parameters: []*huma.Param{textParameter(), levelParameter(), scaleParameter()},
		},
		media: "image/png",
		handle: func(x *exchange) {
			s.picture(x, true, func(w io.Writer, drawn symbol.Symbol, scale int) error { return drawn.WritePNG(w, scale) })
		},
	}
}

const pictureDescription = "Only what is sound is drawn: no broken code, nothing that has expired, nothing that is no payment. " +
	"The picture may be kept by the app that asked, not by others on the way: it may be of somebody's own account."

// picture draws a code.
func (s *service) picture(x *exchange, scaled bool, draw func(w io.Writer, drawn symbol.Symbol, scale int) error) {
	in, p := pictureOf(x.request.URL.RawQuery, scaled)
	if p != nil {
		x.refuse(p)
		return
	}
	now := s.now()
	lasting, p := s.drawable(in.text, now)
	if p != nil {
		x.refuse(p)
		return
	}
	drawn, err := symbol.Encode(in.text, in.level)
	if err != nil {
		x.refuse(unprocessable("%s", withoutPackage(err)))
		return
	}
	var body bytes.Buffer
	if err := draw(&body, drawn, in.scale); err != nil {
		panic(err) // a buffer takes everything
	}
	x.keep(body.Bytes(), lasting)
}

// longest is how long a picture may be kept at most.
const longest = 24 * time.Hour

// keep answers with a body that the client may keep for a time, or has kept.
func (x *exchange) keep(body []byte, lasting time.Duration) {
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:16]) + `"`
	h := x.Header()
	h.Set("Cache-Control", fmt.Sprintf("private, max-age=%d", int(lasting.Seconds())))
	h.Set("ETag", tag)
	if x.request.Header.Get("If-None-Match") == tag {
		x.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	x.WriteHeader(http.StatusOK)
	x.Write(body)
}

// drawable says for how long a text may be drawn, or why it may not.
func (s *service) drawable(text string, now time.Time) (time.Duration, *problem) {
	answer := s.known.At(now).Read(text, s.metrics.all)
	for _, why := range answer.Reasons {
		if answer.Decision == profiles.Refuse && why.Code != profiles.NoNetwork {
			return 0, unprocessable("the text is not drawn: %s", why.Text)
		}
	}
	if answer.Expires.IsZero() {
		return longest, nil
	}
	return max(0, min(longest, answer.Expires.Sub(now))), nil
}

// pictureOf reads a query strictly: each parameter once, and none that is not known.
func pictureOf(query string, scaled bool) (in pictureRequest, p *problem) {
	in.scale = 8
	values, err := url.ParseQuery(query)
	if err != nil {
		return in, badRequest("the query cannot be read; percent-encode the text")
	}
	for name, all := range values {
		if name != "text" && name != "level" && (name != "scale" || !scaled) {
			return in, badRequest("there is no parameter %s", quoted(name))
		}
		if len(all) > 1 {
			return in, badRequest("the parameter %s is given %d times", name, len(all))
		}
	}
	if in.text = values.Get("text"); in.text == "" {
		return in, badRequest("text is missing or empty")
	}
	if level, ok := values["level"]; ok {
		if err := in.level.UnmarshalText([]byte(level[0])); err != nil {
			return in, badRequest("level is %s, expected L, M, Q or H", quoted(level[0]))
		}
	}
	if scale, ok := values["scale"]; ok {
		in.scale, err = strconv.Atoi(scale[0])
		if err != nil || in.scale < 1 || in.scale > maxScale || strconv.Itoa(in.scale) != scale[0] {
			return in, badRequest("scale is %s, expected 1 to %d", quoted(scale[0]), maxScale)
		}
	}
	return in, nil
}

func textParameter() *huma.Param {
	return &huma.Param{
		Name: "text", In: "query", Required: true, Description: "The text of the symbol, percent-encoded: a blank is %20.",
		Example: "000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6",
		Schema:  &huma.Schema{Type: huma.TypeString, MinLength: ptr(1)},
	}
}

func levelParameter() *huma.Param {
	return &huma.Param{
		Name: "level", In: "query", Description: "How much damage the symbol bears: about 7, 15, 25 or 30 %.", Example: "M",
		Schema: &huma.Schema{Type: huma.TypeString, Enum: []any{"L", "M", "Q", "H"}, Default: "L"},
	}
}

func scaleParameter() *huma.Param {
	return &huma.Param{
		Name: "scale", In: "query", Description: "Pixels a module.", Example: 4,
		Schema: &huma.Schema{Type: huma.TypeInteger, Minimum: ptr(1.0), Maximum: ptr(float64(maxScale)), Default: 8},
	}
}

func ptr[T any](v T) *T { return &v }
