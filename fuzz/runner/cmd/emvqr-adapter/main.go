// Emvqr-adapter answers the questions of package conform with the codec and the
// networks of this repository. It is also the shortest adapter to learn from
// beside the examples in PROTOCOL.md.
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"io"
	"log"
	"os"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

// hello is the greeting: we read everything, and know these networks.
func hello() map[string]any {
	var networks []string
	for n := range profiles.Networks() {
		networks = append(networks, n.Slug)
	}
	return map[string]any{
		"conform": 1, "name": "emvqr", "version": "devel", "language": "Go",
		"claims": map[string]any{"topics": []string{"*"}, "networks": networks, "fields": "all"},
	}
}

type question struct {
	ID         int    `json:"id"`
	Payload    string `json:"payload"`
	PayloadHex string `json:"payload_hex"`
}

type answer struct {
	ID         int               `json:"id"`
	Result     string            `json:"result"`
	Networks   []string          `json:"networks,omitzero"`
	Fields     map[string]string `json:"fields,omitzero"`
	LengthUnit string            `json:"length_unit,omitzero"`
}

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// serve greets, and answers one line with one line until the input ends.
func serve(r io.Reader, w io.Writer) error {
	answers := json.NewEncoder(w)
	if err := answers.Encode(hello()); err != nil {
		return err
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return err
		}
		text := q.Payload
		if q.PayloadHex != "" {
			raw, err := hex.DecodeString(q.PayloadHex)
			if err != nil {
				return err
			}
			text = string(raw)
		}
		a := read(text)
		a.ID = q.ID
		if err := answers.Encode(a); err != nil {
			return err
		}
	}
	return lines.Err()
}

// read is what the library says about a text.
func read(text string) answer {
	code, err := emvqr.Parse(text)
	if err != nil {
		return answer{Result: "invalid"}
	}
	a := answer{
		Result:     "valid",
		Networks:   append([]string{}, profiles.Slugs(code)...),
		Fields:     map[string]string{},
		LengthUnit: code.LengthUnit().String(),
	}
	for o := range code.All() {
		// Get, not o.Value: it is what programs use, and an id that occurs twice
		// shows which of the two it takes.
		if value, ok := code.Get(o.Path); ok {
			a.Fields[o.Path.String()] = value
		}
	}
	return a
}
