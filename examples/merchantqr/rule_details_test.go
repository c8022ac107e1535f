package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

func TestARuleIsShownWithItsNetworkItsSourceAndWhereItLooks(t *testing.T) {
	for id, want := range map[string][]string{
		"promptpay-bill-biller-id-len":      {"PROMPTPAY-BILL-BILLER-ID-LEN\n  Biller ID has 15 characters.\n", "network   promptpay, PromptPay", "looks at  01 Biller ID (biller_id) in PromptPay bill payment, at 30\n", "the barcode of a Thai bill\n", "(confidence B)"},
		"PROMPTPAY-BILL-PLACE":              {"looks at  PromptPay bill payment, at 30\n"},
		"PROMPTPAY-ONE-PROXY":               {"looks at  mobile, national_id, ewallet, bank_account in PromptPay credit transfer, at 29\n"},
		"PROMPTPAY-CURRENCY":                {"looks at  53 Transaction Currency\n"},
		"PROMPTPAY-BARCODE-SEPARATOR":       {"looks at  the barcode of a Thai bill\n", "severity  warning"},
		"UNIONPAY-ACCOUNT-ACQUIRER-IIN-CUT": {"looks at  value[0:8] Acquirer IIN (acquirer_iin) in UnionPay merchant account, at 15-16\n"},
		"QRIS-TRANSFER-MCC":                 {"looks at  52 Merchant Category Code, for QRIS transfer\n"},
		"VIETQR-BIN-LEN":                    {"looks at  01-00 Bank BIN (bin) in VietQR template, at 38\n"},
		"UPI-TWO-ACCOUNTS":                  {"looks at  all its accounts together\n"},
		"MPM-4.7.14.1-NAME":                 {"source       EMVCo MPM 1.1 §4.7.14.1 (confidence A)\n", "lowered by   promptpay, to info in 59: ", "enforced by  khqr\n"},
		"MPM-4.7.1.1-PFI":                   {"replaced by  duitnow, by DUITNOW-VERSION\n"},
	} {
		got := callWith("", "rules", id)
		assert.Equal(t, exitOK, got.status, got.err)
		for _, text := range want {
			assert.Contains(t, got.out, text)
		}
	}
	got := callWith("", "rules", "MPM-4.7.4.1-NZ", "QRIS-PIPE").out
	assert.Equal(t, 1, strings.Count(got, "\n\nQRIS-PIPE\n"), "one after the other")
}

// TestEveryRuleOfANetworkSaysWhereItLooks, or is about something that no table has a
// row for: a link's parameters, a host.
func TestEveryRuleOfANetworkSaysWhereItLooks(t *testing.T) {
	for n := range profiles.Networks() {
		hosts := map[string]bool{}
		for i := range n.Hosts {
			hosts[n.Hosts[i].Rule.ID] = true
		}
		for r := range n.Catalogue() {
			if !hosts[r.ID] {
				assert.NotEmpty(t, looksAt(r), r.ID)
			}
		}
	}
	assert.Empty(t, looksAt(emvqr.Rule{ID: "MPM-4.7.4.1-NZ"}), "EMVCo's rules name their objects")
}

func TestRulesTellAProgramWhereTheyLook(t *testing.T) {
	var rule ruleLine
	require.NoError(t, json.Unmarshal([]byte(callWith("", "rules", "--json", "PROMPTPAY-CURRENCY").out), &rule))
	assert.Equal(t, []string{"53 Transaction Currency"}, rule.LooksAt)
	assert.Equal(t, "promptpay", rule.Network)
}
