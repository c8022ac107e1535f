package qris

import "github.com/openmerchantqr/emvqr/emvqr"

// hasNationalID reports whether the acquirers in a code serve one merchant: there
// is a national merchant id, and no transfer beside it.
func hasNationalID(code emvqr.Code) bool {
	repository, ok := nationalOf(code)
	if !ok || transferIn(code) {
		return false
	}
	nmid, _ := repository.Get(2)
	return nmid != ""
}
