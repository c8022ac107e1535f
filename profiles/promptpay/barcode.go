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

// separator is what may be met between the parts, and what it is called.
type separator struct{ text, name string }

// separators are the carriage return, and what scanners, keyboards, printers and
// programs make of it. The first that gives four parts is it.
var separators = [...]separator{
	{"\r\n", "a carriage return and a line feed"},
	{barcodeSeparator, "a carriage return"},
	{"\n", "a line feed"},
	{"%0D%0A", "%0D%0A"}, {"%0d%0a", "%0d%0a"}, {"%0D", "%0D"}, {"%0d", "%0d"}, {"%0A", "%0A"}, {"%0a", "%0a"},
	{`\r\n`, `the characters \r\n`}, {`\r`, `the characters \r`}, {`\n`, `the characters \n`},
	{`\x0d`, `the characters \x0d`}, {`\x0D`, `the characters \x0D`}, {`\u000d`, `the characters \u000d`}, {`\u000D`, `the characters \u000D`},
	{"~013", "~013"}, {"~d013", "~d013"}, {"<CR>", "<CR>"}, {"[CR]", "[CR]"}, {"^M", "^M"}, {"&#13;", "&#13;"}, {"&#xD;", "&#xD;"},
	{"\u240d", "the picture of a carriage return, U+240D"},
	{"\t", "a tab"},
	{"|", "a bar"},
	{"+", "a plus"},
	{"\u00a0", "a no-break space"},
	{" ", "a blank"},
}

var barcodeNative = network.Native{
	Format: "bot-barcode", Kind: network.Other,
	Starts: []network.Start{{Text: barcodeMark}, {Text: "%7c", Fold: true}},
	About: network.About{
		Name: "the barcode of a Thai bill", Countries: []string{"TH"},
		Fields: []network.FormField{
			{From: "1", Key: "biller_id", Name: "Biller, 15 digits", Needed: true, Means: network.Payee},
			{From: "2", Key: "ref1", Name: "First reference", Private: true, Needed: true, Means: network.Reference},
			{From: "3", Key: "ref2", Name: "Second reference", Private: true, Means: network.Reference2},
			{From: "4", Key: "amount", Name: "Amount, in satang in the text, 0 for an open one", Means: network.Amount, Sum: &network.Sum{Currency: "THB"}},
		},
		Fact: network.Fact{Source: "independent libraries, after the Bank of Thailand's barcode of bills", Confidence: emvqr.ConfidenceB},
	},
	Match:  func(text string) bool { return isBarcode(text) },
	Read:   readBarcode,
	Blocks: []*network.Block{billBlock},
	Rules:  []emvqr.Rule{barcodeAmount, barcodeSeparators},
}

// billBlock is the bill payment that the barcode stands for.
var billBlock = &network.Block{Network: Slug, Name: "Thai bill", Rows: billRows, Fact: guideline}

var barcodeAmount = emvqr.Rule{
	ID: "PROMPTPAY-BARCODE-AMOUNT", Layer: emvqr.Checked, Severity: emvqr.Error, Network: "promptpay",
	Sentence: "The amount of a bill barcode is digits, in satang; 0 leaves it open.",
	Citation: "two libraries, after the Bank of Thailand's barcode standard", Confidence: emvqr.ConfidenceB,
}

var barcodeSeparators = emvqr.Rule{
	ID: "PROMPTPAY-BARCODE-SEPARATOR", Layer: emvqr.Checked, Severity: emvqr.Warning, Network: "promptpay",
	Sentence: "The parts of a bill barcode are separated by a carriage return.",
	Citation: "two libraries, after the Bank of Thailand's barcode standard", Confidence: emvqr.ConfidenceB,
}

// barcodeParts are the biller, the references and the amount as they stand, and
// what is between them.
type barcodeParts struct {
	values  [4]string
	mark    string // what the text begins with
	between separator
}

// isBarcode looks at the shape alone.
func isBarcode(text string) bool {
	_, ok := splitBarcode(text)
	return ok
}

