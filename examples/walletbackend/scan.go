package main

import (
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/openmerchantqr/emvqr/profiles"
)

// scanRequest is what the app sends of what it scanned.
type scanRequest struct {
	Scanned  string     `json:"scanned" minLength:"1" doc:"The text of the symbol, untouched." example:"hello"`
	Networks []string   `json:"networks,omitempty" nullable:"false" maxItems:"256" doc:"The networks that the wallet can pay, by their slugs, the preferred one first; of a form that belongs to no network its format. See /v1/networks." example:"[\"promptpay\",\"visa\"]"`
	Wallet   *string    `json:"wallet,omitempty" minLength:"1" doc:"Instead of networks: the name of a wallet, of which the library knows what it pays. See /v1/wallets." example:"GCash"`
	At       *time.Time `json:"at,omitempty" doc:"The time to judge by, in RFC 3339; the clock of the service where it is left out." example:"2026-11-28T12:00:00Z"`
}

// maxNetworks bounds the wallet's list. It is more than there are networks.
const maxNetworks = 256

func (s *service) scanRoute() route {
	return route{
		Operation: huma.Operation{
			OperationID: "scan", Method: http.MethodPost, Path: "/v1/scan",
			Summary: "What is this, who gets paid, how much, may I",
			Description: "Only `pay` is to be paid as it is. `ask` says that nothing is known to be wrong and not all is known to be right: " +
				"ask the network, or the payer. `refuse` is never paid: account and payee are null. `reasons` says why.",
		},
		takes: (*scanRequest)(nil), gives: (*payment)(nil),
		handle: s.scan,
	}
}

// answers are buffers that answers are written into.
var answers = sync.Pool{New: func() any { b := make([]byte, 0, 4<<10); return &b }}

func (s *service) scan(x *exchange) {
	var in scanRequest
	if p := readJSON(x, &in); p != nil {
		x.refuse(p)
		return
	}
	answer, p := s.read(&in)
	if p != nil {
		x.refuse(p)
		return
	}
	x.scan = scanned{
		is: true, decision: answer.Decision, kind: answer.Kind.String(), format: answer.Format, network: answer.Network,
		payee: string(answer.Payee.Type), amount: answer.Amount.State, reasons: answer.Reasons, findings: len(answer.Findings),
	}
	s.metrics.scanned(&x.scan)

	body := answers.Get().(*[]byte)
	defer answers.Put(body)
	*body = append(answer.AppendJSON((*body)[:0]), '\n')
	x.answer(http.StatusOK, *body)
}

// read is the answer for a scan.
func (s *service) read(in *scanRequest) (profiles.Payment, *problem) {
	if p := s.check(in); p != nil {
		return profiles.Payment{}, p
	}
	now := s.now()
	if in.At != nil {
		now = *in.At
	}
	if in.Wallet != nil {
		return s.readFor(*in.Wallet, in.Scanned, s.known.At(now))
	}
	return s.known.At(now).Read(in.Scanned, in.Networks), nil
}

func (s *service) check(in *scanRequest) *problem {
	switch {
	case in.Scanned == "":
		return badRequest("scanned is missing or empty")
	case in.Wallet == nil && in.Networks == nil:
		return badRequest("networks is missing: a list of the networks that the wallet can pay, the preferred one first, [] for none; or wallet, the name of one that is known here")
	case in.Wallet != nil && in.Networks != nil:
		return badRequest("there are networks and a wallet, expected one of them")
	case len(in.Networks) > maxNetworks:
		return badRequest("networks has %d networks, expected at most %d", len(in.Networks), maxNetworks)
	}
	for i, slug := range in.Networks {
		if !s.metrics.networks[slug] {
			return badRequest("the network %s is not known here; /v1/networks lists those that are", quoted(slug))
		}
		if slices.Contains(in.Networks[:i], slug) {
			return badRequest("the network %s is given twice", quoted(slug))
		}
	}
	return nil
}
