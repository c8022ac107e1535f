package undo

import (
	"strings"
	"unicode/utf8"
)

// windows1252 are the characters of Windows-1252 from 0x80 to 0x9F; the others
// are those of Latin-1. What the code page leaves open stays a control character.
var windows1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8D, 'Ž', 0x8F,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9D, 'ž', 'Ÿ',
}

// windows874 are those of Thailand's code page from 0x80 to 0x9F; from 0xA1 on it
// has the Thai letters in the order of Unicode.
var windows874 = [32]rune{
	'€', 0x81, 0x82, 0x83, 0x84, '…', 0x86, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8C, 0x8D, 0x8E, 0x8F,
	0x90, '‘', '’', '“', '”', '•', '–', '—', 0x98, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E, 0x9F,
}

// codePage is a table of one character a byte.
type codePage struct {
	upper   *[32]rune // 0x80 to 0x9F; nil: controls
	letters rune      // what 0xA0 is, the others follow it
}

var codePages = [...]codePage{{&windows1252, 0xA0}, {nil, 0xA0}, {&windows874, 0x0E00}}

// character is what a byte means.
func (p codePage) character(b byte) rune {
	switch {
	case b < 0x80:
		return rune(b)
	case b >= 0xA0 && (b > 0xA0 || p.letters == 0xA0):
		return p.letters + rune(b) - 0xA0
	case b < 0xA0 && p.upper != nil:
		return p.upper[b-0x80]
	}
	return rune(b)
}

// byteOf is the byte of a character.
func (p codePage) byteOf(c rune) (b byte, ok bool) {
	if c < 0x80 {
		return byte(c), true
	}
	if n := c - p.letters; n >= 0 && n < 0x60 {
		return byte(0xA0 + n), true
	}
	if p.upper != nil {
		for i, upper := range p.upper {
			if upper == c {
				return byte(0x80 + i), true
			}
		}
	}
	return byte(c), c < 0xA0 || c == 0xA0
}

// mojibake turns characters back into the bytes that a program took for them, if
// these are UTF-8.
func mojibake(text string) (texts []string) {
	if isASCII(text) || !utf8.ValidString(text) {
		return nil
	}
	for _, page := range codePages {
		if back, ok := page.bytesOf(text); ok && back != text && utf8.ValidString(back) {
			texts = append(texts, back)
		}
	}
	return texts
}

func (p codePage) bytesOf(text string) (back string, ok bool) {
	var b strings.Builder
	for _, c := range text {
		one, ok := p.byteOf(c)
		if !ok {
			return "", false
		}
		b.WriteByte(one)
	}
	return b.String(), true
}

// legacy reads a text that is not UTF-8 in the code pages.
func legacy(text string) (texts []string) {
	if utf8.ValidString(text) {
		return nil
	}
	for _, page := range codePages {
		var b strings.Builder
		for i := range len(text) {
			b.WriteRune(page.character(text[i]))
		}
		texts = append(texts, b.String())
	}
	return texts
}
