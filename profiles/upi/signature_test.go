package upi_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/asn1"
	"encoding/base64"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/upi"
	"github.com/openmerchantqr/emvqr/profiles/upi/signing"
)

func newKey(t *testing.T, curve elliptic.Curve) *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(curve, rand.Reader)
	require.NoError(t, err)
	return key
}

func TestASignedRequestVerifies(t *testing.T) {
	key := newKey(t, elliptic.P256())
	l, err := signing.Sign(upi.Request{
		VPA: "shop@bank", Name: "My Shop", MCC: "5411", Mode: "02", OrgID: "000000", Amount: emvqr.MustAmount("10"),
	}, key)
	require.NoError(t, err)
	require.Equal(t, "upi://pay?mode=02&orgid=000000&pa=shop@bank&pn=My%20Shop&mc=5411&am=10.00&cu=INR", l.SignedText())
	require.True(t, strings.HasPrefix(l.String(), l.SignedText()+"&sign="))
	require.Empty(t, linkFindings(l))
	require.NoError(t, signing.Verify(l, &key.PublicKey))
	require.ErrorIs(t, signing.Verify(l, &newKey(t, elliptic.P256()).PublicKey), upi.ErrSignature)

	for name, text := range map[string]string{
		"decoded":            strings.Replace(l.String(), "%20", " ", 1),
		"another payee":      strings.Replace(l.String(), "shop@bank", "thief@bank", 1),
		"another amount":     strings.Replace(l.String(), "10.00", "99.00", 1),
		"another case":       strings.Replace(l.String(), "upi://", "UPI://", 1),
		"a parameter more":   strings.Replace(l.String(), "&sign=", "&mam=1&sign=", 1),
		"another order":      strings.Replace(l.String(), "mode=02&orgid=000000", "orgid=000000&mode=02", 1),
		"an app's own form":  strings.Replace(l.String(), "upi://pay", "phonepe://pay", 1),
		"another signature":  link(t, good).SignedText() + l.String()[len(l.SignedText()):],
		"signature cut":      l.String()[:len(l.String())-8],
		"signature twice":    strings.Replace(l.String(), "&sign=", "&sign=MAYCAQECAQE=&sign=", 1),
		"a tail":             l.String() + "&am=99.00",
		"an empty tail":      l.String() + "&x=",
		"a tail in any case": strings.Replace(l.String(), "&sign=", "&SIGN=", 1) + "&tn=x",
	} {
		require.Error(t, signing.Verify(link(t, text), &key.PublicKey), name)
	}
	require.ErrorIs(t, signing.Verify(link(t, l.String()+"&mam=1.00"), &key.PublicKey), upi.ErrTail)
	wrapped := link(t, strings.Replace(l.String(), "upi://pay", "phonepe://pay", 1))
	require.NoError(t, signing.Verify(wrapped.Unwrapped(), &key.PublicKey))
	intent := link(t, strings.Replace(l.String(), "upi://", "intent://", 1)+"#Intent;scheme=upi;end")
	require.NoError(t, signing.Verify(intent.Unwrapped(), &key.PublicKey))
}

func TestVerifyNamesWhatIsWrong(t *testing.T) {
	key := newKey(t, elliptic.P256())
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"no signature":              {"upi://pay?pa=a@b", upi.ErrUnsigned},
		"an empty signature":        {"upi://pay?pa=a@b&sign=", upi.ErrUnsigned},
		"no base64":                 {"upi://pay?pa=a@b&sign=%24", upi.ErrSignatureForm},
		"not DER":                   {"upi://pay?pa=a@b&sign=AAAA", upi.ErrSignature},
		"nothing in front of it":    {"upi://pay?sign=MAYCAQECAQE=", upi.ErrSignature},
		"something behind it":       {"upi://pay?pa=a@b&sign=MAYCAQECAQE=&am=1", upi.ErrTail},
		"a signature of small ones": {good, upi.ErrSignature},
	} {
		require.ErrorIs(t, signing.Verify(link(t, c.text), &key.PublicKey), c.want, name)
	}
	require.Error(t, signing.Verify(upi.Link{}, &key.PublicKey))
	for name, wrong := range map[string]*ecdsa.PublicKey{
		"none": nil, "an empty one": {}, "no point": {Curve: elliptic.P256()}, "another curve": &newKey(t, elliptic.P384()).PublicKey,
		"a point off the curve": {Curve: elliptic.P256(), X: big.NewInt(1), Y: big.NewInt(1)},
		"a negative point":      {Curve: elliptic.P256(), X: big.NewInt(-1), Y: big.NewInt(1)},
	} {
		require.NotPanics(t, func() { require.Error(t, signing.Verify(link(t, good), wrong), name) }, name)
	}
	require.ErrorIs(t, link(t, good).VerifyFunc(nil), upi.ErrSignature)
}

