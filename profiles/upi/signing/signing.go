// Package signing signs UPI links and verifies their signatures, by ECDSA on P-256. It is
// apart from the package upi so that a program which only reads links carries no
// elliptic curves.
//
// Start here: [Sign] and [Verify]. For keys on other curves, such as secp256k1, there is
// [upi.Link.VerifyFunc].
package signing

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"

	"github.com/openmerchantqr/emvqr/profiles/upi"
)

// ErrKey: the key is missing, or not on the curve that a function is for.
var ErrKey = errors.New("key cannot be used")

// Verify verifies the signature of a link by a key on P-256. The error is an [ErrKey], or
// one of [upi.Link.VerifyFunc].
func Verify(l upi.Link, key *ecdsa.PublicKey) error {
	//lint:ignore SA1019 a key without coordinates must not reach Bytes, which panics
	if key == nil || key.Curve != elliptic.P256() || key.X == nil || key.Y == nil {
		return fmt.Errorf("signing: %w: expected one on P-256; use upi.Link.VerifyFunc for others", ErrKey)
	}
	return l.VerifyFunc(func(digest, signature []byte) bool {
		// Encoding the key checks that it is a point of the curve.
		_, err := key.Bytes()
		return err == nil && ecdsa.VerifyASN1(key, digest, signature)
	})
}

// Sign writes a request as a link and signs it. The signer is an *ecdsa.PrivateKey
// on P-256 or anything else that signs a SHA-256 digest; the signature goes into
// the link as it comes. The error is an [ErrKey], or one of [upi.Request.Encode].
func Sign(request upi.Request, signer crypto.Signer) (upi.Link, error) {
	if signer == nil {
		return upi.Link{}, fmt.Errorf("signing: %w: there is none", ErrKey)
	}
	unsigned, err := request.Encode()
	if err != nil {
		return upi.Link{}, err
	}
	digest := sha256.Sum256([]byte(unsigned.String()))
	signature, err := signer.Sign(rand.Reader, digest[:], crypto.SHA256)
	if err != nil {
		return upi.Link{}, fmt.Errorf("signing: %w", err)
	}
	return upi.ParseLink(unsigned.String() + "&sign=" + base64.StdEncoding.EncodeToString(signature))
}
