package bhutanqr_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/bhutanqr"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, bhutanqr.Network) }

const number = "9400000000001237"

func coded(country, value string) emvqr.Code {
	return samples.Row{Payload: "000201010211" + networktest.TLV("09", value, "52", "5812", "53", "064", "58", country, "59", "TSHONGKHANG", "60", "Thimphu") + "63040000"}.Code()
}

// 09 is Discover's by EMVCo's table, and Bhutan's only for its own numbers in its own
// country.
func TestWhose09Is(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ country, value, want string }{
		{"BT", number, "bhutanqr"}, {"IN", number, "discover"}, {"BT", "6011000000000004", "discover"}, {"BT", number + "0", "discover"},
	} {
		assert.Equal(t, []string{c.want}, profiles.Slugs(coded(c.country, c.value)), "%s in %s", c.value, c.country)
	}
}

func TestDiscoverTakesItsOtherIDBesideBhutan(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "TSHONGKHANG", City: "Thimphu", MCC: "5812"}
	code, err := profiles.Compose(shop, cards.Account{Scheme: "discover", Number: "6011000000000004"}, bhutanqr.Account{MerchantID: number})
	require.NoError(t, err)
	assert.Equal(t, []string{"bhutanqr", "discover"}, profiles.Slugs(code))
	value, _ := code.Get(emvqr.P(9))
	assert.Equal(t, number, value)
	assert.Equal(t, "BT", code.CountryCode())
	assert.Equal(t, "064", code.CurrencyCode())
}
