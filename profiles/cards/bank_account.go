package cards

import (
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// BankAccount is a merchant's bank account in a Bharat QR code, object 08, where
// no UPI account beside it has it as a field.
type BankAccount struct {
	network.Location
	// IFSC is the Indian Financial System Code of the branch, the first 11
	// characters: four letters of the bank, a zero, six of the branch. It is ""
	// where the value is too short to hold one.
	IFSC string
	// Number is the account number behind it; without an IFSC, all of the value.
	Number string
}

// india is the country in which 06 to 08 are RuPay's.
const india = "IN"

// inIndia narrows a template to codes of India.
func inIndia(t *network.Template) *network.Template {
	t.Match = func(code emvqr.Code, _ emvqr.Object) bool { return code.CountryCode() == india }
	return t
}

// upiRID is the GUID of UPI's templates. Beside one of them the bank account in
// 08 is part of the UPI account, which has it as a field.
const upiRID = "A000000524"

// withoutUPI reports whether 08 stands for itself in a code of India.
func withoutUPI(code emvqr.Code, _ emvqr.Object) bool {
	for id := uint8(26); id <= 28; id++ {
		if o, ok := code.Object(emvqr.P(id)); ok {
			if guid, _ := o.GUID(); len(guid) >= len(upiRID) && network.EqualGUID(guid[:len(upiRID)], upiRID) {
				return false
			}
		}
	}
	return code.CountryCode() == india
}

var bankAccount = &network.Template{
	Name: "Bharat QR bank account", Key: "bank", Match: withoutUPI, Beside: true,
	Found: []network.Range{network.At(8)}, Places: []network.Range{network.At(8)},
	Fields: []network.Field{
		{ID: network.Piece, Key: "ifsc", Name: "IFSC", Format: ifscForm, Mandatory: true, Severity: emvqr.Warning},
		{ID: network.Piece, Key: "account", Name: "Account number", Format: network.Alphanumeric, Min: 1, Max: 26, Mandatory: true,
			Source: "a developer's table of Bharat QR 4.0.1; 11 to 16 characters in real codes", Confidence: emvqr.ConfidenceC},
	},
	Split: splitIFSC,
	Make: func(_ emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		return BankAccount{network.LocationOf(o.Path.Root()), v[0], v[1]}, true
	},
	New: func(v network.Values) (network.Account, error) {
		if v[0] == "" {
			return nil, fmt.Errorf("cards: IFSC is missing, expected %d characters", ifscLength)
		}
		a := BankAccount{IFSC: strings.ToUpper(v[0]), Number: withoutGrouping(v[1])}
		return a, a.Check()
	},
}

// Check implements [network.Checker]: the IFSC has its full length, because
// nothing but its length parts it from the account number. A value that was read
// and is too short for an IFSC is all Number.
func (a BankAccount) Check() error {
	switch n := utf8.RuneCountInString(a.IFSC); {
	case a.IFSC == "" && splitIFSC(a.Number)[0] != "":
		return fmt.Errorf("cards: IFSC is missing, and the first %d characters of the account number would be read as one", ifscLength)
	case a.IFSC == "":
		return nil
	case n != ifscLength:
		return fmt.Errorf("cards: IFSC has %s, expected %d", plural.Of(n, "character"), ifscLength)
	case !network.Alphanumeric.Holds(a.IFSC):
		return errors.New("cards: IFSC is not letters and digits")
	case a.Number == "":
		return errors.New("cards: there is an IFSC and no account number")
	}
	return nil
}

// ifscLength is the characters of an IFSC.
const ifscLength = 11

// splitIFSC cuts behind the IFSC, unless the value is too short or the cut might
// go through a character.
func splitIFSC(value string) network.Values {
	if len(value) < ifscLength || !isASCII(value[:ifscLength]) {
		return network.ValuesOf("", value)
	}
	return network.ValuesOf(value[:ifscLength], value[ifscLength:])
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

var ifscForm = &network.Format{
	Name: "four capital letters, 0 and six letters or digits",
	Holds: func(v string) bool {
		if len(v) != ifscLength || v[4] != '0' {
			return false
		}
		for i := range 4 {
			if v[i]-'A' > 'Z'-'A' {
				return false
			}
		}
		return network.CapitalsAndDigits.Holds(v[5:])
	},
}

// Network implements [network.Account].
func (BankAccount) Network() string { return "rupay" }

// Fields implements [network.Account].
func (a BankAccount) Fields() iter.Seq2[string, string] {
	return bankAccount.Walk(network.ValuesOf(a.IFSC, a.Number))
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a BankAccount) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account].
func (a BankAccount) Parts() []network.Part {
	return []network.Part{bankAccount.Part(network.ValuesOf(a.IFSC, a.Number))}
}
