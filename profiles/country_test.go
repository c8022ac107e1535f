package profiles_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

// What a country's own standard asks for is no error in its codes, whether the
// library decodes its network or not.
func TestRealCodesHaveNoErrorThatIsTheirCountrysPractice(t *testing.T) {
	real := 0
	for line, row := range tsv(t, "../testdata/mpm.tsv") {
		code, err := emvqr.Parse(row[3])
		if err != nil || row[4] != "real" {
			continue
		}
		real++
		var errors []string
		for f := range profiles.Validate(code) {
			if f.Severity == emvqr.Error {
				errors = append(errors, f.Rule)
			}
		}
		require.Empty(t, errors, "line %d: %s (%s)", line, row[0], row[6])
	}
	require.Greater(t, real, 80)
}

// A finding about an object that a template lacks points at the template's end, and
// one about a missing root object at the end of the code, whoever's rule it is.
func TestAMissingObjectIsReportedWhereItsTemplateEnds(t *testing.T) {
	for _, c := range []struct {
		name, text, rule string
		path             emvqr.Path
		want             int
	}{
		{"a biller", "000201" + "30270016A00000067701011202031AB" + "53037645802TH", "PROMPTPAY-BILL-BILLER-ID-MISSING", emvqr.P(30, 1), 6 + 4 + 27},
		{"a link", "000201" + "26190010com.alipay0201x" + "520458125303764" + "5802TH5901N6001C", "ALIPAYPLUS-LINK-URL-MISSING", emvqr.P(26, 1), 6 + 4 + 19},
		{"a VPA", "000201010211" + "26190010A0000005240201x" + "520458125303356" + "5802IN5901N6001C", "UPI-PAYEE-VPA-MISSING", emvqr.P(26, 1), 12 + 4 + 19},
		{"a currency", "000201" + "30440016A00000067701011201150107536000315010201A" + "5802TH", "PROMPTPAY-CURRENCY-MISSING", emvqr.P(53), -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			code := emvqr.MustParse(sealed(c.text))
			if c.want < 0 {
				c.want = len(code.String())
			}
			found := false
			for f := range profiles.Validate(code) {
				if f.Rule == c.rule {
					found = true
					require.Equal(t, c.path, f.Path)
					require.Equal(t, c.want, f.Offset, f.String())
				}
			}
			require.True(t, found)
		})
	}
}
