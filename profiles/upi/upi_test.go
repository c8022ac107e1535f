package upi_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

// seal puts the checksum behind a payload without one.
func seal(text string) string {
	return fmt.Sprintf("%s6304%04X", text, crc.Checksum(text+"6304"))
}

// tlv writes objects from pairs of id and value.
func tlv(pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, "%s%02d%s", pairs[i], len([]rune(pairs[i+1])), pairs[i+1])
	}
	return b.String()
}

const absent = "(absent)"

// shop is a dynamic Bharat QR code that breaks no rule of UPI's, with changes to
// its root objects by pairs of id and value.
func shop(changes ...string) emvqr.Code {
	objects := map[string]string{
		"00": "01", "01": "12", "06": "6100030700074696", "08": "HDFC000062250200000000001",
		"26": tlv("00", upi.RID, "01", "shop@hdfcbank", "02", "10.00"),
		"27": tlv("00", upi.RID, "01", "ORDER0001"),
		"52": "5691", "53": "356", "54": "100.00", "58": "IN", "59": "Shop", "60": "Delhi", "61": "110001",
	}
	for i := 0; i < len(changes); i += 2 {
		objects[changes[i]] = changes[i+1]
	}
	var pairs []string
	for _, id := range slices.Sorted(maps.Keys(objects)) {
		if objects[id] != absent {
			pairs = append(pairs, id, objects[id])
		}
	}
	return emvqr.MustParse(seal(tlv(pairs...)))
}

func findings(code emvqr.Code) (ids []string) {
	for f := range upi.Network.Validate(code) {
		ids = append(ids, f.Rule)
	}
	return ids
}

func accounts(code emvqr.Code) (list []upi.Account) {
	for a := range upi.Network.Accounts(code) {
		list = append(list, a.(upi.Account))
	}
	return list
}

// without is an account without the place where it was found.
func without(a upi.Account) upi.Account {
	a.Location = network.Location{}
	return a
}

func payeeTemplate(pairs ...string) string { return tlv(append([]string{"00", upi.RID}, pairs...)...) }

// brokenAlone holds for each rule that no row says a code that breaks it alone.
var brokenAlone = map[string]emvqr.Code{
	"UPI-MINIMUM-SAME":      shop("26", payeeTemplate("01", "shop@hdfcbank", "02", "100.0")),
	"UPI-MINIMUM-ABOVE":     shop("26", payeeTemplate("01", "shop@hdfcbank", "02", "100.01")),
	"UPI-MINIMUM-STATIC":    shop("01", "11"),
	"UPI-DYNAMIC-REFERENCE": shop("27", absent),
	"UPI-PAYEE":             shop("26", absent, "08", absent),
	"UPI-RUPAY":             shop("06", absent, "08", absent),
	"UPI-TWO-ACCOUNTS":      shop("29", payeeTemplate("01", "other@hdfcbank")),
}

func TestEachRuleThatNoRowSaysIsBrokenAlone(t *testing.T) {
	require.Empty(t, findings(shop()))
	listed := map[string]bool{"UPI-TWO-ACCOUNTS": true}
	for _, rule := range upi.Network.Rules {
		listed[rule.ID] = true
	}
	rules := 0
	for rule := range upi.Network.Catalogue() {
		if !listed[rule.ID] {
			continue
		}
		rules++
		t.Run(rule.ID, func(t *testing.T) {
			code, ok := brokenAlone[rule.ID]
			require.True(t, ok, "no vector for %s", rule.ID)
			require.Equal(t, []string{rule.ID}, findings(code))
			requireFoundInPlace(t, code, rule)
		})
	}
	require.Len(t, brokenAlone, rules, "a vector for a rule that is no more")
}

// requireFoundInPlace: findings are as grave as their rule, and where their object is.
func requireFoundInPlace(t *testing.T, code emvqr.Code, rule emvqr.Rule) {
	t.Helper()
	for f := range upi.Network.Validate(code) {
		if f.Rule != rule.ID {
			continue
		}
		require.Equal(t, rule.Severity, f.Severity)
		require.NotEmpty(t, f.Citation)
		require.False(t, f.Confidence >= emvqr.ConfidenceC && f.Severity == emvqr.Error)
		o, ok := code.Object(f.Path)
		if ok && f.Path.Depth() > 0 {
			require.Equal(t, o.Offset, f.Offset, rule.ID)
		}
	}
}

