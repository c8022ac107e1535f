package emvqr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
)

// Made-up codes of the three sizes the benchmarks speak of: the mandatory objects
// with one account, one with everything a restaurant bill has, and one with six
// accounts. None has findings, see TestBenchmarkMerchantsWriteTheBenchmarkCodes.
var benchmarkCodes = []struct{ name, payload string }{
	{"80B", "00020126220011ORG.EXAMPLE01030A75204581253037645802TH5905KIOSK6006PHUKET630439B4"},
	{"250B", "00020101021226670015COM.EXAMPLE.WWW011893600503000008791402152145217280829080303UMI51440014ID.CO.QRIS.WWW0215ID102538850" +
		"26600303UMI52045812530336054051000055020256035005802ID5917WARUNG KOPI SENJA6007JAKARTA61051234562340108BILL00010511INV-2026-110703A0163048850"},
	{"500B", "00020101021202164000000000000002041652000000000000071531312500034400020344100000000000626630018COM.EXAMPLE.WALLET01189360050300000" +
		"87914021521452172808290827300012D156000000000510A93FO3230Q30650016A00000067701011201150100000000000000207TABLE120311INV20261121520" +
		"45812530376454071250.005802TH5912NOODLE HOUSE6007BANGKOK61051011062570114INV-2026-11-210308BRANCH 70512ORDER-0000420707TILL-036445" +
		"0002TH0121BAAN KUAITIAO NOODLES0210KRUNG THEP80380020org.example.receipts01100123456789630464BC"},
}

// thaiNameCode is a clean code with one name in Thai, thaiCode is one whose texts are in
// Thai throughout, which EMVCo allows in 64 alone.
const (
	thaiNameCode = "00020101021226410015COM.EXAMPLE.WWW01189360050300000879145204581253037645406550.005802TH5917NOODLE BOAT HOUSE6007BANGKOK61051011062340108BILL00010511INV-2026-110703A0164280002TH0118ร้านก๋วยเตี๋ยวเรือ6304432B"
	thaiCode     = "00020101021226410015COM.EXAMPLE.WWW01189360050300000879145204581253037645406550.005802TH5918ร้านก๋วยเตี๋ยวเรือ6013กรุงเทพมหานคร62390308สาขาสยาม0511INV-2026-110808ค่าอาหาร64450002TH0118ร้านก๋วยเตี๋ยวเรือ0213กรุงเทพมหานคร6304F80B"
)

// benchmarkSets are what is read.
func benchmarkSets(b *testing.B) (sets []benchmarkSet) {
	for _, c := range benchmarkCodes {
		sets = append(sets, benchmarkSetOf(c.name, c.payload))
	}
	return append(sets, benchmarkSetOf("ThaiName", thaiNameCode), benchmarkSetOf("Thai", thaiCode),
		benchmarkSetOf("Collected", collectedCodes(b)...))
}

func BenchmarkChecksum(b *testing.B) {
	for _, set := range benchmarkSets(b) {
		set.run(b, func(i int) { checksum = crc.Checksum(set.payloads[i]) })
	}
}

func BenchmarkParse(b *testing.B) {
	for _, set := range benchmarkSets(b) {
		set.run(b, func(i int) {
			if _, err := emvqr.Parse(set.payloads[i]); err != nil {
				b.Fatal(err)
			}
		})
	}
}

// BenchmarkValidate is about clean codes.
func BenchmarkValidate(b *testing.B) {
	for _, set := range benchmarkSets(b)[:len(benchmarkCodes)+1] {
		code := emvqr.MustParse(set.payloads[0])
		set.run(b, func(int) {
			for finding := range code.Validate() {
				b.Fatal(finding)
			}
		})
	}
}

