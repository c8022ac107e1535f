package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// writeNetworkDetails shows what people need of a network to give an account of it:
// the kinds of account and their fields, where each is written, and what its codes
// have beside them.
func writeNetworkDetails(to io.Writer, networks []*network.Network) error {
	for i, n := range networks {
		if i > 0 {
			fmt.Fprintln(to)
		}
		fmt.Fprintf(to, "%s: %s\n", n.Slug, n.Name)
		table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
		for _, k := range n.Kinds {
			fmt.Fprintln(table)
			kindDetails(table, k)
		}
		if err := table.Flush(); err != nil {
			return err
		}
		if asked := demands(n.Shared); asked != "" {
			fmt.Fprintf(to, "\n  in its codes: %s\n", asked)
		}
		if n.Reserves != nil {
			fmt.Fprintf(to, "\n  kept to itself: %s\n", network.Ranges(n.Reserves))
		}
		if n.Spares != nil {
			fmt.Fprintf(to, "\n  kept free: %s\n", network.Ranges(n.Spares))
		}
		for _, form := range n.Natives {
			fmt.Fprintf(to, "\n  also read: %s (%s)\n", form.Name, form.Format)
		}
		fmt.Fprintf(to, "\n  source: %s (%s)\n", n.Source, n.Confidence)
	}
	return nil
}

// kindDetails is a kind with the rows of its objects, and those of its values that
// are in objects which all share.
func kindDetails(table io.Writer, k *network.Kind) {
	for i, o := range k.Objects {
		fmt.Fprintf(table, "  %s, at %s%s\n", objectTitle(k, i), network.Ranges(o.Places()), guidsText(o))
		if i == 0 && kindNote(k) != "" {
			fmt.Fprintf(table, "    %s\n", kindNote(k))
		}
		fieldDetails(table, o.Rows)
		for _, e := range o.Exactly {
			fmt.Fprintf(table, "    %s\n", e.Sentence)
		}
	}
	fieldDetails(table, k.Rows)
	for _, e := range k.Exactly {
		fmt.Fprintf(table, "    %s\n", e.Sentence)
	}
	if asked := demands(k.Rows); asked != "" {
		fmt.Fprintf(table, "    In its codes: %s.\n", asked)
	}
}

// objectTitle is the kind for its first object. A further one is written beside those
// before it, or where it has the place of one of them instead of that.
func objectTitle(k *network.Kind, i int) string {
	name, places := k.Objects[i].Name, k.Objects[i].Places()
	switch {
	case i == 0:
		return k.Key + ": " + k.Name
	case slices.ContainsFunc(k.Objects[:i], func(o *network.Object) bool { return slices.Equal(o.Places(), places) }):
		return "or " + name
	}
	return "and " + name
}

// guidsText is what may be in 00 of an object: ", 00 is A000000677010111".
func guidsText(o *network.Object) string {
	if guids := guidsOf(o); guids != nil {
		return ", 00 is " + either(guids)
	}
	return ""
}

func guidsOf(o *network.Object) (guids []string) {
	for i := range o.By {
		for _, guid := range o.By[i].GUIDs {
			if !slices.Contains(guids, guid) {
				guids = append(guids, guid)
			}
		}
	}
	return guids
}

// either is "A", "A or B" or "A, B or C".
func either(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// kindNote says of a kind that is no account to pay and to write what it is.
func kindNote(k *network.Kind) string {
	switch {
	case k.Role == network.Identity:
		return "It is shown and never paid."
	case k.Make == nil:
		return "It is no account."
	case k.ReadOnly:
		return "It is read and not written."
	}
	return ""
}

// fieldDetails is the fields among rows: place, key, name and what it may be.
func fieldDetails(table io.Writer, rows []network.Row) {
	for i := range rows {
		if r := &rows[i]; isField(r) && !isRepeated(rows, i) {
			line := fmt.Sprintf("    %s\t%s\t%s\t%s", r.At, starred(r), r.Label(), typedAndWritten(r))
			fmt.Fprintln(table, strings.TrimRight(line, "\t"))
		}
	}
}

// isRepeated reports whether a row asks more of a field that a row before it is about.
func isRepeated(rows []network.Row, i int) bool {
	return slices.ContainsFunc(rows[:i], func(r network.Row) bool { return r.Key == rows[i].Key && r.At == rows[i].At })
}

// isField reports whether a row is one that people give a value for.
func isField(r *network.Row) bool { return r.Key != "" && !r.Hidden }

// isNeeded reports whether an object cannot be written without the value.
func isNeeded(r *network.Row) bool {
	return r.Presence == network.Mandatory && r.Default == "" && r.Void == "" && r.When == nil
}

func starred(r *network.Row) string {
	if isNeeded(r) {
		return r.Key + " *"
	}
	return r.Key
}

// typedAndWritten is what people give for a field and, where that is something else,
// what a code holds.
func typedAndWritten(r *network.Row) string {
	written := shapeOf(r)
	switch {
	case r.Format == nil || r.Format.Typed == "":
		return written
	case written == "":
		return r.Format.Typed
	}
	return r.Format.Typed + "; written as " + written
}

// shapeOf is what a field may hold: "15 digits", "0 or 1", "a name, @ and a bank; up
// to 32 characters".
func shapeOf(r *network.Row) string {
	if len(r.OneOf) > 0 {
		return either(r.OneOf)
	}
	least, most := lengthsOf(r)
	switch {
	case r.Format == nil || r.Format.Name == "":
		return howMany(least, most, "characters")
	case slices.Contains(countedFormats, r.Format.Name):
		return orElse(howMany(least, most, r.Format.Name), r.Format.Name)
	case most == 0:
		return r.Format.Name
	}
	return r.Format.Name + "; " + howMany(least, most, "characters")
}

// countedFormats are the names that a number fits before.
var countedFormats = []string{
	network.Digits.Name, network.Ans.Name, network.Alphanumeric.Name, network.CapitalsAndDigits.Name, network.Hex.Name,
}

// howMany is "15 digits", "up to 20 characters" or "16 to 19 digits", "" for any number.
func howMany(least, most int, what string) string {
	switch {
	case most == 0:
		return ""
	case least == most && most == 1:
		return "1 " + strings.Replace(what, "s", "", 1)
	case least == most:
		return fmt.Sprintf("%d %s", most, what)
	case least <= 1:
		return fmt.Sprintf("up to %d %s", most, what)
	}
	return fmt.Sprintf("%d to %d %s", least, most, what)
}

// lengthsOf is how long a value is, 0 for no limit. A piece of a value is as long as
// it is cut.
func lengthsOf(r *network.Row) (least, most int) {
	if !r.At.IsPiece() {
		return r.Min, r.Max
	}
	const longest = 99 // of an object
	if from, to := r.At.Bounds(longest); to < longest {
		return to - from, to - from
	}
	return r.Min, r.Max
}

// demands are the values that rows ask of shared objects, in a line.
func demands(rows []network.Row) string {
	var asked []string
	for i := range rows {
		r := &rows[i]
		switch {
		case isField(r) || r.Hidden || len(r.When) > 0:
		case len(r.OneOf) > 0:
			asked = append(asked, fmt.Sprintf("%s %s is %s", r.At, emvqr.ObjectName(r.At.Path(emvqr.Path{})), either(r.OneOf)))
		case r.Presence == network.Mandatory:
			asked = append(asked, fmt.Sprintf("%s %s is there", r.At, emvqr.ObjectName(r.At.Path(emvqr.Path{}))))
		}
	}
	return strings.Join(asked, "; ")
}
