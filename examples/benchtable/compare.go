package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// noise is how far apart two ratios may be that are the same.
const noise = 0.15

// compare measures an earlier commit and what is here by turns, in one run, and says
// which ratios have changed.
func compare(w io.Writer, rounds int, commit string) error {
	earlier, remove, err := checkOut(commit)
	if err != nil {
		return err
	}
	defer remove()
	fastest, err := measure(rounds, filepath.Join(earlier, "examples"), ".")
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "Since %s, as ratios to what is measured by turns with it. The machine was %s.\n", commit, quietness(fastest[1]))
	printChanges(w, fastest[0], fastest[1])
	return nil
}

// checkOut puts a commit into a folder for a while.
func checkOut(commit string) (dir string, remove func(), err error) {
	dir, err = os.MkdirTemp("", "benchtable")
	if err != nil {
		return "", nil, err
	}
	remove = func() {
		_ = git("worktree", "remove", "--force", dir)
		_ = os.RemoveAll(dir)
	}
	if err := git("worktree", "add", "--quiet", "--detach", dir, commit); err != nil {
		remove()
		return "", nil, err
	}
	return dir, remove, nil
}

func git(arguments ...string) error {
	if out, err := exec.Command("git", arguments...).CombinedOutput(); err != nil {
		return fmt.Errorf("git %s: %s", arguments[0], strings.TrimSpace(string(out)))
	}
	return nil
}

// figure is how long something takes as a ratio to its yardstick.
type figure struct {
	of    string
	ratio float64
}

// figures are all ratios of a run.
func figures(fastest results) (all []figure) {
	add := func(k key, yardstick string) {
		if took, ok := fastest[k]; ok && took[yardstick] > 0 {
			all = append(all, figure{strings.TrimSpace(k.room + " " + k.benchmark + " " + k.tags), took["ns/op"] / took[yardstick]})
		}
	}
	for _, row := range rows {
		for _, c := range columns {
			add(row.of(c.codes), "ns/sigurn")
		}
	}
	for _, work := range networkWorks {
		for _, n := range networkCounts[1:] {
			add(networksKey(n, work), "ns/few")
		}
	}
	return all
}

// printChanges tells what is further apart than noise, and how many ratios are not.
func printChanges(w io.Writer, earlier, now results) {
	ratios := map[string]float64{}
	for _, f := range figures(earlier) {
		ratios[f.of] = f.ratio
	}
	same := 0
	for _, f := range figures(now) {
		was, ok := ratios[f.of]
		switch change := f.ratio/was - 1; {
		case !ok:
			fmt.Fprintf(w, "  %s: %.2f, new\n", f.of, f.ratio)
		case change > noise:
			fmt.Fprintf(w, "  %s: %.2f, was %.2f: slower by %.0f %%\n", f.of, f.ratio, was, 100*change)
		case change < -noise:
			fmt.Fprintf(w, "  %s: %.2f, was %.2f: faster by %.0f %%\n", f.of, f.ratio, was, -100*change)
		default:
			same++
		}
	}
	fmt.Fprintf(w, "  %d ratios are within %.0f %% of what they were\n", same, 100*noise)
}
