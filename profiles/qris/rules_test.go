package qris_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

// vectors are codes each of which breaks one rule of QRIS and nothing else.
var vectors = map[string]string{
	"QRIS-GUID-MISSING":        payment("26", acquirerObjects("00", absent)),
	"QRIS-GUID-FORMAT":         payment("26", acquirerObjects("00", "CONTOH")),
	"QRIS-GUID-LEN":            payment("26", acquirerObjects("00", "ID.CO."+strings.Repeat("CONTOH", 5))),
	"QRIS-PAN-MISSING":         payment("26", acquirerObjects("01", absent)),
	"QRIS-PAN-FORMAT":          payment("26", acquirerObjects("01", "93600014000000000A")),
	"QRIS-PAN-LEN":             payment("26", acquirerObjects("01", "93600014000000000012")),
	"QRIS-PAN-LUHN":            payment("26", acquirerObjects("01", "9360001400000000010")),
	"QRIS-PAN-NNS":             payment("26", acquirerObjects("01", "999900140000000001")),
	"QRIS-MERCHANT-ID-MISSING": payment("26", acquirerObjects("02", absent)),
	"QRIS-MERCHANT-ID-FORMAT":  payment("26", acquirerObjects("02", "É0001")),
	"QRIS-MERCHANT-ID-LEN":     payment("26", acquirerObjects("02", "0008850000000012")),
	"QRIS-CRITERIA-MISSING":    payment("26", acquirerObjects("03", absent)),
	"QRIS-CRITERIA-LEN":        payment("26", acquirerObjects("03", "UMIX")),
	"QRIS-CRITERIA-KNOWN":      payment("26", acquirerObjects("03", "UXX")),

	"QRIS-NATIONAL-GUID-KNOWN": payment("51", nationalObjects("00", "ID.CO.CONTOH.WWW")),
	"QRIS-NATIONAL-MISSING":    payment("51", absent),
	"QRIS-NMID-MISSING":        payment("51", nationalObjects("02", absent)),
	"QRIS-NMID-FORMAT":         payment("51", nationalObjects("02", "AID000000000000")),
	"QRIS-NMID-LEN":            payment("51", nationalObjects("02", "ID102000000000")),
	"QRIS-NMID-LUHN":           payment("51", nationalObjects("02", "ID1020000000008")),

	"QRIS-CURRENCY":            payment("53", "764"),
	"QRIS-CURRENCY-MISSING":    payment("53", absent),
	"QRIS-COUNTRY":             payment("58", "TH"),
	"QRIS-COUNTRY-MISSING":     payment("58", absent),
	"QRIS-POSTAL-CODE-MISSING": payment("61", absent),
	"QRIS-PIPE":                payment("59", "WARUNG|CONTOH"),
	"QRIS-TWO-ACCOUNTS":        payment("01", "12", "51", absent, "27", acquirerObjects("01", "936000020000000005")),
	"QRIS-AMOUNT-LIMIT":        payment("54", "10000000.01"),

	"QRIS-TRANSFER-GUID-MISSING":           transferCode("40", transferObjects("00", absent)),
	"QRIS-TRANSFER-GUID-FORMAT":            transferCode("40", transferObjects("00", "00")),
	"QRIS-TRANSFER-GUID-LEN":               transferCode("40", transferObjects("00", "ID.CO."+strings.Repeat("CONTOH", 5))),
	"QRIS-TRANSFER-PAN-MISSING":            transferCode("40", transferObjects("01", absent)),
	"QRIS-TRANSFER-PAN-FORMAT":             transferCode("40", transferObjects("01", "93600014000000000A")),
	"QRIS-TRANSFER-PAN-LEN":                transferCode("40", transferObjects("01", "936000140000001")),
	"QRIS-TRANSFER-PAN-LUHN":               transferCode("40", transferObjects("01", "9360001400000000010")),
	"QRIS-TRANSFER-BENEFICIARY-ID-MISSING": transferCode("40", transferObjects("02", absent)),
	"QRIS-TRANSFER-BENEFICIARY-ID-LEN":     transferCode("40", transferObjects("02", "0000000000000001")),
	"QRIS-TRANSFER-BIC-FORMAT":             transferCode("40", transferObjects("04", "CONT-IDJ")),
	"QRIS-TRANSFER-BIC-LEN":                transferCode("40", transferObjects("04", "CONTIDJ")),
	"QRIS-TRANSFER-INITIATION":             transferCode("01", "11"),
	"QRIS-TRANSFER-MCC":                    transferCode("52", "5812"),
	"QRIS-TRANSFER-PURPOSE":                transferCode("62", transferData("08", "PYMT")),
	"QRIS-TRANSFER-UNIQUE-DATA":            transferCode("62", transferData("99", tlv("00", "00", "01", "1234567"))),
}

