package emvqr

// Judged are the findings of every rule, asked one by one, also of a code of which the
// quick answer is that it has none.
func (c Code) Judged(yield func(Finding) bool) { c.judged(yield) }
