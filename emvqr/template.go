package emvqr

import (
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/internal/plural"
)

// templateKind is whose rules a template keeps.
type templateKind uint8

const (
	noTemplate         templateKind = iota // a primitive, which is text whatever it looks like
	accountTemplate                        // 26-51
	additionalTemplate                     // 62
	languageTemplate                       // 64
	unreservedTemplate                     // 80-99
	systemTemplate                         // 62-50 to 62-99
	ownersTemplate                         // inside one that has an owner, who alone knows whether it is one
)

// kindAt tells what may be inside the object at p. Reading, logging, judging and
// editing all ask here: nothing is found, and nothing is ever written, inside a
// primitive.
func kindAt(p Path) templateKind {
	root := rootTemplates[p.Root()]
	switch d := p.Depth(); {
	case d <= 1 || root == noTemplate:
		return root
	case root == languageTemplate, root == additionalTemplate && p.level(1) < 50:
		return noTemplate
	case root == additionalTemplate && d == 2:
		return systemTemplate
	}
	return ownersTemplate
}

// isTemplateID reports whether EMVCo makes the object at p a template.
func isTemplateID(p Path) bool {
	kind := kindAt(p)
	return kind != noTemplate && kind != ownersTemplate
}

// rootTemplates tells the kind of each root object.
var rootTemplates = func() (kinds [100]templateKind) {
	for id := 26; id <= 51; id++ {
		kinds[id] = accountTemplate
	}
	for id := idUnreserved; id <= 99; id++ {
		kinds[id] = unreservedTemplate
	}
	kinds[idAdditional], kinds[idLanguage] = additionalTemplate, languageTemplate
	return kinds
}()

// enclosingPrimitive is the outermost primitive that p would lie inside of, the
// zero Path for none.
func enclosingPrimitive(p Path) (primitive Path) {
	for around := p.Parent(); !around.IsZero(); around = around.Parent() {
		if kindAt(around) == noTemplate {
			primitive = around
		}
	}
	return primitive
}

// templates are the rules about each kind of template as a whole. Where rows is
// nil, the objects are its owner's, who is told by the GUID in 00.
var templates = [...]struct {
	rows           *[100]dataObject
	empty          ruleIndex // a template without content
	opaque         ruleIndex // one that does not read as data objects
	opaqueSeverity Severity
	guid           ruleIndex
	isGUID         func(string) bool
}{
	accountTemplate: {
		empty: ruleLengthRange, opaque: ruleAccountTemplate, opaqueSeverity: Warning,
		guid: ruleAccountGUID, isGUID: isGUID,
	},
	additionalTemplate: {
		rows: &additionalObjects, empty: ruleAdditionalEmpty, opaque: ruleTLV, opaqueSeverity: Error,
	},
	languageTemplate: {
		rows: &languageObjects, empty: ruleLengthRange, opaque: ruleTLV, opaqueSeverity: Error,
	},
	unreservedTemplate: {
		// For these EMVCo sets the length of a GUID and no form.
		empty: ruleLengthRange, opaque: ruleUnreserved, opaqueSeverity: Warning,
		guid: ruleUnreservedGUID, isGUID: isGUIDLength,
	},
	systemTemplate: {
		empty: ruleLengthRange, opaque: ruleSystemTemplate, opaqueSeverity: Warning,
		guid: ruleSystemTemplate, isGUID: isGUID,
	},
	ownersTemplate: {},
}

// templateJudge judges the objects inside one template.
type templateJudge struct {
	kind templateKind
	path Path
	seen idSet
}

// keeps reports whether a plain value keeps all rules about it alone. Like
// [dataObject.keeps] it is the quick answer; object tells the rest.
func (t *templateJudge) keeps(id uint8, value string) bool {
	switch rules := &templates[t.kind]; {
	case rules.rows != nil:
		return rules.rows[id].keeps(value)
	case id == 0 && rules.isGUID != nil:
		return rules.isGUID(value)
	}
	return inOwnersTemplate.fits(len(value))
}

// object judges one object of the template.
func (t *templateJudge) object(j *judge, at spot, value string) {
	if t.seen.add(at.id) {
		j.again(at)
		return
	}
	if j.isPlain(value) && t.keeps(at.id, value) {
		return
	}
	switch {
	case at.id == 0 && templates[t.kind].isGUID != nil:
		t.guid(j, at, value)
	case t.kind == additionalTemplate && at.id >= 50:
		j.template(systemTemplate, at, value)
	case t.kind == additionalTemplate && at.id == 0:
		j.find(ruleAdditionalIDs, at, "id 62.00 is not given out by EMVCo")
	default:
		j.closely(at, value, t.row(at.id))
	}
}

// row is the row that judges a value by itself. What EMVCo does not define is
// its owner's.
func (t *templateJudge) row(id uint8) *dataObject {
	if rows := templates[t.kind].rows; rows != nil && !rows[id].elsewhere {
		return &rows[id]
	}
	return &inOwnersTemplate
}

func (t *templateJudge) guid(j *judge, at spot, value string) {
	if templates[t.kind].isGUID(value) {
		return
	}
	rule := templates[t.kind].guid
	n := j.ruler.count(value)
	switch i := notAnsAt(value); {
	case n == 0:
		j.find(rule, at, "the GUID is empty")
	case i >= 0:
		char, _ := utf8.DecodeRuneInString(value[i:])
		j.find(rule, at, "the GUID holds %U, expected characters from space to tilde", char)
	case n > 32:
		j.find(rule, at, "the GUID has %s, expected 1 to 32", plural.Of(n, "character"))
	default:
		// It is not quoted: some schemes put an account in its place.
		j.find(rule, at, "the GUID is not an AID or UUID in hexadecimal nor a reverse domain name")
	}
}

// leave judges what the template as a whole lacks; end is where it ends.
func (t *templateJudge) leave(j *judge, end int) {
	if t.kind == languageTemplate {
		for id := range uint8(2) {
			if !t.seen.has(id) {
				j.find(ruleLanguageObjects, spot{t.path, id, end}, "%s is missing", languageObjects[id].name)
			}
		}
		return
	}
	if templates[t.kind].isGUID != nil && !t.seen.has(0) {
		j.find(templates[t.kind].guid, spot{t.path, 0, end}, "the GUID is missing")
	}
}
