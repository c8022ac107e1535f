package qris

import (
	"cmp"
	"errors"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Merchant is a merchant that takes payments. It is one account that spans two
// templates: the acquirer's, one of 26 to 45, and the national merchant repository in
// 51. It is anchored at the acquirer's template, or at 51 where there is none.
//
// A code may hold the templates of several acquirers. Each is an account of its own;
// the repository belongs to the first of them in wire order.
type Merchant struct {
	network.Location
	// GUID is the reverse domain name of the acquirer, or [DefaultGUID].
	GUID string
	// PAN is the number of the merchant at the acquirer, up to 19 digits: the eight
	// of the [Institution] and its own. In an account without an acquirer template
	// it is in 51.
	PAN string
	// MerchantID is the acquirer's own id of the merchant, up to 15 characters.
	MerchantID string
	// Criteria is the class of the merchant as the acquirer has it.
	Criteria Criteria

	// NationalGUID is the identifier of the repository in 51, one of the constants.
	// In an account put together by hand "" stands for [GUIDNational].
	NationalGUID string
	// NMID is the national merchant id: "ID" and 13 digits.
	NMID string
	// NationalCriteria is the class as the repository has it; it may differ from
	// Criteria. In an account put together by hand "" stands for Criteria.
	NationalCriteria Criteria
}

// DefaultGUID is what is in 00 of an acquirer's template that names no domain.
const DefaultGUID = "00"

// The identifiers of the national merchant repository.
const (
	GUIDNational = "ID.CO.QRIS.WWW"  // nearly all codes, and what is written
	GUIDGPN      = "ID.OR.GPNQR.WWW" // seems older, and codes of 2026 still have it
	GUIDNPG      = "ID.OR.QRNPG.WWW" // CIMB Niaga
)

const (
	guid = iota
	pan
	merchantID
	criteria
	nationalGUID
	nmid
	nationalCriteria
)

// merchant is the table of payments: the acquirer's template (table 4.3) and the
// repository (table 4.5).
var merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "QRIS merchant",
	Objects: []*network.Object{{
		Key: "merchant", Name: "QRIS merchant", Fact: table(", table 4.3"),
		// 40 comes last: that is where a transfer has its account.
		At:  []network.Range{{First: 26, Last: 39}, {First: 41, Last: 45}, {First: 40, Last: 40}},
		For: []string{"guid", "pan", "merchant_id"},
		By: []network.Mark{
			{Has: hasNNS, When: []network.Cond{inIndonesia}},
			{Is: likeAcquirer, Says: "03 is a merchant criteria and 01 digits or none", Beside: []string{"national"}, When: []network.Cond{inIndonesia}},
		},
		Rows: []network.Row{
			{At: network.In(0), Key: "guid", Name: "Acquirer domain", ID: "QRIS-GUID", Format: domainOrDefault, Min: 1, Max: 32, Presence: network.Mandatory, InsteadOf: "MPM-4.7.11.2-GUID", Fact: table(", clause 4.7.5 and table 4.3")},
			{At: network.In(1), Key: "pan", Name: "Merchant PAN", ID: "QRIS-PAN", Means: network.Payee, Format: number, Min: 1, Max: 19, Presence: network.Mandatory, Checks: []*network.Check{panLuhn}},
			{At: network.In(1), Name: "Merchant PAN", ID: "QRIS-PAN", Checks: []*network.Check{panNNS}},
			{At: network.In(2), Key: "merchant_id", Name: "Merchant ID", ID: "QRIS-MERCHANT-ID", Means: network.MerchantID, Format: trimmed, Min: 1, Max: 15, Presence: network.Mandatory},
			// Without it the issuer takes URE, so nothing breaks.
			{At: network.In(3), Key: "criteria", Name: "Merchant criteria", ID: "QRIS-CRITERIA", Format: class, Min: 3, Max: 3, Presence: network.Mandatory, Checks: []*network.Check{criteriaKnown}, Fact: table(", table 4.3").Warning()},
			{At: network.In(2), Name: "Merchant ID", ID: "QRIS-PIPE", Checks: noPipe},
			{At: network.In(3), Name: "Merchant criteria", ID: "QRIS-PIPE", Checks: noPipe},
		},
	}, {
		Key: "national", Name: "QRIS national merchant repository", Fact: table(", table 4.5"),
		At: network.At(51), Joins: "merchant", For: []string{"national_guid", "nmid"},
		By: []network.Mark{
			{GUIDs: []string{GUIDNational, GUIDGPN, GUIDNPG}},
			{Has: []network.Look{{At: network.In(2), Starts: nmidPrefix}}, When: []network.Cond{inIndonesia}},
		},
		Rows: []network.Row{
			// EMVCo's own rules ask for a GUID and its form.
			{At: network.In(0), Key: "national_guid", Name: "National repository", ID: "QRIS-NATIONAL-GUID", Checks: []*network.Check{guidKnown}},
			{At: network.In(1), Key: "pan", Name: "Merchant PAN", ID: "QRIS-PAN", Format: number, Min: 1, Max: 19, Checks: []*network.Check{panLuhn}},
			// Sandboxes and some live codes have other things here, so it is a warning
			// that the table calls an error.
			{At: network.In(2), Key: "nmid", Name: "NMID", ID: "QRIS-NMID", Means: network.MerchantID, Format: nmidFormat, Min: 15, Max: 15, Presence: network.Mandatory, Checks: []*network.Check{nmidLuhn}, Fact: table(", table 4.5, and real codes").Warning()},
			{At: network.In(3), Key: "national_criteria", Name: "Merchant criteria", ID: "QRIS-CRITERIA", Format: class, Min: 3, Max: 3, Checks: []*network.Check{criteriaKnown}, Fact: table(", table 4.5").Warning()},
		},
	}},
	Rows: []network.Row{
		// Printed codes of AstraPay do without.
		{At: network.Root(51), Name: "National merchant repository", ID: "QRIS-NATIONAL", Presence: network.Mandatory, When: []network.Cond{network.Is(network.Root(1), "11")}, Fact: table(", clause 4.7.7").Warning()},
		{At: network.Root(54), ID: "QRIS-AMOUNT-LIMIT", Checks: []*network.Check{amountLimit}},
		{At: network.Root(58), ID: "QRIS-PIPE", Checks: noPipe},
		{At: network.Root(59), ID: "QRIS-PIPE", Checks: noPipe},
		{At: network.Root(60), ID: "QRIS-PIPE", Checks: noPipe},
		{At: network.Root(61), ID: "QRIS-PIPE", Checks: noPipe},
	},
	Keys: []string{
		guid: "guid", pan: "pan", merchantID: "merchant_id", criteria: "criteria",
		nationalGUID: "national_guid", nmid: "nmid", nationalCriteria: "national_criteria",
	},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Merchant{
			at, v.At(guid), v.At(pan), v.At(merchantID), Criteria(v.At(criteria)),
			v.At(nationalGUID), v.At(nmid), Criteria(v.At(nationalCriteria)),
		}
	},
	Examples: []network.Example{{
		Values: []string{
			guid: "ID.CO.BANK.WWW", pan: "9360001400000000000", merchantID: "000885", criteria: "UMI",
			nationalGUID: GUIDNational, nmid: "ID1020000000007", nationalCriteria: "UMI",
		},
		Beside: []network.Setting{{At: network.Root(54), Value: "10000"}, {At: network.Root(61), Value: "10110"}},
	}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Merchant) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account], with what an account put together by hand
