package profiles

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// assign gives every part a root id that its network allows and that nobody else
// has. Where that is impossible it notes the smallest set of accounts for which
// it is. The ids are in the order of the parts.
func (c *composition) assign() []uint8 {
	c.ids = slices.Grow(c.ids[:0], len(c.parts))[:len(c.parts)]
	if assignInto(c.ids, c.parts, &c.taken) {
		return c.ids
	}
	rivals := c.smallestRivals()
	if slices.ContainsFunc(c.conflicts, func(told Conflict) bool { return slices.Equal(told.Accounts, rivals) }) {
		return nil // the id that they both need is one that a network keeps to itself
	}
	var needs []string
	for _, p := range c.parts {
		if slices.Contains(rivals, p.account) {
			need := fmt.Sprintf("%s needs %s", network.Slug(c.accounts[p.account]), network.Ranges(p.part.Places))
			if _, ok := assignment([]placedPart{p}, c.taken); !ok {
				need += ", taken by another object of the code"
			}
			needs = append(needs, need)
		}
	}
	c.conflict(emvqr.Path{}, rivals, "there are not enough ids: %s", strings.Join(needs, ", "))
	return nil
}

// smallestRivals is the smallest set of accounts whose parts cannot all have an
// id. Sets are tried by size, so the first found is smallest; a code holds too
// few accounts for that to take long.
func (c *composition) smallestRivals() []int {
	n := len(c.accounts)
	for size := 1; size < n && n <= maxAccounts; size++ {
		for set := range subsets(n, size) {
			var parts []placedPart
			for _, p := range c.parts {
				if slices.Contains(set, p.account) {
					parts = append(parts, p)
				}
			}
			if _, ok := assignment(parts, c.taken); !ok {
				return set
			}
		}
	}
	return all(n)
}

// maxAccounts is up to how many accounts the smallest set is searched for.
const maxAccounts = 12

// subsets yields the sets of size numbers below n.
func subsets(n, size int) func(yield func([]int) bool) {
	return func(yield func([]int) bool) {
		var grow func(set []int, from int) bool
		grow = func(set []int, from int) bool {
			if len(set) == size {
				return yield(slices.Clone(set))
			}
			for i := from; i < n; i++ {
				if !grow(append(set, i), i+1) {
					return false
				}
			}
			return true
		}
		grow(nil, 0)
	}
}

// assignment matches parts with ids: each takes the first id it likes that is
// free, and if none is, another part moves on to make room (Kuhn's augmenting
// paths). So a fixed id wins over a preference, and what can move does.
func assignment(parts []placedPart, taken [100]bool) (ids []uint8, ok bool) {
	ids = make([]uint8, len(parts))
	return ids, assignInto(ids, parts, &taken)
}

func assignInto(ids []uint8, parts []placedPart, taken *[100]bool) bool {
	var owner [100]int // index of the part that has the id, plus one
	for i := range parts {
		var tried [100]bool
		if !place(i, parts, taken, &owner, &tried, ids) {
			return false
		}
	}
	return true
}

func place(i int, parts []placedPart, taken *[100]bool, owner *[100]int, tried *[100]bool, ids []uint8) bool {
	for _, makeRoom := range [...]bool{false, true} {
		for _, r := range parts[i].part.Places {
			for id := int(r.First); id <= int(r.Last) && id < len(taken); id++ {
				if !isOwned(uint8(id)) || taken[id] || tried[id] || !makeRoom && owner[id] != 0 {
					continue
				}
				tried[id] = true
				if owner[id] == 0 || place(owner[id]-1, parts, taken, owner, tried, ids) {
					owner[id] = i + 1
					ids[i] = uint8(id)
					return true
				}
			}
		}
	}
	return false
}

// isOwned reports whether the object with a root id has an owner: the accounts
// and the unreserved templates.
func isOwned(id uint8) bool { return id >= 2 && id <= 51 || id >= 80 && id <= 99 }

// closeReserved takes the ids that networks keep to themselves from the places of all
// others, and puts those that they spare last. others are networks of accounts that are
// in the code already.
func (c *composition) closeReserved(others []*network.Network) {
	for i := range c.parts {
		if c.keepOut(&c.parts[i], c.networks) {
			c.keepOut(&c.parts[i], others)
		}
	}
}

// keepOut takes the ids that the networks keep to themselves from the places of a part
// of another's, and puts those that they spare last. It is false where none are left, which is noted.
func (c *composition) keepOut(p *placedPart, networks []*network.Network) bool {
	own := c.networks[p.account]
	for _, n := range networks {
		if n == nil || n == own || n.Reserves == nil && n.Spares == nil {
			continue
		}
		places := subtract(p.part.Places, n.Reserves)
		if len(places) == 0 {
			c.conflict(emvqr.Path{}, c.rivals(p.account, n), "%s keeps %s to itself, and %s needs %s",
				n.Slug, network.Ranges(n.Reserves), network.Slug(c.accounts[p.account]), network.Ranges(p.part.Places))
			return false
		}
		rest := subtract(places, n.Spares)
		p.part.Places = append(rest, subtract(places, rest)...)
	}
	return true
}

// rivals are an account and the first one of a network, by their places.
func (c *composition) rivals(account int, n *network.Network) []int {
	if k := slices.Index(c.networks, n); k >= 0 {
		return []int{min(account, k), max(account, k)}
	}
	return []int{account}
}

// subtract is the ranges less those that are closed.
func subtract(ranges, closed []network.Range) (left []network.Range) {
	for _, r := range ranges {
		for id := r.First; id <= r.Last; id++ {
			if inRanges(closed, id) {
				continue
			}
			if n := len(left); n > 0 && left[n-1].Last == id-1 && id > r.First {
				left[n-1].Last = id
			} else {
				left = append(left, network.Range{First: id, Last: id})
			}
		}
	}
	return left
}
