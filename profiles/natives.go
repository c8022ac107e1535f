package profiles

import (
	"iter"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Form is a form beside merchant-presented codes that the library knows.
type Form struct {
	network.Native
	// Network is the slug of the network that owns it, "" for none.
	Network string
}

// Forms walks the forms beside merchant-presented codes that [Recognize] knows, those of
// networks first.
func Forms() iter.Seq[Form] { return known.Forms() }

// Forms is [Forms] with the networks of the set.
func (s *Set) Forms() iter.Seq[Form] {
	return func(yield func(Form) bool) {
		for i := range s.natives {
			if !yield(Form{s.natives[i], s.owners[i]}) {
				return
			}
		}
	}
}
