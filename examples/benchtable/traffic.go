package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

// part is a share of what is scanned at tills, and the collected texts that it is made of.
type part struct {
	name  string
	share int // of a thousand lines
	texts []string
}

// traffic are lines like those that a wallet's backend sees: a symbol corrects itself, so
// what is damaged is rare, and what is no code at all is a link for another wallet or a
// slip.
type traffic []part

// perThousand is what the shares add up to.
const perThousand = 1000

// The places of the parts in a traffic.
const (
	sound   = iota // the checksum is right, and no finding is an error
	faulty         // the checksum is right, and a finding is an error
	other          // links, slips and whatever else is no code
	damaged        // the checksum is wrong, or what is there is broken off
)

// readTraffic takes the parts from the folder of collected texts.
func readTraffic(folder string) (traffic, error) {
	t := traffic{
		sound:   {name: "sound codes", share: 960},
		faulty:  {name: "codes with an error", share: 20},
		other:   {name: "links and other forms", share: 15},
		damaged: {name: "damaged codes", share: 5},
	}
	networks := profiles.Known().At(time.Now())
	for line, err := range column(folder, "mpm.tsv", 3) {
		if err != nil {
			return nil, err
		}
		p := &t[partOf(networks, line)]
		p.texts = append(p.texts, line)
	}
	for line, err := range column(folder, "native.tsv", 1) {
		if err != nil {
			return nil, err
		}
		// What has line breaks inside is written with a backslash there, and is no line.
		if !strings.Contains(line, `\`) {
			t[other].texts = append(t[other].texts, line)
		}
	}
	for _, p := range t {
		if len(p.texts) == 0 {
			return nil, fmt.Errorf("%s holds no %s", folder, p.name)
		}
	}
	return t, nil
}

// column walks a column, counted from 0, of a file of collected texts.
func column(folder, name string, n int) func(yield func(string, error) bool) {
	return func(yield func(string, error) bool) {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			yield("", err)
			return
		}
		for _, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")[1:] {
			cells := strings.Split(line, "\t")
			if n >= len(cells) {
				yield("", fmt.Errorf("%s: found %d columns, expected more than %d", name, len(cells), n))
				return
			}
			if !yield(cells[n], nil) {
				return
			}
		}
	}
}

func partOf(networks *profiles.Set, text string) int {
	seen := networks.Examine(text)
	defer seen.Close()
	isError := func(f emvqr.Finding) bool { return f.Severity == emvqr.Error }
	switch {
	case !seen.OK():
		return damaged
	case slices.ContainsFunc(seen.Findings(), isError):
		return faulty
	}
	return sound
}

// write writes lines of all parts by their shares, in an order that looks like chance and
// is always the same. The texts of a part come in turn.
func (t traffic) write(to io.Writer, lines int) error {
	out, order, next := bufio.NewWriter(to), t.order(), make([]int, len(t))
	for i := range lines {
		p := order[i%len(order)]
		texts := t[p].texts
		out.WriteString(texts[next[p]%len(texts)])
		out.WriteByte('\n')
		next[p]++
	}
	return out.Flush()
}

// order is the part of each of a thousand lines.
func (t traffic) order() (parts []int) {
	for p := range t {
		parts = append(parts, slices.Repeat([]int{p}, t[p].share)...)
	}
	chance := rand.New(rand.NewPCG(1, 1))
	chance.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return parts
}

// only is traffic of one part alone.
func (t traffic) only(p int) traffic {
	alone := t[p]
	alone.share = perThousand
	return traffic{alone}
}

// String is "960 sound codes, 20 …".
func (t traffic) String() string {
	var parts []string
	for _, p := range t {
		parts = append(parts, fmt.Sprintf("%d %s", p.share, p.name))
	}
	return strings.Join(parts, ", ")
}
