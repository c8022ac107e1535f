package wallet_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

var today = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

const (
	thaiCode = "00020101021229370016A000000677010111011300668123456785303764540575.005802TH63049A8A"
	upiLink  = "upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR"
)

func TestAWalletByItsNameIsToldWhatItsFactsAllow(t *testing.T) {
	for _, c := range []struct {
		name, text string
		decision   profiles.Decision
		code       string
	}{
		{"PhonePe", upiLink, profiles.Pay, ""},
		{"PhonePe", thaiCode, profiles.Ask, profiles.WalletFacts}, // announced, and not found open
		{"K PLUS", upiLink, profiles.Ask, profiles.WalletFacts},
		{"PhonePe", "hello", profiles.Refuse, profiles.NotPayment},
	} {
		p, err := wallet.Read(c.text, c.name, today)
		require.NoError(t, err)
		require.Equal(t, c.decision, p.Decision, "%s %s %v", c.name, c.text, p.Reasons)
		if c.code != "" {
			require.Equal(t, c.code, p.Reasons[0].Code, "%v", p.Reasons)
			require.Equal(t, c.decision == profiles.Refuse, p.Account == nil)
		}
	}
}

func TestANameThatNoWalletHasIsAnError(t *testing.T) {
	_, err := wallet.Read(upiLink, "Nobody's Wallet", today)
	var unknown *wallet.NameError
	require.True(t, errors.As(err, &unknown))
}

// What the facts say of a wallet and what Read decides never disagree.
func TestReadDecidesNothingBetterThanWhatIsKnownOfTheWallet(t *testing.T) {
	table, set := wallet.Known(), profiles.Known().At(today)
	texts := []string{upiLink, "hello", "", thaiCode + "x"}
	for i, row := range samples.All(t) {
		// What cannot be read is refused for every wallet; of the rest every sixth will do.
		if _, err := emvqr.Parse(row.Payload); err == nil && i%6 == 0 {
			texts = append(texts, row.Payload)
		}
	}
	for _, text := range texts {
		for w := range table.Wallets() {
			v, p := table.TakesText(set, w, text), table.Read(set, w, text)
			switch {
			case v.Answer == wallet.No:
				require.Equal(t, profiles.Refuse, p.Decision, "%s %s", w.Name, text)
			case v.Answer != wallet.Yes:
				require.NotEqual(t, profiles.Pay, p.Decision, "%s %s", w.Name, text)
			}
			require.Equal(t, p.Decision == profiles.Pay, len(p.Reasons) == 0, "%s %s %v", w.Name, text, p.Reasons)
		}
	}
}
