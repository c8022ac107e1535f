package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

func TestCodesAreSoundAndAsLongAsTheyShouldBe(t *testing.T) {
	for length := len(promptPay) + 8; length <= emvqr.MaxBytes; length++ {
		text := codeOf(length)
		if len(text) > length || len(text) < length && length > 130 {
			t.Fatalf("%d bytes are %d", length, len(text))
		}
		code, err := emvqr.Parse(text)
		if err != nil {
			t.Fatalf("%d bytes: %v", length, err)
		}
		if slugs := profiles.Slugs(code); !slices.Equal(slugs, []string{"promptpay"}) {
			t.Fatalf("%d bytes: %v", length, slugs)
		}
		for f := range profiles.Validate(code) {
			if f.Severity >= emvqr.Warning && f.Rule != "MPM-4.1-MAXLEN" { // EMVCo wants 512 bytes
				t.Fatalf("%d bytes: %s", length, f)
			}
		}
	}
}

func TestSetsHaveAsManyNetworksAsTheyShould(t *testing.T) {
	for _, n := range []int{11, 100} {
		set, err := setOf(n)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(slices.Collect(set.Networks())); got != n {
			t.Errorf("%d networks are %d", n, got)
		}
	}
}

func TestFiguresAreWritten(t *testing.T) {
	dir := t.TempDir()
	if err := run(dir, 1); err != nil {
		t.Fatal(err)
	}
	for name, words := range map[string][]string{
		"growth-length.svg":   {"emvqr.Parse", "Code.Validate", "profiles.Recognize", "profiles.Accounts", "profiles.Validate", "profiles.Diagnose", "length of the text, bytes", "time, µs"},
		"growth-networks.svg": {"Set.Accounts", "Set.Validate", "Set.Route", "Set.Compose", "networks in the set"},
	} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range words {
			if !strings.Contains(string(text), word) {
				t.Errorf("%s has no %q", name, word)
			}
		}
	}
}
