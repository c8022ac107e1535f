package main

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-json-experiment/json"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// networkList are the networks that are known here, and the forms that belong to none.
type networkList struct {
	Networks []networkShown `json:"networks" nullable:"false" doc:"In no order that means anything."`
	Forms    []formShown    `json:"forms" nullable:"false" doc:"The forms that belong to no network; a wallet that pays one names its format."`
}

type networkShown struct {
	Slug       string      `json:"slug" example:"promptpay" doc:"How it is named in requests and answers."`
	Name       string      `json:"name" example:"PromptPay" doc:"What it calls itself."`
	Countries  []string    `json:"countries" nullable:"false" example:"[\"TH\"]" doc:"Where it is at home; none for a network that is met everywhere."`
	AsOf       string      `json:"as_of" example:"2026-11" doc:"As of when its table says what is known."`
	Confidence string      `json:"confidence" example:"A" doc:"How sure that is, A to D."`
	Source     string      `json:"source" doc:"Where it is written."`
	Accounts   []kindShown `json:"accounts" nullable:"false" doc:"The kinds of account that can be composed."`
	Forms      []formShown `json:"forms" nullable:"false" doc:"Its forms beside merchant-presented codes."`
}

type kindShown struct {
	Kind   string       `json:"kind" example:"bill" doc:"Its word in requests."`
	Name   string       `json:"name" doc:"Its name, for people." example:"Bill payment"`
	Fields []fieldShown `json:"fields" nullable:"false" doc:"Its values."`
}

type fieldShown struct {
	Key      string `json:"key" example:"biller_id" doc:"Its word in requests and answers."`
	Label    string `json:"label" example:"Biller ID" doc:"What people call it."`
	Required bool   `json:"required" doc:"An account without it is refused."`
	Format   string `json:"format" doc:"What it may be, in words." example:"digits"`
}

type formShown struct {
	Format string `json:"format" doc:"Its word." example:"upi"`
	Name   string `json:"name" doc:"Its name, for people."`
}

// walletList are the wallets of which it is known what they pay.
type walletList struct {
	AsOf    string        `json:"as_of" example:"2026-11" doc:"As of when it is known. Such facts age in months."`
	Wallets []walletShown `json:"wallets" nullable:"false" doc:"The wallets."`
}

type walletShown struct {
	Name      string   `json:"name" example:"GCash" doc:"Its name in requests, where letter case and blanks do not matter."`
	Countries []string `json:"countries" nullable:"false" example:"[\"PH\"]" doc:"Where it is at home; none for what is met everywhere."`
	Networks  []string `json:"networks" nullable:"false" doc:"What it reads at home."`
}

func (s *service) networksRoute() route {
	return route{
		Operation: huma.Operation{
			OperationID: "networks", Method: http.MethodGet, Path: "/v1/networks",
			Summary: "The networks, and how their accounts are given", Description: "What the tables of the library say; it changes with the version of the service.",
		},
		gives: (*networkList)(nil), handle: listed(networksKnown()),
	}
}

func (s *service) walletsRoute() route {
	return route{
		Operation: huma.Operation{
			OperationID: "wallets", Method: http.MethodGet, Path: "/v1/wallets",
			Summary: "The wallets that a scan can name", Description: "What is known of them, with its date.",
		},
		gives: (*walletList)(nil), handle: listed(walletsKnown()),
	}
}

// listed answers with a list that never changes while the service runs.
func listed(list any) func(*exchange) {
	body := append(marshaled(list), '\n')
	return func(x *exchange) {
		x.Header()["Content-Type"] = jsonUTF
		x.keep(body, longest)
	}
}

// marshaled is a value of this service as JSON; nil lists are empty ones.
func marshaled(value any) []byte {
	body, err := json.Marshal(value)
	if err != nil {
		panic(err) // it is text and numbers
	}
	return body
}

// reply answers with a value.
func (x *exchange) reply(value any) { x.answer(http.StatusOK, append(marshaled(value), '\n')) }

func networksKnown() (list networkList) {
	for n := range profiles.Networks() {
		shown := networkShown{
			Slug: n.Slug, Name: n.Name, Countries: n.Countries, AsOf: n.AsOf, Confidence: n.Confidence.String(), Source: n.Source,
		}
		for _, k := range n.Kinds {
			if isWritten(k) && k.Role == network.Payable {
				shown.Accounts = append(shown.Accounts, kindOf(k))
			}
		}
		for i := range n.Natives {
			shown.Forms = append(shown.Forms, formShown{n.Natives[i].Format, n.Natives[i].Name})
		}
		list.Networks = append(list.Networks, shown)
	}
	for form := range profiles.Forms() {
		if form.Network == "" {
			list.Forms = append(list.Forms, formShown{form.Format, form.Name})
		}
	}
	return list
}

func kindOf(k *network.Kind) kindShown {
	shown := kindShown{Kind: k.Key, Name: k.Name}
	for _, key := range k.Keys {
		r := k.Row(key)
		if r == nil || r.Hidden {
			continue
		}
		f := fieldShown{Key: key, Label: r.Label(), Required: isRequired(r)}
		if r.Format != nil {
			f.Format = r.Format.Name
		}
		shown.Fields = append(shown.Fields, f)
	}
	return shown
}

// isRequired reports whether an account cannot be written without the value.
func isRequired(r *network.Row) bool {
	return r.Presence == network.Mandatory && r.Default == "" && r.Void == "" && r.When == nil
}

func walletsKnown() (list walletList) {
	known := wallet.Known()
	list.AsOf = string(known.Facts().AsOf)
	for w := range known.Wallets() {
		list.Wallets = append(list.Wallets, walletShown{w.Name, w.Countries, known.Slugs(w)})
	}
	return list
}
