// Command load loads a running walletbackend with scans over the loopback and reports
// what it bears:
//
//	walletbackend -listen localhost:8080 -log error
//	go run ./walletbackend/load -url http://localhost:8080 -clients 16 -for 10s
//
// It writes prepared requests to connections that it keeps, and reads no more of an answer
// than where it ends, so that on a machine of few cores most of the work is the
// service's. Allocations are those of the whole service, net/http included, as its
// /metrics counts them.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

func main() {
	base := flag.String("url", "http://localhost:8080", "where the service `listens`")
	clients := flag.Int("clients", 16, "`number` of connections")
	lasting := flag.Duration("for", 10*time.Second, "`time` to load it")
	file := flag.String("body", "", "`file` with the body of the request; the example of the service's document where none is given")
	flag.Parse()
	if err := run(*base, *file, *clients, *lasting); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(base, file string, clients int, lasting time.Duration) error {
	at, err := url.Parse(base)
	if err != nil {
		return err
	}
	body, err := bodyOf(base, file)
	if err != nil {
		return err
	}
	request := fmt.Appendf(nil, "POST /v1/scan HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", at.Host, len(body), body)
	if _, err := load(at.Host, request, clients, time.Second); err != nil { // to warm up
		return err
	}
	before, err := mallocs(base)
	if err != nil {
		return err
	}
	began := time.Now()
	took, err := load(at.Host, request, clients, lasting)
	if err != nil {
		return err
	}
	wall := time.Since(began)
	after, err := mallocs(base)
	if err != nil {
		return err
	}
	slices.Sort(took)
	n := len(took)
	fmt.Printf("%d scans in %.1f s by %d clients: %.0f scans/s, p50 %.2f ms, p99 %.2f ms, slowest %.2f ms, %.0f allocations a request\n",
		n, wall.Seconds(), clients, float64(n)/wall.Seconds(), ms(took[n/2]), ms(took[n*99/100]), ms(took[n-1]), (after-before)/float64(n))
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// bodyOf is what is scanned: a file, or the example of the service's document.
func bodyOf(base, file string) ([]byte, error) {
	if file != "" {
		return os.ReadFile(file)
	}
	response, err := http.Get(base + "/openapi.json")
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var document struct {
		Paths map[string]map[string]struct {
			RequestBody struct {
				Content map[string]struct{ Example json.RawMessage }
			}
		}
	}
	if err := json.NewDecoder(response.Body).Decode(&document); err != nil {
		return nil, err
	}
	example := document.Paths["/v1/scan"]["post"].RequestBody.Content["application/json"].Example
	if example == nil {
		return nil, errors.New("the document of the service has no example of a scan")
	}
	var body bytes.Buffer
	err = json.Compact(&body, example)
	return body.Bytes(), err
}

// load sends the request again and again and returns how long each answer took.
func load(host string, request []byte, clients int, lasting time.Duration) (took []time.Duration, err error) {
	var mu sync.Mutex
	var all sync.WaitGroup
	until := time.Now().Add(lasting)
	for range clients {
		all.Go(func() {
			mine, fault := client(host, request, until)
			mu.Lock()
			defer mu.Unlock()
			took, err = append(took, mine...), errors.Join(err, fault)
		})
	}
	all.Wait()
	if err == nil && len(took) == 0 {
		err = errors.New("no request was answered")
	}
	return took, err
}

func client(host string, request []byte, until time.Time) (took []time.Duration, err error) {
	conn, err := net.Dial("tcp", host)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	took = make([]time.Duration, 0, 1<<16)
	answer := bufio.NewReaderSize(conn, 16<<10)
	for began := time.Now(); began.Before(until); {
		if _, err := conn.Write(request); err != nil {
			return took, err
		}
		if err := skip(answer); err != nil {
			return took, err
		}
		now := time.Now()
		took, began = append(took, now.Sub(began)), now
	}
	return took, nil
}

// skip reads an answer to its end.
func skip(answer *bufio.Reader) error {
	line, err := answer.ReadSlice('\n')
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(line, []byte("HTTP/1.1 200 ")) {
		return fmt.Errorf("found %q, expected 200", line)
	}
	length := -1
	for {
		line, err := answer.ReadSlice('\n')
		if err != nil {
			return err
		}
		if len(bytes.TrimSpace(line)) == 0 {
			break
		}
		if value, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
			if length, err = strconv.Atoi(string(bytes.TrimSpace(value))); err != nil {
				return err
			}
		}
	}
	if length < 0 {
		return errors.New("an answer has no length")
	}
	_, err = answer.Discard(length)
	return err
}

// mallocs is how many objects the service has allocated.
func mallocs(base string) (float64, error) {
	response, err := http.Get(base + "/metrics")
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if value, ok := strings.CutPrefix(line, "go_memstats_mallocs_total "); ok {
			return strconv.ParseFloat(strings.TrimSpace(value), 64)
		}
	}
	return 0, errors.New("/metrics does not say how much is allocated")
}
