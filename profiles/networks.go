package profiles

import (
	"iter"
	"slices"

	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/qris"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

// known are all networks the library knows, one line each. That their tables are
// in order is a test's business.
var known = newSet([]*network.Network{
	cards.Visa, cards.Mastercard, cards.RuPay, cards.Discover, cards.Amex, cards.JCB,
	unionpay.Network,
	alipayplus.Network,
	upi.Network,
	promptpay.Network,
	qris.Network,
})

// Known is the set of all networks the library knows, on which the functions of
// this package work.
func Known() *Set { return known }

// Networks walks all networks the library knows.
func Networks() iter.Seq[*network.Network] { return known.Networks() }

// Lookup returns the network with that slug.
func Lookup(slug string) (n *network.Network, ok bool) { return known.Lookup(slug) }

// Networks walks the networks of the set in the order they were given in.
func (s *Set) Networks() iter.Seq[*network.Network] { return slices.Values(s.networks) }

// Lookup returns the network of the set with that slug.
func (s *Set) Lookup(slug string) (n *network.Network, ok bool) {
	for _, n := range s.networks {
		if n.Slug == slug {
			return n, true
		}
	}
	return nil, false
}
