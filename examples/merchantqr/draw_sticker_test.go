package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/examples/readback"
)

func TestAStickerIsOfItsCodeInEveryFile(t *testing.T) {
	for ending, magic := range map[string]string{".png": "\x89PNG", ".SVG": "<svg", ".pdf": "%PDF-"} {
		file := filepath.Join(t.TempDir(), "sticker"+ending)
		got := callWith(abcHammers+"\n", "sticker", "--out", file)
		require.Equal(t, result{exitOK, "", ""}, got)
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		require.True(t, bytes.HasPrefix(data, []byte(magic)), "%s: %.20q", ending, data)
		if ending == ".pdf" {
			continue // read by the tests of examples/sticker
		}
		texts, err := readback.File(data)
		require.NoError(t, err)
		assert.Equal(t, []string{abcHammers}, texts)
	}
}

func TestStickersThatAreRefused(t *testing.T) {
	dir := t.TempDir()
	noFont, out := filepath.Join(dir, "no.ttf"), filepath.Join(dir, "s.pdf")
	require.NoError(t, os.WriteFile(noFont, []byte("text"), 0o600))
	for name, test := range map[string]struct {
		args   []string
		status int
		want   string
	}{
		"no file":                  {[]string{"sticker", abcHammers}, exitUsage, `--out is a file that ends in .pdf, .svg or .png, not ""`},
		"another kind of file":     {[]string{"sticker", "--out", "s.jpg", abcHammers}, exitUsage, "ends in .pdf, .svg or .png"},
		"no such template":         {[]string{"sticker", "--out", out, "--template", "flyer", abcHammers}, exitUsage, "expected one of single, tent, sheet"},
		"no colour":                {[]string{"sticker", "--out", out, "--ink", "red", abcHammers}, exitUsage, "expected six hexadecimal digits"},
		"one name for two":         {[]string{"sticker", "--out", out, "--shop", "X", abcHammers, soundVisa}, exitUsage, "are for one code"},
		"pale ink":                 {[]string{"sticker", "--out", out, "--ink", "#d4af37", abcHammers}, exitNotOK, "the ink #d4af37 on the paper #ffffff has a contrast of 2.1 to 1"},
		"a wrong checksum":         {[]string{"sticker", "--out", out, without6304}, exitNotOK, "this code is not drawn"},
		"a wrong one of several":   {[]string{"sticker", "--out", out, abcHammers, without6304}, exitNotOK, "code 2: this code is not drawn"},
		"several for a picture":    {[]string{"sticker", "--out", filepath.Join(dir, "s.png"), abcHammers, soundVisa}, exitNotOK, "only a PDF can hold"},
		"a font that is none":      {[]string{"sticker", "--out", out, "--font", noFont, abcHammers}, exitNotOK, "is no TrueType or OpenType font"},
		"a logo that is none":      {[]string{"sticker", "--out", out, "--logo", noFont, abcHammers}, exitNotOK, "neither PNG nor JPEG"},
		"a logo that is not there": {[]string{"sticker", "--out", out, "--logo", filepath.Join(dir, "none"), abcHammers}, exitNotOK, "no such file"},
		"an emoji":                 {[]string{"sticker", "--out", out, "--shop", "\U0001F962\U0001FAE8", abcHammers}, exitNotOK, "the shop's name"},
	} {
		t.Run(name, func(t *testing.T) {
			got := callWith("", test.args...)
			assert.Equal(t, test.status, got.status, got.err)
			assert.Contains(t, got.err, test.want)
			if test.status == exitNotOK {
				assert.NotContains(t, got.err, "sticker: ")
			}
		})
	}
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, files, 1, "nothing was written")
}
