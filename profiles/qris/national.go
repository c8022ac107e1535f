package qris

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// The identifiers of the national merchant repository.
const (
	GUIDNational = "ID.CO.QRIS.WWW"  // nearly all codes, and what is written
	GUIDGPN      = "ID.OR.GPNQR.WWW" // seems older, and codes of 2026 still have it
	GUIDNPG      = "ID.OR.QRNPG.WWW" // CIMB Niaga
)

// nationalPlace is the only place of the repository.
const nationalPlace = 51

var nationalPath = emvqr.P(nationalPlace)

// national is the national merchant repository (table 4.5).
var national = &network.Template{
	Name: "QRIS national merchant repository", Key: "national",
	Found:  []network.Range{network.At(nationalPlace)},
	Places: []network.Range{network.At(nationalPlace)},
	PartOf: "merchant",
	Match:  isNational,
	Fields: []network.Field{
		// EMVCo's own rules ask for a GUID and its form.
		{ID: 0, Key: "national_guid", Name: "National repository", Rule: "NATIONAL-GUID", Check: guidKnown},
		{ID: 1, Key: "pan", Name: "Merchant PAN", Rule: "PAN", Format: network.Digits, Min: 1, Max: 19, Check: panLuhn},
		// Sandboxes and some live codes have other things here, so it is a
		// warning that the table calls an error.
		{ID: 2, Key: "nmid", Name: "NMID", Rule: "NMID", Format: nmidFormat, Min: 15, Max: 15, Mandatory: true, Check: nmidLuhn,
			Severity: emvqr.Warning, Source: aspi + ", table 4.5, and real codes"},
		{ID: 3, Key: "national_criteria", Name: "Merchant criteria", Rule: "CRITERIA", Min: 3, Max: 3, Check: criteriaKnown, Severity: emvqr.Warning},
	},
	Make: func(code emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		if _, elsewhere := firstAcquirer(code); elsewhere || !isFirst(code, o) {
			return nil, false
		}
		return Merchant{
			Location: network.LocationOf(nationalPlace),
			PAN:      v[1], NationalGUID: v[0], NMID: v[2], NationalCriteria: Criteria(v[3]),
		}, true
	},
	New: func(v network.Values) (network.Account, error) {
		return newMerchant(network.ValuesOf("", v[1], "", v[3], v[0], v[2], v[3]))
	},
	Source: aspi + ", table 4.5",
}

// isNational recognises the repository by its GUID, or by the NMID where an
// acquirer puts a GUID of its own there.
func isNational(code emvqr.Code, o emvqr.Object) bool {
	if o.Path.Root() != nationalPlace {
		return false
	}
	guid, _ := o.GUID()
	return isNationalGUID(guid) || hasNMID(code, o)
}

func hasNMID(code emvqr.Code, o emvqr.Object) bool {
	nmid, ok := o.Get(2)
	return ok && strings.HasPrefix(nmid, nmidPrefix) && isIndonesian(code)
}

// nationalOf is the repository in the code.
func nationalOf(code emvqr.Code) (o emvqr.Object, ok bool) {
	if o, ok = code.Object(nationalPath); !ok {
		return o, false
	}
	guid, _ := o.Settle()
	return o, isNationalGUID(guid) || hasNMID(code, o)
}

func hasNational(code emvqr.Code) bool {
	_, ok := nationalOf(code)
	return ok
}

func isNationalGUID(guid string) bool {
	return network.EqualGUID(guid, GUIDNational) || network.EqualGUID(guid, GUIDGPN) || network.EqualGUID(guid, GUIDNPG)
}

var guidKnown = &network.Check{
	Name: "KNOWN", Sentence: "The GUID in 51 is ID.CO.QRIS.WWW, ID.OR.GPNQR.WWW or ID.OR.QRNPG.WWW.",
	Fault: func(value string) string {
		if isNationalGUID(value) {
			return ""
		}
		return "expected " + GUIDNational + ", or " + GUIDGPN + " or " + GUIDNPG + " as some codes have it"
	},
	Severity: emvqr.Warning, Source: aspi + ", table 4.5; 53 of 53 real codes with a right checksum", Confidence: emvqr.ConfidenceB,
}

var nationalMissing = network.Rule{
	Name: "NATIONAL-MISSING", Sentence: "A static code, 01 = 11, holds the national merchant repository in 51.",
	// Printed codes of AstraPay do without.
	Severity: emvqr.Warning, Source: aspi + ", clause 4.7.7", Confidence: emvqr.ConfidenceB,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		if _, present := code.Object(nationalPath); present || code.Initiation() != emvqr.Static {
			return
		}
		if _, merchant := firstAcquirer(code); merchant {
			broken(code.Place(nationalPath), "the code is static and there is no national merchant repository")
		}
	},
}
