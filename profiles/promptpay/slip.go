package promptpay

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slip is the small code on the slip of a transfer that has been made. A shop
// reads it to ask the bank whether the money really came; nobody can pay by it.
// Slips are read here and never written: only the bank that made the transfer
// has cause to.
//
// Its text is made of data objects like a payment code's, but 00 is a template
// and the checksum is object 91.
type Slip struct {
	// SendingBank is the bank code of three digits, Reference the bank's number
	// of the transfer.
	SendingBank, Reference string

	// TrueMoney marks a slip of the TrueMoney wallet, which has the fields below
	// instead.
	TrueMoney bool
	// EventType is the kind of transfer, such as "P2P".
	EventType     string
	TransactionID string
	// Date is the day of the transfer as day, month and year: "25012024".
	Date string

	// LostZeros is how many leading zeros the checksum has lost. Some bank apps
	// drop them.
	LostZeros int
}

// ErrSlip: the text is not a slip.
var ErrSlip = errors.New("not a slip")

var bankSlip = &network.Block{
	Network: Slug, Name: "Thai bank slip",
	Fact: network.Fact{Severity: emvqr.Warning, Source: "independent libraries, after SCB's note on its slips", Confidence: emvqr.ConfidenceB},
	Rows: []network.Row{
		{At: network.In(1), Key: "sending_bank", Name: "Sending bank", ID: "PROMPTPAY-SLIP-SENDING-BANK", Format: network.Digits, Min: 3, Max: 3, Presence: network.Mandatory},
		{At: network.In(2), Key: "reference", Name: "Transaction reference", ID: "PROMPTPAY-SLIP-REFERENCE", Presence: network.Mandatory},
	},
}

var trueMoneySlip = &network.Block{
	Network: Slug, Name: "TrueMoney slip",
	Fact: network.Fact{Source: "one library and its ports", Confidence: emvqr.ConfidenceC},
	Rows: []network.Row{
		{At: network.In(2), Key: "event_type", Name: "Event type", ID: "PROMPTPAY-TRUEMONEY-SLIP-EVENT-TYPE", Presence: network.Mandatory},
		{At: network.In(3), Key: "transaction_id", Name: "Transaction ID", ID: "PROMPTPAY-TRUEMONEY-SLIP-TRANSACTION-ID", Presence: network.Mandatory},
		{At: network.In(4), Key: "date", Name: "Date", ID: "PROMPTPAY-TRUEMONEY-SLIP-DATE", Format: network.Digits, Min: 8, Max: 8, Presence: network.Mandatory, Checks: slipDate},
	},
}

var slipDate = []*network.Check{{
	Name: "DAY", Sentence: "The date of a TrueMoney slip is day, month and year.",
	Fault: func(value string) string {
		if _, err := time.Parse("02012006", value); err != nil {
			return "expected a day as DDMMYYYY"
		}
		return ""
	},
}}

// The rules about a slip that no row of its tables says.
var (
	slipChecksum = emvqr.Rule{
		ID: "PROMPTPAY-SLIP-CRC", Layer: emvqr.Checked, Severity: emvqr.Error, Network: "promptpay",
		Sentence: "A slip ends with object 91, the CRC-16/CCITT-FALSE of everything before its value, 9104 included.",
		Citation: bankSlip.Fact.Source, Confidence: emvqr.ConfidenceB,
	}
	slipZeros = emvqr.Rule{
		ID: "PROMPTPAY-SLIP-CRC-ZEROS", Layer: emvqr.Checked, Severity: emvqr.Warning, Network: "promptpay",
		Sentence: "The checksum of a slip has four digits.",
		Citation: "two libraries repair slips of bank apps that drop leading zeros", Confidence: emvqr.ConfidenceC,
	}
	slipCountry = emvqr.Rule{
		ID: "PROMPTPAY-SLIP-COUNTRY", Layer: emvqr.Checked, Severity: emvqr.Warning, Network: "promptpay",
		Sentence: "A bank slip has TH in object 51.",
		Citation: bankSlip.Fact.Source, Confidence: emvqr.ConfidenceB,
	}
)

var slipNative = network.Native{
	Format: "thai-slip", Kind: network.Other,
	Starts: []network.Start{{Text: "00"}},
	About: network.About{
		Name: "the code of a Thai transfer slip, which proves a payment and cannot be paid", Countries: []string{"TH"},
		Fields: []network.FormField{
			{From: "00.01", Key: "sending_bank", Name: "Sending bank, 3 digits"},
			{From: "00.02", Key: "reference", Name: "Reference of the transfer", Private: true, Means: network.Reference},
			{From: "00.02", Key: "event_type", Name: "Event type, of TrueMoney"},
			{From: "00.03", Key: "transaction_id", Name: "Transaction, of TrueMoney", Private: true, Means: network.Reference},
			{From: "00.04", Key: "date", Name: "Day as ddMMyyyy, of TrueMoney"},
		},
		Checksum: "object 91, the CRC-16/CCITT-FALSE of all before its value; verified, with leading zeros that were lost",
		Fact:     bankSlip.Fact, NotEstablished: "whether the transfer was made, which the bank tells",
		NoPayment: true,
	},
	Match:  func(text string) bool { _, ok := openSlip(text); return ok },
	Read:   readSlip,
	Blocks: []*network.Block{bankSlip, trueMoneySlip},
	Rules:  []emvqr.Rule{slipChecksum, slipZeros, slipCountry},
}