// leaves to be filled in.
func (a Merchant) Table() (*network.Kind, []string) {
	if a.Anchor().IsZero() {
		if a.PAN+a.MerchantID != "" {
			a.GUID = cmp.Or(a.GUID, DefaultGUID)
		}
		if a.NMID+a.NationalGUID != "" {
			a.NationalGUID = cmp.Or(a.NationalGUID, GUIDNational)
			a.NationalCriteria = cmp.Or(a.NationalCriteria, a.Criteria)
		}
		if a.GUID+a.PAN+a.MerchantID == "" && a.Criteria == a.NationalCriteria {
			a.Criteria = "" // there is no acquirer's template to hold it
		}
	}
	return merchant, []string{
		guid: a.GUID, pan: a.PAN, merchantID: a.MerchantID, criteria: string(a.Criteria),
		nationalGUID: a.NationalGUID, nmid: a.NMID, nationalCriteria: string(a.NationalCriteria),
	}
}

// Check implements [network.Checker]: an acquirer's template is known by its PAN,
// which begins with the institution.
func (a Merchant) Check() error {
	switch {
	case a.PAN == "" && a.NMID == "":
		return errors.New("qris: a merchant has neither PAN nor NMID, expected one of them or both")
	case a.GUID+a.PAN+a.MerchantID == "" || !a.Anchor().IsZero() && a.Anchor() == emvqr.P(51):
		return nil
	case a.PAN == "":
		return errors.New("qris: the merchant has an acquirer and no PAN, expected one that begins with 9360 and the institution")
	case panNNS.Fault(a.PAN) != "":
		return errors.New("qris: the PAN does not begin with 9360 and the institution, expected 8 digits such as 93600014")
	}
	return nil
}

// likeAcquirer is true of a criteria from the table beside digits for a PAN, or none,
// as in codes with a masked PAN.
func likeAcquirer(o emvqr.Object) bool {
	class, _ := o.Get(3)
	pan, _ := o.Get(1)
	return Criteria(class).Name() != "" && network.Digits.Holds(pan)
}

var guidKnown = &network.Check{
	Name: "KNOWN", Sentence: "The GUID in 51 is ID.CO.QRIS.WWW, ID.OR.GPNQR.WWW or ID.OR.QRNPG.WWW.",
	Fault: func(value string) string {
		for _, known := range [...]string{GUIDNational, GUIDGPN, GUIDNPG} {
			if network.EqualGUID(value, known) {
				return ""
			}
		}
		return "expected " + GUIDNational + ", or " + GUIDGPN + " or " + GUIDNPG + " as some codes have it"
	},
	Fact: network.Fact{Severity: emvqr.Warning, Source: table(", table 4.5").Source + "; 53 of 53 real codes with a right checksum", Confidence: emvqr.ConfidenceB},
}

var noPipe = []*network.Check{{
	Sentence: "The objects 58 to 61 and an acquirer's merchant id and criteria hold no |.",
	Fault: func(value string) string {
		if strings.IndexByte(value, '|') >= 0 {
			return "holds |, expected any other character"
		}
		return ""
	},
	Breaks: "A|B", Fact: table(", tables 3.6 and 4.3"),
}}
