package profiles_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/qris"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

// sealed puts a checksum behind root objects.
func sealed(objects string) string {
	report := emvqr.Diagnose(objects)
	_, want, ok := report.Checksum()
	if !ok {
		panic(objects)
	}
	return objects + "6304" + want
}

// Made-up accounts with right check digits.
var (
	thaiBill    = promptpay.BillPayment{BillerID: "010753600031501", Ref1: "TABLE12"}
	visa        = cards.Account{Scheme: "visa", Number: "4000001234567899"}
	mastercard  = cards.Account{Scheme: "mastercard", Number: "520000000000007"}
	rupay       = cards.Account{Scheme: "rupay", Number: "6100001234567890"}
	unionPay    = unionpay.Account{AcquirerIIN: "25000344", ForwardingIIN: "00010344", MerchantID: "000000000000123"}
	alipay      = alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000000"}
	indonesian  = qris.Merchant{GUID: "COM.EXAMPLE.WWW", PAN: "936005030000087914", MerchantID: "214521728082908", Criteria: "UMI", NationalGUID: "ID.CO.QRIS.WWW", NMID: "ID1025411584630", NationalCriteria: "UMI"}
	bankOfIndia = cards.BankAccount{IFSC: "ABCD0123456", Account: "00000000001234"}
	indianUPI   = upi.Account{VPA: "shop@examplebank", IFSC: "ABCD0123456", BankAccount: "00000000001234"}
	noodleHouse = emvqr.Merchant{Name: "Noodle House", City: "Bangkok", MCC: "5812"}
)

func TestNetworksThatCanStandTogether(t *testing.T) {
	for name, c := range map[string]struct {
		merchant emvqr.Merchant
		accounts []network.Account
	}{
		"Thai": {noodleHouse, []network.Account{thaiBill, unionPay, visa, mastercard, alipay}},
		"Indonesian": {
			emvqr.Merchant{Name: "WARUNG KOPI", City: "JAKARTA", PostalCode: "10110", MCC: "5812", Initiation: emvqr.Static},
			[]network.Account{indonesian, unionPay, alipay},
		},
		"Indian": {
			emvqr.Merchant{Name: "CHAI HOUSE", City: "MUMBAI", PostalCode: "400001", MCC: "5812", Initiation: emvqr.Static},
			[]network.Account{indianUPI, rupay, visa, mastercard},
		},
	} {
		t.Run(name, func(t *testing.T) {
			code, err := profiles.Compose(c.merchant, c.accounts...)
			require.NoError(t, err)
			for f := range profiles.Validate(code) {
				require.NotEqual(t, emvqr.Error, f.Severity, f.String())
			}
			for _, wanted := range c.accounts {
				requireReadable(t, code, wanted)
			}
		})
	}
}

// requireReadable asks the readers of an account's network to take the code, and
// to find the account in it.
func requireReadable(t *testing.T, code emvqr.Code, wanted network.Account) {
	for reading := range profiles.Readable(code) {
		if reading.Network == network.Slug(wanted) {
			require.Equal(t, profiles.Yes, reading.Answer, "%s: %v", reading.Network, reading.Why)
		}
	}
	found := profiles.Route(code, profiles.Wallet{network.Slug(wanted)})
	require.Equal(t, profiles.Yes, found.Answer, found)
	require.Equal(t, fields(wanted), fields(found.Account))
}

func fields(a network.Account) map[string]string {
	m := map[string]string{}
	for key, value := range network.Fields(a) {
		m[key] = value
	}
	return m
}

func TestNetworksThatCannotStandTogetherAreNamed(t *testing.T) {
	long := alipayplus.Account{URL: "https://qr.alipay.com/" + strings.Repeat("x", 70)}
	for name, c := range map[string]struct {
		merchant emvqr.Merchant
		accounts []network.Account
		smallest []int
		message  []string
	}{
		"two countries": {
			noodleHouse, []network.Account{visa, thaiBill, indonesian}, []int{1, 2},
			[]string{"promptpay needs 764 in 53, qris needs 360", "promptpay needs TH in 58, qris needs ID"},
		},
		"a country against the merchant's": {
			emvqr.Merchant{Name: "N", City: "C", MCC: "5812", Currency: "THB", Country: "TH"}, []network.Account{visa, indonesian}, []int{1},
			[]string{"qris needs 360 in 53, the code is for 764"},
		},
		"two that need 51": {
			emvqr.Merchant{Name: "W", City: "J", PostalCode: "1", MCC: "5812"}, []network.Account{visa, indonesian, indonesian}, []int{1, 2},
			[]string{"not enough ids", "qris needs 51"},
		},
		"a template past 99": {noodleHouse, []network.Account{visa, long}, []int{1}, []string{"alipayplus takes 110 characters"}},
		"three Visa accounts": {
			noodleHouse, []network.Account{visa, thaiBill, visa, visa}, []int{0, 2, 3}, []string{"visa needs 02-03"},
		},
		"references": {
			emvqr.Merchant{Name: "N", City: "C", MCC: "5812", Additional: emvqr.AdditionalData{TerminalLabel: "T1"}},
			[]network.Account{promptpay.BillPayment{BillerID: "010753600031501", Ref1: "A", Ref3: "SCB"}}, []int{0},
			[]string{`promptpay wants a value of 3 characters in 62.07, where another of 2 characters is already`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := profiles.Compose(c.merchant, c.accounts...)
			var conflict *profiles.ConflictError
			require.ErrorAs(t, err, &conflict)
			require.Equal(t, c.smallest, conflict.Smallest, err)
			for _, part := range c.message {
				require.ErrorContains(t, err, part)
			}
			require.Equal(t, name == "a template past 99", errors.Is(err, emvqr.ErrTooLong))
		})
	}
}

