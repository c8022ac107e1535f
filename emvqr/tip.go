package emvqr

import (
	"cmp"
	"errors"
	"fmt"
)

// TipKind is what object 55, the tip or convenience indicator, says (EMVCo
// §4.7.6).
type TipKind uint8

const (
	// NoTip: object 55 is absent, or its value is one EMVCo has not defined,
	// which a reader ignores (§1.4.4).
	NoTip TipKind = iota
	// TipPrompt, "01": the app asks the payer for a tip; none is a fair answer.
	TipPrompt
	// FixedFee, "02": the app adds the convenience fee in object 56.
	FixedFee
	// PercentFee, "03": the app adds the percentage in object 57.
	PercentFee
)

// Indicator is the value of object 55, "" for NoTip.
func (k TipKind) Indicator() string {
	if k < TipPrompt || k > PercentFee {
		return ""
	}
	return [...]string{"01", "02", "03"}[k-TipPrompt]
}

// String is "none", "prompt", "fixed" or "percentage".
func (k TipKind) String() string {
	if k > PercentFee {
		return fmt.Sprintf("TipKind(%d)", uint8(k))
	}
	return [...]string{"none", "prompt", "fixed", "percentage"}[k]
}

// Tip is objects 55, 56 and 57 together. The zero Tip is none.
type Tip struct {
	Kind TipKind
	// Fee is the fixed fee in the currency of the code, for [FixedFee].
	Fee Amount
	// Percent is the percentage, 0.01 to 99.99, for [PercentFee].
	Percent Amount
}

// ErrPrompt is returned where a total hangs on a tip that the payer has not
// been asked for.
var ErrPrompt = errors.New("emvqr: the payer must be asked for a tip first")

// Tip returns what the code says of tips and convenience fees. It is not ok
// where 55 asks for a fee that is missing or no number; then the code must not
// be paid as if it asked for none.
func (c Code) Tip() (tip Tip, ok bool) {
	indicator, _ := c.Get(P(idTip))
	switch indicator {
	case "01":
		return Tip{Kind: TipPrompt}, true
	case "02":
		tip = Tip{Kind: FixedFee, Fee: c.amount(P(idFixedFee))}
		return tip, !tip.Fee.IsZero()
	case "03":
		tip = Tip{Kind: PercentFee, Percent: c.amount(P(idPercentFee))}
		return tip, isPercentage(tip.Percent)
	}
	return Tip{}, true
}

// contradiction is the object whose value and the kind of the tip do not go
// together; the zero Path for none.
func (t Tip) contradiction() Path {
	fixed, percentage := t.Kind == FixedFee, t.Kind == PercentFee
	switch {
	case t.Kind > PercentFee:
		return P(idTip)
	case t.Fee.IsPresent() != fixed, fixed && t.Fee.IsZero():
		return P(idFixedFee)
	case t.Percent.IsPresent() != percentage, percentage && !isPercentage(t.Percent):
		return P(idPercentFee)
	}
	return Path{}
}

// err is an [ErrTip] for a tip that contradicts itself.
func (t Tip) err() error {
	if t.contradiction().IsZero() {
		return nil
	}
	return fmt.Errorf("emvqr: %w: %s", ErrTip, t.says())
}

// says is what a tip that contradicts itself holds.
func (t Tip) says() string {
	return fmt.Sprintf("kind %s, fee %s, percentage %s", t.Kind, orNone(t.Fee), orNone(t.Percent))
}

func orNone(a Amount) string { return cmp.Or(a.String(), "none") }

// Surcharge is what the tip adds to a bill without asking anybody: the fixed
// fee, or the percentage of the bill rounded to that many decimals. For
// [TipPrompt] it returns [ErrPrompt], and for a tip that contradicts itself
// [ErrTip].
func (t Tip) Surcharge(bill Amount, decimals int, how Rounding) (Amount, error) {
	if err := t.err(); err != nil {
		return Amount{}, err
	}
	switch t.Kind {
	case TipPrompt:
		return Amount{}, ErrPrompt
	case FixedFee:
		return t.Fee, nil
	case PercentFee:
		exact, err := bill.percent(t.Percent)
		if err != nil {
			return Amount{}, err
		}
		return exact.Round(decimals, how)
	}
	return Amount{}, nil
}

// Total is what the payer pays: the bill, and on top the surcharge or, for
// [TipPrompt], what the payer entered (an absent amount for no tip). decimals is
// the exponent of the currency; EMVCo gives no rule for rounding a percentage,
// so the caller names one. For a tip that contradicts itself it returns [ErrTip].
func (t Tip) Total(bill, entered Amount, decimals int, how Rounding) (Amount, error) {
	if err := t.err(); err != nil {
		return Amount{}, err
	}
	extra := entered
	if t.Kind != TipPrompt {
		var err error
		if extra, err = t.Surcharge(bill, decimals, how); err != nil {
			return Amount{}, err
		}
	}
	total, err := bill.Add(extra)
	if err != nil {
		return Amount{}, err
	}
	return total.WithDecimals(decimals)
}

// isPercentage reports whether p lies in the range of object 57, 0.01 to 99.99
// (EMVCo §4.7.8.1).
func isPercentage(p Amount) bool {
	return p.present && p.Cmp(Amount{coefficient: 1, decimals: 2}) >= 0 &&
		p.Cmp(Amount{coefficient: 9999, decimals: 2}) <= 0
}
