package promptpay_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

func TestBarcodesAreReadAndWritten(t *testing.T) {
	for text, want := range map[string]promptpay.Barcode{
		"|099999999999990\r111222333444\r\r0": {BillerID: "099999999999990", Ref1: "111222333444"},
		"|099400016550100\r123456789012\r670429\r364922": {
			BillerID: "099400016550100", Ref1: "123456789012", Ref2: "670429", Amount: emvqr.MustAmount("3649.22"),
		},
		"|010554000000000\rCUST001\rINV99\r1": {
			BillerID: "010554000000000", Ref1: "CUST001", Ref2: "INV99", Amount: emvqr.MustAmount("0.01"),
		},
	} {
		got, err := promptpay.ParseBarcode(text)
		require.NoError(t, err)
		assert.Equal(t, want, got)
		back, err := got.Text()
		require.NoError(t, err)
		assert.Equal(t, text, back)

		bill, amount := got.Bill()
		assert.Equal(t, promptpay.BillPayment{BillerID: want.BillerID, Ref1: want.Ref1, Ref2: want.Ref2}, bill)
		assert.Equal(t, want.Amount, amount)

		n := native(t, "bot-barcode")
		require.True(t, n.Match(text))
		assert.Equal(t, network.Other, n.Kind)
		r := n.Read(text)
		assert.True(t, r.Sound)
		assert.Equal(t, bill, r.Account)
		value, ok := r.Field("amount")
		assert.Equal(t, want.Amount.IsPresent(), ok)
		assert.Equal(t, want.Amount.String(), value)
	}
}

// Two samples were made from barcodes; the bill of the barcode is their account.
func TestABarcodeBecomesThePaymentCodeOfTheSample(t *testing.T) {
	for text, end := range map[string]string{
		"|099999999999990\r111222333444\r\r0":            "63043EE7",
		"|099400016550100\r123456789012\r670429\r364922": "63044534",
	} {
		barcode, err := promptpay.ParseBarcode(text)
		require.NoError(t, err)
		bill, amount := barcode.Bill()
		met := false
		rows, codes := promptpaySamples(t)
		for i, row := range rows {
			if !strings.HasSuffix(row.payload, end) {
				continue
			}
			met = true
			value, _ := codes[i].Get(emvqr.P(30))
			assert.Equal(t, value, written(network.Parts(bill)[0].Data))
			want, _ := codes[i].Amount()
			assert.Equal(t, want, amount)
		}
		assert.True(t, met)
	}
}

func TestSatangAreExact(t *testing.T) {
	for satang, want := range map[string]string{
		"0": "", "000": "", "7": "0.07", "10": "0.10", "155000": "1550.00", "0000155000": "1550.00",
		"999999999999999999": "9999999999999999.99",
	} {
		b, err := promptpay.ParseBarcode("|" + kbankBiller + "\rA\r\r" + satang)
		require.NoError(t, err, satang)
		assert.Equal(t, want, b.Amount.String())
	}
}

func TestWhatIsNoBarcode(t *testing.T) {
	for name, text := range map[string]string{
		"empty": "", "a bar": "|", "no bar": kbankBiller + "\rA\rB\r0", "three parts": "|" + kbankBiller + "\rA\r0",
		"five parts": "|" + kbankBiller + "\rA\rB\r0\r", "line feeds after no biller": "|hello\nA\nB\n0", "a table": "| a | b | c", "words": "|and so on 1", "a long biller": "|" + kbankBiller + "0|A|B|0",
		"too long": "|" + kbankBiller + "\rA\rB\r" + strings.Repeat("0", emvqr.MaxBytes),
	} {
		assert.False(t, native(t, "bot-barcode").Match(text), name)
		_, err := promptpay.ParseBarcode(text)
		assert.ErrorIs(t, err, promptpay.ErrBarcode, name)
		assert.Equal(t, network.Decoded{}, native(t, "bot-barcode").Read(text), name)
	}
}

func TestAnAmountThatIsNoNumberOfSatang(t *testing.T) {
	for _, amount := range []string{"", "1.50", "-1", "+1", "1e3", " 1", "1_0", "๑", "99999999999999999999", "1000000000000000000"} {
		text := "|" + kbankBiller + "\rA\r\r" + amount
		_, err := promptpay.ParseBarcode(text)
		assert.ErrorIs(t, err, promptpay.ErrBarcode, amount)
		require.True(t, native(t, "bot-barcode").Match(text))
		r := native(t, "bot-barcode").Read(text)
		require.Equal(t, []string{"PROMPTPAY-BARCODE-AMOUNT"}, found(r), amount)
		assert.Equal(t, strings.LastIndex(text, "\r")+1, r.Findings[0].Offset)
	}
}

