// Package gen writes the files of the conformance corpus: cases that are
// put together from the tables in this package, and those collected in testdata.
//
// A case says what it is by how it is made: valid, acceptable or invalid, with
// the rules it breaks. The plain reader of this package has to agree, or nothing
// is written. Neither the writer nor the reader is the library's, but for the cases
// of the networks' tables: they are made from these, and of the library's own making.
// The plain reader judges them all the same.
package gen

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/fuzz/vectors"
)

// IDsFile keeps which payload has which tcId, so that a number stays with its
// case for good.
const IDsFile = "source/ids.tsv"

// Build writes the corpus anew, from the tables here and the files of the
// repository at root. The result is what the files should hold, by their names
// in fuzz/vectors.
func Build(root string) (map[string][]byte, error) {
	lists, err := readISO(root)
	if err != nil {
		return nil, err
	}
	notes, err := readFlags(filepath.Join(root, "fuzz", "vectors", "source", "flags.tsv"))
	if err != nil {
		return nil, err
	}
	ids, err := readIDs(filepath.Join(root, "fuzz", "vectors", IDsFile))
	if err != nil {
		return nil, err
	}
	b := &builder{iso: lists, notes: notes, topics: map[string]*topic{}}
	for _, fill := range []func(*builder){
		tlvCases, lengthUnitCases, checksumCases, orderCases, amountCases, tipCases, additionalCases,
		languageCases, utf8Cases, limitCases, accountCases, networkCases, groupCases, baseCases, tableCases,
	} {
		fill(b)
	}
	if err := sampleCases(b, root); err != nil {
		return nil, err
	}
	if err := b.fault(); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(b.topics)) {
		t := b.topics[name]
		for i := range t.tests {
			t.tests[i].ID = ids.of(name, &t.tests[i])
		}
		files[name+".json"] = t.write(notes)
	}
	files[IDsFile] = ids.write()
	return files, nil
}

type builder struct {
	iso    *iso
	notes  map[string]vectors.Note
	topics map[string]*topic
	faults []string
}

func (b *builder) fault() error {
	if len(b.faults) == 0 {
		return nil
	}
	return fmt.Errorf("vectors: %d cases are not what they say:\n%s", len(b.faults), strings.Join(b.faults, "\n"))
}

// topic is one file.
type topic struct {
	b     *builder
	name  string
	tests []vectors.Test
	seen  map[string]bool
	// judged: the rules given are a network's, EMVCo's come from the plain judge.
	judged bool
}

func (b *builder) topic(name string) *topic {
	t := b.topics[name]
	if t == nil {
		t = &topic{b: b, name: name, seen: map[string]bool{}}
		b.topics[name] = t
	}
	return t
}

// test is a case as the tables write it.
type test struct {
	flags    string // with blanks between
	comment  string
	payload  string
	rules    string // with blanks between
	instead  string // of EMVCo's rules those that its network has rows instead of
	networks string // with blanks between; "" stands for the shop's, "-" for none
	unit     string // "" stands for code points
	reason   string
	source   string // "" stands for a case that was put together
}

const constructed = "constructed for this corpus"

func (t *topic) valid(c test)      { t.add(vectors.Valid, c) }
func (t *topic) acceptable(c test) { t.add(vectors.Acceptable, c) }
func (t *topic) invalid(c test)    { t.add(vectors.Invalid, c) }

// good adds a case that is valid or, where rules are given, acceptable.
func (t *topic) good(c test) {
	if c.rules == "" {
		t.valid(c)
		return
	}
	t.acceptable(c)
}

func (t *topic) invalids(tests []test) {
	for _, c := range tests {
		t.invalid(c)
	}
}

func (t *topic) goods(tests []test) {
	for _, c := range tests {
		t.good(c)
	}
}

