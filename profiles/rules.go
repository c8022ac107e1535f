package profiles

import (
	"iter"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/native"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Rules walks the rules that belong to no network: those about all networks in a code
// together, those of the findings in a [Scan], and those of links and hosts that
// belong to none. Each network has its own, see [network.Network.Catalogue], and
// EMVCo has [emvqr.Rules].
func Rules() iter.Seq[emvqr.Rule] {
	return slices.Values(append(slices.Concat(slices.Collect(network.Rules()), slices.Collect(native.Rules())), wrappedTwice, wrappedEncoded, formExpired, foreignLookalike))
}
