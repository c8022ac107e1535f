package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

// running is the service on a port of its own on the loopback.
type running struct {
	url  string
	log  *logBuffer
	stop func() error
	*service
}

// logBuffer is a log that several requests may write to at once.
type logBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// timeless keeps out of a log what the clock and chance say: its digits may be anyone's.
var timeless = &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey || a.Key == "took" || a.Key == "request" {
		return slog.Attr{}
	}
	return a
}}

// noon is the time by the clock of the service.
var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return noon }

// quick are limits for tests: a service that stops does so at once.
var quick = func() limits {
	l := defaults.limits
	l.unready = 0
	return l
}()

func start(t testing.TB) running { return startWith(t, quick, options{}) }

func startWith(t testing.TB, within limits, o options) running {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	log := &logBuffer{}
	done := make(chan error, 1)
	o.log = slog.New(slog.NewJSONHandler(log, timeless))
	if o.now == nil {
		o.now = clock
	}
	if o.atOnce == 0 {
		o.atOnce = 64
	}
	s := newService(o)
	go func() { done <- serve(ctx, listener, s, within) }()
	stop := sync.OnceValue(func() error { cancel(); return <-done })
	t.Cleanup(func() { stop() })
	return running{"http://" + listener.Addr().String(), log, stop, s}
}

// object is an object of an answer.
type object = map[string]any

// post scans.
func (r running) post(t testing.TB, body string) (status int, out object) {
	return r.postTo(t, "/v1/scan", body)
}

func (r running) postTo(t testing.TB, path, body string) (status int, out object) {
	response, err := http.Post(r.url+path, "application/json", strings.NewReader(body))
	require.NoError(t, err)
	defer response.Body.Close()
	require.NoError(t, json.NewDecoder(response.Body).Decode(&out))
	return response.StatusCode, out
}

func (r running) get(t testing.TB, path string) (*http.Response, string) {
	response, err := http.Get(r.url + path)
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response, string(body)
}

// jsonOf is a request.
func jsonOf(t testing.TB, value any) string {
	body, err := json.Marshal(value)
	require.NoError(t, err)
	return string(body)
}

func scanOf(scanned string, networks ...string) string {
	if networks == nil {
		networks = []string{}
	}
	body, _ := json.Marshal(object{"scanned": scanned, "networks": networks})
	return string(body)
}

func knownNetworks() (slugs []string) {
	for n := range profiles.Networks() {
		slugs = append(slugs, n.Slug)
	}
	return slugs
}

// thai is a made-up bill of a restaurant in Bangkok.
func thai(t testing.TB) string {
	code, err := profiles.Compose(emvqr.Merchant{
		Name: "Noodle House", City: "Bangkok", MCC: "5812", Initiation: emvqr.Dynamic,
		Amount: emvqr.MustAmount("125"), Tip: emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("5")},
	}, promptpay.BillPayment{BillerID: "010753600031501", Ref1: "TABLE12"})
	require.NoError(t, err)
	return code.String()
}

// indonesian is a made-up code of a stall in Jakarta, dynamic and with a tip.
func indonesian(t testing.TB) string {
	code, err := profiles.Compose(emvqr.Merchant{
		Name: "WARUNG CONTOH", City: "JAKARTA", PostalCode: "10110", MCC: "5812",
		Amount: emvqr.MustAmount("15000"), Tip: emvqr.Tip{Kind: emvqr.TipPrompt},
	}, qris.Merchant{GUID: "COM.EXAMPLE.WWW", PAN: "936000140000000000", MerchantID: "1", Criteria: "UMI", NMID: "ID1020000000001"})
	require.NoError(t, err)
	return code.String()
}

// seal closes objects with a right checksum. Pairs of id and value are put in
// place of the first objects with these ids.
func seal(objects string, changes ...string) string {
	for i := 0; i < len(changes); i += 2 {
		id, value := changes[i], changes[i+1]
		for at := 0; at < len(objects); {
			length, _ := strconv.Atoi(objects[at+2 : at+4])
			if objects[at:at+2] == id {
				objects = objects[:at] + id + fmt.Sprintf("%02d", len(value)) + value + objects[at+4+length:]
				break
			}
			at += 4 + length
		}
	}
	report := emvqr.Diagnose(objects)
	_, want, _ := report.Checksum()
	return objects + "6304" + want
}

// joined is a list of the answer as one text.
func joined(list any) string { return fmt.Sprint(list) }