func (t *topic) add(result vectors.Result, c test) {
	if c.comment == "" {
		return // a row that has nothing to say, see unless
	}
	complain := func(format string, args ...any) {
		t.b.faults = append(t.b.faults, fmt.Sprintf("%s: %s: %s: %q", t.name, c.comment, fmt.Sprintf(format, args...), c.payload))
	}
	if t.seen[c.payload] {
		complain("is there already")
	}
	t.seen[c.payload] = true
	for _, flag := range strings.Fields(c.flags) {
		if _, ok := t.b.notes[flag]; !ok {
			complain("flag %s is not explained", flag)
		}
	}
	rules := map[string]bool{}
	for _, rule := range strings.Fields(c.rules) {
		rules[rule] = true
	}
	_, unit, ok := plainRead(c.payload)
	switch {
	case ok != (result != vectors.Invalid):
		complain("is called %s, but the plain reader says otherwise", result)
	case ok && c.unit == "":
		c.unit = "code-points"
	}
	if ok {
		if c.unit != unit {
			complain("lengths count %s, the plain reader says %s", c.unit, unit)
		}
		of := plainRules(t.b.iso, c.payload)
		if t.judged {
			maps.Copy(rules, of)
		}
		for rule := range of {
			if !rules[rule] {
				complain("breaks %s and does not say so", rule)
			}
		}
		for rule := range rules {
			if isEMVCo(rule) && !of[rule] {
				complain("does not break %s", rule)
			}
		}
		for rule := range rules {
			if result == vectors.Valid && !slices.Contains(strings.Fields(c.instead), rule) {
				complain("is called valid and breaks %s", rule)
			}
		}
	}
	made := vectors.Test{
		Comment: c.comment, Payload: c.payload, Flags: strings.Fields(c.flags), Result: result,
		Rules: slices.Sorted(maps.Keys(rules)), LengthUnit: c.unit, Reason: c.reason, Source: c.source,
	}
	if made.Source == "" {
		made.Source = constructed
	}
	if !utf8.ValidString(c.payload) {
		made.Payload, made.PayloadHex = "", hex.EncodeToString([]byte(c.payload))
	}
	if ok {
		made.Networks = slicesOf(c.networks)
	}
	if made.Reason == "" || len(made.Flags) == 0 || result == vectors.Invalid && len(rules) == 0 {
		complain("lacks a reason, flag or rule")
	}
	t.tests = append(t.tests, made)
}

func slicesOf(networks string) []string {
	switch networks {
	case "":
		return []string{"visa"}
	case "-":
		return []string{}
	}
	slugs := strings.Fields(networks)
	slices.Sort(slugs)
	return slugs
}

// isEMVCo reports whether a rule is in the plain judge's reach.
func isEMVCo(rule string) bool {
	return strings.HasPrefix(rule, "MPM-") || strings.HasPrefix(rule, "TEXT-")
}

