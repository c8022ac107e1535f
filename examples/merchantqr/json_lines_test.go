package main

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// jsonLine is the contract of DESIGN §7 as a program in Go would read it.
type jsonLine struct {
	Payload    string `json:"payload"`
	PayloadHex string `json:"payload_hex"`
	Kind       string `json:"kind"`
	Format     string `json:"format"`
	WrappedIn  string `json:"wrapped_in"`
	What       string `json:"what"`
	OK         bool   `json:"ok"`
	CRC        *struct {
		Got  string `json:"got"`
		Want string `json:"want"`
		OK   bool   `json:"ok"`
	} `json:"crc"`
	LengthUnit string             `json:"length_unit"`
	Networks   []string           `json:"networks"`
	Accounts   []inspectedAccount `json:"accounts"`
	Fields     map[string]string  `json:"fields"`
	Form       *inspectedForm     `json:"form"`
	Objects    []struct {
		Path   string `json:"path"`
		Offset int    `json:"offset"`
		Value  string `json:"value"`
		Name   string `json:"name"`

		Meaning string `json:"meaning"`
	} `json:"objects"`
	Findings []struct {
		Rule     string `json:"rule"`
		Severity string `json:"severity"`
		Path     string `json:"path"`
		Offset   int    `json:"offset"`
		Message  string `json:"message"`
		Citation string `json:"citation"`

		Network    string `json:"network"`
		Confidence string `json:"confidence"`
	} `json:"findings"`
	Repairs []struct {
		Kind      string  `json:"kind"`
		Path      string  `json:"path"`
		Offset    int     `json:"offset"`
		Message   string  `json:"message"`
		Certainty string  `json:"certainty"`
		Of        int     `json:"of"`
		Tried     int     `json:"tried"`
		Text      *string `json:"text"`
	} `json:"repairs"`
	Error *struct {
		Offset  int    `json:"offset"`
		Path    string `json:"path"`
		Message string `json:"message"`
	} `json:"error"`
	Verdict struct {
		Decision string `json:"decision"`
		Reasons  []struct {
			Code   string `json:"code"`
			Text   string `json:"text"`
			Path   string `json:"path"`
			Offset int    `json:"offset"`
		} `json:"reasons"`
		Readable []readingLine `json:"readable"`
	} `json:"verdict"`
}

type inspectedForm struct {
	Name           string           `json:"name"`
	RunBy          string           `json:"run_by"`
	OpenedBy       []string         `json:"opened_by"`
	NotEstablished string           `json:"not_established"`
	Values         []inspectedValue `json:"values"`
}

type inspectedValue struct{ Key, Label, Value string }

type inspectedAccount struct {
	Network string            `json:"network"`
	Path    string            `json:"path"`
	Role    string            `json:"role"`
	Paths   []string          `json:"paths"`
	Fields  map[string]string `json:"fields"`
	Name    string            `json:"name"`
	Values  []inspectedValue  `json:"values"`
}

func parseLine(t *testing.T, line string) (l jsonLine) {
	t.Helper()
	strict := json.NewDecoder(strings.NewReader(line))
	strict.DisallowUnknownFields()
	require.NoError(t, strict.Decode(&l), line)
	return l
}

func TestJSONOfASoundCode(t *testing.T) {
	got := callWith("", "inspect", "--json", bestTransport)
	l := parseLine(t, got.out)
	assert.Equal(t, bestTransport, l.Payload)
	assert.Equal(t, "mpm", l.Kind)
	assert.True(t, l.OK)
	require.NotNil(t, l.CRC)
	assert.Equal(t, "A13A A13A", l.CRC.Got+" "+l.CRC.Want)
	assert.True(t, l.CRC.OK)
	assert.Equal(t, "code-points", l.LengthUnit)
	assert.NotNil(t, l.Networks)
	assert.NotNil(t, l.Accounts)
	require.Len(t, l.Objects, 28)
	assert.Equal(t, "64.01", l.Objects[14].Path)
	assert.Equal(t, 131, l.Objects[14].Offset)
	assert.Equal(t, "最佳运输", l.Objects[14].Value)
	assert.Equal(t, "Merchant Name - Alternate Language", l.Objects[14].Name)
	require.Len(t, l.Findings, 1, "EMVCo's example is of no network")
	assert.Equal(t, "NETWORK-NONE-KNOWN", l.Findings[0].Rule)
	assert.Nil(t, l.Error)
	l = parseLine(t, callWith("", "inspect", "--json", soundVisa).out)
	assert.NotNil(t, l.Findings, "an empty list, not null")
	assert.Empty(t, l.Findings)
}

func TestJSONOfBadCodes(t *testing.T) {
	for _, test := range []struct {
		name, payload, kind, rule, errorPath string
		errorOffset                          int
		crc                                  bool
	}{
		{"wrong checksum", without6304, "mpm", "MPM-4.7.3.1-CRC", "63", 80, true},
		{"broken off", brokenOff, "mpm", "MPM-3.2-TLV", "59", 53, false},
		{"no code", "hello", "unknown", "FORM-NO-PAYMENT", "", 0, false},
		{"empty", "", "unknown", "MPM-3.2-TLV", "", 0, false},
		{"too long", strings.Repeat("9", 3000), "unknown", "QR-CAPACITY", "", 0, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := parseLine(t, callWith("", "inspect", "--json", test.payload).out)
			assert.Equal(t, test.payload, l.Payload)
			assert.Equal(t, test.kind, l.Kind)
			assert.False(t, l.OK)
			assert.Equal(t, test.crc, l.CRC != nil)
			require.NotEmpty(t, l.Findings)
			assert.Equal(t, test.rule, l.Findings[0].Rule)
			assert.Equal(t, "error", l.Findings[0].Severity)
			assert.Contains(t, l.Findings[0].Message, l.Error.Message)
			assert.NotEmpty(t, l.Findings[0].Citation)
			assert.Equal(t, test.errorPath, l.Error.Path)
			assert.Equal(t, test.errorOffset, l.Error.Offset)
		})
	}
}

