package alipayplus_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
)

// noVector are the rules that no code breaks: a template is recognised only where
// it may stand, and a marker by its GUID.
var noVector = []string{"ALIPAYPLUS-LINK-PLACE", "ALIPAYPLUS-OPENAPI-PLACE", "ALIPAYPLUS-MARKER-GUID-MISSING"}

func openAPI(id uint8, value string) []emvqr.Data {
	data := []emvqr.Data{{ID: 0, Value: "com.alipay.openapi"}, {ID: 1, Value: "0000000001"}}
	if id == 1 {
		data = data[:1]
	}
	if value == "" {
		return data
	}
	return append(data, emvqr.Data{ID: id, Value: value})
}

// templates has for each rule about a template the one that breaks it alone.
var templates = map[string][]emvqr.Data{
	"ALIPAYPLUS-LINK-URL-MISSING":            {{ID: 0, Value: "com.alipay"}},
	"ALIPAYPLUS-LINK-URL-FORMAT":             {{ID: 0, Value: "com.alipay"}, {ID: 1, Value: "https://qr.alipay.com/é"}},
	"ALIPAYPLUS-LINK-URL-URL":                {{ID: 0, Value: "com.alipay"}, {ID: 1, Value: "Y"}},
	"ALIPAYPLUS-LINK-HOST-LOOKALIKE":         {{ID: 0, Value: "com.alipay"}, {ID: 1, Value: "https://qr-alipay.com/x"}},
	"ALIPAYPLUS-LINK-HOST-UNKNOWN":           {{ID: 0, Value: "com.alipay"}, {ID: 1, Value: "https://evil.example/pay"}},
	"ALIPAYPLUS-OPENAPI-MERCHANT-ID-FORMAT":  openAPI(1, "é"),
	"ALIPAYPLUS-OPENAPI-TERMINAL-ID-FORMAT":  openAPI(2, "é"),
	"ALIPAYPLUS-OPENAPI-OBJECT-03-FORMAT":    openAPI(3, "é"),
	"ALIPAYPLUS-OPENAPI-OBJECT-04-FORMAT":    openAPI(4, "é"),
	"ALIPAYPLUS-OPENAPI-OBJECT-99-FORMAT":    openAPI(99, "é"),
	"ALIPAYPLUS-OPENAPI-MERCHANT-ID-MISSING": openAPI(1, ""),
	"ALIPAYPLUS-MARKER-GUID-FORMAT":          {{ID: 0, Value: "Aé.alipayplus.v20250513"}},
}

// seconds has for each rule about several templates the one that breaks it beside
// another.
var seconds = map[string][]emvqr.Data{
	"ALIPAYPLUS-TWO-ACCOUNTS": {{ID: 0, Value: "com.alipay"}, {ID: 1, Value: "https://qr.alipay.com/ocx00000000000000000001"}},
}

// links has for each rule about a link on its own the one that breaks it alone.
var links = map[string]string{
	"ALIPAYPLUS-LINK-TOKEN":   "https://qr.alipay.com/short",
	"ALIPAYPLUS-LINK-PAYLOAD": "https://global.alipay.com/MPM/3/AAAA",
	"ALIPAYPLUS-LINK-PAGE":    "https://global.alipay.com/merchant/order/showQrImage.htm",
}

func TestEachRuleIsBrokenAloneByItsVector(t *testing.T) {
	listed := 0
	for rule := range alipayplus.Network.Catalogue() {
		t.Run(rule.ID, func(t *testing.T) {
			listed++
			require.NotEmpty(t, rule.Sentence)
			require.NotEmpty(t, rule.Citation)
			var findings []emvqr.Finding
			if link, ok := links[rule.ID]; ok {
				_, reading := native(link)
				findings = reading.Findings
			} else if template, ok := templates[rule.ID]; ok {
				for f := range alipayplus.Network.Validate(with(t, 27, template...)) {
					findings = append(findings, f)
				}
			} else if second, ok := seconds[rule.ID]; ok {
				code, err := with(t, 27, templates["ALIPAYPLUS-LINK-URL-MISSING"][0], emvqr.Data{ID: 1, Value: "https://qr.alipay.com/ocx00000000000000000000"}).With(emvqr.SetTemplate(emvqr.P(28), second...))
				require.NoError(t, err)
				findings = slices.Collect(alipayplus.Network.Validate(code))
			} else {
				require.Contains(t, noVector, rule.ID, "no vector")
				return
			}
			require.Len(t, findings, 1)
			require.Equal(t, rule.ID, findings[0].Rule)
			require.Equal(t, rule.Severity, findings[0].Severity)
			require.Equal(t, rule.Network, findings[0].Network)
		})
	}
	require.Equal(t, len(noVector)+len(templates)+len(links)+len(seconds), listed, "a vector is of no rule")
}
