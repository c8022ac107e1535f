package photo

import (
	"fmt"
	"unicode/utf8"

	"github.com/makiuchi-d/gozxing"
)

// textOf decodes once and, where all bytes are UTF-8, once more with that said.
// Left alone, gozxing guesses a character set from the bytes, and guesses wrong
// for short texts; a designator in the symbol goes before either.
func textOf(decode func(hints map[gozxing.DecodeHintType]any) (text string, segments [][]byte, err error)) (text string, err error) {
	// gozxing indexes what it reads with little checking: whatever a hostile
	// symbol makes it do ends here.
	defer func() {
		if r := recover(); r != nil {
			text, err = "", fmt.Errorf("photo: gozxing: %v", r)
		}
	}()
	text, segments, err := decode(nil)
	if err != nil || len(segments) == 0 {
		return text, err
	}
	for _, s := range segments {
		if !utf8.Valid(s) {
			return text, nil
		}
	}
	text, _, err = decode(map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_CHARACTER_SET: "UTF-8"})
	return text, err
}
