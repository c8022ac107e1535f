package mojaloop_test

import (
	"testing"

	"github.com/openmerchantqr/emvqr/profiles/mojaloop"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, mojaloop.Network) }
