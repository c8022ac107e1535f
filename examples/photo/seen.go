package photo

import "fmt"

// Seen is what was found in a picture and not read.
type Seen struct {
	// Patterns is how many finder patterns, the large squares in the corners of a
	// code, were found outside of the codes that were read.
	Patterns int
	// Agreement is how well the best three of them are those of one symbol, from
	// 0 to 1: above a half they are. Module is how many pixels a module has there.
	Agreement, Module float64
}

// IsSymbol reports whether a symbol was seen, and not only patterns like one's.
func (s Seen) IsSymbol() bool { return s.Agreement > 0.6 }

func (s *Seen) note(agreement, module float64) {
	if agreement > s.Agreement {
		s.Agreement, s.Module = agreement, module
	}
}

func (s *Seen) add(other Seen) {
	s.Patterns = max(s.Patterns, other.Patterns)
	s.note(other.Agreement, other.Module)
}

// smallModule is how many pixels a module needs in a photo.
const smallModule = 2.0

// UnreadError says what was seen of a code that was not read.
type UnreadError struct {
	Seen
	// Read is how many other codes of the picture were read.
	Read int
}

func (e *UnreadError) Error() string {
	switch {
	case e.Read > 0:
		return fmt.Sprintf("photo: another code is in the picture that cannot be read (%d read); take a picture of each code alone", e.Read)
	case e.IsSymbol() && e.Module < smallModule:
		return fmt.Sprintf("photo: the code is too small: %.1f pixels a module, and %g are needed; take it from nearer", e.Module, smallModule)
	case e.IsSymbol():
		return "photo: a code is in the picture, but more of it is damaged, hidden or blurred than its error correction bears; take it again, sharp and without reflections"
	case e.Patterns >= 3:
		return "photo: there are squares as in the corners of a QR code, but no code between them was made out; take it again, sharp, flat and whole"
	case e.Patterns > 0:
		return fmt.Sprintf("photo: of the three squares in the corners of a QR code %d can be seen; take it again, whole and sharp", e.Patterns)
	}
	return "photo: no QR code is in the picture: none of the squares in its corners was found"
}
