package profiles

import (
	"iter"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// At is the set at a point in time, for codes that expire and rules that come and go.
// Without a time an expiry is told and not judged.
func (s *Set) At(now time.Time) *Set {
	at := *s
	at.engine = s.engine.At(now)
	return &at
}

// Now is the time that [Set.At] was told, zero where nobody said what time it is.
func (s *Set) Now() time.Time { return s.engine.Now() }

// Accounts walks the accounts in the code in wire order, typed by their network; see
// [network.Account]. An account that no table here decodes is a [network.Unknown]. At
// most one allocation an account is made.
func Accounts(code emvqr.Code) iter.Seq[network.Account] { return known.Accounts(code) }

// Accounts is [Accounts] with the networks of the set.
func (s *Set) Accounts(code emvqr.Code) iter.Seq[network.Account] { return s.engine.Accounts(code) }

// ParseAccounts is [emvqr.Parse] and [Accounts] in one walk over the code: yield gets
// the accounts before ParseAccounts returns it.
func ParseAccounts(text string, yield func(network.Account) bool) (emvqr.Code, error) {
	return known.ParseAccounts(text, yield)
}

// ParseAccounts is [ParseAccounts] with the networks of the set.
func (s *Set) ParseAccounts(text string, yield func(network.Account) bool) (emvqr.Code, error) {
	return s.engine.Parse(text, yield)
}

// Claims walks the objects of a code that can have an owner, in wire order, each with
// the network that has it; see [network.Claim].
func Claims(code emvqr.Code) iter.Seq[network.Claim] { return known.Claims(code) }

// Claims is [Claims] with the networks of the set.
func (s *Set) Claims(code emvqr.Code) iter.Seq[network.Claim] { return s.engine.Claims(code) }

// Slugs returns the sorted slugs of the networks that have an account in the code.
func Slugs(code emvqr.Code) []string { return known.Slugs(code) }

// Slugs is [Slugs] with the networks of the set.
func (s *Set) Slugs(code emvqr.Code) []string { return s.engine.Slugs(code) }
