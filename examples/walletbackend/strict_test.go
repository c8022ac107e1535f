package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestARequestThatIsNotStrictJSONIsRefused(t *testing.T) {
	service := start(t)
	for name, c := range map[string]struct {
		body string
		want int
		says string
	}{
		"no body":                      {"", 400, "the request is empty"},
		"blanks":                       {" \n ", 400, "the request is empty"},
		"no JSON":                      {"{", 400, "not strict JSON"},
		"a member twice":               {`{"scanned":"x","scanned":"y","networks":[]}`, 400, `the member "scanned" is given twice`},
		"a member twice, escaped":      {`{"scanned":"x","sc\u0061nned":"y","networks":[]}`, 400, `the member "scanned" is given twice`},
		"a list twice":                 {`{"scanned":"x","networks":["visa"],"networks":["promptpay"]}`, 400, `the member "networks" is given twice`},
		"capitals":                     {`{"SCANNED":"x","networks":[]}`, 400, `there is no member "SCANNED"`},
		"capitals as well":             {`{"scanned":"x","Scanned":"y","networks":[]}`, 400, `there is no member "Scanned"`},
		"a letter that folds to s":     {`{"ſcanned":"x","networks":[]}`, 400, `there is no member "\u017fcanned"`},
		"an unknown member":            {`{"scanned":"x","pin":"1","networks":[]}`, 400, `there is no member "pin"`},
		"twice inside an unknown one":  {`{"scanned":"x","networks":[],"more":{"a":1,"a":2}}`, 400, `there is no member "more"`},
		"twice, nested":                {`{"scanned":{"a":1,"a":2},"networks":[]}`, 400, `the member "a" is given twice`},
		"two documents":                {`{"scanned":"x","networks":[]}{"scanned":"y","networks":[]}`, 400, "not strict JSON"},
		"text after the end":           {`{"scanned":"x","networks":[]} }`, 400, "not strict JSON"},
		"a comma after the end":        {`{"scanned":"x","networks":[]},`, 400, "not strict JSON"},
		"a comma before the end":       {`{"scanned":"x","networks":[],}`, 400, "not strict JSON"},
		"a comment":                    {`{"scanned":"x",/* */"networks":[]}`, 400, "not strict JSON"},
		"NUL after the end":            {`{"scanned":"x","networks":[]}` + "\x00", 400, "not strict JSON"},
		"a byte order mark":            {"\ufeff" + `{"scanned":"x","networks":[]}`, 400, "not strict JSON"},
		"a raw control character":      {"{\"scanned\":\"a\tb\",\"networks\":[]}", 400, "not strict JSON"},
		"not UTF-8":                    {"{\"scanned\":\"\xff\",\"networks\":[]}", 400, "invalid UTF-8"},
		"UTF-8 of a surrogate":         {"{\"scanned\":\"\xed\xa0\x80\",\"networks\":[]}", 400, "invalid UTF-8"},
		"overlong UTF-8":               {"{\"scanned\":\"\xc0\xaf\",\"networks\":[]}", 400, "invalid UTF-8"},
		"half a surrogate":             {`{"scanned":"\ud800","networks":[]}`, 400, "invalid surrogate"},
		"surrogates the wrong way":     {`{"scanned":"\udc00\ud800","networks":[]}`, 400, "invalid surrogate"},
		"half a surrogate in a name":   {`{"scanned\ud800":"x","networks":[]}`, 400, "invalid surrogate"},
		"UTF-16":                       {"\xff\xfe{\x00", 400, "not strict JSON"},
		"a number":                     {`{"scanned":1,"networks":[]}`, 400, `"scanned" is a number, expected a string`},
		"a huge number":                {`{"scanned":1e999999999,"networks":[]}`, 400, `"scanned" is a number`},
		"a number of many digits":      {`{"scanned":` + strings.Repeat("9", 60_000) + `,"networks":[]}`, 400, `"scanned" is a number`},
		"true":                         {`{"scanned":true,"networks":[]}`, 400, `"scanned" is true or false`},
		"null":                         {`{"scanned":null,"networks":[]}`, 400, `"scanned" is null; leave it out instead`},
		"no list":                      {`{"scanned":"x","networks":null}`, 400, `"networks" is null`},
		"networks left out":            {`{"scanned":"x"}`, 400, "networks is missing"},
		"scanned left out":             {`{"networks":["promptpay"]}`, 400, "scanned is missing or empty"},
		"scanned empty":                {`{"scanned":"","networks":["promptpay"]}`, 400, "scanned is missing or empty"},
		"one network, no list":         {`{"scanned":"x","networks":"visa"}`, 400, `"networks" is a string, expected a list`},
		"a list of numbers":            {`{"scanned":"x","networks":[1]}`, 400, `"networks/0" is a number, expected a string`},
		"a list of lists":              {`{"scanned":"x","networks":[["visa"]]}`, 400, `"networks/0" is a list, expected a string`},
		"a list with null":             {`{"scanned":"x","networks":[null]}`, 400, `"networks/0" is null`},
		"a list":                       {`[{"scanned":"x","networks":[]}]`, 400, "the request is a list, expected an object"},
		"a string":                     {`"x"`, 400, "the request is a string, expected an object"},
		"null alone":                   {`null`, 400, "the request is null, expected an object"},
		"depth":                        {`{"scanned":` + strings.Repeat("[", 60_000), 400, ""},
		"depth, unknown":               {`{"x":` + strings.Repeat(`{"x":`, 10_000), 400, ""},
		"a network no one knows":       {scanOf("x", "doubloons"), 400, `the network "doubloons" is not known here; /v1/networks lists`},
		"a network in capitals":        {scanOf("x", "Visa"), 400, `the network "Visa" is not known here`},
		"a network with a hidden mark": {scanOf("x", "visa\u202e"), 400, `the network "visa\u202e" is not known here`},
		"a network twice":              {scanOf("x", "visa", "promptpay", "visa"), 400, `the network "visa" is given twice`},
		"a long name":                  {scanOf("x", strings.Repeat("a", 1000)), 400, `the network "` + strings.Repeat("a", 60) + `"… is not known`},
		"many networks":                {scanOf("x", make([]string, maxNetworks+1)...), 400, "networks has 257 networks, expected at most 256"},
		"networks and a wallet":        {`{"scanned":"x","networks":[],"wallet":"GCash"}`, 400, "expected one of them"},
		"a wallet nobody knows":        {`{"scanned":"x","wallet":"Piggy Bank"}`, 400, `there is no wallet "Piggy Bank"`},
		"a wallet that may be several": {`{"scanned":"x","wallet":"Maybank"}`, 400, "may be any of: MAE (MY), M2U KH (KH)"},
		"a time that is none":          {`{"scanned":"x","networks":[],"at":"yesterday"}`, 400, `"at" is a string, expected a time as in RFC 3339`},
		"a time without a zone":        {`{"scanned":"x","networks":[],"at":"2026-01-02T12:00:00"}`, 400, "expected a time as in RFC 3339"},
		"a time that is a number":      {`{"scanned":"x","networks":[],"at":1767355200}`, 400, "expected a time as in RFC 3339"},
		"ten megabytes":                {scanOf(strings.Repeat("0", 10<<20)), 413, "larger than 64 KiB"},
		"too large":                    {scanOf(strings.Repeat("0", maxBody)), 413, "larger than 64 KiB"},
	} {
		t.Run(name, func(t *testing.T) {
			status, out := service.post(t, c.body)
			require.Equal(t, c.want, status)
			require.Equal(t, float64(c.want), out["status"])
			require.Contains(t, out["detail"], c.says)
		})
	}
}

