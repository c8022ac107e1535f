package networktest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// TLV is a line of data objects, of ids and values in turn. Lengths count characters.
func TLV(pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, "%s%02d%s", pairs[i], utf8.RuneCountInString(pairs[i+1]), pairs[i+1])
	}
	return b.String()
}

// Rules are the ids of the network's own rules that a code breaks, in the order of the
// findings.
func Rules(n *network.Network, code emvqr.Code) (ids []string) {
	for f := range n.Validate(code) {
		if !strings.HasPrefix(f.Rule, "NETWORK-") { // those are about any network
			ids = append(ids, f.Rule)
		}
	}
	return ids
}

// OnlyAccount is the one account of a network that a code has. The test ends where
// there is none, more than one, or one of another type.
func OnlyAccount[A network.Account](t testing.TB, n *network.Network, code emvqr.Code) (only A) {
	t.Helper()
	found := slices.Collect(n.Accounts(code))
	if len(found) != 1 {
		t.Fatalf("%d accounts of %s are found, expected one", len(found), n.Slug)
	}
	only, ok := found[0].(A)
	if !ok {
		t.Fatalf("the account is a %T", found[0])
	}
	return only
}
