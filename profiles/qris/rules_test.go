package qris_test

import (
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

// What belongs to the code as a whole is found alone, and where it would be.
func TestASecondAcquirerWithoutANationalIDIsInDoubt(t *testing.T) {
	t.Parallel()
	other := acquirerObjects("01", "936000020000000005")
	code := parse(t, payment("01", "12", "51", absent, "27", other))
	found := slices.Collect(qris.Network.Validate(code))
	require.Len(t, found, 1, "%v", found)
	assert.Equal(t, "QRIS-TWO-ACCOUNTS", found[0].Rule)
	assert.Equal(t, emvqr.Warning, found[0].Severity)
	assert.Equal(t, emvqr.Doubt, found[0].Effect)
	assert.Equal(t, emvqr.P(27), found[0].Path)

	found = slices.Collect(qris.Network.Validate(parse(t, payment("27", other))))
	require.Len(t, found, 1, "%v", found)
	assert.Equal(t, "QRIS-TWO-ACCOUNTS", found[0].Rule)
	assert.Equal(t, emvqr.Info, found[0].Severity, "the national id says that it is one merchant")
	assert.Contains(t, found[0].Message, "several acquirers may serve the merchant of one national id")
}

// ofEMVCo are the findings of EMVCo's rules as a code of QRIS alone has them.
func ofEMVCo(code emvqr.Code) iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		for f := range alone.Validate(code) {
			if f.Network == "" && !yield(f) {
				return
			}
		}
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
		for f := range ofEMVCo(code) {
			assert.Less(t, f.Severity, emvqr.Warning, "%s: %s", name, f)
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
	for name, c := range map[string]struct{ value, rule, path string }{
		"too short":    {tlv("00", "00", "01", "1234567"), "QRIS-TRANSFER-UNIQUE-DATA-LEN", "62.99.01"},
		"too long":     {tlv("00", "00", "01", long), "QRIS-TRANSFER-UNIQUE-DATA-LEN", "62.99.01"},
		"another mark": {tlv("00", "ID.CO.CONTOH", "01", "12345678"), "QRIS-TRANSFER-UNIQUE-DATA-MARK", "62.99.00"},
		"no mark":      {tlv("01", "12345678"), "QRIS-TRANSFER-UNIQUE-DATA-MARK-MISSING", "62.99.00"},
		"a mark alone": {tlv("00", "00"), "QRIS-TRANSFER-UNIQUE-DATA-MISSING", "62.99.01"},
		"no template":  {"ABCDEFGH", "QRIS-TRANSFER-UNIQUE-DATA-MISSING", "62.99.01"},
		"nothing":      {absent, "QRIS-TRANSFER-UNIQUE-DATA-MISSING", "62.99.01"},
	} {
		payload := transferCode("62", transferData("99", c.value))
		found := slices.Collect(qris.Network.Validate(parse(t, payload)))
		require.Len(t, found, 1, name)
		assert.Equal(t, c.rule, found[0].Rule, name)
		assert.Equal(t, c.path, found[0].Path.String(), name)
		assert.Equal(t, emvqr.Error, found[0].Severity, name)
	}
	assert.Equal(t, []string{"QRIS-TRANSFER-PURPOSE-MISSING", "QRIS-TRANSFER-UNIQUE-DATA-MISSING"}, findingsOf(t, transferCode("62", absent)))
}

func TestAFindingAboutAMissingObjectPointsToTheEndOfItsTemplate(t *testing.T) {
	t.Parallel()
	payload := transferCode("62", transferData("08", absent), "64", tlv("00", "ID", "01", "CONTOH"))
	for f := range qris.Network.Validate(parse(t, payload)) {
		assert.Equal(t, "QRIS-TRANSFER-PURPOSE-MISSING", f.Rule)
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
		require.Equal(t, emvqr.P(62), row.At.Path(emvqr.Path{}))
		payload := payment("62", tlv("50", "a bare order number", "98", tlv("02", "210000227"), "99", tlv("00", "00", "01", "DINAMIS")))
		broken := 0
		for f := range ofEMVCo(parse(t, payload)) {
			assert.Equal(t, row.Rule, f.Rule)
			assert.Equal(t, emvqr.Info, f.Severity)
			broken++
		}
		assert.Positive(t, broken, "%s in %s", row.Rule, row.At)
	}
}

// The row about the GUID of an acquirer replaces EMVCo's: 00 is one, wherever the
// template is.
func TestTheDefaultGUIDOfAnAcquirerIsNoFinding(t *testing.T) {
	t.Parallel()
	for id := 26; id <= 45; id++ {
		code := parse(t, payment("26", absent, "40", absent, twoDigits(uint8(id)), acquirerObjects("00", "00")))
		assert.NotEmpty(t, slices.Collect(code.Validate()), "EMVCo asks for another GUID")
		assert.Empty(t, slices.Collect(ofEMVCo(code)), id)
	}
	transfer := parse(t, transferCode("40", transferObjects("00", "00")))
	assert.NotEmpty(t, slices.Collect(ofEMVCo(transfer)), "the row of a transfer does not")
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
		for f := range ofEMVCo(parse(t, payload)) {
			worst = max(worst, f.Severity)
		}
		assert.Equal(t, emvqr.Error, worst, payload)
	}
}