func TestEveryRuleIsBrokenAloneByItsVector(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for rule := range qris.Network.Catalogue() {
		known[rule.ID] = true
		require.Contains(t, vectors, rule.ID, "a rule without a vector")
		t.Run(rule.ID, func(t *testing.T) {
			t.Parallel()
			assert.NotEmpty(t, rule.Citation)
			assert.NotEmpty(t, rule.Sentence)
			code := parse(t, vectors[rule.ID])
			found := slices.Collect(qris.Network.Validate(code))
			require.Len(t, found, 1, "%v", found)
			assert.Equal(t, rule.ID, found[0].Rule)
			assert.Equal(t, rule.Severity, found[0].Severity)
			for f := range code.Validate() {
				// EMVCo may say the same, about the same object.
				if f.Path != found[0].Path {
					assert.Less(t, lowered(f), emvqr.Error, "%s", f)
				}
			}
		})
	}
	for id := range vectors {
		assert.Contains(t, known, id, "a vector of no rule")
	}
}

func TestCodesThatKeepTheRulesHaveNoFindings(t *testing.T) {
	t.Parallel()
	for name, payload := range map[string]string{
		"static payment":                    payment(),
		"payment with the default GUID":     payment("26", acquirerObjects("00", "00")),
		"payment by the repository alone":   payment("26", absent),
		"dynamic payment by the acquirer":   payment("01", "12", "51", absent),
		"the most that one payment may be":  payment("01", "12", "54", "10000000"),
		"PAN with its check digit":          payment("26", acquirerObjects("01", "9360091434905263034")),
		"GUID in lower case":                payment("26", acquirerObjects("00", "id.contoh"), "51", nationalObjects("00", "id.co.qris.www")),
		"transfer":                          transferCode(),
		"transfer with an amount":           transferCode("54", "25000000"),
		"transfer with a BIC":               transferCode("40", transferObjects("04", "CONTIDJAXXX")),
		"cash withdrawal":                   transferCode("62", transferData("08", "CWDL")),
		"cash deposit with the longest tie": transferCode("62", transferData("08", "CDPT", "99", tlv("00", "00", "01", strings.Repeat("A", 64)))),
	} {
		code := parse(t, payload)
		require.NotEmpty(t, accounts(code), name)
		assert.Empty(t, slices.Collect(qris.Network.Validate(code)), name)
		for f := range code.Validate() {
			assert.Less(t, lowered(f), emvqr.Warning, "%s: %s", name, f)
		}
	}
}

func TestPipeIsFoundInEveryObjectThatMustNotHoldIt(t *testing.T) {
	t.Parallel()
	for path, payload := range map[string]string{
		"59":    payment("59", "A|B"),
		"60":    payment("60", "A|B"),
		"61":    payment("61", "1|2"),
		"26.02": payment("26", acquirerObjects("02", "1|2")),
	} {
		found := slices.Collect(qris.Network.Validate(parse(t, payload)))
		require.Len(t, found, 1, "%v", found)
		assert.Equal(t, "QRIS-PIPE", found[0].Rule)
		assert.Equal(t, path, found[0].Path.String())
	}
	// Where the value is wrong in another way as well, both rules speak.
	assert.Equal(t, []string{"QRIS-CRITERIA-KNOWN", "QRIS-PIPE"}, findingsOf(t, payment("26", acquirerObjects("03", "U|I"))))
	assert.Equal(t, []string{"QRIS-COUNTRY", "QRIS-PIPE"}, findingsOf(t, payment("58", "I|")))
	assert.Empty(t, findingsOf(t, payment("62", tlv("07", "A|B"))), "62 may hold it")
	assert.Empty(t, findingsOf(t, transferCode("59", "A|B")), "the rule is about payments")
}