// splitBarcode tells the parts. Carriage returns are a sign in themselves; where
// something else is in their place the biller has to look like one, since much
// text has a blank or two.
func splitBarcode(text string) (parts barcodeParts, ok bool) {
	parts.mark = barcodeMark
	if strings.HasPrefix(text, "%7C") || strings.HasPrefix(text, "%7c") {
		parts.mark = text[:len("%7C")]
	}
	rest, ok := strings.CutPrefix(text, parts.mark)
	if !ok || len(text) > emvqr.MaxBytes {
		return barcodeParts{}, false
	}
	for _, parts.between = range separators {
		if strings.Count(rest, parts.between.text) != len(parts.values)-1 {
			continue
		}
		for i := range parts.values {
			parts.values[i], rest, _ = strings.Cut(rest, parts.between.text)
		}
		meant := parts.between.text == barcodeSeparator && parts.mark == barcodeMark
		return parts, meant || isBiller(parts.values[0])
	}
	return barcodeParts{}, false
}

func isBiller(value string) bool { return len(value) == billerLength && network.Digits.Holds(value) }

// billerLength is the length of a biller id with its suffix.
const billerLength = 15

// ParseBarcode reads a bill barcode, also one with something else where its
// carriage returns belong, such as a line feed, a blank or %0D. It refuses only
// what has another shape or no number of satang, with an [ErrBarcode]; whether
// biller and references are what they should be is judged like those of the bill
// payment.
func ParseBarcode(text string) (Barcode, error) {
	parts, ok := splitBarcode(text)
	if !ok {
		return Barcode{}, fmt.Errorf("promptpay: %w: expected | and four parts with a carriage return between them", ErrBarcode)
	}
	amount, ok := amountOfSatang(parts.values[3])
	if !ok {
		return Barcode{}, fmt.Errorf("promptpay: %w: the amount is not a number of satang", ErrBarcode)
	}
	return Barcode{BillerID: parts.values[0], Ref1: parts.values[1], Ref2: parts.values[2], Amount: amount}, nil
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
	for _, f := range billBlock.Judge([]string{b.BillerID, b.Ref1, b.Ref2}) {
		if f.Severity == emvqr.Error {
			return "", fmt.Errorf("promptpay: %w: %s", ErrBarcode, f.Message)
		}
	}
	amount, err := b.Amount.In(emvqr.Currency{Alpha: "THB", Numeric: "764", Exponent: bahtDecimals})
	if err != nil {
		return "", fmt.Errorf("promptpay: amount of a bill barcode: %w", err)
	}
	satang, err := amount.MinorUnits(bahtDecimals)
	if err != nil {
		return "", fmt.Errorf("promptpay: amount of a bill barcode: %w", err)
	}
	parts := []string{b.BillerID, b.Ref1, b.Ref2, strconv.FormatUint(satang, 10)}
	return barcodeMark + strings.Join(parts, barcodeSeparator), nil
}

// readBarcode reads for people: what has the shape is shown whatever it holds.
func readBarcode(text string) (r network.Decoded) {
	parts, ok := splitBarcode(text)
	if !ok {
		return r
	}
	r.Sound = true // there is no checksum
	amount, ok := amountOfSatang(parts.values[3])
	payment, _ := Barcode{parts.values[0], parts.values[1], parts.values[2], amount}.Bill()
	r.Account = payment
	for key, value := range network.Fields(payment) {
		r.Fields = append(r.Fields, network.FieldValue{Key: key, Value: value})
	}
	if amount.IsPresent() {
		r.Fields = append(r.Fields, network.FieldValue{Key: "amount", Value: amount.String()})
	}
	for row, f := range billBlock.Judge(parts.values[:3]) {
		f.Offset = parts.offset(row)
		r.Findings = append(r.Findings, f)
	}
	if !ok {
		r.Findings = append(r.Findings, network.NewFinding(barcodeAmount, parts.offset(3), "the amount is not a number of satang"))
	}
	if parts.between.text != barcodeSeparator {
		r.Findings = append(r.Findings, network.NewFinding(barcodeSeparators, parts.offset(1)-len(parts.between.text),
			"the parts are separated by "+parts.between.name+", expected a carriage return: scan the barcode again, or have the scanner send it"))
	}
	return r
}

// offset is where a part begins in the text.
func (p *barcodeParts) offset(i int) int {
	offset := len(p.mark)
	for _, part := range p.values[:min(i, len(p.values))] {
		offset += len(part) + len(p.between.text)
	}
	return offset
}
