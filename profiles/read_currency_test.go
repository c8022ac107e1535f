package profiles_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
)

// A link with two currencies is refused, and what is shown of it is in neither.
func TestAnAmountInTwoCurrenciesIsUnknown(t *testing.T) {
	p := profiles.Read("upi://pay?pa=shop@bank&pn=Shop&am=5&cu=INR&cu=USD", profiles.Wallet{"upi"}, today)
	require.Equal(t, profiles.Refuse, p.Decision)
	require.Equal(t, profiles.UnknownAmount, p.Amount.State)
	require.Empty(t, p.Currency.Alpha)
	require.False(t, p.Amount.Value.IsPresent())
}
