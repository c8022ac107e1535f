package promptpay_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

// touch runs everything that reads a text.
func touch(text string) {
	for _, n := range promptpay.Network.Natives {
		n.Match(text)
		n.Read(text)
	}
	_, _ = promptpay.ParseSlip(text)
	if b, err := promptpay.ParseBarcode(text); err == nil {
		_, _ = b.Text()
	}
	_, _ = promptpay.ParseMobile(text)
	_, _ = promptpay.MessageData(text)
	for _, k := range promptpay.Network.Kinds {
		for _, o := range k.Objects {
			touchRows(o.Rows, text)
		}
		touchRows(k.Rows, text)
		if k.Make == nil {
			continue
		}
		for _, key := range k.Keys {
			_, _ = k.New(network.FieldValue{Key: key, Value: text})
		}
	}
	report := emvqr.Diagnose(text)
	code, _ := report.Code()
	for a := range promptpay.Network.Accounts(code) {
		for range network.Fields(a) {
		}
		network.Parts(a)
		for range network.Wants(a) {
		}
	}
	for range promptpay.Network.Validate(code) {
	}
	promptpay.VATOf(code)
	promptpay.MessageOf(code)
}

func touchRows(rows []network.Row, text string) {
	for _, r := range rows {
		if r.Format != nil {
			r.Format.Holds(text)
		}
		for _, c := range r.Checks {
			c.Fault(text)
		}
	}
}

func TestHostileTextNeverPanics(t *testing.T) {
	good := []string{bankSlip, trueMoneySlip, "|" + kbankBiller + "\rA\rB\r100"}
	for _, row := range samples(t) {
		if slices.Contains(row.networks, "promptpay") {
			good = append(good, row.payload)
		}
	}
	assert.NotPanics(t, func() {
		for _, text := range []string{"", "\x00", "\xff\xff\xff\xff", "00-1", "0099", "|\r\r\r", "9104", "00009104", strings.Repeat("9", 1<<16), strings.Repeat("|\r", 1<<15)} {
			touch(text)
		}
		for _, text := range good {
			for i := range len(text) {
				touch(text[:i])
				touch(text[i:])
				touch(text[:i] + "\xff" + text[i+1:])
				touch(text[:i] + "9" + text[i+1:])
			}
		}
	})
}

func FuzzReadingNeverPanics(f *testing.F) {
	for _, seed := range []string{
		bankSlip, trueMoneySlip, "|" + kbankBiller + "\rA\rB\r100",
		"00020101021129370016A000000677010111011300668012345675802TH530376463046197",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		touch(text)
		if b, err := promptpay.ParseBarcode(text); err == nil {
			written, err := b.Text()
			if err != nil {
				return
			}
			again, err := promptpay.ParseBarcode(written)
			assert.NoError(t, err)
			assert.Equal(t, b, again)
		}
	})
}
