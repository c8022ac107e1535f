package upi

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// The signature of a link covers the text exactly as written, up to and not
// including &sign=; nothing is decoded, and a link that was decoded before it
// got here cannot be verified any more. In practice it is ECDSA over SHA-256 in
// DER form: PhonePe's codes are on P-256, Paytm's on secp256k1. The public keys
// of payment providers are not published.

var (
	// ErrUnsigned: the link has no signature.
	ErrUnsigned = errors.New("link is not signed")
	// ErrSignatureForm: the signature is not base64.
	ErrSignatureForm = errors.New("signature is not base64")
	// ErrTail: parameters stand behind the signature, which does not cover them.
	ErrTail = errors.New("parameters stand behind the signature")
	// ErrSignature: the signature is not that of the key over this text.
	ErrSignature = errors.New("signature is wrong")
	// ErrDoubt: the signature is right, and readers do not take the same payment out
	// of what was signed.
	ErrDoubt = errors.New("link is signed and can be read as another")
)

// SignedText is what the signature covers: the link as written, up to &sign=. It
// is "" for a link without a signature, or with nothing in front of it.
//
// For the link of a single app it begins with that app's scheme. Which text the
// maker of such a link signed is not known; see [Link.Unwrapped].
func (l Link) SignedText() string {
	p, ok := l.param("sign")
	if !ok || p.Offset <= l.query.from {
		return ""
	}
	return l.text[:p.Offset-1]
}

// Signature is the bytes of the signature: DER in every code met but one.
func (l Link) Signature() ([]byte, error) {
	sign, ok := l.Get("sign")
	if !ok {
		return nil, fmt.Errorf("upi: %w", ErrUnsigned)
	}
	signature, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(sign, "="))
	if err != nil {
		return nil, fmt.Errorf("upi: %w: %w", ErrSignatureForm, err)
	}
	return signature, nil
}

// hasTail reports whether a parameter stands behind the signature.
func (l Link) hasTail() (p Param, ok bool) {
	signed := false
	for p := range l.Params() {
		if signed {
			return p, true
		}
		signed = sameName(p.Name, "sign") && !p.IsAbsent()
	}
	return Param{}, false
}

// VerifyFunc hands the SHA-256 digest of the signed text and the signature to
// verify, for keys of any kind, such as those on secp256k1; the package signing has it for
// P-256. It returns nil where
// verify says yes, the signature covers all of the link, and all readers read the
// link alike: a maker may well have signed two payees.
func (l Link) VerifyFunc(verify func(digest, signature []byte) bool) error {
	signature, err := l.Signature()
	if err != nil {
		return err
	}
	if _, tail := l.hasTail(); tail {
		return fmt.Errorf("upi: %w", ErrTail)
	}
	text := l.SignedText()
	digest := sha256.Sum256([]byte(text))
	if text == "" || verify == nil || !verify(digest[:], signature) {
		return fmt.Errorf("upi: %w", ErrSignature)
	}
	if why := l.doubt(); why != "" {
		return fmt.Errorf("upi: %w: %s", ErrDoubt, why)
	}
	return nil
}

// isDER reports whether a signature has the outer form of ECDSA in DER: a
// sequence of two integers.
func isDER(signature []byte) bool {
	rest, ok := derElement(signature, 0x30)
	if !ok {
		return false
	}
	for range 2 {
		if len(rest) < 2 || rest[0] != 0x02 || int(rest[1]) > len(rest)-2 || rest[1] == 0 {
			return false
		}
		rest = rest[2+int(rest[1]):]
	}
	return len(rest) == 0
}

// derElement is the content of an element that fills all of der.
func derElement(der []byte, tag byte) (content []byte, ok bool) {
	switch {
	case len(der) < 2 || der[0] != tag:
		return nil, false
	case der[1] < 0x80:
		return der[2:], int(der[1]) == len(der)-2
	case bytes.HasPrefix(der[1:], []byte{0x81}) && len(der) > 2:
		return der[3:], int(der[2]) == len(der)-3
	}
	return nil, false
}
