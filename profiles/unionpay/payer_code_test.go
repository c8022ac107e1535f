package unionpay_test

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// payerSample is the payer's code in testdata/native.tsv.
func payerSample(t *testing.T) string {
	for _, row := range rows(t, "native.tsv", 4) {
		if row[0] == "UnionPay CPM" {
			return row[1]
		}
	}
	require.Fail(t, "no sample")
	return ""
}

// payer is the base64 of 85 = CPV01 and what is given in hex behind it.
func payer(t *testing.T, behind string) string {
	t.Helper()
	data, err := hex.DecodeString("85054350563031" + strings.ReplaceAll(behind, " ", ""))
	require.NoError(t, err)
	return base64.StdEncoding.EncodeToString(data)
}

func TestPayersCodeIsRecognisedAndReadWithoutPrivateData(t *testing.T) {
	reading := form(t, "cpm").Read(payerSample(t))
	assert.Equal(t, network.Decoded{Sound: true, Fields: []network.FieldValue{
		{Key: "version", Value: "CPV01"}, {Key: "aid", Value: "A000000333010101"},
	}}, reading)
	assert.True(t, strings.HasPrefix("A000000333010101", unionpay.RID))
}

func TestPayerTellsWhoseCodeItIs(t *testing.T) {
	for _, c := range []struct {
		about, behind string
		want          bool
	}{
		{"UnionPay's AID", "61 0A 4F08 A000000333010101", true},
		{"in the second application", "61 09 4F07 A0000000041010 61 0A 4F08 A000000333010101", true},
		{"behind another object, with a long tag", "61 0E 9F2501 12 4F08 A000000333010101", true},
		{"length in two bytes", "61 810A 4F08 A000000333010101", true},
		{"length in three bytes", "61 82000A 4F08 A000000333010101", true},
		{"Mastercard's AID", "61 09 4F07 A0000000041010", false},
		{"AID of another registrant with the same beginning", "61 07 4F05 A000000334", false},
		{"AID too short", "61 06 4F04 A0000003", false},
		{"AID outside an application", "4F08 A000000333010101", false},
		{"AID as the value of another object", "61 0A 5008 A000000333010101", false},
		{"AID in another template", "62 0A 4F08 A000000333010101", false},
		{"application cut off", "61 0B 4F08 A000000333010101", false},
		{"nothing", "", false},
	} {
		assert.Equal(t, c.want, unionpay.Payer(payer(t, c.behind)), c.about)
	}
}

func TestPayerTakesNoOtherTextForACode(t *testing.T) {
	good := payerSample(t)
	assert.True(t, unionpay.Payer(good))
	assert.True(t, unionpay.Payer(strings.TrimRight(good, "=")), "padding left off")
	for _, text := range []string{
		"", "hQVDUFY", good[:40] + "\n" + good[40:], good[1:], " " + good, good + "=", good + "====", good + "!",
		strings.Replace(good, "/", "_", 1) + "-", strings.ToLower(good), "000201" + good,
		good[:88] + strings.Repeat("A", emvqr.MaxBytes),
	} {
		assert.False(t, unionpay.Payer(text), text)
		assert.Equal(t, network.Decoded{}, form(t, "cpm").Read(text), text)
	}
}

func TestABrokenPayersCodeIsFoundUnsound(t *testing.T) {
	for _, behind := range []string{
		"61 0A 4F08 A000000333010101 62 05 01", "61 0A 4F08 A000000333010101 9F", "61 0B 4F08 A000000333010101 9F",
		"61 0A 4F08 A000000333010101 62 83000001 00", "61 0A 4F08 A000000333010101 1F8080808001 00",
	} {
		reading := form(t, "cpm").Read(payer(t, behind))
		assert.False(t, reading.Sound, behind)
		require.Len(t, reading.Findings, 1, behind)
		assert.Equal(t, form(t, "cpm").Rules[0].ID, reading.Findings[0].Rule)
	}
}

func TestEveryPieceOfAPayersCodeIsReadWithoutPanic(t *testing.T) {
	data, err := base64.StdEncoding.DecodeString(payerSample(t))
	require.NoError(t, err)
	for n := range data {
		for _, b := range []byte{0x00, 0x1F, 0x7F, 0x80, 0x81, 0x82, 0x84, 0xFF} {
			changed := append([]byte(nil), data...)
			changed[n] = b
			for _, text := range []string{
				base64.StdEncoding.EncodeToString(changed), base64.StdEncoding.EncodeToString(changed[:n]),
			} {
				assert.NotPanics(t, func() { form(t, "cpm").Read(text) })
			}
		}
	}
	assert.Zero(t, testing.AllocsPerRun(100, func() { unionpay.Payer("hQVDUFYwMWFYTwigAAADMwEBAQ==") }))
}

func FuzzNatives(f *testing.F) {
	f.Add("https://qr.95516.com/00010000/62028489073949969691921655610979")
	f.Add("https://QR.95516.com/qrcGtwWeb-web/api/userAuth?a")
	f.Add("hQVDUFYwMWEKTwigAAADMwEBAQ==")
	f.Fuzz(func(t *testing.T, text string) {
		for _, n := range unionpay.Network.Natives {
			reading := n.Read(text)
			if !n.Match(text) && (reading.Sound || reading.Account != nil || len(reading.Fields) > 0) {
				t.Errorf("%s is read from a text that is not it: %q", n.Format, text)
			}
		}
	})
}
