package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

// running is the service on a port of its own on the loopback.
type running struct {
	url  string
	log  *logBuffer
	stop func() error
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

// timeless keeps out of a log what the clock says: its digits may be anyone's.
var timeless = &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey || a.Key == "took" {
		return slog.Attr{}
	}
	return a
}}

// noon is the time by the clock of the service.
var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

func run(t testing.TB) running { return runWithin(t, defaultLimits) }

func runWithin(t testing.TB, within limits) running {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	log := &logBuffer{}
	done := make(chan error, 1)
	logger := slog.New(slog.NewJSONHandler(log, timeless))
	now := func() time.Time { return noon }
	go func() { done <- serve(ctx, listener, newHandler(logger, now), logger, within) }()
	stop := sync.OnceValue(func() error { cancel(); return <-done })
	t.Cleanup(func() { stop() })
	return running{"http://" + listener.Addr().String(), log, stop}
}

func (r running) post(t testing.TB, body string) (status int, out map[string]any) {
	response, err := http.Post(r.url+"/v1/scan", "application/json", strings.NewReader(body))
	require.NoError(t, err)
	defer response.Body.Close()
	require.NoError(t, json.NewDecoder(response.Body).Decode(&out))
	return response.StatusCode, out
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

func scanOf(scanned string, networks ...string) string {
	if networks == nil {
		networks = []string{}
	}
	body, _ := json.Marshal(request{scanned, networks})
	return string(body)
}

func TestTheServiceAnswersWhoToPayAndHowMuch(t *testing.T) {
	service := run(t)
	status, out := service.post(t, scanOf(thai(t), "alipayplus", "promptpay"))
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, "mpm", out["kind"])
	require.Equal(t, true, out["ok"])
	require.Equal(t, []any{"promptpay"}, out["networks"])
	require.Equal(t, "pay", out["decision"])
	pay := out["account"].(map[string]any)
	require.Equal(t, "promptpay", pay["network"])
	require.Equal(t, map[string]any{"biller_id": "010753600031501", "ref1": "TABLE12"}, pay["fields"])
	require.Equal(t, map[string]any{"kind": "fixed", "value": "125.00", "currency": "THB", "minor": 12500.0}, out["amount"])
	require.Equal(t, map[string]any{"kind": "fixed", "fee": "5.00"}, out["tip"])
	require.Equal(t, "alipayplus", out["passed"].([]any)[0].(map[string]any)["network"])
	require.Empty(t, out["reasons"])
}

func TestNothingBrokenIsEverOfferedForPayment(t *testing.T) {
	service := run(t)
	good := thai(t)
	for name, scanned := range map[string]string{
		"wrong checksum":   good[:len(good)-4] + "0000",
		"truncated":        good[:40],
		"no code":          "hello",
		"payer's code":     "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=",
		"unreadable fee":   seal(strings.Replace(good[:len(good)-8], "56045.00", "5604x.00", 1)),
		"unread amount":    seal(strings.Replace(good[:len(good)-8], "125.00", "12,500", 1)),
		"nothing payable":  seal("000201" + "0212400000000000" + "5802TH"),
		"escape sequences": "\x1b[2J\u202e",
	} {
		t.Run(name, func(t *testing.T) {
			status, out := service.post(t, scanOf(scanned, "promptpay"))
			require.Equal(t, http.StatusOK, status)
			require.Nil(t, out["account"])
			require.Equal(t, "refuse", out["decision"])
			require.NotEmpty(t, out["reasons"])
		})
	}
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

func TestTheLogMasksAccounts(t *testing.T) {
	service := run(t)
	service.post(t, scanOf(thai(t), "promptpay"))
	service.post(t, scanOf("+66 81 234 5678 is no code", "promptpay"))
	require.NoError(t, service.stop())
	log := service.log.String()
	require.Contains(t, log, "A000000677010112")
	require.NotContains(t, log, "010753600031501")
	require.NotContains(t, log, "TABLE12")
	require.NotContains(t, log, "5678")
}

func TestRequestsUnderWayEndBeforeTheServiceStops(t *testing.T) {
	patient := defaultLimits
	patient.header, patient.read, patient.write, patient.drain = time.Minute, time.Minute, time.Minute, time.Minute
	service := runWithin(t, patient)
	address := strings.TrimPrefix(service.url, "http://")
	conn, err := net.Dial("tcp", address)
	require.NoError(t, err)
	defer conn.Close()
	require.NoError(t, conn.SetDeadline(time.Now().Add(time.Minute)))
	body := scanOf(thai(t), "promptpay")
	fmt.Fprintf(conn, "POST /v1/scan HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n", len(body))
	answer := bufio.NewReader(conn)
	interim, err := answer.ReadString('\n')
	require.NoError(t, err)
	require.Contains(t, interim, "100 Continue", "the service waits for the body")
	stopped := make(chan error, 1)
	go func() { stopped <- service.stop() }()
	require.Eventually(t, func() bool {
		other, err := net.Dial("tcp", address)
		if err == nil {
			other.Close()
		}
		return err != nil
	}, time.Minute, 10*time.Millisecond, "the service takes no more requests")
	io.WriteString(conn, body)
	_, err = answer.ReadString('\n') // the empty line after the interim answer
	require.NoError(t, err)
	response, err := http.ReadResponse(answer, nil)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, response.StatusCode)
	require.NoError(t, <-stopped)
}

