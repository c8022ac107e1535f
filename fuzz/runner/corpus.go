package runner

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/fuzz/vectors"
)

// Result is the answer that the corpus gives to a case.
type Result = vectors.Result

// The results; of an acceptable case either answer passes.
const (
	Valid      = vectors.Valid
	Invalid    = vectors.Invalid
	Acceptable = vectors.Acceptable
)

// Note explains a flag.
type Note = vectors.Note

// Case is one text and the right answer to it.
type Case struct {
	// ID is the tcId, unique in the corpus.
	ID int
	// Topic is that of the file the case is from.
	Topic string
	// Comment says in a few words what is special about the text.
	Comment string
	// Text is the text itself, which need not be UTF-8.
	Text string
	// Flags are the kinds of mistake that the case looks for.
	Flags []string
	// Result is the right answer.
	Result Result
	// Networks are the slugs of the networks that have an account in the text;
	// nil where the corpus does not say.
	Networks []string
	// Rules are the ids of the rules that the text breaks.
	Rules []string
	// LengthUnit is what the lengths in the text count; "" where it has none.
	LengthUnit string
	// Reason is why Result is right, and Source where the text is from.
	Reason, Source string
}

// Corpus is all cases, by ascending ID.
type Corpus struct {
	Cases []Case
	// Notes explain the flags.
	Notes map[string]Note
	// Digest tells two versions of the corpus apart.
	Digest string
}

// Topics are the topics of the corpus, sorted.
func (c Corpus) Topics() []string {
	topics := make([]string, len(c.Cases))
	for i, test := range c.Cases {
		topics[i] = test.Topic
	}
	slices.Sort(topics)
	return slices.Compact(topics)
}

// Networks are the slugs of the networks that the corpus has codes of, sorted.
func (c Corpus) Networks() []string {
	var networks []string
	for _, test := range c.Cases {
		networks = append(networks, test.Networks...)
	}
	slices.Sort(networks)
	return slices.Compact(networks)
}

// file is a file of the corpus, as schema.json in fuzz/vectors describes it.
type file struct {
	Topic string          `json:"topic"`
	Notes map[string]Note `json:"notes"`
	Tests []struct {
		ID         int      `json:"tcId"`
		Comment    string   `json:"comment"`
		Payload    *string  `json:"payload"`
		PayloadHex *string  `json:"payload_hex"`
		Flags      []string `json:"flags"`
		Result     Result   `json:"result"`
		Networks   []string `json:"networks"`
		Rules      []string `json:"rules"`
		LengthUnit string   `json:"length_unit"`
		Reason     string   `json:"reason"`
		Source     string   `json:"source"`
	} `json:"tests"`
}

// schemaFile is the one JSON file of a corpus that holds no cases.
const schemaFile = "schema.json"

// Load reads the corpus in the root of files and checks that it can be used as
// one: ids occur once, flags are explained, answers are among the three.
func Load(files fs.FS) (Corpus, error) {
	names, err := fs.Glob(files, "*.json")
	if err != nil {
		return Corpus{}, fmt.Errorf("conform: %w", err)
	}
	c := Corpus{Notes: map[string]Note{}}
	seen := map[int]string{}
	sum := sha256.New()
	for _, name := range names {
		if name == schemaFile {
			continue
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return Corpus{}, fmt.Errorf("conform: %w", err)
		}
		sum.Write(data)
		if err := c.add(data, name, seen); err != nil {
			return Corpus{}, fmt.Errorf("conform: %s: %w", name, err)
		}
	}
	if len(c.Cases) == 0 {
		return Corpus{}, errors.New("conform: the corpus is empty")
	}
	slices.SortFunc(c.Cases, func(a, b Case) int { return a.ID - b.ID })
	c.Digest = hex.EncodeToString(sum.Sum(nil))[:12]
	return c, nil
}

// add takes in one file; seen says which file has which id.
func (c *Corpus) add(data []byte, name string, seen map[int]string) error {
	var f file
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	for _, flag := range slices.Sorted(maps.Keys(f.Notes)) {
		if known, ok := c.Notes[flag]; ok && known != f.Notes[flag] {
			return fmt.Errorf("flag %s is explained in two ways", flag)
		}
		c.Notes[flag] = f.Notes[flag]
	}
	for _, t := range f.Tests {
		if other, ok := seen[t.ID]; ok {
			return fmt.Errorf("tcId %d is in %s already", t.ID, other)
		}
		seen[t.ID] = name
		for _, flag := range t.Flags {
			if _, ok := f.Notes[flag]; !ok {
				return fmt.Errorf("tcId %d: flag %s is not explained", t.ID, flag)
			}
		}
		switch t.Result {
		case Valid, Invalid, Acceptable:
		default:
			return fmt.Errorf("tcId %d: result %q", t.ID, t.Result)
		}
		text, err := caseText(t.Payload, t.PayloadHex)
		if err != nil {
			return fmt.Errorf("tcId %d: %w", t.ID, err)
		}
		c.Cases = append(c.Cases, Case{
			ID: t.ID, Topic: f.Topic, Comment: t.Comment, Text: text, Flags: t.Flags, Result: t.Result,
			Networks: t.Networks, Rules: t.Rules, LengthUnit: t.LengthUnit, Reason: t.Reason, Source: t.Source,
		})
	}
	return nil
}

// caseText is the text of a case, which stands in one of two forms.
func caseText(payload, payloadHex *string) (string, error) {
	switch {
	case (payload == nil) == (payloadHex == nil):
		return "", errors.New("one of payload and payload_hex is needed")
	case payload != nil:
		return *payload, nil
	}
	raw, err := hex.DecodeString(*payloadHex)
	return string(raw), err
}

// payloadForms are the two JSON members by which the protocol and the scorecard
// give a text: as it is or, where it is not UTF-8, in hexadecimal.
func payloadForms(text string) (payload, payloadHex *string) {
	if utf8.ValidString(text) {
		return &text, nil
	}
	digits := hex.EncodeToString([]byte(text))
	return nil, &digits
}
