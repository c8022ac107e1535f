package emvqr_test

import (
	"testing"

	"github.com/sigurn/crc16"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
)

// Made-up codes of the three sizes the benchmarks speak of: a bare account, one
// with everything a restaurant bill has, and one with six accounts.
var benchmarkCodes = []struct{ name, payload string }{
	{"80B", "00020101021129370016A000000677010111011300668000000005802TH53037646304BAFB"},
	{"250B", "00020101021226670015COM.EXAMPLE.WWW011893600503000008791402152145217280829080303UMI51440014ID.CO.QRIS.WWW0215ID102538850" +
		"26600303UMI52045812530336054051000055020256035005802ID5917WARUNG KOPI SENJA6007JAKARTA61051234562340108BILL00010511INV-2026-110703A0163048850"},
	{"500B", "00020101021202164000000000000002041652000000000000071531312500034400020344100000000000626630018COM.EXAMPLE.WALLET01189360050300000" +
		"87914021521452172808290827300012D156000000000510A93FO3230Q30650016A00000067701011201150100000000000000207TABLE120311INV20261121520" +
		"45812530376454071250.005802TH5912NOODLE HOUSE6007BANGKOK61051011062570114INV-2026-11-210308BRANCH 70512ORDER-0000420707TILL-036445" +
		"0002TH0121BAAN KUAITIAO NOODLES0210KRUNG THEP80380020org.example.receipts01100123456789630464BC"},
}

func BenchmarkChecksum(b *testing.B) {
	table := crc16.MakeTable(crc16.CRC16_CCITT_FALSE)
	for _, c := range benchmarkCodes {
		data := []byte(c.payload)
		b.Run(c.name+"/crc", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				crc.Checksum(c.payload)
			}
		})
		b.Run(c.name+"/sigurn", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				crc16.Checksum(data, table)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for _, c := range benchmarkCodes {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := emvqr.Parse(c.payload); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkValidate(b *testing.B) {
	for _, c := range benchmarkCodes {
		code := emvqr.MustParse(c.payload)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			findings := 0
			for b.Loop() {
				for range code.Validate() {
					findings++
				}
			}
		})
	}
}

var benchmarkMerchant = emvqr.Merchant{
	Initiation: emvqr.Dynamic,
	Accounts: []emvqr.Data{
		{ID: 26, Template: []emvqr.Data{{ID: 0, Value: "COM.EXAMPLE.WWW"}, {ID: 1, Value: "936005030000087914"}, {ID: 2, Value: "214521728082908"}, {ID: 3, Value: "UMI"}}},
		{ID: 51, Template: []emvqr.Data{{ID: 0, Value: "ID.CO.QRIS.WWW"}, {ID: 2, Value: "ID1025388502660"}, {ID: 3, Value: "UMI"}}},
	},
	MCC: "5812", Currency: "360", Amount: emvqr.MustAmount("10000"), WholeAmounts: true,
	Tip:     emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("500")},
	Country: "ID", Name: "WARUNG KOPI SENJA", City: "JAKARTA", PostalCode: "12345",
	Additional: emvqr.AdditionalData{BillNumber: "BILL0001", ReferenceLabel: "INV-2026-11", TerminalLabel: "A01"},
}

func BenchmarkAppend(b *testing.B) {
	buffer := make([]byte, 0, 600)
	b.Run("250B", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := benchmarkMerchant.AppendTo(buffer); err != nil {
				b.Fatal(err)
			}
		}
	})
}
func TestM(t *testing.T) {
	x, err := benchmarkMerchant.AppendTo(nil)
	if string(x) != benchmarkCodes[1].payload {
		t.Fatal(string(x), err)
	}
}
