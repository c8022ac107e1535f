package qris

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
	// Purpose stands in 62-08.
	Purpose Purpose
	// UniqueData, 8 to 64 characters, ties the code to one transaction. It stands
	// in 62-99.
	UniqueData string
}

// transferPlace is the only place of a transfer's account.
const transferPlace = 40

// transferMCCValue is the merchant category of money transfers.
const transferMCCValue = "4829"

// Where a transfer has its purpose and its unique data, the latter as a template
// of 00 = 00 and the data in 01.
var (
	purposePath    = emvqr.P(62, 8)
	uniquePath     = emvqr.P(62, 99)
	uniqueDataPath = emvqr.P(62, 99, 1)
)

// transfer is the transfer account information (table 3.20).
var transfer = &network.Template{
	Name: "QRIS transfer", Key: "transfer",
	Found:  []network.Range{network.At(transferPlace)},
	Places: []network.Range{network.At(transferPlace)},
	Match:  isTransfer,
	Fields: []network.Field{
		{ID: 0, Key: "guid", Name: "Institution domain", Format: domain, Min: 1, Max: 32, Mandatory: true},
		{ID: 1, Key: "pan", Name: "Customer PAN", Format: network.Digits, Min: 16, Max: 19, Mandatory: true, Check: panLuhn},
		{ID: 2, Key: "beneficiary_id", Name: "Beneficiary ID", Min: 1, Max: 15, Mandatory: true},
		{ID: 4, Key: "bic", Name: "BIC", Format: network.Alphanumeric, Min: 8, Max: 11},
		{ID: network.Outside, Key: "purpose", Name: "Purpose"},
		{ID: network.Outside, Key: "unique_data", Name: "Unique data"},
	},
	Make: func(code emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		purpose, _ := code.Get(purposePath)
		unique, _ := code.Get(uniqueDataPath)
		return Transfer{
			Location: network.LocationOf(transferPlace),
			GUID:     v[0], PAN: v[1], BeneficiaryID: v[2], BIC: v[3], Purpose: Purpose(purpose), UniqueData: unique,
		}, isFirst(code, o)
	},
	New: func(v network.Values) (network.Account, error) {
		a := Transfer{
			GUID: strings.TrimSpace(v[0]), PAN: compact(v[1]), BeneficiaryID: strings.TrimSpace(v[2]), BIC: compact(v[3]),
			Purpose: Purpose(compact(v[4])), UniqueData: strings.TrimSpace(v[5]),
		}
		if a.PAN == "" {
			return nil, errors.New("qris: a transfer has no PAN, expected 16 to 19 digits")
		}
		return a, nil
	},
	Source: aspi + ", table 3.20",
}

// isTransfer recognises the account of a transfer: 40 together with a purpose in
// 62-08 that moves money. Where that purpose is missing or another, an account
// in 40 without the criteria that merchants have, in a code of the merchant
// category of money transfers, is still a transfer and no payment.
func isTransfer(code emvqr.Code, o emvqr.Object) bool {
	if o.Path.Root() != transferPlace {
		return false
	}
	pan, _ := o.Get(1)
	national := strings.HasPrefix(pan, nnsPrefix)
	if !o.IsTemplate() || !national && !isIndonesian(code) {
		return false
	}
	purpose, _ := code.Get(purposePath)
	if Purpose(purpose).movesMoney() {
		return true
	}
	_, merchant := o.Get(3)
	category, _ := code.Get(emvqr.P(52))
	return national && !merchant && category == transferMCCValue && isIndonesian(code)
}

// transferIn reports whether the code is one for a transfer.
func transferIn(code emvqr.Code) bool {
	o, ok := code.Object(emvqr.P(transferPlace))
	return ok && isTransfer(code, o)
}

// Network implements [network.Account].
func (Transfer) Network() string { return slug }

// Fields implements [network.Account].
func (a Transfer) Fields() iter.Seq2[string, string] {
	return transfer.Walk(network.ValuesOf(a.GUID, a.PAN, a.BeneficiaryID, a.BIC, string(a.Purpose), a.UniqueData))
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Transfer) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account]. Purpose and unique data are shared
// objects; see Wants.
func (a Transfer) Parts() []network.Part {
	return []network.Part{transfer.Part(network.ValuesOf(a.GUID, a.PAN, a.BeneficiaryID, a.BIC))}
}

// Wants implements [network.Wanter]: the merchant category of transfers, the
// purpose and the unique data.
func (a Transfer) Wants() []network.Want {
	wants := []network.Want{{Path: emvqr.P(52), Value: transferMCCValue}}
	if a.Purpose != "" {
		wants = append(wants, network.Want{Path: purposePath, Value: string(a.Purpose)})
	}
	// Data that no template holds is left out, and the rule about it speaks.
	if n := utf8.RuneCountInString(a.UniqueData); n > 0 && n <= 99 {
		wants = append(wants, network.Want{Path: uniquePath, Value: fmt.Sprintf("0002"+DefaultGUID+"01%02d%s", n, a.UniqueData)})
	}
	return wants
}

// Initiation implements [network.Initiator]: a transfer is dynamic.
func (Transfer) Initiation() emvqr.Initiation { return emvqr.Dynamic }

var transferInitiation = network.Rule{
	Name: "TRANSFER-INITIATION", Sentence: "A transfer code is dynamic, 01 = 12.",
	Source: aspi + ", clause 4.2", Confidence: emvqr.ConfidenceB,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		if transferIn(code) && code.Initiation() != emvqr.Dynamic {
			broken(code.Place(emvqr.P(1)), "the code is a transfer and not dynamic, expected 12")
		}
	},
}

var transferMCC = network.Rule{
	Name: "TRANSFER-MCC", Sentence: "The merchant category code of a transfer, if there, is 4829.",
	Source: aspi + ", transfer tables", Confidence: emvqr.ConfidenceB,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		if o, ok := code.Object(emvqr.P(52)); ok && o.Value != transferMCCValue && transferIn(code) {
			broken(o, "the code is a transfer and its merchant category is another, expected 4829")
		}
	},
}

var transferPurpose = network.Rule{
	Name: "TRANSFER-PURPOSE", Sentence: "A transfer has a purpose in 62-08: BOOK, DMCT, XBCT, CWDL or CDPT.",
	Source: aspi + ", table 3.23", Confidence: emvqr.ConfidenceB,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		if o := code.Place(purposePath); transferIn(code) && !Purpose(o.Value).movesMoney() {
			broken(o, "the code is a transfer without a purpose that says so, expected BOOK, DMCT, XBCT, CWDL or CDPT")
		}
	},
}

var transferUniqueData = network.Rule{
	Name: "TRANSFER-UNIQUE-DATA", Sentence: "A transfer has 00 = 00 and 8 to 64 characters of unique data in 62-99.",
	Source: aspi + ", transfer tables", Confidence: emvqr.ConfidenceB,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		if !transferIn(code) {
			return
		}
		template := code.Place(uniquePath)
		mark, _ := template.GUID()
		data, _ := template.Get(1)
		if n := utf8.RuneCountInString(data); mark != DefaultGUID || n < 8 || n > 64 {
			broken(template, fmt.Sprintf("%s of unique data, expected 00 = 00 and 8 to 64 characters in 01", plural.Of(n, "character")))
		}
	},
}