func TestFindingsOfRowsAreWhereTheirObjectsAre(t *testing.T) {
	rules := map[string]emvqr.Rule{}
	for rule := range upi.Network.Catalogue() {
		rules[rule.ID] = rule
	}
	broken := 0
	for b := range networktest.Broken(network.MustSet(upi.Network), upi.Network) {
		code, err := emvqr.Parse(b.Text)
		if b.Text == "" || err != nil {
			continue
		}
		broken++
		requireFoundInPlace(t, code, rules[b.Rule])
	}
	require.Greater(t, broken, 40)
}

func TestAccountsAreReadOverAllTheirParts(t *testing.T) {
	full := upi.Account{
		VPA: "shop@hdfcbank", MinimumAmount: "10.00", Reference: "ORDER0001",
		IFSC: "HDFC0000622", BankAccount: "50200000000001",
	}
	minimal := upi.Account{VPA: "shop@hdfcbank", IFSC: full.IFSC, BankAccount: full.BankAccount}
	aadhaar := "123456789010"
	for _, c := range []struct {
		name  string
		code  emvqr.Code
		want  []upi.Account
		paths string
	}{
		{"payee, reference and bank", shop(), []upi.Account{full}, "26 08 27"},
		{"Aadhaar as a fourth part", shop("26", payeeTemplate("01", "shop@hdfcbank"), "27", payeeTemplate("01", "R123", "02", "https://a.in"),
			"28", payeeTemplate("01", aadhaar)),
			[]upi.Account{{
				VPA: "shop@hdfcbank", Reference: "R123", ReferenceURL: "https://a.in", Aadhaar: aadhaar,
				IFSC: full.IFSC, BankAccount: full.BankAccount,
			}}, "26 08 27 28"},
		{"anchored at 27 where 26 is absent", shop("26", absent), []upi.Account{{Reference: "ORDER0001", IFSC: full.IFSC, BankAccount: full.BankAccount}}, "27 08"},
		{"Aadhaar alone", shop("26", absent, "27", absent, "08", absent, "28", payeeTemplate("01", aadhaar)), []upi.Account{{Aadhaar: aadhaar}}, "28"},
		{"bank alone is no UPI account", shop("26", absent, "27", absent), nil, ""},
		{"another network's 26", shop("26", tlv("00", "COM.EXAMPLE", "01", "shop@hdfcbank"), "27", absent), nil, ""},
		{"the GUID in lower case", shop("26", tlv("00", "a000000524", "01", "shop@hdfcbank"), "27", absent), []upi.Account{minimal}, "26 08"},
		{"the full AID", shop("26", tlv("00", upi.AIDRuPay, "01", "shop@hdfcbank"), "27", absent), []upi.Account{minimal}, "26 08"},
		{"a GUID that is not first", shop("26", tlv("01", "shop@hdfcbank", "00", upi.RID), "27", absent), []upi.Account{minimal}, "26 08"},
		{"a payee out of place", shop("26", absent, "27", absent, "40", payeeTemplate("01", "shop@hdfcbank")), []upi.Account{minimal}, "40 08"},
		// Readers differ, so the second is told as well; UPI-TWO-ACCOUNTS refuses the code.
		{"two payees, the first with the rest", shop("29", payeeTemplate("01", "thief@hdfcbank")), []upi.Account{full, {VPA: "thief@hdfcbank"}}, "26 08 27"},
		{"08 without an IFSC", shop("27", absent, "26", payeeTemplate("01", "shop@hdfcbank"), "08", "5020"), []upi.Account{{VPA: "shop@hdfcbank", BankAccount: "5020"}}, "26 08"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := accounts(c.code)
			require.Len(t, got, len(c.want))
			if len(got) == 0 {
				return
			}
			for i := range got {
				require.Equal(t, c.want[i], without(got[i]))
			}
			var paths []string
			for p := range got[0].Paths() {
				paths = append(paths, p.String())
			}
			require.Equal(t, c.paths, strings.Join(paths, " "))
			require.Equal(t, c.paths[:2], got[0].Anchor().String())
			require.Equal(t, "upi", network.Slug(got[0]))
		})
	}
}

