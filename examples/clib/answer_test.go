package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const upiLink = `"text":"upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR"`

func TestAnAnswerHasThePaymentOfTheWallet(t *testing.T) {
	for _, test := range []struct{ request, verdict, decision string }{
		{`{` + upiLink + `,"wallet":["upi"],"at":"2026-11-28T12:00:00+07:00"}`, "pay", "pay"},
		{`{` + upiLink + `,"wallet":["visa","Nobody's"],"at":"2026-11-28T12:00:00Z"}`, "pay", "refuse"},
		{`{` + upiLink + `,"wallet":[],"at":"2026-11-28T12:00:00Z"}`, "pay", "refuse"},
		{`{` + upiLink + `,"wallet":["upi"],"at":"0001-01-01T00:00:00Z"}`, "ask", "ask"},
		{`{` + upiLink + `,"wallet":["upi"],"at":"9999-01-01T00:00:00Z"}`, "ask", "ask"},
		{`{` + upiLink + `,"wallet":["upi"]}`, "pay", "pay"},
		{`{"text":"","wallet":["upi"]}`, "refuse", "refuse"},
		{`{"text":"a\u0000b\nc","wallet":["upi"]}`, "refuse", "refuse"},
		{`{` + upiLink + `}`, "pay", ""},
		{`{` + upiLink + `,"wallet":null,"at":null}`, "pay", ""},
	} {
		var got struct {
			Verdict struct{ Decision string }
			Payment struct{ Decision string }
		}
		require.NoError(t, json.Unmarshal(answer([]byte(test.request)), &got))
		assert.Equal(t, test.verdict, got.Verdict.Decision, test.request)
		assert.Equal(t, test.decision, got.Payment.Decision, test.request)
	}
}

// wrong are requests that are not as they should be, and what is said of them.
var wrong = []struct{ request, says string }{
	{"", "not as expected"},
	{"null", `no "text"`},
	{"{}", `no "text"`},
	{`{"text":null}`, `no "text"`},
	{`{"text":7}`, "not as expected"},
	{`{"Text":"x"}`, "not as expected"},
	{`{"text":"x","walet":[]}`, "not as expected"},
	{`{"text":"x","text":"y"}`, "not as expected"},
	{`{"text":"x"} {}`, "not as expected"},
	{`{"text":"x","at":"yesterday"}`, "not as expected"},
	{`{"text":"x","wallet":"upi"}`, "not as expected"},
	{"{\"text\":\"\xff\"}", "not as expected"},
	{strings.Repeat("[", 60000), "not as expected"},
	{`{"text":"` + strings.Repeat("9", mostBytes) + `"}`, "longer than 65536 bytes"},
	{`{"text":"x","wallet":[` + strings.Repeat(`"a",`, mostNetworks) + `"b"]}`, "501 networks"},
}

func TestARequestThatIsNotAsItShouldBeIsToldSo(t *testing.T) {
	for _, test := range wrong {
		var got map[string]string
		said := answer([]byte(test.request))
		require.NoError(t, json.Unmarshal(said, &got), "%s", said)
		assert.Contains(t, got["problem"], test.says)
		assert.True(t, strings.HasPrefix(got["problem"], "clib: "), "%s", said)
		assert.Less(t, len(said), 1000, "it does not send a long request back")
	}
}

func FuzzAnswer(f *testing.F) {
	f.Add([]byte(`{` + upiLink + `,"wallet":["upi"],"at":"2026-11-28T12:00:00Z"}`))
	for _, test := range wrong {
		f.Add([]byte(test.request))
	}
	f.Fuzz(func(t *testing.T, request []byte) {
		if said := answer(request); !json.Valid(said) || bytes.IndexByte(said, 0) >= 0 || bytes.IndexByte(said, '\n') >= 0 {
			t.Fatalf("%q was answered %q", request, said)
		}
	})
}

// Python calls the library that is built, and gets what Go gets.
func TestPythonCallsTheLibrary(t *testing.T) {
	for _, needed := range []string{"python3", "cc"} {
		if _, err := exec.LookPath(needed); err != nil {
			t.Skip(needed + " is not here")
		}
	}
	library := filepath.Join(t.TempDir(), "libemvqr.so")
	build := exec.Command("go", "build", "-buildmode=c-shared", "-o", library, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=1")
	said, err := build.CombinedOutput()
	require.NoError(t, err, "%s", said)

	requests := []string{
		`{` + upiLink + `,"wallet":["upi"],"at":"2026-11-28T12:00:00Z"}`,
		`{"text":"000201\u0000\n最佳运输","wallet":["upi"],"at":"2026-11-28T12:00:00Z"}`,
	}
	for _, test := range wrong {
		requests = append(requests, test.request)
	}
	requests = append(requests, slices.Repeat(requests[:1], 2000)...)
	python := exec.Command("python3", "example.py", library)
	python.Stdin = strings.NewReader(strings.Join(requests, "\n") + "\n")
	var complaints bytes.Buffer
	python.Stderr = &complaints
	out, err := python.Output()
	require.NoError(t, err, complaints.String())
	answers := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	require.Len(t, answers, len(requests))
	for i := range requests {
		require.Equal(t, oneWording.Replace(string(answer([]byte(requests[i])))), oneWording.Replace(answers[i]), requests[i])
	}
}

// oneWording undoes that the reader of JSON words an error one way or the other, as it
// likes in each process, so that nobody relies on it.
var oneWording = strings.NewReplacer("unable to", "cannot")
