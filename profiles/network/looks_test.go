package network

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Marks that are found by how a value begins give each object the owner that asking
// all of them one after the other gives it.
func TestMarksFoundByBeginningAreThoseThatFit(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	for range 300 {
		var networks []*Network
		for i := range 2 + random.IntN(40) {
			networks = append(networks, beginningNetwork(random, i))
		}
		found, one := MustSet(networks...), MustSet(networks...)
		for id := range one.index.byID {
			one.index.byID[id].askAll()
		}
		for i := range one.index.lists {
			one.index.lists[i].askAll()
		}
		for range 50 {
			code := codeBeginning(t, random)
			require.Equal(t, owners(one, code), owners(found, code), code.String())
		}
	}
}

func (l *looks) askAll() { l.rest, l.starts = l.all, nil }

func owners(s *Set, code emvqr.Code) (owners []string) {
	for c := range s.Claims(code) {
		owner := c.Path.String()
		if c.Network != nil {
			owner += " " + c.Network.Slug + ":" + c.Object.Key
		}
		for _, n := range c.Rivals {
			if n != nil {
				owner += " or " + n.Slug
			}
		}
		owners = append(owners, owner)
	}
	return owners
}

// beginningNetwork is a network of one or two kinds whose marks say how a value
// begins, or only that it is digits.
func beginningNetwork(random *rand.Rand, i int) *Network {
	slug := fmt.Sprintf("net%d", i)
	n := &Network{Slug: slug, Name: slug, Fact: Fact{Source: "made up", Confidence: emvqr.ConfidenceA}}
	if random.IntN(3) == 0 {
		n.Home = []string{"TH", "ID"}[random.IntN(2)]
	}
	for k := range 1 + random.IntN(2) {
		place := []Place{In(0), In(1), Value()}[random.IntN(3)]
		mark := Mark{At: []Range{{2, 51}}, Has: []Look{{At: place, Starts: beginning(random)}}}
		if random.IntN(4) == 0 {
			mark = Mark{At: []Range{{2, 51}}, Has: []Look{{At: place, Format: Digits}}, Weak: random.IntN(2) == 0}
		}
		key := fmt.Sprintf("kind%d", k)
		n.Kinds = append(n.Kinds, &Kind{
			Network: slug, Key: key, Name: key, Role: []Role{Data, Foreign}[random.IntN(2)],
			Objects: []*Object{{Key: key, Name: key, By: []Mark{mark}}},
		})
	}
	return n
}

// beginning is some letters of two, so that one often begins with another.
func beginning(random *rand.Rand) string {
	text := make([]byte, 1+random.IntN(4))
	for i := range text {
		text[i] = '0' + byte(random.IntN(2))
	}
	return string(text)
}

func codeBeginning(t *testing.T, random *rand.Rand) emvqr.Code {
	m := emvqr.Merchant{Name: "N", City: "C", MCC: "5812", Currency: "764", Country: []string{"TH", "ID", "US"}[random.IntN(3)], Initiation: emvqr.Static}
	for _, id := range []uint8{3, 26, 30} {
		data := emvqr.Data{ID: id, Value: beginning(random) + beginning(random)}
		if id >= 26 {
			data = emvqr.Data{ID: id, Template: []emvqr.Data{{ID: 0, Value: beginning(random) + "0"}, {ID: 1, Value: beginning(random)}}}
		}
		m.Accounts = append(m.Accounts, data)
	}
	code, err := m.EncodeFor(func(emvqr.Finding) emvqr.Severity { return 0 })
	require.NoError(t, err)
	return code
}
