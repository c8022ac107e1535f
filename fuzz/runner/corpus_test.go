package runner

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLoad(t *testing.T) {
	c, err := Load(os.DirFS("testdata/corpus"))
	require.NoError(t, err)
	require.Len(t, c.Cases, testCases)
	for i, test := range c.Cases {
		assert.Equal(t, i+1, test.ID, "cases are in order")
	}
	assert.Equal(t, "000201\xff", c.Cases[notUTF8-1].Text)
	assert.Equal(t, "tlv", c.Cases[astral-1].Topic)
	assert.Equal(t, utf16Units, c.Cases[astral-1].LengthUnit)
	assert.Equal(t, "A length with a sign.", c.Notes["SignedLength"].Meaning)
	assert.Len(t, c.Digest, 12)
}

func TestLoadRefusesACorpusThatCannotBeUsed(t *testing.T) {
	good := `{"topic":"a","notes":{"F":{"meaning":"m","damage":"d"}},"tests":[{"tcId":1,"payload":"","flags":["F"],"result":"valid"}]}`
	tests := map[string]struct{ old, new, want string }{
		"answer":       {`"valid"`, `"maybe"`, `result "maybe"`},
		"flag":         {`["F"]`, `["G"]`, "flag G is not explained"},
		"no text":      {`"payload":"",`, ``, "one of payload and payload_hex"},
		"two texts":    {`"payload":"",`, `"payload":"","payload_hex":"00",`, "one of payload and payload_hex"},
		"hexadecimal":  {`"payload":""`, `"payload_hex":"0g"`, "invalid byte"},
		"ids":          {`]}`, `,{"tcId":1,"payload":"","flags":[],"result":"valid"}]}`, "tcId 1 is in a.json already"},
		"not JSON":     {good, `[`, "unexpected end"},
		"empty":        {good[strings.Index(good, `{"tcId"`) : len(good)-2], ``, "empty"},
		"explanations": {``, ``, "explained in two ways"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			bad := good
			if tt.old != "" {
				at := strings.LastIndex(good, tt.old)
				bad = good[:at] + tt.new + good[at+len(tt.old):]
			}
			files := fstest.MapFS{"a.json": {Data: []byte(bad)}, schemaFile: {Data: []byte("no corpus file")}}
			if name == "explanations" {
				files["b.json"] = &fstest.MapFile{Data: []byte(`{"notes":{"F":{"meaning":"other"}}}`)}
			}
			_, err := Load(files)
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func TestQuestionCarriesTheTextUnchanged(t *testing.T) {
	for _, text := range []string{"", "00", "<&>\u2028\x00\r\n\"\\", "N\U0001F35C", "\xff\xfe", "a\xc3"} {
		line, err := requestLine(7, text)
		require.NoError(t, err)
		assert.Equal(t, 1, strings.Count(string(line), "\n"))
		var q request
		require.NoError(t, json.Unmarshal(line, &q))
		got, err := caseText(q.Payload, q.PayloadHex)
		require.NoError(t, err)
		assert.Equal(t, text, got)
		assert.Equal(t, 7, q.ID)
	}
}

func TestTextOfOthersIsPrintedHarmless(t *testing.T) {
	assert.Equal(t, `a\x1b[2J\u202e\nü`, printable("a\x1b[2J\u202e\nü"))
	assert.Equal(t, `a\|b\_&lt;\\n`, cell("a|b_<\n"))
}

func TestAnswerIsReadStrictly(t *testing.T) {
	tests := map[string]string{
		`{"result":"valid"}`:                      "without an id",
		`{"id":4,"result":"valid"}`:               "the answer is to question 4",
		`{"id":5,"result":"acceptable"}`:          "acceptable",
		`{"id":5}`:                                "result is",
		"\ufeff{\"id\":5,\"result\":\"valid\"}":   "byte order mark",
		"{\"id\":5,\"result\":\"\xff\"}":          "not UTF-8",
		`{"id":5,"result":"valid","networks":1}`:  `"networks" cannot be a JSON number`,
		`{"id":5,"result":"valid"} {"id":5}`:      "after top-level value",
		`{"id":5,"skip":true}`:                    "",
		`{"id":5,"result":"valid","note":"more"}`: "",
	}
	for line, want := range tests {
		_, err := parseAnswer([]byte(line), 5)
		if want == "" {
			assert.NoError(t, err, line)
		} else {
			assert.ErrorContains(t, err, want, line)
		}
	}
}
