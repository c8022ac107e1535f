package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestHelpExamplesWork runs every example of the help texts in a shell, in the
// copy of the directory testdata, with this binary as merchantqr.
func TestHelpExamplesWork(t *testing.T) {
	shell, err := exec.LookPath("sh")
	require.NoError(t, err)
	bin, dir := asCommand(t), t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS("testdata")))
	for _, command := range commandsOf(newRoot()) {
		examples := examplesOf(command)
		assert.NotEmpty(t, examples, "%s has no example", command.CommandPath())
		for _, example := range examples {
			t.Run(command.Name(), func(t *testing.T) {
				var out, messages bytes.Buffer
				process := exec.Command(shell, "-c", example.line)
				process.Dir = dir
				process.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), asMerchantqr+"=1")
				process.Stdout, process.Stderr = &out, &messages
				err := process.Run()
				require.True(t, err == nil || process.ProcessState.Exited(), "%s: %v", example.line, err)
				assert.Equal(t, example.status, process.ProcessState.ExitCode(), "%s\n%s%s", example.line, &out, &messages)
			})
		}
	}
}

// asCommand returns a directory in which this test binary is called merchantqr.
func asCommand(t *testing.T) string {
	self, err := os.Executable()
	require.NoError(t, err)
	dir := t.TempDir()
	require.NoError(t, os.Symlink(self, filepath.Join(dir, "merchantqr")))
	return dir
}

// commandsOf returns a command and all below it that this program defines.
func commandsOf(command *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{command}
	for _, sub := range command.Commands() {
		all = append(all, commandsOf(sub)...)
	}
	return all
}

type example struct {
	line   string
	status int
}

// examplesOf reads the examples of a help text: lines of shell, each under a
// comment that may name its exit status.
func examplesOf(command *cobra.Command) (examples []example) {
	status := exitOK
	text := strings.ReplaceAll(command.Example, "\\\n", "")
	for line := range strings.SplitSeq(text, "\n") {
		switch line = strings.TrimSpace(line); {
		case line == "":
		case strings.HasPrefix(line, "#"):
			status = exitOK
			if strings.Contains(line, "(exit status 1)") {
				status = exitNotOK
			}
		default:
			examples = append(examples, example{line, status})
		}
	}
	return examples
}

func TestHelpNamesEveryCommandAndItsExitStatus(t *testing.T) {
	out := callWith("", "--help").out
	for _, word := range []string{"inspect", "validate", "generate", "rules", "completion", "version", "Exit status: 0"} {
		assert.Contains(t, out, word)
	}
}
