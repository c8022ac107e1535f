package main

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// samples are the values of a column of a table in testdata, by line.
func samples(t *testing.T, file, column string) (texts []string) {
	table, err := os.ReadFile("../../testdata/" + file)
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSuffix(string(table), "\n"), "\n")
	at := slices.Index(strings.Split(lines[0], "\t"), column)
	require.GreaterOrEqual(t, at, 0)
	for _, line := range lines[1:] {
		texts = append(texts, strings.Split(line, "\t")[at])
	}
	return texts
}

// over asks the service about a text, over its socket, and reads the answer back
// as the type it was made from.
func over(t *testing.T, service running, text string, wallet ...string) (out response) {
	_, answer := service.post(t, scanOf(text, wallet...))
	again, err := json.Marshal(answer)
	require.NoError(t, err)
	var wire struct {
		Decision decision `json:"decision"`
		Reasons  []string `json:"reasons"`
		OK       bool     `json:"ok"`
		Networks []string `json:"networks"`
		Account  *account `json:"account"`
		Amount   *money   `json:"amount"`
	}
	require.NoError(t, json.Unmarshal(again, &wire))
	return response{
		Decision: wire.Decision, Reasons: wire.Reasons, OK: wire.OK, Networks: wire.Networks,
		Account: wire.Account, Amount: wire.Amount,
	}
}

// TestTheServiceNeverContradictsTheLibrary asks both about every code there is,
// with a wallet that pays everything and with one that pays one network.
func TestTheServiceNeverContradictsTheLibrary(t *testing.T) {
	service := run(t)
	decided := map[decision]int{}
	for _, text := range samples(t, "mpm.tsv", "payload") {
		scan := profiles.Recognize(text)
		code, err := emvqr.Parse(scan.Text)
		wallets := [][]string{knownNetworks()}
		for _, slug := range profiles.Slugs(code) {
			wallets = append(wallets, []string{slug})
		}
		for _, wallet := range wallets {
			out := over(t, service, text, wallet...)
			decided[out.Decision]++
			switch {
			case scan.Kind != network.MPM:
				continue // TestTheServiceNeverContradictsANativeForm
			case err != nil:
				require.Equal(t, refuse, out.Decision, text)
				require.False(t, out.OK, text)
				continue
			}
			require.True(t, out.OK, text)
			require.Equal(t, append([]string{}, profiles.Slugs(code)...), out.Networks, text)
			agrees(t, code, wallet, out)
		}
	}
	for _, d := range []decision{pay, refuse} {
		require.Greater(t, decided[d], 5, "%s of %v", d, decided)
	}
}

// agrees holds an answer against what the library says of the code.
func agrees(t *testing.T, code emvqr.Code, wallet profiles.Wallet, out response) {
	text, known := code.String(), profiles.Known().At(noon)
	broken := slices.ContainsFunc(slices.Collect(known.Validate(code)), func(f emvqr.Finding) bool {
		return f.Severity == emvqr.Error || f.Effect == emvqr.Refuses
	})
	routed := known.Route(code, wallet).Account
	if broken || routed == nil {
		require.Equal(t, refuse, out.Decision, text)
	}
	if out.Decision == refuse {
		require.Nil(t, out.Account, text)
		require.NotEmpty(t, out.Reasons, text)
		return
	}
	require.Equal(t, network.Slug(routed), out.Account.Network, text)
	require.Equal(t, routed.Anchor().String(), out.Account.Path, text)
	require.Contains(t, profiles.Slugs(code), out.Account.Network, text)
	for key, value := range network.Fields(routed) {
		require.Equal(t, value, out.Account.Fields[key], text)
	}
	for reading := range known.Readable(code) {
		if reading.Network == out.Account.Network {
			require.NotEqual(t, profiles.No, reading.Answer, text)
			require.Equal(t, reading.Answer == profiles.Yes, out.Decision == pay, text)
		}
	}
	require.Equal(t, out.Decision == pay, len(out.Reasons) == 0, text)
	amount, there := code.Amount()
	if _, link := meant(code, routed, network.Link); link != nil {
		require.Equal(t, unknownAmount, out.Amount.Kind, text)
		require.NotEmpty(t, out.Amount.Why, text)
		if !there {
			return
		}
	}
	if !there || amount.IsZero() { // a zero that is no error stands for none
		require.True(t, out.Amount == nil || out.Amount.Kind == open, text)
		return
	}
	value, err := emvqr.ParseAmount(out.Amount.Value) // as it was written, "12." too
	require.NoError(t, err, text)
	require.Zero(t, amount.Cmp(value), text)
}

func TestTheServiceNeverContradictsANativeForm(t *testing.T) {
	service := run(t)
	decided := map[decision]int{}
	for _, text := range samples(t, "native.tsv", "string") {
		scan := profiles.Recognize(text)
		out := over(t, service, text, knownNetworks()...)
		decided[out.Decision]++
		if scan.Kind == network.MPM {
			if code, err := emvqr.Parse(scan.Text); err == nil {
				agrees(t, code, knownNetworks(), out)
			}
			continue
		}
		reading, known := scan.Read()
		require.Equal(t, known && reading.Sound, out.OK, text)
		if !out.OK || reading.Account == nil || hasError(reading.Findings) {
			require.Equal(t, refuse, out.Decision, text)
		}
		if out.Decision == refuse {
			require.Nil(t, out.Account, text)
			require.NotEmpty(t, out.Reasons, text)
			continue
		}
		require.Equal(t, scan.Network, out.Account.Network, text)
		for key, value := range network.Fields(reading.Account) {
			require.Equal(t, value, out.Account.Fields[key], text)
		}
		if amount, ok := reading.Field("am"); ok {
			require.Equal(t, amount, out.Amount.Value, text)
		}
		require.Equal(t, refuse, over(t, service, text, "visa").Decision, "a wallet of another network: %s", text)
	}
	for _, d := range []decision{pay, refuse} {
		require.Greater(t, decided[d], 5, "%s of %v", d, decided)
	}
}

// TestNothingOfASampleIsInTheLog: no value of a code or link that could be an
// account, a name or a reference.
func TestNothingOfASampleIsInTheLog(t *testing.T) {
	service := run(t)
	var private []string
	names := "" // of shops, which are logged
	for _, text := range samples(t, "mpm.tsv", "payload") {
		if code, err := emvqr.Parse(text); err == nil {
			names += code.MerchantName() + "\n"
		}
	}
	for _, text := range append(samples(t, "mpm.tsv", "payload"), samples(t, "native.tsv", "string")...) {
		out := over(t, service, text, knownNetworks()...)
		if out.Account == nil {
			continue
		}
		for key, value := range out.Account.Fields {
			isGUID := strings.HasSuffix(key, "guid") || key == "acceptor" // a domain, which is logged
			if len(value) > 11 && !strings.Contains(names, value) && !isGUID {
				private = append(private, value)
			}
		}
	}
	require.NoError(t, service.stop())
	log := service.log.String()
	require.Greater(t, len(private), 100)
	for _, value := range private {
		require.False(t, strings.Contains(log, value), value)
	}
}
