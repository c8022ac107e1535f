package main

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Codes that several tests look at. BEST TRANSPORT is the example of EMVCo MPM
// 1.1 Annex B.7, ABC Hammers that of its guidance.
const (
	bestTransport = "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT" +
		"6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A"
	abcHammers   = "000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6"
	soundVisa    = "00020101021102164000123456789017520452515303840540510.005802US5911ABC Hammers6008New York63049B62" // nothing to find
	without6304  = "000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York630492CE"
	brokenOff    = "000201021640001234567890125204525153038405402105802US5911ABC Hamm"
	zeroNoCity   = "00020102164000123456789012520452515303840540105802US5911ABC Hammers630456AB"
	hostile      = "000201021640001234567890125204525153038405802US5911EVIL\u202eSHOP\x1b\x076008New York6304C964"
	notUTF8      = "000201\xff\xfe"
	warningsOnly = "0002010216400012345678901252045251530384054031.55802US5911ABC Hammers6008New York63040FCC"
)

// asMerchantqr makes the test binary be the program; see [TestMain].
const asMerchantqr = "RUN_AS_MERCHANTQR"

// TestMain lets the examples in the help texts run this binary as merchantqr.
func TestMain(m *testing.M) {
	if os.Getenv(asMerchantqr) != "" {
		main()
	}
	os.Exit(m.Run())
}

type result struct {
	status   int
	out, err string
}

func call(stdin io.Reader, args ...string) result {
	var out, err bytes.Buffer
	status := run(args, stdin, &out, &err)
	return result{status, out.String(), err.String()}
}

func callWith(stdin string, args ...string) result { return call(strings.NewReader(stdin), args...) }

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares text with a file under testdata.
func golden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "go test -update writes golden files")
	assert.Equal(t, string(want), text)
}

