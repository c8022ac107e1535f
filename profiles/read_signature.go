package profiles

import "fmt"

// sign asks the caller's verifier about a text of a form or a network that has a
// signature.
func (p *Payment) sign(verify Verifier, form string) {
	p.Signed = Unverified
	if verify == nil {
		return
	}
	p.Signed = Verified
	if err := verifySafely(verify, form, p.Text); err != nil {
		p.Signed = Rejected
		p.refuse(BadSignature, "the signature is not taken: "+err.Error())
	}
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
