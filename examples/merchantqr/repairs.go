package main

import (
	"strconv"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/explain"
)

// appendRepairs lists what may have happened to a broken text: the text as it may
// have been, then what would have to be changed and how sure that is. What the
// finding above says already is not said again.
func (p page) appendRepairs(dst []byte, e *explain.Explanation) []byte {
	shown := false
	for i := range e.Repairs {
		r := &e.Repairs[i]
		said := saidAbove(e.Findings, r.Message)
		if r.Text == "" && said {
			continue
		}
		dst = append(dst, '\n')
		small := repairPlace(r)
		if r.Text != "" || r.Certainty == emvqr.Proven {
			small = r.Sure() + ", " + small
		}
		if r.Text == "" {
			dst = append(p.palette.caution.append(dst, "  cause     "), escapeMessage(r.Message)...)
		} else {
			shown = true
			dst = append(p.palette.caution.append(dst, "  repair    "), escape(r.Text)...)
			if !said {
				dst = append(append(append(dst, '\n'), margin...), escapeMessage(r.Message)...)
			}
		}
		dst = append(append(dst, '\n'), margin...)
		dst = append(p.palette.quiet.append(dst, small), '\n')
	}
	if shown {
		dst = append(append(dst, '\n'), margin...)
		dst = append(p.palette.quiet.append(dst, "nothing was repaired: a repaired text is a guess, and nobody should pay by it until its issuer confirms it"), '\n')
	}
	return dst
}

// saidAbove reports whether the first finding ends with the message.
func saidAbove(findings []emvqr.Finding, message string) bool {
	return len(findings) > 0 && strings.HasSuffix(findings[0].Message, message)
}

func repairPlace(r *emvqr.Repair) string {
	at := "byte " + strconv.Itoa(r.Offset)
	if r.Path.IsZero() {
		return at
	}
	return "object " + r.Path.String() + " at " + at
}
