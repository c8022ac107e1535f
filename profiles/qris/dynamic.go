package qris

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Dynamic turns a code, mostly a printed one, into the code of a single payment:
// it sets 01 to 12, 54 to the amount and 55 to 57 to the tip, whether they were
// there before or not, and leaves every other byte as it is. The zero Tip takes
// 55 to 57 out.
//
// The amount and a fixed fee are in rupiah and are written as they are given:
// "10000", "10000." and "10000.00" are all legal, "10.000" is an
// [emvqr.ErrPrecision] that asks whether ten thousand was meant. They must not be
// zero. An amount above the limit of one payment is written; validating the code
// finds it.
//
// Whether a wallet pays a converted code is up to the payer's side, and the
// notice of the payment is not tied to an order. The error is an
// [emvqr.EditError], an [emvqr.RuleError] about 54 to 57, or
// [emvqr.ErrUnverified].
func Dynamic(code emvqr.Code, amount string, tip emvqr.Tip) (emvqr.Code, error) {
	if currency, _ := code.Get(emvqr.P(53)); code.Verified() && currency != rupiah {
		return emvqr.Code{}, fmt.Errorf("qris: the currency in 53 is %+q, expected 360 (rupiah)", currency)
	}
	if tip.Kind > emvqr.PercentFee {
		return emvqr.Code{}, &emvqr.EditError{Path: emvqr.P(55), Err: emvqr.ErrTip}
	}
	dynamic, err := code.With(append(tipEdits(tip),
		emvqr.SetInitiation(emvqr.Dynamic), emvqr.Set(emvqr.P(54), amount))...)
	if err != nil {
		return emvqr.Code{}, err
	}
	if findings := moneyErrors(dynamic); len(findings) > 0 {
		return emvqr.Code{}, &emvqr.RuleError{Findings: findings}
	}
	return dynamic, nil
}

// tipEdits set 55 to 57 to the tip and add no decimals, unlike [emvqr.SetTip]:
// rupiah have two in ISO 4217 and mostly none in a QRIS code.
func tipEdits(tip emvqr.Tip) (edits []emvqr.Edit) {
	for i, value := range []string{tip.Kind.Indicator(), tip.Fee.String(), tip.Percent.String()} {
		path := emvqr.P(uint8(55 + i))
		if value == "" {
			edits = append(edits, emvqr.Remove(path))
		} else {
			edits = append(edits, emvqr.Set(path, value))
		}
	}
	return edits
}

// moneyErrors are the errors about the amount and the tip. Others were in the
// code before and stay.
func moneyErrors(code emvqr.Code) (findings []emvqr.Finding) {
	for f := range code.Validate() {
		if id := f.Path.Root(); id >= 54 && id <= 57 && f.Severity == emvqr.Error {
			findings = append(findings, f)
		}
	}
	return findings
}
