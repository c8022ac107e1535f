package profiles_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/agree"
	"github.com/openmerchantqr/emvqr/profiles"
)

// turkish is a code for cards of TR Karekod, whose 54 counts kuruş, with a Visa account
// in front of it.
const turkish = "000201" + "02164000123456789017" + "26140010TR.COM.BKM" + "49100123456789" +
	"520458125303949" + "5412000000012050" + "5802TR5912NOODLE HOUSE6004CITY"

// One reader takes 120.50 lira out of it, another 12,050.
func TestAnAmountThatOneNetworkReadsOtherwiseIsPaidByNone(t *testing.T) {
	code := emvqr.MustParse(sealed(turkish))
	for _, wallet := range []profiles.Wallet{{"visa"}, {"trkarekod"}, {"visa", "trkarekod"}} {
		p := profiles.Read(code.String(), wallet, today)
		require.Equal(t, profiles.Ask, p.Decision, "%v", wallet)
		require.Equal(t, "TRKAREKOD-COUNTS-KURUS", p.Findings[len(p.Findings)-1].Rule)
		require.Equal(t, profiles.UnknownAmount, p.Amount.State)
		require.False(t, p.Amount.Value.IsPresent())
		require.Contains(t, p.Amount.Why, "120.50")
		require.Equal(t, profiles.NotEstablished, profiles.Route(code, wallet).Answer)
	}
	require.NoError(t, agree.Contradiction(profiles.Known(), code))
}

func TestAFeeIsReadAsStrictlyAsAnAmount(t *testing.T) {
	for name, c := range map[string]struct {
		currency, tip string
		decision      profiles.Decision
	}{
		"a fee":                            {"764", "55020256045.00", profiles.Pay},
		"a fee that may be five thousand":  {"764", "55020256055.000", profiles.Refuse},
		"a fee of yen with a decimal":      {"392", "55020256045.00", profiles.Refuse},
		"a percentage, which has no money": {"392", "55020357045.00", profiles.Pay},
		"a tip that the payer enters":      {"764", "550201", profiles.Pay},
	} {
		t.Run(name, func(t *testing.T) {
			text := sealed("00020102164000123456789017" + "52045812" + "5303" + c.currency + c.tip + "5802TH5912NOODLE HOUSE6004CITY")
			p := profiles.Read(text, profiles.Wallet{"visa"}, today)
			require.Equal(t, c.decision, p.Decision, "%v", p.Reasons)
			if c.decision == profiles.Refuse {
				require.Len(t, p.Reasons, 1)
				require.Equal(t, profiles.BadTip, p.Reasons[0].Code)
				require.Zero(t, p.Tip)
			}
		})
	}
}

// ISO 4217 has codes for gold, for tests and for no currency at all.
func TestNobodyPaysInWhatIsNoMoney(t *testing.T) {
	for _, currency := range []string{"999", "963", "959"} {
		for _, amount := range []string{"54015", ""} {
			text := sealed("00020102164000123456789017" + "52045812" + "5303" + currency + amount + "5802TH5912NOODLE HOUSE6004CITY")
			p := profiles.Read(text, profiles.Wallet{"visa"}, today)
			require.Equal(t, profiles.Refuse, p.Decision)
			require.Len(t, p.Reasons, 1)
			require.Equal(t, profiles.BadAmount, p.Reasons[0].Code)
			require.Empty(t, p.Currency.Alpha)
			require.Equal(t, profiles.UnknownAmount, p.Amount.State)
		}
	}
	p := profiles.Read("SPD*1.0*ACC:CZ2806000000000168540115*AM:450*CC:XXX", profiles.Wallet{"spayd"}, today)
	require.Equal(t, profiles.Ask, p.Decision)
	require.Empty(t, p.Currency.Alpha)
}

// The letters before an amount are those of the form, and no other currency.
func TestAnAmountOfAFormIsInTheCurrencyOfTheForm(t *testing.T) {
	const giro = "BCD\n002\n1\nSCT\n\nShop\nDE89370400440532013000\n"
	for amount, want := range map[string]profiles.Decision{
		"EUR10.00": profiles.Pay, "USD10.00": profiles.Ask, "eur10.00": profiles.Ask, "10.00": profiles.Ask, "": profiles.Pay,
	} {
		p := profiles.Read(giro+amount, profiles.Wallet{"epc069"}, today)
		require.Equal(t, want, p.Decision, amount)
		require.Equal(t, amount == "EUR10.00", p.Amount.State == profiles.FixedAmount, amount)
	}
}
