package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestABarcodeWithAnotherSeparatorBecomesTheSameCode(t *testing.T) {
	want := callWith("", "convert", "barcode", "|010753600031501\rTABLE12\rINV7\r12500")
	assert.Equal(t, 0, want.status, want.err)
	assert.Empty(t, want.err)
	for _, text := range []string{
		"|010753600031501\nTABLE12\nINV7\n12500", "|010753600031501\r\nTABLE12\r\nINV7\r\n12500", "|010753600031501 TABLE12 INV7 12500",
		"|010753600031501%0DTABLE12%0DINV7%0D12500", "|010753600031501~013TABLE12~013INV7~01312500", "|010753600031501|TABLE12|INV7|12500",
	} {
		for _, got := range []result{callWith("", "convert", "barcode", text), callWith(text+"\n", "convert", "barcode")} {
			assert.Equal(t, 0, got.status, got.err)
			assert.Equal(t, want.out, got.out)
			assert.Contains(t, got.err, "expected a carriage return")
		}
		shown := callWith("", "inspect", text)
		assert.Equal(t, 0, shown.status)
		assert.Contains(t, shown.out, "PROMPTPAY-BARCODE-SEPARATOR")
		assert.Contains(t, shown.out, "amount")
	}
	assert.Equal(t, 0, callWith("|010753600031501\rTABLE12\rINV7\r12500\r\n", "convert", "barcode").status)
	assert.Equal(t, 2, callWith("\n", "convert", "barcode").status)
}
