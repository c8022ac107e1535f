package qris_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

func TestAMerchantIsOneAccountOverTwoTemplates(t *testing.T) {
	t.Parallel()
	found := accounts(parse(t, payment()))
	require.Equal(t, []network.Account{qris.Merchant{
		Location: network.LocationOf(26, 51),
		GUID:     "ID.CO.CONTOH.WWW", PAN: "936000140000000001", MerchantID: "000885000000001", Criteria: qris.Micro,
		NationalGUID: "ID.CO.QRIS.WWW", NMID: "ID1020000000007", NationalCriteria: qris.Micro,
	}}, found)
	assert.Equal(t, "qris", network.Slug(found[0]))
	assert.Equal(t, emvqr.P(26), found[0].Anchor())
	assert.Equal(t, []emvqr.Path{emvqr.P(26), emvqr.P(51)}, slices.Collect(found[0].Paths()))
}

// The worked decodes that are public: a static code of Telkom, a dynamic one of
// BCA whose acquirer names no domain, a CIMB code with a Mastercard beside it.
func TestWorkedDecodes(t *testing.T) {
	t.Parallel()
	bca := seal("000201010212" + tlv("26", tlv("00", "00", "01", "936000143000616438", "02", "000885000616438", "03", "UKE"),
		"52", "5812", "53", "360", "54", "49500", "58", "ID", "59", "CONTOH", "60", "JAKARTA", "61", "10110",
		"62", tlv("01", "110932", "05", "110013110932", "07", "AG205211", "99", tlv("00", "00", "01", "DINAMIS"))))
	assert.Equal(t, []network.Account{qris.Merchant{
		Location: network.LocationOf(26), GUID: qris.DefaultGUID, PAN: "936000143000616438", MerchantID: "000885000616438", Criteria: qris.Small,
	}}, accounts(parse(t, bca)))

	for last4, want := range map[string]qris.Merchant{
		"04CB": {
			Location: network.LocationOf(26, 51), GUID: "ID.CO.TELKOM.WWW", PAN: "936008980266352075", MerchantID: "000195266352075", Criteria: qris.Micro,
			NationalGUID: qris.GUIDNational, NMID: "ID1021125405972", NationalCriteria: qris.Micro,
		},
		"3D58": {
			Location: network.LocationOf(26, 51), GUID: "ID.CO.CIMBNIAGA.WWW", PAN: "936000220000000282", MerchantID: "000008160012605", Criteria: qris.Micro,
			NationalGUID: qris.GUIDNPG, NMID: "ID0000000000123", NationalCriteria: qris.Micro,
		},
	} {
		assert.Equal(t, []network.Account{want}, accounts(sampleEnding(t, last4).code(t)))
	}
}

// sampleEnding is the sample of QRIS with those four characters at its end.
func sampleEnding(t *testing.T, last4 string) sample {
	t.Helper()
	rows := slices.DeleteFunc(ours(t), func(s sample) bool { return s.payload[len(s.payload)-4:] != last4 })
	require.Len(t, rows, 1)
	return rows[0]
}

func TestTheRepositoryBelongsToTheFirstAcquirer(t *testing.T) {
	t.Parallel()
	other := acquirerObjects("00", "ID.CO.LAIN.WWW")
	found := accounts(parse(t, payment("28", other)))
	require.Len(t, found, 2)
	assert.Equal(t, []emvqr.Path{emvqr.P(26), emvqr.P(51)}, slices.Collect(found[0].Paths()))
	assert.Equal(t, []emvqr.Path{emvqr.P(28)}, slices.Collect(found[1].Paths()))
	assert.Equal(t, "ID1020000000007", found[0].(qris.Merchant).NMID)
	assert.Empty(t, found[1].(qris.Merchant).NMID)
}

func TestTheRepositoryMayStandBeforeItsAcquirer(t *testing.T) {
	t.Parallel()
	code := parse(t, seal("000201"+tlv("51", nationalObjects(), "26", acquirerObjects(), "58", "ID", "53", "360")))
	found := accounts(code)
	require.Len(t, found, 1)
	assert.Equal(t, emvqr.P(26), found[0].Anchor())
	assert.Equal(t, "ID1020000000007", found[0].(qris.Merchant).NMID)
}

