package qris_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

// What an account of a sample says is what stands in the sample: writing it
// again gives the same text in every object of the account. It holds for all
// samples, the broken ones among them.
func TestAccountsOfSamplesAreWrittenAsTheyWereFound(t *testing.T) {
	t.Parallel()
	rebuilt := 0
	for _, s := range ours(t) {
		code := s.code(t)
		for _, account := range accounts(code) {
			parts := network.Parts(account)
			i := 0
			for path := range account.Paths() {
				require.Less(t, i, len(parts), "line %d", s.line)
				found, _ := code.Get(path)
				assert.Equal(t, found, content(parts[i].Data), "line %d, object %s", s.line, path)
				i++
				rebuilt++
			}
			assert.Len(t, parts, i, "line %d", s.line)
			assertWantsAreMet(t, s, code, account)
		}
	}
	assert.Equal(t, 119, rebuilt)
}

func assertWantsAreMet(t *testing.T, s sample, code emvqr.Code, account network.Account) {
	t.Helper()
	for want := range network.Wants(account) {
		found, _ := code.Get(want.Path)
		assert.Equal(t, found, want.Value, "line %d, object %s", s.line, want.Path)
	}
}

// The notes were made by another program than this one. Where they speak of
// check digits, of 51 or of transfers, both must agree.
func TestFindingsAgreeWithTheNotesOfTheSamples(t *testing.T) {
	t.Parallel()
	judged := map[string]int{}
	for _, s := range ours(t) {
		if !strings.Contains(s.note, "tags 00") {
			continue // a short note says nothing about these
		}
		ids := map[string]bool{}
		code := s.code(t)
		for f := range qris.Network.Validate(code) {
			ids[f.Rule] = true
		}
		for words, rules := range map[string][]string{
			"NMID Luhn-no":        {"QRIS-NMID-LUHN"},
			"NMID not in ID+13":   {"QRIS-NMID-FORMAT", "QRIS-NMID-LEN"},
			"PAN19 Luhn-no":       {"QRIS-PAN-LUHN"},
			"POI 11 without 51":   {"QRIS-NATIONAL-MISSING"},
			"over the 10 million": {"QRIS-AMOUNT-LIMIT"},
			"purpose PYMT":        {"QRIS-TRANSFER-PURPOSE"},
			"acquirer own GUID":   {"QRIS-NATIONAL-GUID-KNOWN"},
		} {
			broken := false
			for _, rule := range rules {
				broken = broken || ids[rule]
			}
			assert.Equal(t, strings.Contains(s.note, words), broken, "line %d: %s", s.line, words)
			if broken {
				judged[words]++
			}
		}
		transfers := 0
		for _, account := range accounts(code) {
			if _, ok := account.(qris.Transfer); ok {
				transfers++
			}
		}
		assert.Equal(t, strings.Contains(s.note, "tag 40 transfer"), transfers == 1, "line %d", s.line)
	}
	assert.Len(t, judged, 7, "every kind of note is met: %v", judged)
}
