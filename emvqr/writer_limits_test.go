package emvqr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func shopWith(accounts ...emvqr.Data) emvqr.Merchant {
	return emvqr.Merchant{Accounts: accounts, MCC: "5251", Currency: "USD", Country: "US", Name: "ABC Hammer", City: "New York"}
}

func TestNoNetworkLowersWhatCannotBeReadBack(t *testing.T) {
	lower := func(emvqr.Finding) emvqr.Severity { return emvqr.Info }
	for name, account := range map[string]emvqr.Data{
		"a value of 100":     {ID: 2, Value: strings.Repeat("4", 100)},
		"a template past 99": {ID: 26, Template: []emvqr.Data{{ID: 0, Value: "com.example"}, {ID: 1, Value: strings.Repeat("x", 90)}}},
	} {
		m := shopWith(account)
		code, err := m.EncodeFor(lower)
		var rules *emvqr.RuleError
		require.ErrorAs(t, err, &rules, name)
		require.True(t, code.IsZero())
	}
}

func TestAGUIDThatIsATemplateIsNoGUID(t *testing.T) {
	m := shopWith(emvqr.Data{ID: 26, Template: []emvqr.Data{{ID: 0, Template: []emvqr.Data{{ID: 1, Value: "x"}}}}})
	_, err := m.Encode()
	require.ErrorContains(t, err, "MPM-4.7.11.2-GUID")
}

func TestZeroHasNoMoreDecimalsThanAnyAmount(t *testing.T) {
	for _, decimals := range []int{19, 100, 256, 1 << 20} {
		_, err := emvqr.MustAmount("0").WithDecimals(decimals)
		require.ErrorIs(t, err, emvqr.ErrRange, decimals)
	}
}

func TestTheZeroReportHasNoRepairs(t *testing.T) {
	require.Empty(t, new(emvqr.Report).Repairs)
}
