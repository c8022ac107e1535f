package main

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// privateOf are the values of a text that could be an account, a name or a reference: all
// of its objects or fields, and what is read out of it.
func privateOf(text string) (values []string) {
	answer := profiles.Read(text, knownNetworks(), noon)
	all := []string{
		answer.Payee.Value, answer.Reference, answer.Reference2, answer.Bill, answer.Terminal, answer.Message, answer.Link, answer.Purpose,
		answer.Merchant.Name, answer.Merchant.LocalName, answer.Merchant.City, answer.WrappedIn, text,
	}
	if answer.Account != nil {
		for _, value := range network.Fields(answer.Account) {
			all = append(all, value)
		}
	}
	for _, f := range answer.Fields {
		all = append(all, f.Value)
	}
	if report := emvqr.Diagnose(text); answer.Kind == network.MPM {
		for o := range report.Objects() {
			all = append(all, o.Value)
		}
	}
	for _, value := range all {
		if len(value) > 8 && !isInAWord(value) { // a shorter one may be in a number
			values = append(values, value)
		}
	}
	return values
}

func isInAWord(value string) bool {
	for word := range wordsOfTheLog {
		if strings.Contains(word, value) {
			return true
		}
	}
	return payeeType.MatchString(value)
}

// wordsOfTheLog are all that the log may say: words that are written in the program.
var wordsOfTheLog = func() map[string]bool {
	words := map[string]bool{"": true, noRoute: true, profiles.WalletFacts: true}
	for _, word := range strings.Fields("INFO WARN ERROR answered pay ask refuse mpm cpm uri other unknown fixed changeable open") {
		words[word] = true
	}
	s := newService(options{atOnce: 1})
	for _, r := range s.routes() {
		words[r.Path] = true
	}
	for _, list := range []map[string]bool{s.metrics.subjects, s.metrics.reasons} {
		maps.Copy(words, list)
	}
	for form := range profiles.Forms() {
		words[form.Format] = true
	}
	return words
}()

// payeeType is a word for a sort of payee.
var payeeType = regexp.MustCompile(`^[a-z][a-z-]{1,19}$`)

// saysWordsAlone asks that a value of the log is a number, or one of its words.
func saysWordsAlone(t *testing.T, key string, value any) {
	switch value := value.(type) {
	case string:
		require.True(t, wordsOfTheLog[value] || key == "payee_type" && payeeType.MatchString(value), "%s is %q", key, value)
	case object:
		for key, inner := range value {
			saysWordsAlone(t, key, inner)
		}
	case []any:
		for _, inner := range value {
			saysWordsAlone(t, key, inner)
		}
	}
}

// TestNothingOfASampleIsInTheLogOrTheMetrics: every sample is scanned, made dynamic and
// drawn, and put where it does not belong; then all of its values are searched for.
func TestNothingOfASampleIsInTheLogOrTheMetrics(t *testing.T) {
	service := start(t)
	private := map[string]bool{}
	for i, text := range allSamples(t) {
		for _, value := range privateOf(text) {
			private[value] = true
		}
		service.post(t, scanOf(text, knownNetworks()...))
		if i%4 != 0 {
			continue
		}
		service.post(t, jsonOf(t, object{"scanned": text, "wallet": "GCash"}))
		service.postTo(t, "/v1/dynamic", jsonOf(t, object{"static": text, "amount": "7", "reference": "PRIVATE-REFERENCE"}))
		service.get(t, "/v1/qr.svg?text="+url.QueryEscape(text))
		service.get(t, "/v1/"+url.PathEscape(text))
		service.post(t, jsonOf(t, object{"scanned": "x", "networks": []string{text}}))
		service.post(t, jsonOf(t, object{"scanned": "x", "wallet": text}))
		service.post(t, jsonOf(t, object{text: "x"}))
		request, err := http.NewRequest(http.MethodPost, service.url+"/v1/scan", strings.NewReader(text))
		require.NoError(t, err)
		request.Header.Set("Content-Type", "application/json")
		request.Header["X-Request-Id"] = []string{strings.Map(printable, text)}
		request.Header["User-Agent"] = []string{strings.Map(printable, text)}
		response, err := http.DefaultClient.Do(request)
		require.NoError(t, err)
		response.Body.Close()
	}
	_, metrics := service.get(t, "/metrics")
	metrics = measured.ReplaceAllString(metrics, "") // sums of seconds have the digits of anything
	require.NoError(t, service.stop())
	log := service.log.String()
	require.Greater(t, strings.Count(log, "\n"), 1000)
	require.Greater(t, len(private), 2000)
	for line := range strings.Lines(log) {
		var said object
		require.NoError(t, json.Unmarshal([]byte(line), &said))
		saysWordsAlone(t, "", said)
	}
	for value := range private {
		require.False(t, strings.Contains(log, value), "in the log: %s", value)
		require.False(t, strings.Contains(metrics, value), "in the metrics: %s", value)
	}
	require.NotContains(t, log, "PRIVATE-REFERENCE")
}

// measured is what a line of metrics ends with.
var measured = regexp.MustCompile(`(?m) [-+.e0-9]+$`)

func printable(c rune) rune {
	if c < ' ' || c > '~' {
		return -1
	}
	return c
}

func TestTheIDOfARequestIsTakenOverOnlyIfItIsHarmless(t *testing.T) {
	service := start(t)
	for name, c := range map[string]struct {
		id    string
		taken bool
	}{
		"a UUID":          {"0190f5f2-7c1e-7a5b-9a77-0c6f1f1f2a3b", true},
		"a trace":         {"4bf92f3577b34da6a3ce929d0e0e4736", true},
		"a card number":   {"4000123456789017", false},
		"a phone":         {"+66812345678", false},
		"two cards":       {"40001234567890174000123456789017", false},
		"an IBAN of 32":   {"LC55HEMM000100010012001200023015", false},
		"a name at bank":  {"shop@bank", false},
		"capitals":        {"4BF92F3577B34DA6A3CE929D0E0E4736", false},
		"dashes off":      {"0190f5f27-c1e-7a5b-9a77-0c6f1f1f2a3b", false},
		"none":            {"", false},
		"a quote":         {`4bf92f3577b34da6a3ce929d0e0e473"`, false},
		"longer":          {"4bf92f3577b34da6a3ce929d0e0e47364", false},
		"a UUID and more": {"0190f5f2-7c1e-7a5b-9a77-0c6f1f1f2a3b-40001", false},
	} {
		t.Run(name, func(t *testing.T) {
			request, err := http.NewRequest(http.MethodGet, service.url+"/healthz", nil)
			require.NoError(t, err)
			request.Header.Set("X-Request-Id", c.id)
			response, err := http.DefaultClient.Do(request)
			require.NoError(t, err)
			response.Body.Close()
			got := response.Header.Get("X-Request-Id")
			require.Equal(t, c.taken, got == c.id, got)
			require.GreaterOrEqual(t, len(got), 32)
		})
	}
	seen := map[string]bool{}
	for range 100 {
		response, _ := service.get(t, "/healthz")
		id := response.Header.Get("X-Request-Id")
		require.False(t, seen[id])
		seen[id] = true
	}
}
