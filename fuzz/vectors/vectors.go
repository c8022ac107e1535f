// Package vectors is the conformance corpus for readers of EMVCo
// merchant-presented codes: cases in JSON, modelled on those of Project
// Wycheproof, that an implementation in any language can be asked.
//
// Each file is one topic or one network; schema.json describes their form. A
// case says what the right answer is and why, in words that do not lean on any
// implementation, ours included: it follows from how the case was put together,
// or from what is known of a collected code.
//
// The files are generated from readable tables, see internal/gen and the
// folder source.
package vectors

import (
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
)

//go:generate go run ./internal/gen/cmd

// Files holds the files of the corpus and schema.json.
//
//go:embed *.json
var Files embed.FS

// File is one file of the corpus.
type File struct {
	// Name is the name of the file, "tlv.json". It is not in the file.
	Name string `json:"-"`
	// Algorithm is "EMVCo-MPM".
	Algorithm string `json:"algorithm"`
	// Schema is the file that describes the form.
	Schema string `json:"schema"`
	// Topic is what the cases are about: "tlv", or the slug of a network.
	Topic string `json:"topic"`
	// Notes explain the flags that the cases have.
	Notes map[string]Note `json:"notes"`
	// Tests are the cases.
	Tests []Test `json:"tests"`
}

// Note explains a flag.
type Note struct {
	// Meaning is what the cases with the flag have in common.
	Meaning string `json:"meaning"`
	// Damage is what a wrong answer does in the field.
	Damage string `json:"damage"`
}

// Result is the right answer to a case.
type Result string

const (
	// Valid: well-formed, the checksum is right, no rule is broken, but for one of
	// EMVCo's that the table of its network has a row instead of, such as the name
	// of an account where EMVCo has a GUID. A reader that refuses it turns away a
	// good code.
	Valid Result = "valid"
	// Invalid: structure or checksum is broken. A reader that takes it may pay
	// something that nobody asked for.
	Invalid Result = "invalid"
	// Acceptable: it can be read, and either breaks a rule or is something over
	// which careful implementations differ. Either answer will do; misreading it
	// or failing on it will not.
	Acceptable Result = "acceptable"
)

// Test is one case.
type Test struct {
	// ID is the number of the case. It is unique over all files, and never given
	// to another payload.
	ID int `json:"tcId"`
	// Comment says in a few words what the case is.
	Comment string `json:"comment"`
	// Payload is the text. Where its exact bytes cannot be written in JSON, it
	// is empty and PayloadHex holds them. [Test.Text] is either.
	Payload    string `json:"payload"`
	PayloadHex string `json:"payload_hex"`
	// Flags are what it tries; see [File.Notes].
	Flags []string `json:"flags"`
	// Result is the right answer.
	Result Result `json:"result"`
	// Networks are the sorted slugs of the networks that have an account in the
	// code. It is nil, and absent from the file, for an invalid case.
	Networks []string `json:"networks"`
	// Rules are the ids of the rules that it breaks, those of EMVCo and those of
	// the networks in it, whatever these lower. They are complete for every case
	// that was put together; for a collected code only EMVCo's are. For an
	// invalid case they are the rules of structure that it may be refused for;
	// which of them a reader names depends on where it begins to look.
	Rules []string `json:"rules"`
	// LengthUnit is what its lengths count: "code-points", "utf-16" or "bytes".
	// It is "", and absent from the file, for an invalid case.
	LengthUnit string `json:"length_unit"`
	// Reason says why this is the answer.
	Reason string `json:"reason"`
	// Source is where the case comes from.
	Source string `json:"source"`
}

// Text is the payload, byte for byte.
func (t *Test) Text() (string, error) {
	if t.PayloadHex == "" {
		return t.Payload, nil
	}
	text, err := hex.DecodeString(t.PayloadHex)
	if err != nil {
		return "", fmt.Errorf("corpus: case %d: payload_hex: %w", t.ID, err)
	}
	return string(text), nil
}

// Has reports whether the case has the flag.
func (t *Test) Has(flag string) bool {
	for _, f := range t.Flags {
		if f == flag {
			return true
		}
	}
	return false
}

// Load reads all files, in the order of their names.
func Load() ([]File, error) {
	names, err := fs.Glob(Files, "*.json")
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	var files []File
	for _, name := range names {
		if name == "schema.json" {
			continue
		}
		text, err := Files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("corpus: %w", err)
		}
		f := File{Name: name}
		decoder := json.NewDecoder(strings.NewReader(string(text)))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&f); err != nil {
			return nil, fmt.Errorf("corpus: %s: %w", name, err)
		}
		files = append(files, f)
	}
	return files, nil
}
