package unionpay_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

func form(t *testing.T, format string) network.Native {
	t.Helper()
	for _, n := range unionpay.Network.Natives {
		if n.Format == format {
			return n
		}
	}
	require.Fail(t, "no form "+format)
	return network.Native{}
}

func TestNativeSamples(t *testing.T) {
	links, payers := 0, 0
	for _, row := range rows(t, "native.tsv", 4) {
		label, text := row[0], row[1]
		isLink := strings.HasPrefix(label, "UnionPay URL") || strings.HasPrefix(row[3], "unionpay-url")
		assert.Equal(t, isLink, form(t, "unionpay-url").Match(text), text)
		assert.Equal(t, label == "UnionPay CPM", form(t, "cpm").Match(text), text)
		if label == "UnionPay CPM" {
			payers++
		}
		if !isLink {
			continue
		}
		links++
		reading := form(t, "unionpay-url").Read(text)
		assert.True(t, reading.Sound, "a link has no checksum")
		if strings.HasPrefix(row[3], "NEGATIVE") {
			assert.Nil(t, reading.Account, text)
			assert.Len(t, reading.Findings, 1, text)
			continue
		}
		if strings.Contains(row[3], "known from one source") || strings.Contains(row[3], "not known") {
			assert.Nil(t, reading.Account, text)
			require.Len(t, reading.Findings, 1, text)
			assert.Equal(t, "UNIONPAY-URL-ISSUER", reading.Findings[0].Rule, text)
			continue
		}
		assert.Empty(t, reading.Findings, text)
		account, ok := reading.Account.(unionpay.Link)
		require.True(t, ok, text)
		assert.Equal(t, text, account.String())
		token, _ := reading.Field("token")
		assert.Equal(t, token, account.Token)
		assert.Equal(t, "unionpay", network.Slug(account))
		assert.Empty(t, network.Parts(account))
	}
	assert.Equal(t, 18, links)
	assert.Equal(t, 1, payers)
}

func TestOnlyTheHostItselfIsUnionPays(t *testing.T) {
	match := form(t, "unionpay-url").Match
	const path = "/00010000/62028489073949969691921655610979"
	for _, text := range []string{
		"https://qr.95516.com" + path, "HTTPS://QR.95516.COM" + path, "https://Qr.95516.Com" + path,
		"https://qr.95516.com/", "https://qr.95516.com", "https://qr.95516.com?x=1", "https://qr.95516.com/anything",
	} {
		assert.True(t, match(text), text)
	}
	for _, text := range []string{
		"", "https://", "https://qr.95516.co", "https://qr.95516.com.evil.example" + path,
		"https://qr.95516.com@evil.example" + path, "https://qr.95516.com:pw@evil.example" + path, "https://qr.95516.com:8443" + path,
		`https://qr.95516.com\@evil.example` + path, "https://evil.example/https://qr.95516.com" + path, "https://user@qr.95516.com" + path,
		"https://xqr.95516.com" + path, "https://qr-95516.com" + path, "https://www.qr.95516.com" + path,
		"http://qr.95516.com" + path, "ftp://qr.95516.com" + path, "//qr.95516.com" + path, "qr.95516.com" + path,
		"upwallet://qr.95516.com" + path, " https://qr.95516.com" + path, "https:///qr.95516.com" + path, "httpſ://qr.95516.com" + path,
	} {
		assert.False(t, match(text), text)
		assert.Equal(t, network.Decoded{}, form(t, "unionpay-url").Read(text), text)
	}
}

func TestLinksOfAnotherShapeAreFindingsAndNoAccount(t *testing.T) {
	read := form(t, "unionpay-url").Read
	var unbroken []string
	for _, rule := range form(t, "unionpay-url").Rules {
		unbroken = append(unbroken, rule.ID)
	}
	for _, c := range []struct {
		about, path, rule string
		offset            int
		severity          emvqr.Severity
		fields            int
	}{
		{"sign-in page", "qrcGtwWeb-web/api/userAuth?version=1.0.0", "UNIONPAY-URL-PAYMENT", 21, emvqr.Error, 0},
		{"token not digits", "00010000/fixture", "UNIONPAY-URL-SHAPE", 30, emvqr.Warning, 1},
		{"token of 25", "00010000/" + strings.Repeat("1", 25), "UNIONPAY-URL-SHAPE", 30, emvqr.Warning, 1},
		{"token of 33", "00010000/" + strings.Repeat("1", 33), "UNIONPAY-URL-SHAPE", 30, emvqr.Warning, 1},
		{"no token", "00010000", "UNIONPAY-URL-SHAPE", 29, emvqr.Warning, 1},
		{"a third part", "00010000/" + strings.Repeat("1", 32) + "/1", "UNIONPAY-URL-SHAPE", 30, emvqr.Warning, 1},
		{"of a bank and not as that bank writes it", "03080000/1005/100425010112000000000001", "UNIONPAY-URL-SHAPE", 30, emvqr.Warning, 1},
		{"of an institution that is not known, with an empty segment", "04730000//1", "UNIONPAY-URL-SHAPE", 30, emvqr.Warning, 1},
		{"of an institution that is not known", "04730000/1", "UNIONPAY-URL-ISSUER", 21, emvqr.Info, 2},
		{"of a bank of which no code has been met", "03010000/1", "UNIONPAY-URL-ISSUER", 21, emvqr.Info, 3},
		{"a query", "00010000/" + strings.Repeat("1", 32) + "?a=1", "UNIONPAY-URL-SHAPE", 30, emvqr.Warning, 1},
		{"institution of 7", "0001000/" + strings.Repeat("1", 32), "UNIONPAY-URL-SHAPE", 21, emvqr.Warning, 0},
		{"other digits", "０００１００００/" + strings.Repeat("1", 32), "UNIONPAY-URL-SHAPE", 21, emvqr.Warning, 0},
		{"nothing", "", "UNIONPAY-URL-SHAPE", 21, emvqr.Warning, 0},
	} {
		r := read("https://qr.95516.com/" + c.path)
		assert.Nil(t, r.Account, c.about)
		assert.Len(t, r.Fields, c.fields, c.about)
		require.Len(t, r.Findings, 1, c.about)
		assert.Equal(t, c.rule, r.Findings[0].Rule, c.about)
		assert.Equal(t, c.offset, r.Findings[0].Offset, c.about)
		assert.Equal(t, c.severity, r.Findings[0].Severity, c.about)
		unbroken = slices.DeleteFunc(unbroken, func(id string) bool { return id == c.rule })
	}
	assert.Empty(t, unbroken, "rules without a link that breaks them")
}
