package profiles

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Wallet is the slugs of the networks that a wallet can pay, the preferred one
// first.
type Wallet []string

// Passed is a network that [Route] passed over, and why.
type Passed struct {
	// Network is the slug of the network.
	Network string
	// Why are the reasons.
	Why []string
}

// Route returns the account that the wallet should pay: the first one of the
// first of its networks whose readers take the code. A network for which that is
// not established is taken where no better one is left. The account is nil where
// there is none; passed tells why the networks in front of it were passed over.
func Route(code emvqr.Code, wallet Wallet) (account network.Account, passed []Passed) {
	return known.Route(code, wallet)
}

// Route is [Route] with the networks of the set.
func (s *Set) Route(code emvqr.Code, wallet Wallet) (account network.Account, passed []Passed) {
	fallback, before := network.Account(nil), 0
	for _, slug := range wallet {
		n, ok := s.Lookup(slug)
		if !ok {
			passed = append(passed, Passed{slug, []string{"nobody here knows this network"}})
			continue
		}
		first := s.first(code, slug)
		reading := s.reading(code, n, first != nil)
		switch {
		case reading.Answer == Yes:
			return first, passed
		case reading.Answer == NotEstablished && fallback == nil:
			fallback, before = first, len(passed)
		}
		passed = append(passed, Passed{slug, reading.Why})
	}
	if fallback != nil {
		return fallback, passed[:before]
	}
	return nil, passed
}

// first is the first account of a network in the code, nil where there is none.
func (s *Set) first(code emvqr.Code, slug string) network.Account {
	for account := range s.Accounts(code) {
		if account.Network() == slug {
			return account
		}
	}
	return nil
}
