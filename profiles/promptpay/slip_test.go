package promptpay_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

const (
	bankSlip      = "004000060000010103002021900021231231212000115102TH91049C30"
	spacedSlip    = "004100060000010103014022000111222233344ABCD125102TH910417DF"
	trueMoneySlip = "00480002010102010203P2P0313TXN00012345670408250120249104b425"
)

func sealedSlip(body string) string {
	return fmt.Sprintf("%s9104%04X", body, crc.Checksum(body+"9104"))
}

// native is the form of that name.
func native(t *testing.T, format string) *network.Native {
	t.Helper()
	for i := range promptpay.Network.Natives {
		if n := &promptpay.Network.Natives[i]; n.Format == format {
			return n
		}
	}
	t.Fatalf("no native form %s", format)
	return nil
}

func found(r network.Decoded) (ids []string) {
	for _, f := range r.Findings {
		ids = append(ids, f.Rule)
	}
	return ids
}

func TestSlipsAreRead(t *testing.T) {
	for text, want := range map[string]promptpay.Slip{
		bankSlip:      {SendingBank: "002", Reference: "0002123123121200011"},
		spacedSlip:    {SendingBank: "014", Reference: "00111222233344ABCD12"},
		trueMoneySlip: {TrueMoney: true, EventType: "P2P", TransactionID: "TXN0001234567", Date: "25012024"},
	} {
		got, err := promptpay.ParseSlip(text)
		require.NoError(t, err)
		assert.Equal(t, want, got)

		n := native(t, "thai-slip")
		require.True(t, n.Match(text))
		assert.Equal(t, network.Other, n.Kind)
		r := n.Read(text)
		assert.True(t, r.Sound)
		assert.Empty(t, r.Findings)
		assert.Nil(t, r.Account, "nobody is paid by a slip")
	}
	r := native(t, "thai-slip").Read(bankSlip)
	assert.Equal(t, []network.FieldValue{
		{Key: "sending_bank", Value: "002"}, {Key: "reference", Value: "0002123123121200011"},
	}, r.Fields)
	r = native(t, "thai-slip").Read(trueMoneySlip)
	assert.Equal(t, []network.FieldValue{
		{Key: "event_type", Value: "P2P"}, {Key: "transaction_id", Value: "TXN0001234567"}, {Key: "date", Value: "25012024"},
	}, r.Fields)
}

func TestSlipsAreNeverPaymentCodes(t *testing.T) {
	for _, text := range []string{bankSlip, spacedSlip, trueMoneySlip} {
		_, err := emvqr.Parse(text)
		assert.Error(t, err)
		report := emvqr.Diagnose(text)
		code, _ := report.Code()
		for a := range promptpay.Network.Accounts(code) {
			t.Errorf("%s has the account %v", text, a)
		}
	}
}

// The rows whose label, networks or note speak of a slip must be recognised, and
// no other row may be.
func TestSlipSamples(t *testing.T) {
	n, recognised := native(t, "thai-slip"), 0
	for _, row := range samples(t) {
		isSlip := strings.Contains(row.note, "slip mini-QR") || strings.Contains(row.note, "slip-verify")
		assert.Equal(t, isSlip, n.Match(row.payload), "line %d: %s", row.line, row.note)
		if isSlip {
			recognised++
			assert.True(t, n.Read(row.payload).Sound, "line %d", row.line)
			_, err := promptpay.ParseSlip(row.payload)
			assert.NoError(t, err)
		}
	}
	assert.Equal(t, 2, recognised)
}

func TestSamplesOfOtherNativeFormsAreNeitherSlipNorBarcode(t *testing.T) {
	content, err := os.ReadFile("../../testdata/native.tsv")
	require.NoError(t, err)
	rows := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")[1:]
	require.GreaterOrEqual(t, len(rows), 70)
	for _, row := range rows {
		label, text := strings.Split(row, "\t")[0], strings.Split(row, "\t")[1]
		for _, n := range promptpay.Network.Natives {
			assert.Equal(t, label == "Thai slip" && n.Format == "thai-slip", n.Match(text), "%s: %s", n.Format, text)
		}
	}
}

