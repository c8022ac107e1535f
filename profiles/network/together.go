package network

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// The rules about all networks of a code together.
var (
	noneKnown = emvqr.Rule{
		ID: "NETWORK-NONE-KNOWN", Layer: emvqr.Checked, Severity: emvqr.Info, Confidence: emvqr.ConfidenceA,
		Sentence: "A code holds an account of a network that the library decodes.",
		Citation: "the table of networks in package profiles",
	}
	oneSource = emvqr.Rule{
		ID: "NETWORK-ONE-SOURCE", Layer: emvqr.Checked, Severity: emvqr.Info, Confidence: emvqr.ConfidenceC,
		Effect:   emvqr.Doubt,
		Sentence: "How the codes of a network are read is confirmed by a second source.",
		Citation: "the table of the network",
	}
	twoClaims = emvqr.Rule{
		ID: "NETWORK-TWO-CLAIMS", Layer: emvqr.Checked, Severity: emvqr.Error, Confidence: emvqr.ConfidenceA,
		Effect:   emvqr.Refuses,
		Sentence: "An object has the marks of one network.",
		Citation: "the table of networks in package profiles",
	}
)

// Rules walks the rules about all networks of a code together. Each network has its
// own, see [Network.Catalogue].
func Rules() iter.Seq[emvqr.Rule] {
	return slices.Values([]emvqr.Rule{noneKnown, oneSource, twoClaims})
}

// judgeTogether judges what the networks make of the code's objects.
func (c *Case) judgeTogether(yield func(emvqr.Finding) bool) bool {
	accounts, decoded := 0, false
	for i := range c.claims {
		d := &c.claims[i]
		if d.id <= 51 {
			accounts++
		}
		decoded = decoded || d.torn || d.owned() && c.planOf(d).kind.kind.Role != Foreign
		if d.torn && !yield(together(&twoClaims, emvqr.P(d.id), int(d.at), c.tornMessage(d))) {
			return false
		}
		if c.isOneSources(i) && !yield(c.oneSourceOf(d)) {
			return false
		}
	}
	if decoded || accounts == 0 {
		return true
	}
	return yield(together(&noneKnown, emvqr.Path{}, 0, c.noneKnownMessage()))
}

// isOneSources reports whether an account that can be paid begins at the i-th claim, and
// is of a network of which one source alone tells.
func (c *Case) isOneSources(i int) bool {
	d := &c.claims[i]
	if !d.counts() || c.planOf(d).network.network.Confidence < emvqr.ConfidenceC {
		return false
	}
	return c.planOf(d).kind.kind.Role == Payable && c.begins(i)
}

func (c *Case) oneSourceOf(d *claim) emvqr.Finding {
	n := c.planOf(d).network.network
	f := together(&oneSource, emvqr.P(d.id), int(d.at), "how codes of "+n.Name+" are read is not confirmed by a second source")
	f.Network = n.Slug
	return f
}

func together(rule *emvqr.Rule, path emvqr.Path, offset int, message string) emvqr.Finding {
	return emvqr.Finding{
		Rule: rule.ID, Severity: rule.Severity, Path: path, Offset: offset, Message: message,
		Citation: rule.Citation, Confidence: rule.Confidence, Effect: rule.Effect,
	}
}

func (c *Case) tornMessage(d *claim) string {
	return fmt.Sprintf("%s and %s have equally good marks for it, so it is read for neither",
		c.set.signs[d.sign].object.network.network.Name, c.set.signs[d.rival].object.network.network.Name)
}

// mostNamed is how many objects a message names.
const mostNamed = 6

// noneKnownMessage says what is in a code without an account that is decoded here.
func (c *Case) noneKnownMessage() string {
	var words []string
	for i := range c.claims {
		if d := &c.claims[i]; d.id <= 51 && !d.again {
			words = append(words, c.describe(d))
		}
	}
	if more := len(words) - mostNamed; more > 0 {
		words = append(words[:mostNamed], fmt.Sprintf("%d more", more))
	}
	return "no account of a network known here: " + strings.Join(words, "; ")
}

// describe says what an object is, without private data.
func (c *Case) describe(d *claim) string {
	guid := c.scan.text[d.guid.from:d.guid.to]
	switch id := d.id; {
	case d.owned():
		return fmt.Sprintf("%02d is %s, which is not decoded here", id, c.planOf(d).network.network.Name)
	case id < 26:
		return fmt.Sprintf("%02d is a primitive account", id)
	case guid == "":
		return fmt.Sprintf("%02d has no GUID", id)
	case !isPublic(guid):
		return fmt.Sprintf("%02d has something else where the GUID belongs", id)
	case len(guid) > longestGUID:
		return fmt.Sprintf("%02d has a GUID of %d bytes", id, len(guid))
	default:
		return fmt.Sprintf("%02d has GUID %+q", id, guid)
	}
}

// longestGUID is the characters that EMVCo gives a GUID.
const longestGUID = 32

// isPublic reports whether a value in the place of a GUID can be shown. A GUID is
// public; an address, a phone or an account number that somebody put there is not.
func isPublic(guid string) bool {
	return !strings.Contains(guid, "@") && strings.Trim(guid, "0123456789+-. ") != ""
}
