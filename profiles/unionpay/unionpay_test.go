package unionpay_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// sample is a row of the collected codes.
type sample struct {
	line int
	code emvqr.Code
}

// rows are the rows of a file of collected codes, without the column names.
func rows(t *testing.T, name string, columns int) (found [][]string) {
	t.Helper()
	text, err := os.ReadFile("../../testdata/" + name)
	require.NoError(t, err)
	for i, line := range strings.Split(string(text), "\n") {
		if column := strings.Split(line, "\t"); i > 0 && len(column) >= columns {
			found = append(found, column)
		}
	}
	require.NotEmpty(t, found)
	return found
}

// samples are the collected codes of UnionPay.
func samples(t *testing.T) (found []sample) {
	t.Helper()
	for i, column := range rows(t, "mpm.tsv", 7) {
		if !slices.Contains(strings.Split(column[1], ","), "unionpay") {
			continue
		}
		code, err := emvqr.Parse(column[3])
		if column[2] == "yes" {
			require.NoError(t, err, "line %d", i+2)
		} else {
			require.Error(t, err, "line %d", i+2)
			report := emvqr.Diagnose(column[3])
			code, _ = report.Code()
			require.False(t, code.IsZero(), "line %d", i+2)
		}
		found = append(found, sample{i + 2, code})
	}
	require.NotEmpty(t, found)
	return found
}

// withAccounts is a code with these accounts, and otherwise sound.
func withAccounts(accounts string) emvqr.Code {
	text := "000201" + accounts + "5204597253033445802HK5904SHOP6002HK"
	return emvqr.MustParse(text + "6304" + fmt.Sprintf("%04X", crc.Checksum(text+"6304")))
}

func object(id int, value string) string { return fmt.Sprintf("%02d%02d%s", id, len(value), value) }

func accountsOf(code emvqr.Code) (accounts []unionpay.Account) {
	for a := range unionpay.Network.Accounts(code) {
		accounts = append(accounts, a.(unionpay.Account))
	}
	return accounts
}

func rulesBroken(code emvqr.Code) (rules []string) {
	for f := range unionpay.Network.Validate(code) {
		rules = append(rules, f.Rule)
	}
	return rules
}

