package tanqr_test

import (
	"testing"

	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/tanqr"
)

func TestTable(t *testing.T) { networktest.Check(t, tanqr.Network) }
