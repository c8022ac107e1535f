package profiles_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
)

// What is percent-decoded to bytes that are no text is shown as something else than what
// would be paid.
func TestAFormWithAValueThatIsNotUTF8IsNotPaid(t *testing.T) {
	for _, link := range []string{
		"upi://pay?pa=shop%83@bank&pn=Shop&am=3&cu=INR",
		"upi://pay?pa=shop@bank&pn=Caf%E9&am=3&cu=INR",
		"upi://pay?pa=shop@bank&pn=Shop&tr=%FF&am=3&cu=INR",
	} {
		p := profiles.Read(link, profiles.Wallet{"upi"}, today)
		require.Equal(t, profiles.Refuse, p.Decision, link)
		require.Nil(t, p.Account, link)
		require.Equal(t, profiles.Unreadable, p.Reasons[len(p.Reasons)-1].Code, link)
	}
	require.Equal(t, profiles.Pay, profiles.Read("upi://pay?pa=shop@bank&pn=Caf%C3%A9&am=3&cu=INR", profiles.Wallet{"upi"}, today).Decision)
}
