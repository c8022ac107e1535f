package emvqr

// templateKind is whose rules a template keeps.
type templateKind uint8

const (
	noTemplate         templateKind = iota // or one that only its owner knows
	accountTemplate                        // 26-51
	additionalTemplate                     // 62
	languageTemplate                       // 64
	unreservedTemplate                     // 80-99
	systemTemplate                         // 62-50 to 62-99
)

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
		guid: ruleUnreservedGUID, isGUID: isIDLength,
	},
	systemTemplate: {
		empty: ruleLengthRange, opaque: ruleSystemTemplate, opaqueSeverity: Warning,
		guid: ruleSystemTemplate, isGUID: isGUID,
	},
}

// templateJudge judges the objects inside one template.
type templateJudge struct {
	kind templateKind
	path Path
	seen idSet
}

// object judges one object of the template.
func (t *templateJudge) object(j *judge, at spot, value string) {
	if t.seenAgain(j, at) {
		return
	}
	switch rows := templates[t.kind].rows; {
	case rows == nil && at.id == 0 && t.kind != noTemplate:
		t.guid(j, at, value)
	case rows == nil:
		j.value(at, value, &inOwnersTemplate)
	case t.kind == additionalTemplate && at.id >= 50:
		j.template(systemTemplate, at, value)
	case t.kind == additionalTemplate && at.id == 0:
		j.find(ruleAdditionalIDs, at, "id 62.00 is not given out by EMVCo")
	default:
		if rows[at.id].reserved {
			j.find(ruleReserved, at, "id %s is reserved for EMVCo", at.path())
		}
		j.value(at, value, &rows[at.id])
	}
}

// seenAgain notes that an object is there, and reports it if it was before.
func (t *templateJudge) seenAgain(j *judge, at spot) bool {
	again := t.seen.add(at.id)
	if again {
		j.again(at)
	}
	return again
}

func (t *templateJudge) guid(j *judge, at spot, value string) {
	rule := templates[t.kind].guid
	switch {
	case value == "":
		j.find(rule, at, "the GUID is empty")
	case !isIDLength(value):
		j.find(rule, at, "the GUID has %s, expected 1 to 32", plural(j.ruler.count(value), "character"))
	case !templates[t.kind].isGUID(value):
		j.find(rule, at, "the GUID is %s, expected an AID or UUID in hexadecimal or a reverse domain name", excerpt(value, 32))
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
