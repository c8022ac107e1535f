package profiles_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

func TestALinkOfSBPThatReadersReadDifferentlyIsNotSound(t *testing.T) {
	const link = "https://qr.nspk.ru/AD100004BAL7227F9BNP6KNE007J9B3K?type=02&bank=100000000007&sum=1&cur=RUB"
	read := func(link string) (sound bool, rules []string) {
		scan := profiles.Recognize(fmt.Sprintf("%s&crc=%04X", link, crc.Checksum(link)))
		require.Equal(t, "sbp", scan.Format, link)
		reading, ok := scan.Read()
		require.True(t, ok)
		for _, f := range reading.Findings {
			require.Equal(t, emvqr.Error, f.Severity)
			rules = append(rules, f.Rule)
		}
		return reading.Sound, rules
	}
	sound, rules := read(link)
	require.True(t, sound)
	require.Empty(t, rules)
	for _, more := range []string{
		"&sum=5000", "&sum=1", "&sum=", "&SUM=5000", "&cur=USD", "&sum[]=5000", "&+sum=5000", ";sum=5000", "&x=%26sum=5000", "?sum=5000", "&type=01", "&%73um=5000", "&amp;cur=USD",
	} {
		sound, rules := read(link + more)
		require.False(t, sound, more)
		require.Equal(t, []string{"LINK-ONE-READING"}, rules, more)
	}
}
