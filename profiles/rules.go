package profiles

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// The rules about all networks together.
var (
	noneKnown = emvqr.Rule{
		ID: "NETWORK-NONE-KNOWN", Layer: emvqr.Checked, Severity: emvqr.Info, Confidence: emvqr.ConfidenceA,
		Sentence: "A code holds an account of a network that the library decodes.",
		Citation: "the table of networks in package profiles",
	}
	twoClaims = emvqr.Rule{
		ID: "NETWORK-TWO-CLAIMS", Layer: emvqr.Checked, Severity: emvqr.Error, Confidence: emvqr.ConfidenceA,
		Effect:   emvqr.Refuses,
		Sentence: "An object has the signs of one network.",
		Citation: "the table of networks in package profiles",
	}
)

// Rules walks the rules that belong to no network: those about all networks in a
// code together, those of the findings in a [Scan], and those of links and hosts
// that belong to none. Each network has its own, see [network.Network.Catalogue],
// and EMVCo has [emvqr.Rules].
func Rules() iter.Seq[emvqr.Rule] {
	return slices.Values([]emvqr.Rule{noneKnown, twoClaims, wrappedTwice, wrappedEncoded, oneReading, foreignLookalike})
}

// judgeClaims judges what the networks make of the code's objects. It reports
// whether yield wants more.
func (s *Set) judgeClaims(in *claimed, yield func(emvqr.Finding) bool) bool {
	accounts, decoded := 0, false
	for i := range in.claims {
		c := &in.claims[i]
		if c.object.Path.Root() <= 51 {
			accounts++
		}
		decoded = decoded || c.by != nil && c.by.read != nil
		if c.rival == noOne {
			continue
		}
		decoded = true // or nearly: what keeps it from being decoded is said
		if !yield(broken(&twoClaims, c.object, fmt.Sprintf("%s and %s have equally good signs for it, so it is read for neither",
			s.networks[c.owner].Name, s.networks[c.rival].Name))) {
			return false
		}
	}
	if decoded || accounts == 0 {
		return true
	}
	return yield(broken(&noneKnown, emvqr.Object{}, s.noneKnownMessage(in)))
}

// broken is the finding that an object breaks a rule about all networks.
func broken(rule *emvqr.Rule, o emvqr.Object, message string) emvqr.Finding {
	return emvqr.Finding{
		Rule: rule.ID, Severity: rule.Severity, Path: o.Path, Offset: o.Offset, Message: message,
		Citation: rule.Citation, Confidence: rule.Confidence, Effect: rule.Effect,
	}
}

// noneKnownMessage says what is in a code without an account that is decoded here.
func (s *Set) noneKnownMessage(in *claimed) string {
	var words []string
	for i := range in.claims {
		if c := &in.claims[i]; c.object.Path.Root() <= 51 {
			words = append(words, s.describe(c))
		}
	}
	if more := len(words) - mostNamed; more > 0 {
		words = append(words[:mostNamed], fmt.Sprintf("%d more", more))
	}
	return "no account of a network known here: " + strings.Join(words, "; ")
}

// mostNamed is how many objects a message names.
const mostNamed = 6

// describe says what an object is, without private data.
func (s *Set) describe(c *claim) string {
	guid, ok := c.object.GUID()
	switch id := c.object.Path.Root(); {
	case c.by != nil:
		return fmt.Sprintf("%02d is %s: this version does not decode it", id, s.named(c.owner).title())
	case id < 26:
		return fmt.Sprintf("%02d is a primitive account", id)
	case !ok:
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
