package emvqr

import "unicode"

// isHidden reports whether c is not seen itself or steers how others are seen:
// controls (category Cc) and the bidirectional controls, zero-width joiners and
// tags of category Cf.
func isHidden(c rune) bool { return unicode.In(c, unicode.Cc, unicode.Cf) }
