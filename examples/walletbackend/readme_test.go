package main

import (
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestTheRequestsOfTheReadmeWork: each curl of it, sent.
func TestTheRequestsOfTheReadmeWork(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	service := start(t)
	posts := regexp.MustCompile(`(?m)^curl --json '(.+)' localhost:8080(\S+)$`).FindAllStringSubmatch(string(readme), -1)
	require.Len(t, posts, 4)
	for _, post := range posts {
		status, out := service.postTo(t, post[2], post[1])
		require.Equal(t, http.StatusOK, status, out)
		if post[2] == "/v1/scan" {
			require.NotEqual(t, "refuse", out["decision"], out)
		}
	}
	gets := regexp.MustCompile(`(?m)^curl -o \S+ 'localhost:8080(\S+)'$`).FindAllStringSubmatch(string(readme), -1)
	require.Len(t, gets, 1)
	for _, get := range gets {
		response, body := service.get(t, get[1])
		require.Equal(t, http.StatusOK, response.StatusCode, body)
	}
}

// TestTheReadmeNamesEveryRouteAndFlag: and none that there is not.
func TestTheReadmeNamesEveryRouteAndFlag(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	for _, r := range start(t).routes() {
		require.Contains(t, string(readme), "`"+r.Method+" "+r.Path+"`")
	}
	var help strings.Builder
	_, err = settingsOf([]string{"-help"}, func(string) (string, bool) { return "", false }, &help)
	require.Error(t, err)
	flags := regexp.MustCompile(`(?m)^  (-\S+)`).FindAllStringSubmatch(help.String(), -1)
	require.NotEmpty(t, flags)
	for _, flag := range flags {
		require.Contains(t, string(readme), "`"+flag[1]+"`")
	}
}
