package qpay_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/qpay"
)

func TestTable(t *testing.T) { networktest.Check(t, qpay.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("qpay"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, qpay.Network, rows))
}

func TestEverySampleWithTheNationalTemplateIsRecognisedAndNoOther(t *testing.T) {
	t.Parallel()
	for _, r := range samples.All(t) {
		want := samples.Named("qpay")(r)
		assert.Equal(t, want, len(slices.Collect(qpay.Network.Accounts(r.Code()))) > 0, "line %d: %s", r.Line, r.Payload)
	}
}

// made is a code of the network that has this template in 27, and 80 beside it.
func made(t *testing.T, template, mark string) emvqr.Code {
	t.Helper()
	code, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Ulaanbaatar", MCC: "5812"},
		qpay.Account{Bank: "TDBMMNUB", Account: "123456789"})
	require.NoError(t, err)
	code, err = code.With(emvqr.Set(emvqr.P(27), template), emvqr.Set(emvqr.P(80), mark))
	require.NoError(t, err)
	return code
}

func template(pairs ...string) string {
	return networktest.TLV(append([]string{"00", qpay.AID}, pairs...)...)
}

func TestBankAndAccountAreOnePayee(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		template string
		rules    []string
		answer   profiles.Answer
	}{
		"both":               {template("01", "TDBMMNUB", "02", "123456789"), nil, profiles.Yes},
		"an IBAN":            {template("01", "HPSMMNUB", "02", "MN100050000000000001"), nil, profiles.Yes},
		"a mistyped IBAN":    {template("01", "HPSMMNUB", "02", "MN100050000000000010"), []string{"QPAY-ACCOUNT-IBAN"}, profiles.Yes},
		"no IBAN at all":     {template("01", "HPSMMNUB", "02", "00000000000123456789"), nil, profiles.Yes},
		"an account alone":   {template("02", "123456789"), []string{"QPAY-BANK-MISSING"}, profiles.NotEstablished},
		"a bank alone":       {template("01", "TDBMMNUB"), []string{"QPAY-ACCOUNT-MISSING"}, profiles.NotEstablished},
		"neither":            {template(), nil, profiles.NotEstablished},
		"a BIC and a branch": {template("01", "TDBMMNUBXXX", "02", "123456789"), []string{"QPAY-BANK-LEN"}, profiles.Yes},
	} {
		code := made(t, c.template, "01")
		assert.Equal(t, c.rules, networktest.Rules(qpay.Network, code), name)
		for r := range profiles.Readable(code) {
			if r.Network == qpay.Slug {
				assert.Equal(t, c.answer, r.Answer, "%s: %v", name, r.Why)
			}
		}
	}
}

// 80 is two digits in QPay's codes and a template in HiPay's. Neither is an account,
// and two digits without the template of the network are nobody's.
func TestTheMarkIn80IsNoAccount(t *testing.T) {
	t.Parallel()
	national := template("01", "TDBMMNUB", "02", "123456789")
	for name, c := range map[string]struct {
		template, mark string
		owned          bool
	}{
		"QPay":             {national, "01", true},
		"HiPay":            {national, template("01", "01"), true},
		"nobody":           {networktest.TLV("00", "com.example"), "01", false},
		"no two digits":    {national, "A", false},
		"another template": {national, networktest.TLV("00", "com.example"), false},
	} {
		code := made(t, c.template, c.mark)
		for claim := range profiles.Claims(code) {
			if claim.Path == emvqr.P(80) {
				assert.Equal(t, c.owned, claim.Network == qpay.Network, name)
			}
		}
		for a := range qpay.Network.Accounts(code) {
			assert.Equal(t, emvqr.P(27), a.Anchor(), name)
		}
	}
}

func TestTheTemplateIsWrittenIn27AndReadAnywhere(t *testing.T) {
	t.Parallel()
	code := made(t, template("01", "TDBMMNUB", "02", "123456789"), "01")
	value, _ := code.Get(emvqr.P(27))
	moved, err := code.With(emvqr.Remove(emvqr.P(27)), emvqr.Set(emvqr.P(40), value))
	require.NoError(t, err)
	assert.Equal(t, []string{"QPAY-MERCHANT-PLACE"}, networktest.Rules(qpay.Network, moved))
	assert.Equal(t, qpay.Account{
		Location: network.LocationOf(40), Bank: "TDBMMNUB", Account: "123456789",
	}, networktest.OnlyAccount[qpay.Account](t, qpay.Network, moved))
}
