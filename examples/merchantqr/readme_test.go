package main

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestTheWalkThroughOfTheREADMEIsWhatIsPrinted runs the commands of the README one
// after the other, as somebody would who types them, and compares what they print.
func TestTheWalkThroughOfTheREADMEIsWhatIsPrinted(t *testing.T) {
	page, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	shell, err := exec.LookPath("sh")
	require.NoError(t, err)
	path, dir := "PATH="+asCommand(t)+string(os.PathListSeparator)+os.Getenv("PATH"), t.TempDir()
	steps := walkThrough(string(page))
	require.NotEmpty(t, steps)
	for _, s := range steps {
		var printed bytes.Buffer
		process := exec.Command(shell, "-c", s.command)
		process.Dir, process.Env = dir, append(os.Environ(), path, asMerchantqr+"=1")
		process.Stdout, process.Stderr = &printed, &printed
		_ = process.Run() // a refusal is part of it
		assert.Equal(t, s.printed, endBlanks.ReplaceAllString(printed.String(), ""), s.command)
	}
}

// endBlanks are at the end of lines of a table; pages have none.
var endBlanks = regexp.MustCompile(`(?m) +$`)

// step is a command of a walk-through and what it prints.
type step struct{ command, printed string }

// walkThrough is the commands in the blocks ```console of a page, but for the one
// that builds the program.
func walkThrough(page string) (steps []step) {
	inside, goesOn := false, false
	for line := range strings.Lines(page) {
		command, isCommand := strings.CutPrefix(line, "$ ")
		switch {
		case strings.HasPrefix(line, "```"):
			inside = strings.TrimSpace(line) == "```console"
		case !inside:
		case isCommand:
			steps, goesOn = append(steps, step{command: command}), strings.HasSuffix(line, "\\\n")
		case goesOn:
			steps[len(steps)-1].command += line
			goesOn = strings.HasSuffix(line, "\\\n")
		default:
			steps[len(steps)-1].printed += line
		}
	}
	return steps[1:]
}

func TestAReaderOfAWalkThroughFindsCommandsAndWhatTheyPrint(t *testing.T) {
	steps := walkThrough("text\n```console\n$ build it\n$ one \\\n  more\nprinted\n\n$ two\n```\n$ no\n```console\n$ three\n```\n")
	assert.Equal(t, []step{{"one \\\n  more\n", "printed\n\n"}, {"two\n", ""}, {"three\n", ""}}, steps)
}
