// Package undo takes back what happens to a text on its way from whoever made it
// to whoever scans it: a chat that beautifies it, a program that encodes it, a
// scanner that types it on the wrong keyboard. It knows nothing of payment codes.
// Whether the text that comes out is the one that was meant is for the caller to
// say.
package undo

import "slices"

// Step is one thing that happens to texts, and the way back.
type Step struct {
	// Name is a word for it, such as "percent-encoded".
	Name string
	// Undone says what is done to take it back; it completes "the code is sound
	// once …".
	Undone string
	// Back returns the few texts that this one may have been, the likeliest first.
	// It returns none, or the text itself, where there is no trace of it. Its work
	// is linear in the text.
	Back func(text string) []string
	// Last: nothing is undone after it. It is set where a text has no trace of the
	// step, so that it is tried on every text.
	Last bool
}

// Limits of a search. Few steps apply to one text; a text made to have traces of
// all of them must not keep anybody busy.
const (
	maxSteps = 3
	maxTexts = 128     // that are looked at
	maxNodes = 16      // from which it goes on
	maxBytes = 1 << 15 // of them
)

// Found is a text that was reached.
type Found struct {
	Text string
	// Steps are the indices into the steps searched, in the order of undoing.
	Steps []int
	// Tried is how many texts were looked at until then.
	Tried int
}

// Search undoes steps one after another, at most three deep, until it comes to
// texts that are right, fewer steps first. It goes no further from those, and
// stops at the depth where it finds the first.
func Search(text string, steps []Step, right func(text string) bool) (found []Found) {
	type node struct {
		text  string
		steps []int
	}
	if text == "" {
		return nil
	}
	seen := map[string]bool{text: true}
	room, nodes := maxBytes, maxNodes
	for level := []node{{text: text}}; len(level) > 0 && len(found) == 0; {
		var next []node
		for _, n := range level {
			if len(n.steps) == maxSteps || room < 0 || nodes == 0 {
				return found
			}
			room -= len(n.text)
			nodes--
			for i := range steps {
				for _, back := range steps[i].Back(n.text) {
					if back == "" || seen[back] || len(seen) > maxTexts {
						continue
					}
					seen[back] = true
					switch {
					case right(back):
						found = append(found, Found{back, append(slices.Clone(n.steps), i), len(seen) - 1})
					case !steps[i].Last && len(n.steps)+1 < maxSteps:
						next = append(next, node{back, append(slices.Clone(n.steps), i)})
					}
				}
			}
		}
		level = next
	}
	return found
}
