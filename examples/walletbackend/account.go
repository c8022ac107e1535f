package main

import (
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

func newAccount(n *network.Network, kind string, values []network.FieldValue) (network.Account, error) {
	for _, k := range n.Kinds {
		if kind != "" && k.Key == kind && isWritten(k) {
			return k.New(values...)
		}
	}
	if kind != "" {
		return nil, noKind{n, kind}
	}
	return n.NewAccount(values...)
}

// isWritten reports whether an account of the kind can be given.
func isWritten(k *network.Kind) bool { return k.Make != nil && !k.ReadOnly }

// noKind is about a kind of account that a network does not have.
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
	return e.network.Slug + " has no kind of account " + quoted(e.kind) + ", expected " + strings.Join(kinds, " or ")
}

// accountOf is an account as answers have it.
func accountOf(a network.Account) account {
	out := account{Network: network.Slug(a), Path: a.Anchor().String(), Values: []label{}}
	for l := range network.Labels(a) {
		out.Values = append(out.Values, label{l.Key, l.Name, l.Value})
	}
	return out
}
