package network_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

func TestLuhnDigit(t *testing.T) {
	for digits, want := range map[string]byte{
		"7992739871": '3', "936009143490526303": '4', "0": '0', "": 0, "12a": 0, "１２": 0,
	} {
		got, ok := network.LuhnDigit(digits)
		require.Equal(t, want != 0, ok, digits)
		if ok {
			require.Equal(t, want, got, digits)
		}
	}
}

func TestLuhnFaultSaysWhichDigitIsRight(t *testing.T) {
	for digits, want := range map[string]string{
		"79927398713": "", "79927398710": "check digit should be 3", "7": "too short for a check digit",
		"": "too short for a check digit", "7992739871x": "not all digits", "x9927398713": "not all digits",
	} {
		require.Equal(t, want, network.LuhnFault(digits), digits)
	}
}

// The numbers are examples of ISO 13616's registry, but for what is changed in them.
func TestIBANFaultSaysWhichDigitsAreRight(t *testing.T) {
	for iban, want := range map[string]string{
		"GB29NWBK60161331926819": "", "PK36SCBL0000001123456702": "", "AZ21NABZ00000000137010001944": "",
		"GB29NWBK60161331926818": "check digits should be 56", "GB30NWBK60161331926819": "check digits should be 29",
		"GBXXNWBK60161331926819": "check digits should be 29",
		"GB29":                   "not an IBAN", "gb29nwbk60161331926819": "not an IBAN", "GB29 NWBK 6016 1331 9268 19": "not an IBAN",
	} {
		require.Equal(t, want, network.IBANFault(iban), iban)
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		format    *network.Format
		good, bad []string
	}{
		{network.Digits, []string{"0123456789", ""}, []string{"1a", "-1", "１", " "}},
		{network.Ans, []string{" ~aZ9"}, []string{"\x1f", "\x7f", "é", "\n"}},
		{network.Alphanumeric, []string{"aZ09"}, []string{"a b", "-", "@", "[", "`", "{"}},
		{network.CapitalsAndDigits, []string{"AZ09"}, []string{"a", "@", "["}},
	} {
		for _, v := range c.good {
			require.True(t, c.format.Holds(v), "%s: %q", c.format.Name, v)
		}
		for _, v := range c.bad {
			require.False(t, c.format.Holds(v), "%s: %q", c.format.Name, v)
		}
	}
}

func TestALocationKeepsTheAnchorFirst(t *testing.T) {
	l := network.LocationOf(26, 51, 26, 8, 51, 27, 99)
	require.Equal(t, uint8(26), l.Anchor().Root())
	var roots []uint8
	for p := range l.Paths() {
		roots = append(roots, p.Root())
	}
	require.Equal(t, []uint8{26, 8, 27, 51, 99}, roots)
	require.True(t, network.Location{}.Anchor().IsZero())
}
