package promptpay_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

// broken are codes that break one rule each and no other of PromptPay's: the rules
// that no row says.
func broken(t *testing.T) map[string]emvqr.Code {
	return map[string]emvqr.Code{
		"PROMPTPAY-ONE-PROXY": thai(t, "29", transfer29("01", "0066812345678", "02", "1100400123450")),
		"PROMPTPAY-KSHOP-REFS": thai(t, "30", bill30("01", kbankBiller, "02", "A"),
			"31", tlv("00", promptpay.AIDInnovationInPractice, "01", "004", "02", "B")),
		"PROMPTPAY-TWO-ACCOUNTS": thai(t, "29", transfer29("01", "0066812345678"), "30", bill30("01", kbankBiller, "02", "A")),
	}
}

func TestATransferNamesOnePayee(t *testing.T) {
	assert.Equal(t, []string{"PROMPTPAY-ONE-PROXY"}, rules(thai(t, "29", transfer29("05", "1234567890"))))
	assert.Equal(t, []string{"PROMPTPAY-ONE-PROXY"}, rules(thai(t, "29", transfer29())))
	assert.Equal(t, []string{"PROMPTPAY-OTC-MISSING"}, rules(thai(t, "29", tlv("00", promptpay.AIDTransferByPayer, "01", "0066812345678"))))
}

func TestATemplateAtAnotherPlaceIsReadAndSaid(t *testing.T) {
	for rule, code := range map[string]emvqr.Code{
		"PROMPTPAY-TRANSFER-PLACE":   thai(t, "30", transfer29("01", "0066812345678")),
		"PROMPTPAY-BILL-PLACE":       thai(t, "29", bill30("01", kbankBiller, "02", "A")),
		"PROMPTPAY-INNOVATION-PLACE": thai(t, "32", tlv("00", promptpay.AIDInnovation)),
		"PROMPTPAY-KSHOP-PLACE":      thai(t, "32", tlv("00", promptpay.AIDInnovationInPractice, "01", "004")),
	} {
		assert.Equal(t, []string{rule}, rules(code))
		accountOf(t, code)
	}
}

// brokenNatives are slips and barcodes that break one rule each; those about the
// rows of a bill are those of its template.
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
		"PROMPTPAY-TRUEMONEY-SLIP-DATE-DAY":               trueMoney("02", "P2P", "03", "T", "04", "31022024"),

		"PROMPTPAY-BARCODE-AMOUNT":    "|" + kbankBiller + "\rA\r\r1.50",
		"PROMPTPAY-BARCODE-SEPARATOR": "|" + kbankBiller + "\nA\n\n150",
	}
}

func TestRulesThatNoRowSaysAreBrokenAlone(t *testing.T) {
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
		if !ok {
			isNative := strings.Contains(rule.ID, "-SLIP-") || strings.Contains(rule.ID, "-BARCODE-")
			assert.False(t, isNative, "%s has no vector", rule.ID)
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
