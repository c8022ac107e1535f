package wallet_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// Who says reasons in another language finds a ground in each.
func TestEveryReasonHasAGround(t *testing.T) {
	set, table, grounds := profiles.Known().At(today), wallet.Known(), slices.Collect(wallet.Grounds())
	seen := map[wallet.Ground]bool{}
	check := func(why []wallet.Reason) {
		for _, r := range why {
			require.Contains(t, grounds, r.Ground, r.Says)
			seen[r.Ground] = true
		}
	}
	texts := []string{"", "hello", "https://qr.alİpay.com/fkx000000000000000000", "upi://pay?pa=a@b&pn=N&am=1", "https://qr.alipay.com/fkx07058oyfyqsrgy4mwf14"}
	for _, row := range samples.All(t) {
		texts = append(texts, row.Payload)
	}
	wallets := slices.Collect(table.Wallets())
	for i, text := range texts {
		for k := i % 7; k < len(wallets); k += 7 {
			v := table.TakesText(set, wallets[k], text)
			check(v.Why)
			for _, p := range v.Passed {
				check(p.Why)
			}
		}
	}
	for _, w := range wallets {
		check(table.HomeFacts(w))
		check(table.LinkFacts(w))
		check(table.QuirkFacts(w))
	}
	assert.Greater(t, len(seen), 20, "these codes and wallets lead to most of the grounds")
}
