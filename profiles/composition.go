package profiles

import (
	"slices"
	"sync"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// composition is one code on its way.
type composition struct {
	set *Set
	// accounts are those of the call, the first given ones, and then those that
	// the merchant's own objects are.
	accounts []network.Account
	given    int
	networks []*network.Network // of each account, nil for an unknown one
	parts    []placedPart
	taken    [100]bool

	asked     emvqr.Merchant // as the caller gave it
	merchant  emvqr.Merchant // as it will be written
	conflicts []Conflict

	// typed are the accounts of the call with their types, as they are written; those in
	// accounts are laid out in the room.
	typed     []network.Account
	amount    bool // whether the code has one
	room      network.Room
	partsRoom []network.Part
	ids       []uint8
	objects   []emvqr.Data // the merchant's accounts with the parts among them
	found     []network.Account
	demands   []demanded
	askers    []asked
	paths     []emvqr.Path
}

// placedPart is an object to be placed, and whose it is.
type placedPart struct {
	account int
	part    network.Part
}

// compositions keep their room from code to code. Nothing of it is handed out.
var compositions = sync.Pool{New: func() any { return new(composition) }}

// newComposition is one of a code with an amount, or without.
func newComposition(s *Set, accounts []network.Account, amount bool) *composition {
	c := compositions.Get().(*composition)
	c.set, c.given, c.typed, c.amount = s, len(accounts), adapted(accounts, amount), amount
	for i, a := range c.typed {
		if isNil(a) {
			c.accounts = append(c.accounts, network.Unknown{})
			c.networks = append(c.networks, nil)
			c.conflict(emvqr.Path{}, []int{i}, "account %d of %d is nil", i+1, len(accounts))
			continue
		}
		a = c.room.Lay(a)
		c.join(a)
		c.partsRoom = c.room.AppendParts(c.partsRoom[:0], a)
		for _, part := range c.partsRoom {
			c.parts = append(c.parts, placedPart{i, part})
		}
	}
	return c
}

// adapted are the accounts as they are written. One that cannot be stays as it is, for
// [composition.refuse].
func adapted(accounts []network.Account, amount bool) []network.Account {
	own := false
	for i, a := range accounts {
		adapter, ok := a.(network.Adapter)
		if !ok || isNil(a) {
			continue
		}
		if as, err := adapter.Adapt(amount); err == nil {
			if !own {
				accounts, own = slices.Clone(accounts), true // the caller's stay as they are
			}
			accounts[i] = as
		}
	}
	return accounts
}

// close gives the composition's room to the next.
func (c *composition) close() {
	c.room.Reset()
	clear(c.accounts)
	clear(c.parts)
	clear(c.partsRoom)
	clear(c.objects)
	clear(c.found)
	clear(c.demands)
	clear(c.askers)
	*c = composition{
		room: c.room, accounts: c.accounts[:0], networks: c.networks[:0], parts: c.parts[:0], partsRoom: c.partsRoom[:0],
		ids: c.ids[:0], objects: c.objects[:0], found: c.found[:0], demands: c.demands[:0], askers: c.askers[:0], paths: c.paths[:0],
	}
	compositions.Put(c)
}

// withType is the i-th account with its type.
func (c *composition) withType(i int) network.Account {
	if i < c.given {
		return c.typed[i]
	}
	return c.accounts[i]
}

// join makes an account one of the composition's.
func (c *composition) join(a network.Account) {
	c.accounts = append(c.accounts, a)
	n, _ := c.set.Lookup(network.Slug(a))
	c.networks = append(c.networks, n)
}

func (c *composition) take(data []emvqr.Data) {
	for _, d := range data {
		if int(d.ID) < len(c.taken) {
			c.taken[d.ID] = true
		}
	}
}