func TestFindingsOfABarcodeAreThoseOfTheBill(t *testing.T) {
	for text, want := range map[string]struct {
		rule   string
		offset int
	}{
		"|0107536000315\rA\r\r0":                          {"PROMPTPAY-BILL-BILLER-ID-LEN", 1},
		"|01075360003150X\rA\r\r0":                        {"PROMPTPAY-BILL-BILLER-ID-FORMAT", 1},
		"|010753600031401\rA\r\r0":                        {"PROMPTPAY-BILL-BILLER-ID-MOD11", 1},
		"|\rA\r\r0":                                       {"PROMPTPAY-BILL-BILLER-ID-MISSING", 1},
		"|010753600031501\r\rB\r0":                        {"PROMPTPAY-BILL-REF1-MISSING", 17},
		"|010753600031501\rA\r123456789012345678901\r100": {"PROMPTPAY-BILL-REF2-LEN", 19},
	} {
		r := native(t, "bot-barcode").Read(text)
		require.Equal(t, []string{want.rule}, found(r), "%q", text)
		assert.Equal(t, want.offset, r.Findings[0].Offset)
		assert.True(t, r.Findings[0].Path.IsZero())
		assert.Equal(t, "promptpay", r.Findings[0].Network)
	}
}

func TestTextOfABarcodeRefuses(t *testing.T) {
	good := promptpay.Barcode{BillerID: kbankBiller, Ref1: "A"}
	_, err := good.Text()
	require.NoError(t, err)
	for name, change := range map[string]func(*promptpay.Barcode){
		"no biller":         func(b *promptpay.Barcode) { b.BillerID = "" },
		"a short biller":    func(b *promptpay.Barcode) { b.BillerID = kbankBiller[:13] },
		"no reference":      func(b *promptpay.Barcode) { b.Ref1 = "" },
		"a carriage return": func(b *promptpay.Barcode) { b.Ref2 = "A\rB" },
	} {
		bad := good
		change(&bad)
		_, err := bad.Text()
		assert.ErrorIs(t, err, promptpay.ErrBarcode, name)
	}
	for _, fine := range []string{"1.005", "10.000"} {
		good.Amount = emvqr.MustAmount(fine)
		_, err = good.Text()
		assert.ErrorIs(t, err, emvqr.ErrPrecision, fine)
	}
	assert.ErrorContains(t, err, "amount 10.000 has 3 decimals, THB (764) has 2; did you mean 10000?")
}

func TestABarcodeWithAnotherSeparatorIsReadAndSaid(t *testing.T) {
	for between, name := range map[string]string{
		"\n": "a line feed", "\r\n": "a carriage return and a line feed", " ": "a blank", "%0D": "%0D", "%0d": "%0d", "%0D%0A": "%0D%0A", "~013": "~013", "|": "a bar",
		"\t": "a tab", `\r`: `the characters \r`, "<CR>": "<CR>", "\u240d": "the picture of a carriage return, U+240D", "&#13;": "&#13;", "^M": "^M", "+": "a plus",
	} {
		for _, ref2 := range []string{"INV7", ""} {
			text := "|" + strings.Join([]string{kbankBiller, "TABLE12", ref2, "12500"}, between)
			require.True(t, native(t, "bot-barcode").Match(text), "%q", text)
			barcode, err := promptpay.ParseBarcode(text)
			require.NoError(t, err)
			want := promptpay.Barcode{BillerID: kbankBiller, Ref1: "TABLE12", Ref2: ref2, Amount: emvqr.MustAmount("125.00")}
			assert.Equal(t, want, barcode)
			r := native(t, "bot-barcode").Read(text)
			require.Equal(t, []string{"PROMPTPAY-BARCODE-SEPARATOR"}, found(r), "%q", text)
			assert.Contains(t, r.Findings[0].Message, "separated by "+name+", expected a carriage return")
			assert.Equal(t, 1+len(kbankBiller), r.Findings[0].Offset)
			assert.Equal(t, emvqr.Warning, r.Findings[0].Severity)
			bill, _ := want.Bill()
			assert.Equal(t, bill, r.Account)
			back, err := barcode.Text()
			require.NoError(t, err)
			assert.Equal(t, "|"+kbankBiller+"\rTABLE12\r"+ref2+"\r12500", back, "written as it should be")
		}
	}
	barcode, err := promptpay.ParseBarcode("%7C" + kbankBiller + "%0DTABLE12%0D%0D0")
	require.NoError(t, err)
	assert.Equal(t, promptpay.Barcode{BillerID: kbankBiller, Ref1: "TABLE12"}, barcode)
}
