package promptpay_test

import (
	"testing"

	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

func TestTable(t *testing.T) { networktest.Check(t, promptpay.Network) }
