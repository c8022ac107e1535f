package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// waysToGiveAnAmount are the commands that take one, without it.
func waysToGiveAnAmount(amount string) map[string]result {
	file := "name: X\n" + rest + "amount: '" + strings.ReplaceAll(amount, "'", "''") + "'\n"
	json := `{"name":"X","city":"Y","country":"US","mcc":"5812","currency":"USD","account":"02=4000123456789017","amount":"` + amount + `"}`
	return map[string]result{
		"generate":              callWith("name: X\n"+rest, "generate", "-f", "-", "--amount", amount),
		"a YAML file":           callWith(file, "generate", "-f", "-"),
		"a JSON file":           callWith(json, "generate", "-f", "-"),
		"compose":               callWith("", append(shop, "promptpay:mobile=0812345678", "--amount", amount)...),
		"convert dynamic":       callWith(abcHammers, "convert", "dynamic", "--amount", amount),
		"a fee":                 callWith("name: X\n"+rest, "generate", "-f", "-", "--tip", "fixed="+amount),
		"a fee of a code":       callWith(abcHammers, "convert", "dynamic", "--amount=5", "--tip", "fixed="+amount),
		"convert dynamic, QRIS": callWith(keptIndonesian, "convert", "dynamic", "--amount", amount),
	}
}

const keptIndonesian = "00020101021126530015COM.EXAMPLE.WWW0118936000140000000000020110303UMI51440014ID.CO.QRIS.WWW0215ID102" +
	"00000000010303UMI5204581253033605802ID5906Warung6007Jakarta6105101106304785B"

func TestAnAmountThatIsTypedInAnotherWayIsRefusedWithHelp(t *testing.T) {
	const thousands, alone = "write thousands without anything between them", "write the number alone"
	for amount, want := range map[string]string{
		"10,000": thousands, "1 000": thousands, "10.000,00": thousands, "1.000.000": thousands, "10'000": thousands, "1_000": thousands,
		"1\u00a0000": thousands, "10,50": thousands,
		"฿10": alone, "$10": alone, "10 THB": alone, "Rp10000": alone, "¥500": alone, "1e3": alone, "0x10": alone,
		"１０": "did you mean 10?", "１０．５": "did you mean 10.5?", "٥": "only the digits 0 to 9", "๑๐": "only the digits 0 to 9",
		"-5": "not an amount", "+5": "not an amount", ".5": "not an amount", "5..0": "not an amount",
	} {
		for way, got := range waysToGiveAnAmount(amount) {
			assert.Equal(t, exitNotOK, got.status, "%s: %s: %s", way, amount, got.out)
			assert.Empty(t, got.out, way)
			assert.Contains(t, got.err, want, "%s: %s", way, amount)
		}
	}
}
