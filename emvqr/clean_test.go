package emvqr

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
)

// What the quick answer calls clean the judge must find nothing in: for all samples,
// and for what they become by one or two slips of the pen, sealed again.
func TestCleanCodesHaveNoFindings(t *testing.T) {
	slips := 200
	if testing.Short() {
		slips = 40
	}
	random := rand.New(rand.NewPCG(9, 9))
	read, clean := 0, 0
	ask := func(text string) {
		code, err := Parse(text)
		if err != nil {
			return
		}
		read++
		if !code.isClean() {
			return
		}
		clean++
		code.judged(func(f Finding) bool {
			require.Fail(t, "clean, and "+f.String(), text)
			return false
		})
	}
	for _, sample := range mpmSamples(t) {
		ask(sample)
		for range slips {
			ask(slipped(random, sample))
		}
	}
	require.Greater(t, read, 10_000)
	require.Greater(t, clean, read/20, "the quick answer is hardly ever given")
	require.Greater(t, read-clean, read/20, "hardly a slip breaks a rule")
}

// slipped is a code with one or two slips and a checksum that is right again.
func slipped(random *rand.Rand, sample string) string {
	body := []byte(sample)
	if len(body) <= checksumLength {
		return sample
	}
	body = body[:len(body)-checksumLength]
	for range 1 + random.IntN(2) {
		at := random.IntN(len(body))
		switch random.IntN(4) {
		case 0:
			body[at] = '0' + byte(random.IntN(10))
		case 1:
			body[at] = ' ' + byte(random.IntN(95))
		case 2:
			body = dropObject(random, body)
		case 3:
			body = append(body, oddObjects[random.IntN(len(oddObjects))]...)
		}
		if len(body) == 0 {
			return sample
		}
	}
	text := string(body) + "6304"
	return fmt.Sprintf("%s%04X", text, crc.Checksum(text))
}

// oddObjects are objects that rules about several objects look at, and some that none
// does.
var oddObjects = []string{
	"550202", "550203", "550201", "56041.00", "56010", "570210", "5303360", "5303392", "54041.23", "540510.00", "5802ID", "610512345",
	"62070703A01", "62070803***", "6200", "6410000", "64190002en0109Noodle Bar", "8000", "80190015org.example.www", "99060002AB", "6500", "0202", "5204abcd",
}

// dropObject takes one object of the root out, as far as they can be told apart.
func dropObject(random *rand.Rand, body []byte) []byte {
	skip := random.IntN(12)
	for at := 0; len(body)-at >= headerLength; skip-- {
		h := load4(string(body[at:]))
		end := at + headerLength + headerSpan(h)
		if !fourDigits(h) || end > len(body) {
			break
		}
		if skip == 0 {
			return append(append([]byte{}, body[:at]...), body[end:]...)
		}
		at = end
	}
	return body
}

func mpmSamples(t *testing.T) (texts []string) {
	f, err := os.Open("../testdata/mpm.tsv")
	require.NoError(t, err)
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if columns := strings.Split(lines.Text(), "\t"); len(columns) > 3 {
			texts = append(texts, columns[3])
		}
	}
	require.NoError(t, lines.Err())
	require.Greater(t, len(texts), 500)
	return texts
}
