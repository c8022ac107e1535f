package promptpay

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Barcode is the one-dimensional barcode on a Thai bill, after the Bank of
// Thailand's barcode standard: a vertical bar, then the biller, two references
// and the amount in satang with a carriage return between them.
type Barcode struct {
	// BillerID is 15 digits as in [BillPayment].
	BillerID string
	// Ref1 and Ref2 are the biller's references; Ref2 may be empty.
	Ref1, Ref2 string
	// Amount is in baht. It is absent where the payer or the cashier enters it.
	Amount emvqr.Amount
}

// ErrBarcode: the text is not a bill barcode, or cannot be written as one.
var ErrBarcode = errors.New("not a bill barcode")

const (
	barcodeMark      = "|"
	barcodeSeparator = "\r"
	// bahtDecimals is the exponent of the baht: 100 satang.
	bahtDecimals = 2
)

var barcodeNative = network.Native{
	Format: "bot-barcode", Kind: network.Other,
	Match: func(text string) bool { return isBarcode(text) },
	Read:  readBarcode,
	// The rows are those of the bill payment that the barcode stands for.
	Tables: []*network.Template{bill},
	Rules:  []emvqr.Rule{barcodeAmount},
}

var barcodeAmount = emvqr.Rule{
	ID: "PROMPTPAY-BARCODE-AMOUNT", Layer: emvqr.Checked, Severity: emvqr.Error, Network: "promptpay",
	Sentence: "The amount of a bill barcode is digits, in satang; 0 leaves it open.",
	Citation: "two libraries, after the Bank of Thailand's barcode standard", Confidence: emvqr.ConfidenceB,
}

// isBarcode looks at the shape alone.
func isBarcode(text string) bool {
	return len(text) <= emvqr.MaxBytes && strings.HasPrefix(text, barcodeMark) && strings.Count(text, barcodeSeparator) == 3
}

// splitBarcode returns the biller, the references and the amount as they stand.
func splitBarcode(text string) (parts [4]string, ok bool) {
	if !isBarcode(text) {
		return parts, false
	}
	rest := text[len(barcodeMark):]
	for i := range parts {
		parts[i], rest, _ = strings.Cut(rest, barcodeSeparator)
	}
	return parts, true
}

// ParseBarcode reads a bill barcode. It refuses only what has another shape or no
// number of satang, with an [ErrBarcode]; whether biller and references are what
// they should be is judged like those of the bill payment.
func ParseBarcode(text string) (Barcode, error) {
	parts, ok := splitBarcode(text)
	if !ok {
		return Barcode{}, fmt.Errorf("promptpay: %w: expected | and four parts with a carriage return between them", ErrBarcode)
	}
	amount, ok := amountOfSatang(parts[3])
	if !ok {
		return Barcode{}, fmt.Errorf("promptpay: %w: the amount is not a number of satang", ErrBarcode)
	}
	return Barcode{BillerID: parts[0], Ref1: parts[1], Ref2: parts[2], Amount: amount}, nil
}

// amountOfSatang is absent for 0, which leaves the amount open.
func amountOfSatang(digits string) (amount emvqr.Amount, ok bool) {
	satang, err := strconv.ParseUint(digits, 10, 64)
	if err != nil {
		return amount, false
	}
	if satang == 0 {
		return amount, true
	}
	amount, err = emvqr.MinorAmount(satang, bahtDecimals)
	return amount, err == nil
}

// Bill is the bill payment that the barcode stands for, and the amount, which is
// absent where it is open. Not every biller that prints barcodes takes the
// payment as a QR code.
func (b Barcode) Bill() (BillPayment, emvqr.Amount) {
	return BillPayment{BillerID: b.BillerID, Ref1: b.Ref1, Ref2: b.Ref2}, b.Amount
}

// Text is the text of the barcode, the inverse of [ParseBarcode]. It returns
// [ErrBarcode] where biller or references break a rule that is an error for a
// bill payment, and [emvqr.ErrPrecision] for an amount finer than a satang.
func (b Barcode) Text() (string, error) {
	for _, f := range bill.Judge("promptpay", network.ValuesOf(b.BillerID, b.Ref1, b.Ref2)) {
		if f.Severity == emvqr.Error {
			return "", fmt.Errorf("promptpay: %w: %s", ErrBarcode, f.Message)
		}
	}
	satang, err := b.Amount.MinorUnits(bahtDecimals)
	if err != nil {
		return "", fmt.Errorf("promptpay: amount of a bill barcode: %w", err)
	}
	parts := []string{b.BillerID, b.Ref1, b.Ref2, strconv.FormatUint(satang, 10)}
	return barcodeMark + strings.Join(parts, barcodeSeparator), nil
}

// readBarcode reads for people: what has the shape is shown whatever it holds.
func readBarcode(text string) (r network.Reading) {
	parts, ok := splitBarcode(text)
	if !ok {
		return r
	}
	r.Sound = true // there is no checksum
	amount, ok := amountOfSatang(parts[3])
	payment, _ := Barcode{parts[0], parts[1], parts[2], amount}.Bill()
	r.Account = payment
	for key, value := range payment.Fields() {
		r.Fields = append(r.Fields, network.FieldValue{Key: key, Value: value})
	}
	if amount.IsPresent() {
		r.Fields = append(r.Fields, network.FieldValue{Key: "amount", Value: amount.String()})
	}
	for row, f := range bill.Judge("promptpay", network.ValuesOf(parts[0], parts[1], parts[2])) {
		f.Offset = offsetOfPart(parts, row)
		r.Findings = append(r.Findings, f)
	}
	if !ok {
		r.Findings = append(r.Findings, network.Broken(barcodeAmount, offsetOfPart(parts, 3), "the amount is not a number of satang"))
	}
	return r
}

func offsetOfPart(parts [4]string, i int) int {
	offset := len(barcodeMark)
	for _, part := range parts[:min(i, len(parts))] {
		offset += len(part) + len(barcodeSeparator)
	}
	return offset
}
