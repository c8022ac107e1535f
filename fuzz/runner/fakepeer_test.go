package runner

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// fakeArg makes the test binary be a fake peer instead: argument 2 is its kind.
const fakeArg = "fake-peer"

// TestMain makes the test binary a fake peer where it is asked to. The tests wait for
// peers that do nothing, so that more of them run at once than there are cores.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == fakeArg {
		fakePeers[os.Args[2]](bufio.NewScanner(os.Stdin))
		os.Exit(0)
	}
	flag.Set("test.parallel", "8") // unless an argument says otherwise
	flag.Parse()
	os.Exit(m.Run())
}

// fake is the command that runs a fake peer.
func fake(kind string, args ...string) []string {
	return append([]string{os.Args[0], fakeArg, kind}, args...)
}

// trigger is in the text on which a fake peer misbehaves: the name in case 3.
const trigger = "SECOND"

func greet() { greetClaiming(`{}`) }

func greetClaiming(claims string) {
	fmt.Printf(`{"conform":1,"name":"fake","version":"1","language":"Go","claims":%s}`+"\n", claims)
}

// questions calls answer with each question until the input ends.
func questions(in *bufio.Scanner, answer func(request)) {
	for in.Scan() {
		var q request
		if err := json.Unmarshal(in.Bytes(), &q); err != nil {
			os.Exit(9)
		}
		answer(q)
	}
}

// text is the payload of a question, in whichever form.
func (q request) text() string {
	text, err := caseText(q.Payload, q.PayloadHex)
	if err != nil {
		os.Exit(9)
	}
	return text
}

// right is the answer of a peer that reads well enough for the test corpus.
func right(q request) string {
	text := q.text()
	if objects, ok := read(text, codePoints); ok && len(objects) > 0 {
		return fmt.Sprintf(`{"id":%d,"result":"valid"}`, q.ID)
	}
	if _, ok := read(text, utf16Units); ok && text != "" {
		return fmt.Sprintf(`{"id":%d,"result":"valid"}`, q.ID)
	}
	return fmt.Sprintf(`{"id":%d,"result":"invalid"}`, q.ID)
}

// badly is a peer that does something else at the trigger.
func badly(do func(q request)) func(*bufio.Scanner) {
	return func(in *bufio.Scanner) {
		greet()
		questions(in, func(q request) {
			if strings.Contains(q.text(), trigger) {
				do(q)
				return
			}
			fmt.Println(right(q))
		})
	}
}

// saying is a peer that answers everything so.
func saying(claims, rest string) func(*bufio.Scanner) {
	return func(in *bufio.Scanner) {
		greetClaiming(claims)
		questions(in, func(q request) { fmt.Printf(`{"id":%d,%s}`+"\n", q.ID, rest) })
	}
}

var fakePeers = map[string]func(*bufio.Scanner){
	"good":             badly(func(q request) { fmt.Println(right(q)) }),
	"crash":            badly(func(request) { os.Exit(3) }),
	"hang":             badly(func(request) { time.Sleep(time.Hour) }),
	"spin":             badly(func(request) { spin() }),
	"flood":            badly(func(request) { floodLine() }),
	"flood-lines":      badly(func(request) { floodLines() }),
	"chatter":          badly(func(q request) { fmt.Println("warning: id twice"); fmt.Println(right(q)) }),
	"memory":           badly(func(q request) { eatMemory(); fmt.Println(right(q)) }),
	"mute":             badly(func(request) {}),
	"deaf":             func(*bufio.Scanner) { greet(); time.Sleep(time.Hour) },
	"once":             crashOnce,
	"known":            knownHang,
	"late":             outOfOrder,
	"next-door":        wrongID,
	"shell-child":      holdOutput,
	"yes":              saying(`{}`, `"result":"valid"`),
	"no":               saying(`{}`, `"result":"invalid"`),
	"maybe":            saying(`{}`, `"result":"perhaps"`),
	"skip":             saying(`{}`, `"skip":true`),
	"visa":             saying(`{}`, `"result":"valid","networks":["visa"]`),
	"liar":             saying(`{}`, `"result":"valid","fields":{"60":"PARIS"}`),
	"claims":           saying(`{"networks":["visa"]}`, `"result":"valid","networks":["visa"]`),
	"chatty":           func(*bufio.Scanner) { fmt.Println("hello") },
	"misspelt-topic":   saying(`{"topics":["tlv","tvl"]}`, `"result":"valid"`),
	"misspelt-claim":   saying(`{"topic":["tlv"]}`, `"result":"valid"`),
	"text-claim":       saying(`{"topics":"tlv"}`, `"result":"valid"`),
	"misspelt-network": saying(`{"networks":["Visa"]}`, `"result":"valid"`),
	"no-greeting":      func(*bufio.Scanner) { os.Exit(4) },
	"old":              func(*bufio.Scanner) { fmt.Println(`{"conform":0,"name":"old"}`); io.Copy(io.Discard, os.Stdin) },
	"silent":           func(*bufio.Scanner) { time.Sleep(time.Hour) },
}

// spin is busy without end.
func spin() {
	for n := uint8(0); ; n++ {
		_ = n
	}
}

func floodLine() {
	block := strings.Repeat("x", 1<<16)
	for {
		fmt.Print(block)
	}
}

func floodLines() {
	for {
		fmt.Println(`{"id":0,"result":"valid"}`)
	}
}

// eatMemory takes up to 3 GiB, which is more than a test gives it.
func eatMemory() {
	var kept [][]byte
	for range 3 << 10 {
		block := make([]byte, 1<<20)
		for i := 0; i < len(block); i += 4096 {
			block[i] = 1
		}
		kept = append(kept, block)
	}
	fmt.Fprintln(os.Stderr, len(kept))
}

// crashOnce crashes at the first trigger it meets and leaves the file of its
// argument behind, by which the next of its kind knows better.
func crashOnce(in *bufio.Scanner) {
	badly(func(q request) {
		if _, err := os.Stat(os.Args[3]); err != nil {
			os.WriteFile(os.Args[3], nil, 0o600)
			os.Exit(3)
		}
		fmt.Println(right(q))
	})(in)
}

// knownHang hangs at the trigger, and adds its number to the file of its
// argument first.
func knownHang(in *bufio.Scanner) {
	badly(func(request) {
		f, err := os.OpenFile(os.Args[3], os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			os.Exit(9)
		}
		fmt.Fprintln(f, os.Getpid())
		f.Close()
		time.Sleep(time.Hour)
	})(in)
}

// outOfOrder reads two questions before it answers them, the second one first.
func outOfOrder(in *bufio.Scanner) {
	greet()
	var waiting []string
	questions(in, func(q request) {
		if waiting = append(waiting, right(q)); len(waiting) == 2 {
			fmt.Println(waiting[1])
			fmt.Println(waiting[0])
			waiting = nil
		}
	})
}

// wrongID answers the question before the one asked.
func wrongID(in *bufio.Scanner) {
	greet()
	questions(in, func(q request) { q.ID--; fmt.Println(right(q)) })
}

// holdOutput hangs in a child that has its standard output, as an interpreter
// behind a script does.
func holdOutput(*bufio.Scanner) {
	child := exec.Command(os.Args[0], fakeArg, "deaf")
	child.Stdout = os.Stdout
	child.Stderr = os.Stderr
	child.Run()
}
