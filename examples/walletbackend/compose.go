package main

import (
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// composeRequest is a code to be written.
type composeRequest struct {
	Merchant merchant         `json:"merchant" doc:"The shop, and what is to be paid."`
	Accounts []accountRequest `json:"accounts" nullable:"false" minItems:"1" maxItems:"32" doc:"An account for each network that is to pay the code."`
}

// merchant is what all networks in a code share. What is left out the networks fill in,
// where they ask for it.
type merchant struct {
	Name       string     `json:"name" minLength:"1" doc:"In the characters from space to tilde; see local." example:"Noodle House"`
	City       string     `json:"city,omitempty" example:"Bangkok" doc:"In the characters from space to tilde."`
	PostalCode string     `json:"postal_code,omitempty" example:"10110" doc:"The postal code."`
	Category   string     `json:"category,omitempty" example:"5812" doc:"Four digits of ISO 18245."`
	Country    string     `json:"country,omitempty" example:"TH" doc:"Two capital letters of ISO 3166-1."`
	Currency   string     `json:"currency,omitempty" example:"THB" doc:"Three capital letters, or three digits, of ISO 4217."`
	Amount     string     `json:"amount,omitempty" example:"125.00" doc:"In major units, as people write it; without one the payer enters it."`
	Tip        *tip       `json:"tip,omitempty" doc:"What is asked for on top."`
	Initiation *string    `json:"initiation,omitempty" enum:"static,dynamic" doc:"Whether the code is for many payments or for one; it follows from the amount where it is left out."`
	Local      *localText `json:"local,omitempty" doc:"Name and city in another language."`
	Additional additional `json:"additional,omitzero" doc:"What object 62 holds."`
}

type localText struct {
	Language string `json:"language" minLength:"1" example:"th" doc:"Two letters of ISO 639-1."`
	Name     string `json:"name" minLength:"1" doc:"The name." example:"ร้านก๋วยเตี๋ยว"`
	City     string `json:"city,omitempty" doc:"The city."`
}

type additional struct {
	Bill      string `json:"bill,omitempty" doc:"The number of a bill, 62-01."`
	Mobile    string `json:"mobile,omitempty" doc:"A mobile number to be topped up, 62-02."`
	Store     string `json:"store,omitempty" doc:"The store, 62-03."`
	Loyalty   string `json:"loyalty,omitempty" doc:"A loyalty number, 62-04."`
	Reference string `json:"reference,omitempty" doc:"What the shop calls the payment, 62-05."`
	Customer  string `json:"customer,omitempty" doc:"The customer, 62-06."`
	Terminal  string `json:"terminal,omitempty" doc:"The till, 62-07."`
	Purpose   string `json:"purpose,omitempty" doc:"What it is for, 62-08."`
}

// codeWritten is a code that was written and read again.
type codeWritten struct {
	Text     string    `json:"text" doc:"The text of the symbol."`
	Networks []string  `json:"networks" nullable:"false" doc:"The networks that find an account in it."`
	Accounts []account `json:"accounts" nullable:"false" doc:"The accounts as they are read out of it."`
	Findings []finding `json:"findings" nullable:"false" doc:"What is worth knowing of it; no error is among them."`
}

func (s *service) composeRoute() route {
	return route{
		Operation: huma.Operation{
			OperationID: "compose", Method: http.MethodPost, Path: "/v1/compose",
			Summary:     "Write one code for the wallets of several networks",
			Description: "The code is read again before it is handed out. Where accounts cannot stand in one code, all reasons are told, with the smallest set of accounts that cannot stand together.",
		},
		takes: (*composeRequest)(nil), gives: (*codeWritten)(nil),
		handle: s.compose,
	}
}

func (s *service) compose(x *exchange) {
	var in composeRequest
	p := readJSON(x, &in)
	if p == nil {
		var code emvqr.Code
		if code, p = s.composed(&in); p == nil {
			x.reply(s.written(code))
			return
		}
	}
	x.refuse(p)
}

const maxAccounts = 32

func (s *service) composed(in *composeRequest) (emvqr.Code, *problem) {
	if n := len(in.Accounts); n < 1 || n > maxAccounts {
		return emvqr.Code{}, badRequest("accounts has %d accounts, expected 1 to %d", n, maxAccounts)
	}
	merchant, p := in.Merchant.merchant()
	if p != nil {
		return emvqr.Code{}, p
	}
	var accounts []network.Account
	for i := range in.Accounts {
		account, p := in.Accounts[i].account(i)
		if p != nil {
			return emvqr.Code{}, p
		}
		accounts = append(accounts, account)
	}
	code, err := s.known.At(s.now()).Compose(merchant, accounts...)
	if err != nil {
		return emvqr.Code{}, notWritten(err)
	}
	return code, nil
}

func (m *merchant) merchant() (out emvqr.Merchant, p *problem) {
	if m.Name == "" {
		return out, badRequest("merchant/name is missing or empty")
	}
	out = emvqr.Merchant{
		Name: m.Name, City: m.City, PostalCode: m.PostalCode, MCC: m.Category, Country: m.Country, Currency: m.Currency,
		Additional: emvqr.AdditionalData{
			BillNumber: m.Additional.Bill, MobileNumber: m.Additional.Mobile, StoreLabel: m.Additional.Store, LoyaltyNumber: m.Additional.Loyalty,
			ReferenceLabel: m.Additional.Reference, CustomerLabel: m.Additional.Customer, TerminalLabel: m.Additional.Terminal, Purpose: m.Additional.Purpose,
		},
	}
	if m.Local != nil {
		if m.Local.Language == "" || m.Local.Name == "" {
			return out, badRequest("merchant/local needs a language and a name")
		}
		out.Language = emvqr.LanguageTemplate{Language: m.Local.Language, Name: m.Local.Name, City: m.Local.City}
	}
	if out.Amount, p = amountOf("merchant/amount", m.Amount); p != nil {
		return out, p
	}
	if out.Initiation, p = initiationOf(m.Initiation); p != nil {
		return out, p
	}
	if m.Tip != nil {
		out.Tip, p = m.Tip.tip("merchant/tip")
	}
	return out, p
}

// amountOf reads an amount, absent for "".
func amountOf(where, text string) (amount emvqr.Amount, p *problem) {
	if text == "" {
		return amount, nil
	}
	amount, err := emvqr.ParseAmount(text)
	if err != nil {
		return amount, badRequest("%s: %s", where, strings.TrimPrefix(err.Error(), "emvqr: "))
	}
	return amount, nil
}

func initiationOf(word *string) (emvqr.Initiation, *problem) {
	switch {
	case word == nil:
		return emvqr.Unspecified, nil
	case *word == "static":
		return emvqr.Static, nil
	case *word == "dynamic":
		return emvqr.Dynamic, nil
	}
	return emvqr.Unspecified, badRequest("merchant/initiation is %s, expected static or dynamic", quoted(*word))
}

var tipKinds = map[string]emvqr.TipKind{"none": emvqr.NoTip, "prompt": emvqr.TipPrompt, "fixed": emvqr.FixedFee, "percentage": emvqr.PercentFee}

func (t *tip) tip(where string) (out emvqr.Tip, p *problem) {
	kind, ok := tipKinds[t.Kind]
	if !ok {
		return out, badRequest("%s/kind is %s, expected none, prompt, fixed or percentage", where, quoted(t.Kind))
	}
	out.Kind = kind
	if out.Fee, p = amountOf(where+"/fee", t.Fee); p != nil {
		return out, p
	}
	out.Percent, p = amountOf(where+"/percent", t.Percent)
	return out, p
}

// written is a code as an answer.
func (s *service) written(code emvqr.Code) codeWritten {
	known := s.known.At(s.now())
	out := codeWritten{Text: code.String(), Networks: append([]string{}, known.Slugs(code)...), Accounts: []account{}, Findings: []finding{}}
	for a := range known.Accounts(code) {
		out.Accounts = append(out.Accounts, accountOf(a))
	}
	for f := range known.Validate(code) {
		out.Findings = append(out.Findings, findingOf(&f))
	}
	return out
}

// notWritten is why a code is not written, with all reasons.
func notWritten(err error) *problem {
	p := unprocessable("%s", withoutPackage(err))
	var broken *emvqr.RuleError
	var conflicts *profiles.ConflictError
	switch {
	case errors.As(err, &conflicts):
		p.Smallest, p.Findings = conflicts.Smallest, findingsOf(conflicts.Findings)
		for _, c := range conflicts.Conflicts {
			p.Conflicts = append(p.Conflicts, conflict{
				Accounts: append([]int{}, c.Accounts...), Networks: append([]string{}, c.Networks...),
				Path: c.Path.String(), Field: c.Field, Message: c.Message,
			})
		}
	case errors.As(err, &broken):
		p.Findings = findingsOf(broken.Findings)
	}
	return p
}

// withoutPackage is an error without the name of the package that it begins with, which
// says nothing to a client.
func withoutPackage(err error) string {
	text := err.Error()
	if name, rest, ok := strings.Cut(text, ": "); ok && !strings.Contains(name, " ") {
		return rest
	}
	return text
}

func findingsOf(all []emvqr.Finding) (out []finding) {
	for i := range all {
		out = append(out, findingOf(&all[i]))
	}
	return out
}

func findingOf(f *emvqr.Finding) finding {
	out := finding{
		Rule: f.Rule, Severity: f.Severity.String(), Path: f.Path.String(), Offset: f.Offset,
		Message: f.Message, Citation: f.Citation, Network: f.Network,
	}
	if f.Network != "" {
		out.Confidence = f.Confidence.String()
	}
	return out
}
