package runner

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Verdict is what became of a case, and why.
type Verdict struct {
	Case    Case
	Outcome Outcome
	// Detail says more, where there is more to say than the outcome.
	Detail string
	// Answer is the line that was judged; "" where none came that could be.
	Answer string
	// Taken is whether the answer took the text for a code to use.
	Taken bool
	// Number is how many cases have been asked by now, and Of how many will be.
	Number, Of int
}

// WriteText writes a case for the author of a parser: what was asked, what was
// expected and why, and what came.
func (v Verdict) WriteText(w io.Writer) error {
	var b strings.Builder
	row := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "  %-9s %s\n", name, printable(text))
		}
	}
	fmt.Fprintf(&b, "case %d (%s): %s\n", v.Case.ID, printable(v.Case.Topic), v.Outcome)
	row("about", v.Case.Comment)
	if payload, payloadHex := payloadForms(v.Case.Text); payload != nil {
		row("payload", strconv.Quote(*payload))
	} else {
		row("bytes", *payloadHex)
	}
	row("flags", strings.Join(v.Case.Flags, " "))
	row("expected", strings.TrimSpace(string(v.Case.Result)+" "+strings.Join(v.Case.Rules, " ")))
	row("networks", strings.Join(v.Case.Networks, " "))
	row("because", v.Case.Reason)
	row("answer", v.Answer)
	row("wrong", v.Detail)
	_, err := io.WriteString(w, b.String())
	return err
}
