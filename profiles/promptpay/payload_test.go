package promptpay_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

// tlv writes data objects from pairs of id and value; a length counts characters.
func tlv(pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, "%s%02d%s", pairs[i], utf8.RuneCountInString(pairs[i+1]), pairs[i+1])
	}
	return b.String()
}

// thai is a sealed Thai code with these objects between 01 and the currency and
// country.
func thai(t *testing.T, pairs ...string) emvqr.Code {
	t.Helper()
	return sealed(t, "000201010211"+tlv(pairs...)+"53037645802TH")
}

func sealed(t *testing.T, payload string) emvqr.Code {
	t.Helper()
	payload += "6304"
	code, err := emvqr.Parse(fmt.Sprintf("%s%04X", payload, crc.Checksum(payload)))
	require.NoError(t, err)
	return code
}

// transfer29 and bill30 are objects of an account that breaks no rule, with
// changes of its own behind.
func transfer29(pairs ...string) string {
	return tlv(append([]string{"00", promptpay.AIDTransfer}, pairs...)...)
}

func bill30(pairs ...string) string {
	return tlv(append([]string{"00", promptpay.AIDBill}, pairs...)...)
}

// kbankBiller is KBank's own tax id with a suffix.
const kbankBiller = "010753600031501"

// rules are the ids of the findings of PromptPay's own rules.
func rules(code emvqr.Code) (ids []string) {
	for f := range promptpay.Network.Validate(code) {
		ids = append(ids, f.Rule)
	}
	return ids
}

func accountOf(t *testing.T, code emvqr.Code) network.Account {
	t.Helper()
	accounts := slices.Collect(promptpay.Network.Accounts(code))
	require.Len(t, accounts, 1)
	return accounts[0]
}

// written is what the objects of data look like in a code.
func written(data emvqr.Data) string {
	if len(data.Template) == 0 {
		return data.Value
	}
	var b strings.Builder
	for _, inner := range data.Template {
		value := written(inner)
		fmt.Fprintf(&b, "%02d%02d%s", inner.ID, utf8.RuneCountInString(value), value)
	}
	return b.String()
}

// sample is a row of testdata/mpm.tsv.
type sample struct {
	line               int
	networks           []string
	checksumRight      bool
	payload            string
	kind, source, note string
}

func samples(t *testing.T) (rows []sample) {
	t.Helper()
	file, err := os.Open("../../testdata/mpm.tsv")
	require.NoError(t, err)
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		c := strings.Split(lines.Text(), "\t")
		if n == 1 {
			continue
		}
		require.Len(t, c, 7, "line %d", n)
		rows = append(rows, sample{n, strings.Split(c[1], ","), c[2] == "yes", c[3], c[4], c[5], c[6]})
	}
	require.NoError(t, lines.Err())
	return rows
}

// promptpaySamples are the rows that the collection calls PromptPay's, and their
// codes.
func promptpaySamples(t *testing.T) (rows []sample, codes []emvqr.Code) {
	t.Helper()
	for _, row := range samples(t) {
		if !slices.Contains(row.networks, "promptpay") {
			continue
		}
		code, err := emvqr.Parse(row.payload)
		if row.checksumRight {
			require.NoError(t, err, "line %d", row.line)
		} else {
			require.Error(t, err, "line %d", row.line)
			report := emvqr.Diagnose(row.payload)
			code, _ = report.Code()
		}
		rows, codes = append(rows, row), append(codes, code)
	}
	require.GreaterOrEqual(t, len(rows), 48)
	return rows, codes
}
