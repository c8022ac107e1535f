package native

import (
	"iter"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// The rules that the forms are judged by.
var (
	// OneReading is about links of every form.
	OneReading = emvqr.Rule{
		ID: "LINK-ONE-READING", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "All readers take the same amount and currency out of a link, and each comes once.",
		Citation: "WHATWG URL §6.2; the documentation of Android, PHP and Go", Confidence: emvqr.ConfidenceA,
	}
	KeyTwice = emvqr.Rule{
		ID: "FORM-KEY-TWICE", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "A key of a form that says whom to pay, how much or what for comes once, in the letters of its form.",
		Citation: "readers take the first or the last", Confidence: emvqr.ConfidenceB,
	}
	FieldMissing = emvqr.Rule{
		ID: "FORM-FIELD-MISSING", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "A form has the fields that its specification asks for.",
		Citation: "the form's own source", Confidence: emvqr.ConfidenceB,
	}
	// Rest is about forms of which every field is known.
	Rest = emvqr.Rule{
		ID: "FORM-REST", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "Nothing comes after the last field of a form.",
		Citation: "a reader may read on, as where one code was pasted behind another", Confidence: emvqr.ConfidenceB,
	}
	// OwnChecksum is about the checksum of every form that has one.
	OwnChecksum = emvqr.Rule{
		ID: "FORM-CHECKSUM", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "The checksum in a form is right.",
		Citation: "the form's own rule", Confidence: emvqr.ConfidenceB,
	}
	ibanDigits = emvqr.Rule{
		ID: "FORM-IBAN", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "The check digits of an IBAN in a form are right.",
		Citation: "ISO 13616", Confidence: emvqr.ConfidenceA,
	}
	accountDigits = emvqr.Rule{
		ID: "FORM-ACCOUNT", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "The check digits of a national account number in a form are right.",
		Citation: "ISO 7064 MOD 97-10", Confidence: emvqr.ConfidenceB,
	}
	referenceDigits = emvqr.Rule{
		ID: "FORM-REFERENCE", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "The check digits of a structured reference in a form are right.",
		Citation: "ISO 11649; the Swiss implementation guidelines for the QR-bill", Confidence: emvqr.ConfidenceA,
	}
	qrIBAN = emvqr.Rule{
		ID: "FORM-SWISS-QR-IBAN", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "A Swiss QR-bill has a QR-IBAN if and only if its reference is a QR reference.",
		Citation: "the Swiss implementation guidelines for the QR-bill", Confidence: emvqr.ConfidenceA,
	}
	collection = emvqr.Rule{
		ID: "SPAYD-COLLECTION", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "A Short Payment Descriptor asks for a payment, SPD, and not for leave to collect by direct debit, SCD.",
		Citation: "SPAYD of the Czech Banking Association, as two independent readers follow it", Confidence: emvqr.ConfidenceB,
	}
	standing = emvqr.Rule{
		ID: "SPAYD-STANDING", Layer: emvqr.Checked, Severity: emvqr.Warning, Effect: emvqr.Doubt,
		Sentence: "A Short Payment Descriptor asks for one payment, and not by FRQ for a standing order.",
		Citation: "SPAYD of the Czech Banking Association, as two independent readers follow it", Confidence: emvqr.ConfidenceB,
	}
	// NoPayment is about what people scan that is no payment at all.
	NoPayment = emvqr.Rule{
		ID: "FORM-NO-PAYMENT", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "A scanned text is a payment code, or a form that is known to be one.",
		Citation: "what the text says itself", Confidence: emvqr.ConfidenceA,
	}
)

// once judges that a parameter comes once, of a form whose pieces are inside it.
func once(name string) judge {
	return judge{OneReading, func(v *values) (at int, message string) {
		met := 0
		for p := range pairsOf(parametersOf(v.text), 0, "&", "=") {
			if query.PlainName(p.name) == query.PlainName(name) {
				met++
			}
		}
		if met > 1 {
			return len(v.text) - len(parametersOf(v.text)), name + " comes twice, expected it once, since readers take the first or the last"
		}
		return 0, ""
	}}
}

// Rules walks the rules of all forms here.
func Rules() iter.Seq[emvqr.Rule] {
	return func(yield func(emvqr.Rule) bool) {
		for _, r := range []emvqr.Rule{OneReading, KeyTwice, FieldMissing, Rest, OwnChecksum, ibanDigits, accountDigits, referenceDigits, qrIBAN, collection, standing, weChatToken, requiredUnknown, NoPayment} {
			if !yield(r) {
				return
			}
		}
	}
}