// benchmarkMerchants write the benchmarkCodes, in their order.
var benchmarkMerchants = []emvqr.Merchant{
	{
		Accounts: []emvqr.Data{benchmarkTemplate(26, "ORG.EXAMPLE", emvqr.Data{ID: 1, Value: "0A7"})},
		MCC:      "5812", Currency: "764", Country: "TH", Name: "KIOSK", City: "PHUKET",
	},
	{
		Initiation: emvqr.Dynamic,
		Accounts: []emvqr.Data{
			benchmarkTemplate(26, "COM.EXAMPLE.WWW", emvqr.Data{ID: 1, Value: "936005030000087914"}, emvqr.Data{ID: 2, Value: "214521728082908"}, emvqr.Data{ID: 3, Value: "UMI"}),
			benchmarkTemplate(51, "ID.CO.QRIS.WWW", emvqr.Data{ID: 2, Value: "ID1025388502660"}, emvqr.Data{ID: 3, Value: "UMI"}),
		},
		MCC: "5812", Currency: "360", Amount: emvqr.MustAmount("10000"), WholeAmounts: true,
		Tip:     emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("500")},
		Country: "ID", Name: "WARUNG KOPI SENJA", City: "JAKARTA", PostalCode: "12345",
		Additional: emvqr.AdditionalData{BillNumber: "BILL0001", ReferenceLabel: "INV-2026-11", TerminalLabel: "A01"},
	},
	{
		Initiation: emvqr.Dynamic,
		Accounts: []emvqr.Data{
			{ID: 2, Value: "4000000000000002"},
			{ID: 4, Value: "5200000000000007"},
			{ID: 15, Value: "3125000344000203441000000000006"},
			benchmarkTemplate(26, "COM.EXAMPLE.WALLET", emvqr.Data{ID: 1, Value: "936005030000087914"}, emvqr.Data{ID: 2, Value: "214521728082908"}),
			benchmarkTemplate(27, "D15600000000", emvqr.Data{ID: 5, Value: "A93FO3230Q"}),
			benchmarkTemplate(30, "A000000677010112", emvqr.Data{ID: 1, Value: "010000000000000"}, emvqr.Data{ID: 2, Value: "TABLE12"}, emvqr.Data{ID: 3, Value: "INV20261121"}),
		},
		MCC: "5812", Currency: "764", Amount: emvqr.MustAmount("1250.00"),
		Country: "TH", Name: "NOODLE HOUSE", City: "BANGKOK", PostalCode: "10110",
		Additional: emvqr.AdditionalData{BillNumber: "INV-2026-11-21", StoreLabel: "BRANCH 7", ReferenceLabel: "ORDER-000042", TerminalLabel: "TILL-03"},
		Language:   emvqr.LanguageTemplate{Language: "TH", Name: "BAAN KUAITIAO NOODLES", City: "KRUNG THEP"},
		Unreserved: []emvqr.Data{benchmarkTemplate(80, "org.example.receipts", emvqr.Data{ID: 1, Value: "0123456789"})},
	},
}

// benchmarkTemplate is a template with a GUID.
func benchmarkTemplate(id uint8, guid string, objects ...emvqr.Data) emvqr.Data {
	return emvqr.Data{ID: id, Template: append([]emvqr.Data{{ID: 0, Value: guid}}, objects...)}
}

func BenchmarkAppend(b *testing.B) {
	for i, c := range benchmarkCodes {
		buffer := make([]byte, 0, 600)
		benchmarkSetOf(c.name, c.payload).run(b, func(int) {
			if _, err := benchmarkMerchants[i].AppendTo(buffer); err != nil {
				b.Fatal(err)
			}
		})
	}
}

func TestBenchmarkMerchantsWriteTheBenchmarkCodes(t *testing.T) {
	require.Len(t, benchmarkMerchants, len(benchmarkCodes))
	for i, c := range benchmarkCodes {
		t.Run(c.name, func(t *testing.T) {
			written, err := benchmarkMerchants[i].AppendTo(nil)
			require.NoError(t, err)
			require.Equal(t, c.payload, string(written))
			for finding := range emvqr.MustParse(c.payload).Validate() {
				t.Errorf("benchmarks are about clean codes: %s", finding)
			}
		})
	}
}

func TestReadingTextOutsideASCIIDoesNotAllocate(t *testing.T) {
	for name, payload := range map[string]string{
		"a name in Thai": thaiNameCode, "Thai throughout": thaiCode, "UTF-16 units": utf16Code, "bytes": bytesCode,
	} {
		require.Zero(t, testing.AllocsPerRun(100, func() { _, _ = emvqr.Parse(payload) }), name)
	}
	clean := emvqr.MustParse(thaiNameCode)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		for finding := range clean.Validate() {
			t.Errorf("benchmarks are about clean codes: %s", finding)
		}
	}))
}

func TestReadAndWritePathsDoNotAllocate(t *testing.T) {
	buffer := make([]byte, 0, 600)
	for i, c := range benchmarkCodes {
		code := emvqr.MustParse(c.payload)
		findings := 0
		for _, path := range []struct {
			name string
			walk func()
		}{
			{"Parse", func() { _, _ = emvqr.Parse(c.payload) }},
			{"Validate", func() {
				for range code.Validate() {
					findings++
				}
			}},
			{"AppendTo", func() { _, _ = benchmarkMerchants[i].AppendTo(buffer) }},
			{"Get", func() { _, _ = code.Get(emvqr.P(60)) }},
			{"Get inside a template", func() { _, _ = code.Get(emvqr.P(26, 1)) }},
			{"Get what is absent", func() { _, _ = code.Get(emvqr.P(99)) }},
		} {
			t.Run(c.name+"/"+path.name, func(t *testing.T) {
				require.Zero(t, testing.AllocsPerRun(100, path.walk))
			})
		}
		require.Zero(t, findings)
	}
}

func BenchmarkWith(b *testing.B) {
	edits := []emvqr.Edit{emvqr.SetAmount("125.00")}
	for _, c := range benchmarkCodes {
		code := emvqr.MustParse(c.payload)
		benchmarkSetOf(c.name, c.payload).run(b, func(int) {
			if _, err := code.With(edits...); err != nil {
				b.Fatal(err)
			}
		})
	}
}
