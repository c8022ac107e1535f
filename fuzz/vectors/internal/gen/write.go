package gen

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// The writer below is all the corpus is written with. It is a few lines so that
// anybody can see that it does what EMVCo §3.2 and §4.7.3 say, and shares nothing
// with the library.

// unit counts what a length may count.
type unit func(text string) int

var units = map[string]unit{
	"code-points": utf8.RuneCountInString,
	"utf-16": func(text string) (n int) {
		for _, c := range text {
			n++
			if c > 0xFFFF {
				n++
			}
		}
		return n
	},
	"bytes": func(text string) int { return len(text) },
}

// unitNames are the units in the order in which a reader tries them.
var unitNames = []string{"code-points", "utf-16", "bytes"}

// tlv writes data objects from pairs of id and value, lengths in code points.
func tlv(pairs ...string) string { return tlvIn("code-points", pairs...) }

func tlvIn(unit string, pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		n := units[unit](pairs[i+1])
		if n > 99 {
			panic(fmt.Sprintf("object %s has %d %s: %q", pairs[i], n, unit, pairs[i+1]))
		}
		fmt.Fprintf(&b, "%s%02d%s", pairs[i], n, pairs[i+1])
	}
	return b.String()
}

// crc is a cyclic redundancy check of 16 bits, a bit at a time.
type crc struct {
	poly, init, xorOut uint16
	reflected          bool
}

// ccittFalse is the one of EMVCo: polynomial 0x1021, initial value 0xFFFF.
var ccittFalse = crc{poly: 0x1021, init: 0xFFFF}

func (c crc) of(text string) uint16 {
	register := c.init
	for i := 0; i < len(text); i++ {
		if c.reflected {
			register ^= uint16(text[i])
			for range 8 {
				low := register & 1
				register >>= 1
				if low == 1 {
					register ^= c.poly
				}
			}
			continue
		}
		register ^= uint16(text[i]) << 8
		for range 8 {
			high := register & 0x8000
			register <<= 1
			if high != 0 {
				register ^= c.poly
			}
		}
	}
	return register ^ c.xorOut
}

// checksum is the value of object 63 behind these objects.
func checksum(objects string) string { return fmt.Sprintf("%04X", ccittFalse.of(objects+"6304")) }

// seal puts object 63 behind the other objects.
func seal(objects string) string { return objects + "6304" + checksum(objects) }

// absent is the value that takes an object out of the shop.
const absent = "(absent)"

// visaNumber is the number that card schemes publish for tests.
const visaNumber = "4111111111111111"

// shopObjects are the objects of a code that breaks no rule, with changes given
// as pairs of id and value. An id that the shop does not have comes behind the
// others.
func shopObjects(changes ...string) string { return theShop.objects(changes...) }

// changed applies changes to pairs of id and value.
func changed(pairs, changes []string) []string {
	pairs = append([]string(nil), pairs...)
	for i := 0; i < len(changes); i += 2 {
		at := 0
		for at < len(pairs) && pairs[at] != changes[i] {
			at += 2
		}
		switch {
		case changes[i+1] == absent && at < len(pairs):
			pairs = append(pairs[:at], pairs[at+2:]...)
		case changes[i+1] == absent:
		case at == len(pairs):
			pairs = append(pairs, changes[i], changes[i+1])
		default:
			pairs[at+1] = changes[i+1]
		}
	}
	return pairs
}

func shop(changes ...string) string { return seal(shopObjects(changes...)) }

// lowerChecksum writes the checksum of a sealed code in lower case.
func lowerChecksum(sealed string) string {
	cut := len(sealed) - 4
	return sealed[:cut] + strings.ToLower(sealed[cut:])
}

// findName tries shop names until the checksum is as asked.
func findName(holds func(sum string) bool) string {
	front, behind, _ := strings.Cut(shopObjects("59", "SHOP 0000000"), "0000000")
	rest := ccittFalse
	rest.init = ccittFalse.of(front) // the names differ behind it only
	for n := range 10_000_000 {
		tail := fmt.Sprintf("%07d%s", n, behind)
		if holds(fmt.Sprintf("%04X", rest.of(tail+"6304"))) {
			return seal(front + tail)
		}
	}
	panic("no name has such a checksum")
}
