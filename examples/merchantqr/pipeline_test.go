package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// echo writes the number and the text of a line, each line taking another time.
func echo(dst []byte, in input, t *tally) []byte {
	if in.number%97 == 0 {
		time.Sleep(time.Duration(rand.IntN(300)) * time.Microsecond)
	}
	t.payloads++
	return fmt.Appendf(dst, "%d:%s\n", in.number, in.text)
}

func TestOutputIsInTheOrderOfTheLines(t *testing.T) {
	var input, want bytes.Buffer
	const lines = 50_000
	for i := 1; i <= lines; i++ {
		text := strings.Repeat("ab", i%7*i%13)
		fmt.Fprintln(&input, text)
		fmt.Fprintf(&want, "%d:%s\n", i, text)
	}
	for name, reader := range map[string]io.Reader{
		"all at once":     bytes.NewReader(input.Bytes()),
		"in small pieces": iotest.HalfReader(bytes.NewReader(input.Bytes())),
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			wrote := 0
			p := pipeline{begin: func() work { return echo }, wrote: func(n int) { wrote += n }}
			require.NoError(t, p.run(reader, &out))
			assert.True(t, bytes.Equal(want.Bytes(), out.Bytes()))
			assert.Equal(t, lines, p.sum.payloads)
			assert.Equal(t, lines, wrote)
		})
	}
}

func TestEveryLineIsAnsweredBeforeTheNextIsTyped(t *testing.T) {
	for _, command := range [][]string{{"inspect", "--json"}, {"validate", "--verbose"}} {
		t.Run(command[0], func(t *testing.T) {
			typed, toProgram := io.Pipe()
			fromProgram, answers := io.Pipe()
			status := make(chan int)
			go func() {
				status <- run(command, typed, answers, io.Discard)
			}()
			answer := bufio.NewReader(fromProgram)
			for range 5 {
				_, err := io.WriteString(toProgram, soundVisa+"\n") // without a finding, so one line each
				require.NoError(t, err)
				line := make(chan string)
				go func() {
					text, _ := answer.ReadString('\n')
					line <- text
				}()
				select {
				case text := <-line:
					assert.NotEmpty(t, text)
				case <-time.After(10 * time.Second):
					t.Fatal("no answer while the input is open")
				}
			}
			toProgram.Close()
			assert.Equal(t, exitOK, <-status)
		})
	}
}

func TestALineIsAnsweredWhileTheNextIsHalfTyped(t *testing.T) {
	typed, toProgram := io.Pipe()
	out := make(notifier, 10)
	p := pipeline{begin: func() work { return echo }}
	go p.run(typed, out)
	_, err := io.WriteString(toProgram, "one\ntw")
	require.NoError(t, err)
	select {
	case text := <-out:
		assert.Equal(t, "1:one\n", text)
	case <-time.After(10 * time.Second):
		t.Fatal("no answer")
	}
	toProgram.Close()
}

// notifier passes on what is written to it.
type notifier chan string

func (n notifier) Write(text []byte) (int, error) {
	n <- string(text)
	return len(text), nil
}

func TestAnOutputThatFailsEndsTheWork(t *testing.T) {
	failure := errors.New("the disk is full")
	p := pipeline{begin: func() work { return echo }}
	ended := make(chan error)
	go func() { ended <- p.run(endless{}, failingWriter{failure}) }()
	select {
	case err := <-ended:
		assert.ErrorIs(t, err, failure)
	case <-time.After(10 * time.Second):
		t.Fatal("still reading")
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

// endless is lines without end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '\n'
	}
	return len(p), nil
}