func TestTheAnchorIsTheFirstTemplateOnTheWire(t *testing.T) {
	text := tlv("00", "01", "27", payeeTemplate("01", "ORDER0001"), "26", payeeTemplate("01", "shop@hdfcbank"))
	got := accounts(emvqr.MustParse(seal(text)))
	require.Len(t, got, 1)
	require.Equal(t, "27", got[0].Anchor().String())
	require.Equal(t, upi.Account{VPA: "shop@hdfcbank", Reference: "ORDER0001"}, without(got[0]))
}

func TestFieldsHaveTheKeysOfTheTable(t *testing.T) {
	a := upi.Account{
		VPA: "a@b", MinimumAmount: "1", Reference: "R123", ReferenceURL: "u", Aadhaar: "1", IFSC: "I", BankAccount: "B",
	}
	require.Equal(t, map[string]string{
		"vpa": "a@b", "minimum_amount": "1", "reference": "R123", "reference_url": "u", "aadhaar": "1", "ifsc": "I", "bank_account": "B",
	}, maps.Collect(network.Fields(a)))
}

func TestNewAccountFromFlags(t *testing.T) {
	a, err := upi.Network.NewAccount(
		network.FieldValue{Key: "vpa", Value: " shop@bank "}, network.FieldValue{Key: "aadhaar", Value: "1234 5678 9010"},
		network.FieldValue{Key: "ifsc", Value: "hdfc0000622"}, network.FieldValue{Key: "bank_account", Value: "5020-0000"})
	require.NoError(t, err)
	require.Equal(t, upi.Account{VPA: "shop@bank", Aadhaar: "123456789010", IFSC: "HDFC0000622", BankAccount: "50200000"}, a)
	_, err = upi.Network.NewAccount(network.FieldValue{Key: "iban", Value: "x"})
	require.ErrorContains(t, err, `no field "iban"`)
	for _, k := range upi.Network.Kinds {
		for _, key := range k.Keys {
			made, err := k.New(network.FieldValue{Key: key, Value: "x"})
			require.NoError(t, err)
			require.NotEmpty(t, network.Parts(made), key)
		}
	}
}

// rows reads a file of samples.
func rows(t *testing.T, file string) (list [][]string) {
	text, err := os.ReadFile("../../testdata/" + file)
	require.NoError(t, err)
	for _, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")[1:] {
		list = append(list, strings.Split(line, "\t"))
	}
	return list
}

func sampleCode(t *testing.T, row []string) emvqr.Code {
	code, err := emvqr.Parse(row[3])
	if err == nil {
		return code
	}
	require.False(t, row[2] == "yes" && isUPI(row), "%s", err)
	report := emvqr.Diagnose(row[3])
	code, _ = report.Code()
	return code
}

func isUPI(row []string) bool { return slices.Contains(strings.Split(row[1], ","), "upi") }

// bharatSamples are the samples of the network by a piece of their source, and
// what is found in them.
var bharatSamples = []struct {
	source   string
	account  upi.Account
	findings []string
}{
	{
		"58528938818", upi.Account{
			VPA: "yellowqr.payutest.94@hdfcbank", Reference: "STQ9y45z1cv3z545092", IFSC: "HDFC0000622", BankAccount: "50200018553226",
		}, nil,
	},
	{
		"71086404009", upi.Account{
			VPA: "Vyapar.174068471103@hdfcbank", Reference: "STQD29526011754124921772", IFSC: "HDFC0000001", BankAccount: "50200111632785",
		}, nil,
	},
	{
		"47062091404", upi.Account{
			VPA: "centralwarehousingco.99331959@hdfcbank", Reference: "STQ200318122305804I040108", IFSC: "HDFC0000001", BankAccount: "50100308128200",
		}, nil,
	},
	{
		"46660260058", upi.Account{
			VPA: "0514200A0000151.mab@pnb", Reference: "0601414A", IFSC: "PUNB0042000", BankAccount: "4200012100033662",
		}, nil,
	},
	{
		"70193488365", upi.Account{
			VPA: "MAB.037135003190033@AXISBANK", Reference: "0371350031900336100020073700522", IFSC: "UTIB0000319", BankAccount: "920010039307642",
		}, nil,
	},
	{
		"43930860696", upi.Account{
			VPA: "razorpaybqr@icici", Reference: "RZPHLgPEz0zYu6hCf", IFSC: "YESB0CMSNOC", BankAccount: "2223330048827001",
		}, nil,
	},
	{
		"51866718018", upi.Account{
			VPA: "razorpaybqr@icici", MinimumAmount: "1.10", Reference: "RZPGT8ildsFTgS5Sp", IFSC: "YESB0CMSNOC", BankAccount: "2223330048827001",
		}, []string{"UPI-MINIMUM-SAME"},
	},
}

