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
	slips := Often(200)
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
	require.Greater(t, read, Often(50_000))
	require.Greater(t, clean, read/20, "the quick answer is hardly ever given")
	require.Greater(t, read-clean, read/20, "hardly a slip breaks a rule")
}

// What the quick parser reads are the texts that the careful one reads with lengths that
// count characters, and no others: for all samples, and for what they become by slips.
func TestTheQuickParserReadsWhatTheCarefulOneReadsInCharacters(t *testing.T) {
	slips := Often(200)
	random := rand.New(rand.NewPCG(8, 8))
	inUnit, other := map[ruler]int{}, 0
	ask := func(text string) {
		careful, fault := read(text)
		inCharacters := fault.err == nil && careful.ruler <= byCodePoints
		quick, ok := parsed(text)
		require.Equal(t, inCharacters, ok, text)
		if !ok {
			other++
			return
		}
		require.Equal(t, careful, quick)
		inUnit[quick.ruler]++
	}
	for _, sample := range append(mpmSamples(t), unitSamples...) {
		ask(sample)
		for range slips {
			ask(foreignSlip(random, sample))
		}
	}
	for _, n := range []int{inUnit[byASCII], inUnit[byCodePoints], other} {
		require.Greater(t, n, Often(5000), "%v read, %d not", inUnit, other)
	}
}

// unitSamples are codes that close in other units, with text where one ends a length
// and with none.
var unitSamples = []string{
	"000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64130002ZH0103A😀B63044DFA",
	"000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64140002ZH0104A😀B63046DC7",
	"000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64160002ZH0106A😀B630476B9",
	"000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64220002ZH0112最佳运输63048FC9",
	"000201153147640764476407641234567890123455204581253037645802TH5912Noodle House6007Bangkok64250002ZH0115最最最最最5406999.006304BF74",
	"", "6", "6304", "63041D0F", "6304FFFF",
}

// foreignSlip is a code with a slip that may put bytes outside ASCII into it, whole
// characters and broken ones, and a checksum that is right again.
func foreignSlip(random *rand.Rand, sample string) string {
	if len(sample) <= checksumLength || random.IntN(4) == 0 {
		return slipped(random, sample)
	}
	at, end := random.IntN(len(sample)-checksumLength), len(sample)-checksumLength
	slips := []string{"é", "ร", "最", "😀", "\xE0\xB8", "\xED\xA0\x80", "\xC0\x80", "\xFF", "\uFFFD", "8002éé", "8004éé", "8001😀", "8002😀", "8001\xFF", "6304"}
	slip := slips[random.IntN(len(slips))]
	rest := at
	switch random.IntN(3) {
	case 0:
		rest = min(at+1, end) // in the place of one byte
	case 1:
		at, rest = end, end // an object of its own
	}
	text := sample[:at] + slip + sample[rest:end] + "6304"
	return fmt.Sprintf("%s%04X", text, crc.Checksum(text))
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
