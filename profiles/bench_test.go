package profiles_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// qrisCode is a made-up code of 250 bytes.
func qrisCode(t testing.TB) emvqr.Code {
	code, err := profiles.Compose(emvqr.Merchant{
		Name: "WARUNG KOPI SENJA", City: "JAKARTA", PostalCode: "12345", MCC: "5812", Initiation: emvqr.Dynamic,
		Amount: emvqr.MustAmount("10000"), Additional: emvqr.AdditionalData{BillNumber: "BILL0001", ReferenceLabel: "INV-1", TerminalLabel: "A01"},
	}, indonesian)
	require.NoError(t, err)
	return code
}

func thaiCode(t testing.TB) emvqr.Code {
	code, err := profiles.Compose(noodleHouse, thaiBill, unionPay, visa, mastercard, alipay)
	require.NoError(t, err)
	return code
}

func BenchmarkRecognize(b *testing.B) {
	text := qrisCode(b).String()
	b.Run("recognize", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			profiles.Recognize(text)
		}
	})
	b.Run("parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			emvqr.Parse(text)
		}
	})
	b.Run("recognize+parse+accounts", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			scan := profiles.Recognize(text)
			code, _ := emvqr.Parse(scan.Text)
			for range profiles.Accounts(code) {
			}
		}
	})
}

func BenchmarkAccounts(b *testing.B) {
	for name, code := range map[string]emvqr.Code{"qris": qrisCode(b), "five": thaiCode(b)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for range profiles.Accounts(code) {
				}
			}
		})
	}
}

func BenchmarkValidate(b *testing.B) {
	for name, code := range map[string]emvqr.Code{"qris": qrisCode(b), "five": thaiCode(b)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for range profiles.Validate(code) {
				}
			}
		})
	}
}

func BenchmarkCompose(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := profiles.Compose(noodleHouse, thaiBill, unionPay, visa, mastercard, alipay); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAccountsAllocatesOnceAnAccount(t *testing.T) {
	for _, code := range []emvqr.Code{qrisCode(t), thaiCode(t)} {
		n := 0
		for range profiles.Accounts(code) {
			n++
		}
		require.NotZero(t, n)
		allocs := testing.AllocsPerRun(100, func() {
			for a := range profiles.Accounts(code) {
				sink = a
			}
		})
		require.LessOrEqual(t, int(allocs), n, code.String())
	}
}

var sink network.Account

// All collected texts that are no codes of their own, one after the other.
func BenchmarkRecognizeForms(b *testing.B) {
	var texts []string
	for _, row := range tsv(b, "../testdata/native.tsv") {
		if text := lineBreaks.Replace(row[1]); profiles.Recognize(text).Kind != network.MPM {
			texts = append(texts, text)
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		profiles.Recognize(texts[i%len(texts)])
	}
}
