package emvqr

import (
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/internal/plural"
)

// Validate judges the code by EMVCo's rules and yields a finding for each that
// is broken, in wire order and then for the code as a whole. It allocates
// nothing for a code without findings. Networks have rules of their own and
// lower some of these; the package profiles judges a code by all of them.
func (c Code) Validate() iter.Seq[Finding] {
	return func(yield func(Finding) bool) { c.validate(yield) }
}

func (c Code) validate(yield func(Finding) bool) {
	if !c.isClean() {
		c.judged(yield)
	}
}

// judged asks every rule.
func (c Code) judged(yield func(Finding) bool) {
	// The judge keeps findings and does not yield them itself: a function that
	// is handed on so far would have to live on the heap.
	j := judge{ruler: c.ruler, plain: isAns(c.text)}
	s := scanner{text: c.text, ruler: c.ruler}
	for s.next() {
		j.root(spot{id: s.id, offset: s.at}, s.value)
	}
	j.whole(len(c.text))
	j.written(c)
	for i := range j.kept {
		if !yield(j.kept[i]) {
			return
		}
	}
}

// judge walks over a code once, hands each value to the rules that look at it,
// and keeps what the rules about several objects need. Reading and writing share
// it: a reader hands it the objects of a text, a writer values as it writes them.
type judge struct {
	severity func(Finding) Severity // what a finding is lowered to; nil: nothing is
	kept     []Finding
	failed   bool // an error is among them

	quick bool // nobody asks what there is to find, only whether there is anything
	doubt bool // there is

	ruler ruler
	plain bool // the whole text is ans, so no value needs to be looked through

	seen  idSet
	first uint8                               // the id that a reader met first; a writer always begins with 00
	held  [idPercentFee - idCurrency + 1]held // 53 to 57, for the rules about money; see heldAs
}

// spot is the place of an object, kept apart because a path is only worth making
// for a finding.
type spot struct {
	parent Path
	id     uint8
	offset int
}

func (at spot) path() Path { return at.parent.Child(at.id) }

// held is a root object kept for later; the zero held is an absent one.
type held struct {
	value   string
	offset  int
	present bool
}

func (j *judge) find(rule ruleIndex, at spot, format string, args ...any) {
	j.report(rule, catalogue[rule].Severity, at.path(), at.offset, format, args...)
}

// always is report for an error that no network lowers.
func (j *judge) always(rule ruleIndex, path Path, offset int, format string, args ...any) {
	lowered := j.severity
	j.severity = nil
	j.report(rule, Error, path, offset, format, args...)
	j.severity = lowered
}

// report is find with a severity below the rule's, or about no object.
func (j *judge) report(rule ruleIndex, severity Severity, path Path, offset int, format string, args ...any) {
	if j.quick {
		j.doubt = true
		return
	}
	r := &catalogue[rule]
	f := Finding{
		Rule: r.ID, Severity: severity, Path: path, Offset: offset,
		Message: fmt.Sprintf(format, args...), Citation: r.Citation, Confidence: ConfidenceA, Effect: r.Effect,
	}
	if j.severity != nil {
		f.Severity = j.severity(f)
	}
	if f.Severity != 0 {
		j.kept = append(j.kept, f)
		j.failed = j.failed || f.Severity == Error
	}
}

// root judges a root object and, if it is a template, what is inside it.
func (j *judge) root(at spot, value string) {
	if j.seen == (idSet{}) {
		j.first = at.id
	}
	if j.seen.add(at.id) {
		j.again(at)
		return
	}
	if at.id >= idCurrency && at.id <= idPercentFee {
		j.hold(at, value)
	}
	if kind := rootTemplates[at.id]; kind != noTemplate {
		j.template(kind, at, value)
		return
	}
	j.value(at, value, &rootObjects[at.id])
}

func (j *judge) again(at spot) {
	j.find(ruleUnique, at, "%s again; the first %s counts", ObjectName(at.path()), at.path())
}

// isPlain reports whether a value is ans, as most are in texts that are not.
func (j *judge) isPlain(value string) bool { return j.plain || isAns(value) }

// value judges a value on its own.
func (j *judge) value(at spot, value string, row *dataObject) {
	if !j.isPlain(value) || !row.keeps(value) {
		j.closely(at, value, row)
	}
}