// ParseSlip reads a slip and verifies its checksum, in either letter case and
// with up to three leading zeros lost. The error is an [ErrSlip] or an
// [emvqr.ErrChecksum]. What is odd about the fields is for the native form
// "thai-slip" of [Network] to say.
func ParseSlip(text string) (Slip, error) {
	s, ok := openSlip(text)
	if !ok {
		return Slip{}, fmt.Errorf("promptpay: %w: expected object 00 with the marker of a bank's or TrueMoney's slip inside", ErrSlip)
	}
	if fault := s.checksumFault(); fault != "" {
		return Slip{}, fmt.Errorf("promptpay: %w: %s", emvqr.ErrChecksum, fault)
	}
	return s.slip(), nil
}

// slipText is a slip taken apart as far as it goes.
type slipText struct {
	table *network.Block
	inner emvqr.Object // 00, which holds the fields
	// whole is the text with a checksum of four digits at its end, "" where
	// there is no object 91 that closes it. lost of the digits were not there.
	whole string
	lost  int
}

// slipHeader is the bytes of id and length in front of object 00.
const slipHeader = 4

// openSlip recognises a slip by the markers inside its first object, which a
// payment code, whose 00 has two characters, cannot hold.
func openSlip(text string) (s slipText, ok bool) {
	if len(text) > emvqr.MaxBytes || len(text) < slipHeader || !network.Ans.Holds(text) || !network.Digits.Holds(text[:slipHeader]) {
		return slipText{}, false
	}
	end := slipHeader + int(text[2]-'0')*10 + int(text[3]-'0')
	if text[:2] != "00" || end > len(text) {
		return slipText{}, false
	}
	s.inner = emvqr.Object{Path: emvqr.P(0), Value: text[slipHeader:end]}
	if s.table = slipTable(s.inner); s.table == nil {
		return slipText{}, false
	}
	s.whole, s.lost = closedSlip(text)
	return s, true
}

func slipTable(inner emvqr.Object) *network.Block {
	api, _ := inner.Get(0)
	second, _ := inner.Get(1)
	switch {
	case api == "000001":
		return bankSlip
	case api == "01" && second == "01":
		return trueMoneySlip
	}
	return nil
}

// closedSlip puts lost leading zeros back, if any, so that object 91 closes the
// text. At least one digit must be left.
func closedSlip(text string) (whole string, lost int) {
	for lost := range 4 {
		cut := max(0, len(text)-(4-lost))
		whole := text[:cut] + strings.Repeat("0", lost) + text[cut:]
		last := emvqr.Object{}
		for o := range slipRoot(whole).Objects() {
			last = o
		}
		if last.Path.ID() == 91 && len(last.Value) == 4 {
			return whole, lost
		}
	}
	return "", 0
}

// slipRoot is the whole slip as if it were the inside of an object, so that the
// objects inside can be walked.
func slipRoot(whole string) emvqr.Object {
	return emvqr.Object{Offset: -slipHeader, Value: whole}
}

// checksumFault says what is wrong with the checksum, "" for nothing.
func (s *slipText) checksumFault() string {
	if s.whole == "" {
		return "the slip does not end with a checksum, object 91"
	}
	cut := len(s.whole) - 4
	want := crc.Checksum(s.whole[:cut])
	got, err := strconv.ParseUint(s.whole[cut:], 16, 16)
	if err != nil || uint16(got) != want {
		return fmt.Sprintf("found %+q, expected %04X", s.whole[cut+s.lost:], want)
	}
	return ""
}

func (s *slipText) slip() Slip {
	v := s.table.Values(s.inner)
	if s.table == bankSlip {
		return Slip{SendingBank: v[0], Reference: v[1], LostZeros: s.lost}
	}
	return Slip{TrueMoney: true, EventType: v[0], TransactionID: v[1], Date: v[2], LostZeros: s.lost}
}

func readSlip(text string) (r network.Decoded) {
	s, ok := openSlip(text)
	if !ok {
		return r
	}
	values := s.table.Values(s.inner)
	r.Fields = s.table.Fields(values)
	for row, f := range s.table.Judge(values) {
		f.Offset = s.inner.Place(s.table.Rows[row].At.IDs()[0]).Offset
		r.Findings = append(r.Findings, f)
	}
	find := func(rule emvqr.Rule, offset int, message string) {
		r.Findings = append(r.Findings, network.NewFinding(rule, offset, message))
	}
	fault := s.checksumFault()
	r.Sound = fault == ""
	if s.whole == "" {
		find(slipChecksum, len(text), fault)
		return r // where the objects behind 00 end is not known
	}
	checksumAt := len(s.whole) - slipHeader - 4
	switch {
	case !r.Sound:
		find(slipChecksum, checksumAt, "checksum is wrong: "+fault)
	case s.lost > 0:
		find(slipZeros, checksumAt, fmt.Sprintf("the checksum has %s, expected 4; it is right with the leading zeros put back", plural.Of(4-s.lost, "digit")))
	}
	if country, _ := slipRoot(s.whole).Get(51); s.table == bankSlip && country != "TH" {
		find(slipCountry, checksumAt, fmt.Sprintf("object 51 is %+q, expected TH", country))
	}
	return r
}
