// Command codes prints, for readers of other makes, the codes that this library writes
// and what it makes of the collected ones, as one JSON value; with -read it reads codes
// that those have written. See ../interop.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// moments are when the codes are read: before any of them ran out, and after all of
// those that do.
var moments = []time.Time{
	time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC),
	time.Date(2999, 1, 1, 0, 0, 0, 0, time.UTC),
}

// code is what is in a code of a network.
type code struct {
	Network string `json:"network"`
	// Name says what it is.
	Name    string `json:"name"`
	Payload string `json:"payload"`
	// Fields are those of the network's account, and amount, name and city.
	Fields map[string]string `json:"fields"`
	// Answers are whether readers of the network take it, at each of the moments.
	Answers []answer `json:"answers"`
}

type answer struct {
	At     int64    `json:"at"` // in milliseconds since 1970
	Answer string   `json:"answer"`
	Why    []string `json:"why,omitempty"`
}

type output struct {
	Written   []code `json:"written"`
	Collected []code `json:"collected"`
	// Odd are codes that are well-formed, most of them with something wrong.
	Odd []code `json:"odd"`
}

func main() {
	log.SetFlags(0)
	if len(os.Args) == 2 && os.Args[1] == "-read" {
		read, passed, err := readElsewhere(os.Stdin)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%d codes written elsewhere are read here as they were asked for, %d passed over\n", read, passed)
		return
	}
	var out output
	for _, w := range written {
		text, err := profiles.Compose(w.merchant, w.accounts...)
		if err != nil {
			log.Fatalf("%s: %s: %v", w.network, w.name, err)
		}
		out.Written = append(out.Written, judged(w.network, w.name, text))
	}
	collected, err := collected("../../testdata/mpm.tsv")
	if err != nil {
		log.Fatal(err)
	}
	out.Collected = collected
	if out.Odd, err = odd(); err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		log.Fatal(err)
	}
}

// judged is a code as the library reads it for a network.
func judged(slug, name string, text emvqr.Code) code {
	c := code{Network: slug, Name: name, Payload: text.String(), Fields: map[string]string{}}
	for _, p := range []struct {
		key string
		id  uint8
	}{{"amount", 54}, {"name", 59}, {"city", 60}} {
		if value, ok := text.Get(emvqr.P(p.id)); ok {
			c.Fields[p.key] = value
		}
	}
	for a := range profiles.Accounts(text) {
		if network.Slug(a) == slug {
			for key, value := range network.Fields(a) {
				c.Fields[key] = value
			}
			break
		}
	}
	for _, at := range moments {
		for r := range profiles.Known().At(at).Readable(text) {
			if r.Network == slug {
				c.Answers = append(c.Answers, answer{at.UnixMilli(), r.Answer.String(), r.Why})
			}
		}
	}
	return c
}

// collected are the collected codes of the networks of which a reader is asked. A code
// that is none has no answers: no reader may take it.
func collected(name string) (codes []code, err error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 7 {
			return nil, fmt.Errorf("%s: line %d has %d cells", name, i+2, len(cells))
		}
		label, payload := fmt.Sprintf("line %d: %s", i+2, cells[6]), cells[3]
		for _, slug := range strings.Split(cells[1], ",") {
			if !slices.Contains(asked, slug) {
				continue
			}
			parsed, err := emvqr.Parse(payload)
			if err != nil {
				codes = append(codes, code{Network: slug, Name: label, Payload: payload})
				continue
			}
			codes = append(codes, judged(slug, label, parsed))
		}
	}
	return codes, nil
}

// asked are the networks whose collected codes readers of other makes are asked about.
var asked = []string{"khqr", "vietqr", "pix"}
