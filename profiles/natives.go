package profiles

import (
	"iter"

	"github.com/openmerchantqr/emvqr/profiles/native"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Form is a form beside merchant-presented codes that the library knows.
type Form struct {
	network.Native
	// Network is the slug of the network that owns it, "" for none.
	Network string
}

// IsEveryday reports whether it is something that people scan every day and never was a
// payment, such as a visiting card.
func (f *Form) IsEveryday() bool { return isEveryday(&f.Native) }

func isEveryday(form *network.Native) bool {
	return len(form.Rules) == 1 && form.Rules[0].ID == native.NoPayment.ID
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
