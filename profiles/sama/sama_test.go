package sama_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/sama"
)

func TestTable(t *testing.T) { networktest.Check(t, sama.Network) }

func TestTheClock(t *testing.T) {
	t.Parallel()
	text := "000201010212" + networktest.TLV("32", networktest.TLV("00", sama.GUID, "01", "0000000001234567", "04", "E20260323T120000")) + "5204581253036825802SA5904SHOP6006Riyadh6304"
	code := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
	end := time.Date(2026, 3, 23, 12, 0, 0, 0, time.UTC)
	rules := func(now time.Time) (found []string) {
		for f := range network.MustSet(sama.Network).At(now).Validate(code) {
			assert.LessOrEqual(t, f.Severity, emvqr.Warning)
			if f.Severity > emvqr.Info {
				found = append(found, f.Rule)
			}
		}
		return found
	}
	assert.Empty(t, rules(end.Add(-time.Second)))
	assert.Equal(t, []string{"SAMA-EXPIRES-EXPIRED"}, rules(end))
}
