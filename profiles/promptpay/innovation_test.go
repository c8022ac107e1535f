package promptpay_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

func TestInnovationReadsBothShapes(t *testing.T) {
	for name, c := range map[string]struct {
		value  string
		want   promptpay.Innovation
		fields map[string]string
	}{
		"guideline": {
			tlv("00", promptpay.AIDInnovation, "01", "001", "03", "T1"),
			promptpay.Innovation{APIID: "001", TransactionRef: "T1"},
			map[string]string{"api_id": "001", "transaction_ref": "T1"},
		},
		"guideline, empty": {
			tlv("00", promptpay.AIDInnovation), promptpay.Innovation{}, map[string]string{},
		},
		"K SHOP": {
			tlv("00", promptpay.AIDInnovationInPractice, "01", "004", "02", "KB1", "03", "0101A", "04", "KPS1", "05", "12345678901234567"),
			promptpay.Innovation{
				InPractice: true, Acquirer: "004", MerchantRef: "KB1", AcquirerData: "0101A", OrderRef: "KPS1", Other05: "12345678901234567",
			},
			map[string]string{
				"acquirer": "004", "merchant_ref": "KB1", "acquirer_data": "0101A", "order_ref": "KPS1", "other_05": "12345678901234567",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			code := thai(t, "31", c.value)
			assert.Empty(t, rules(code))
			got := accountOf(t, code)
			c.want.Location = network.LocationOf(31)
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.fields, maps.Collect(network.Fields(got)))
			assert.Equal(t, c.value, written(network.Parts(got)[0].Data))
		})
	}
}

func TestAFieldOfTheKShopShapeImpliesIt(t *testing.T) {
	for _, a := range []promptpay.Innovation{
		{Acquirer: "004"}, {MerchantRef: "A"}, {AcquirerData: "A"}, {OrderRef: "A"}, {Other05: "A"}, {InPractice: true},
	} {
		assert.Equal(t, promptpay.AIDInnovationInPractice, network.Parts(a)[0].Data.Template[0].Value)
	}
	assert.Equal(t, promptpay.AIDInnovation, network.Parts(promptpay.Innovation{APIID: "001"})[0].Data.Template[0].Value)
}

func TestTheKeysChooseTheShape(t *testing.T) {
	a, err := promptpay.Network.NewAccount(network.FieldValue{Key: "api_id", Value: "001"})
	require.NoError(t, err)
	assert.Equal(t, promptpay.Innovation{APIID: "001"}, a)
	a, err = promptpay.Network.NewAccount(network.FieldValue{Key: "acquirer", Value: "004"})
	require.NoError(t, err)
	assert.Equal(t, promptpay.Innovation{InPractice: true, Acquirer: "004"}, a)
}

func TestEveryKBankSampleRepeatsTheReferencesOfItsBill(t *testing.T) {
	rows, codes := promptpaySamples(t)
	met := 0
	for i, row := range rows {
		for a := range promptpay.Network.Accounts(codes[i]) {
			if x, ok := a.(promptpay.Innovation); ok && x.Acquirer == "004" {
				met++
				assert.NotContains(t, rules(codes[i]), "PROMPTPAY-KSHOP-REFS", "line %d", row.line)
			}
		}
	}
	assert.GreaterOrEqual(t, met, 7)
}

func TestAReferenceChangedInOneTemplateOnly(t *testing.T) {
	rows, codes := promptpaySamples(t)
	at := slices.IndexFunc(rows, func(r sample) bool { return r.payload[len(r.payload)-8:] == "6304A14E" })
	require.NotEqual(t, -1, at)
	changed, err := codes[at].With(emvqr.Set(emvqr.P(30, 3), "INV7"))
	require.NoError(t, err)
	assert.Equal(t, []string{"PROMPTPAY-KSHOP-REFS"}, rules(changed))
	changed, err = changed.With(emvqr.Set(emvqr.P(31, 4), "INV7"))
	require.NoError(t, err)
	assert.Empty(t, rules(changed))
}

func TestAReferenceAbsentFromOneTemplateIsNoDifference(t *testing.T) {
	code := thai(t, "30", bill30("01", kbankBiller, "02", "A"),
		"31", tlv("00", promptpay.AIDInnovationInPractice, "01", "004", "02", "A", "04", "B"))
	assert.Empty(t, rules(code))
}
