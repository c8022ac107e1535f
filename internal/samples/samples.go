// Package samples reads the collected payment codes of testdata/mpm.tsv, for the tests
// of networks, which run two or three folders below the root.
package samples

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Row is a collected code; see the README beside the file.
type Row struct {
	Line     int
	Label    string
	Networks []string
	// Sealed: the checksum is right.
	Sealed                      bool
	Payload, Kind, Source, Note string
}

// All are the rows of the file.
func All(t testing.TB) (rows []Row) {
	t.Helper()
	text, err := os.ReadFile("../../testdata/mpm.tsv")
	if os.IsNotExist(err) {
		text, err = os.ReadFile("../../../testdata/mpm.tsv")
	}
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")[1:] {
		c := strings.Split(line, "\t")
		if len(c) != 7 {
			t.Fatalf("line %d has %d columns", i+2, len(c))
		}
		rows = append(rows, Row{i + 2, c[0], strings.Split(c[1], ","), c[2] == "yes", c[3], c[4], c[5], c[6]})
	}
	return rows
}

// Of are the rows for which keep is true; it fails where there are none.
func Of(t testing.TB, keep func(Row) bool) (rows []Row) {
	t.Helper()
	rows = slices.DeleteFunc(All(t), func(r Row) bool { return !keep(r) })
	if len(rows) == 0 {
		t.Fatal("there is no such sample")
	}
	return rows
}

// Named keeps the rows of a network by its slug.
func Named(slug string) func(Row) bool {
	return func(r Row) bool { return slices.Contains(r.Networks, slug) }
}

// Ends reports whether the payload ends with these four characters of a checksum.
func (r Row) Ends(checksum string) bool { return strings.HasSuffix(r.Payload, "6304"+checksum) }

// Code is the code as far as it can be read.
func (r Row) Code() emvqr.Code {
	report := emvqr.Diagnose(r.Payload)
	code, _ := report.Code()
	return code
}

// Decoded tells for people what a network makes of samples: each with its note, the
// accounts in it, EMVCo's findings above an info as a code of the network alone has
// them, and all of the network's own.
func Decoded(t testing.TB, n *network.Network, rows []Row) string {
	t.Helper()
	s, err := network.NewSet(n)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "line %d  %s\n", r.Line, r.Note)
		code := r.Code()
		for a := range n.Accounts(code) {
			describe(&b, a)
		}
		for f := range s.Validate(code) {
			if f.Network != "" || f.Severity > emvqr.Info {
				fmt.Fprintf(&b, "    %s\n", f)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func describe(b *strings.Builder, a network.Account) {
	k, _ := a.Table()
	fmt.Fprintf(b, "  %s:%s", k.Network, k.Key)
	for path := range a.Paths() {
		fmt.Fprintf(b, " %s", path)
	}
	for key, value := range network.Fields(a) {
		fmt.Fprintf(b, " %s=%s", key, value)
	}
	b.WriteByte('\n')
}

var update = flag.Bool("update", false, "write the golden files anew")

// Golden compares a text with a file of the package under test. Run go test -update
// and read the difference.
func Golden(t testing.TB, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s:%d differs:\n got %s\nwant %s", path, i+1, g[i], w[i])
		}
	}
	t.Fatalf("%s has %d lines, expected %d", path, len(w), len(g))
}