func TestJSONNamesTheMistakeBehindAWrongChecksum(t *testing.T) {
	l := parseLine(t, callWith("", "inspect", "--json", without6304).out)
	assert.Contains(t, l.Findings[0].Message, "computed without 6304")
}

func TestJSONKeysAreInTheOrderOfTheContract(t *testing.T) {
	var line = callWith("", "inspect", "--json", zeroNoCity).out
	assert.Equal(t, strings.Fields("payload kind what ok crc length_unit networks accounts objects findings repairs error form verdict"), keysOf(t, line))
	var parts struct {
		CRC      json.RawMessage
		Objects  []json.RawMessage
		Findings []json.RawMessage
	}
	require.NoError(t, json.Unmarshal([]byte(line), &parts))
	assert.Equal(t, []string{"got", "want", "ok"}, keysOf(t, string(parts.CRC)))
	assert.Equal(t, []string{"path", "offset", "value", "name", "meaning"}, keysOf(t, string(parts.Objects[0])))
	assert.Equal(t, strings.Fields("rule severity path offset message citation"), keysOf(t, string(parts.Findings[0])))

	line = callWith("", "inspect", "--json", without6304).out
	var refused struct{ Error json.RawMessage }
	require.NoError(t, json.Unmarshal([]byte(line), &refused))
	assert.Equal(t, []string{"offset", "path", "message"}, keysOf(t, string(refused.Error)))
}

// keysOf returns the keys of a JSON object in their order.
func keysOf(t *testing.T, object string) (keys []string) {
	t.Helper()
	tokens := json.NewDecoder(strings.NewReader(object))
	_, err := tokens.Token()
	require.NoError(t, err)
	for tokens.More() {
		key, err := tokens.Token()
		require.NoError(t, err)
		keys = append(keys, key.(string))
		var value json.RawMessage
		require.NoError(t, tokens.Decode(&value))
	}
	return keys
}

func TestJSONOfHostileText(t *testing.T) {
	payloads := []string{
		hostile,
		`0002","ok":true,"objects":[],"x":"`,
		`","kind":"mpm","ok":true,"`,
		`\","ok":true,\"objects":`,
		"000201\x00\u202e\u2028\u2029\x7f\u009b\U000E0041",
		`\`,
	}
	got := callWith(strings.Join(payloads, "\n"), "inspect", "--json")
	lines := strings.Split(strings.TrimSuffix(got.out, "\n"), "\n")
	require.Len(t, lines, len(payloads))
	for i, line := range lines {
		assertHarmless(t, line)
		l := parseLine(t, line)
		assert.Equal(t, payloads[i], l.Payload)
		assert.Subset(t, keysOf(t, line), strings.Fields("kind ok networks objects error"))
	}
}

func TestJSONOfTextThatIsNotUTF8(t *testing.T) {
	got := callWith(notUTF8+"\n"+abcHammers+"\n", "inspect", "--json")
	lines := strings.Split(got.out, "\n")
	assert.Equal(t, "payload_hex", keysOf(t, lines[0])[0])
	l := parseLine(t, lines[0])
	assert.Equal(t, hex.EncodeToString([]byte(notUTF8)), l.PayloadHex)
	assert.Equal(t, "mpm", l.Kind, "by its beginning")
	assert.False(t, l.OK)
	assert.Equal(t, abcHammers, parseLine(t, lines[1]).Payload)
}

// collected returns the texts that people have published, good and bad.
func collected(tb testing.TB) []string {
	return append(column(tb, "mpm.tsv", 3), column(tb, "native.tsv", 1)...)
}

func column(tb testing.TB, file string, n int) (texts []string) {
	data, err := os.ReadFile("../../testdata/" + file)
	require.NoError(tb, err)
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	for _, line := range lines[1:] { // the first names the columns
		texts = append(texts, strings.Split(line, "\t")[n])
	}
	require.NotEmpty(tb, texts)
	return texts
}

func TestJSONOfEveryCollectedCode(t *testing.T) {
	texts := collected(t)
	got := callWith(strings.Join(texts, "\n"), "inspect", "--json")
	lines := strings.Split(strings.TrimSuffix(got.out, "\n"), "\n")
	require.Len(t, lines, len(texts))
	for i, line := range lines {
		l := parseLine(t, line)
		assert.Equal(t, texts[i][len(texts[i])-len(l.Payload):], l.Payload, "the text, or the end of a link")
		if l.Kind == "mpm" || l.Kind == "unknown" {
			assert.Equal(t, l.OK, l.Error == nil)
		}
	}
}

func FuzzInspect(f *testing.F) {
	for _, text := range []string{bestTransport, brokenOff, without6304, hostile, notUTF8, "", "hQVDUFY"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		line := callWith("", "inspect", "--json", "--", text).out
		assertHarmless(t, strings.TrimSuffix(line, "\n"))
		if l := parseLine(t, line); l.PayloadHex == "" && l.WrappedIn == "" && l.Payload != text {
			t.Fatalf("%q became %q", text, l.Payload)
		}
		for _, shown := range strings.Split(callWith("", "inspect", "--", text).out, "\n") {
			assertHarmless(t, shown)
		}
	})
}
