package profiles_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/qris"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

// requireTakenOut adds an account and takes it out again, as it was given and as
// it is found.
func requireTakenOut(t *testing.T, code emvqr.Code, account network.Account) {
	t.Helper()
	added, err := profiles.Add(code, account)
	require.NoError(t, err)
	var found network.Account
	for a := range profiles.Accounts(added) {
		if maps.Equal(fields(a), fields(account)) {
			found = a
		}
	}
	require.NotNil(t, found)
	for _, a := range []network.Account{found, account} {
		removed, err := profiles.Remove(added, a)
		require.NoError(t, err)
		require.Equal(t, code.String(), removed.String())
	}
}

func TestRemoveTakesOutWhatAddPutIn(t *testing.T) {
	for name, c := range map[string]struct {
		merchant emvqr.Merchant
		account  network.Account
	}{
		"a third reference in 62-07": {homeOf(thaiBill), promptpay.BillPayment{BillerID: "010753600031501", Ref1: "A", Ref3: "SCB"}},
		"all that UPI has": {homeOf(upi.Account{}), upi.Account{
			VPA: "shop@ybl", Reference: "ORDER1", ReferenceURL: "https://example.org", IFSC: "SBIN0001234", BankAccount: "123456789012"}},
		"an acquirer and the repository": {homeOf(indonesian), indonesian},
		"a purpose and unique data": {emvqr.Merchant{
			Name: "N", City: "C", PostalCode: "1", MCC: "4829", Country: "ID", Currency: "360", Initiation: emvqr.Dynamic,
		}, qris.Transfer{GUID: "COM.EXAMPLE.WWW", PAN: "9360050300000879140", BeneficiaryID: "1", Purpose: "DMCT", UniqueData: "ABCDEFGH"}},
	} {
		t.Run(name, func(t *testing.T) {
			beside := network.Account(visa)
			if c.merchant.MCC == "4829" {
				beside = qris.Merchant{PAN: "936005030000087914", MerchantID: "1", Criteria: "UMI"}
			}
			code, err := profiles.Compose(c.merchant, beside)
			require.NoError(t, err)
			requireTakenOut(t, code, c.account)
			withBill, err := code.With(emvqr.Set(emvqr.P(62, 1), "BILL1"))
			require.NoError(t, err)
			requireTakenOut(t, withBill, c.account)
		})
	}
}

// TestWhatEveryCodeHasStaysTheCodes: Compose filled in the currency and country
// that PromptPay needs, and Visa's code must have them as well.
func TestWhatEveryCodeHasStaysTheCodes(t *testing.T) {
	code, err := profiles.Compose(noodleHouse, visa, thaiBill)
	require.NoError(t, err)
	left, err := profiles.Remove(code, thaiBill)
	require.NoError(t, err)
	require.Equal(t, "764", left.CurrencyCode())
	require.Equal(t, "TH", left.CountryCode())
	for f := range profiles.Validate(left) {
		require.Less(t, f.Severity, emvqr.Error, f.String())
	}
}

// TestAddDoesNotSayWhatCurrencyACodeIsFor: a code for Visa without one may be for
// any, and nobody could tell later whose the currency was.
func TestAddDoesNotSayWhatCurrencyACodeIsFor(t *testing.T) {
	code := emvqr.MustParse(sealed("000201" + "02164000001234567899" + "52045812" + "5912Noodle House" + "6007Bangkok"))
	_, err := profiles.Add(code, thaiBill)
	require.ErrorContains(t, err, "promptpay needs 764 in 53, which the code lacks; set it first")
	require.ErrorContains(t, err, "promptpay needs TH in 58, which the code lacks; set it first")
	set, err := code.With(emvqr.Set(emvqr.P(53), "764"), emvqr.Set(emvqr.P(58), "TH"))
	require.NoError(t, err)
	requireTakenOut(t, set, thaiBill)
}

// TestAddTakesNoPlaceThatTheCodeHas: a terminal label that was there would become
// the third reference, and go with it.
func TestAddTakesNoPlaceThatTheCodeHas(t *testing.T) {
	m := homeOf(thaiBill)
	m.Additional.TerminalLabel = "T1"
	code, err := profiles.Compose(m, visa)
	require.NoError(t, err)
	_, err = profiles.Add(code, thaiBill)
	require.ErrorIs(t, err, profiles.ErrReadBack)
	require.ErrorContains(t, err, "Reference 3 was not given, and 2 characters would be read")
	_, err = profiles.Add(code, promptpay.BillPayment{BillerID: "010753600031501", Ref1: "A", Ref3: "T1"})
	require.ErrorContains(t, err, "promptpay wants 62.07 for itself, and the code has a value there already")
}

func TestRemoveTakesNothingOfAnotherPayee(t *testing.T) {
	one, err := profiles.Compose(homeOf(thaiBill), promptpay.BillPayment{BillerID: "010753600031501", Ref1: "ONE", Ref3: "SCB"}, visa)
	require.NoError(t, err)
	two, err := profiles.Compose(homeOf(thaiBill), promptpay.BillPayment{BillerID: "010753600031501", Ref1: "TWO", Ref3: "SCB"}, visa)
	require.NoError(t, err)
	ofOne := profiles.Route(one, profiles.Wallet{"promptpay"}).Account
	_, err = profiles.Remove(two, ofOne)
	require.ErrorContains(t, err, `what stands in 30 is not the account of "promptpay" that was found there`)
	_, err = profiles.Remove(two, promptpay.BillPayment{BillerID: "010753600031501", Ref1: "ONE"})
	require.ErrorContains(t, err, "nothing to remove")

	// A terminal label that the account did not bring stays.
	byHand, err := profiles.Remove(one, promptpay.BillPayment{BillerID: "010753600031501", Ref1: "ONE"})
	require.NoError(t, err)
	label, _ := byHand.Get(emvqr.P(62, 7))
	require.Equal(t, "SCB", label)

	twice, err := profiles.Compose(noodleUS(), visa, visa)
	require.NoError(t, err)
	_, err = profiles.Remove(twice, visa)
	require.ErrorContains(t, err, "in 02 and 03")
	for account := range profiles.Accounts(twice) {
		left, err := profiles.Remove(twice, account)
		require.NoError(t, err)
		_, present := left.Get(account.Anchor())
		require.False(t, present)
	}
}

// TestAReferenceThatAnotherAccountHasStays: two billers read 62-07.
func TestAReferenceThatAnotherAccountHasStays(t *testing.T) {
	bill := "0016A000000677010112" + "0115010753600031501" + "02"
	code := emvqr.MustParse(sealed("000201" + "3048" + bill + "05ONE12" + "3148" + bill + "05TWO12" +
		"52045812" + "5303764" + "5802TH" + "5912Noodle House" + "6007Bangkok" + "62070703SCB"))
	found := slices.Collect(profiles.Accounts(code))[0]
	require.Equal(t, "SCB", fields(found)["ref3"])
	left, err := profiles.Remove(code, found)
	require.NoError(t, err)
	label, _ := left.Get(emvqr.P(62, 7))
	require.Equal(t, "SCB", label)
}

// TestAddLeavesTheOthersAsTheyAre: the bank account in 08 of a RuPay code would be
// read as UPI's.
func TestAddLeavesTheOthersAsTheyAre(t *testing.T) {
	code, err := profiles.Compose(homeOf(rupay), rupay, bankOfIndia)
	require.NoError(t, err)
	_, err = profiles.Add(code, upi.Account{VPA: "shop@ybl"})
	require.ErrorIs(t, err, profiles.ErrReadBack)
	require.ErrorContains(t, err, "rupay")
}