// BenchmarkScan loads the service over the loopback with eight clients and
// reports requests a second and the 99th percentile of a request's time.
func BenchmarkScan(b *testing.B) {
	service := run(b)
	body := scanOf(thai(b), "alipayplus", "promptpay")
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8}}
	var mu sync.Mutex
	var took []time.Duration
	b.SetParallelism(4)
	b.ResetTimer()
	started := time.Now()
	b.RunParallel(func(pb *testing.PB) {
		var mine []time.Duration
		for pb.Next() {
			begun := time.Now()
			response, err := client.Post(service.url+"/v1/scan", "application/json", strings.NewReader(body))
			if err != nil {
				b.Error(err)
				return
			}
			io.Copy(io.Discard, response.Body)
			response.Body.Close()
			mine = append(mine, time.Since(begun))
		}
		mu.Lock()
		took = append(took, mine...)
		mu.Unlock()
	})
	b.ReportMetric(float64(b.N)/time.Since(started).Seconds(), "requests/s")
	slices.Sort(took)
	if n := len(took); n > 0 {
		b.ReportMetric(float64(took[n*99/100].Microseconds())/1000, "p99-ms")
	}
}

func TestNoSampleAppearsInTheLogs(t *testing.T) {
	table, err := os.ReadFile("../../testdata/mpm.tsv")
	require.NoError(t, err)
	natives, err := os.ReadFile("../../testdata/native.tsv")
	require.NoError(t, err)
	var scanned []string
	for row := range strings.Lines(string(table)) {
		scanned = append(scanned, strings.Split(row, "\t")[3])
	}
	for row := range strings.Lines(string(natives)) {
		scanned = append(scanned, strings.Split(row, "\t")[1])
	}
	for _, text := range scanned {
		var log strings.Builder
		answered := httptest.NewRecorder()
		logger := slog.New(slog.NewJSONHandler(&log, timeless))
		newHandler(logger, func() time.Time { return noon }).ServeHTTP(answered, httptest.NewRequest("POST", "/v1/scan",
			strings.NewReader(scanOf(text, "promptpay", "qris", "upi", "unionpay", "alipayplus", "visa"))))
		var out struct {
			Account struct{ Fields map[string]string }
		}
		require.NoError(t, json.Unmarshal(answered.Body.Bytes(), &out))
		for key, value := range out.Account.Fields {
			if len(value) > 4 && !strings.HasSuffix(key, "guid") {
				require.NotContains(t, log.String(), value, "%s of %s", key, text)
			}
		}
		if len(out.Account.Fields) > 0 {
			require.NotContains(t, log.String(), text)
		}
	}
}
