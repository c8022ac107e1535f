package profiles_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
)

// The findings of a code that cannot be read are of the same time as those of one that
// can.
func TestABrokenCodeIsJudgedAtTheTimeOfTheCallToo(t *testing.T) {
	const expired = "00020101021133730004BCEL0106ONEPAY0216mch6542c0373ede30314202403271909590513CLOSEWHENDONE5303418540510000" +
		"5803VTE6002LA625305368cc876b4-a4af-4886-81f1-3890453eb5560809Buy Pants630440FF" // the checksum is wrong
	p := profiles.Read(expired, profiles.Wallet{"bcelonepay"}, today)
	at := profiles.Known().At(today).Read(expired, profiles.Wallet{"bcelonepay"})
	require.Equal(t, at.Findings, p.Findings)
	require.Equal(t, profiles.Known().At(today).Diagnose(expired).Findings, p.Findings)
}
