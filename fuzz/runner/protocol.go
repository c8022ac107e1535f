package runner

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// protocolVersion is the value of "conform" in the first line of an adapter.
const protocolVersion = 1

// Hello is the first line that an adapter writes.
type Hello struct {
	// Conform is the version of the protocol.
	Conform int `json:"conform"`
	// Name, Version and Language are those of the implementation under test.
	Name     string `json:"name"`
	Version  string `json:"version"`
	Language string `json:"language,omitempty"`
	// Claims say what the implementation is made to read.
	Claims Claims `json:"claims"`
}

// Claims bound what an implementation is asked. Without networks and topics
// it is asked everything.
type Claims struct {
	// Networks are the slugs of the networks whose codes it reads.
	Networks []string `json:"networks,omitempty"`
	// Topics are the topics of the corpus that it can judge, whatever the
	// network; "*" is all of them.
	Topics []string `json:"topics,omitempty"`
	// Fields is "all" where the fields of its answers are complete: every root
	// object is in them. Otherwise only the fields it gives are judged.
	Fields string `json:"fields,omitempty"`
}

// allFields is the one value of Claims.Fields.
const allFields = "all"

// allTopics is the topic that stands for all topics.
const allTopics = "*"

// everything reports whether nothing is left out.
func (c Claims) everything() bool {
	return len(c.Networks)+len(c.Topics) == 0 || slices.Contains(c.Topics, allTopics)
}

// UnmarshalJSON takes no claim but these: one that is misspelt would be asked
// everything.
func (c *Claims) UnmarshalJSON(data []byte) error {
	type claims Claims // without this method
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode((*claims)(c))
}

// cover reports whether the case is within the claims: its topic is claimed, or
// it is about a claimed network.
func (c Claims) cover(test Case) bool {
	return c.everything() || slices.Contains(c.Topics, test.Topic) || slices.Contains(c.Networks, test.Topic) ||
		slices.ContainsFunc(test.Networks, func(n string) bool { return slices.Contains(c.Networks, n) })
}

// parseHello reads the first line of an adapter.
func parseHello(line []byte) (Hello, error) {
	var h Hello
	if err := readJSON(line, &h); err != nil {
		return Hello{}, fmt.Errorf("the first line is %s, expected {\"conform\":%d,\"name\":…}: %w", excerpt(line), protocolVersion, err)
	}
	switch {
	case h.Conform != protocolVersion:
		return Hello{}, fmt.Errorf("the first line is %s, expected it to say \"conform\":%d", excerpt(line), protocolVersion)
	case h.Name == "":
		return Hello{}, errors.New("the first line names no implementation")
	case h.Claims.Fields != "" && h.Claims.Fields != allFields:
		return Hello{}, fmt.Errorf("claims.fields can only be %q", allFields)
	}
	return h, nil
}

// known checks that the claims name topics and networks of the corpus: one that
// is misspelt would leave its cases out and say nothing.
func (c Claims) known(corpus Corpus) error {
	for _, topic := range c.Topics {
		if topics := corpus.Topics(); topic != allTopics && !slices.Contains(topics, topic) {
			return fmt.Errorf("claims.topics has %q, which is none of %s", topic, strings.Join(topics, " "))
		}
	}
	for _, network := range c.Networks {
		if networks := corpus.Networks(); !slices.Contains(networks, network) {
			return fmt.Errorf("claims.networks has %q, which is none of %s", network, strings.Join(networks, " "))
		}
	}
	return nil
}

// request is one line to the adapter. Its id counts the questions of a run: it
// is not the tcId, so that an adapter cannot know the case by it.
type request struct {
	ID         int     `json:"id"`
	Payload    *string `json:"payload,omitempty"`
	PayloadHex *string `json:"payload_hex,omitempty"`
}

// requestLine is the line that asks about text.
func requestLine(id int, text string) ([]byte, error) {
	payload, payloadHex := payloadForms(text)
	line, err := json.Marshal(request{ID: id, Payload: payload, PayloadHex: payloadHex})
	return append(line, '\n'), err
}

// answer is one line from the adapter. What is nil is not judged.
type answer struct {
	ID       *int     `json:"id"`
	Result   Result   `json:"result"`
	Networks []string `json:"networks"`
	// Fields are values by path, "26.01"; null says that there is no such object.
	Fields     map[string]*string `json:"fields"`
	LengthUnit string             `json:"length_unit"`
	// Skip says that the implementation does not claim to read this text.
	Skip bool `json:"skip"`

	line string // as it came
}

// parseAnswer reads the line that answers the question with that id.
func parseAnswer(line []byte, id int) (answer, error) {
	a := answer{line: string(line)}
	if err := readJSON(line, &a); err != nil {
		return answer{}, fmt.Errorf("the answer is %s: %w", excerpt(line), err)
	}
	switch {
	case a.ID == nil:
		return answer{}, fmt.Errorf("the answer is %s, without an id", excerpt(line))
	case *a.ID != id:
		return answer{}, fmt.Errorf("the answer is to question %d, asked was %d", *a.ID, id)
	case !a.Skip && a.Result != Valid && a.Result != Invalid:
		return answer{}, fmt.Errorf("the result is %q, expected %q or %q", a.Result, Valid, Invalid)
	}
	return a, nil
}

// readJSON reads a line of an adapter, and says what is wrong with it in words of
// JSON, not of Go.
func readJSON(line []byte, to any) error {
	if !utf8.Valid(line) {
		return errors.New("it is not UTF-8")
	}
	if bytes.HasPrefix(line, []byte("\ufeff")) {
		return errors.New("it begins with a byte order mark")
	}
	err := json.Unmarshal(line, to)
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return fmt.Errorf("%q cannot be a JSON %s", wrong.Field, wrong.Value)
	}
	return err
}

// excerpt is the beginning of a line, quoted.
func excerpt(line []byte) string {
	const most = 60
	if len(line) > most {
		return fmt.Sprintf("%+q…", line[:most])
	}
	return fmt.Sprintf("%+q", line)
}
