package gen

// groupCases are codes that break what is said of several values or accounts of a
// network together, which no row of its table says.
func groupCases(b *builder) {
	const firstKey, secondKey = "123e4567-e12b-12d1-a456-426655440000", "123e4567-e12b-12d1-a456-426655440001"
	pix := func(pairs ...string) string { return tlv(append([]string{"00", "br.gov.bcb.pix"}, pairs...)...) }
	inBrazil := func(txid string, pairs ...string) string {
		return shop(append([]string{"02", absent, "53", "986", "58", "BR", "62", tlv("05", txid)}, pairs...)...)
	}
	charge := func(pairs ...string) string { return inBrazil("***", "26", pix(pairs...)) }
	const manual = "the manuals of the Banco Central do Brasil, and libraries after them"
	b.network("pix", manual,
		networkCase{"a charge with a key", charge("01", firstKey), "", ""},
		networkCase{"a transaction id with a hyphen", inBrazil("INV-7", "26", pix("01", firstKey)), "PIX-TXID-FORMAT", ""},
		networkCase{"a transaction id with a hyphen in a dynamic charge", inBrazil("INV-7", "26", pix("25", "pix.example.com/v2/1")), "PIX-DYNAMIC-TXID", ""},
		networkCase{"a key and a URL", charge("01", "12345678909", "25", "pix.example.com/v2/1"), "PIX-ONE-CHARGE", ""},
		networkCase{"neither key nor URL", charge("02", "obrigado"), "PIX-SOME-CHARGE", ""},
		networkCase{"a text for the payer beside a URL", charge("02", "obrigado", "25", "pix.example.com/v2/1"), "PIX-INFO-STATIC", ""},
		networkCase{"a facilitator beside a URL", charge("03", "99999008", "25", "pix.example.com/v2/1"), "PIX-FACILITATOR-STATIC", ""},
		networkCase{"two keys", inBrazil("***", "26", pix("01", firstKey), "27", pix("01", secondKey)), "PIX-TWO-ACCOUNTS", ""},
		networkCase{"one key twice", inBrazil("***", "26", pix("01", firstKey), "27", pix("01", firstKey)), "", ""},
	)
	b.network("duitnow", "PayNet's developer portal", networkCase{"two payees",
		shop("02", absent, "00", "02", "01", "11", "53", "458", "58", "MY", "26", tlv("00", "A0000006150001", "01", "501664", "02", "123456789"), "27", tlv("00", "A0000006150001", "01", "501664", "02", "123456780")),
		"DUITNOW-TWO-ACCOUNTS DUITNOW-MERCHANT-PLACE", ""})
	b.network("paynow", "PayNow QR Specifications v1.3", networkCase{"two companies",
		shop("02", absent, "53", "702", "58", "SG", "26", payNow("201403121W"), "27", payNow("198500065G")), "PAYNOW-TWO-ACCOUNTS", ""})
	b.network("vietqr", "NAPAS, VietQR format for NAPAS247 v1.0", networkCase{"two beneficiaries",
		shop("02", absent, "01", "11", "53", "704", "58", "VN", "38", napas("970403", "0011012345678"), "39", napas("970403", "0019876543210")),
		"VIETQR-TWO-ACCOUNTS VIETQR-BENEFICIARY-PLACE", ""})
}

func payNow(uen string) string { return tlv("00", "SG.PAYNOW", "01", "2", "02", uen, "03", "1") }
