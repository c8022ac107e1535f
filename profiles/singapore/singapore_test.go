package singapore_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/singapore"
)

func TestTables(t *testing.T) {
	for _, n := range singapore.Networks {
		t.Run(n.Slug, func(t *testing.T) { networktest.Check(t, n) })
	}
}

// The golden file shows every sample decoded and judged by each wallet, for people to
// read against the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, n := range singapore.Networks {
		b.WriteString("== " + n.Name + "\n\n" + samples.Decoded(t, n, samples.Of(t, samples.Named(n.Slug))))
	}
	samples.Golden(t, "testdata/samples.golden", b.String())
}

func TestEverySampleOfAWalletIsRecognisedAndNoOther(t *testing.T) {
	t.Parallel()
	for _, n := range singapore.Networks {
		for _, r := range samples.All(t) {
			want := samples.Named(n.Slug)(r)
			assert.Equal(t, want, len(slices.Collect(n.Accounts(r.Code()))) > 0, "%s, line %d: %s", n.Slug, r.Line, r.Payload)
		}
	}
}

func sample(t *testing.T, checksum string) emvqr.Code {
	t.Helper()
	rows := samples.Of(t, func(r samples.Row) bool { return r.Label == "SGQR" && r.Ends(checksum) })
	require.Len(t, rows, 1)
	return rows[0].Code()
}

// The sample of the specification has nine of the ten.
func TestTheAnnexOfSGQR(t *testing.T) {
	t.Parallel()
	var found []network.Account
	for a := range profiles.Accounts(sample(t, "317F")) {
		kind, _ := a.Table()
		if kind != nil && slices.ContainsFunc(singapore.Networks[:], func(n *network.Network) bool { return n.Slug == kind.Network }) {
			found = append(found, a)
		}
	}
	at := func(id uint8) network.Location { return network.LocationOf(id) }
	assert.Equal(t, []network.Account{
		singapore.Account{Location: at(26), Wallet: "dash", ID: "0000055501"},
		singapore.LiquidPayAccount{Location: at(27), Payee: "123456789012345", ServiceCode: "00"},
		singapore.Account{Location: at(28), Wallet: "ocbc", ID: "OCBCP2P629A358D-ECE7-4554-AD56-EBD12D84CA7E4F73"},
		singapore.Account{Location: at(29), Wallet: "eziwallet", ID: "03600006-76bb-4a5a-aa1a-fbcb64d6ecf5"},
		singapore.EZLinkAccount{Location: at(30), MerchantID: "1234567890123456-123", Offline: "A123456,B123456,C1234567", VerificationCode: "A23X"},
		singapore.Account{Location: at(31), Wallet: "grabpay", ID: "A93FO3230Q"},
		singapore.DBSAccount{Location: at(32), TransactionReference: "1234567890", QRID: "1234567890"},
		singapore.Account{Location: at(35), Wallet: "uob", ID: "45D233507F5E8C306E3871A4E9FACA601A80C114B5645E5D"},
		singapore.Account{Location: at(37), Wallet: "shopeepay-sg", ID: "A11BC0000X"},
	}, found)
}

// Real codes of GrabPay and ShopeePay have other lengths than the annex.
func TestARealLabelOfFourWallets(t *testing.T) {
	t.Parallel()
	code := sample(t, "7AEC")
	assert.Equal(t, []string{"dash", "fave", "grabpay", "sgqr", "shopeepay-sg"}, profiles.Slugs(code))
	for f := range profiles.Validate(code) {
		assert.LessOrEqual(t, f.Severity, emvqr.Info, "%s", f)
	}
	for reading := range profiles.Readable(code) {
		if slices.Contains([]string{"dash", "fave", "grabpay", "shopeepay-sg"}, reading.Network) {
			assert.Equal(t, profiles.Yes, reading.Answer, "%s: %q", reading.Network, reading.Why)
		}
	}
}

func TestALinkOfFaveLeadsToFave(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "Singapore"}
	for url, fault := range map[string]string{
		"https://myfave.com/qr/000001":         "",
		"https://myfave.com.example/qr/000001": "FAVE-URL-HOST",
		"http://myfave.com/qr/000001":          "FAVE-URL-HOST",
		"https://myfave.com@example.com/qr/1":  "FAVE-URL-HOST",
	} {
		_, err := profiles.Compose(shop, singapore.FaveAccount{URL: url})
		if fault == "" {
			assert.NoError(t, err, url)
			continue
		}
		assert.ErrorContains(t, err, "expected https://myfave.com/qr/", url)
	}
}

func TestAWalletOfAnotherShapeHasNoAccountOfOneValue(t *testing.T) {
	t.Parallel()
	for _, wallet := range []string{"", "dbs", "fave", "visa"} {
		_, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Singapore"}, singapore.Account{Wallet: wallet, ID: "0000000001"})
		assert.ErrorContains(t, err, "singapore: there is no wallet", wallet)
	}
}

// No source says that a wallet of Singapore pays in another country, or under the AID
// of Liquid Pay another alliance.
func TestWhatNoLabelOfSingaporeHasIsInDoubt(t *testing.T) {
	t.Parallel()
	grab, liquid := networktest.TLV("00", "COM.GRAB", "01", "A93FO3230Q"), networktest.TLV("00", "A0000007620001", "02", "000000000000001", "03", "00")
	for _, c := range []struct {
		wallet, template, currency, country string
		want                                profiles.Answer
	}{
		{"grabpay", grab, "702", "SG", profiles.Yes},
		{"grabpay", grab, "458", "MY", profiles.NotEstablished},
		{"liquidpay", liquid + networktest.TLV("01", "COM.LQDPALLIANCE.WWW"), "702", "SG", profiles.Yes},
		{"liquidpay", liquid + networktest.TLV("01", "COM.EXAMPLE.WWW"), "702", "SG", profiles.NotEstablished},
		{"liquidpay", liquid, "702", "SG", profiles.NotEstablished},
	} {
		text := networktest.TLV("00", "01", "01", "11", "26", c.template, "52", "5812", "53", c.currency, "58", c.country, "59", "NOODLE HOUSE", "60", "CITY") + "6304"
		code := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
		routing := profiles.Route(code, profiles.Wallet{c.wallet})
		assert.Equal(t, c.want, routing.Answer, "%s %q", text, routing.Why)
	}
}
