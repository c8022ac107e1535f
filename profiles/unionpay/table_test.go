package unionpay_test

import (
	"testing"

	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

func TestTable(t *testing.T) { networktest.Check(t, unionpay.Network) }
