package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestRequestsUnderWayEndBeforeTheServiceStops(t *testing.T) {
	patient := quick
	patient.header, patient.read, patient.write, patient.drain = time.Minute, time.Minute, time.Minute, time.Minute
	service := startWith(t, patient, options{})
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

func TestAServiceThatIsAboutToStopSaysThatItIsNotReadyAndGoesOnAnswering(t *testing.T) {
	slow := quick
	slow.unready = 2 * time.Second
	service := startWith(t, slow, options{})
	response, body := service.get(t, "/readyz")
	require.Equal(t, http.StatusOK, response.StatusCode, body)
	stopped := make(chan error, 1)
	go func() { stopped <- service.stop() }()
	require.Eventually(t, func() bool { return !service.ready.Load() }, time.Minute, time.Millisecond)
	response, body = service.get(t, "/readyz")
	require.Equal(t, http.StatusServiceUnavailable, response.StatusCode, body)
	response, body = service.get(t, "/healthz")
	require.Equal(t, http.StatusOK, response.StatusCode, body)
	isPaid(t, service.scan(t, thai(t), "promptpay"))
	require.NoError(t, <-stopped)
}
