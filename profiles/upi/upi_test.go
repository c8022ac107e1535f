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

// brokenAlone holds for each rule of the network a code that breaks it alone.
var brokenAlone = map[string]emvqr.Code{
	"UPI-PAYEE-PLACE":                 shop("26", absent, "29", payeeTemplate("01", "shop@hdfcbank")),
	"UPI-PAYEE-VPA-MISSING":           shop("26", payeeTemplate("02", "10.00")),
	"UPI-PAYEE-VPA-LEN":               shop("26", payeeTemplate("01", strings.Repeat("a", 43)+"@testbank")),
	"UPI-PAYEE-MINIMUM-AMOUNT-FORMAT": shop("26", payeeTemplate("01", "shop@hdfcbank", "02", "10,00")),
	"UPI-REF-PLACE":                   shop("27", absent, "30", payeeTemplate("01", "ORDER0001")),
	"UPI-REF-REFERENCE-MISSING":       shop("27", payeeTemplate("02", "https://example.com/o/1")),
	"UPI-REF-REFERENCE-LEN":           shop("27", payeeTemplate("01", "ABC")),
	"UPI-REF-REFERENCE-URL-LEN":       shop("27", payeeTemplate("01", "ORDER0001", "02", "https://example.com/order/1")),
	"UPI-REF-REFERENCE-ALPHANUMERIC":  shop("27", payeeTemplate("01", "ORDER-0001")),
	"UPI-ID-PLACE":                    shop("31", payeeTemplate("01", "123456789010")),
	"UPI-ID-AADHAAR-MISSING":          shop("28", payeeTemplate("02", "x")),
	"UPI-ID-AADHAAR-FORMAT":           shop("28", payeeTemplate("01", "12345678901X")),
	"UPI-ID-AADHAAR-LEN":              shop("28", payeeTemplate("01", "12345678901")),
	"UPI-ID-AADHAAR-VERHOEFF":         shop("28", payeeTemplate("01", "123456789011")),
	"UPI-CURRENCY":                    shop("53", "840"),
	"UPI-CURRENCY-MISSING":            shop("53", absent),
	"UPI-COUNTRY":                     shop("58", "US"),
	"UPI-COUNTRY-MISSING":             shop("58", absent),
	"UPI-INITIATION":                  shop("01", "42"),
	"UPI-INITIATION-MISSING":          shop("01", absent),
	"UPI-PIN-MISSING":                 shop("61", absent),
	"UPI-AID":                         shop("27", tlv("00", upi.AIDRuPay, "01", "ORDER0001")),
	"UPI-VPA":                         shop("26", payeeTemplate("01", "shop")),
	"UPI-VPA-FORM":                    shop("26", payeeTemplate("01", "shop@hdfc!")),
	"UPI-VPA-ASCII":                   shop("26", payeeTemplate("01", "sh\u043ep@hdfcbank")),
	"UPI-MINIMUM-ZERO":                shop("26", payeeTemplate("01", "shop@hdfcbank", "02", "0.00")),
	"UPI-MINIMUM-SAME":                shop("26", payeeTemplate("01", "shop@hdfcbank", "02", "100.0")),
	"UPI-MINIMUM-ABOVE":               shop("26", payeeTemplate("01", "shop@hdfcbank", "02", "100.01")),
	"UPI-MINIMUM-STATIC":              shop("01", "11"),
	"UPI-DYNAMIC-REFERENCE":           shop("27", absent),
	"UPI-PAYEE":                       shop("26", absent, "08", absent),
	"UPI-RUPAY":                       shop("06", absent, "08", absent),
	"UPI-IFSC":                        shop("08", "HDFC100062250200000000001"),
	"UPI-TWO-ACCOUNTS":                shop("29", payeeTemplate("01", "other@hdfcbank")),
	"UPI-NAME":                        shop("59", "Twenty-four characters!!"),
}

