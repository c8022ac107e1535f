package main

import (
	"fmt"
	"time"

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
	// WrappedIn is the link that a code was taken out of.
	WrappedIn string `json:"wrapped_in,omitempty"`
	// OK says that the text is whole and its checksum right.
	OK bool `json:"ok"`
	// Networks are those that have an account in it.
	Networks []string `json:"networks"`
	// Decision is what the app may do, Reasons why it may not simply pay.
	Decision decision `json:"decision"`
	Reasons  []string `json:"reasons"`
	// Account is the account to pay, or to ask about; null where the decision is
	// to refuse.
	Account *account `json:"account"`
	// Passed are the wallet's networks that were passed over, and why.
	Passed []passed `json:"passed,omitempty"`
	// Merchant is what to show to the payer.
	Merchant *merchant `json:"merchant,omitempty"`
	// Currency is three letters of ISO 4217, "" where the text names none.
	Currency string `json:"currency,omitempty"`
	// Amount is null where the payer enters it, and only there.
	Amount *money `json:"amount"`
	Tip    *tip   `json:"tip,omitempty"`
	// Reference is the shop's reference for the payment.
	Reference string `json:"reference,omitempty"`
	// Expires is the time after which the payment is refused. A code that has expired
	// has no account to tell it by: Reasons does.
	Expires *time.Time `json:"expires,omitempty"`
	// Fields are what a native form says, in its own names.
	Fields map[string]string `json:"fields,omitempty"`
	// Findings are everything that is wrong, or worth knowing.
	Findings []emvqr.Finding `json:"findings"`

	code emvqr.Code
	// payee is the account to pay, as its network types it.
	payee network.Account
}

// account is a payee. Path is where it begins in a code.
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
	Name    string `json:"name,omitempty"`
	City    string `json:"city,omitempty"`
	Country string `json:"country,omitempty"`
	MCC     string `json:"mcc,omitempty"`
}

type tip struct {
	Kind    string `json:"kind"`
	Fee     string `json:"fee,omitempty"`
	Percent string `json:"percent,omitempty"`
}

// offeredNetwork is the network of the account, "" for none.
func (r *response) offeredNetwork() string {
	if r.Account == nil {
		return ""
	}
	return r.Account.Network
}

// answer tells the app what it scanned. Nothing is offered before all of it has
// been looked at.
func answer(in request, now time.Time) *response {
	scan := profiles.Known().At(now).Recognize(in.Scanned)
	out := &response{
		Kind: scan.Kind.String(), Format: scan.Format, WrappedIn: scan.WrappedIn,
		Networks: []string{}, Findings: []emvqr.Finding{}, Reasons: []string{}, Decision: pay,
	}
	for _, f := range scan.Findings {
		out.Findings = append(out.Findings, f)
		out.weigh(f)
	}
	switch {
	case out.Decision == refuse: // it can be read as two payments
		out.Amount = unknown("the text can be read as two payments")
	case scan.Kind == network.MPM:
		out.merchantPresented(scan.Text, profiles.Known().At(now), in.Networks)
	default:
		out.native(scan, in.Networks)
	}
	if out.Decision == refuse {
		out.Account = nil
	}
	return out
}

// merchantPresented answers for an EMV code, as the networks see it at this time.
// Only a code that Parse accepts is ever offered for payment.
func (r *response) merchantPresented(text string, known *profiles.Set, wallet profiles.Wallet) {
	code, err := emvqr.Parse(text)
	if err != nil {
		r.Findings = append(r.Findings, known.Diagnose(text).Findings...)
		r.Amount = unknown("the code cannot be read")
		r.refuse(err.Error())
		return
	}
	r.OK, r.code = true, code
	r.Networks = append(r.Networks, known.Slugs(code)...)
	for f := range known.Validate(code) {
		r.Findings = append(r.Findings, f)
		r.weigh(f)
	}
	r.route(code, known, wallet)
	r.Merchant = &merchant{code.MerchantName(), code.MerchantCity(), code.CountryCode(), code.MerchantCategoryCode()}
	r.reference(code)
	r.codeExpiry()
	r.codeMoney(code)
	r.tip(code)
}

// askThePayer is a value in 62 that the app asks the payer for (EMVCo §4.8.1).
const askThePayer = "***"

// reference is what the payee calls the payment: as its network keeps it, or else
// EMVCo's reference label.
func (r *response) reference(code emvqr.Code) {
	if r.payee != nil {
		if r.Reference, _ = meant(r.code, r.payee, network.Reference); r.Reference != "" {
			return
		}
	}
	if reference, _ := code.Get(emvqr.P(62, 5)); reference != askThePayer {
		r.Reference = reference
	}
}

// codeExpiry is when the code of the payee ends. Whether that is over the network's
// rules have said.
func (r *response) codeExpiry() {
	if r.payee == nil {
		return
	}
	value, row := meant(r.code, r.payee, network.Expiry)
	if row == nil || row.Format == nil || row.Format.Time == nil {
		return
	}
	if end, ok := row.Format.Time(value); ok {
		r.Expires = &end
	}
}

// route picks the account.
func (r *response) route(code emvqr.Code, known *profiles.Set, wallet profiles.Wallet) {
	routing := known.Route(code, wallet)
	for _, p := range routing.Passed {
		r.Passed = append(r.Passed, passed{p.Network, p.Why})
	}
	if routing.Account == nil {
		r.refuse("the wallet can pay none of the networks in this code")
		return
	}
	r.Account, r.payee = payTo(routing.Account), routing.Account
	if routing.Answer != profiles.Yes && r.Decision != refuse {
		r.ask(fmt.Sprintf("whether readers of %s take this code is %s", r.Account.Network, routing.Answer))
		r.ask(routing.Why...)
	}
}

// tip reads tip and fee. A fee that is asked for and not named stops the payment:
// no one must pay less or more than was asked for.
func (r *response) tip(code emvqr.Code) {
	t, ok := code.Tip()
	if !ok {
		r.refuse("there is a fee that cannot be read")
		return
	}
	if t.Kind != emvqr.NoTip {
		r.Tip = &tip{t.Kind.String(), t.Fee.String(), t.Percent.String()}
	}
}

func payTo(a network.Account) *account {
	out := &account{Network: network.Slug(a), Path: a.Anchor().String(), Fields: map[string]string{}}
	for key, value := range network.Fields(a) {
		out.Fields[key] = value
	}
	return out
}
