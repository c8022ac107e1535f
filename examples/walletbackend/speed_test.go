package main

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
)

// mostAllocations is what a scan may allocate in the handler, with its line in the log,
// its numbers in the metrics and the id of the request.
const mostAllocations = 40

// again is a request body that can be read again.
type again struct {
	text string
	at   int
}

func (b *again) Read(p []byte) (int, error) {
	if b.at == len(b.text) {
		return 0, io.EOF
	}
	n := copy(p, b.text[b.at:])
	b.at += n
	return n, nil
}

func (*again) Close() error { return nil }

// scanner scans a text again and again, with nothing but the handler.
func scanner(t testing.TB, body string) func() {
	s := newService(options{log: slog.New(slog.NewJSONHandler(io.Discard, nil)), now: clock, atOnce: 8})
	text := &again{text: body}
	request := httptest.NewRequest(http.MethodPost, "/v1/scan", text)
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	return func() {
		text.at = 0
		recorder.Body.Reset()
		clear(recorder.Header())
		s.ServeHTTP(recorder, request)
		if recorder.Code != http.StatusOK || recorder.Body.Len() < 500 {
			t.Fatal(recorder.Code, recorder.Body)
		}
	}
}

func TestAScanAllocatesLittle(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector drops what a pool keeps")
	}
	for name, c := range map[string]struct{ scanned, wallet string }{
		"a bill":           {thai(t), "promptpay"},
		"QRIS, dynamic":    {indonesian(t), "qris"},
		"a link of Alipay": {"https://qr.alipay.com/fkx000000000000000000", "alipayplus"},
	} {
		n := testing.AllocsPerRun(200, scanner(t, scanOf(c.scanned, c.wallet)))
		t.Logf("%s: %.0f allocations", name, n)
		require.LessOrEqual(t, int(n), mostAllocations, name)
	}
}

// TestTheServiceAddsLittleToWhatReadingAllocates: some forms take the library more to read.
func TestTheServiceAddsLittleToWhatReadingAllocates(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector drops what a pool keeps")
	}
	const link = "upi://pay?pa=shop@bank&pn=Shop&am=500.00&cu=INR"
	reading := testing.AllocsPerRun(200, func() { profiles.Read(link, profiles.Wallet{"upi"}, noon) })
	all := testing.AllocsPerRun(200, scanner(t, scanOf(link, "upi")))
	t.Logf("%.0f allocations, %.0f of them to read the link", all, reading)
	require.LessOrEqual(t, int(all-reading), mostAllocations)
}

// BenchmarkScan is a scan in the handler, without net/http's server.
func BenchmarkScan(b *testing.B) {
	scan := scanner(b, scanOf(thai(b), "alipayplus", "promptpay"))
	b.ReportAllocs()
	for b.Loop() {
		scan()
	}
}
