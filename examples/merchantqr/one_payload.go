package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// onePayload is the argument, or the code in the picture that it names; where there is
// none or it is -, the one line of standard input that is not empty, so that commands can
// be chained, or the code in the picture that is there.
func onePayload(command *cobra.Command, args []string) (string, error) {
	if len(args) > 0 && args[0] != "-" {
		texts, err := payloadsOf(command, args[0])
		if err != nil {
			return "", err
		}
		return onePictured(texts, args[0])
	}
	from, isPicture := peeked(command.InOrStdin())
	if isPicture {
		texts, err := textsIn(command, "standard input", from)
		if err != nil {
			return "", err
		}
		return onePictured(texts, "the picture")
	}
	text := ""
	lines := newLineReader(io.LimitReader(decoded(from), longestLine))
	for {
		line, _, err := lines.next()
		switch {
		case errors.Is(err, io.EOF) && text == "":
			return "", errNoPayload
		case errors.Is(err, io.EOF):
			return text, nil
		case err != nil:
			return "", inputError{err}
		case len(line) > 0 && text != "":
			return "", inputError{fmt.Errorf("standard input has several lines; %s takes one payload", command.CommandPath())}
		case len(line) > 0:
			text = string(line)
		}
	}
}

// oneCode is the payload as a code that can be built on.
func oneCode(command *cobra.Command, args []string) (emvqr.Code, error) {
	text, err := onePayload(command, args)
	if err != nil {
		return emvqr.Code{}, err
	}
	s := profiles.Recognize(text)
	if err := s.Err(); err != nil {
		return emvqr.Code{}, inputError{err}
	}
	if s.Kind != network.MPM {
		return emvqr.Code{}, inputError{notMPM(s)}
	}
	tellWrapped(command, s)
	code, err := emvqr.Parse(s.Text)
	if err != nil {
		return emvqr.Code{}, inputError{fmt.Errorf("%w; merchantqr inspect shows where", withoutPrefix(err))}
	}
	return code, nil
}

// tellWrapped says where a code was taken from that was not given as it is.
func tellWrapped(command *cobra.Command, s profiles.Scan) {
	if s.WrappedIn != "" {
		fmt.Fprintf(command.ErrOrStderr(), "merchantqr: the code was taken out of the link that begins with %s\n", escape(s.WrappedIn))
	}
}

func notMPM(s profiles.Scan) error {
	if s.Format == "" {
		return errors.New("the payload is not a merchant-presented code")
	}
	return fmt.Errorf("the payload is not a merchant-presented code but %s", explain.What(&s))
}

// writeCode writes a code that came of an edit, with its picture if asked for,
// and tells what is wrong with it that was not before. What would be an error is
// not written.
func writeCode(command *cobra.Command, out *output, before, after emvqr.Code) error {
	var broken []string
	for f := range profiles.Validate(after) {
		if f.Severity == emvqr.Info || hasFinding(before, f) {
			continue
		}
		text := fmt.Sprintf("%s: %s (%s)", place(&f, unwritten), f.Message, f.Rule)
		if f.Severity == emvqr.Error {
			broken = append(broken, text)
			continue
		}
		fmt.Fprintf(command.ErrOrStderr(), "merchantqr: %s: %s\n", f.Severity, escapeMessage(text))
	}
	if len(broken) > 0 {
		return cannotBeWritten(broken)
	}
	return out.write(command, after.String())
}

func hasFinding(code emvqr.Code, f emvqr.Finding) bool {
	if code.IsZero() {
		return false
	}
	for known := range profiles.Validate(code) {
		if known.Rule == f.Rule && known.Path == f.Path {
			return true
		}
	}
	return false
}

// toldProblems is how many problems are told one by one. More than that have one
// cause, such as a file that is meant for something else.
const toldProblems = 50

// cannotBeWritten lists all problems.
func cannotBeWritten(problems []string) error {
	told, more := problems, ""
	if len(problems) > toldProblems {
		told, more = problems[:toldProblems], fmt.Sprintf("\n  and %d more", len(problems)-toldProblems)
	}
	return inputError{fmt.Errorf("the code cannot be written, %s:\n  %s%s",
		plural(len(problems), "problem"), strings.Join(told, "\n  "), more)}
}
