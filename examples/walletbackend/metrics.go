package main

import (
	"cmp"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/native"
)

// metrics are what is counted, in a registry of their own. Every label has a value out of
// a list that is made when the service starts, so that no client can make new ones.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	underWay prometheus.Gauge
	kinds    *prometheus.CounterVec
	paidBy   *prometheus.CounterVec
	refusals *prometheus.CounterVec

	// networks are the slugs of the networks and the formats of the forms that a wallet can
	// name, all of them as a list in all; subjects are these and what is no payment.
	networks, subjects map[string]bool
	all                []string
	// reasons are the ids of all rules and the codes of reasons.
	reasons map[string]bool
}

// another is the label of what is in no list.
const another = "other"

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "walletbackend_requests_total", Help: "Requests, by route and status.",
		}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "walletbackend_request_seconds", Help: "How long requests took, by route, from when their header had arrived.",
			Buckets: []float64{.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1, 5},
		}, []string{"route"}),
		underWay: prometheus.NewGauge(prometheus.GaugeOpts{Name: "walletbackend_requests_under_way", Help: "Requests that are under way."}),
		kinds: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "walletbackend_scans_total", Help: "Scans, by the kind of text and the decision.",
		}, []string{"kind", "decision"}),
		paidBy: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "walletbackend_scans_by_network_total", Help: "Scans, by the network or form that the answer is about and the decision.",
		}, []string{"network", "decision"}),
		refusals: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "walletbackend_refusals_total", Help: "Reasons for which scans were refused, by the rule or the code of the reason; a scan can have several.",
		}, []string{"rule"}),
		networks: map[string]bool{}, subjects: map[string]bool{profiles.Lookalike: true}, reasons: map[string]bool{},
	}
	m.list()
	m.registry.MustRegister(m.requests, m.seconds, m.underWay, m.kinds, m.paidBy, m.refusals,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// list makes the lists.
func (m *metrics) list() {
	name := func(slug string) {
		if !m.networks[slug] {
			m.networks[slug], m.subjects[slug], m.all = true, true, append(m.all, slug)
		}
	}
	for n := range profiles.Networks() {
		name(n.Slug)
		for rule := range n.Catalogue() {
			m.reasons[rule.ID] = true
		}
	}
	for form := range profiles.Forms() {
		if form.Network == "" {
			name(form.Format)
		}
		for _, rule := range form.Rules {
			m.reasons[rule.ID] = true
		}
	}
	for _, form := range native.Everyday() {
		m.subjects[form.Format] = true
	}
	for _, rules := range []func(func(emvqr.Rule) bool){emvqr.Rules(), profiles.Rules(), native.Rules()} {
		for rule := range rules {
			m.reasons[rule.ID] = true
		}
	}
	for code := range profiles.ReasonCodes() {
		m.reasons[code] = true
	}
}

// answered counts an answer.
func (m *metrics) answered(x *exchange, took time.Duration) {
	m.requests.WithLabelValues(x.route, statusLabel(x.status)).Inc()
	m.seconds.WithLabelValues(x.route).Observe(took.Seconds())
}

// statusLabel is a status as a label; 0 where the client was gone before an answer.
func statusLabel(status int) string {
	if status == http.StatusOK {
		return "200"
	}
	return strconv.Itoa(status)
}

// scanned counts a scan.
func (m *metrics) scanned(s *scanned) {
	decision := s.decision.String()
	m.kinds.WithLabelValues(s.kind, decision).Inc()
	m.paidBy.WithLabelValues(among(m.subjects, s.network), decision).Inc()
	if s.decision != profiles.Refuse {
		return
	}
	for i := range s.reasons {
		r := &s.reasons[i]
		m.refusals.WithLabelValues(among(m.reasons, cmp.Or(r.Finding.Rule, r.Code))).Inc()
	}
}

func among(list map[string]bool, word string) string {
	switch {
	case word == "":
		return "none"
	case list[word]:
		return word
	}
	return another
}

func (s *service) metricsRoute() route {
	pages := promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{})
	return route{
		Operation: huma.Operation{
			OperationID: "metrics", Method: http.MethodGet, Path: "/metrics",
			Summary: "What is counted, for Prometheus", Description: "Keep it from the outside: what a wallet refuses is nobody's business.",
		},
		media: plainText, always: true,
		handle: func(x *exchange) { pages.ServeHTTP(x, x.request) },
	}
}
