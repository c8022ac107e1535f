package promptpay_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

// expectedFindings are the samples that break PromptPay's rules, by the end of
// their payload. All others must break none.
var expectedFindings = map[string][]string{
	"6304D37F": {"PROMPTPAY-TRANSFER-MOBILE-FORMAT"},                             // letters X in place of the number
	"63047B5A": {"PROMPTPAY-TRANSFER-NATIONAL-ID-MOD11"},                         // 1111111111111
	"6304EC40": {"PROMPTPAY-TRANSFER-NATIONAL-ID-MOD11"},                         // 1234567890123
	"63043EE7": {"PROMPTPAY-BILL-BILLER-ID-MOD11"},                               // 0999999999999
	"6304780E": {"PROMPTPAY-BILL-BILLER-ID-LEN"},                                 // 13 digits, no suffix
	"63049BBC": {"PROMPTPAY-BILL-REF2-CAPITALS"},                                 // real, with lower-case letters
	"63044697": {"PROMPTPAY-BILL-BILLER-ID-MOD11"},                               // 999999999999999
	"6304D52D": {"PROMPTPAY-CURRENCY"},                                           // 840
	"6304477D": {"PROMPTPAY-BILL-REF2-CAPITALS"},                                 // real, 1.50 in baht
	"6304D3C4": {"PROMPTPAY-BILL-BILLER-ID-MOD11"},                               // 123456789012345
	"63041B9A": {"PROMPTPAY-BILL-BILLER-ID-LEN", "PROMPTPAY-BILL-REF1-CAPITALS"}, // biller encoded twice
}

func TestSamplesBreakOnlyTheRulesTheyAreKnownToBreak(t *testing.T) {
	rows, codes := promptpaySamples(t)
	seen := map[string]bool{}
	for i, row := range rows {
		end := row.payload[len(row.payload)-8:]
		seen[end] = true
		assert.Equal(t, expectedFindings[end], rules(codes[i]), "line %d: %s", row.line, row.note)
	}
	for end := range expectedFindings {
		assert.True(t, seen[end], "no sample ends with %s", end)
	}
}

func TestRealSamplesHaveNoErrorFindingOnceLowered(t *testing.T) {
	rows, codes := promptpaySamples(t)
	for i, row := range rows {
		if row.kind != "real" || !row.checksumRight || len(row.networks) > 1 {
			continue
		}
		for f := range alone(t).Validate(codes[i]) {
			assert.Less(t, f.Severity, emvqr.Error, "line %d: %s", row.line, f)
		}
	}
}

// alone are the networks of a code of PromptPay alone: EMVCo's findings are lowered
// as PromptPay lowers them.
func alone(t *testing.T) *network.Set {
	t.Helper()
	s, err := network.NewSet(promptpay.Network)
	require.NoError(t, err)
	return s
}

func TestThaiScriptAndMessagesAreLowered(t *testing.T) {
	rows, codes := promptpaySamples(t)
	found := 0
	for i, row := range rows {
		end := row.payload[len(row.payload)-8:]
		if end != "63046860" && end != "6304F5A2" {
			continue
		}
		found++
		for f := range alone(t).Validate(codes[i]) {
			assert.Less(t, f.Severity, emvqr.Error, "line %d: %s", row.line, f)
		}
	}
	assert.Equal(t, 2, found)
}

func TestEverySampleHasAnAccountOfItsTemplates(t *testing.T) {
	rows, codes := promptpaySamples(t)
	for i, row := range rows {
		anchors := map[uint8]network.Account{}
		for a := range promptpay.Network.Accounts(codes[i]) {
			anchors[a.Anchor().Root()] = a
		}
		for _, id := range []uint8{29, 30, 31} {
			_, there := codes[i].Object(emvqr.P(id))
			_, found := anchors[id]
			assert.Equal(t, there, found, "line %d, template %d", row.line, id)
		}
		for id, a := range anchors {
			assert.IsType(t, map[uint8]network.Account{
				29: promptpay.CreditTransfer{}, 30: promptpay.BillPayment{}, 31: promptpay.Innovation{},
			}[id], a, "line %d", row.line)
			assert.Equal(t, "promptpay", network.Slug(a))
		}
	}
}

func TestAccountsOfSamplesAreWrittenAsTheyWereFound(t *testing.T) {
	rows, codes := promptpaySamples(t)
	for i, row := range rows {
		for a := range promptpay.Network.Accounts(codes[i]) {
			o, ok := codes[i].Object(a.Anchor())
			require.True(t, ok)
			parts := network.Parts(a)
			require.Len(t, parts, 1)
			assert.Equal(t, o.Value, written(parts[0].Data), "line %d", row.line)
			assert.Equal(t, network.At(o.Path.Root()), parts[0].Places)
		}
	}
}

func TestNoSampleOfOtherNetworksIsTakenForPromptPay(t *testing.T) {
	for _, row := range samples(t) {
		if slices.Contains(row.networks, "promptpay") {
			continue
		}
		report := emvqr.Diagnose(row.payload)
		code, _ := report.Code()
		assert.Empty(t, slices.Collect(promptpay.Network.Accounts(code)), "line %d", row.line)
		_, isVAT := promptpay.VATOf(code)
		assert.False(t, isVAT, "line %d", row.line)
		_, isMessage := promptpay.MessageOf(code)
		assert.False(t, isMessage, "line %d", row.line)
	}
}
