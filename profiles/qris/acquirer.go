package qris

import (
	"errors"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// DefaultGUID is what stands in 00 of an acquirer's template that names no
// domain.
const DefaultGUID = "00"

// acquirerPlace is where the template of an acquirer may stand; 46 to 50 are not
// in the table that is quoted.
var acquirerPlace = network.Range{First: 26, Last: 45}

// acquirer is the template of one acquirer (table 4.3).
var acquirer = &network.Template{
	Name: "QRIS merchant", Key: "merchant",
	Found: []network.Range{acquirerPlace},
	// 40 comes last: that is where a transfer has its account.
	Places: []network.Range{{First: 26, Last: 39}, {First: 41, Last: 45}, network.At(transferPlace)},
	Match:  isAcquirer,
	Fields: []network.Field{
		{ID: 0, Key: "guid", Name: "Acquirer domain", Rule: "GUID", Format: domainOrDefault, Min: 1, Max: 32, Mandatory: true,
			Source: aspi + ", clause 4.7.5 and table 4.3"},
		{ID: 1, Key: "pan", Name: "Merchant PAN", Rule: "PAN", Format: network.Digits, Min: 1, Max: 19, Mandatory: true, Check: panLuhn},
		{ID: 2, Key: "merchant_id", Name: "Merchant ID", Rule: "MERCHANT-ID", Format: network.Ans, Min: 1, Max: 15, Mandatory: true},
		// Without it the issuer takes URE, so nothing breaks.
		{ID: 3, Key: "criteria", Name: "Merchant criteria", Rule: "CRITERIA", Min: 3, Max: 3, Mandatory: true, Check: criteriaKnown, Severity: emvqr.Warning},
		{ID: network.Outside, Key: "national_guid", Name: "National repository"},
		{ID: network.Outside, Key: "nmid", Name: "National merchant ID"},
		{ID: network.Outside, Key: "national_criteria", Name: "National criteria"},
	},
	Read:   readAcquired,
	New:    newMerchant,
	Source: aspi + ", table 4.3",
}

// isAcquirer recognises the template of an acquirer: its PAN begins with 9360,
// or it stands beside the national repository and is made like one.
func isAcquirer(code emvqr.Code, o emvqr.Object) bool {
	if !acquirerPlace.Has(o.Path.Root()) {
		return false
	}
	pan, _ := o.Get(1)
	if !strings.HasPrefix(pan, nnsPrefix) && !(likeAcquirer(o, pan) && hasNational(code)) {
		return false
	}
	return isIndonesian(code) && (o.Path.Root() != transferPlace || !isTransfer(code, o))
}

// likeAcquirer is true of a criteria from the table beside digits for a PAN, or
// none, as in codes with a masked PAN.
func likeAcquirer(o emvqr.Object, pan string) bool {
	class, _ := o.Get(3)
	return Criteria(class).Name() != "" && network.Digits.Holds(pan)
}

// firstAcquirer is the acquirer's template that the repository belongs to.
func firstAcquirer(code emvqr.Code) (emvqr.Object, bool) {
	for o := range network.Owned(code) {
		if isAcquirer(code, o) {
			return o, true
		}
	}
	return emvqr.Object{}, false
}

func readAcquired(code emvqr.Code, o emvqr.Object) (network.Account, bool) {
	again, acquirerBefore := inFrontOf(code, o)
	if again {
		return nil, false // of several with one id the first counts
	}
	var v [4]string // 00 to 03 of the acquirer
	var n [3]string // 00, 02 and 03 of the repository
	var at network.Location
	o.Collect([]uint8{0, 1, 2, 3}, v[:])
	if repository, ok := nationalOf(code); ok && !acquirerBefore {
		repository.Collect([]uint8{0, 2, 3}, n[:])
		at = network.LocationOf(o.Path.Root(), nationalPlace)
	} else {
		at = network.LocationOf(o.Path.Root())
	}
	return Merchant{
		Location: at,
		GUID:     v[0], PAN: v[1], MerchantID: v[2], Criteria: Criteria(v[3]),
		NationalGUID: n[0], NMID: n[1], NationalCriteria: Criteria(n[2]),
	}, true
}

// inFrontOf looks at the accounts in front of o: whether one has o's id, and
// whether one is the template of another acquirer, to whom the repository
// belongs.
func inFrontOf(code emvqr.Code, o emvqr.Object) (again, acquirer bool) {
	switch code.String()[:o.Offset] {
	case "000201", "000201010211", "000201010212":
		return false, false // as in nearly all codes: no account in front
	}
	for other := range network.Owned(code) {
		if other.Offset >= o.Offset {
			break
		}
		again = again || other.Path == o.Path
		acquirer = acquirer || isAcquirer(code, other)
	}
	return again, acquirer
}

func newMerchant(v network.Values) (network.Account, error) {
	a := Merchant{
		GUID: strings.TrimSpace(v[0]), PAN: compact(v[1]), MerchantID: strings.TrimSpace(v[2]), Criteria: Criteria(compact(v[3])),
		NationalGUID: strings.TrimSpace(v[4]), NMID: compact(v[5]), NationalCriteria: Criteria(compact(v[6])),
	}
	if a.PAN == "" && a.NMID == "" {
		return nil, errors.New("qris: a merchant has neither PAN nor NMID, expected one of them or both")
	}
	return a, nil
}

// compact takes out what people put into numbers to read them, and writes
// letters in upper case, as all of QRIS's own codes are.
func compact(text string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "-", "", ".", "").Replace(text))
}

// domain is the form that EMVCo gives a reverse domain name: labels with full
// stops between.
var domain = &network.Format{Name: "a reverse domain name, such as ID.CO.BANK.WWW", Holds: isDomain}

var domainOrDefault = &network.Format{
	Name:  "a reverse domain name, such as ID.CO.BANK.WWW, or 00",
	Holds: func(value string) bool { return value == DefaultGUID || isDomain(value) },
}

func isDomain(value string) bool {
	labels := 0
	for label := range strings.SplitSeq(value, ".") {
		if label == "" || strings.Trim(label, "-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != "" {
			return false
		}
		labels++
	}
	return labels > 1
}
