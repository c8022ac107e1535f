package promptpay_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

// broken are codes that break one rule each and no other of PromptPay's.
func broken(t *testing.T) map[string]emvqr.Code {
	transfer := func(pairs ...string) emvqr.Code { return thai(t, "29", transfer29(pairs...)) }
	bill := func(pairs ...string) emvqr.Code { return thai(t, "30", bill30(pairs...)) }
	innovation := func(pairs ...string) emvqr.Code {
		return thai(t, "31", tlv(append([]string{"00", promptpay.AIDInnovation}, pairs...)...))
	}
	kshop := func(pairs ...string) emvqr.Code {
		return thai(t, "31", tlv(append([]string{"00", promptpay.AIDInnovationInPractice}, pairs...)...))
	}
	mobile := tlv("29", transfer29("01", "0066812345678"))
	return map[string]emvqr.Code{
		"PROMPTPAY-TRANSFER-PLACE":                thai(t, "30", transfer29("01", "0066812345678")),
		"PROMPTPAY-TRANSFER-MOBILE-FORMAT":        transfer("01", "0066XXXXXXXXX"),
		"PROMPTPAY-TRANSFER-MOBILE-LEN":           transfer("01", "006681234567"),
		"PROMPTPAY-TRANSFER-MOBILE-PREFIX":        transfer("01", "0065812345678"),
		"PROMPTPAY-TRANSFER-NATIONAL-ID-FORMAT":   transfer("02", "110040012345X"),
		"PROMPTPAY-TRANSFER-NATIONAL-ID-LEN":      transfer("02", "110040012345"),
		"PROMPTPAY-TRANSFER-NATIONAL-ID-MOD11":    transfer("02", "1100400123451"),
		"PROMPTPAY-TRANSFER-EWALLET-FORMAT":       transfer("03", "00499900000000X"),
		"PROMPTPAY-TRANSFER-EWALLET-LEN":          transfer("03", "00499900000000"),
		"PROMPTPAY-TRANSFER-BANK-ACCOUNT-FORMAT":  transfer("04", "004ก"),
		"PROMPTPAY-TRANSFER-BANK-ACCOUNT-LEN":     transfer("04", "004"),
		"PROMPTPAY-TRANSFER-BANK-ACCOUNT-READERS": transfer("04", "0041234567890"),
		"PROMPTPAY-TRANSFER-OTC-FORMAT":           transfer("01", "0066812345678", "05", "123456789ก"),
		"PROMPTPAY-TRANSFER-OTC-LEN":              transfer("01", "0066812345678", "05", "123456789"),
		"PROMPTPAY-MOBILE-RANGE":                  transfer("01", "0066212345678"),
		"PROMPTPAY-ONE-PROXY":                     transfer("01", "0066812345678", "02", "1100400123450"),
		"PROMPTPAY-OTC":                           thai(t, "29", tlv("00", promptpay.AIDTransferByPayer, "01", "0066812345678")),

		"PROMPTPAY-BILL-PLACE":             thai(t, "29", bill30("01", kbankBiller, "02", "A")),
		"PROMPTPAY-BILL-BILLER-ID-MISSING": bill("02", "A"),
		"PROMPTPAY-BILL-BILLER-ID-FORMAT":  bill("01", "01075360003150X", "02", "A"),
		"PROMPTPAY-BILL-BILLER-ID-LEN":     bill("01", "0107536000315", "02", "A"),
		"PROMPTPAY-BILL-BILLER-ID-MOD11":   bill("01", "010753600031401", "02", "A"),
		"PROMPTPAY-BILL-REF1-MISSING":      bill("01", kbankBiller),
		"PROMPTPAY-BILL-REF1-FORMAT":       bill("01", kbankBiller, "02", "ก"),
		"PROMPTPAY-BILL-REF1-LEN":          bill("01", kbankBiller, "02", strings.Repeat("A", 21)),
		"PROMPTPAY-BILL-REF1-CAPITALS":     bill("01", kbankBiller, "02", "a"),
		"PROMPTPAY-BILL-REF2-FORMAT":       bill("01", kbankBiller, "02", "A", "03", "ก"),
		"PROMPTPAY-BILL-REF2-LEN":          bill("01", kbankBiller, "02", "A", "03", strings.Repeat("A", 21)),
		"PROMPTPAY-BILL-REF2-CAPITALS":     bill("01", kbankBiller, "02", "A", "03", "A-1"),

		"PROMPTPAY-INNOVATION-PLACE":                  thai(t, "32", tlv("00", promptpay.AIDInnovation)),
		"PROMPTPAY-INNOVATION-API-ID-FORMAT":          innovation("01", "00X"),
		"PROMPTPAY-INNOVATION-API-ID-LEN":             innovation("01", "01"),
		"PROMPTPAY-INNOVATION-TRANSACTION-REF-FORMAT": innovation("03", "ก"),
		"PROMPTPAY-INNOVATION-TRANSACTION-REF-LEN":    innovation("03", strings.Repeat("A", 26)),

		"PROMPTPAY-KSHOP-PLACE":                thai(t, "32", tlv("00", promptpay.AIDInnovationInPractice, "01", "004")),
		"PROMPTPAY-KSHOP-ACQUIRER-MISSING":     kshop("02", "A"),
		"PROMPTPAY-KSHOP-ACQUIRER-FORMAT":      kshop("01", "KBK"),
		"PROMPTPAY-KSHOP-ACQUIRER-LEN":         kshop("01", "04"),
		"PROMPTPAY-KSHOP-MERCHANT-REF-FORMAT":  kshop("01", "004", "02", "ก"),
		"PROMPTPAY-KSHOP-ACQUIRER-DATA-FORMAT": kshop("01", "004", "03", "ก"),
		"PROMPTPAY-KSHOP-ORDER-REF-FORMAT":     kshop("01", "004", "04", "ก"),
		"PROMPTPAY-KSHOP-OTHER-05-FORMAT":      kshop("01", "004", "05", "ก"),
		"PROMPTPAY-KSHOP-REFS": thai(t, "30", bill30("01", kbankBiller, "02", "A"),
			"31", tlv("00", promptpay.AIDInnovationInPractice, "01", "004", "02", "B")),

		"PROMPTPAY-TWO-ACCOUNTS": thai(t, "29", transfer29("01", "0066812345678"), "30", bill30("01", kbankBiller, "02", "A")),

		"PROMPTPAY-CURRENCY":         sealed(t, "000201"+mobile+"53037025802TH"),
		"PROMPTPAY-CURRENCY-MISSING": sealed(t, "000201"+mobile+"5802TH"),
		"PROMPTPAY-COUNTRY":          sealed(t, "000201"+mobile+"53037645802LA"),
		"PROMPTPAY-COUNTRY-MISSING":  sealed(t, "000201"+mobile+"5303764"),
		"PROMPTPAY-VAT":              withVAT(t, "00", "0001"),
		"PROMPTPAY-MESSAGE":          withMessage(t, "004"),
	}
}