func TestOfDuplicatesTheFirstCounts(t *testing.T) {
	t.Parallel()
	code := parse(t, seal("000201"+tlv(
		"26", acquirerObjects(), "26", acquirerObjects("01", "936000149999999999"),
		"51", nationalObjects(), "51", nationalObjects("02", "ID1099999999999"), "58", "ID", "53", "360")))
	found := accounts(code)
	require.Len(t, found, 1)
	assert.Equal(t, "936000140000000001", found[0].(qris.Merchant).PAN)
	assert.Equal(t, "ID1020000000007", found[0].(qris.Merchant).NMID)

	repositories := seal("000201" + tlv("51", nationalObjects(), "51", nationalObjects("02", "ID1099999999999"), "58", "ID"))
	assert.Len(t, accounts(parse(t, repositories)), 1)
	transfers := seal("000201" + tlv("40", transferObjects(), "40", transferObjects(), "58", "ID", "62", transferData()))
	assert.Len(t, accounts(parse(t, transfers)), 1)
}

func TestRecognition(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		payload string
		anchors []emvqr.Path
	}{
		"acquirer and repository":            {payment(), []emvqr.Path{emvqr.P(26)}},
		"acquirer at the last of its places": {payment("26", absent, "45", acquirerObjects()), []emvqr.Path{emvqr.P(45)}},
		"46 is no place of an acquirer":      {payment("26", absent, "46", acquirerObjects(), "51", absent), nil},
		"repository of the older GUID":       {payment("26", absent, "51", nationalObjects("00", "ID.OR.GPNQR.WWW")), []emvqr.Path{emvqr.P(51)}},
		"repository of CIMB":                 {payment("26", absent, "51", nationalObjects("00", "ID.OR.QRNPG.WWW")), []emvqr.Path{emvqr.P(51)}},
		"repository by its GUID abroad":      {payment("26", absent, "58", "SG"), []emvqr.Path{emvqr.P(51)}},
		"repository by the NMID alone":       {payment("26", absent, "51", nationalObjects("00", "ID.CO.CONTOH.WWW")), []emvqr.Path{emvqr.P(51)}},
		"the NMID alone abroad":              {payment("26", absent, "51", nationalObjects("00", "ID.CO.CONTOH.WWW"), "58", "SG"), nil},
		"acquirer abroad":                    {payment("51", absent, "58", "SG"), nil},
		"other template in an Indonesian code": {
			payment("26", tlv("00", "com.alipay", "01", "https://qr.alipay.com/x"), "51", absent), nil,
		},
		"other template beside the repository": {payment("26", tlv("00", "com.alipay", "01", "2088")), []emvqr.Path{emvqr.P(51)}},
		"masked PAN beside the repository":     {payment("26", acquirerObjects("01", "000000000000000000")), []emvqr.Path{emvqr.P(26)}},
		"masked PAN without the repository":    {payment("26", acquirerObjects("01", "000000000000000000"), "51", absent), nil},
		"opaque template":                      {payment("26", "9360001400", "51", absent), nil},
		"Singapore's 51":                       {payment("26", absent, "51", tlv("00", "SG.SGQR", "01", "1809112DE3C7"), "58", "SG"), nil},
		"transfer":                             {transferCode(), []emvqr.Path{emvqr.P(40)}},
		"transfer with a masked PAN":           {transferCode("40", transferObjects("01", "000000000000000000")), []emvqr.Path{emvqr.P(40)}},
		"transfer by its purpose, 58 wrong":    {transferCode("58", "TH"), []emvqr.Path{emvqr.P(40)}},
		"transfer of an opaque 40":             {transferCode("40", "93600014"), nil},
		"somebody's 40 abroad":                 {transferCode("40", transferObjects("00", "qr-online.uz", "01", "8600"), "58", "UZ"), nil},
	} {
		var anchors []emvqr.Path
		for _, account := range accounts(parse(t, c.payload)) {
			anchors = append(anchors, account.Anchor())
		}
		assert.Equal(t, c.anchors, anchors, name)
	}
}

func TestACodeWith40IsAPaymentOrATransferByItsPurpose(t *testing.T) {
	t.Parallel()
	merchant := acquirerObjects()
	for name, c := range map[string]struct {
		payload string
		want    network.Account
	}{
		"merchant without purpose":        {payment("26", absent, "40", merchant), qris.Merchant{}},
		"merchant with a payment purpose": {payment("26", absent, "40", merchant, "62", tlv("08", "POSP")), qris.Merchant{}},
		"merchant of money transfers":     {payment("26", absent, "40", merchant, "52", "4829"), qris.Merchant{}},
		"no purpose, no criteria, 5812":   {payment("26", absent, "40", transferObjects()), qris.Merchant{}},
		"transfer purpose":                {transferCode(), qris.Transfer{}},
		"no purpose, no criteria, 4829":   {transferCode("62", absent), qris.Transfer{}},
	} {
		found := accounts(parse(t, c.payload))
		require.Len(t, found, 1, name)
		assert.IsType(t, c.want, found[0], name)
	}
}

