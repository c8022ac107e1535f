package explain

import (
	"strconv"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Form is what is known of the form of a text that is no merchant-presented code.
type Form struct {
	// Name is the form in words, for the middle of a sentence: "a link of Kaspi".
	Name string
	// RunBy is who runs it, where the name does not say; OpenedBy are the wallets that
	// open it, as far as a source says so.
	RunBy    string
	OpenedBy []string
	// NotEstablished is what is not known of it and matters.
	NotEstablished string
}

// FormName is a form in words, for the middle of a sentence: "a link of Kaspi". One that
// its table has no words for goes by its format.
func FormName(form *profiles.Form) string {
	switch {
	case form.Format == profiles.Lookalike:
		return "a link that looks like a payment link and leads elsewhere"
	case form.Name == "":
		return "a code of the form " + form.Format
	}
	return form.Name
}

// The words for what is of no form.
const (
	aCode       = "a merchant-presented code"
	twoReadings = "a link that readers read as different payments"
	nothing     = "not a merchant-presented code, and no other form known here"
)

// What is what a text is, for the middle of a sentence: "a merchant-presented code".
func What(scan *profiles.Scan) string {
	if scan.Err() != nil {
		return twoReadings
	}
	if scan.Kind == network.MPM {
		return aCode
	}
	form, ok := scan.Form()
	switch {
	case !ok:
		return nothing
	case form.IsEveryday():
		return FormName(&form) + ", and no payment code that is known here"
	}
	return FormName(&form)
}

// explainForm takes what is known of a form and the values of the text.
func (e *Explanation) explainForm(scan *profiles.Scan, seen *profiles.Examination) {
	form, ok := scan.Form()
	if !ok || e.Kind == network.MPM || scan.Err() != nil {
		return
	}
	e.Form = &Form{Name: FormName(&form), RunBy: form.RunBy, OpenedBy: form.OpenedBy, NotEstablished: form.NotEstablished}
	reading, decoded := seen.Decoded()
	if !decoded {
		return
	}
	e.decoded = true
	taken := make(map[string]int, len(reading.Fields))
	for _, f := range reading.Fields {
		key := f.Key
		for taken[key] > 0 {
			taken[f.Key]++
			key = f.Key + "_" + strconv.Itoa(taken[f.Key])
		}
		taken[key]++
		e.Fields = append(e.Fields, Value{Key: key, Label: labelOf(&form, f.Key), Value: f.Value})
	}
}

// labelOf is what people call a value of a form, "" where its table does not know it.
func labelOf(form *profiles.Form, key string) string {
	for i := range form.Fields {
		if f := &form.Fields[i]; f.Key == key {
			return f.Name
		}
	}
	return ""
}
