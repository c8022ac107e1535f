package profiles

import (
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// maxRounds is how often the merchant's own objects are looked at again after
// the networks in them had their say. What one network asks for, such as a
// country, may be what another is recognised by.
const maxRounds = 3

// shareRootsOfAll is shareRoots for the accounts of the call and those that the
// merchant's own objects are.
func (c *composition) shareRootsOfAll() {
	noted, merchant := len(c.conflicts), c.merchant
	for range maxRounds {
		c.conflicts, c.merchant = c.conflicts[:noted], merchant
		c.shareRoots()
		if !c.recognize() {
			return
		}
	}
}

// recognize finds the accounts that the merchant's own objects are, and reports
// whether they are others than before.
func (c *composition) recognize() bool {
	if len(c.asked.Accounts)+len(c.asked.Unreserved) == 0 {
		return false
	}
	// What is wrong with the code so far is for the whole of it to tell.
	code, err := c.merchant.EncodeFor(func(emvqr.Finding) emvqr.Severity { return 0 })
	if err != nil {
		return false
	}
	before := slices.Clone(c.networks[c.given:])
	c.accounts, c.networks = c.accounts[:c.given:c.given], c.networks[:c.given:c.given]
	for a := range c.set.Accounts(code) {
		if network.Slug(a) != "" {
			c.join(a)
		}
	}
	return !slices.Equal(before, c.networks[c.given:])
}
