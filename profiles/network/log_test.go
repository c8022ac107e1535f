package network_test

import (
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// logged is a value in a log line, without time, level and message.
func logged(v any) string {
	var out strings.Builder
	slog.New(slog.NewTextHandler(&out, nil)).Info("m", "v", v)
	_, line, _ := strings.Cut(strings.TrimSpace(out.String()), "msg=m ")
	return line
}

// shop is an account as a private network may write one, without a LogValue.
type shop struct {
	network.Location
	guid, number string
}

var privateKind = &network.Kind{
	Network: "private", Key: "shop", Keys: []string{"guid", "number"},
	Rows: []network.Row{{Key: "guid", Name: "GUID"}, {Key: "number", Name: "Number"}},
}

func (s shop) Table() (*network.Kind, []string) { return privateKind, []string{s.guid, s.number} }

func TestAnAccountIsLoggedByItsNetworkAndPathAndItsValuesAreMasked(t *testing.T) {
	a := shop{network.LocationOf(26, 51), "com.example", "Zoë12345"}
	require.Equal(t, "v.network=private v.path=26 v.fields.guid=com.example v.fields.number=********", logged(network.LogAccount(a)))
	a = shop{guid: "name@bank.com", number: ""}
	require.Equal(t, `v.network=private v.fields.guid=*************`, logged(network.LogAccount(a)), "made by hand, an account in the place of the GUID")
}

func TestAnAccountTypeThatForgetsToMaskItselfIsLoggedByItsPlace(t *testing.T) {
	require.Equal(t, "v=26,51", logged(shop{network.LocationOf(26, 51), "com.example", "12345678"}))
	require.Equal(t, "v=26,51", logged(&shop{network.LocationOf(26, 51), "com.example", "12345678"}))
}

func TestSeveralAccountsAreLoggedOneByOne(t *testing.T) {
	a := network.Unknown{Location: network.LocationOf(2), Value: "4012345678901"}
	require.Equal(t, `v.1.network="" v.1.path=02 v.1.fields.value=************* v.3.network=private v.3.fields.guid=** v.3.fields.number=***`,
		logged(network.LogAccounts(a, nil, shop{guid: "00", number: "123"})))
	require.Empty(t, logged(network.LogAccounts()))
}

func TestTypesOfNetworksMaskThemselves(t *testing.T) {
	unknown := network.Unknown{Location: network.LocationOf(30), GUID: "com.example", Value: "0011com.example0103REF"}
	for _, tt := range []struct {
		value any
		want  string
	}{
		{unknown, `v.network="" v.path=30 v.fields.guid=com.example v.fields.value=**********************`},
		{network.Location{}, `v=""`},
		{network.FieldValue{Key: "ref1", Value: "INV-7"}, `v="ref1=*****"`},
		{network.FieldValue{Key: "national_guid", Value: "ID.CO.QRIS.WWW"}, `v="national_guid=ID.CO.QRIS.WWW"`},
		{network.FieldValue{Key: "object_03", Value: "1"}, `v="object_03=*"`},
		{network.FieldValue{Key: "shop@bank", Value: "x"}, `v="*********=*"`},
		{network.FieldValue{Key: "ref123", Value: "x"}, `v="******=*"`},
		{network.FieldValue{Key: "12", Value: "x"}, `v="**=*"`},
		{network.FieldValue{Key: strings.Repeat("a", 33)}, "v=" + `"` + strings.Repeat("*", 33) + `="`},
		{network.ValuesOf("", "ABC", "", "Zoë"), `v=2`},
		{network.Want{Path: emvqr.P(62, 7), Value: "INV-7"}, `v="62.07=*****"`},
		{network.Part{Places: []network.Range{{First: 30, Last: 30}, {First: 26, Last: 51}}, Data: emvqr.Data{Template: []emvqr.Data{
			{ID: 0, Value: "com.example"}, {ID: 1, Value: "ABC"}, {ID: 50, Template: []emvqr.Data{{ID: 0, Value: "name@bank"}}},
		}}}, `v.places="30 or 26-51" v.data.00=com.example v.data.01=*** v.data.50.00=*********`},
		{network.Part{Data: emvqr.Data{Value: "4012345678901"}}, `v.places="" v.data=*************`},
		{network.Decoded{Sound: true, Fields: []network.FieldValue{{Key: "token", Value: "ABC"}}, Account: unknown,
			Findings: []emvqr.Finding{{Rule: "A-1", Message: "m"}, {Rule: "A-2"}}},
			`v.sound=true v.fields.token=*** v.account.network="" v.account.path=30 v.account.fields.guid=com.example` +
				` v.account.fields.value=********************** v.findings=A-1,A-2`},
	} {
		require.Equal(t, tt.want, logged(tt.value))
	}
}

func TestAMaskIsAsLongAsItsValueAndNeverLongerThanAnObject(t *testing.T) {
	require.Equal(t, "", network.Masked(""))
	require.Equal(t, "***", network.Masked("Zoë"))
	require.Equal(t, "*", network.Masked("\xff"))
	require.Len(t, network.Masked(strings.Repeat("a", 99)), 99)
	require.Len(t, network.Masked(strings.Repeat("a", 1<<20)), 99)
}
