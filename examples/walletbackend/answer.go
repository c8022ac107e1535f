package main

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// response is what the app gets back.
type response struct {
	// Kind is "mpm", "cpm", "uri", "other" or "unknown", Format the form of
	// anything but mpm.
	Kind   string `json:"kind"`
	Format string `json:"format,omitempty"`
	// OK says that the text is whole and its checksum right.
	OK bool `json:"ok"`
	// Networks are those that have an account in it.
	Networks []string `json:"networks"`
	// Pay is the account to pay, null where the wallet can pay none.
	Pay *account `json:"pay"`
	// Passed are the wallet's networks that were passed over, and why.
	Passed []passed `json:"passed,omitempty"`
	// Merchant is what to show to the payer.
	Merchant *merchant `json:"merchant,omitempty"`
	// Amount is null where the payer enters it.
	Amount *money `json:"amount"`
	Tip    *tip   `json:"tip,omitempty"`
	// Fields are what a native form says.
	Fields map[string]string `json:"fields,omitempty"`
	// Findings are everything that is wrong, or worth knowing.
	Findings []emvqr.Finding `json:"findings"`
	// Error says why the text cannot be paid, "" if it can.
	Error string `json:"error,omitempty"`

	code emvqr.Code
}

type account struct {
	Network string            `json:"network"`
	Path    string            `json:"path,omitempty"`
	Fields  map[string]string `json:"fields"`
}

type passed struct {
	Network string   `json:"network"`
	Why     []string `json:"why"`
}

type merchant struct {
	Name    string `json:"name"`
	City    string `json:"city"`
	Country string `json:"country"`
	MCC     string `json:"mcc"`
}

// money is an amount as text, and in the smallest unit of the currency.
type money struct {
	Value    string `json:"value"`
	Currency string `json:"currency"`
	Minor    uint64 `json:"minor"`
}

type tip struct {
	Kind    string `json:"kind"`
	Fee     string `json:"fee,omitempty"`
	Percent string `json:"percent,omitempty"`
}

func (r *response) paidNetwork() string {
	if r.Pay == nil {
		return ""
	}
	return r.Pay.Network
}

// answer tells the app what it scanned.
func answer(in request) *response {
	scan := profiles.Recognize(in.Scanned)
	out := &response{Kind: scan.Kind.String(), Format: scan.Format, Networks: []string{}, Findings: []emvqr.Finding{}}
	if scan.Kind == network.MPM {
		out.merchantPresented(scan.Text, in.Networks)
		return out
	}
	out.native(scan, in.Networks)
	return out
}

// merchantPresented answers for an EMV code. Only a code that Parse accepts is
// ever offered for payment.
func (r *response) merchantPresented(text string, wallet profiles.Wallet) {
	code, err := emvqr.Parse(text)
	if err != nil {
		report := profiles.Diagnose(text)
		r.Findings, r.Error = report.Findings, err.Error()
		return
	}
	r.OK, r.code = true, code
	r.Networks = append(r.Networks, profiles.Slugs(code)...)
	for f := range profiles.Validate(code) {
		r.Findings = append(r.Findings, f)
	}
	pay, why := profiles.Route(code, wallet)
	for _, p := range why {
		r.Passed = append(r.Passed, passed(p))
	}
	if pay == nil {
		r.Error = "the wallet can pay none of the networks in this code"
	} else {
		r.Pay = payTo(pay)
	}
	r.Merchant = &merchant{code.MerchantName(), code.MerchantCity(), code.CountryCode(), code.MerchantCategoryCode()}
	r.money(code)
}

// money reads amount and tip. A tip that asks for a fee it does not name stops
// the payment: nobody must pay less or more than was asked for.
func (r *response) money(code emvqr.Code) {
	currency, known := code.Currency()
	if amount, ok := code.Amount(); ok && known {
		minor, err := amount.MinorUnits(currency.Exponent)
		if err != nil {
			r.stop("the amount has more decimals than its currency")
			return
		}
		r.Amount = &money{amount.String(), currency.Alpha, minor}
	} else if _, present := code.Get(emvqr.P(54)); present {
		r.stop("there is an amount that cannot be read")
		return
	}
	t, ok := code.Tip()
	if !ok {
		r.stop("there is a fee that cannot be read")
		return
	}
	if t.Kind != emvqr.NoTip {
		r.Tip = &tip{t.Kind.String(), t.Fee.String(), t.Percent.String()}
	}
}

// stop takes the offer to pay back.
func (r *response) stop(why string) { r.Pay, r.Error = nil, why }

func (r *response) native(scan profiles.Scan, wallet profiles.Wallet) {
	reading, known := scan.Read()
	r.OK = known && reading.Sound
	r.Findings = append(r.Findings, reading.Findings...)
	if len(reading.Fields) > 0 {
		r.Fields = make(map[string]string, len(reading.Fields))
		for _, f := range reading.Fields {
			if _, dup := r.Fields[f.Key]; !dup {
				r.Fields[f.Key] = f.Value
			}
		}
	}
	if scan.Network != "" {
		r.Networks = append(r.Networks, scan.Network)
	}
	if reading.Account == nil || !r.OK || hasError(reading.Findings) {
		r.Error = "this cannot be paid by scanning"
		return
	}
	for _, slug := range wallet {
		if slug == scan.Network {
			r.Pay = payTo(reading.Account)
			return
		}
	}
	r.Error = "the wallet cannot pay " + scan.Network
}

func hasError(findings []emvqr.Finding) bool {
	for _, f := range findings {
		if f.Severity == emvqr.Error {
			return true
		}
	}
	return false
}

func payTo(a network.Account) *account {
	out := &account{Network: a.Network(), Path: a.Anchor().String(), Fields: map[string]string{}}
	for key, value := range a.Fields() {
		out.Fields[key] = value
	}
	return out
}
