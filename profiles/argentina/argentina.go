// Package argentina knows the interoperable code of Argentina, Transferencias 3.0.
// No text of the central bank describes it; the table follows the documentation of
// an acceptor and real codes.
//
// Start here: [Network] is the table, [Account] and [Order] what is paid.
package argentina

import (
	"errors"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network.
const Slug = "argentina"

// Network is the table.
var Network = &network.Network{
	Slug: Slug, Name: "Transferencias 3.0", Countries: []string{"AR"}, AsOf: "2026-11", Home: "AR",
	Fact:     network.Fact{Source: "documentation of Geopagos, and real codes", Confidence: emvqr.ConfidenceB},
	Kinds:    []*network.Kind{Merchant, ShopOrder},
	Reserves: network.Between(50, 51),
	Shared:   network.National("ARGENTINA", "032", "AR"),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.11.1.1-UNRES", To: emvqr.Info, Source: "80 to 84 are pieces of a signature"},
		{Rule: "MPM-4.11.1.2-GUID", To: emvqr.Info, Source: "80 to 84 are pieces of a signature"},
	},
}

// Account is a merchant, and the acceptor that made its code.
type Account struct {
	network.Location
	// Acceptor is the reverse domain of the acceptor, AcceptorTaxID its CUIT.
	// Sequence is two digits whose meaning is not documented. Of several acceptors in
	// one code these are the first's. Mercado Pago's is not among them: its template
	// is an account of package mercadopago beside this one.
	Acceptor, AcceptorTaxID, Sequence string
	// CUIT is the merchant's tax number, 11 digits, with hyphens in some codes.
	CUIT string
	// Word is CUIT where object 50 has that word before the number.
	Word string
	// CBU is the merchant's bank account, CBU or CVU, 22 digits.
	CBU string
}

const (
	acceptor = iota
	acceptorTaxID
	sequence
	cuit
	word
	cbu
)

var anyCUIT = []string{"cuit", "cuit_word", "cbu"}

// Merchant is all of a code's objects: acceptor, tax number, account, signature.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "Merchant", Single: true,
	Objects: []*network.Object{{
		// It comes before the other, which would write the number as well.
		Key: "cuit_word", Name: "Merchant's CUIT", At: network.At(50), For: []string{"word"},
		By: []network.Mark{{Has: []network.Look{{At: network.In(0), Starts: "CUIT", Len: 4}}}},
		Rows: []network.Row{
			{At: network.In(0), Key: "word", Name: "The word CUIT", Hidden: true, InsteadOf: "MPM-4.7.11.2-GUID"},
			{At: network.In(1), Key: "cuit", Name: "CUIT", ID: "ARGENTINA-CUIT", Means: network.MerchantID, Format: grouped, Min: 11, Max: 13, Checks: cuitDigit, Presence: network.Mandatory},
		},
	}, {
		Key: "cuit", Name: "Merchant's CUIT", At: network.At(50),
		By: []network.Mark{{Is: holdsCUIT, Says: "00 is 11 digits, hyphens aside"}},
		Rows: []network.Row{
			{At: network.In(0), Key: "cuit", Name: "CUIT", ID: "ARGENTINA-CUIT", Means: network.MerchantID, Format: grouped, Min: 11, Max: 13, Checks: cuitDigit, Presence: network.Mandatory, InsteadOf: "MPM-4.7.11.2-GUID"},
		},
	}, {
		Key: "cbu", Name: "Merchant's CBU or CVU", At: network.At(51),
		By: []network.Mark{{Has: []network.Look{{At: network.In(0), Format: network.Digits, Len: 22}}}},
		Rows: []network.Row{
			{At: network.In(0), Key: "cbu", Name: "CBU or CVU", ID: "ARGENTINA-CBU", Means: network.Payee, Format: network.Digits, Min: 22, Max: 22, Checks: cbuDigits, Presence: network.Mandatory, InsteadOf: "MPM-4.7.11.2-GUID"},
		},
	}, {
		Key: "acceptor", Name: "Acceptor's template", At: []network.Range{{First: 41, Last: 49}, {First: 26, Last: 40}}, Many: true,
		By: []network.Mark{{Is: hasDomain, Says: "00 has a full stop", Beside: anyCUIT}},
		Rows: []network.Row{
			{At: network.In(0), Key: "acceptor", Name: "Acceptor's domain", ID: "ARGENTINA-ACCEPTOR", Max: 32, Presence: network.Mandatory},
			{At: network.In(98), Key: "acceptor_tax_id", Name: "Acceptor's CUIT", ID: "ARGENTINA-ACCEPTOR-TAX-ID", Format: network.Digits, Min: 11, Max: 11, Checks: cuitDigit},
			{At: network.In(99), Key: "sequence", Name: "Sequence", ID: "ARGENTINA-SEQUENCE", Format: network.Digits, Min: 2, Max: 2},
		},
	}, {
		Key: "signature", Name: "Piece of a signature", At: network.Between(80, 84), Many: true,
		By: []network.Mark{{Is: isOpaque, Says: "the value is no template", Beside: anyCUIT}},
	}},
	Keys: []string{acceptor: "acceptor", acceptorTaxID: "acceptor_tax_id", sequence: "sequence", cuit: "cuit", word: "word", cbu: "cbu"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(acceptor), v.At(acceptorTaxID), v.At(sequence), v.At(cuit), v.At(word), v.At(cbu)}
	},
	Examples: []network.Example{
		{Values: []string{acceptor: "ar.com.example", acceptorTaxID: "30692264785", sequence: "01", cuit: "20222222223", cbu: "0000174400000000032467"}},
		{Values: []string{acceptor: "com.example", cuit: "20-22222222-3", word: "CUIT"}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{acceptor: a.Acceptor, acceptorTaxID: a.AcceptorTaxID, sequence: a.Sequence, cuit: a.CUIT, word: a.Word, cbu: a.CBU}
}

// mercadoPago is the acceptor that is a network of its own.
const mercadoPago = "com.mercadolibre"

// Check implements [network.Checker].
func (a Account) Check() error {
	if a.Anchor().IsZero() && network.EqualGUID(a.Acceptor, mercadoPago) {
		return errors.New("argentina: Mercado Pago's template is an account of package mercadopago, expected that beside this one and no acceptor in it")
	}
	return nil
}

var grouped = network.FormatOf("digits, with hyphens or without", func(v string) bool {
	return network.Digits.Holds(strings.ReplaceAll(v, "-", ""))
})

func holdsCUIT(o emvqr.Object) bool {
	v, _ := o.GUID()
	digits := strings.ReplaceAll(v, "-", "")
	return len(digits) == 11 && network.Digits.Holds(digits)
}

func hasDomain(o emvqr.Object) bool { v, _ := o.GUID(); return strings.Contains(v, ".") }
func isOpaque(o emvqr.Object) bool  { return !o.IsTemplate() }
