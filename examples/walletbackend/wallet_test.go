package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/duitnow"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// TestAWalletByItsNameIsAnsweredByWhatIsKnownOfIt: a traveler of Cambodia in Malaysia.
func TestAWalletByItsNameIsAnsweredByWhatIsKnownOfIt(t *testing.T) {
	label := composed(t, emvqr.Merchant{}, duitnow.Account{AcquirerID: "501664", QRID: "123456789"})
	service := start(t)
	ask := func(wallet string, day string) payment {
		return service.scanBody(t, jsonOf(t, object{"scanned": label, "wallet": wallet, "at": day}))
	}
	before := ask("Bakong", "2024-03-01T12:00:00Z")
	isRefused(t, before)
	require.Equal(t, []string{profiles.WalletFacts}, before.codes())
	require.Contains(t, before.says(), "that begins after the time that is asked about")

	after := ask("bakong", "2026-11-28T12:00:00Z")
	require.Equal(t, "ask", after.Decision, after.says())
	require.Equal(t, "duitnow", after.Network)
	require.NotNil(t, after.Account.is)
	require.Contains(t, after.says(), "a link is open to acquirers one by one")

	home := ask("MAE", "2026-11-28T12:00:00Z")
	require.NotEqual(t, "refuse", home.Decision, home.says())
	require.Equal(t, "duitnow", home.Network)
}

// TestNoWalletIsAnsweredBetterThanWhatIsKnownOfIt: for every wallet and every eighth
// sample. A no of either refuses, and what is not a yes of both is not simply paid.
func TestNoWalletIsAnsweredBetterThanWhatIsKnownOfIt(t *testing.T) {
	at := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	service, known := start(t), profiles.Known().At(at)
	decided := map[profiles.Decision]int{}
	texts := allSamples(t)
	for w := range wallet.Known().Wallets() {
		if w.Class {
			continue
		}
		for i := 0; i < len(texts); i += 8 {
			verdict := wallet.Known().TakesText(known, w, texts[i])
			answer, p := service.readFor(w.Name, texts[i], known)
			require.Nil(t, p)
			decided[answer.Decision]++
			switch verdict.Answer {
			case wallet.No:
				require.Equal(t, profiles.Refuse, answer.Decision, "%s %s", w.Name, texts[i])
			case wallet.Yes:
			default:
				require.NotEqual(t, profiles.Pay, answer.Decision, "%s %s", w.Name, texts[i])
			}
			if answer.Decision == profiles.Pay {
				require.Contains(t, []string{answer.Network, answer.Format}, verdict.Network)
			}
			if answer.Decision == profiles.Refuse {
				require.Nil(t, answer.Account)
			}
			require.Equal(t, answer.Decision == profiles.Pay, len(answer.Reasons) == 0)
		}
	}
	for _, d := range []profiles.Decision{profiles.Pay, profiles.Ask, profiles.Refuse} {
		require.Positive(t, decided[d], "%s of %v", d, decided)
	}
}