func TestACodePast512IsAWarningUnlessStrict(t *testing.T) {
	accounts := []network.Account{}
	for range 6 {
		accounts = append(accounts, alipayplus.Account{URL: "https://qr.alipay.com/" + strings.Repeat("x", 55)})
	}
	merchant := noodleHouse
	merchant.Currency, merchant.Country = "764", "TH"
	code, err := profiles.Compose(merchant, accounts...)
	require.NoError(t, err)
	require.Greater(t, len(code.String()), 512)
	require.True(t, slices.ContainsFunc(slices.Collect(profiles.Validate(code)), func(f emvqr.Finding) bool {
		return f.Rule == "MPM-4.1-MAXLEN" && f.Severity == emvqr.Warning
	}))
	_, err = setOf(t, slices.Collect(profiles.Networks())...).ComposeStrict(merchant, accounts...)
	require.ErrorIs(t, err, emvqr.ErrTooLong)
}

func TestAddAndRemoveLeaveTheRestAsItIs(t *testing.T) {
	code, err := profiles.Compose(noodleHouse, thaiBill, visa)
	require.NoError(t, err)
	added, err := profiles.Add(code, alipay)
	require.NoError(t, err)
	require.Equal(t, []string{"alipayplus", "promptpay", "visa"}, profiles.Slugs(added))
	for o := range code.Objects() {
		if o.Path != emvqr.P(63) {
			value, ok := added.Get(o.Path)
			require.True(t, ok)
			require.Equal(t, o.Value, value)
		}
	}
	removed, err := profiles.Remove(added, profiles.Route(added, profiles.Wallet{"alipayplus"}).Account)
	require.NoError(t, err)
	require.Equal(t, code, removed)

	_, err = profiles.Add(code, indonesian)
	require.ErrorContains(t, err, "qris needs 360 in 53, the code is for 764")
	twice, err := profiles.Add(code, visa)
	require.NoError(t, err, "Visa has two ids")
	_, err = profiles.Add(twice, visa)
	require.ErrorContains(t, err, "visa needs 02-03, taken by another object of the code")
	_, err = profiles.Remove(code, alipay)
	require.ErrorContains(t, err, "nothing to remove")
}

func TestEveryNetworkLoweringARuleIsNeededForItToBeLowered(t *testing.T) {
	bare := emvqr.MustParse(sealed("00020101021129370016A00000067701011101130066000000000" + "5802TH5303764"))
	withVisa := emvqr.MustParse(sealed("000201010211021640000012345678992937" + "0016A000000677010111011300660000000005802TH5303764"))
	severity := func(code emvqr.Code) emvqr.Severity {
		for f := range profiles.Validate(code) {
			if f.Rule == "MPM-4.7.14.1-NAME" {
				return f.Severity
			}
		}
		return 0
	}
	require.Equal(t, emvqr.Info, severity(bare))
	require.Equal(t, emvqr.Error, severity(withVisa))
}

func TestRouteTellsWhyANetworkWasPassedOver(t *testing.T) {
	code, err := profiles.Compose(noodleHouse, thaiBill, visa)
	require.NoError(t, err)
	r := profiles.Route(code, profiles.Wallet{"doubloons", "qris", "visa", "promptpay"})
	require.Equal(t, "visa", network.Slug(r.Account))
	require.Equal(t, profiles.Yes, r.Answer)
	require.Empty(t, r.Why)
	require.Len(t, r.Passed, 2)
	require.Contains(t, r.Passed[0].Why[0], "no one here knows")
	require.Contains(t, r.Passed[1].Why[0], "no account of QRIS")

	r = profiles.Route(code, profiles.Wallet{"upi"})
	require.Nil(t, r.Account)
	require.Equal(t, profiles.No, r.Answer)
	require.Len(t, r.Passed, 1)
}