// brokenNatives are slips and barcodes that break one rule each; those about the
// rows of a bill are above.
func brokenNatives() map[string]string {
	bank := func(pairs ...string) string {
		return sealedSlip(tlv("00", tlv(append([]string{"00", "000001"}, pairs...)...), "51", "TH"))
	}
	trueMoney := func(pairs ...string) string {
		return sealedSlip(tlv("00", tlv(append([]string{"00", "01", "01", "01"}, pairs...)...)))
	}
	return map[string]string{
		"PROMPTPAY-SLIP-SENDING-BANK-MISSING": bank("02", "R"),
		"PROMPTPAY-SLIP-SENDING-BANK-FORMAT":  bank("01", "BBL", "02", "R"),
		"PROMPTPAY-SLIP-SENDING-BANK-LEN":     bank("01", "02", "02", "R"),
		"PROMPTPAY-SLIP-REFERENCE-MISSING":    bank("01", "002"),
		"PROMPTPAY-SLIP-COUNTRY":              sealedSlip(tlv("00", tlv("00", "000001", "01", "002", "02", "R"), "51", "LA")),
		"PROMPTPAY-SLIP-CRC":                  strings.Replace(bankSlip, "9C30", "9C31", 1),
		"PROMPTPAY-SLIP-CRC-ZEROS":            "", // made in the test

		"PROMPTPAY-TRUEMONEY-SLIP-EVENT-TYPE-MISSING":     trueMoney("03", "T", "04", "25012024"),
		"PROMPTPAY-TRUEMONEY-SLIP-TRANSACTION-ID-MISSING": trueMoney("02", "P2P", "04", "25012024"),
		"PROMPTPAY-TRUEMONEY-SLIP-DATE-MISSING":           trueMoney("02", "P2P", "03", "T"),
		"PROMPTPAY-TRUEMONEY-SLIP-DATE-FORMAT":            trueMoney("02", "P2P", "03", "T", "04", "25JAN024"),
		"PROMPTPAY-TRUEMONEY-SLIP-DATE-LEN":               trueMoney("02", "P2P", "03", "T", "04", "250124"),
		"PROMPTPAY-TRUEMONEY-SLIP-DATE-DATE":              trueMoney("02", "P2P", "03", "T", "04", "31022024"),

		"PROMPTPAY-BARCODE-AMOUNT":    "|" + kbankBiller + "\rA\r\r1.50",
		"PROMPTPAY-BARCODE-SEPARATOR": "|" + kbankBiller + "\nA\n\n150",
	}
}