func TestChecksumOfASlipInEitherCase(t *testing.T) {
	for _, text := range []string{
		strings.Replace(bankSlip, "9C30", "9c30", 1), strings.Replace(trueMoneySlip, "b425", "B425", 1),
	} {
		_, err := promptpay.ParseSlip(text)
		assert.NoError(t, err)
		assert.True(t, native(t, "thai-slip").Read(text).Sound)
	}
}

func TestAWrongChecksumOfASlip(t *testing.T) {
	for name, text := range map[string]string{
		"a digit":      strings.Replace(bankSlip, "9C30", "9C31", 1),
		"the text":     strings.Replace(bankSlip, "00212", "00213", 1),
		"no hex":       strings.Replace(bankSlip, "9C30", "9C3G", 1),
		"a sign":       strings.Replace(bankSlip, "9C30", "+C30", 1),
		"digits lost":  strings.TrimSuffix(bankSlip, "0"), // the last one, which no zero in front makes up for
		"no digits":    strings.TrimSuffix(bankSlip, "9C30"),
		"no checksum":  strings.TrimSuffix(bankSlip, "91049C30"),
		"cut":          bankSlip[:len(bankSlip)-12],
		"object 63":    strings.Replace(bankSlip, "9104", "6304", 1),
		"text behind":  bankSlip + "X",
		"another slip": bankSlip + bankSlip[:8],
	} {
		_, err := promptpay.ParseSlip(text)
		assert.ErrorIs(t, err, emvqr.ErrChecksum, name)
		n := native(t, "thai-slip")
		require.True(t, n.Match(text), name)
		r := n.Read(text)
		assert.False(t, r.Sound, name)
		assert.Contains(t, found(r), "PROMPTPAY-SLIP-CRC", name)
		assert.Equal(t, "002", r.Fields[0].Value, "the fields are shown all the same: %s", name)
	}
}

// slipWithZeros is a made-up slip whose checksum begins with n zeros.
func slipWithZeros(t *testing.T, n int) string {
	t.Helper()
	for i := range 1_000_000 {
		text := sealedSlip(tlv("00", tlv("00", "000001", "01", "002", "02", fmt.Sprintf("TEST%08d", i)), "51", "TH"))
		sum := text[len(text)-4:]
		if len(sum)-len(strings.TrimLeft(sum, "0")) == n {
			return text
		}
	}
	t.Fatalf("no checksum with %d zeros", n)
	return ""
}

func TestLostLeadingZerosAreToleratedAndReported(t *testing.T) {
	for lost := 1; lost <= 3; lost++ {
		whole := slipWithZeros(t, lost)
		cut := len(whole) - 4
		text := whole[:cut] + whole[cut+lost:]

		got, err := promptpay.ParseSlip(text)
		require.NoError(t, err)
		assert.Equal(t, lost, got.LostZeros)

		r := native(t, "thai-slip").Read(text)
		assert.True(t, r.Sound)
		require.Equal(t, []string{"PROMPTPAY-SLIP-CRC-ZEROS"}, found(r))
		assert.Equal(t, emvqr.Warning, r.Findings[0].Severity)
		assert.Equal(t, strings.LastIndex(text, "9104"), r.Findings[0].Offset)

		got, err = promptpay.ParseSlip(whole)
		require.NoError(t, err)
		assert.Zero(t, got.LostZeros)
	}
}

