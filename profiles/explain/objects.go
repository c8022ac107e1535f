package explain

import (
	"fmt"
	"iter"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// objectsOf are the objects of a code, each with its name and what it means.
func objectsOf(seen *profiles.Examination) (objects []Object) {
	if seen.Scan().Kind != network.MPM {
		return nil
	}
	owners := ownersOf(seen)
	objects = make([]Object, 0, ordinary)
	var currency emvqr.Currency
	named := false
	for o := range owners.walk(seen.Objects()) {
		if o.Path == emvqr.P(53) && !named {
			currency, named = currencyOf(o.Value), true
		}
		objects = append(objects, Object{Object: o, Name: owners.name(&o)})
	}
	for i := range objects {
		o := &objects[i]
		if o.Meaning = meaning(o.Object, currency); o.Meaning == "" {
			o.Meaning = owners.meaning(&o.Object)
		}
	}
	return objects
}

// ordinary is more objects than most codes have.
const ordinary = 32

// owners is whose the objects of a code are, and so what they are called: inside its
// own objects a network's table decides, and in those that all share where EMVCo
// leaves the meaning open.
type owners struct {
	code   emvqr.Code
	claims []network.Claim // in wire order
	shared []*network.Row  // values of the accounts that are kept in shared objects
}

// ownersOf looks into a code even if its checksum is wrong.
func ownersOf(seen *profiles.Examination) (found owners) {
	found.code = seen.Code()
	for claim := range seen.Claims() {
		found.claims = append(found.claims, claim)
		if claim.Kind == nil || claim.Again {
			continue
		}
		for i := range claim.Kind.Rows {
			if row := &claim.Kind.Rows[i]; row.Name != "" && row.At.Path(emvqr.Path{}).Depth() > 1 {
				found.shared = append(found.shared, row)
			}
		}
	}
	return found
}

// walk is the objects with those inside a template of an owner's own, where its table
// has rows for them: to EMVCo such a template is text.
func (n *owners) walk(objects iter.Seq[emvqr.Object]) iter.Seq[emvqr.Object] {
	return func(yield func(emvqr.Object) bool) {
		for o := range objects {
			if !yield(o) {
				return
			}
			if !n.hasRowsInside(&o) {
				continue
			}
			for inner := range o.Objects() {
				if !yield(inner) {
					return
				}
			}
		}
	}
}

func (n *owners) hasRowsInside(o *emvqr.Object) bool {
	if o.Path.Depth() != 2 {
		return false
	}
	c := n.around(o)
	return c != nil && c.Object != nil && slices.ContainsFunc(c.Object.Rows, func(r network.Row) bool {
		return r.At.Path(c.Path).Parent() == o.Path
	})
}

// claimOn is the claim on a root object, nil for none. Of several objects with one id
// each has its own, which the place tells.
func (n *owners) claimOn(o *emvqr.Object) *network.Claim {
	for i := range n.claims {
		if c := &n.claims[i]; c.Path == o.Path && c.Offset == o.Offset {
			return c
		}
	}
	return nil
}

// around is the claim on the root object that an object is inside: the last that
// begins before it.
func (n *owners) around(o *emvqr.Object) *network.Claim {
	for i := len(n.claims) - 1; i >= 0; i-- {
		if c := &n.claims[i]; c.Offset <= o.Offset && c.Path.Root() == o.Path.Root() {
			return c
		}
	}
	return nil
}

// name is what an object is called.
func (n *owners) name(o *emvqr.Object) string {
	if c := n.around(o); c != nil && c.Object != nil {
		if name := n.nameByTable(c, o.Path); name != "" {
			return name
		}
	}
	name := emvqr.ObjectName(o.Path)
	if name != openMeaning && name != systemTemplate {
		return name
	}
	for _, row := range n.shared {
		if row.At.Path(emvqr.Path{}) == o.Path {
			return row.Name
		}
	}
	return name
}

// nameByTable is the name that a table has for one of its own objects, or for an
// object inside, where several rows are about one that of the field as it is read in
// this code. A GUID is EMVCo's to name, unless it is a field as well, and so are the
// templates for accounts, but not those from 80, which may be anything.
func (n *owners) nameByTable(c *network.Claim, path emvqr.Path) string {
	if path == c.Path {
		if path.Root() >= firstUnreserved && c.Kind.Role != network.Foreign {
			return c.Object.Name
		}
		return ""
	}
	rows := c.Object.Rows
	for i := range rows {
		r := &rows[i]
		isOther := func(cond network.Cond) bool { return !cond.Holds(n.code, c.Path) }
		named := r.Key != "" && !(r.Hidden && path.ID() == 0) && !r.At.IsPiece() && r.At.Path(c.Path) == path
		if named && !slices.ContainsFunc(r.When, isOther) {
			return r.Label()
		}
	}
	return ""
}

// firstUnreserved is the first root id that EMVCo leaves to others altogether.
const firstUnreserved = 80

// EMVCo's names for what it leaves to others.
var (
	openMeaning    = emvqr.ObjectName(emvqr.P(26, 1))
	systemTemplate = emvqr.ObjectName(emvqr.P(62, 50))
)

// meaning says of a root object whose it is, where that is no account to be shown
// beside it: "" for most.
func (n *owners) meaning(o *emvqr.Object) string {
	c := n.claimOn(o)
	switch {
	case c == nil:
		return ""
	case c.Again:
		return fmt.Sprintf("not read: %s is there already", c.Path)
	case c.Torn():
		return fmt.Sprintf("of %s or of %s, which their marks do not tell", c.Rivals[0].Name, c.Rivals[1].Name)
	case c.Network == nil:
		return ""
	case c.Kind.Role == network.Foreign:
		return c.Network.Name + "; not decoded here"
	}
	return ""
}
