package upi

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// The parameters of a link and the objects of a Bharat QR code that say the same.
// No text of a specification for this was found; the pairs are those that
// gateways write in both forms for one payment.
//
//	pa 26-01   pn 59   mc 52   am 54   mam 26-02   cu 53
//	tr 27-01   url 27-02   tn 62-08   mtid 62-07   mode is 03

// modeBharat is the mode that apps report for a Bharat QR code they scanned.
const modeBharat = "03"

// FromBharat turns the UPI part of a Bharat QR code into a request. lost names
// what a link has no parameter for: cards, bank account, city and the rest, as
// path and name. The request is unsigned, whatever becomes of it.
func FromBharat(code emvqr.Code) (r Request, lost []string, err error) {
	a, ok := accountOf(code)
	switch {
	case !ok || a.VPA == "":
		return Request{}, nil, fmt.Errorf("upi: the code names no VPA in 26-01")
	case code.CurrencyCode() != "356":
		return Request{}, nil, fmt.Errorf("upi: currency is %+q, expected 356", code.CurrencyCode())
	}
	additional, _ := code.AdditionalData()
	r = Request{
		VPA: a.VPA, Name: code.MerchantName(), MCC: code.MerchantCategoryCode(), Currency: "INR", Mode: modeBharat,
		Reference: a.Reference, URL: a.ReferenceURL, Note: additional.Purpose, TerminalID: additional.TerminalLabel,
	}
	if text, ok := code.Get(emvqr.P(54)); ok {
		if r.Amount, err = emvqr.ParseAmount(text); err != nil {
			return Request{}, nil, fmt.Errorf("upi: 54: %w", err)
		}
	}
	if a.MinimumAmount != "" {
		if r.MinimumAmount, err = emvqr.ParseAmount(a.MinimumAmount); err != nil {
			return Request{}, nil, fmt.Errorf("upi: 26-02: %w", err)
		}
	}
	return r, lostFrom(code, a.Reference), nil
}

// accountOf is the UPI account of a code.
func accountOf(code emvqr.Code) (Account, bool) {
	for account := range Network.Accounts(code) {
		a, ok := account.(Account)
		return a, ok
	}
	return Account{}, false
}

// lostFrom names the objects of a code that a link has no parameter for.
func lostFrom(code emvqr.Code, reference string) (lost []string) {
	for o := range code.Objects() {
		switch id := o.Path.Root(); {
		case id == 62:
			lost = append(lost, lostAdditional(o, reference)...)
		case !carried(id) && !isInLink(code, o):
			lost = append(lost, o.Path.String()+" "+emvqr.ObjectName(o.Path))
		}
	}
	return lost
}

// isInLink reports whether an object is the first payee or the first reference.
func isInLink(code emvqr.Code, o emvqr.Object) bool {
	var seen [2]bool
	for c := range Network.Claims(code) {
		if c.Object == nil || c.Again {
			continue
		}
		for i, key := range [...]string{"payee", "ref"} {
			if c.Object.Key != key {
				continue
			}
			if c.Offset == o.Offset {
				return !seen[i]
			}
			seen[i] = true
		}
	}
	return false
}

// carried tells the root objects that are in a link, or say nothing beyond it.
func carried(id uint8) bool {
	switch id {
	case 0, 1, 52, 53, 54, 58, 59, 63:
		return true
	}
	return false
}

// lostAdditional names what is lost of template 62. A reference label that
// repeats the transaction reference is not lost.
func lostAdditional(template emvqr.Object, reference string) (lost []string) {
	for o := range template.Objects() {
		switch id := o.Path.ID(); {
		case id == 7, id == 8, id == 5 && o.Value == reference:
		default:
			lost = append(lost, o.Path.String()+" "+emvqr.ObjectName(o.Path))
		}
	}
	return lost
}

// What a Bharat QR code has room for, in characters.
const (
	labelMax = 25
	urlMax   = 26
)

// Bharat turns a request into what a Bharat QR code needs: the objects that all
// networks share and the account. A link names no city, so shop.City is for the
// caller to fill in, and so are cards and postal code. lost names the parameters
// that a code has no object for, or no room.
func (r Request) Bharat() (shop emvqr.Merchant, payee Account, lost []string, err error) {
	switch {
	case r.VPA == "":
		return shop, payee, nil, fmt.Errorf("upi: the request names no VPA")
	case r.Global || r.Currency != "" && !strings.EqualFold(r.Currency, "INR"):
		return shop, payee, nil, fmt.Errorf("upi: currency is %+q, expected INR", r.Currency)
	}
	payee = Account{VPA: r.VPA, MinimumAmount: r.MinimumAmount.String(), Reference: r.Reference}
	shop = emvqr.Merchant{
		Initiation: emvqr.Static, MCC: r.MCC, Currency: "356", Country: "IN", Name: r.Name, Amount: r.Amount,
	}
	if mode, _ := LookupMode(r.Mode); mode.Dynamic || r.Amount.IsPresent() {
		shop.Initiation = emvqr.Dynamic
	}
	fits := func(value string, most int) string {
		if utf8.RuneCountInString(value) > most {
			return ""
		}
		return value
	}
	payee.ReferenceURL = fits(r.URL, urlMax)
	shop.Additional.Purpose = fits(r.Note, labelMax)
	shop.Additional.TerminalLabel = fits(r.TerminalID, labelMax)
	written := map[string]string{
		"url": payee.ReferenceURL, "tn": shop.Additional.Purpose, "mtid": shop.Additional.TerminalLabel,
	}
	return shop, payee, r.lostIn(written), nil
}

// inBharat are the parameters that a code always has room for.
var inBharat = [...]string{"pa", "pn", "mc", "am", "mam", "cu", "tr"}

// lostIn names the parameters of the request that are neither in every code nor
// among the written. The mode of a scanned code is always 03.
func (r Request) lostIn(written map[string]string) (lost []string) {
	for i := range parameters {
		p := &parameters[i]
		value, _ := p.value(&r)
		switch {
		case value == "", p.name == "mode" && value == modeBharat, written[p.name] == value:
			continue
		}
		if !slices.Contains(inBharat[:], p.name) {
			lost = append(lost, p.name)
		}
	}
	for _, extra := range r.Extra {
		lost = append(lost, extra.Key)
	}
	return lost
}