func TestFieldsOfASlip(t *testing.T) {
	for name, c := range map[string]struct {
		body, rule, at string
		severity       emvqr.Severity
	}{
		"bank of two digits":   {tlv("00", tlv("00", "000001", "01", "02", "02", "R"), "51", "TH"), "PROMPTPAY-SLIP-SENDING-BANK-LEN", "0102", emvqr.Warning},
		"bank in letters":      {tlv("00", tlv("00", "000001", "01", "BBL", "02", "R"), "51", "TH"), "PROMPTPAY-SLIP-SENDING-BANK-FORMAT", "0103", emvqr.Warning},
		"no bank":              {tlv("00", tlv("00", "000001", "02", "R"), "51", "TH"), "PROMPTPAY-SLIP-SENDING-BANK-MISSING", "5102TH", emvqr.Warning},
		"no reference":         {tlv("00", tlv("00", "000001", "01", "002"), "51", "TH"), "PROMPTPAY-SLIP-REFERENCE-MISSING", "5102TH", emvqr.Warning},
		"no country":           {tlv("00", tlv("00", "000001", "01", "002", "02", "R")), "PROMPTPAY-SLIP-COUNTRY", "9104", emvqr.Warning},
		"another country":      {tlv("00", tlv("00", "000001", "01", "002", "02", "R"), "51", "LA"), "PROMPTPAY-SLIP-COUNTRY", "9104", emvqr.Warning},
		"no event type":        {tlv("00", tlv("00", "01", "01", "01", "03", "T", "04", "25012024")), "PROMPTPAY-TRUEMONEY-SLIP-EVENT-TYPE-MISSING", "9104", emvqr.Warning},
		"no transaction":       {tlv("00", tlv("00", "01", "01", "01", "02", "P2P", "04", "25012024")), "PROMPTPAY-TRUEMONEY-SLIP-TRANSACTION-ID-MISSING", "9104", emvqr.Warning},
		"no date":              {tlv("00", tlv("00", "01", "01", "01", "02", "P2P", "03", "T")), "PROMPTPAY-TRUEMONEY-SLIP-DATE-MISSING", "9104", emvqr.Warning},
		"date in letters":      {tlv("00", tlv("00", "01", "01", "01", "02", "P2P", "03", "T", "04", "25JAN024")), "PROMPTPAY-TRUEMONEY-SLIP-DATE-FORMAT", "0408", emvqr.Warning},
		"date of six digits":   {tlv("00", tlv("00", "01", "01", "01", "02", "P2P", "03", "T", "04", "250124")), "PROMPTPAY-TRUEMONEY-SLIP-DATE-LEN", "0406", emvqr.Warning},
		"the 31st of February": {tlv("00", tlv("00", "01", "01", "01", "02", "P2P", "03", "T", "04", "31022024")), "PROMPTPAY-TRUEMONEY-SLIP-DATE-DAY", "0408", emvqr.Warning},
	} {
		text := sealedSlip(c.body)
		r := native(t, "thai-slip").Read(text)
		assert.True(t, r.Sound, name)
		require.Equal(t, []string{c.rule}, found(r), name)
		f := r.Findings[0]
		assert.Equal(t, c.severity, f.Severity, name)
		assert.Equal(t, "promptpay", f.Network, name)
		assert.NotEmpty(t, f.Citation, name)
		assert.True(t, f.Path.IsZero(), name)
		assert.True(t, strings.HasPrefix(text[f.Offset:], c.at), "%s: %s", name, text[f.Offset:])
	}
}

func TestWhatIsNoSlip(t *testing.T) {
	for name, text := range map[string]string{
		"empty":          "",
		"a payment code": "00020101021129370016A000000677010111011300668012345675802TH530376463046197",
		"Raast":          "0002020102110202000424PK33ABCD00000000000000001004BA20",
		"another marker": sealedSlip(tlv("00", tlv("00", "000002", "01", "002"), "51", "TH")),
		"one marker":     sealedSlip(tlv("00", tlv("00", "01", "02", "P2P"))),
		"00 cut":         bankSlip[:30],
		"sign as length": "00+4" + bankSlip[4:],
		"blank in front": " " + bankSlip,
		"not ASCII":      bankSlip + "ไทย",
		"too long":       bankSlip + strings.Repeat("0", emvqr.MaxBytes),
		"not first":      "5102TH" + bankSlip,
	} {
		assert.False(t, native(t, "thai-slip").Match(text), name)
		_, err := promptpay.ParseSlip(text)
		assert.ErrorIs(t, err, promptpay.ErrSlip, name)
		assert.ErrorContains(t, err, "promptpay: ", name)
		assert.Equal(t, network.Decoded{}, native(t, "thai-slip").Read(text), name)
	}
}

func TestAnObject91OfAnotherLengthIsNoChecksum(t *testing.T) {
	body := strings.TrimSuffix(bankSlip, "91049C30") + "9106AB"
	text := fmt.Sprintf("%s%04X", body, crc.Checksum(body))
	_, err := promptpay.ParseSlip(text)
	assert.ErrorIs(t, err, emvqr.ErrChecksum)
	assert.False(t, native(t, "thai-slip").Read(text).Sound)
}