func TestARightSignatureOverALinkInDoubtIsNoYes(t *testing.T) {
	key := newKey(t, elliptic.P256())
	for _, text := range []string{
		"upi://pay?pa=shop@bank&pa=evil@bank", "upi://pay?pa=shop@bank&am=5&am=500", "upi://pay?pa=shop@bank;pa=evil@bank", "upi:pay?pa=shop@bank",
		"upi://pay?pa=shop@bank%00x", "upi://pay?PA=shop@bank", "upi://pay&pa=shop@bank", "upi://pay?pa=shop@bank&pn=Tom & Co",
	} {
		signed := signedBy(t, text, key)
		err := signing.Verify(signed, &key.PublicKey)
		require.ErrorIs(t, err, upi.ErrDoubt, text)
		require.NotErrorIs(t, err, upi.ErrSignature, text)
		require.ErrorIs(t, signing.Verify(signed, &newKey(t, elliptic.P256()).PublicKey), upi.ErrSignature, text)
	}
	require.NoError(t, signing.Verify(signedBy(t, "upi://pay?pa=shop@bank&am=5", key), &key.PublicKey))
	require.NoError(t, signing.Verify(signedBy(t, "upi://mandate?pa=shop@bank&am=5", key), &key.PublicKey), "a mandate is signed, too")
}

// signedBy is a link with a right signature over the text as it is.
func signedBy(t *testing.T, text string, key *ecdsa.PrivateKey) upi.Link {
	digest := sha256.Sum256([]byte(text))
	signature, err := ecdsa.SignASN1(rand.Reader, key, digest[:])
	require.NoError(t, err)
	return link(t, text+"&sign="+base64.StdEncoding.EncodeToString(signature))
}

func TestOtherAlgorithmsSignAndVerifyByFunction(t *testing.T) {
	request := upi.Request{VPA: "shop@bank"}
	p521 := newKey(t, elliptic.P521())
	l, err := signing.Sign(request, p521)
	require.NoError(t, err)
	require.NoError(t, l.VerifyFunc(func(digest, signature []byte) bool {
		return ecdsa.VerifyASN1(&p521.PublicKey, digest, signature)
	}))
	require.NotContains(t, linkFindings(l), "SIGN-DER")

	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	l, err = signing.Sign(request, key)
	require.NoError(t, err)
	require.NoError(t, l.VerifyFunc(func(digest, signature []byte) bool {
		return rsa.VerifyPKCS1v15(&key.PublicKey, 5 /* SHA-256 */, digest, signature) == nil
	}))
	require.Contains(t, linkFindings(l), "SIGN-DER")

	_, err = signing.Sign(request, nil)
	require.ErrorIs(t, err, signing.ErrKey)
	_, err = signing.Sign(upi.Request{}, key)
	require.Error(t, err)
}

// sample is the one native sample with a piece in it.
func sample(t *testing.T, piece string) upi.Link {
	var found []string
	for _, row := range rows(t, "native.tsv") {
		if strings.Contains(row[1], piece) {
			found = append(found, row[1])
		}
	}
	require.Len(t, found, 1, piece)
	return link(t, found[0])
}

func TestTheSignedTextOfRealLinksIsAllInFrontOfTheSignature(t *testing.T) {
	for _, row := range rows(t, "native.tsv") {
		if !strings.HasPrefix(row[0], "UPI") || !strings.Contains(row[1], "&sign=") {
			continue
		}
		l := link(t, row[1])
		want, _, _ := strings.Cut(row[1], "&sign=")
		require.Equal(t, want, l.SignedText())
		signature, err := l.Signature()
		require.NoError(t, err)
		var der struct{ R, S *big.Int }
		rest, err := asn1.Unmarshal(signature, &der)
		if strings.Contains(row[0], "AU/Getepay") {
			require.Len(t, signature, 132, "no DER, says the note")
			continue
		}
		require.NoError(t, err)
		require.Empty(t, rest)
		require.NotContains(t, linkFindings(l), "SIGN-DER")
	}
}

// curve is y² = x³ + ax + b over the field of p, with a base point of order n.
type curve struct{ p, n, a, b, gx, gy *big.Int }

func hex(digits string) *big.Int {
	n, _ := new(big.Int).SetString(digits, 16)
	return n
}

func p256() curve {
	c := elliptic.P256().Params()
	return curve{c.P, c.N, big.NewInt(-3), c.B, c.Gx, c.Gy}
}

// secp256k1 is the curve of SEC 2 §2.4.1.
func secp256k1() curve {
	return curve{
		hex("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFC2F"),
		hex("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141"),
		big.NewInt(0), big.NewInt(7),
		hex("79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798"),
		hex("483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8"),
	}
}

// point is one of a curve; the nil x is that at infinity.
type point struct{ x, y *big.Int }

func (c curve) mod(n *big.Int) *big.Int { return n.Mod(n, c.p) }