func TestEachRuleIsBrokenAlone(t *testing.T) {
	require.Empty(t, findings(shop()))
	rules := 0
	for rule := range upi.Network.Catalogue() {
		if strings.HasPrefix(rule.ID, "UPI-LINK-") {
			continue // see the test of links
		}
		rules++
		t.Run(rule.ID, func(t *testing.T) {
			code, ok := brokenAlone[rule.ID]
			require.True(t, ok, "no vector for %s", rule.ID)
			require.Equal(t, []string{rule.ID}, findings(code))
			for f := range upi.Network.Validate(code) {
				require.Equal(t, rule.Severity, f.Severity)
				require.NotEmpty(t, f.Citation)
				require.False(t, f.Confidence >= emvqr.ConfidenceC && f.Severity == emvqr.Error)
				o, ok := code.Object(f.Path)
				if ok && f.Path.Depth() > 0 {
					require.Equal(t, o.Offset, f.Offset)
				}
			}
		})
	}
	require.Len(t, brokenAlone, rules, "a vector for a rule that is no more")
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
		{"payee, reference and bank", shop(), []upi.Account{full}, "26 27 08"},
		{"Aadhaar as a fourth part", shop("26", payeeTemplate("01", "shop@hdfcbank"), "27", payeeTemplate("01", "R123", "02", "https://a.in"),
			"28", payeeTemplate("01", aadhaar)),
			[]upi.Account{{
				VPA: "shop@hdfcbank", Reference: "R123", ReferenceURL: "https://a.in", Aadhaar: aadhaar,
				IFSC: full.IFSC, BankAccount: full.BankAccount,
			}}, "26 27 28 08"},
		{"anchored at 27 where 26 is absent", shop("26", absent), []upi.Account{{Reference: "ORDER0001", IFSC: full.IFSC, BankAccount: full.BankAccount}}, "27 08"},
		{"Aadhaar alone", shop("26", absent, "27", absent, "08", absent, "28", payeeTemplate("01", aadhaar)), []upi.Account{{Aadhaar: aadhaar}}, "28"},
		{"bank alone is no UPI account", shop("26", absent, "27", absent), nil, ""},
		{"another network's 26", shop("26", tlv("00", "COM.EXAMPLE", "01", "shop@hdfcbank"), "27", absent), nil, ""},
		{"the GUID in lower case", shop("26", tlv("00", "a000000524", "01", "shop@hdfcbank"), "27", absent), []upi.Account{minimal}, "26 08"},
		{"the full AID", shop("26", tlv("00", upi.AIDRuPay, "01", "shop@hdfcbank"), "27", absent), []upi.Account{minimal}, "26 08"},
		{"a GUID that is not first", shop("26", tlv("01", "shop@hdfcbank", "00", upi.RID), "27", absent), []upi.Account{minimal}, "26 08"},
		{"a payee out of place", shop("26", absent, "27", absent, "40", payeeTemplate("01", "shop@hdfcbank")), []upi.Account{minimal}, "40 08"},
		{"the first of two payees", shop("29", payeeTemplate("01", "thief@hdfcbank")), []upi.Account{full}, "26 27 08"},
		{"08 without an IFSC", shop("27", absent, "26", payeeTemplate("01", "shop@hdfcbank"), "08", "5020"), []upi.Account{{VPA: "shop@hdfcbank", BankAccount: "5020"}}, "26 08"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := accounts(c.code)
			require.Len(t, got, len(c.want))
			if len(got) == 0 {
				return
			}
			require.Equal(t, c.want[0], without(got[0]))
			var paths []string
			for p := range got[0].Paths() {
				paths = append(paths, p.String())
			}
			require.Equal(t, c.paths, strings.Join(paths, " "))
			require.Equal(t, c.paths[:2], got[0].Anchor().String())
			require.Equal(t, "upi", got[0].Network())
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
	}, maps.Collect(a.Fields()))
}

func TestNewAccountFromFlags(t *testing.T) {
	a, err := upi.Network.NewAccount(
		network.FieldValue{Key: "vpa", Value: " shop@bank "}, network.FieldValue{Key: "aadhaar", Value: "1234 5678 9010"},
		network.FieldValue{Key: "ifsc", Value: "hdfc0000622"}, network.FieldValue{Key: "bank_account", Value: "5020-0000"})
	require.NoError(t, err)
	require.Equal(t, upi.Account{VPA: "shop@bank", Aadhaar: "123456789010", IFSC: "HDFC0000622", BankAccount: "50200000"}, a)
	_, err = upi.Network.NewAccount(network.FieldValue{Key: "iban", Value: "x"})
	require.ErrorContains(t, err, `no field "iban"`)
	for _, tmpl := range upi.Network.Templates {
		made, err := tmpl.New(network.ValuesOf("x", "y"))
		require.NoError(t, err)
		require.NotEmpty(t, made.Parts(), tmpl.Key)
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
	parts := a.Parts()
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
					a.Parts()
					_ = maps.Collect(a.Fields())
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
