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

func TestBillPaymentReadsEveryField(t *testing.T) {
	code := sealed(t, "000201010211"+tlv("30", bill30("01", kbankBiller, "02", "TABLE12", "03", "INV7"))+
		"53037645802TH"+tlv("62", tlv("07", "SCB")))
	assert.Empty(t, rules(code))
	a := accountOf(t, code).(promptpay.BillPayment)
	assert.Equal(t, promptpay.BillPayment{
		Location: network.LocationOf(30), BillerID: kbankBiller, Ref1: "TABLE12", Ref2: "INV7", Ref3: "SCB",
	}, a)
	assert.Equal(t, map[string]string{
		"biller_id": kbankBiller, "ref1": "TABLE12", "ref2": "INV7", "ref3": "SCB",
	}, maps.Collect(network.Fields(a)))
}

func TestReference3StandsInTheTerminalLabel(t *testing.T) {
	a := promptpay.BillPayment{BillerID: kbankBiller, Ref1: "A", Ref3: "SCB"}
	assert.Equal(t, []network.Want{{Path: emvqr.P(62, 7), Value: "SCB"}}, slices.Collect(network.Wants(a)))
	assert.Equal(t, bill30("01", kbankBiller, "02", "A"), written(network.Parts(a)[0].Data))
	a.Ref3 = ""
	assert.Empty(t, slices.Collect(network.Wants(a)))
}

func TestCrossBorderIsTheAID(t *testing.T) {
	code := thai(t, "30", tlv("00", promptpay.AIDBillCrossBorder, "01", kbankBiller, "02", "A"))
	assert.Empty(t, rules(code))
	a := accountOf(t, code).(promptpay.BillPayment)
	assert.True(t, a.CrossBorder)
	assert.Equal(t, promptpay.AIDBillCrossBorder, network.Parts(a)[0].Data.Template[0].Value)
}

func TestBillerGivenInGroups(t *testing.T) {
	a, err := promptpay.Network.NewAccount(
		network.FieldValue{Key: "biller_id", Value: "0107536000315-01"}, network.FieldValue{Key: "ref1", Value: "A-1"})
	require.NoError(t, err)
	assert.Equal(t, promptpay.BillPayment{BillerID: kbankBiller, Ref1: "A-1"}, a)
}

func TestAIDsAreComparedWithoutCase(t *testing.T) {
	code := thai(t, "30", tlv("00", "a000000677010112", "01", kbankBiller, "02", "A"))
	assert.IsType(t, promptpay.BillPayment{}, accountOf(t, code))
}
