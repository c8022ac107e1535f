package profiles_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/bccard"
	"github.com/openmerchantqr/emvqr/profiles/fps"
	"github.com/openmerchantqr/emvqr/profiles/jpqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/qpay"
)

// A code has one currency and one country, so that the schemes of two countries cannot
// stand in one. Every reason is told, whichever of the two is named first.
func TestTheSchemesOfTwoCountriesCannotShareACode(t *testing.T) {
	for _, c := range []struct {
		one, other network.Account
		says       []string
	}{
		{fps.Account{FPSID: "1234567"}, jpqr.Account{Level1: "0000000000001", Level2: "0001", Level3: "000001", Level4: "000001"}, []string{
			"fps needs 344 or 156 in 53, jpqr needs 392", "fps needs HK in 58, jpqr needs JP",
		}},
		{bccard.Account{MerchantNumber: "100000001", Reference: "MQ2026000000001", Member: "10000001"}, qpay.Account{Bank: "TDBMMNUB", Account: "123456789"}, []string{
			"bccard needs 410 or 840 or 156 in 53, qpay needs 496", "bccard needs KR in 58, qpay needs MN",
		}},
		// Both take renminbi, and all the same are at home in two countries.
		{fps.Account{FPSID: "1234567"}, bccard.Account{MerchantNumber: "100000001", Reference: "MQ2026000000001", Member: "10000001"}, []string{
			"fps needs HK in 58, bccard needs KR",
		}},
		{thaiBill, qpay.Account{Bank: "TDBMMNUB", Account: "123456789"}, []string{
			"promptpay needs 764 in 53, qpay needs 496",
		}},
	} {
		_, err := profiles.Compose(shop("Busan"), c.one, c.other)
		for _, says := range c.says {
			require.ErrorContains(t, err, says)
		}
		_, err = profiles.Compose(shop("Busan"), c.other, c.one)
		require.Error(t, err)
		var conflict *profiles.ConflictError
		require.ErrorAs(t, err, &conflict)
		require.Equal(t, []int{0, 1}, conflict.Smallest)
	}
}
