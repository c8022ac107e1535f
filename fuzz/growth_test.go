package fuzz_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/growth"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

// readings are the ways to read a text of whatever length.
var readings = map[string]func(text string){
	"Parse": func(text string) { emvqr.Parse(text) },
	"Diagnose": func(text string) {
		report := emvqr.Diagnose(text)
		for range report.Objects() {
		}
	},
	"Report.AppendJSON": func(text string) {
		report := emvqr.Diagnose(text)
		report.AppendJSON(nil)
	},
	"profiles.Diagnose": func(text string) { profiles.Diagnose(text) },
	"Recognize":         func(text string) { profiles.Recognize(text).Read() },
	"ParseLink": func(text string) {
		link, err := upi.ParseLink(text)
		if err != nil {
			return
		}
		for range link.Findings() {
		}
		link.Request()
		link.Unwrapped()
	},
}

// What is said over and over in a text that means to keep a reader busy.
var busyTexts = []struct{ name, begin, again string }{
	{"digits", "", "7"},
	{"empty objects", "000201", "2600"},
	{"empty objects in templates", "000201", "2696" + strings.Repeat("0000", 24)},
	{"many checksums", "000201", "6304ABCD"},
	{"letters", "", "a"},
	{"blanks", "", " "},
	{"no UTF-8", "", "\xff"},
	{"bidi controls", "000201", "5901\u202e"},
	{"marks to be composed", "0002015999a", "\u0301"},
	{"characters beyond U+FFFF", "000201", "8002😀😀"},
	{"parameters", "upi://pay?", "pa=a&"},
	{"escapes", "upi://pay?pa=", "%41"},
	{"escaped escapes", "upi://pay?pa=", "%2525"},
	{"codes in a link", "https://example.org/", "000201"},
	{"links in a link", "https://example.org/?", "https://"},
	{"base64", "hQVDUFYwMW", "FYTw"},
}

func TestTimeAndMemoryGrowWithTheTextAtMost(t *testing.T) {
	for name, read := range readings {
		for _, busy := range busyTexts {
			for _, length := range []int{100, emvqr.MaxBytes, emvqr.MaxBytes + 1, 1 << 16, 10 << 20} {
				text := (busy.begin + strings.Repeat(busy.again, length/len(busy.again)+1))[:length]
				t.Run(fmt.Sprintf("%s/%s/%d", name, busy.name, length), func(t *testing.T) {
					growth.Require(t, len(text), func() { read(text) })
				})
			}
		}
	}
}
