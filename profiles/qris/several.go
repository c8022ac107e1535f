package qris

import "github.com/openmerchantqr/emvqr/profiles/network"

// hasNationalID reports whether the acquirers in a code serve one merchant: there is a
// national merchant id, and no transfer beside it.
func hasNationalID(c *network.Case) bool {
	for range c.Objects("transfer") {
		return false
	}
	for o := range c.Objects("national") {
		nmid, _ := o.Get(2)
		return nmid != ""
	}
	return false
}
