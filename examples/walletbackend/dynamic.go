package main

import (
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// dynamicRequest is a printed code that is made one for a single payment.
type dynamicRequest struct {
	Static         string     `json:"static" minLength:"1" doc:"The text of the code." example:"000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6"`
	Amount         string     `json:"amount" minLength:"1" doc:"In major units, as people write it." example:"25.00"`
	Tip            *tip       `json:"tip,omitempty" doc:"What is asked for on top; what the code has stays where it is left out."`
	Reference      string     `json:"reference,omitempty" doc:"What the payee calls the payment; where the network of the code keeps it, or else in 62-05." example:"INV-7"`
	Expires        *time.Time `json:"expires,omitempty" doc:"When the code dies, in RFC 3339. Codes of few networks can say it." example:"2026-12-01T00:00:00+08:00"`
	KeepInitiation bool       `json:"keep_initiation,omitempty" doc:"Leave object 01 as it is: codes of some acquirers keep 11 beside an amount."`
}

func (s *service) dynamicRoute() route {
	return route{
		Operation: huma.Operation{
			OperationID: "dynamic", Method: http.MethodPost, Path: "/v1/dynamic",
			Summary: "Turn a static code into one for a single payment",
			Description: "Every byte that the request does not ask to change stays as it is, and the code is read again before it is handed out. " +
				"Whether a wallet pays it is up to the payer's side, and the notice of the payment is not tied to an order unless the acquirer does so by the reference.",
		},
		takes: (*dynamicRequest)(nil), gives: (*codeWritten)(nil),
		handle: s.dynamic,
	}
}

func (s *service) dynamic(x *exchange) {
	var in dynamicRequest
	p := readJSON(x, &in)
	if p == nil {
		var code emvqr.Code
		if code, p = s.dynamicOf(&in); p == nil {
			x.reply(s.written(code))
			return
		}
	}
	x.refuse(p)
}

// dynamicOf is the code for one payment, read again.
func (s *service) dynamicOf(in *dynamicRequest) (emvqr.Code, *problem) {
	switch {
	case in.Static == "":
		return emvqr.Code{}, badRequest("static is missing or empty")
	case in.Amount == "":
		return emvqr.Code{}, badRequest("amount is missing or empty")
	}
	static, p := s.sound(in.Static)
	if p != nil {
		return emvqr.Code{}, p
	}
	c := conversion{service: s, request: in, static: static, accounts: slices.Collect(s.known.Accounts(static))}
	further, p := c.further()
	if p != nil {
		return emvqr.Code{}, p
	}
	code, p := c.cleanest(further)
	if p != nil {
		return emvqr.Code{}, p
	}
	return code, c.readBack(code)
}

// sound is a code without an error, as it is to be changed. One that has any is not made
// to look sound by a new checksum.
func (s *service) sound(text string) (emvqr.Code, *problem) {
	code, err := emvqr.Parse(text)
	if err != nil {
		return emvqr.Code{}, unprocessable("static is no code that can be read: %s", withoutPackage(err))
	}
	if broken := s.broken(code); len(broken) > 0 {
		p := unprocessable("static breaks rules, and is changed by nobody before its issuer has mended it")
		p.Findings = findingsOf(broken)
		return emvqr.Code{}, p
	}
	return code, nil
}

// broken are the findings for which a code is not paid.
func (s *service) broken(code emvqr.Code) (broken []emvqr.Finding) {
	for f := range s.known.At(s.now()).Validate(code) {
		if f.Severity == emvqr.Error || f.Effect == emvqr.Refuses {
			broken = append(broken, f)
		}
	}
	return broken
}

// conversion is a static code on its way to a dynamic one.
type conversion struct {
	service  *service
	request  *dynamicRequest
	static   emvqr.Code
	accounts []network.Account
}

// further are the edits beside the amount.
func (c *conversion) further() (edits []emvqr.Edit, p *problem) {
	if !c.request.KeepInitiation {
		edits = append(edits, emvqr.SetInitiation(emvqr.Dynamic))
	}
	if c.request.Tip != nil {
		tip, p := c.request.Tip.tip("tip")
		if p != nil {
			return nil, p
		}
		edits = append(edits, emvqr.SetTip(tip))
	}
	if c.request.Reference != "" {
		edits = append(edits, c.reference()...)
	}
	if c.request.Expires != nil {
		ends, p := c.expiry()
		if p != nil {
			return nil, p
		}
		edits = append(edits, ends...)
	}
	return edits, nil
}

// reference puts the reference where the networks of the code keep it, or else where
// EMVCo does.
func (c *conversion) reference() (edits []emvqr.Edit) {
	for _, a := range c.accounts {
		if at := placeOfMeaning(a, network.Reference); !at.IsZero() {
			edits = append(edits, emvqr.Set(at, c.request.Reference))
		}
	}
	if edits == nil {
		edits = append(edits, emvqr.Set(emvqr.P(62, 5), c.request.Reference))
	}
	return edits
}

// placeOfMeaning is where an account keeps a value that means this, as a whole object: in
// its own template or in one that all share. The zero Path where it does nowhere.
func placeOfMeaning(a network.Account, means network.Meaning) emvqr.Path {
	kind, _ := a.Table()
	if kind == nil || len(kind.Objects) == 0 {
		return emvqr.Path{}
	}
	for _, rows := range [...][]network.Row{kind.Objects[0].Rows, kind.Rows} {
		for i := range rows {
			if r := &rows[i]; r.Means == means && !r.Hidden && !r.At.IsPiece() && len(r.At.IDs()) > 0 {
				return r.At.Path(a.Anchor())
			}
		}
	}
	return emvqr.Path{}
}

// cleanest is the code with the amount as the networks in it want it: with the decimals of
// the currency, or as it was given where that breaks fewer rules, as for networks that
// pay in whole units.
func (c *conversion) cleanest(further []emvqr.Edit) (code emvqr.Code, p *problem) {
	least := -1
	for _, amount := range [...]emvqr.Edit{emvqr.SetAmount(c.request.Amount), emvqr.Set(emvqr.P(54), c.request.Amount)} {
		made, err := c.static.With(append(slices.Clone(further), amount)...)
		if err != nil {
			return emvqr.Code{}, unprocessable("%s", withoutPackage(err))
		}
		if n := len(slices.Collect(c.service.known.At(c.service.now()).Validate(made))); least < 0 || n < least {
			code, least = made, n
		}
	}
	if broken := c.service.broken(code); len(broken) > 0 {
		p := unprocessable("the code would break rules")
		p.Findings = findingsOf(broken)
		return emvqr.Code{}, p
	}
	return code, nil
}

// readBack holds the code against what was asked for.
func (c *conversion) readBack(code emvqr.Code) *problem {
	known, wanted := c.service.known.At(c.service.now()), c.request
	for _, slug := range known.Slugs(c.static) {
		p := known.Read(code.String(), []string{slug})
		switch amount, err := emvqr.ParseAmount(wanted.Amount); {
		case p.Account == nil:
			return unprocessable("readers of %s would not find its account in the code: %s", slug, firstReason(p.Reasons))
		case err != nil || p.Amount.Value.IsPresent() && p.Amount.Value.Cmp(amount) != 0:
			return unprocessable("readers of %s would read the amount %s", slug, p.Amount.Value)
		case wanted.Reference != "" && p.Reference != wanted.Reference:
			return unprocessable("readers of %s would read the reference %s", slug, quoted(p.Reference))
		case wanted.Expires != nil && !p.Expires.Equal(*wanted.Expires):
			return unprocessable("readers of %s would read another end than %s", slug, wanted.Expires.Format(time.RFC3339))
		}
	}
	return c.sameElsewhere(code)
}

// sameElsewhere asks that nothing else changed: no object that the request does not name
// is another one than before.
func (c *conversion) sameElsewhere(code emvqr.Code) *problem {
	changed := c.named()
	before, after := othersThan(c.static, changed), othersThan(code, changed)
	if !slices.Equal(before, after) {
		return unprocessable("the code would be another one elsewhere as well; nothing is handed out")
	}
	return nil
}

// named are the root objects that the request asks to change.
func (c *conversion) named() (roots []uint8) {
	roots = []uint8{54, 63}
	if !c.request.KeepInitiation {
		roots = append(roots, 1)
	}
	if c.request.Tip != nil {
		roots = append(roots, 55, 56, 57)
	}
	for _, a := range c.accounts {
		if at := placeOfMeaning(a, network.Reference); c.request.Reference != "" && !at.IsZero() {
			roots = append(roots, at.Root())
		}
		if k := keeperOf(a); c.request.Expires != nil && k != nil {
			for _, place := range k.places {
				roots = append(roots, place.Path(a.Anchor()).Root())
			}
		}
	}
	if c.request.Reference != "" {
		roots = append(roots, 62)
	}
	return roots
}

func othersThan(code emvqr.Code, roots []uint8) (objects []string) {
	for o := range code.Objects() {
		if !slices.Contains(roots, o.Path.Root()) {
			objects = append(objects, o.Path.String()+"="+o.Value)
		}
	}
	return objects
}

// firstReason is why an answer is not to pay.
func firstReason(reasons []profiles.Reason) string {
	if len(reasons) == 0 {
		return "nobody says why"
	}
	return reasons[0].Text
}
