package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var errFull = errors.New("no space left on device")

// fullDisk takes so many bytes and no more.
type fullDisk struct{ left int }

func (d *fullDisk) Write(text []byte) (int, error) {
	n := min(len(text), d.left)
	if d.left -= n; n < len(text) {
		return n, errFull
	}
	return n, nil
}

const visaAndMastercard = "0002010216400012345678901204155412345678901235204525153038405402105802US5911ABC Hammers6008New York6304ED25"

// everyCommand has a way to call each command so that it writes something.
var everyCommand = [][]string{
	{}, {"--help"}, {"help"}, {"help", "compose"}, {"compose", "--help"}, {"--version"}, {"version"},
	{"completion", "bash"}, {"completion", "zsh"}, {"completion", "fish"}, {"completion", "powershell"}, {"__complete", "ins"},
	{"inspect", abcHammers}, {"inspect", "--json", abcHammers}, {"inspect"}, {"explain"}, {"explain", "--technical", "--json"}, {"inspect", "--json"}, {"validate", "-v"}, {"validate", zeroNoCity},
	{"readable", abcHammers}, {"readable", "--json", abcHammers},
	{"route", "--wallet", "visa", abcHammers}, {"route", "--wallet", "visa", "--json", abcHammers}, {"route", "--wallet", "qris", abcHammers},
	{"generate", "--file", "testdata/shop.yaml"}, {"compose", "--file", "testdata/noodle-house.yaml"},
	{"generate", "--file", "testdata/shop.yaml", "--out", "terminal"},
	{"add", "--account", "mastercard:number=541234567890123", abcHammers},
	{"remove", "--network", "visa", visaAndMastercard},
	{"convert", "dynamic", "--amount", "25", abcHammers}, {"convert", "barcode", `|010753600031501\rTABLE12\rINV7\r12500`},
	{"convert"}, {"draw", abcHammers},
	{"readable", "--wallet", "tng", abcHammers}, {"readable", "--wallet", "tng", "--json", abcHammers},
	{"route", "--wallet", "tng", abcHammers}, {"route", "--wallet", "tng", "--json", abcHammers},
	{"wallets"}, {"wallets", "tng"}, {"wallets", "--json"},
	{"networks"}, {"networks", "promptpay"}, {"networks", "--json"}, {"forms"}, {"forms", "epc069"}, {"forms", "--json"}, {"rules"}, {"rules", "MPM-4.7.4.1-NZ"}, {"rules", "--json"},
	{"explain", abcHammers}, {"explain", "--json", abcHammers}, {"explain", "--technical"}, {"conform", "--list"}, {"sticker", "--help"}, {"batch", "--help"}, {"verify", "--help"}, {"merge", soundVisa, mastercardToo},
}

func TestAFullDiskIsAnErrorOfEveryCommand(t *testing.T) {
	for _, args := range everyCommand {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			var messages strings.Builder
			for _, room := range []int{0, 1} {
				messages.Reset()
				status := run(args, strings.NewReader(abcHammers+"\n"), &fullDisk{room}, &messages)
				assert.Equal(t, exitNotOK, status, messages.String())
				assert.Contains(t, messages.String(), errFull.Error())
				assert.NotContains(t, messages.String(), "Run '", "it is no wrong usage")
			}
		})
	}
}

func TestEveryCommandIsAskedAboutAFullDisk(t *testing.T) {
	asked := make(map[string]bool)
	for _, args := range everyCommand {
		for i := range args {
			asked[strings.Join(args[:i+1], " ")] = true
		}
	}
	for _, command := range commandsOf(newRoot()) {
		path := strings.TrimPrefix(strings.TrimPrefix(command.CommandPath(), "merchantqr"), " ")
		if path == "" || path == "convert upi" || path == "convert bharat" {
			continue // the latter need a longer payload, and write as the others do
		}
		assert.True(t, asked[path], path)
	}
}

func TestAPictureThatCannotBeWrittenLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "nowhere", "code.png")
	got := callWith("", append(thai, "--out", missing)...)
	assert.Equal(t, exitNotOK, got.status)
	assert.Empty(t, got.out, "the text says that all is done")
	assert.Contains(t, got.err, "the picture could not be written: open "+missing+": ")

	full := filepath.Join(dir, "full.png")
	if os.Symlink("/dev/full", full) != nil {
		return
	}
	for _, args := range [][]string{append(thai, "--out", full), {"draw", "--out", full, abcHammers}} {
		got := callWith("", args...)
		assert.Equal(t, exitNotOK, got.status)
		assert.Empty(t, got.out)
		assert.Contains(t, got.err, errFull.Error())
	}
}

func TestAFileIsWrittenAsAWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "a.png"), filepath.Join(dir, "link.png")
	require.NoError(t, writeWhole(file, []byte("old")))
	require.NoError(t, os.Chmod(file, 0o600))
	require.NoError(t, os.Symlink(file, link))
	require.NoError(t, writeWhole(link, []byte("new")))
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "new", string(data), "a link stays a link")
	info, err := os.Lstat(file)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode())

	assert.Error(t, writeWhole(dir, []byte("x")), "a folder")
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, entries, 2, "nothing is left over")
}