// closely judges a value by the rules of its row, its format, its length.
func (j *judge) closely(at spot, value string, row *dataObject) {
	if row.reserved {
		j.find(ruleReserved, at, "id %s is reserved for EMVCo", at.path())
	}
	if value == "" {
		j.find(ruleLengthRange, at, "%s is empty; leave the object out instead", row.name)
		return
	}
	for i := range row.checks {
		if c := &row.checks[i]; !c.holds(value) {
			j.find(c.rule, at, "%s %s, expected %s%s", row.name, found(at.path(), value), c.expects, c.guess(value))
			return
		}
	}
	n := len(value)
	if !j.plain {
		j.characters(at, value, row)
		n = j.ruler.count(value)
	}
	if n < row.min || n > row.max {
		j.find(row.length, at, "%s has %s, expected %s", row.name, plural.Of(n, "character"), row.lengths())
	}
}

// found quotes a value that is not as it should be, unless it may be private: what
// has slipped into 62-09 may be a telephone number. What is as short as ABC or ****
// names no one.
func found(path Path, value string) string {
	if len(value) > 4 && !isPublic(Object{Path: path, Value: value}) {
		return "holds another value"
	}
	return "is " + excerpt(value, 32)
}

// lengths is min and max in words.
func (d *dataObject) lengths() string {
	if d.min == d.max {
		return fmt.Sprintf("%d", d.min)
	}
	return fmt.Sprintf("%d to %d", d.min, d.max)
}

// characters judges what a value is made of.
func (j *judge) characters(at spot, value string, row *dataObject) {
	if row.format != formatS {
		if i := notAnsAt(value); i >= 0 {
			char, _ := utf8.DecodeRuneInString(value[i:])
			j.find(ruleAns, at, "%s holds %U at byte %d, expected characters from space to tilde", row.name, char, at.offset+headerLength+i)
		}
		return
	}
	if !isPrecomposed(value) {
		j.find(rulePrecomposed, at, "%s is not in precomposed form (NFC)", row.name)
	}
	if char, found := hiddenCharacter(value); found {
		j.find(ruleHiddenText, at, "%s holds the invisible character %U", row.name, char)
	}
}

// template judges a template and what is inside it.
func (j *judge) template(kind templateKind, at spot, value string) {
	if value == "" {
		j.find(templates[kind].empty, at, "%s is empty; leave the object out instead", ObjectName(at.path()))
		return
	}
	o := Object{Path: at.path(), Offset: at.offset, Value: value, ruler: j.ruler}
	s := o.scan()
	if !o.IsTemplate() {
		for s.next() {
		}
		j.opaque(kind, o, &s)
		return
	}
	t := templateJudge{kind: kind, path: o.Path}
	for s.next() {
		t.object(j, spot{o.Path, s.id, s.base + s.at}, s.value)
	}
	t.leave(j, s.base+s.end)
}

// opaque reports a template that does not read as data objects. By itself that
// is no error in a template that somebody else defines.
func (j *judge) opaque(kind templateKind, o Object, s *scanner) {
	fault := rootFault(s)
	path := o.Path
	if !fault.path.IsZero() {
		path = path.Child(fault.path.Root())
	}
	if fault.err == ErrNotEMV {
		fault.err = ErrID
	}
	rule, severity := templates[kind].opaque, templates[kind].opaqueSeverity
	if rule == ruleTLV && fault.err == ErrID {
		rule = ruleID
	}
	j.report(rule, severity, path, s.base+s.at, "%s does not read as data objects: %v: %s", ObjectName(o.Path), fault.err, fault.detail(s.text))
}

// mandatory are the root objects that have to be there, with the rule that says
// so; the accounts have a rule of their own, and 63 is a matter of structure.
var mandatory = [...]struct {
	id   uint8
	rule ruleIndex
}{
	{idFormat, ruleMandatory}, {idMCC, ruleMandatory}, {idCurrency, ruleMandatory},
	{idCountry, ruleMandatory}, {idName, ruleName}, {idCity, ruleCity},
}

var mandatoryIDs = func() (s idSet) {
	for i := range mandatory {
		s.add(mandatory[i].id)
	}
	return s
}()

// whole judges what needs all root objects to be known; end is where they end.
func (j *judge) whole(end int) {
	if j.seen.has(idFormat) && j.first != idFormat {
		j.find(ruleFirst, spot{id: j.first}, "%s comes first, expected 00", P(j.first).place())
	}
	if j.seen.lacks(mandatoryIDs) {
		j.missing(end)
	}
	if j.seen[0]&accountIDs[0] == 0 {
		j.report(ruleAccount, Error, Path{}, end, "there is no merchant account, expected at least one of the objects 02 to 51")
	}
	j.money()
}

