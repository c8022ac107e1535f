package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// rootObject is a root object to be changed.
type rootObject struct {
	id    uint8
	value string
}

// sealed is objects with a right checksum.
func sealed(objects []rootObject) string {
	var b strings.Builder
	for _, o := range objects {
		fmt.Fprintf(&b, "%02d%02d%s", o.id, utf8.RuneCountInString(o.value), o.value)
	}
	b.WriteString("6304")
	return b.String() + fmt.Sprintf("%04X", crc.Checksum(b.String()))
}

// odd are objects that say something about money, or are wrong.
var odd = []rootObject{
	{54, "0"}, {54, "5.001"}, {54, "1,0"}, {54, "12."}, {54, "99999999999.99"}, {54, "10.000"}, {55, "01"}, {55, "02"}, {55, "09"}, {56, "5"}, {57, "101"},
	{53, "999"}, {58, "XX"}, {52, "12"}, {1, "13"}, {1, "99"}, {62, "0503***"}, {62, "0105INV-1"}, {64, "0002ZH0102ab"}, {66, "x"}, {80, "0003abc"},
}

// changed is a code with one or two of its objects left out, doubled, changed,
// moved to another id or taken from another code, and a checksum that is right.
func changed(random *rand.Rand, code, other []rootObject) string {
	code = slices.Clone(code)
	for range 1 + random.IntN(2) {
		at := random.IntN(len(code))
		switch random.IntN(6) {
		case 0:
			if len(code) > 1 {
				code = slices.Delete(code, at, at+1)
			}
		case 1:
			code = slices.Insert(code, random.IntN(len(code)), code[at])
		case 2:
			if value := code[at].value; value != "" {
				i := random.IntN(len(value))
				code[at].value = value[:i] + string("0159AZ@ "[random.IntN(8)]) + value[i+1:]
			}
		case 3:
			code[at].id = uint8(2 + random.IntN(90))
		case 4:
			code = append(code, odd[random.IntN(len(odd))])
		case 5:
			code = slices.Insert(code, min(1, len(code)), other[random.IntN(len(other))])
		}
	}
	return sealed(slices.DeleteFunc(code, func(o rootObject) bool { return o.id == 63 }))
}

func TestTheServiceContradictsTheLibraryInNoChangedSample(t *testing.T) {
	var codes [][]rootObject
	for _, text := range samples(t, "mpm.tsv", "payload") {
		code, err := emvqr.Parse(text)
		if err != nil || !isASCII(text) {
			continue
		}
		var objects []rootObject
		for o := range code.Objects() {
			objects = append(objects, rootObject{o.Path.Root(), o.Value})
		}
		codes = append(codes, objects)
	}
	random := rand.New(rand.NewPCG(8, 1))
	decided := map[decision]int{}
	for range 3000 {
		text := changed(random, codes[random.IntN(len(codes))], codes[random.IntN(len(codes))])
		out := answer(request{text, knownNetworks()}, noon)
		decided[out.Decision]++
		code, err := emvqr.Parse(text)
		if err != nil {
			require.Equal(t, refuse, out.Decision, text)
			continue
		}
		if profiles.Recognize(text).Kind == network.MPM {
			agrees(t, code, knownNetworks(), *out)
		}
	}
	require.Greater(t, decided[pay], 100, decided)
	require.Greater(t, decided[refuse], 100, decided)
}

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return c >= utf8.RuneSelf })
}

func TestTheServiceContradictsTheLibraryInNoChangedNativeForm(t *testing.T) {
	forms := samples(t, "native.tsv", "string")
	pieces := []string{"&am=5", "&pa=evil@bank", "&cu=USD", "&mam=1", "#", "?", "&", "=", ";", "%00", "%", "%26", "%2F", "/", "@", "+", "\r", "0", "a", "\u200b", "&sign=AAAA"}
	random := rand.New(rand.NewPCG(8, 2))
	decided := map[decision]int{}
	for range 3000 {
		text := forms[random.IntN(len(forms))]
		for range 1 + random.IntN(2) {
			at, end := random.IntN(len(text)+1), 0
			if random.IntN(4) == 0 {
				end = min(1, len(text)-at)
			}
			text = text[:at] + pieces[random.IntN(len(pieces))] + text[at+end:]
		}
		out := answer(request{text, knownNetworks()}, noon)
		decided[out.Decision]++
		scan := profiles.Recognize(text)
		reading, known := scan.Read()
		switch {
		case hasError(scan.Findings):
			require.Equal(t, refuse, out.Decision, "%+q", text)
		case scan.Kind == network.MPM:
			if code, err := emvqr.Parse(scan.Text); err == nil {
				agrees(t, code, knownNetworks(), *out)
			}
		case !known || !reading.Sound || reading.Account == nil || hasError(reading.Findings):
			require.Equal(t, refuse, out.Decision, "%+q", text)
		case out.Decision != refuse:
			for key, value := range network.Fields(reading.Account) {
				require.Equal(t, value, out.Account.Fields[key], "%+q", text)
			}
			require.Equal(t, scan.Network, out.Account.Network, "%+q", text)
		}
		require.Equal(t, out.Decision == refuse, out.Account == nil, "%+q", text)
		require.Equal(t, out.Decision == pay, len(out.Reasons) == 0, "%+q", text)
	}
	require.Greater(t, decided[pay], 100, decided)
	require.Greater(t, decided[refuse], 100, decided)
}
