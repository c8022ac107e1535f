package qris_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/profiles/qris"
)

// findingsOf are the ids of QRIS's findings in a payload.
func findingsOf(t *testing.T, payload string) (ids []string) {
	t.Helper()
	for f := range qris.Network.Validate(parse(t, payload)) {
		ids = append(ids, f.Rule)
	}
	return ids
}

func TestLuhnDigitOfAPANIsJudgedAt19DigitsOnly(t *testing.T) {
	t.Parallel()
	for pan, want := range map[string][]string{
		"9360091434905263034": nil, // the worked example
		"9360091434905263035": {"QRIS-PAN-LUHN"},
		"9360082230002001355": nil,
		"9360088600000000423": nil, // 18 digits and their check digit, as documented for flutter_qris
		"936009143490526303":  nil, // 18 digits, the last no check digit
		"936009143490526304":  nil,
		"936009143490526":     nil,
	} {
		assert.Equal(t, want, findingsOf(t, payment("26", acquirerObjects("01", pan))), pan)
	}
}

func TestLuhnDigitOfAPANInTheRepository(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []string{"QRIS-PAN-LUHN"}, findingsOf(t, payment("26", absent, "51", nationalObjects("01", "9360091434905263035"))))
}

func TestPANCheckDigitMakes19DigitsOf18(t *testing.T) {
	t.Parallel()
	for pan, want := range map[string]byte{
		"936008860000000042": '3', "936009143490526303": '4', "936008223000200135": '5',
	} {
		digit, ok := qris.PANCheckDigit(pan)
		assert.True(t, ok, pan)
		assert.Equal(t, string(want), string(digit), pan)
	}
	for _, pan := range []string{"", "9360", "9360091434905263034", "93600914349052630x", "٩٣٦٠٠٩١٤٣"} {
		_, ok := qris.PANCheckDigit(pan)
		assert.False(t, ok, pan)
	}
}

func TestLuhnDigitOfAnNMIDLeavesItsLettersOut(t *testing.T) {
	t.Parallel()
	for nmid, want := range map[string][]string{
		"ID1025411584630": nil, // the worked example
		"ID1025411584631": {"QRIS-NMID-LUHN"},
		"ID2022233782269": nil,
		"ID1019084719002": {"QRIS-NMID-LUHN"}, // the one exception of 34
		"id1025411584630": {"QRIS-NMID-FORMAT"},
		"ID102541158463":  {"QRIS-NMID-LEN"},
		"ID10254115846A0": {"QRIS-NMID-FORMAT"},
	} {
		assert.Equal(t, want, findingsOf(t, payment("51", nationalObjects("02", nmid))), nmid)
	}
}

func TestAFindingAboutACheckDigitReadsWell(t *testing.T) {
	t.Parallel()
	found := slices.Collect(qris.Network.Validate(parse(t, payment("51", nationalObjects("02", "ID1025411584634")))))
	assert.Len(t, found, 1)
	assert.Equal(t, "warning  QRIS-NMID-LUHN  51.02 @106  NMID: check digit should be 0  (observed on 33 of 34 real codes)", found[0].String())
}

func TestInstitutionsAgreeWithTheDomainsInRealCodes(t *testing.T) {
	t.Parallel()
	agreed := 0
	for domain, want := range map[string]string{
		"ID.CO.BRI.WWW": "BRI", "ID.CO.BNI.WWW": "BNI", "ID.CO.BCA.WWW": "BCA", "ID.CO.CIMBNIAGA.WWW": "CIMB",
		"COM.NOBUBANK.WWW": "Nobu", "ID.CO.BANKMANDIRI.WWW": "Mandiri", "COM.GO-JEK.WWW": "GoPay", "id.ovo": "OVO",
		"ID.CO.SHOPEE.WWW": "Shopee", "ID.CO.TELKOM.WWW": "Telkom", "COM.DOKU.WWW": "DOKU", "COM.TELKOMSEL.WWW": "LinkAja",
		"ID.CO.ASTRAPAY.WWW": "AstraPay", "COM.ASTRAPAY.WWW": "AstraPay",
	} {
		for _, s := range ours(t) {
			for _, account := range accounts(s.code(t)) {
				a, ok := account.(qris.Merchant)
				if ok && a.GUID == domain && strings.HasPrefix(a.PAN, "9360") {
					assert.Equal(t, want, qris.Institution(a.PAN), "line %d", s.line)
					agreed++
				}
			}
		}
	}
	assert.GreaterOrEqual(t, agreed, 30)
}

func TestInstitutionOfANumberThatIsNotListedIsEmpty(t *testing.T) {
	t.Parallel()
	for _, pan := range []string{"", "9360", "936009159", "93609999000000", "123600020000"} {
		want := ""
		if pan == "936009159" {
			want = "DANA"
		}
		assert.Equal(t, want, qris.Institution(pan), pan)
	}
}
