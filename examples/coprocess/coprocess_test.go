package coprocess_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain"
)

// languages are the programs and what runs them.
var languages = []struct{ name, runs, file string }{
	{"python", "python3", "coprocess.py"},
	{"javascript", "node", "coprocess.mjs"},
}

// texts are of every sort, with line breaks where a line would be two, none, or shorter.
var texts = []string{
	"00020101021130500016A00000067701011201150107536000315010207TABLE125204581253037645802TH5912NOODLE HOUSE6007BANGKOK6304",
	"upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR",
	"|010753600031501\rTABLE12\rINV7\r12500",
	"hello\nupi://pay?pa=thief@ybl&pn=Shop&am=10.00&cu=INR",
	"",
	"upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR\r\n",
	"upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR\r",
	"\ufeffupi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR",
	"-h", "{\"\\\u2028\x1b[2J",
	"最佳运输", strings.Repeat("9", 9000),
	"upi://pay?pa=last@ybl&pn=Shop&am=10.00&cu=INR",
}

func TestAProcessThatStaysOpenAnswersEachTextWithItsOwn(t *testing.T) {
	program := build(t)
	set := profiles.Known().At(time.Now())
	var want strings.Builder
	for _, text := range texts {
		e := explain.Text(set, text)
		fmt.Fprintf(&want, "%s: %s\n", e.Verdict.Decision, e.What)
		for _, a := range e.Accounts {
			for _, v := range a.Values {
				value, err := json.Marshal(v.Value)
				require.NoError(t, err)
				fmt.Fprintf(&want, "   %s %s %s\n", a.Name, v.Label, value)
			}
		}
	}
	require.Contains(t, want.String(), "last@ybl")
	for _, l := range languages {
		t.Run(l.name, func(t *testing.T) {
			if _, err := exec.LookPath(l.runs); err != nil {
				t.Skip(l.runs + " is not here")
			}
			said, err := exec.Command(l.runs, append([]string{l.file, program}, texts...)...).CombinedOutput()
			require.NoError(t, err, "%s", said)
			assert.Equal(t, want.String(), string(said))
		})
	}
}

func TestAProgramWithoutMerchantqrSaysSo(t *testing.T) {
	for _, l := range languages {
		if _, err := exec.LookPath(l.runs); err != nil {
			continue
		}
		for _, program := range []string{"true", "./nothing"} {
			process := exec.Command(l.runs, l.file, program, "hello")
			timer := time.AfterFunc(30*time.Second, func() { _ = process.Process.Kill() })
			said, err := process.CombinedOutput()
			require.True(t, timer.Stop(), "%s waits for an answer of %s", l.name, program)
			require.Error(t, err, "%s: %s", l.name, said)
		}
	}
}

// The page quotes the programs as they are.
func TestThePageQuotesThePrograms(t *testing.T) {
	page, err := os.ReadFile("../../docs/other-languages.md")
	require.NoError(t, err)
	for _, l := range languages {
		program, err := os.ReadFile(l.file)
		require.NoError(t, err)
		require.True(t, strings.Contains(string(page), "```"+l.name+"\n"+string(program)+"```\n"), "docs/other-languages.md does not quote %s as it is", l.file)
	}
}

func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "merchantqr")
	said, err := exec.Command("go", "build", "-o", program, "../merchantqr").CombinedOutput()
	require.NoError(t, err, "%s", said)
	return program
}
