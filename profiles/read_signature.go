package profiles

import "fmt"

// sign asks the caller's verifier about a text that has a signature.
func (p *Payment) sign(verify Verifier, v *formValues) {
	if !v.isSigned() {
		return
	}
	p.Signed = Unverified
	if verify == nil {
		return
	}
	p.Signed = Verified
	if err := verifySafely(verify, v.form.Format, p.Text); err != nil {
		p.Signed = Rejected
		p.refuse(BadSignature, "the signature is not taken: "+err.Error())
	}
}

// isSigned reports whether a text of the form has a value that is a signature.
func (v *formValues) isSigned() bool {
	for i := range v.form.Fields {
		if f := &v.form.Fields[i]; f.Signature {
			if value, ok := v.reading.Field(f.Key); ok && value != "" {
				return true
			}
		}
	}
	return false
}

// verifySafely asks a verifier, which is the caller's and may panic on what nobody has
// seen before. That is no signature that holds.
func verifySafely(verify Verifier, format, text string) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("the verifier failed") // with what may quote the text
		}
	}()
	return verify(format, text)
}