func (c curve) add(a, b point) point {
	if a.x == nil {
		return b
	}
	if b.x == nil {
		return a
	}
	var slope *big.Int
	switch {
	case a.x.Cmp(b.x) != 0:
		dx := c.mod(new(big.Int).Sub(b.x, a.x))
		slope = new(big.Int).Mul(new(big.Int).Sub(b.y, a.y), dx.ModInverse(dx, c.p))
	case a.y.Cmp(b.y) != 0:
		return point{}
	default:
		dy := c.mod(new(big.Int).Lsh(a.y, 1))
		top := new(big.Int).Mul(a.x, a.x)
		top.Mul(top, big.NewInt(3)).Add(top, c.a)
		slope = top.Mul(top, dy.ModInverse(dy, c.p))
	}
	x := new(big.Int).Mul(slope, slope)
	c.mod(x.Sub(x, a.x).Sub(x, b.x))
	y := new(big.Int).Sub(a.x, x)
	return point{x, c.mod(y.Mul(y, slope).Sub(y, a.y))}
}

func (c curve) times(k *big.Int, a point) (sum point) {
	for i := k.BitLen() - 1; i >= 0; i-- {
		if sum = c.add(sum, sum); k.Bit(i) == 1 {
			sum = c.add(sum, a)
		}
	}
	return sum
}

// keys are the two keys that a signature over digest can come from.
func (c curve) keys(digest []byte, signature []byte) (keys []point) {
	var s struct{ R, S *big.Int }
	if _, err := asn1.Unmarshal(signature, &s); err != nil {
		return nil
	}
	square := new(big.Int).Exp(s.R, big.NewInt(3), c.p)
	c.mod(square.Add(square, new(big.Int).Mul(c.a, s.R)).Add(square, c.b))
	y := new(big.Int).ModSqrt(square, c.p)
	if y == nil {
		return nil
	}
	inverse := new(big.Int).ModInverse(s.R, c.n)
	u := new(big.Int).Mul(new(big.Int).Neg(new(big.Int).SetBytes(digest)), inverse)
	v := new(big.Int).Mul(s.S, inverse)
	base := c.times(u.Mod(u, c.n), point{c.gx, c.gy})
	v.Mod(v, c.n)
	for _, y := range []*big.Int{y, new(big.Int).Sub(c.p, y)} {
		keys = append(keys, c.add(base, c.times(v, point{s.R, y})))
	}
	return keys
}

// verifies is plain ECDSA.
func (c curve) verifies(key point) func(digest, signature []byte) bool {
	return func(digest, signature []byte) bool {
		var s struct{ R, S *big.Int }
		if _, err := asn1.Unmarshal(signature, &s); err != nil {
			return false
		}
		w := new(big.Int).ModInverse(s.S, c.n)
		u := new(big.Int).Mul(new(big.Int).SetBytes(digest), w)
		v := new(big.Int).Mul(s.R, w)
		r := c.add(c.times(u.Mod(u, c.n), point{c.gx, c.gy}), c.times(v.Mod(v, c.n), key))
		return r.x != nil && new(big.Int).Mod(r.x, c.n).Cmp(s.R) == 0
	}
}

// keysOf recovers the keys that can have signed a link.
func keysOf(t *testing.T, c curve, l upi.Link) []point {
	signature, err := l.Signature()
	require.NoError(t, err)
	digest := sha256.Sum256([]byte(l.SignedText()))
	return c.keys(digest[:], signature)
}

func TestBothPhonePeCodesAreOfOneKeyOnP256(t *testing.T) {
	payment, mandate := sample(t, "Q09575115"), sample(t, "M22BLAIFV1B13")
	c, good := p256(), 0
	for _, candidate := range keysOf(t, c, payment) {
		text := append([]byte{4}, candidate.x.FillBytes(make([]byte, 32))...)
		key, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), append(text, candidate.y.FillBytes(make([]byte, 32))...))
		require.NoError(t, err)
		require.NoError(t, signing.Verify(payment, key), "both candidates fit the code they come from")
		if signing.Verify(mandate, key) != nil {
			continue
		}
		good++
		changed := link(t, strings.Replace(mandate.String(), "%20", " ", 1))
		require.ErrorIs(t, signing.Verify(changed, key), upi.ErrSignature)
	}
	require.Equal(t, 1, good, "exactly one fits the other code")
}

func TestThePaytmCodesAreOfOneKeyOnSecp256k1(t *testing.T) {
	first := sample(t, "mm617cyacrl1@paytm&pn=Paytm%20Merchant")
	decoded := sample(t, "mm617cyacrl1@paytm&pn=Paytm Merchant")
	c, good := secp256k1(), 0
	for _, key := range keysOf(t, c, first) {
		require.NoError(t, first.VerifyFunc(c.verifies(key)))
		if sample(t, "12hcf9u8iwzf").VerifyFunc(c.verifies(key)) != nil {
			continue
		}
		good++
		require.NoError(t, sample(t, "119yaeq4t8ux").VerifyFunc(c.verifies(key)))
		require.ErrorIs(t, decoded.VerifyFunc(c.verifies(key)), upi.ErrSignature)
	}
	require.Equal(t, 1, good)
}

func TestTheSBISignatureIsOnP256AndNotOnSecp256k1(t *testing.T) {
	l := sample(t, "abc@sbi")
	require.Len(t, keysOf(t, p256(), l), 2)
	require.Empty(t, keysOf(t, secp256k1(), l))
}