func TestExitStatus(t *testing.T) {
	for _, test := range []struct {
		name   string
		stdin  string
		args   []string
		status int
	}{
		{"a sound code", "", []string{"inspect", bestTransport}, exitOK},
		{"a sound code as JSON", "", []string{"inspect", "--json", bestTransport}, exitOK},
		{"sound codes on standard input", abcHammers + "\n" + bestTransport + "\n", []string{"inspect"}, exitOK},
		{"no codes at all", "", []string{"inspect", "--json"}, exitUsage},
		{"no codes to validate", "", []string{"validate"}, exitUsage},
		{"only empty lines", "\n\r\n\n", []string{"validate"}, exitUsage},
		{"only a byte order mark", "\ufeff", []string{"inspect"}, exitUsage},
		{"no code to draw", "\n", []string{"draw"}, exitUsage},
		{"no code to route", "", []string{"route", "--wallet", "visa"}, exitUsage},
		{"no code for readers", "", []string{"readable", "-"}, exitUsage},
		{"no code to change", "", []string{"convert", "dynamic", "--amount", "5"}, exitUsage},
		{"an empty line after a code", abcHammers + "\n\n", []string{"readable"}, exitOK},
		{"an empty line before and after a code", "\n" + abcHammers + "\r\n\n", []string{"draw"}, exitOK},
		{"codes and empty lines", "\n" + abcHammers + "\n\n" + abcHammers + "\n\n", []string{"validate"}, exitOK},
		{"two codes for a command that takes one", abcHammers + "\n\n" + abcHammers, []string{"readable"}, exitNotOK},
		{"an empty argument", "", []string{"inspect", ""}, exitNotOK},
		{"standard input by its name", abcHammers, []string{"validate", "-"}, exitOK},
		{"one bad code among many", abcHammers + "\n" + brokenOff + "\n" + abcHammers, []string{"inspect"}, exitNotOK},
		{"a wrong checksum", "", []string{"inspect", "--json", without6304}, exitNotOK},
		{"an error finding in a readable code", "", []string{"inspect", "--json", zeroNoCity}, exitNotOK},
		{"an unknown form", "", []string{"inspect", "https://example.org"}, exitNotOK},
		{"a payer's code", "", []string{"inspect", "hQVDUFYwMWEU"}, exitOK},
		{"validate a sound code", "", []string{"validate", abcHammers}, exitOK},
		{"a picture of no known kind", "", []string{"draw", "--out", "x.gif", abcHammers}, exitUsage},
		{"a broken code is not drawn", "", []string{"draw", without6304}, exitNotOK},
		{"route without a wallet", "", []string{"route", abcHammers}, exitUsage},
		{"route to nothing", "", []string{"route", "--wallet", "qris", abcHammers}, exitNotOK},
		{"validate a bad code", "", []string{"validate", zeroNoCity}, exitNotOK},
		{"warnings pass", "", []string{"validate", warningsOnly}, exitOK},
		{"warnings fail if strict", "", []string{"validate", "--strict", warningsOnly}, exitNotOK},
		{"generate without fields", "", []string{"generate"}, exitNotOK},
		{"generate from a file that is not there", "", []string{"generate", "--file", "testdata/none.yaml"}, exitNotOK},
		{"rules", "", []string{"rules"}, exitOK},
		{"a rule that is not there", "", []string{"rules", "MPM-0"}, exitNotOK},
		{"version", "", []string{"version"}, exitOK},
		{"version as a flag", "", []string{"--version"}, exitOK},
		{"help", "", []string{"--help"}, exitOK},
		{"nothing", "", nil, exitOK},
		{"an unknown command", "", []string{"frobnicate"}, exitUsage},
		{"an unknown flag", "", []string{"inspect", "--frobnicate"}, exitUsage},
		{"a wrong value of a flag", "", []string{"inspect", "--color", "blue", abcHammers}, exitUsage},
		{"arguments where none are taken", "", []string{"generate", abcHammers}, exitUsage},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := callWith(test.stdin, test.args...)
			assert.Equal(t, test.status, got.status, got.err)
			if test.status == exitUsage {
				assert.Empty(t, got.out, "errors go to standard error")
				assert.Contains(t, got.err, "--help")
			}
		})
	}
}

func TestErrorsOfUsageAreEscaped(t *testing.T) {
	got := callWith("", "inspect", "--\x1b[2J")
	assert.Equal(t, exitUsage, got.status)
	assert.NotContains(t, got.err, "\x1b")
	assert.Contains(t, got.err, `\u001B[2J`)
}

func TestInputThatCannotBeReadIsAnError(t *testing.T) {
	got := call(io.MultiReader(strings.NewReader(abcHammers+"\n"), brokenReader{}), "inspect", "--json")
	assert.Equal(t, exitNotOK, got.status)
	assert.Equal(t, 1, strings.Count(got.out, "\n"), "what came before is answered")
	assert.Contains(t, got.err, "the cable is out")
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errCable }

func TestVersionNamesTheProgram(t *testing.T) {
	assert.Regexp(t, `^merchantqr .*go1\.`, callWith("", "version").out)
	assert.Equal(t, callWith("", "version").out, callWith("", "--version").out)
}

func TestCompletionScripts(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		got := callWith("", "completion", shell)
		assert.Equal(t, exitOK, got.status, shell)
		assert.Contains(t, got.out, "merchantqr", shell)
	}
}

func TestCompletedValues(t *testing.T) {
	for _, test := range []struct{ words, want string }{
		{"inspect --color ", "always"},
		{"generate --currency T", "THB\tBaht"},
		{"generate --country T", "TH\tThailand"},
		{"generate --tip ", "percent="},
		{"generate --initiation ", "dynamic"},
		{"rules MPM-4.7.4.1-N", "MPM-4.7.4.1-NZ"},
	} {
		words := strings.Split("__complete "+test.words, " ")
		assert.Contains(t, callWith("", words...).out, test.want, test.words)
	}
}