func TestEveryRuleHasAVectorThatBreaksItAlone(t *testing.T) {
	codes, natives := broken(t), brokenNatives()
	zeros := slipWithZeros(t, 1)
	natives["PROMPTPAY-SLIP-CRC-ZEROS"] = zeros[:len(zeros)-4] + zeros[len(zeros)-3:]
	seen := map[string]bool{}
	for rule := range promptpay.Network.Catalogue() {
		assert.False(t, seen[rule.ID], "%s is listed twice", rule.ID)
		seen[rule.ID] = true
		assert.NotEmpty(t, rule.Sentence, rule.ID)
		assert.NotEmpty(t, rule.Citation, rule.ID)
		assert.Equal(t, "promptpay", rule.Network, rule.ID)
		if rule.Confidence >= emvqr.ConfidenceC {
			assert.Less(t, rule.Severity, emvqr.Error, "%s is not sure enough to be an error", rule.ID)
		}
		if code, ok := codes[rule.ID]; ok {
			for f := range promptpay.Network.Validate(code) {
				assert.Equal(t, rule.Severity, f.Severity, rule.ID)
				assert.Equal(t, rule.Citation, f.Citation, rule.ID)
			}
			assert.Equal(t, []string{rule.ID}, rules(code))
			continue
		}
		text, ok := natives[rule.ID]
		if !assert.True(t, ok, "%s has no vector", rule.ID) {
			continue
		}
		matched := 0
		for _, n := range promptpay.Network.Natives {
			if !n.Match(text) {
				continue
			}
			matched++
			r := n.Read(text)
			assert.Equal(t, []string{rule.ID}, found(r))
			for _, f := range r.Findings {
				assert.Equal(t, rule.Severity, f.Severity, rule.ID)
				assert.Equal(t, rule.Citation, f.Citation, rule.ID)
			}
		}
		assert.Equal(t, 1, matched, rule.ID)
	}
	for id := range codes {
		assert.True(t, seen[id], "%s is not in the catalogue", id)
	}
	for id := range natives {
		assert.True(t, seen[id], "%s is not in the catalogue", id)
	}
}
