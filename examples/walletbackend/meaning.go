package main

import (
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// meant is the value of an account that means something for whoever pays, as its
// network's table says, in the form of the wire; and its row, nil where there is none.
// So nothing here has to know the fields of a network.
func meant(code emvqr.Code, a network.Account, m network.Meaning) (value string, row *network.Row) {
	kind, values := a.Table()
	if kind == nil {
		return "", nil
	}
	at := func(rows []network.Row) bool {
		for i := range rows {
			key := slices.Index(kind.Keys, rows[i].Key)
			if rows[i].Means == m && key >= 0 && values[key] != "" && isAsked(code, a, rows[i].When) {
				value, row = values[key], &rows[i]
				return true
			}
		}
		return false
	}
	for _, o := range kind.Objects {
		if at(o.Rows) {
			return value, row
		}
	}
	at(kind.Rows)
	return value, row
}

// isAsked reports whether the conditions of a row hold in the code, inside one of the
// account's objects.
func isAsked(code emvqr.Code, a network.Account, when []network.Cond) bool {
	for _, c := range when {
		holds := false
		for path := range a.Paths() {
			holds = holds || c.Holds(code, path)
		}
		if !holds {
			return false
		}
	}
	return true
}
