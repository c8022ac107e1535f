package main

import (
	"net/http"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestThePageNeedsNothingFromElsewhere: no host but this one is named in it, and its
// policy lets it load from none.
func TestThePageNeedsNothingFromElsewhere(t *testing.T) {
	service := start(t)
	for path, media := range map[string]string{"/": "text/html", "/page/try.js": "text/javascript", "/page/style.css": "text/css"} {
		response, body := service.get(t, path)
		require.Equal(t, http.StatusOK, response.StatusCode)
		require.Contains(t, response.Header.Get("Content-Type"), media)
		require.Contains(t, response.Header.Get("Content-Security-Policy"), "default-src 'none'")
		require.NotRegexp(t, regexp.MustCompile(`(?i)(https?:)?//[a-z]+\.`), body)
		for _, m := range regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(body, -1) {
			response, _ := service.get(t, m[1])
			require.Equal(t, http.StatusOK, response.StatusCode, m[1])
		}
	}
}
