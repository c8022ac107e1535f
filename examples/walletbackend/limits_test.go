package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestMoreRequestsThanTheServiceTakesAtOnceAreTurnedAway: one whose body does not come has
// the only place; what watches over the service is answered all the same.
func TestMoreRequestsThanTheServiceTakesAtOnceAreTurnedAway(t *testing.T) {
	service := startWith(t, quick, options{atOnce: 1})
	body, held := io.Pipe()
	answered := make(chan int, 1)
	go func() {
		response, err := http.Post(service.url+"/v1/scan", "application/json", body)
		if err != nil {
			answered <- 0
			return
		}
		response.Body.Close()
		answered <- response.StatusCode
	}()
	fmt.Fprint(held, "{")
	require.Eventually(t, func() bool { return len(service.turns) == 1 }, time.Minute, time.Millisecond)
	response, text := service.get(t, "/v1/networks")
	require.Equal(t, http.StatusServiceUnavailable, response.StatusCode)
	require.Equal(t, "1", response.Header.Get("Retry-After"))
	require.Contains(t, text, "under way")
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		response, _ := service.get(t, path)
		require.Equal(t, http.StatusOK, response.StatusCode, path)
	}
	fmt.Fprint(held, scanOf(thai(t), "promptpay")[1:])
	held.Close()
	require.Equal(t, http.StatusOK, <-answered)
	require.Eventually(t, func() bool { return len(service.turns) == 0 }, time.Minute, time.Millisecond)
}

func TestAHandlerThatPanicsIsAnsweredAndLoggedWithoutWhatItPanickedWith(t *testing.T) {
	service := start(t)
	service.mux.HandleFunc("GET /panic", func(w http.ResponseWriter, _ *http.Request) {
		service.taking(w.(*exchange), func(*exchange) { panic("4000123456789017") })
	})
	response, body := service.get(t, "/panic")
	require.Equal(t, http.StatusInternalServerError, response.StatusCode)
	require.Equal(t, problemMedia, response.Header.Get("Content-Type"))
	require.NotContains(t, body, "4000123456789017")
	require.Empty(t, service.turns, "its place is free again")
	require.NoError(t, service.stop())
	require.Contains(t, service.log.String(), "TestAHandlerThatPanics", "where it was")
	require.NotContains(t, service.log.String(), "4000123456789017")
}

func TestAHeaderThatIsTooLongIsRefused(t *testing.T) {
	response, _ := start(t).get(t, "/v1/qr.svg?text="+strings.Repeat("0", 2*maxHeader))
	require.Equal(t, http.StatusRequestHeaderFieldsTooLarge, response.StatusCode)
}

// gone is the body of a client that went away.
type gone struct{}

func (gone) Read([]byte) (int, error) { return 0, errors.New("connection reset") }

func TestAClientThatGoesAwayIsNoFaultOfTheService(t *testing.T) {
	service := start(t)
	request := httptest.NewRequest(http.MethodPost, "/v1/scan", gone{})
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	service.ServeHTTP(recorder, request)
	require.Equal(t, http.StatusBadRequest, recorder.Code)
}

func TestSettingsComeFromFlagsAndTheEnvironment(t *testing.T) {
	env := func(values map[string]string) func(string) (string, bool) {
		return func(name string) (string, bool) { value, ok := values[name]; return value, ok }
	}
	s, err := settingsOf(nil, env(nil), io.Discard)
	require.NoError(t, err)
	require.Equal(t, defaults, s)
	s, err = settingsOf([]string{"-listen", ":1"}, env(map[string]string{"WALLETBACKEND_LISTEN": ":2", "WALLETBACKEND_AT_ONCE": "7", "WALLETBACKEND_LOG": "error"}), io.Discard)
	require.NoError(t, err)
	require.Equal(t, ":1", s.listen, "a flag goes before the environment")
	require.Equal(t, 7, s.atOnce)
	for name, c := range map[string]struct {
		args []string
		env  map[string]string
		says string
	}{
		"a bad time":       {nil, map[string]string{"WALLETBACKEND_DRAIN": "soon"}, `WALLETBACKEND_DRAIN is "soon"`},
		"no time limit":    {[]string{"-read-timeout", "0"}, nil, "-read-timeout is 0s"},
		"nothing at once":  {[]string{"-at-once", "0"}, nil, "-at-once is 0"},
		"a word too many":  {[]string{"now"}, nil, `found "now"`},
		"no such flag":     {[]string{"-nope"}, nil, "nope"},
		"no address at it": {[]string{"-listen", "nowhere:http:1"}, nil, "address"},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		require.ErrorContains(t, run(ctx, c.args, env(c.env), io.Discard), c.says, name)
	}
}
