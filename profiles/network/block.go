package network

import (
	"iter"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Block is a group of values that are in no merchant-presented code, such as those
// of a bank slip or a barcode, as rows like those of an account. Its rows are at
// [In] places with one id.
type Block struct {
	// Network is the slug of the network that owns it.
	Network string
	// Name is what people call it.
	Name string
	Rows []Row
	Fact
}

// Values reads the block's values out of an object, by the places of its rows.
func (b *Block) Values(o emvqr.Object) []string {
	values := make([]string, len(b.Rows))
	for inner := range o.Objects() {
		for i := range b.Rows {
			if ids := b.Rows[i].At.IDs(); len(ids) == 1 && ids[0] == inner.Path.ID() && values[i] == "" {
				values[i] = inner.Value
			}
		}
	}
	return values
}

// Fields are the values that are there, by the keys of the rows.
func (b *Block) Fields(values []string) (fields []FieldValue) {
	for key, value := range WalkRows(b.Rows, values...) {
		fields = append(fields, FieldValue{key, value})
	}
	return fields
}

// WalkRows walks the values that are there, by the keys of rows that they belong to
// in turn, as people read them.
func WalkRows(rows []Row, values ...string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := range rows {
			if i < len(values) && values[i] != "" && !yield(rows[i].Key, rows[i].show(values[i])) {
				return
			}
		}
	}
}

// Judge judges values by the rows and yields the place of the row with each finding.
// Paths and offsets are zero, for the caller to set.
func (b *Block) Judge(values []string) iter.Seq2[int, emvqr.Finding] {
	return func(yield func(int, emvqr.Finding) bool) {
		for i := range b.Rows {
			r := &b.Rows[i]
			what, value := sound, ""
			if i < len(values) {
				value = values[i]
			}
			switch {
			case value != "":
				what = faultOf(r, value, emvqr.CodePoints, noTime)
			case r.Presence == Mandatory:
				what = missing
			}
			if what == sound {
				continue
			}
			id, fact, message := explain(r, r.Fact.within(b.Fact), what, value, emvqr.CodePoints)
			f := emvqr.Finding{
				Rule: id, Severity: fact.severity(), Message: message, Citation: fact.Source,
				Network: b.Network, Confidence: fact.Confidence, Effect: fact.Effect,
			}
			if !yield(i, f) {
				return
			}
		}
	}
}

// Catalogue walks the rules of the block's rows.
func (b *Block) Catalogue() iter.Seq[emvqr.Rule] {
	return func(yield func(emvqr.Rule) bool) {
		c := catalogue{network: &Network{Slug: b.Network}}
		for i := range b.Rows {
			c.row(&b.Rows[i], b.Fact)
		}
		for _, r := range c.rules {
			if !yield(r) {
				return
			}
		}
	}
}