func TestUniqueDataOfATransferIsATemplateOf8To64Characters(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("A", 65)
	for name, value := range map[string]string{
		"too short":    tlv("00", "00", "01", "1234567"),
		"too long":     tlv("00", "00", "01", long),
		"another mark": tlv("00", "ID.CO.CONTOH", "01", "12345678"),
		"no mark":      tlv("01", "12345678"),
		"no template":  "ABCDEFGH",
		"nothing":      absent,
	} {
		payload := transferCode("62", transferData("99", value))
		found := slices.Collect(qris.Network.Validate(parse(t, payload)))
		require.Len(t, found, 1, name)
		assert.Equal(t, "QRIS-TRANSFER-UNIQUE-DATA", found[0].Rule, name)
		assert.Equal(t, "62.99", found[0].Path.String(), name)
	}
	assert.Equal(t, []string{"QRIS-TRANSFER-PURPOSE", "QRIS-TRANSFER-UNIQUE-DATA"}, findingsOf(t, transferCode("62", absent)))
}

func TestAFindingAboutAMissingObjectPointsToTheEndOfItsTemplate(t *testing.T) {
	t.Parallel()
	payload := transferCode("62", transferData("08", absent), "64", tlv("00", "ID", "01", "CONTOH"))
	for f := range qris.Network.Validate(parse(t, payload)) {
		assert.Equal(t, "QRIS-TRANSFER-PURPOSE", f.Rule)
		assert.Equal(t, strings.Index(payload, "6416"), f.Offset)
	}
	for f := range qris.Network.Validate(parse(t, payment("51", absent))) {
		assert.Equal(t, len(payment("51", absent)), f.Offset)
	}
}

func TestAPANTooShortForAnInstitutionBreaksTheRuleAboutIt(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []string{"QRIS-PAN-NNS"}, findingsOf(t, payment("26", acquirerObjects("01", "9360001"))))
	assert.Empty(t, findingsOf(t, payment("26", acquirerObjects("01", "93600014"))))
}

// The EMVCo rules that are lowered are real rules, and each row is needed.
func TestLoweredRulesAreThoseThatCodesBreak(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for rule := range emvqr.Rules() {
		ids[rule.ID] = true
	}
	for _, row := range qris.Network.Lowered {
		assert.True(t, ids[row.Rule], row.Rule)
		assert.NotEmpty(t, row.Source)
		id := row.Within.String()[:2]
		payload := payment("26", absent, "40", absent, id, acquirerObjects("00", "00"))
		if row.Within == emvqr.P(62) {
			payload = payment("62", tlv("50", "a bare order number", "98", tlv("02", "210000227"), "99", tlv("00", "00", "01", "DINAMIS")))
		}
		broken := 0
		for f := range parse(t, payload).Validate() {
			assert.Equal(t, row.Rule, f.Rule)
			assert.Equal(t, emvqr.Info, lowered(f))
			if f.Path.Within(row.Within) {
				broken++
			}
		}
		assert.Positive(t, broken, "%s in %s", row.Rule, row.Within)
	}
}

func TestWhatOneBrokenCodeDoesIsNotLowered(t *testing.T) {
	t.Parallel()
	for _, payload := range []string{
		payment("62", "0700"),                                 // an empty terminal label
		payment("59", "A NAME OF 26 CHARACTERS !!"),           //
		payment("51", nationalObjects("00", "00")),            // 00 is the acquirers' default, not the repository's
		payment("62", tlv("07", "A01", "08", "A", "08", "B")), // twice
	} {
		worst := emvqr.Info
		for f := range parse(t, payload).Validate() {
			worst = max(worst, lowered(f))
		}
		assert.Equal(t, emvqr.Error, worst, payload)
	}
}