func TestSampleAccounts(t *testing.T) {
	type parts struct{ acquirer, forwarding, merchant, raw, trimmed, country, fault string }
	whole := func(acquirer, forwarding, merchant, trimmed, country string) parts {
		return parts{acquirer: acquirer, forwarding: forwarding, merchant: merchant, trimmed: trimmed, country: country}
	}
	raw := func(value string) parts { return parts{raw: value, fault: "UNIONPAY-ACCOUNT-RAW-LEN"} }
	want := []parts{
		whole("26000410", "26000410", "711958120000000", "711958120", "KR"),
		whole("26000410", "26000410", "714792869000000", "714792869", "KR"),
		whole("37210116", "37210116", "0123456789ABCDE", "123456789ABCDE", "KH"),
		whole("42260496", "42260496", "000000000010204", "10204", "MN"),
		whole("12345678", "12345678", "ABCDEFGHIJKLMNO", "ABCDEFGHIJKLMNO", ""),
		whole("19740116", "00520446", "ACLB10002312081", "ACLB10002312081", "KH"),
		whole("20310418", "00520446", "mch64f01defcb31", "mch64f01defcb31", "LA"),
		whole("**999166", "**999166", "****M0000000939", "M0000000939", ""),
		whole("**999166", "**999166", "****M0000000001", "M0000000001", ""),
		whole("**999166", "**999166", "****M0003887640", "M0003887640", ""),
		whole("34300764", "00520446", "401220677497001", "401220677497001", "TH"),
		whole("34300764", "00520446", "401221518230001", "401221518230001", "TH"),
		whole("34300764", "00520446", "401222083000001", "401222083000001", "TH"),
		whole("27940496", "27940496", "00000000KKTQPAY", "KKTQPAY", "MN"),
		whole("47010344", "00020344", "001584054110306", "1584054110306", "HK"), // a test merchant that says US in 58
		whole("27940496", "27940496", "000224100953831", "224100953831", "MN"),
		whole("27940496", "27940496", "002210100129380", "2210100129380", "MN"),
		whole("27940496", "27940496", "002210100742926", "2210100742926", "MN"),
		whole("27940496", "27940496", "002305104589698", "2305104589698", "MN"),
		whole("27940496", "27940496", "000223100271381", "223100271381", "MN"),
		whole("25000344", "00010344", "500034453110001", "500034453110001", "HK"),
		whole("26020702", "00520446", "11190861600    ", "11190861600", "SG"),
		whole("48000702", "48000702", "800070254994353", "800070254994353", "SG"),
		whole("25000344", "00020344", "100000000000006", "100000000000006", "HK"),
		whole("25000344", "00020344", "473398443761123", "473398443761123", "HK"),
		whole("34270591", "00020344", "000000000000096", "96", "PA"),
		whole("19740116", "00520446", "454109940111125", "454109940111125", "KH"),
		whole("39500144", "00520446", "111111722002679", "111111722002679", "LK"),
		whole("20310418", "00520446", "JDBMSZZXE44BFS0", "JDBMSZZXE44BFS0", "LA"),
		raw("781618781716671"),
		raw("01105555555555"),
		raw("12345678123456789012345"),
		raw("ABCDEF1234567890"),
		raw("9999000000000000"),
	}
	var got []parts
	for _, s := range samples(t) {
		accounts := accountsOf(s.code)
		require.NotEmpty(t, accounts, "line %d", s.line)
		faults := map[emvqr.Path]string{}
		for f := range unionpay.Network.Validate(s.code) {
			assert.Equal(t, emvqr.Warning, f.Severity, "line %d: %s", s.line, f)
			faults[f.Path] += f.Rule
		}
		for _, a := range accounts {
			country, _ := a.AcquirerCountry()
			p := parts{a.AcquirerIIN, a.ForwardingIIN, a.MerchantID, a.Raw, a.TrimmedMerchantID(), country.Alpha2, faults[a.Anchor()]}
			if !slices.Contains(got, p) {
				got = append(got, p)
			}
		}
	}
	assert.ElementsMatch(t, want, got)
}

func TestAccountsAreBuiltAgainAsTheyWere(t *testing.T) {
	for _, s := range samples(t) {
		for _, a := range accountsOf(s.code) {
			found, _ := s.code.Get(a.Anchor())
			parts := network.Parts(a)
			require.Len(t, parts, 1)
			assert.Equal(t, emvqr.Data{Value: found}, parts[0].Data, "line %d", s.line)
			assert.Equal(t, []network.Range{{First: 15, Last: 16}}, parts[0].Places)

			var values []network.FieldValue
			for k, v := range network.Fields(a) {
				values = append(values, network.FieldValue{Key: k, Value: v})
			}
			again, err := unionpay.Network.NewAccount(values...)
			if a.Raw != "" {
				assert.ErrorContains(t, err, `no field "raw"`, "an account that nobody can take apart is not written")
				continue
			}
			require.NoError(t, err)
			assert.Equal(t, parts, network.Parts(again))
		}
	}
}

func TestOnlyExactly31CharactersAreTakenApart(t *testing.T) {
	for n := 1; n <= 99; n++ {
		code := withAccounts(object(15, strings.Repeat("1", n)))
		a := accountsOf(code)[0]
		if n == 31 {
			assert.Equal(t, unionpay.Account{Location: network.LocationOf(15),
				AcquirerIIN: "11111111", ForwardingIIN: "11111111", MerchantID: "111111111111111"}, a)
			assert.Empty(t, rulesBroken(code))
			continue
		}
		assert.Equal(t, unionpay.Account{Location: network.LocationOf(15), Raw: strings.Repeat("1", n)}, a)
		assert.Equal(t, []string{"UNIONPAY-ACCOUNT-RAW-LEN"}, rulesBroken(code), n)
	}
}

