package qris_test

import (
	"testing"

	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

func TestTable(t *testing.T) { networktest.Check(t, qris.Network) }
