package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// TestTheServiceAnswersWhatTheLibraryDoes: byte for byte, for every sample, with a wallet
// that pays everything and with one that pays one network.
func TestTheServiceAnswersWhatTheLibraryDoes(t *testing.T) {
	service := start(t)
	decided := map[profiles.Decision]int{}
	for _, text := range allSamples(t) {
		wallets := [][]string{knownNetworks(), {"visa"}}
		if code, err := emvqr.Parse(text); err == nil {
			for _, slug := range profiles.Slugs(code) {
				wallets = append(wallets, []string{slug})
			}
		}
		for _, wallet := range wallets {
			want := profiles.Read(text, wallet, noon)
			decided[want.Decision]++
			response, err := http.Post(service.url+"/v1/scan", "application/json", strings.NewReader(scanOf(text, wallet...)))
			require.NoError(t, err)
			got, err := io.ReadAll(response.Body)
			response.Body.Close()
			require.NoError(t, err)
			require.Equal(t, string(want.AppendJSON(nil))+"\n", string(got), text)
		}
	}
	for _, d := range []profiles.Decision{profiles.Pay, profiles.Ask, profiles.Refuse} {
		require.Greater(t, decided[d], 5, "%s of %v", d, decided)
	}
}

// answered is the answer of the service as its clients read it, without a socket.
func (s *service) answered(t testing.TB, text string, wallet ...string) (out payment) {
	answer, problem := s.read(&scanRequest{Scanned: text, Networks: wallet})
	require.Nil(t, problem)
	require.NoError(t, json.Unmarshal(answer.AppendJSON(nil), &out, json.RejectUnknownMembers(true)))
	return out
}

// agrees holds an answer about a code against what else the library says of it.
func agrees(t testing.TB, code emvqr.Code, wallet profiles.Wallet, out payment) {
	text, known := code.String(), profiles.Known().At(noon)
	broken := slices.ContainsFunc(slices.Collect(known.Validate(code)), func(f emvqr.Finding) bool {
		return f.Severity == emvqr.Error || f.Effect == emvqr.Refuses
	})
	routed := known.Route(code, wallet).Account
	if broken || routed == nil {
		require.Equal(t, "refuse", out.Decision, text)
	}
	if out.Decision == "refuse" {
		isRefused(t, out)
		return
	}
	require.Equal(t, network.Slug(routed), out.Account.is.Network, text)
	require.Equal(t, routed.Anchor().String(), out.Account.is.Path, text)
	require.Contains(t, profiles.Slugs(code), out.Account.is.Network, text)
	values := out.values()
	for key, value := range network.Fields(routed) {
		require.Equal(t, value, values[key], text)
	}
	for reading := range known.Readable(code) {
		if reading.Network == out.Account.is.Network {
			require.NotEqual(t, profiles.No, reading.Answer, text)
			require.True(t, reading.Answer == profiles.Yes || out.Decision == "ask", text)
		}
	}
	require.Equal(t, out.Decision == "pay", len(out.Reasons) == 0, text)
	if amount, there := code.Amount(); there && !amount.IsZero() {
		value, err := emvqr.ParseAmount(out.Amount.Value) // as it was written, "12." too
		require.NoError(t, err, text)
		require.Zero(t, amount.Cmp(value), text)
	} else {
		require.Empty(t, out.Amount.Value, text)
	}
}

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
	service := start(t)
	random := rand.New(rand.NewPCG(8, 1))
	decided := map[string]int{}
	for range 3000 {
		text := changed(random, codes[random.IntN(len(codes))], codes[random.IntN(len(codes))])
		out := service.answered(t, text, knownNetworks()...)
		decided[out.Decision]++
		code, err := emvqr.Parse(text)
		if err != nil {
			require.Equal(t, "refuse", out.Decision, text)
			continue
		}
		if profiles.Recognize(text).Kind == network.MPM {
			agrees(t, code, knownNetworks(), out)
		}
	}
	require.Greater(t, decided["pay"], 100, decided)
	require.Greater(t, decided["refuse"], 100, decided)
}

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return c >= utf8.RuneSelf })
}

func TestTheServiceContradictsTheLibraryInNoChangedNativeForm(t *testing.T) {
	forms := samples(t, "native.tsv", "string")
	pieces := []string{"&am=5", "&pa=evil@bank", "&cu=USD", "&mam=1", "#", "?", "&", "=", ";", "%00", "%", "%26", "%2F", "/", "@", "+", "\r", "0", "a", "\u200b", "&sign=AAAA"}
	service := start(t)
	random := rand.New(rand.NewPCG(8, 2))
	decided := map[string]int{}
	for range 3000 {
		text := forms[random.IntN(len(forms))]
		for range 1 + random.IntN(2) {
			at, end := random.IntN(len(text)+1), 0
			if random.IntN(4) == 0 {
				end = min(1, len(text)-at)
			}
			text = text[:at] + pieces[random.IntN(len(pieces))] + text[at+end:]
		}
		if text == "" {
			continue
		}
		out := service.answered(t, text, knownNetworks()...)
		decided[out.Decision]++
		scan := profiles.Known().At(noon).Recognize(text)
		reading, known := scan.Read()
		switch {
		case hasError(scan.Findings):
			require.Equal(t, "refuse", out.Decision, "%+q", text)
		case scan.Kind == network.MPM:
			if code, err := emvqr.Parse(scan.Text); err == nil {
				agrees(t, code, knownNetworks(), out)
			}
		case !known || !reading.Sound || reading.Account == nil || hasError(reading.Findings):
			require.Equal(t, "refuse", out.Decision, "%+q", text)
		case out.Decision != "refuse":
			values := out.values()
			for key, value := range network.Fields(reading.Account) {
				require.Equal(t, value, values[key], "%+q", text)
			}
			require.Equal(t, scan.Network, out.Account.is.Network, "%+q", text)
		}
		require.Equal(t, out.Decision == "refuse", out.Account.is == nil, "%+q", text)
		require.Equal(t, out.Decision == "pay", len(out.Reasons) == 0, "%+q", text)
	}
	require.Greater(t, decided["pay"], 100, decided)
	require.Greater(t, decided["refuse"], 100, decided)
}

func hasError(findings []emvqr.Finding) bool {
	return slices.ContainsFunc(findings, func(f emvqr.Finding) bool { return f.Severity == emvqr.Error })
}