func TestBothObjectsAreAccountsInWireOrder(t *testing.T) {
	value := "3950014400520446111111722002679"
	accounts := accountsOf(withAccounts(object(16, value) + object(15, value)))
	require.Len(t, accounts, 2)
	assert.Equal(t, emvqr.P(16), accounts[0].Anchor())
	assert.Equal(t, emvqr.P(15), accounts[1].Anchor())
	assert.Empty(t, accountsOf(withAccounts(object(14, value)+object(17, value))), "14 and 17 are not UnionPay's")
}

func TestAnAccountToBeWrittenHasPartsOfFullLength(t *testing.T) {
	a := unionpay.Account{AcquirerIIN: "47980344", ForwardingIIN: "47980344", MerchantID: "598034493990063"}
	assert.Empty(t, refusals(t, a))
	assert.Equal(t, "4798034447980344598034493990063", network.Parts(a)[0].Data.Value)

	for _, c := range []struct{ acquirer, forwarding, merchant, want string }{
		{"4798034", "47980344", "598034493990063", "Acquirer IIN has 7 characters, expected 8"},
		{"47980344", "479803445", "598034493990063", "Forwarding IIN has 9 characters, expected 8"},
		{"47980344", "47980344", "6", "Merchant ID has 1 character, expected 15"},
		{"47980344", "47980344", "", "Merchant ID has 0 characters, expected 15"},
		{"47980344", "47980344", "5980344939900é", "unionpay: merchant id has other characters than space to tilde"},
		{"4798034é", "47980344", "598034493990063", "unionpay: acquirer IIN has other characters than space to tilde"},
		{"47980344", "4798034é", "598034493990063", "unionpay: forwarding IIN has other characters than space to tilde"},
	} {
		account := unionpay.Account{AcquirerIIN: c.acquirer, ForwardingIIN: c.forwarding, MerchantID: c.merchant}
		require.NotEmpty(t, refusals(t, account), c.want)
		assert.Equal(t, c.want, refusals(t, account)[0])
	}
	assert.Equal(t, []string{"unionpay: raw is the whole account, so nothing may be beside it"},
		refusals(t, unionpay.Account{Raw: strings.Repeat("1", 31), MerchantID: "1"}))
	_, err := unionpay.Network.NewAccount(network.FieldValue{Key: "raw", Value: strings.Repeat("1", 31)}, network.FieldValue{Key: "merchant_id", Value: "1"})
	assert.ErrorContains(t, err, `no field "raw"`)
	assert.ErrorContains(t, err, "account (acquirer_iin, forwarding_iin, merchant_id)")
}

// refusals are the reasons for which an account must not be written: what it says
// itself, and the errors of its rows.
func refusals(t *testing.T, a unionpay.Account) (reasons []string) {
	t.Helper()
	if err := a.Check(); err != nil {
		reasons = append(reasons, err.Error())
	}
	s, err := network.NewSet(unionpay.Network)
	require.NoError(t, err)
	for f := range s.Faults(a) {
		if f.Severity == emvqr.Error {
			reasons = append(reasons, f.Message)
		}
	}
	return reasons
}

func TestAnAccountCostsAtMostOneAllocation(t *testing.T) {
	code := withAccounts(object(15, "3950014400520446111111722002679"))
	assert.LessOrEqual(t, testing.AllocsPerRun(100, func() {
		for range unionpay.Network.Accounts(code) {
		}
	}), 1.0)
}

func TestHostileValuesNeverPanic(t *testing.T) {
	for _, value := range []string{
		"", "*", strings.Repeat("*", 31), strings.Repeat("0", 31), strings.Repeat(" ", 31), strings.Repeat("é", 31),
		strings.Repeat("\x00", 31), strings.Repeat("9", 99), strings.Repeat("1", 15) + "é" + strings.Repeat("1", 14),
	} {
		report := emvqr.Diagnose(fmt.Sprintf("00020115%02d%s6304FFFF", len([]rune(value)), value))
		code, _ := report.Code()
		require.False(t, code.IsZero())
		assert.NotPanics(t, func() {
			rulesBroken(code)
			for _, a := range accountsOf(code) {
				a.TrimmedMerchantID()
				a.AcquirerCountry()
				written := ""
				for _, part := range network.Parts(a) {
					written += part.Data.Value
				}
				assert.Equal(t, value, written)
			}
		}, "%q", value)
	}
	assert.Empty(t, unionpay.Account{}.TrimmedMerchantID())
	_, ok := unionpay.Account{AcquirerIIN: "0344"}.AcquirerCountry()
	assert.False(t, ok)
}