func TestWhatJSONAllowsIsTaken(t *testing.T) {
	service := start(t)
	for name, body := range map[string]string{
		"another order":    `{"networks":["promptpay"],"scanned":"x"}`,
		"blanks":           " {\t\"scanned\" :\r\n\"x\" , \"networks\": [ ] } \n",
		"escapes":          `{"sc\u0061nned":"\u0078\ud83d\ude00","networks":["vis\u0061"]}`,
		"all of a symbol":  scanOf(strings.Repeat("0", 7089)),
		"escaped controls": `{"scanned":"\u0000\u202e","networks":[]}`,
	} {
		status, out := service.post(t, body)
		require.Equal(t, http.StatusOK, status, name)
		require.Equal(t, "refuse", out["decision"], name)
	}
}

// send sends a request that no client of Go's would.
func (r running) send(t *testing.T, text string) *http.Response {
	conn, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
	require.NoError(t, err)
	t.Cleanup(func() { conn.Close() })
	require.NoError(t, conn.SetDeadline(time.Now().Add(time.Minute)))
	_, err = io.WriteString(conn, text)
	require.NoError(t, err)
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	require.NoError(t, err)
	return response
}

func TestAnythingButJSONAndPOSTIsRefusedInJSON(t *testing.T) {
	service := start(t)
	body := scanOf("x")
	for name, c := range map[string]struct {
		head string
		want int
		says string
	}{
		"no Content-Type":   {"POST /v1/scan HTTP/1.1\r\n", 415, "no Content-Type"},
		"a form":            {"POST /v1/scan HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n", 415, "expected application/json"},
		"plain text":        {"POST /v1/scan HTTP/1.1\r\nContent-Type: text/plain\r\n", 415, "expected application/json"},
		"JSON and no more":  {"POST /v1/scan HTTP/1.1\r\nContent-Type: application/json-patch+json\r\n", 415, "expected application/json"},
		"two types":         {"POST /v1/scan HTTP/1.1\r\nContent-Type: application/json\r\nContent-Type: text/plain\r\n", 415, "several"},
		"a broken type":     {"POST /v1/scan HTTP/1.1\r\nContent-Type: application/json; charset\r\n", 415, "expected application/json"},
		"another charset":   {"POST /v1/scan HTTP/1.1\r\nContent-Type: application/json; charset=utf-16\r\n", 415, "expected utf-8"},
		"compressed":        {"POST /v1/scan HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n", 415, "Content-Encoding"},
		"compressed, too":   {"POST /v1/scan HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: \r\nContent-Encoding: gzip\r\n", 415, "Content-Encoding"},
		"GET":               {"GET /v1/scan HTTP/1.1\r\n", 405, "expected POST"},
		"PUT":               {"PUT /v1/scan HTTP/1.1\r\nContent-Type: application/json\r\n", 405, "expected POST"},
		"another path":      {"POST /v1/pay HTTP/1.1\r\nContent-Type: application/json\r\n", 404, "/openapi.json says what there is"},
		"another path, GET": {"GET /nowhere HTTP/1.1\r\n", 404, "/openapi.json says what there is"},
	} {
		t.Run(name, func(t *testing.T) {
			response := service.send(t, c.head+fmt.Sprintf("Host: x\r\nContent-Length: %d\r\n\r\n%s", len(body), body))
			require.Equal(t, c.want, response.StatusCode)
			require.Equal(t, "application/problem+json", response.Header.Get("Content-Type"))
			var out problem
			require.NoError(t, json.NewDecoder(response.Body).Decode(&out))
			require.Contains(t, out.Detail, c.says)
		})
	}
	for _, media := range []string{"application/json", "Application/JSON; charset=UTF-8", `application/json;charset="utf-8"`} {
		response := service.send(t, fmt.Sprintf("POST /v1/scan HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", media, len(body), body))
		require.Equal(t, http.StatusOK, response.StatusCode, media)
	}
}

