package simulate

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/examples/symbol"
)

// The codes are as long as payment codes are: shorter ones are easy, longer
// ones no sticker has.
const (
	minBytes, maxBytes     = 80, 432
	minVersion, maxVersion = 5, 22
)

// Sound reads the sound codes of the right length from the collection
// testdata/mpm.tsv, each once.
func Sound(r io.Reader) ([]string, error) {
	const payload = 3 // the column
	var texts []string
	seen := map[string]bool{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		columns := strings.Split(lines.Text(), "\t")
		if len(columns) <= payload {
			continue
		}
		text := columns[payload]
		if len(text) < minBytes || len(text) > maxBytes || seen[text] {
			continue
		}
		if _, err := emvqr.Parse(text); err == nil {
			seen[text] = true
			texts = append(texts, text)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("simulate: %w", err)
	}
	if len(texts) == 0 {
		return nil, errors.New("simulate: no sound code of the right length")
	}
	return texts, nil
}

// code is a text and its symbol.
type code struct {
	symbol.Symbol
	text string
}

// choose draws a text at a level, both at random, whose version is in bounds.
func choose(texts []string, rnd *rand.Rand) (code, error) {
	for range 1000 {
		text := texts[rnd.IntN(len(texts))]
		s, err := symbol.Encode(text, symbol.Level(rnd.IntN(4)))
		if err != nil {
			return code{}, err
		}
		if s.Version >= minVersion && s.Version <= maxVersion {
			return code{s, text}, nil
		}
	}
	return code{}, fmt.Errorf("simulate: none of the texts needs a version from %d to %d", minVersion, maxVersion)
}
