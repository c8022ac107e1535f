package main

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
	"github.com/stretchr/testify/require"
)

func TestTheMetricsCountWhatHappened(t *testing.T) {
	service := start(t)
	for range 3 {
		service.post(t, scanOf(thai(t), "promptpay"))
	}
	service.post(t, scanOf("00020115314764076447640764123456789012345540510.0054079999.005204581253037645802TH5912Noodle House6007Bangkok63047C0C", "unionpay"))
	service.post(t, scanOf("https://evil.example/28100004abcdefgh", "alipayplus"))
	service.post(t, "{")
	service.get(t, "/nowhere")
	_, text := service.get(t, "/metrics")
	for _, line := range []string{
		`walletbackend_requests_total{route="/v1/scan",status="200"} 5`,
		`walletbackend_requests_total{route="/v1/scan",status="400"} 1`,
		`walletbackend_requests_total{route="none",status="404"} 1`,
		`walletbackend_scans_total{decision="pay",kind="mpm"} 3`,
		`walletbackend_scans_total{decision="refuse",kind="mpm"} 1`,
		`walletbackend_scans_total{decision="ask",kind="uri"} 1`,
		`walletbackend_scans_by_network_total{decision="pay",network="promptpay"} 3`,
		`walletbackend_scans_by_network_total{decision="refuse",network="unionpay"} 1`,
		`walletbackend_request_seconds_count{route="/v1/scan"} 6`,
		`walletbackend_requests_under_way 1`, // the one for the metrics
	} {
		require.Contains(t, text, line+"\n")
	}
	require.Regexp(t, `walletbackend_refusals_total\{rule="MPM-[^"]+"\} 1`, text)
	require.Contains(t, text, "go_goroutines")
}

func TestTheMetricsAreNamedAsPrometheusAsks(t *testing.T) {
	service := start(t)
	service.post(t, scanOf("hello"))
	faults, err := testutil.GatherAndLint(service.metrics.registry)
	require.NoError(t, err)
	require.Empty(t, slices.DeleteFunc(faults, func(p promlint.Problem) bool { return !strings.HasPrefix(p.Metric, "walletbackend") }))
}

// TestNoClientMakesALabel: whatever is sent, the labels are out of lists that were made
// when the service started, and no reason of a sample is missing in them.
func TestNoClientMakesALabel(t *testing.T) {
	service := start(t)
	for i, text := range allSamples(t) {
		service.post(t, scanOf(text, knownNetworks()...))
		if i%20 == 0 {
			service.post(t, jsonOf(t, object{"scanned": text, "wallet": "GCash"}))
		}
	}
	for _, method := range []string{"DELETE", "BREW"} {
		request, err := http.NewRequest(method, service.url+"/v1/scan/../x"+method, nil)
		require.NoError(t, err)
		response, err := http.DefaultClient.Do(request)
		require.NoError(t, err)
		response.Body.Close()
	}
	require.Equal(t, another, among(service.metrics.subjects, "a word of a client"))
	_, text := service.get(t, "/metrics")
	routes := map[string]bool{noRoute: true}
	for _, r := range service.routes() {
		routes[r.Path] = true
	}
	label := regexp.MustCompile(`(\w+)="([^"]*)"`)
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "walletbackend_") {
			continue
		}
		for _, pair := range label.FindAllStringSubmatch(line, -1) {
			switch name, value := pair[1], pair[2]; name {
			case "route":
				require.True(t, routes[value], line)
			case "rule":
				require.True(t, service.metrics.reasons[value], line)
			case "network":
				require.True(t, service.metrics.subjects[value] || value == "none", line)
			case "kind":
				require.Contains(t, []string{"mpm", "cpm", "uri", "other", "unknown"}, value)
			case "decision":
				require.Contains(t, []string{"pay", "ask", "refuse"}, value)
			}
		}
	}
}