func TestEverySampleIsDecodedAndJudged(t *testing.T) {
	seen := 0
	for _, row := range rows(t, "mpm.tsv") {
		code := sampleCode(t, row)
		if !isUPI(row) {
			require.Empty(t, accounts(code), "%s: %s", row[5], row[6])
			continue
		}
		seen++
		t.Run(row[5], func(t *testing.T) {
			at := slices.IndexFunc(bharatSamples, func(s struct {
				source   string
				account  upi.Account
				findings []string
			}) bool {
				return strings.Contains(row[5], s.source)
			})
			require.GreaterOrEqual(t, at, 0, "a sample without an expectation")
			got := accounts(code)
			require.Len(t, got, 1)
			require.Equal(t, bharatSamples[at].account, without(got[0]))
			require.Equal(t, bharatSamples[at].findings, findings(code))
			rebuilt(t, code, got[0])
		})
	}
	require.Equal(t, len(bharatSamples), seen)
}

// rebuilt shows that the parts of an account are what stands in the code.
func rebuilt(t *testing.T, code emvqr.Code, a upi.Account) {
	parts := network.Parts(a)
	var places []emvqr.Path
	for _, p := range parts {
		require.Len(t, p.Places, 1)
		id := p.Places[0].First
		require.Equal(t, id, p.Places[0].Last)
		places = append(places, emvqr.P(id))
		want, ok := code.Object(emvqr.P(id))
		require.True(t, ok)
		value := p.Data.Value
		for _, o := range p.Data.Template {
			value += fmt.Sprintf("%02d%02d%s", o.ID, len(o.Value), o.Value)
		}
		require.Equal(t, want.Value, value)
	}
	require.ElementsMatch(t, slices.Collect(a.Paths()), places)
}

func TestReadingAnAccountAllocatesOnce(t *testing.T) {
	code := shop()
	count := 0
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() {
		for range upi.Network.Accounts(code) {
			count++
		}
	}), 1.0)
	require.NotZero(t, count)
}

func TestHostileTemplatesDoNotPanic(t *testing.T) {
	for _, value := range []string{
		"00", "0010" + upi.RID, "0010" + upi.RID + "0100", "0010" + upi.RID + "0199x", "0010" + upi.RID + "0102\x00\x7f",
		"0010" + upi.RID + "0101@0201.", strings.Repeat("0010"+upi.RID, 7),
		"0010" + upi.RID + "0101é", "0010" + upi.RID + "0112" + strings.Repeat("١", 12),
	} {
		for _, id := range []string{"08", "26", "27", "28", "30"} {
			text := seal(tlv("00", "01") + fmt.Sprintf("%s%02d%s", id, len([]rune(value)), value))
			report := emvqr.Diagnose(text)
			code, _ := report.Code()
			require.NotPanics(t, func() {
				findings(code)
				for _, a := range accounts(code) {
					network.Parts(a)
					_ = maps.Collect(network.Fields(a))
				}
				_, _, _ = upi.FromBharat(code)
			})
		}
	}
	require.Empty(t, accounts(emvqr.Code{}))
}

func TestAPayeeInACodeThatReadersTakeForAnotherIsAnError(t *testing.T) {
	for _, vpa := range []string{"shop@bank\x00", "shop@bank\x00x", "shop@bank\n", "shop@bank\u200b", "\u017fhop@bank", "shop@ban\u212a", "shop\uff20bank"} {
		code := shop("26", payeeTemplate("01", vpa))
		var rules []string
		for f := range upi.Network.Validate(code) {
			if strings.HasPrefix(f.Rule, "UPI-VPA") {
				rules = append(rules, f.Severity.String()+" "+f.Rule)
			}
		}
		require.Equal(t, []string{"error UPI-VPA"}, rules, "%+q", vpa)
	}
}
