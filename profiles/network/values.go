package network

import (
	"iter"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Judge judges values that stand in no code, such as those of a slip or a
// barcode, by the rows of the table, and yields the place of the row in the table
// with each finding. slug is the network's. Source and Confidence must be the
// template's own, because there is no network around it to take them from; paths
// and offsets are zero, for the caller to set.
//
// It exists beside [Network.Validate] for the Read function of a [Native]: that
// is part of the network's table and so cannot name the network.
func (t *Template) Judge(slug string, v Values) iter.Seq2[int, emvqr.Finding] {
	return func(yield func(int, emvqr.Finding) bool) {
		row := 0
		j := judge{network: &Network{Slug: slug}}
		j.yield = func(f emvqr.Finding) bool {
			f.Path, f.Offset = emvqr.Path{}, 0
			return yield(row, f)
		}
		for row = range t.rows() {
			if j.field(t, &t.Fields[row], emvqr.Object{}, v[row]); j.done {
				return
			}
		}
	}
}

// JudgePart judges an object that an account is to put into a code, by the rows
// of its table; at is where it is to stand. It has nothing to say of a part that
// no table made.
func (n *Network) JudgePart(p Part, at emvqr.Path) iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		if p.table == nil {
			return
		}
		j := judge{network: n, yield: yield}
		v := p.table.valuesIn(p.Data)
		for i := range p.table.rows() {
			j.field(p.table, &p.table.Fields[i], emvqr.Object{Path: at}, v[i])
		}
	}
}

// valuesIn are the values that an object to be written holds.
func (t *Template) valuesIn(d emvqr.Data) (v Values) {
	if t.Split != nil {
		return t.Split(d.Value)
	}
	for i := range t.rows() {
		if t.Fields[i].ID == Whole {
			v[i] = d.Value
		}
		for _, inner := range d.Template {
			if inner.ID == t.Fields[i].ID {
				v[i] = inner.Value
			}
		}
	}
	return v
}