func TestMerchantFromWrittenValues(t *testing.T) {
	t.Parallel()
	account, err := qris.Network.NewAccount(
		network.FieldValue{Key: "guid", Value: "ID.CO.CONTOH.WWW"},
		network.FieldValue{Key: "pan", Value: "9360 0014 0000 0000 01"},
		network.FieldValue{Key: "merchant_id", Value: "000885000000001"},
		network.FieldValue{Key: "criteria", Value: "umi"},
		network.FieldValue{Key: "nmid", Value: "id1020000000007"},
	)
	require.NoError(t, err)
	parts := network.Parts(account)
	require.Len(t, parts, 2)
	assert.Equal(t, acquirerObjects(), content(parts[0].Data))
	assert.Equal(t, nationalObjects(), content(parts[1].Data), "GUID and criteria of the repository are filled in")
	assert.Equal(t, uint8(26), parts[0].Places[0].First)
	assert.Equal(t, network.At(51), parts[1].Places)

	nobody, err := qris.Network.NewAccount(network.FieldValue{Key: "merchant_id", Value: "1"})
	require.NoError(t, err)
	assert.ErrorContains(t, nobody.(network.Checker).Check(), "qris: a merchant has neither PAN nor NMID")
	_, err = qris.Network.NewAccount(network.FieldValue{Key: "iban", Value: "1"})
	assert.ErrorContains(t, err, "merchant (guid, pan, merchant_id, criteria, national_guid, nmid, national_criteria)")
}

func TestMerchantPutTogetherByHand(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		account qris.Merchant
		want    []string
	}{
		"acquirer alone":   {qris.Merchant{PAN: "936000140000000001"}, []string{tlv("00", "00", "01", "936000140000000001")}},
		"repository alone": {qris.Merchant{NMID: "ID1020000000007", Criteria: qris.Micro}, []string{nationalObjects()}},
		"criteria that differ": {
			qris.Merchant{GUID: "ID.CO.CONTOH.WWW", PAN: "936000140000000001", MerchantID: "000885000000001", Criteria: qris.Micro, NMID: "ID1020000000007", NationalCriteria: qris.Small},
			[]string{acquirerObjects(), nationalObjects("03", "UKE")},
		},
		"nothing": {qris.Merchant{}, nil},
	} {
		var got []string
		for _, part := range network.Parts(c.account) {
			got = append(got, content(part.Data))
		}
		assert.Equal(t, c.want, got, name)
	}
}

// content is what a template holds, written.
func content(d emvqr.Data) string {
	if len(d.Template) == 0 {
		return d.Value
	}
	var pairs []string
	for _, inner := range d.Template {
		pairs = append(pairs, twoDigits(inner.ID), content(inner))
	}
	return tlv(pairs...)
}

func twoDigits(id uint8) string { return string([]byte{'0' + id/10, '0' + id%10}) }

func TestFieldsHaveTheKeysOfTheTable(t *testing.T) {
	t.Parallel()
	assert.Equal(t, map[string]string{
		"guid": "ID.CO.CONTOH.WWW", "pan": "936000140000000001", "merchant_id": "000885000000001", "criteria": "UMI",
		"national_guid": "ID.CO.QRIS.WWW", "nmid": "ID1020000000007", "national_criteria": "UMI",
	}, maps.Collect(network.Fields(accounts(parse(t, payment()))[0])))
	assert.Equal(t, map[string]string{
		"guid": "ID.CO.CONTOH.WWW", "pan": "936000140000000001", "beneficiary_id": "0000000001",
		"purpose": "DMCT", "unique_data": "ABCDEFGH12345678",
	}, maps.Collect(network.Fields(accounts(parse(t, transferCode()))[0])))
}

func TestCriteriaNames(t *testing.T) {
	t.Parallel()
	for criteria, name := range map[qris.Criteria]string{
		"UMI": "micro business", "UKE": "small business", "UME": "medium business", "UBE": "large business",
		"URE": "regular business", "PSO": "public service obligation", "BLU": "public service agency", "umi": "", "": "",
	} {
		assert.Equal(t, name, criteria.Name(), "%q", criteria)
	}
}
