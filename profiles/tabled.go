package profiles

import "github.com/openmerchantqr/emvqr/profiles/network"

// tabled is an account of which the table was asked for once: composing looks at it
// many times, and an account makes it anew each time.
type tabled struct {
	network.Account
	kind   *network.Kind
	values []string
	parts  []network.Part
}

// Table is that of the account.
func (t *tabled) Table() (*network.Kind, []string) { return t.kind, t.values }

// tabledOf are the accounts with their tables and objects at hand. One that is nil or
// that no table decodes stays as it is.
func tabledOf(accounts []network.Account) []network.Account {
	room := make([]tabled, len(accounts))
	with := make([]network.Account, len(accounts))
	for i, a := range accounts {
		with[i] = a
		if _, done := a.(*tabled); done || isNil(a) {
			continue
		}
		if k, values := a.Table(); k != nil {
			room[i] = tabled{Account: a, kind: k, values: values}
			room[i].parts = network.Parts(&room[i])
			with[i] = &room[i]
		}
	}
	return with
}

// untabled is the account as it was given.
func untabled(a network.Account) network.Account {
	if t, ok := a.(*tabled); ok {
		return t.Account
	}
	return a
}

// partsOf are the objects that an account puts into a code.
func partsOf(a network.Account) []network.Part {
	if t, ok := a.(*tabled); ok {
		return t.parts
	}
	return network.Parts(a)
}
