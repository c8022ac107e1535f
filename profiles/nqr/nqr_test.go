package nqr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/nqr"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

func TestTable(t *testing.T) { networktest.Check(t, nqr.Network) }

// Each code has the sub-merchant in 26 and the merchant in 15, as UnionPay's account.
func TestEveryCodeIsNQRsAndUnionPays(t *testing.T) {
	t.Parallel()
	for _, r := range samples.Of(t, samples.Named("nqr")) {
		a := networktest.OnlyAccount[nqr.Account](t, nqr.Network, r.Code())
		assert.True(t, strings.HasPrefix(a.SubMerchant, "S"), "line %d", r.Line)
		u := networktest.OnlyAccount[unionpay.Account](t, unionpay.Network, r.Code())
		assert.Equal(t, "M", u.TrimmedMerchantID()[:1], "line %d", r.Line)
		for reading := range profiles.Readable(r.Code()) {
			if reading.Network == nqr.Slug || reading.Network == unionpay.Slug {
				assert.Equal(t, profiles.Yes, reading.Answer, "line %d: %q", r.Line, reading.Why)
			}
		}
	}
}

func TestTheSpellingOfTheIdentifierIsKept(t *testing.T) {
	t.Parallel()
	a := networktest.OnlyAccount[nqr.Account](t, nqr.Network, samples.Of(t, func(r samples.Row) bool { return r.Ends("A54A") })[0].Code())
	assert.Equal(t, nqr.Account{
		Location: network.LocationOf(26), SubMerchant: "S0000000001", Order: "999166200521092252016378356101", GUID: nqr.HyphenGUID,
	}, a)
	require.Len(t, network.Parts(a), 1)
	assert.Equal(t, nqr.HyphenGUID, network.Parts(a)[0].Data.Template[0].Value)
	assert.Equal(t, nqr.GUID, network.Parts(nqr.Account{SubMerchant: "S0000000001"})[0].Data.Template[0].Value)
}

// All codes that are known have a merchant of NIBSS's in 15. Whom a reader pays who
// finds none there, or one of UnionPay proper, is not known.
func TestACodeWithoutNIBSSsMerchantIsInDoubt(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "Lagos"}
	sub := nqr.Account{SubMerchant: "S0000000001"}
	for rule, beside := range map[string][]network.Account{
		"NQR-MERCHANT-MISSING": nil,
		"NQR-MERCHANT-FORMAT":  {unionpay.Account{AcquirerIIN: "25000344", ForwardingIIN: "00010344", MerchantID: "000000000000123"}},
	} {
		code, err := profiles.Compose(shop, append(beside, sub)...)
		require.NoError(t, err)
		assert.Equal(t, []string{rule}, networktest.Rules(nqr.Network, code))
		assert.Equal(t, profiles.NotEstablished, profiles.Route(code, profiles.Wallet{nqr.Slug}).Answer)
	}
	code, err := profiles.Compose(shop, sub, unionpay.Account{AcquirerIIN: "**999166", ForwardingIIN: "**999166", MerchantID: "****M0000000001"})
	require.NoError(t, err)
	assert.Equal(t, profiles.Yes, profiles.Route(code, profiles.Wallet{nqr.Slug}).Answer)
}