func TestABodyWithoutALengthIsBoundedToo(t *testing.T) {
	service := start(t)
	piece := strings.Repeat(" ", 0x8000)
	text := "POST /v1/scan HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" +
		strings.Repeat("8000\r\n"+piece+"\r\n", 3) + "0\r\n\r\n"
	require.Equal(t, http.StatusRequestEntityTooLarge, service.send(t, text).StatusCode)
}

func TestAClientThatDawdlesIsNotWaitedFor(t *testing.T) {
	// A machine that is busy may not have read the header before the time for all
	// of it is over; then the service hangs up without an answer.
	for within := 300 * time.Millisecond; ; within *= 2 {
		short := quick
		short.header, short.read = within, within
		status := startWith(t, short, options{}).dawdle(t)
		if status != 0 || within > 10*time.Second {
			require.Equal(t, http.StatusRequestTimeout, status)
			break
		}
	}

	short := quick
	short.header, short.read = 200*time.Millisecond, 300*time.Millisecond
	conn, err := net.Dial("tcp", strings.TrimPrefix(startWith(t, short, options{}).url, "http://"))
	require.NoError(t, err)
	defer conn.Close()
	require.NoError(t, conn.SetDeadline(time.Now().Add(time.Minute)))
	io.WriteString(conn, "POST /v1/scan HT")
	_, err = io.Copy(io.Discard, conn)
	require.NotErrorIs(t, err, os.ErrDeadlineExceeded, "the service hangs up")
}

// dawdle sends a request without its end and returns the status of the answer, 0
// for none.
func (r running) dawdle(t *testing.T) int {
	conn, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
	require.NoError(t, err)
	defer conn.Close()
	require.NoError(t, conn.SetDeadline(time.Now().Add(time.Minute)))
	io.WriteString(conn, "POST /v1/scan HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return 0
	}
	return response.StatusCode
}

func TestARequestThatIsRefusedLeavesNothingInTheLog(t *testing.T) {
	service := start(t)
	for _, body := range []string{
		`{"scanned":"x","4000123456789017":"y"}`, `{"4000123456789017":1,"4000123456789017":2}`, scanOf("x", "4000123456789017"),
		`{"scanned":["4000123456789017"]}`, `{"scanned":"x","networks":[]}4000123456789017`, `"4000123456789017"`,
	} {
		status, _ := service.post(t, body)
		require.Equal(t, http.StatusBadRequest, status)
	}
	service.send(t, "POST /v1/scan HTTP/1.1\r\nHost: x\r\nContent-Type: text/4000123456789017\r\nContent-Length: 0\r\n\r\n")
	service.send(t, "GET /4000123456789017 HTTP/1.1\r\nHost: x\r\n\r\n")
	require.NoError(t, service.stop())
	require.Contains(t, service.log.String(), `"status":400`)
	require.NotContains(t, service.log.String(), "4000123456789017")
}