func TestALongLineIsRefusedAndTheNextIsRead(t *testing.T) {
	long := strings.Repeat("9", 10_000_000)
	for _, end := range []string{"\n", "\r\n"} {
		got := callWith(abcHammers+end+long+end+bestTransport+end, "inspect", "--json")
		assert.Equal(t, exitNotOK, got.status)
		lines := strings.Split(strings.TrimSuffix(got.out, "\n"), "\n")
		require.Len(t, lines, 3)
		assert.True(t, parseLine(t, lines[0]).OK)
		l := parseLine(t, lines[1])
		assert.Contains(t, l.Error.Message, "too long")
		assert.Equal(t, "unknown", l.Kind)
		assert.Equal(t, bestTransport, parseLine(t, lines[2]).Payload)
		assert.Equal(t, "merchantqr: line 2 is longer than 65536 bytes and was not read to its end\n", got.err)
	}
}

func TestCarriageReturnsAreTakenOff(t *testing.T) {
	got := callWith(abcHammers+"\r\n"+abcHammers+"\r\n", "inspect", "--json")
	assert.Equal(t, exitOK, got.status)
	assert.Equal(t, 2, strings.Count(got.out, "\n"))
	assert.NotContains(t, got.out, `\u000`)
}

func TestMemoryDoesNotGrowWithTheInput(t *testing.T) {
	for _, test := range []struct {
		name, text string
		megabytes  int
		status     int
	}{
		{"codes, of which the last breaks off", bestTransport + "\n", 16, exitNotOK},
		{"empty lines", "\n", 1, exitUsage},
		{"hostile objects", strings.Repeat("0000", 700) + "\n", 4, exitNotOK},
		{"one long line", "9", 256, exitNotOK},
	} {
		t.Run(test.name, func(t *testing.T) {
			input := &repeated{text: test.text, left: test.megabytes << 20}
			runtime.GC() // what other tests have left behind does not count
			var before runtime.MemStats
			runtime.ReadMemStats(&before)
			status := run([]string{"inspect", "--json"}, input, heapWatch{t, before.HeapInuse + 128<<20}, io.Discard)
			assert.Equal(t, test.status, status)
			assert.Zero(t, input.left)
		})
	}
}

// repeated is one text over and over, for about left bytes.
type repeated struct {
	text string
	at   int
	left int
}

func (r *repeated) Read(p []byte) (n int, err error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	for n < len(p) && r.left > 0 {
		copied := copy(p[n:min(len(p), n+r.left)], r.text[r.at:])
		r.at = (r.at + copied) % len(r.text)
		n, r.left = n+copied, r.left-copied
	}
	return n, nil
}

// heapWatch fails the test when what is kept on the heap grows beyond a limit. What
// waits for the collector is not counted, as that depends on who else is at work.
type heapWatch struct {
	t     *testing.T
	limit uint64
}

func (w heapWatch) Write(text []byte) (int, error) {
	var memory runtime.MemStats
	if runtime.ReadMemStats(&memory); memory.HeapInuse > w.limit {
		runtime.GC()
		runtime.ReadMemStats(&memory)
	}
	if memory.HeapInuse > w.limit {
		w.t.Errorf("%d MB in use", memory.HeapInuse>>20)
		return 0, errors.New("too much memory")
	}
	return len(text), nil
}

// BenchmarkInspect inspects half a million collected payloads a round, from a
// reader to a writer, as the command does:
//
//	go -C examples test -run xxx -bench Inspect ./merchantqr
func BenchmarkInspect(b *testing.B) {
	texts := column(b, "mpm.tsv", 3)
	rounds := (500_000 + len(texts) - 1) / len(texts)
	payloads := rounds * len(texts)
	text := strings.Join(texts, "\n") + "\n"
	for _, args := range [][]string{{"inspect", "--json"}, {"inspect"}, {"validate"}} {
		b.Run(strings.Join(args, " "), func(b *testing.B) {
			for b.Loop() {
				var messages bytes.Buffer
				status := run(args, &repeated{text: text, left: rounds * len(text)}, io.Discard, &messages)
				if status != exitNotOK || args[0] == "validate" && !strings.HasPrefix(messages.String(), strconv.Itoa(payloads)+" codes") {
					b.Fatal(status, messages.String())
				}
			}
			b.ReportMetric(float64(b.N*payloads)/b.Elapsed().Seconds(), "payloads/s")
		})
	}
}
