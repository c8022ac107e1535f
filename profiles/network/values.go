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
