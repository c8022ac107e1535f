package upi

import (
	"fmt"
	"iter"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// linkRule is a rule about links. Most are about the value of one parameter.
type linkRule struct {
	name       string // ends the id, UPI-LINK-…
	sentence   string
	severity   emvqr.Severity
	source     string
	confidence emvqr.Confidence
	// unwritten: a link that breaks the rule is not written, though reading it
	// is only worth a warning.
	unwritten bool
	// unsure: a link that breaks the rule does not say for sure whom it pays and
	// how much, so it has no account.
	unsure bool

	// params are the parameters that fault judges, one by one.
	params []string
	fault  func(l Link, value string) string
	// judge is for rules about more than one parameter.
	judge func(l Link, broken func(offset int, message string))
}

const (
	linkReader  = "a third-party reader of UPI links and its tests"
	gateways    = "gateway output and real links"
	inferred    = "inferred"
	realLinks   = "real links"
	percentRule = "RFC 3986 §2.1 and §2.5"
)

var linkRules = [...]linkRule{
	{
		name: "ACTION", sentence: "A link for a payment begins with upi://pay; a mandate or a request to collect is none.",
		severity: emvqr.Warning, source: linking, confidence: emvqr.ConfidenceB, unwritten: true,
		judge: func(l Link, broken func(int, string)) {
			if l.action != ActionPay {
				broken(0, fmt.Sprintf("the link is for %+q, expected %q: it is not a payment", clip(l.action), ActionPay))
			}
		},
	},
	{
		name: "PAYEE", sentence: "A link names the payee's VPA in pa.",
		severity: emvqr.Error, source: linking, confidence: emvqr.ConfidenceB,
		judge: missing("pa"),
	},
	{
		name: "TWO-PAYEES", sentence: "A link names the payee, pa, once.",
		severity: emvqr.Error, source: splitReaders, confidence: emvqr.ConfidenceA, unsure: true,
		judge: once("pa"),
	},
	{
		name: "VPA", sentence: vpaSides[0].Sentence,
		severity: emvqr.Error, source: vpaSuites, confidence: emvqr.ConfidenceB, unsure: true,
		params: []string{"pa"}, fault: func(l Link, value string) string {
			fault := vpaSidesFault(value)
			if fault == "" {
				return ""
			}
			if _, _, _, differ := query.Disagreement(l.queryText(), "pa"); differ {
				return "" // a piece of something else is in it
			}
			return fault
		},
	},
	{
		name: "VPA-FORM", sentence: vpaForm[0].Sentence,
		severity: emvqr.Warning, source: vpaReaders, confidence: emvqr.ConfidenceC,
		params: []string{"pa"}, fault: valueOnly(vpaFormFault),
	},
	{
		name: "VPA-ASCII", sentence: vpaASCII[0].Sentence,
		severity: emvqr.Warning, source: vpaReaders, confidence: emvqr.ConfidenceC, unwritten: true,
		params: []string{"pa"}, fault: valueOnly(vpaASCIIFault),
	},
	{
		name: "VPA-LEN", sentence: "A VPA has at most 50 characters.",
		severity: emvqr.Warning, source: tagNotes.Source, confidence: emvqr.ConfidenceC,
		params: []string{"pa"}, fault: valueOnly(vpaLengthFault),
	},
	{
		// Apps show the bank's name for the payee since NPCI circular OC-101A.
		name: "NAME", sentence: "A link names the payee in pn.",
		severity: emvqr.Warning, source: linking, confidence: emvqr.ConfidenceB,
		judge: missing("pn"),
	},
	{
		name: "TWO-AMOUNTS", sentence: "A link names the amount, am, once.",
		severity: emvqr.Error, source: splitReaders, confidence: emvqr.ConfidenceA, unsure: true,
		judge: once("am"),
	},
	{
		name: "TWICE", sentence: "A parameter comes once; where it says the same again and decides nothing, that is no harm.",
		severity: emvqr.Error, source: splitReaders, confidence: emvqr.ConfidenceA, unsure: true,
		judge: repeated,
	},
	{
		name: "SPELLING", sentence: "The names pa, am, mam, cu and sign are written in plain small letters.",
		severity: emvqr.Error, source: splitReaders, confidence: emvqr.ConfidenceA, unsure: true,
		judge: misspelt,
	},
	{
		name: "READERS", sentence: "All readers take the same payee, amount, minimum and currency out of a link.",
		severity: emvqr.Error, source: splitReaders, confidence: emvqr.ConfidenceA, unsure: true,
		judge: disagreeing,
	},
	{
		name: "ESCAPED", sentence: "The parameters of a link are separated by &, not by what HTML or JSON writes for it.",
		severity: emvqr.Error, source: "HTML §13.1.4, RFC 8259 §7 and RFC 3986 §3.4", confidence: emvqr.ConfidenceA, unsure: true,
		judge: escaped,
	},
	{
		name: "NAMELESS", sentence: "An & in a value is written %26: it begins another parameter.",
		severity: emvqr.Error, source: "WHATWG URL §5.1", confidence: emvqr.ConfidenceA, unsure: true,
		judge: nameless,
	},
	{
		name: "UNKNOWN", sentence: "The name of a parameter is not one that is taken for another.",
		severity: emvqr.Warning, source: linking, confidence: emvqr.ConfidenceB,
		judge: nearMisses,
	},
	{
		name: "HEAD", sentence: "A link begins with upi://pay?, with both slashes and the question mark.",
		severity: emvqr.Error, source: "RFC 3986 §3", confidence: emvqr.ConfidenceA, unsure: true,
		judge: func(l Link, broken func(int, string)) {
			switch l.fault {
			case noMark:
				broken(l.query.from, "there is no ? before the parameters, expected upi://pay?pa=…: readers find no payee")
			case fewSlashes:
				broken(strings.IndexByte(l.text, ':'), "the scheme ends in : without //, expected upi://pay?pa=…: some readers find no parameters")
			case badIntent:
				broken(l.query.to, "readers take another link out of this intent, expected #Intent;, scheme=upi; once, and end: no second scheme and nothing that says whom to pay")
			}
		},
	},
	{
		name: "HEAD-SLASH", sentence: "The action is followed by ? at once.",
		severity: emvqr.Info, source: inferred, confidence: emvqr.ConfidenceD,
		judge: func(l Link, broken func(int, string)) {
			if l.fault == endSlash {
				broken(max(l.query.from-2, 0), "there is a / before the ?, expected upi://pay?")
			}
		},
	},
	{
		name: "APP", sentence: "A link goes to every app; one with the scheme of an app goes to that alone.",
		severity: emvqr.Info, source: integrations, confidence: emvqr.ConfidenceB,
		judge: func(l Link, broken func(int, string)) {
			app, private := l.App()
			switch {
			case private:
				broken(0, "the link is for "+app.Name+" alone; with upi:// it goes to every app")
			case l.IsWrapped():
				broken(0, "the link is an Android intent, for telephones with Android alone; with upi:// it goes to every app")
			}
		},
	},
	{
		name: "NULL", sentence: "A parameter without a value is left out: null is how programs write none, and it is read as none.",
		severity: emvqr.Info, source: gateways, confidence: emvqr.ConfidenceC,
		judge: func(l Link, broken func(int, string)) {
			for p := range l.Params() {
				if p.Raw == "null" && isKnown(canonicalName(p.Name)) {
					broken(p.Offset, canonicalName(p.Name)+" is null, which is read as if it were not there")
				}
			}
		},
	},
	{
		name: "ENCODED-AT", sentence: "The @ of a VPA is not percent-encoded: some apps do not decode it.",
		severity: emvqr.Info, source: "reports of integrators", confidence: emvqr.ConfidenceC,
		judge: func(l Link, broken func(int, string)) {
			if p, ok := l.param("pa"); ok && strings.Contains(p.Raw, "%40") {
				broken(p.Offset, "the @ of the VPA is written %40, which some apps do not decode")
			}
		},
	},
	{
		name: "AMOUNT-FORM", sentence: "am is digits with at most one full stop.",
		severity: emvqr.Error, source: linking, confidence: emvqr.ConfidenceB,
		params: []string{"am"}, fault: amountFault,
	},
	{
		name: "AMOUNT-DECIMALS", sentence: "am has at most two decimals.",
		severity: emvqr.Error, source: linking, confidence: emvqr.ConfidenceB,
		params: []string{"am"}, fault: decimalsFault,
	},
	{
		name: "AMOUNT-ZERO", sentence: "am is not zero.",
		severity: emvqr.Warning, source: tagNotes.Source, confidence: emvqr.ConfidenceC, unwritten: true,
		params: []string{"am"}, fault: func(_ Link, value string) string {
			if a, err := emvqr.ParseAmount(value); err == nil && a.IsZero() {
				return "amount is zero"
			}
			return ""
		},
	},
	{
		name: "MINIMUM-FORM", sentence: "mam is an amount with at most two decimals.",
		severity: emvqr.Warning, source: linking, confidence: emvqr.ConfidenceB, unwritten: true,
		params: []string{"mam"}, fault: func(l Link, value string) string {
			if fault := amountFault(l, value); fault != "" {
				return fault
			}
			return decimalsFault(l, value)
		},
	},
	{
		name: "MINIMUM-ABOVE", sentence: "mam is not above am.",
		severity: emvqr.Warning, source: linkReader, confidence: emvqr.ConfidenceC, unwritten: true,
		params: []string{"mam"}, fault: func(l Link, value string) string {
			amount, ok := l.Amount()
			minimum, err := emvqr.ParseAmount(value)
			if ok && err == nil && minimum.Cmp(amount) > 0 {
				return "the minimum amount is above the amount"
			}
			return ""
		},
	},
	{
		name: "CURRENCY", sentence: "cu is INR.",
		severity: emvqr.Error, source: linking, confidence: emvqr.ConfidenceB,
		params: []string{"cu"}, fault: func(l Link, value string) string {
			if !l.IsGlobal() && !sameName(value, "INR") {
				return fmt.Sprintf("currency is %+q, expected INR", clip(value))
			}
			return ""
		},
	},
	{
		name: "GLOBAL-CURRENCY", sentence: "cu of a link of UPI abroad is a currency of ISO 4217.",
		severity: emvqr.Warning, source: "one acquirer in Mauritius", confidence: emvqr.ConfidenceC,
		params: []string{"cu"}, fault: func(l Link, value string) string {
			if c, ok := emvqr.LookupCurrency(value); l.IsGlobal() && (!ok || c.Alpha != value) {
				return fmt.Sprintf("currency is %+q, expected three letters of ISO 4217", clip(value))
			}
			return ""
		},
	},
	{
		name: "GLOBAL-COUNTRY", sentence: "cc of a link of UPI abroad is a country of ISO 3166-1.",
		severity: emvqr.Warning, source: "one acquirer in Mauritius", confidence: emvqr.ConfidenceC,
		params: []string{"cc"}, fault: func(l Link, value string) string {
			if _, ok := emvqr.LookupCountry(value); l.IsGlobal() && !ok {
				return fmt.Sprintf("country is %+q, expected two letters of ISO 3166-1", clip(value))
			}
			return ""
		},
	},
	{
		// A warning: the documentation of Google Pay has three digits.
		name: "MCC", sentence: "mc is four digits.",
		severity: emvqr.Warning, source: linking, confidence: emvqr.ConfidenceB, unwritten: true,
		params: []string{"mc"}, fault: digitsFault(4, "category code"),
	},
	{
		name: "MODE", sentence: "mode is one of the known codes.",
		severity: emvqr.Warning, source: juspay, confidence: emvqr.ConfidenceC,
		params: []string{"mode"}, fault: func(_ Link, value string) string {
			if _, ok := LookupMode(value); !ok {
				return fmt.Sprintf("mode %+q is not known", clip(value))
			}
			return ""
		},
	},
	{
		name: "MODE-MISSING", sentence: "A link says in mode how it came about.",
		severity: emvqr.Info, source: linking + "; absent in many real links", confidence: emvqr.ConfidenceB,
		judge: missing("mode"),
	},
	{
		name: "MODE-SIGN", sentence: "A link whose mode is a secure one is signed.",
		severity: emvqr.Warning, source: linking + " and " + juspay, confidence: emvqr.ConfidenceC,
		params: []string{"mode"}, fault: func(l Link, value string) string {
			if m, _ := LookupMode(value); m.Secure && !l.has("sign") {
				return fmt.Sprintf("mode %s is %s and there is no signature", m.Code, m.Name)
			}
			return ""
		},
	},
	{
		name: "DYNAMIC", sentence: "A link whose mode is a dynamic one has an amount and a reference.",
		severity: emvqr.Warning, source: linking, confidence: emvqr.ConfidenceC,
		params: []string{"mode"}, fault: func(l Link, value string) string {
			if m, _ := LookupMode(value); m.Dynamic && !(l.has("am") && l.has("tr")) {
				return fmt.Sprintf("mode %s is %s and am or tr is missing", m.Code, m.Name)
			}
			return ""
		},
	},
	{
		name: "PURPOSE", sentence: "purpose is one of the known codes.",
		severity: emvqr.Warning, source: juspay, confidence: emvqr.ConfidenceC,
		params: []string{"purpose"}, fault: func(_ Link, value string) string {
			if PurposeName(value) == "" {
				return fmt.Sprintf("purpose %+q is not known", clip(value))
			}
			return ""
		},
	},
	{
		name: "ORGID", sentence: "orgid is six digits, or in a link of UPI abroad only digits.",
		severity: emvqr.Warning, source: linking, confidence: emvqr.ConfidenceB,
		params: []string{"orgid"}, fault: func(l Link, value string) string {
			if l.IsGlobal() && network.Digits.Holds(value) {
				return ""
			}
			return digitsFault(6, "orgid")(l, value)
		},
	},
	{
		name: "VERSION", sentence: "ver is 01.",
		severity: emvqr.Warning, source: linking, confidence: emvqr.ConfidenceB,
		params: []string{"ver"}, fault: func(_ Link, value string) string {
			if value != "01" {
				return fmt.Sprintf("version is %+q, expected 01", clip(value))
			}
			return ""
		},
	},
	{
		name: "REFERENCE-LEN", sentence: "tr has 4 to 35 characters.",
		severity: emvqr.Warning, source: tagNotes.Source, confidence: emvqr.ConfidenceC,
		params: []string{"tr"}, fault: valueOnly(referenceFault),
	},
	{
		name: "ID-LEN", sentence: "mid, msid and mtid have at most 20 characters.",
		severity: emvqr.Warning, source: linking, confidence: emvqr.ConfidenceB,
		params: []string{"mid", "msid", "mtid"}, fault: func(_ Link, value string) string {
			if n := utf8.RuneCountInString(value); n > 20 {
				return fmt.Sprintf("the id has %d characters, expected at most 20", n)
			}
			return ""
		},
	},
	{
		name: "URL", sentence: "url is a web address, http or https.",
		severity: emvqr.Warning, source: linking, confidence: emvqr.ConfidenceB, unwritten: true,
		params: []string{"url", "refUrl"}, fault: func(_ Link, value string) string {
			scheme, rest, ok := strings.Cut(value, "://")
			if !ok || rest == "" || !sameName(scheme, "http") && !sameName(scheme, "https") {
				return "the link about the transaction is no web address"
			}
			return ""
		},
	},
	{
		name: "TIME", sentence: "QRts, QRexpire and invoiceDate are times of ISO 8601 with an offset.",
		severity: emvqr.Warning, source: gateways, confidence: emvqr.ConfidenceB,
		params: []string{"QRts", "QRexpire", "invoiceDate"}, fault: func(_ Link, value string) string {
			if _, err := time.Parse(time.RFC3339Nano, value); err != nil {
				return "not a time with an offset, such as 2019-06-11T13:21:50+05:30"
			}
			return ""
		},
	},
	{
		name: "UNSIGNED", sentence: "A link is signed; apps warn of one that is not and ask for a passcode.",
		severity: emvqr.Info, source: linking + "; commonly absent", confidence: emvqr.ConfidenceB,
		judge: missing("sign"),
	},
	{
		name: "SIGN-FORM", sentence: "sign is base64.",
		severity: emvqr.Warning, source: realLinks, confidence: emvqr.ConfidenceB,
		judge: func(l Link, broken func(int, string)) {
			if p, ok := l.param("sign"); ok {
				if _, err := l.Signature(); err != nil {
					broken(p.Offset, "signature is not base64")
				}
			}
		},
	},
	{
		name: "SIGN-DER", sentence: "The signature is ECDSA in DER form; other keys are possible.",
		severity: emvqr.Info, source: realLinks, confidence: emvqr.ConfidenceB,
		judge: func(l Link, broken func(int, string)) {
			p, _ := l.param("sign")
			if signature, err := l.Signature(); err == nil && !isDER(signature) {
				broken(p.Offset, fmt.Sprintf("signature of %s is not ECDSA in DER form", plural.Of(len(signature), "byte")))
			}
		},
	},
	{
		name: "SIGN-LAST", sentence: "sign is the last parameter; it does not cover what stands behind it.",
		severity: emvqr.Error, source: linking + " and real links", confidence: emvqr.ConfidenceB,
		judge: func(l Link, broken func(int, string)) {
			if p, ok := l.hasTail(); ok {
				broken(p.Offset, "a parameter stands behind the signature, which does not cover it")
			}
		},
	},
	{
		name: "BARE-PERCENT", sentence: "A % is followed by two hexadecimal digits; a blank is %20.",
		severity: emvqr.Warning, source: linking + ", whose old examples write % for a blank", confidence: emvqr.ConfidenceB,
		judge: func(l Link, broken func(int, string)) {
			for i := l.query.from; i < l.query.to; i++ {
				if l.text[i] == '%' && !query.IsTriplet(l.text[i:l.query.to]) {
					broken(i, "% without two hexadecimal digits behind it")
					return
				}
			}
		},
	},
	{
		name: "RAW", sentence: "Blanks and other characters that no URI holds are percent-encoded.",
		severity: emvqr.Info, source: "RFC 3986 §2; real links are not clean", confidence: emvqr.ConfidenceA,
		judge: func(l Link, broken func(int, string)) {
			i := strings.IndexFunc(l.text[:l.query.to], func(c rune) bool {
				return c <= ' ' || c >= 0x7f || strings.ContainsRune("\"<>\\^`{|}", c)
			})
			if i >= 0 {
				broken(i, "a character that should be percent-encoded")
			}
		},
	},
	{
		name: "HASH", sentence: "A # in a value is percent-encoded: some readers end the link there.",
		severity: emvqr.Warning, source: "RFC 3986 §3.5", confidence: emvqr.ConfidenceA,
		judge: func(l Link, broken func(int, string)) {
			i := strings.IndexByte(l.text[:l.query.to], '#')
			if i < 0 {
				return
			}
			if _, _, _, differ := query.Disagreement(l.queryText(), decisive[:]...); !differ {
				broken(i, "# ends the link for some readers and not for others")
			}
		},
	},
	{
		name: "ENCODED-NAME", sentence: "Names of parameters are not percent-encoded: some readers overlook such a parameter.",
		severity: emvqr.Warning, source: inferred, confidence: emvqr.ConfidenceD,
		judge: func(l Link, broken func(int, string)) {
			for at, raw := range l.pairs() {
				if name, _, _ := strings.Cut(raw, "="); strings.Contains(name, "%") && !isDecisiveName(query.PlainName(name)) {
					broken(at, "the name of a parameter is percent-encoded")
					return
				}
			}
		},
	},
	{
		name: "ENCODING", sentence: "Values are UTF-8.",
		severity: emvqr.Warning, source: percentRule, confidence: emvqr.ConfidenceB, unwritten: true,
		judge: eachValue(func(value string) string {
			if !utf8.ValidString(value) {
				return "value is not UTF-8"
			}
			return ""
		}),
	},
	{
		name: "CONTROL", sentence: "Values hold no control or invisible formatting characters, which make text look like another.",
		severity: emvqr.Warning, source: inferred, confidence: emvqr.ConfidenceD, unwritten: true,
		judge: eachValue(func(value string) string {
			if strings.ContainsFunc(value, emvqr.IsHidden) {
				return "value holds a control or invisible formatting character"
			}
			return ""
		}),
	},
}

// clip keeps messages short.
func clip(value string) string { return value[:min(len(value), 16)] }

func valueOnly(fault func(string) string) func(Link, string) string {
	return func(_ Link, value string) string { return fault(value) }
}

func missing(name string) func(Link, func(int, string)) {
	return func(l Link, broken func(int, string)) {
		if !l.has(name) {
			broken(len(l.text), name+" is missing")
		}
	}
}

func amountFault(_ Link, value string) string {
	if _, err := emvqr.ParseAmount(value); err != nil {
		return "not an amount, such as 98.73"
	}
	return ""
}

// decimalsFault leaves links of UPI abroad alone, whose currency is another.
func decimalsFault(l Link, value string) string {
	if a, err := emvqr.ParseAmount(value); err == nil && a.Decimals() > 2 && !l.IsGlobal() {
		return fmt.Sprintf("%d decimals, expected at most 2", a.Decimals())
	}
	return ""
}

func digitsFault(n int, what string) func(Link, string) string {
	return func(_ Link, value string) string {
		if len(value) != n || !network.Digits.Holds(value) {
			return fmt.Sprintf("%s is %+q, expected %d digits", what, clip(value), n)
		}
		return ""
	}
}

func eachValue(fault func(string) string) func(Link, func(int, string)) {
	return func(l Link, broken func(int, string)) {
		for p := range l.Params() {
			if message := fault(p.Value); message != "" {
				broken(p.Offset, message)
				return
			}
		}
	}
}

// rule is the entry in the catalogue.
func (r *linkRule) rule() emvqr.Rule {
	return emvqr.Rule{
		ID: "UPI-LINK-" + r.name, Layer: emvqr.Checked, Severity: r.severity, Sentence: r.sentence,
		Citation: r.source, Network: "upi", Confidence: r.confidence,
	}
}

// broken walks the places where a link breaks the rule.
func (r *linkRule) broken(l Link, found func(offset int, message string)) {
	if r.judge != nil {
		r.judge(l, found)
		return
	}
	for _, name := range r.params {
		if p, ok := l.param(name); ok {
			if message := r.fault(l, p.Value); message != "" {
				found(p.Offset, message)
			}
		}
	}
}

// LinkRules walks the catalogue of the rules that [Link.Findings] looks at.
func LinkRules() iter.Seq[emvqr.Rule] {
	return func(yield func(emvqr.Rule) bool) {
		for i := range linkRules {
			if !yield(linkRules[i].rule()) {
				return
			}
		}
	}
}

// Findings judges the link and yields a finding for each rule that is broken.
// Offsets are those in the text; a link has no paths.
func (l Link) Findings() iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		done := l.IsZero()
		for i := range linkRules {
			if done {
				return
			}
			r := linkRules[i].rule()
			linkRules[i].broken(l, func(offset int, message string) {
				done = done || !yield(network.NewFinding(r, offset, message))
			})
		}
	}
}
