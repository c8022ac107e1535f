package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// accountRequest is an account to be written.
type accountRequest struct {
	Network string            `json:"network" doc:"The slug of the network." example:"promptpay"`
	Kind    string            `json:"kind,omitempty" doc:"Which kind of account, where its fields do not tell: individual, of khqr." example:"bill"`
	Fields  map[string]string `json:"fields" doc:"Its values by their keys; see /v1/networks." example:"{\"biller_id\":\"010753600031501\",\"ref1\":\"TABLE12\"}"`
}

// account is the account of its network. at is its place in the request.
func (r *accountRequest) account(at int) (network.Account, *problem) {
	n, ok := profiles.Lookup(r.Network)
	if !ok {
		return nil, badRequest("accounts/%d: the network %s is not known here; /v1/networks lists those that are", at, quoted(r.Network))
	}
	if len(r.Fields) == 0 {
		return nil, badRequest("accounts/%d has no fields; /v1/networks lists those of %s", at, n.Slug)
	}
	var values []network.FieldValue
	for _, key := range slices.Sorted(maps.Keys(r.Fields)) {
		if strings.TrimSpace(r.Fields[key]) == "" {
			return nil, badRequest("accounts/%d: the field %s is empty; leave it out instead", at, quoted(key))
		}
		values = append(values, network.FieldValue{Key: key, Value: r.Fields[key]})
	}
	account, err := newAccount(n, r.Kind, values)
	if err != nil {
		return nil, badRequest("accounts/%d: %s", at, err)
	}
	return account, nil
}

// newAccount is the account of the first kind that has all these fields and no fault of
// its own; where each has one, of the first that has them.
func newAccount(n *network.Network, kind string, values []network.FieldValue) (first network.Account, fault error) {
	fault = noKind{n, kind}
	for _, k := range n.Kinds {
		if !isWritten(k) || kind != "" && k.Key != kind {
			continue
		}
		if unknown := unknownField(k, values); unknown != "" {
			if kind != "" {
				return nil, fmt.Errorf("%s:%s has no field %s; /v1/networks lists them", n.Slug, kind, quoted(unknown))
			}
			continue
		}
		account, err := k.New(values...)
		checker, checks := account.(network.Checker)
		switch {
		case err != nil:
			fault = err
		case !checks || checker.Check() == nil:
			return account, nil
		case first == nil:
			first = account
		}
	}
	if first != nil {
		fault = nil
	}
	return first, fault
}

// unknownField is the first of the fields that a kind of account does not have.
func unknownField(k *network.Kind, values []network.FieldValue) string {
	for _, v := range values {
		if r := k.Row(v.Key); r == nil || r.Hidden || !slices.Contains(k.Keys, v.Key) {
			return v.Key
		}
	}
	return ""
}

// isWritten reports whether an account of the kind can be given.
func isWritten(k *network.Kind) bool { return k.Make != nil && !k.ReadOnly }

// noKind is about fields, or a kind of account, that a network does not have.
type noKind struct {
	network *network.Network
	kind    string
}

func (e noKind) Error() string {
	var kinds []string
	for _, k := range e.network.Kinds {
		if isWritten(k) {
			kinds = append(kinds, k.Key)
		}
	}
	switch {
	case kinds == nil:
		return e.network.Slug + " has no account that can be written"
	case e.kind != "":
		return e.network.Slug + " has no kind of account " + quoted(e.kind) + ", expected " + strings.Join(kinds, " or ")
	}
	return "no kind of account of " + e.network.Slug + " has all these fields; /v1/networks lists them"
}

// accountOf is an account as answers have it.
func accountOf(a network.Account) account {
	out := account{Network: network.Slug(a), Path: a.Anchor().String(), Values: []label{}}
	for l := range network.Labels(a) {
		out.Values = append(out.Values, label{l.Key, l.Name, l.Value})
	}
	return out
}
