package alipayplus_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
)

// links has for each rule about a link on its own the one that breaks it alone.
var links = map[string]string{
	"ALIPAYPLUS-LINK-TOKEN":   "https://qr.alipay.com/short",
	"ALIPAYPLUS-LINK-PAYLOAD": "https://global.alipay.com/MPM/3/AAAA",
	"ALIPAYPLUS-LINK-PAGE":    "https://global.alipay.com/merchant/order/showQrImage.htm",
}

func TestEachRuleOfLinksIsBrokenAloneByItsVector(t *testing.T) {
	listed := 0
	for _, form := range alipayplus.Network.Natives {
		for _, rule := range form.Rules {
			if rule.ID == "ALIPAYPLUS-LINK-HOST-UNKNOWN" {
				continue // TestACodedLinkToAnUnknownHostIsSaidToBe
			}
			listed++
			_, reading := native(links[rule.ID])
			require.Len(t, reading.Findings, 1, rule.ID)
			require.Equal(t, rule.ID, reading.Findings[0].Rule)
			require.Equal(t, rule.Severity, reading.Findings[0].Severity)
			require.Equal(t, rule.Network, reading.Findings[0].Network)
			require.NotEmpty(t, rule.Sentence)
			require.NotEmpty(t, rule.Citation)
		}
	}
	require.Len(t, links, listed, "a vector is of no rule")
}

func TestTwoLinksThatDifferAreTwoAccounts(t *testing.T) {
	code := with(t, 27, emvqr.Data{ID: 0, Value: "com.alipay"}, emvqr.Data{ID: 1, Value: "https://qr.alipay.com/ocx00000000000000000000"})
	two, err := code.With(emvqr.SetTemplate(emvqr.P(28), emvqr.Data{ID: 0, Value: "com.alipay"}, emvqr.Data{ID: 1, Value: "https://qr.alipay.com/ocx00000000000000000001"}))
	require.NoError(t, err)
	findings := slices.Collect(alipayplus.Network.Validate(two))
	require.Len(t, findings, 1)
	require.Equal(t, "ALIPAYPLUS-TWO-ACCOUNTS", findings[0].Rule)
	require.Equal(t, emvqr.Warning, findings[0].Severity, "nobody said which one counts")
	require.Equal(t, emvqr.Doubt, findings[0].Effect)
	require.Equal(t, emvqr.P(28), findings[0].Path)

	same, err := code.With(emvqr.SetTemplate(emvqr.P(28), emvqr.Data{ID: 0, Value: "com.alipay"}, emvqr.Data{ID: 1, Value: "https://qr.alipay.com/ocx00000000000000000000"}))
	require.NoError(t, err)
	require.Empty(t, rules(same))
}
