package profiles_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const profilesPath = "github.com/openmerchantqr/emvqr/profiles/"

// A program that knows one network pays for one: the others are not in its binary,
// nor is the table of all of them.
func TestAProgramHoldsOnlyTheNetworksThatItImports(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	all := networkPackages(t)
	require.Contains(t, all, "paynow")
	for _, name := range []string{"paynow", "qris", "pix"} {
		t.Run(name, func(t *testing.T) {
			symbols := linked(t, name, name+".Network.Validate(code)")
			require.True(t, strings.Contains(symbols, profilesPath+name+"."))
			require.False(t, strings.Contains(symbols, strings.TrimSuffix(profilesPath, "/")+"."), "the table of all networks is in the program")
			for _, other := range all {
				if other != name {
					require.False(t, strings.Contains(symbols, profilesPath+other+"."), "%s is in the program", other)
				}
			}
		})
	}
	t.Run("all", func(t *testing.T) { // so that what is looked for can be found
		symbols := linked(t, "", "profiles.Validate(code)")
		for _, name := range all {
			require.True(t, strings.Contains(symbols, profilesPath+name+"."), name)
		}
		require.False(t, strings.Contains(symbols, profilesPath+"wallet."), "the table of wallets is for who asks for it")
	})
}

// networkPackages are the folders of the networks.
func networkPackages(t *testing.T) (names []string) {
	files, err := filepath.Glob("*/*.go")
	require.NoError(t, err)
	about := []string{"network", "wallet", "explain"} // all of them
	for _, file := range files {
		if name := filepath.Dir(file); !slices.Contains(about, name) && !strings.HasSuffix(file, "_test.go") && (len(names) == 0 || names[len(names)-1] != name) {
			names = append(names, name)
		}
	}
	return names
}

// linked builds a program that judges a code, by a package of profiles, and lists what
// is in it.
func linked(t *testing.T, name, judge string) (symbols string) {
	dir := t.TempDir()
	source, binary := filepath.Join(dir, "main.go"), filepath.Join(dir, "program")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	program := fmt.Sprintf(`package main

import (
	"os"

	"github.com/openmerchantqr/emvqr/emvqr"
	%q
)

func main() {
	code, _ := emvqr.Parse(os.Args[1])
	for f := range %s {
		println(f.Rule)
	}
}
`, strings.TrimSuffix(profilesPath+name, "/"), judge)
	require.NoError(t, os.WriteFile(source, []byte(program), 0o600))
	run := func(arguments ...string) string {
		var out, errors bytes.Buffer
		command := exec.CommandContext(t.Context(), "go", arguments...)
		command.Stdout, command.Stderr = &out, &errors
		require.NoError(t, command.Run(), "go %s: %s", arguments, &errors)
		return out.String()
	}
	run("build", "-o", binary, source)
	return run("tool", "nm", binary)
}
