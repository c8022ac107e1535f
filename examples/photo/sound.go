package photo

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// IsSound reports whether a text is a merchant-presented code with the right
// checksum, or of another form that this library knows, whole as far as it can
// be told: its own checksum, if it has one, is right.
func IsSound(text string) bool {
	if _, err := emvqr.Parse(text); err == nil {
		return true
	}
	scan := profiles.Recognize(text)
	if scan.Kind == network.UnknownKind || scan.Kind == network.MPM {
		return false
	}
	reading, ok := scan.Read()
	return ok && reading.Sound
}
