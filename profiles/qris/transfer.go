package qris

import (
	"errors"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Transfer is the account of a person or an agent in template 40: somebody to
// transfer money to, or to get cash from or give it to. Purpose says which.
type Transfer struct {
	network.Location
	// GUID is the reverse domain name of the institution.
	GUID string
	// PAN is the customer's number, 16 to 19 digits.
	PAN string
	// BeneficiaryID is the institution's own id of the customer, up to 15
	// characters. Some put the holder's name here.
	BeneficiaryID string
	// BIC of the institution, 8 to 11 characters; rarely there.
	BIC string
	// Purpose is in 62-08.
	Purpose Purpose
	// UniqueData, 8 to 64 characters, ties the code to one transaction. It is in
	// 62-99-01.
	UniqueData string
}

const (
	transferGUID = iota
	transferPAN
	beneficiaryID
	bic
	purpose
	uniqueData
	uniqueMark
)

// moves are the purposes that make a code with an account in 40 one for a transfer or
// for cash rather than for a payment.
var moves = func() (codes []string) {
	for i := range purposes {
		if purposes[i].code.movesMoney() {
			codes = append(codes, string(purposes[i].code))
		}
	}
	return codes
}()

var (
	tables     = table(", transfer tables")
	forMoney   = network.Is(network.Root(62, 8), moves...)
	asTransfer = network.Is(network.Root(52), "4829")
)

// transfer is the transfer account information (table 3.20): an account in 40
// together with a purpose in 62-08 that moves money. Where that purpose is missing or
// another, an account in 40 without the criteria that merchants have, in a code of
// the merchant category of money transfers, is still a transfer and no payment.
var transfer = &network.Kind{
	Network: Slug, Key: "transfer", Name: "QRIS transfer",
	Objects: []*network.Object{{
		Key: "transfer", Name: "QRIS transfer", At: network.At(40), Fact: table(", table 3.20"),
		By: []network.Mark{
			{Has: hasNNS, When: []network.Cond{forMoney}},
			{Is: emvqr.Object.IsTemplate, Says: "the value is a template", When: []network.Cond{inIndonesia, forMoney}},
			{Has: hasNNS, When: []network.Cond{inIndonesia, asTransfer, network.Is(network.In(3)).Not()}},
		},
		Rows: []network.Row{
			{At: network.In(0), Key: "guid", Name: "Institution domain", ID: "QRIS-TRANSFER-GUID", Format: domain, Min: 1, Max: 32, Presence: network.Mandatory},
			{At: network.In(1), Key: "pan", Name: "Customer PAN", ID: "QRIS-TRANSFER-PAN", Means: network.Payee, Format: number, Min: 16, Max: 19, Presence: network.Mandatory, Checks: []*network.Check{panLuhn}},
			{At: network.In(1), Name: "Customer PAN", ID: "QRIS-PAN", Checks: []*network.Check{panNNS}},
			{At: network.In(2), Key: "beneficiary_id", Name: "Beneficiary ID", ID: "QRIS-TRANSFER-BENEFICIARY-ID", Format: anyTrimmed, Min: 1, Max: 15, Presence: network.Mandatory},
			{At: network.In(4), Key: "bic", Name: "BIC", ID: "QRIS-TRANSFER-BIC", Means: network.PayeeBank, Format: network.Alphanumeric.Cleaned(compact), Min: 8, Max: 11},
		},
	}},
	Rows: []network.Row{
		{At: network.Root(1), ID: "QRIS-TRANSFER-INITIATION", OneOf: []string{"12"}, Presence: network.Mandatory, Default: "12", Fact: table(", clause 4.2")},
		{At: network.Root(52), ID: "QRIS-TRANSFER-MCC", OneOf: []string{"4829"}, Default: "4829", Fact: tables},
		{At: network.Root(62, 8), Key: "purpose", Name: "Purpose", ID: "QRIS-TRANSFER-PURPOSE", Means: network.Action, Format: class, OneOf: moves, Presence: network.Mandatory, Fact: table(", table 3.23")},
		{At: network.Root(62, 99, 0), Key: "unique_mark", Name: "Mark of the unique data", ID: "QRIS-TRANSFER-UNIQUE-DATA-MARK", OneOf: []string{DefaultGUID}, Presence: network.Mandatory, When: []network.Cond{network.Is(network.Root(62, 99, 1))}, Hidden: true, Fact: tables},
		{At: network.Root(62, 99, 1), Key: "unique_data", Name: "Unique data", ID: "QRIS-TRANSFER-UNIQUE-DATA", Means: network.Token, Format: anyTrimmed, Min: 8, Max: 64, Presence: network.Mandatory, Fact: tables},
	},
	Keys: []string{
		transferGUID: "guid", transferPAN: "pan", beneficiaryID: "beneficiary_id", bic: "bic", purpose: "purpose", uniqueData: "unique_data",
		uniqueMark: "unique_mark",
	},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Transfer{at, v.At(transferGUID), v.At(transferPAN), v.At(beneficiaryID), v.At(bic), Purpose(v.At(purpose)), v.At(uniqueData)}
	},
	Examples: []network.Example{{
		Values: []string{
			transferGUID: "ID.CO.BANK.WWW", transferPAN: "9360001400000000000", beneficiaryID: "123456789", bic: "CENAIDJA",
			purpose: "DMCT", uniqueData: "12345678", uniqueMark: DefaultGUID,
		},
		Beside: []network.Setting{{At: network.Root(61), Value: "10110"}},
	}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Transfer) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Transfer) Table() (*network.Kind, []string) {
	mark := ""
	if a.UniqueData != "" {
		mark = DefaultGUID
	}
	return transfer, []string{
		transferGUID: a.GUID, transferPAN: a.PAN, beneficiaryID: a.BeneficiaryID, bic: a.BIC,
		purpose: string(a.Purpose), uniqueData: a.UniqueData, uniqueMark: mark,
	}
}

// Check implements [network.Checker].
func (a Transfer) Check() error {
	if a.PAN == "" {
		return errors.New("qris: a transfer has no PAN, expected 16 to 19 digits")
	}
	return nil
}
