package upi_test

import (
	"testing"

	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

func TestTable(t *testing.T) { networktest.Check(t, upi.Network) }
