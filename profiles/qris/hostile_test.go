package qris_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/growth"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

// oddValues are put wherever a value can stand.
var oddValues = []string{
	"", "0", "00", "000", "0000", "0001", "9360", "936", "9360001", "ID", "ID0", "****", "|", "\x00", "\u202e", "é", "咖啡", "😀",
	strings.Repeat("9", 20), strings.Repeat("9", 99), strings.Repeat("0", 99), "0100", "0199", "-1", "+1", "99999999",
	"000200", "00020001", "0002000100", "DMCT", "0804DMCT", "01199360091434905263034",
}

func exercise(t *testing.T, code emvqr.Code) {
	t.Helper()
	for account := range qris.Network.Accounts(code) {
		for range network.Fields(account) {
		}
		for range account.Paths() {
		}
		network.Parts(account)
		for range network.Wants(account) {
		}
		if checker, ok := account.(network.Checker); ok {
			_ = checker.Check()
		}
	}
	for f := range qris.Network.Validate(code) {
		assert.GreaterOrEqual(t, f.Offset, 0)
		assert.LessOrEqual(t, f.Offset, len(code.String()))
	}
	for range qris.Network.Validate(code) {
		break // a reader may have had enough
	}
	_, _ = qris.Dynamic(code, "10000", emvqr.Tip{})
}

func TestOddValuesDoNotPanic(t *testing.T) {
	t.Parallel()
	exercise(t, emvqr.Code{})
	for _, odd := range oddValues {
		for _, id := range []string{"00", "01", "02", "03", "04"} {
			for _, payload := range []string{
				payment("26", acquirerObjects(id, odd)), payment("51", nationalObjects(id, odd)),
				payment("26", absent, "51", nationalObjects(id, odd)), transferCode("40", transferObjects(id, odd)),
			} {
				report := emvqr.Diagnose(payload)
				code, _ := report.Code()
				exercise(t, code)
			}
		}
		for _, id := range []string{"01", "26", "40", "51", "52", "53", "54", "58", "59", "61", "62"} {
			for _, payload := range []string{payment(id, odd), transferCode(id, odd), transferCode("62", transferData("99", odd)), transferCode("62", transferData("08", odd))} {
				report := emvqr.Diagnose(payload)
				code, _ := report.Code()
				exercise(t, code)
			}
		}
		qris.Institution(odd)
		_, _ = qris.PANCheckDigit(odd)
		for _, kind := range qris.Network.Kinds {
			values := make([]network.FieldValue, len(kind.Keys))
			for i, key := range kind.Keys {
				values[i] = network.FieldValue{Key: key, Value: odd}
			}
			_, _ = kind.New(values...)
			_, _ = qris.Network.NewAccount(values...)
		}
		_, _ = qris.Dynamic(emvqr.Code{}, odd, emvqr.Tip{})
	}
}

func TestCutAndMangledCodesDoNotPanic(t *testing.T) {
	t.Parallel()
	for _, whole := range []string{payment(), transferCode()} {
		for i := range whole {
			for _, text := range []string{whole[:i], seal(whole[:i]), whole[i:], whole[:i] + "\xff" + whole[i+1:], whole[:i] + "9" + whole[i+1:]} {
				report := emvqr.Diagnose(text)
				code, _ := report.Code()
				exercise(t, code)
			}
		}
	}
}

// The longest text that is read, full of templates that each ask who they are.
func TestACodeFullOfTemplatesIsJudgedInTime(t *testing.T) {
	t.Parallel()
	objects := "000201" + tlv("58", "ID")
	for len(objects) < emvqr.MaxBytes-60 {
		objects += tlv("26", tlv("01", "9360", "03", "UMI"))
	}
	code := parse(t, seal(objects))
	growth.Require(t, len(code.String()), func() {
		assert.Len(t, accounts(code), 1, "of objects with one id the first counts")
		assert.NotEmpty(t, slices.Collect(qris.Network.Validate(code)))
	})
}

func TestAnAccountCostsOneAllocation(t *testing.T) {
	for name, payload := range map[string]string{"payment": payment(), "transfer": transferCode(), "repository": payment("26", absent)} {
		code := parse(t, payload)
		found := 0
		n := testing.AllocsPerRun(100, func() {
			for range qris.Network.Accounts(code) {
				found++
			}
		})
		assert.Positive(t, found, name)
		assert.LessOrEqual(t, n, 1.0, name)
	}
}
