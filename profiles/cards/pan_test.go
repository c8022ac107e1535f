package cards_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func TestCompletePutsTheMissingDigitOnMastercardNumbersOnly(t *testing.T) {
	for _, c := range []struct {
		about, scheme, number, want string
	}{
		{"published test number without its digit", "mastercard", "555555555555444", "5555555555554444"},
		{"the front of a whole number of a real code", "mastercard", "222713222002679", "2227132220026797"},
		{"15 digits that pass Luhn by chance lack a digit all the same", "mastercard", "512260007370050", "5122600073700501"},
		{"whole", "mastercard", "2227132220026797", "2227132220026797"},
		{"whole with a wrong digit is not put right", "mastercard", "2227132220026790", ""},
		{"not digits", "mastercard", "55555555555544x", ""},
		{"too short", "mastercard", "12345678901234", ""},
		{"empty", "mastercard", "", ""},
		{"15 digits of Visa are no shortened number", "visa", "438287108561933", ""},
	} {
		got, ok := cards.Account{Scheme: c.scheme, Number: c.number}.Complete()
		assert.Equal(t, c.want, got, c.about)
		assert.Equal(t, c.want != "", ok, c.about)
	}
}

func TestLuhnIsAskedOfSixteenDigitsOnly(t *testing.T) {
	for _, c := range []struct {
		n    *network.Network
		id   int
		rule string
	}{
		{cards.Visa, 2, "VISA-CARD-NUMBER-LUHN"},
		{cards.Mastercard, 4, "MASTERCARD-CARD-NUMBER-LUHN"},
		{cards.RuPay, 6, "RUPAY-CARD-NUMBER-LUHN"},
		{cards.Discover, 9, "DISCOVER-CARD-NUMBER-LUHN"},
	} {
		assert.Empty(t, rulesBroken(c.n, withAccounts("IN", object(c.id, "6011000990139424"))), c.rule)
		assert.Equal(t, []string{c.rule}, rulesBroken(c.n, withAccounts("IN", object(c.id, "6011000990139425"))))
	}
	for _, number := range []string{"123456789012", "1234567890123", "123456789012345"} {
		assert.Empty(t, rulesBroken(cards.Visa, withAccounts("NG", object(2, number))), number)
	}
	for _, n := range []*network.Network{cards.Amex, cards.JCB} {
		assert.Empty(t, rulesBroken(n, withAccounts("PE", object(12, "anything at all")+object(14, "1234567890123456"))))
	}
}

func TestNumbersArePutTogetherFromTheWayPeopleWriteThem(t *testing.T) {
	a, err := cards.Visa.NewAccount(network.FieldValue{Key: "number", Value: "4111 1111-1111 1111"})
	require.NoError(t, err)
	assert.Equal(t, cards.Account{Scheme: "visa", Number: "4111111111111111"}, a)

	a, err = cards.Amex.NewAccount(network.FieldValue{Key: "number", Value: "AB 12-3"})
	require.NoError(t, err)
	assert.Equal(t, cards.Account{Scheme: "amex", Number: "AB 12-3"}, a, "what Amex writes is not established")

	a, err = cards.RuPay.NewAccount(network.FieldValue{Key: "ifsc", Value: "hdfc0000622"}, network.FieldValue{Key: "account", Value: "5020 0018 5532 26"})
	require.NoError(t, err)
	assert.Equal(t, cards.BankAccount{IFSC: "HDFC0000622", Account: "50200018553226"}, a)

	a, err = cards.RuPay.NewAccount(network.FieldValue{Key: "ifsc", Value: "HDFC622"}, network.FieldValue{Key: "account", Value: "50200018553226"})
	require.NoError(t, err)
	assert.Contains(t, faults(t, cards.RuPay, a), "RUPAY-BANK-IFSC-CUT: IFSC has 7 characters, expected 11")

	_, err = cards.Mastercard.NewAccount(network.FieldValue{Key: "src", Value: "x"})
	assert.ErrorContains(t, err, "two UUIDs")
}

// faults are the rules for which an account must not be written, with their messages.
func faults(t *testing.T, n *network.Network, a network.Account) (broken []string) {
	t.Helper()
	s, err := network.NewSet(n)
	require.NoError(t, err)
	for f := range s.Faults(a) {
		if f.Severity == emvqr.Error {
			broken = append(broken, f.Rule+": "+f.Message)
		}
	}
	return broken
}

func TestAnAccountThatCannotBeWrittenSaysWhy(t *testing.T) {
	for _, c := range []struct {
		account network.Checker
		want    string
	}{
		{cards.Account{Scheme: "diners", Number: "1"}, `there is no scheme "diners"`},
		{cards.Account{Scheme: "amex"}, "the account of amex has no number"},
		{cards.Account{Scheme: "visa", Number: "0473" + srcIDs}, "Mastercard's form for Secure Remote Commerce"},
		{cards.BankAccount{Account: "123456789012"}, "IFSC is missing"},
		{cards.BankAccount{IFSC: "SBIN 001234", Account: "123456789012"}, "IFSC is not letters and digits"},
		{cards.BankAccount{IFSC: "SBIN0001234"}, "there is an IFSC and no account number"},
	} {
		assert.ErrorContains(t, c.account.Check(), c.want)
	}
	assert.NoError(t, cards.Account{Scheme: "mastercard", Number: "0473" + srcIDs}.Check())
	assert.NoError(t, cards.BankAccount{IFSC: "SBIN0001234", Account: "123456789012"}.Check())
	assert.NoError(t, cards.BankAccount{Location: network.LocationOf(8), Account: "12345"}.Check(), "it was read so")
}