// write is the file: indented, but each case on a line of its own.
func (t *topic) write(notes map[string]vectors.Note) []byte {
	used := map[string]vectors.Note{}
	for _, test := range t.tests {
		for _, flag := range test.Flags {
			used[flag] = notes[flag]
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n  \"algorithm\": \"EMVCo-MPM\",\n  \"schema\": \"schema.json\",\n  \"topic\": %q,\n  \"notes\": {", t.name)
	for i, flag := range slices.Sorted(maps.Keys(used)) {
		fmt.Fprintf(&b, "%s\n    %q: %s", comma(i), flag, marshal(used[flag]))
	}
	b.WriteString("\n  },\n  \"tests\": [")
	for i := range t.tests {
		fmt.Fprintf(&b, "%s\n    %s", comma(i), marshal(line(&t.tests[i])))
	}
	b.WriteString("\n  ]\n}\n")
	return b.Bytes()
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}

// jsonTest is a case as it is written: what is absent is left out, and an empty
// payload is not absent.
type jsonTest struct {
	ID         int      `json:"tcId"`
	Comment    string   `json:"comment"`
	Payload    *string  `json:"payload,omitempty"`
	PayloadHex string   `json:"payload_hex,omitempty"`
	Flags      []string `json:"flags"`
	Result     string   `json:"result"`
	Networks   []string `json:"networks,omitzero"`
	Rules      []string `json:"rules,omitempty"`
	LengthUnit string   `json:"length_unit,omitempty"`
	Reason     string   `json:"reason"`
	Source     string   `json:"source"`
}

func line(t *vectors.Test) jsonTest {
	j := jsonTest{
		ID: t.ID, Comment: t.Comment, Payload: &t.Payload, PayloadHex: t.PayloadHex, Flags: t.Flags, Result: string(t.Result),
		Networks: t.Networks, Rules: t.Rules, LengthUnit: t.LengthUnit, Reason: t.Reason, Source: t.Source,
	}
	if t.PayloadHex != "" {
		j.Payload = nil
	}
	return j
}

// marshal writes JSON in which what a person does not see, or what steers how
// the rest is seen, is escaped.
func marshal(v any) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic(err)
	}
	var escaped strings.Builder
	for _, c := range strings.TrimSuffix(b.String(), "\n") {
		switch {
		case c < ' ' || c <= '~' || !unicode.In(c, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp, unicode.Mn) && unicode.IsGraphic(c) && c != '\u00a0':
			escaped.WriteRune(c)
		case c > 0xFFFF:
			c -= 0x10000
			fmt.Fprintf(&escaped, `\u%04x\u%04x`, 0xD800+c>>10, 0xDC00+c&0x3FF)
		default:
			fmt.Fprintf(&escaped, `\u%04x`, c)
		}
	}
	return escaped.String()
}

// readFlags reads the table of flags.
func readFlags(name string) (map[string]vectors.Note, error) {
	rows, err := readTSV(name)
	if err != nil {
		return nil, err
	}
	notes := map[string]vectors.Note{}
	for _, row := range rows {
		if len(row) != 3 {
			return nil, fmt.Errorf("vectors: flags.tsv: expected three cells, found %q", row)
		}
		notes[row[0]] = vectors.Note{Meaning: row[1], Damage: row[2]}
	}
	return notes, nil
}

// readTSV reads a table without its heading.
func readTSV(name string) (rows [][]string, err error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("vectors: %w", err)
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, 1<<20)
	for n := 0; lines.Scan(); n++ {
		if n > 0 {
			rows = append(rows, strings.Split(lines.Text(), "\t"))
		}
	}
	return rows, lines.Err()
}

// ledger is the numbers that were given out. A number belongs to a topic and a
// payload; it is kept when the case goes, and never given again.
type ledger struct {
	keys []string
	ids  map[string]int
}

func readIDs(name string) (*ledger, error) {
	l := &ledger{ids: map[string]int{}}
	rows, err := readTSV(name)
	if os.IsNotExist(errors.Unwrap(err)) {
		return l, nil
	}
	for i, row := range rows {
		if id, err := strconv.Atoi(row[0]); err != nil || id != i+1 || len(row) != 2 {
			return nil, fmt.Errorf("vectors: %s: expected number %d and a key, found %q", IDsFile, i+1, row)
		}
		l.add(row[1])
	}
	return l, err
}

func (l *ledger) add(key string) int {
	l.keys = append(l.keys, key)
	l.ids[key] = len(l.keys)
	return len(l.keys)
}

func (l *ledger) of(topic string, t *vectors.Test) int {
	text, err := t.Text()
	if err != nil {
		panic(err)
	}
	sum := sha256.Sum256([]byte(topic + "\n" + text))
	key := topic + "/" + hex.EncodeToString(sum[:6])
	if id := l.ids[key]; id != 0 {
		return id
	}
	return l.add(key)
}

func (l *ledger) write() []byte {
	var b bytes.Buffer
	b.WriteString("tcId\tcase\n")
	for i, key := range l.keys {
		fmt.Fprintf(&b, "%d\t%s\n", i+1, key)
	}
	return b.Bytes()
}
