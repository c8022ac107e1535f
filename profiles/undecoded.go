package profiles

import (
	"iter"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Undecoded is a network that the library knows by name alone: its objects are
// named, so that no other network takes them for its own, and nothing is read from
// them.
type Undecoded struct {
	// Slug and Name are as in [network.Network].
	Slug, Name string
	// Country is where it is met, in words: "Nepal", "Latin America".
	Country string
	// Marks are the ways to recognise its objects, any one of them.
	Marks []network.Mark
	// Lowered are the EMVCo rules that its codes break as a matter of course.
	Lowered []network.Lowered
	// Fact is where the marks come from and how sure that is.
	network.Fact
}

// UndecodedNetworks walks the networks that the library knows by name alone, by part
// of the world.
func UndecodedNetworks() iter.Seq[Undecoded] {
	return func(yield func(Undecoded) bool) {
		for i := range registry {
			u := &registry[i]
			if !yield(Undecoded{u.slug, u.name, u.country, u.marks, u.lowered, network.Fact{Source: u.source, Confidence: u.confidence}}) {
				return
			}
		}
	}
}