func TestPaddingIsTakenOffAsItIsKnownToBePutOn(t *testing.T) {
	for _, c := range []struct{ acquirer, id, want string }{
		{"47980344", "00000000KKTQPAY", "KKTQPAY"},
		{"47980344", "11190861600    ", "11190861600"},
		{"47980344", "    11190861600", "11190861600"},
		{"**999166", "****M0000000939", "M0000000939"},
		{"47980344", "751128724000000", "751128724000000"}, // only BC Card is known to fill behind
		{"26000410", "751128724000000", "751128724"},
		{"26000410", "711958120000000", "711958120"}, // nine digits, the last a zero
		{"26000410", "751128724100000", "7511287241"},
		{"47980344", "000000000000000", "000000000000000"},
	} {
		assert.Equal(t, c.want, unionpay.Account{AcquirerIIN: c.acquirer, MerchantID: c.id}.TrimmedMerchantID(), c.id)
	}
}

func TestAdditionalDataIsThatOfUnionPaysGenerators(t *testing.T) {
	code := emvqr.MustParse("000201010211153125000344000203441000000000000065204597253033445802HK5913Test Merchant6002HK" +
		"626001200000000000000000000005200000000000000000000007080000001063045855") // UnionPay's own test merchant
	want, ok := code.AdditionalData()
	require.True(t, ok)
	assert.Equal(t, want, unionpay.AdditionalData("", "", "10"))

	template, _ := code.Get(emvqr.P(62))
	assert.Len(t, template, 60)

	long := strings.Repeat("1", 21)
	assert.Equal(t, emvqr.AdditionalData{BillNumber: "***", ReferenceLabel: long, TerminalLabel: "00000010"},
		unionpay.AdditionalData(emvqr.Prompt, long, "10"))
}

func TestTwoIDsWithTwoMerchantsAreDoubtful(t *testing.T) {
	one, other := "4764076447640764123456789012345", "4764076447640764123456789012346"
	code := withAccounts(object(15, one) + object(16, other))
	findings := slices.Collect(unionpay.Network.Validate(code))
	require.Len(t, findings, 1)
	require.Equal(t, "UNIONPAY-TWO-ACCOUNTS", findings[0].Rule)
	require.Equal(t, emvqr.Warning, findings[0].Severity)
	require.Equal(t, emvqr.Doubt, findings[0].Effect)
	require.Equal(t, emvqr.ConfidenceD, findings[0].Confidence)
	require.Equal(t, emvqr.P(16), findings[0].Path)
	require.Contains(t, findings[0].Message, "the one in 15 is taken because it comes first")
	require.Empty(t, rulesBroken(withAccounts(object(15, one)+object(16, one))), "one merchant twice is one merchant")
}

func TestAnInstitutionThatIsNoNumberIsWarnedOf(t *testing.T) {
	assert.Equal(t, []string{"UNIONPAY-ACCOUNT-ACQUIRER-IIN-FORMAT"}, rulesBroken(withAccounts(object(15, "4798034X47980344598034493990063"))))
	assert.Equal(t, []string{"UNIONPAY-ACCOUNT-FORWARDING-IIN-FORMAT"}, rulesBroken(withAccounts(object(16, "47980344479*0344598034493990063"))))
	assert.Empty(t, rulesBroken(withAccounts(object(16, "**999166**999166598034493990063"))), "Nigeria's six digits")
	for rule := range unionpay.Network.Catalogue() {
		if strings.HasPrefix(rule.ID, "UNIONPAY-ACCOUNT-") && !strings.HasSuffix(rule.ID, "-CUT") {
			assert.Equal(t, emvqr.Warning, rule.Severity, rule.ID)
		}
	}
}
