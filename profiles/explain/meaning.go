package explain

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// meaning is what the value of an object says, for people who do not know the
// code lists by heart; "" where there is nothing to add. It is always ASCII or
// from a table of ours, never text of the payload.
func meaning(o emvqr.Object, currency emvqr.Currency) string {
	switch o.Path {
	case emvqr.P(1):
		return oneOf(o.Value, "11", "static, the code serves many payments", "12", "dynamic, the code was made for one payment")
	case emvqr.P(53):
		return currencyName(currency)
	case emvqr.P(54), emvqr.P(56):
		return money(o.Value, currency)
	case emvqr.P(55):
		return oneOf(o.Value,
			"01", "the app asks the payer for a tip",
			"02", "a fixed fee is added, see 56",
			"03", "a percentage is added, see 57")
	case emvqr.P(57):
		return percentage(o.Value)
	case emvqr.P(58):
		country, _ := emvqr.LookupCountry(o.Value)
		return country.Name
	case emvqr.P(62, 9):
		return consumerData(emvqr.ConsumerData(o.Value))
	case emvqr.P(62, 11):
		return channel(emvqr.Channel(o.Value))
	}
	if o.Value == emvqr.Prompt && o.Path.Depth() == 2 && o.Path.Root() == 62 && o.Path.ID() <= 8 {
		return "the app asks the payer for it"
	}
	return ""
}

// oneOf takes pairs of a value and its meaning.
func oneOf(value string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] == value {
			return pairs[i+1]
		}
	}
	return ""
}

// currencyOf is the currency that object 53 names; the zero Currency for none.
func currencyOf(value string) emvqr.Currency {
	// The look-up takes letters too, which a code must not hold.
	if c, ok := emvqr.LookupCurrency(value); ok && c.Numeric == value {
		return c
	}
	return emvqr.Currency{}
}

func currencyName(c emvqr.Currency) string {
	switch {
	case c.Alpha == "":
		return ""
	case c.Withdrawn:
		return c.Alpha + ", " + c.Name + ", withdrawn"
	}
	return c.Alpha + ", " + c.Name
}

// money writes an amount as its currency does, if that loses nothing.
func money(value string, currency emvqr.Currency) string {
	amount, err := emvqr.ParseAmount(value)
	if err != nil || currency.Alpha == "" {
		return ""
	}
	if exact, err := amount.WithDecimals(currency.Exponent); err == nil {
		amount = exact
	}
	return currency.Alpha + " " + amount.String()
}

func percentage(value string) string {
	p, err := emvqr.ParseAmount(value)
	if err != nil {
		return ""
	}
	return p.String() + " % of the amount"
}

func consumerData(d emvqr.ConsumerData) string {
	if !d.Valid() {
		return ""
	}
	var wanted []string
	for _, letter := range []struct {
		asked bool
		what  string
	}{{d.Address(), "address"}, {d.Mobile(), "mobile number"}, {d.Email(), "e-mail address"}} {
		if letter.asked {
			wanted = append(wanted, letter.what)
		}
	}
	return "the app sends the payer's " + strings.Join(wanted, ", ")
}

func channel(c emvqr.Channel) string {
	if !c.Valid() {
		return ""
	}
	return c.Media() + "; " + c.Location() + "; " + c.Presence()
}
