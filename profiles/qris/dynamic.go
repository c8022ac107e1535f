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
// The amount is in rupiah and is written as it is given: "10000", "10000." and
// "10000.00" are all legal. It must not be zero. An amount above the limit of
// one payment is written; validating the code finds it.
//
// Whether a wallet pays a converted code is up to the payer's side, and the
// notice of the payment is not tied to an order. The error is an
// [emvqr.EditError], an [emvqr.RuleError] about 54 to 57, or
// [emvqr.ErrUnverified].
func Dynamic(code emvqr.Code, amount string, tip emvqr.Tip) (emvqr.Code, error) {
	dynamic, err := code.With(
		emvqr.SetInitiation(emvqr.Dynamic), emvqr.Set(emvqr.P(54), amount), emvqr.SetTip(tip))
	if err != nil {
		return emvqr.Code{}, err
	}
	if currency, _ := code.Get(emvqr.P(53)); currency != rupiah {
		return emvqr.Code{}, fmt.Errorf("qris: the currency in 53 is %+q, expected 360 (rupiah)", currency)
	}
	if findings := moneyErrors(dynamic); len(findings) > 0 {
		return emvqr.Code{}, &emvqr.RuleError{Findings: findings}
	}
	return dynamic, nil
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
