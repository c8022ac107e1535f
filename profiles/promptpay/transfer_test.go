package promptpay_test

import (
	"maps"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

func TestCreditTransferReadsEachProxy(t *testing.T) {
	for name, c := range map[string]struct {
		objects []string
		want    promptpay.CreditTransfer
		fields  map[string]string
		rules   []string
	}{
		"mobile": {
			[]string{"01", "0066812345678"}, promptpay.CreditTransfer{Mobile: "+66812345678"},
			map[string]string{"mobile": "+66812345678"}, nil,
		},
		"national id": {
			[]string{"02", "1100400123450"}, promptpay.CreditTransfer{NationalID: "1100400123450"},
			map[string]string{"national_id": "1100400123450"}, nil,
		},
		"e-wallet": {
			[]string{"03", "004999000000000"}, promptpay.CreditTransfer{EWallet: "004999000000000"},
			map[string]string{"ewallet": "004999000000000"}, nil,
		},
		"bank account": {
			[]string{"04", "0040000000000"}, promptpay.CreditTransfer{BankAccount: "0040000000000"},
			map[string]string{"bank_account": "0040000000000"},
			[]string{"PROMPTPAY-TRANSFER-BANK-ACCOUNT-READERS"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			code := thai(t, "29", transfer29(c.objects...))
			assert.Equal(t, c.rules, rules(code))
			got := accountOf(t, code)
			c.want.Location = network.LocationOf(29)
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.fields, maps.Collect(network.Fields(got)))
			assert.Equal(t, emvqr.P(29), got.Anchor())
		})
	}
}

func TestOneTimeCodeChoosesTheAIDOfAPayer(t *testing.T) {
	code := thai(t, "29", tlv("00", promptpay.AIDTransferByPayer, "01", "0066812345678", "05", "1234567890"))
	assert.Empty(t, rules(code))
	a := accountOf(t, code).(promptpay.CreditTransfer)
	assert.Equal(t, "1234567890", a.OneTimeCode)
	assert.Equal(t, promptpay.AIDTransferByPayer, network.Parts(a)[0].Data.Template[0].Value)
	a.OneTimeCode = ""
	assert.Equal(t, promptpay.AIDTransfer, network.Parts(a)[0].Data.Template[0].Value)
}

func TestParseMobile(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "",
		"080-123-4567":      "+66801234567",
		"(081) 234 5678":    "+66812345678",
		"812345678":         "+66812345678",
		"+66-89-123-4567":   "+66891234567",
		"66812345678":       "+66812345678",
		"0066812345678":     "+66812345678", // 13 digits, and still no tax id
		"0066 81 234 5678":  "+66812345678",
		"+66 0 81 234 5678": "+66812345678", // the 0 of national form kept by mistake
		"0066 0812345678":   "+66812345678",
		"66 081 234 5678":   "+66812345678",
		"000-000-0000":      "+66000000000", // a test value
	} {
		got, err := promptpay.ParseMobile(text)
		require.NoError(t, err, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{
		"0", "+66", "0066", "66", "081-234-567", "081-234-56789", "1100400123450", "+1 212 555 0100",
		"02-123-4567", "+66 2 123 4567", "081x234 5678", "O81-234-5678", "๐๘๑๒๓๔๕๖๗๘", "+66 81 234 5678\x00", "\xff",
	} {
		got, err := promptpay.ParseMobile(text)
		assert.ErrorContains(t, err, "promptpay: ", "%q gave %q", text, got)
		assert.Empty(t, got)
	}
}

func TestAMobileGivenAs13DigitsIsWrittenAsAMobile(t *testing.T) {
	a, err := promptpay.Network.NewAccount(network.FieldValue{Key: "mobile", Value: "0066812345678"})
	require.NoError(t, err)
	assert.Equal(t, transfer29("01", "0066812345678"), written(network.Parts(a)[0].Data))
}

func TestMobileOfZerosBreaksNoRule(t *testing.T) {
	a, err := promptpay.Network.NewAccount(network.FieldValue{Key: "mobile", Value: "000-000-0000"})
	require.NoError(t, err)
	assert.Equal(t, transfer29("01", "0066000000000"), written(network.Parts(a)[0].Data))
	assert.Empty(t, rules(thai(t, "29", transfer29("01", "0066000000000"))))
}

func TestNewAccountDropsGroupingAndNothingElse(t *testing.T) {
	for given, want := range map[string]string{
		"1-1004-00123-45-0": "1100400123450",
		"1 1004 00123 45 0": "1100400123450",
		"1100400123450x":    "1100400123450x", // left for the rule about digits to find
	} {
		a, err := promptpay.Network.NewAccount(network.FieldValue{Key: "national_id", Value: given})
		require.NoError(t, err)
		assert.Equal(t, want, a.(promptpay.CreditTransfer).NationalID)
	}
	_, err := promptpay.Network.NewAccount(network.FieldValue{Key: "mobile", Value: "12"})
	assert.ErrorContains(t, err, "not a Thai mobile number")
	_, err = promptpay.Network.NewAccount(network.FieldValue{Key: "phone", Value: "12"})
	assert.ErrorContains(t, err, "transfer (mobile, national_id, ewallet, bank_account, one_time_code)")
}

func TestCheckDigitOfThaiIDs(t *testing.T) {
	for id, want := range map[string]string{
		"1100400123450": "", // the worked examples, the first with a made-up number
		"0107536000315": "",
		"0107536000102": "",
		"0105540087061": "",
		"0994000164891": "",
		"1100400123451": "should be 0",
		"0107536000314": "should be 5",
		"1234567890123": "should be 1",
		"0123456789012": "should be",
	} {
		got := ""
		for f := range promptpay.Network.Validate(thai(t, "29", transfer29("02", id))) {
			assert.Equal(t, "PROMPTPAY-TRANSFER-NATIONAL-ID-MOD11", f.Rule)
			assert.Equal(t, emvqr.Warning, f.Severity)
			got += f.Message
		}
		if want == "" {
			assert.Empty(t, got, id)
		} else {
			assert.Contains(t, got, want, id)
		}
	}
}

func TestAMobileInACodeThatKeptTheZeroOfNationalForm(t *testing.T) {
	code := thai(t, "29", transfer29("01", "0066081234567"))
	assert.Equal(t, []string{"PROMPTPAY-TRANSFER-MOBILE-PREFIX"}, rules(code))
}

// TestTheNumberOfALandlineIsWarnedOf: numbers of Thailand's mobile networks begin
// with 06, 08 and 09. It is written, and whoever asks is told.
func TestTheNumberOfALandlineIsWarnedOf(t *testing.T) {
	t.Parallel()
	for number, warned := range map[string]bool{
		"0212345678": true, "0312345678": true, "0712345678": true, "0512345678": true, "+66112345678": true,
		"0612345678": false, "0812345678": false, "0912345678": false, "0000000000": false,
	} {
		account, err := promptpay.Network.NewAccount(network.FieldValue{Key: "mobile", Value: number})
		require.NoError(t, err)
		code, err := profiles.Compose(emvqr.Merchant{}, account)
		require.NoError(t, err)
		found := false
		for f := range profiles.Validate(code) {
			if f.Rule == "PROMPTPAY-TRANSFER-MOBILE-RANGE" {
				found = true
				require.Equal(t, emvqr.Warning, f.Severity)
				require.Equal(t, emvqr.P(29, 1), f.Path)
			}
		}
		require.Equal(t, warned, found, number)
	}
}