// missing reports the mandatory objects that are not there.
func (j *judge) missing(end int) {
	for i := range mandatory {
		if m := &mandatory[i]; !j.seen.has(m.id) {
			j.find(m.rule, spot{id: m.id, offset: end}, "%s is missing", rootObjects[m.id].name)
		}
	}
}

// heldAs is a root object of 53 to 57.
func (j *judge) heldAs(id uint8) *held { return &j.held[id-idCurrency] }

func (j *judge) hold(at spot, value string) { *j.heldAs(at.id) = held{value, at.offset, true} }

// money judges the objects 53 to 57 against each other (EMVCo §4.7.4-4.7.8).
func (j *judge) money() {
	tip, fixed, percent := j.heldAs(idTip).value, j.heldAs(idFixedFee), j.heldAs(idPercentFee)
	if hasPoint(j.heldAs(idAmount).value) || hasPoint(fixed.value) {
		if exponent, ok := currencyExponent(j.heldAs(idCurrency).value); ok && exponent >= 0 {
			j.decimals(ruleAmountExponent, idAmount, exponent)
			j.decimals(ruleFixedFeeGrammar, idFixedFee, exponent)
		}
	}
	if fixed.present != (tip == "02") {
		j.fee(ruleFixedFee, idFixedFee, "02")
	}
	// A percentage out of range has been reported already, under the same rule.
	if percent.present != (tip == "03") && (percent.value == "" || isPercentageText(percent.value)) {
		j.fee(rulePercentFee, idPercentFee, "03")
	}
	if tip == "02" && fixed.value != "" && isAmount(fixed.value) && !isNotZero(fixed.value) {
		j.find(ruleFixedFee, spot{id: idFixedFee, offset: fixed.offset}, "the fixed fee is zero")
	}
}

// hasPoint reports whether an amount has decimals to be judged.
func hasPoint(amount string) bool { return strings.IndexByte(amount, '.') >= 0 }

// fee reports a fee without the indicator in 55 that calls for it, or the
// indicator without the fee.
func (j *judge) fee(rule ruleIndex, id uint8, indicator string) {
	if fee := j.heldAs(id); fee.present {
		j.find(rule, spot{id: id, offset: fee.offset}, "there is a fee and the indicator in 55 is not %s", indicator)
		return
	}
	j.find(rule, spot{id: idTip, offset: j.heldAs(idTip).offset}, "the indicator is %s and there is no fee in %d", indicator, id)
}

// decimals asks an amount, if it is one, to have the decimals of its currency or
// none. EMVCo says "should", so it is never more than a warning.
func (j *judge) decimals(rule ruleIndex, id uint8, exponent int) {
	h := j.heldAs(id)
	if h.value == "" {
		return
	}
	a, err := parseAmount(h.value)
	if err != nil || a.Decimals() == 0 || a.Decimals() == exponent {
		return
	}
	if a.Decimals() > exponent {
		j.report(rule, Warning, P(id), h.offset, "%s", a.tooFine(amountWord(id), j.heldAs(idCurrency).value, exponent))
		return
	}
	j.report(rule, Warning, P(id), h.offset, "%s has %s, its currency has %d", rootObjects[id].name, plural.Of(a.Decimals(), "decimal"), exponent)
}

// recommendedBytes is the length EMVCo asks payloads to keep below (§4.1).
const recommendedBytes = 512

// written judges the text as a whole, which only exists once it is written.
func (j *judge) written(c Code) {
	if n := len(c.text); n > recommendedBytes {
		j.report(ruleMaxLen, Warning, Path{}, 0, "the code is %d bytes long, expected at most %d", n, recommendedBytes)
	}
	switch c.LengthUnit() {
	case Bytes:
		j.report(ruleLengthUnit, Error, Path{}, 0, "lengths count bytes, expected characters")
	case UTF16:
		// "Characters" leaves open what a character beyond U+FFFF counts for.
		j.report(ruleLengthUnit, Warning, Path{}, 0, "lengths count UTF-16 units, expected characters")
	}
	j.readings(c)
	if at := len(c.text) - checksumLength; c.Verified() && hasLower(c.text[at:]) {
		j.find(ruleChecksumCase, spot{id: idChecksum, offset: at}, "the checksum is %s, expected upper case", c.text[at+headerLength:])
	}
}

func hasLower(digits string) bool {
	for i := 0; i < len(digits); i++ {
		if digits[i] >= 'a' {
			return true
		}
	}
	return false
}
