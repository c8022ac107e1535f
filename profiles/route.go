package profiles

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Wallet is the slugs of the networks that a wallet can pay, the preferred one
// first. What is known of the wallets that there are is in the package wallet.
type Wallet []string

// Routing is which account a wallet should pay, and how sure that is.
type Routing struct {
	// Account is the account, nil where the wallet should pay none.
	Account network.Account
	// Answer is whether the readers of its network take the code: [Yes];
	// [NotEstablished], so that the wallet asks somebody before it pays; or [No]
	// without an account.
	Answer Answer
	// Why are the reasons for an answer of NotEstablished.
	Why []string
	// Note says which account was taken of several that the network has in the
	// code, "" where it has one.
	Note string
	// Passed are the networks of the wallet that were passed over, in its order.
	Passed []Acceptance

	entry network.Entry // of the account
}

// LogValue implements [slog.LogValuer]: the account masks itself.
func (r Routing) LogValue() slog.Value {
	if r.Account == nil {
		return slog.StringValue(r.Answer.String())
	}
	return slog.GroupValue(slog.Any("account", network.LogAccount(r.Account)), slog.String("answer", r.Answer.String()))
}

// Route tells which account the wallet should pay: the first one of the first of
// its networks whose readers take the code. A network for which that is not
// established is taken where no better one is there, and the answer says so. What
// the networks' readers take is what [Readable] says.
func Route(code emvqr.Code, wallet Wallet) Routing { return known.Route(code, wallet) }

// Route is [Route] with the networks of the set.
func (s *Set) Route(code emvqr.Code, wallet Wallet) Routing {
	v := s.verdict(code)
	defer v.close()
	return v.route(wallet)
}

func (v *verdict) route(wallet Wallet) (r Routing) {
	best := -1 // where in Passed the network would be that is taken
	for _, slug := range wallet {
		n, ok := v.set.Lookup(slug)
		if !ok {
			r.Passed = append(r.Passed, Acceptance{slug, No, []string{"no one here knows this network"}})
			continue
		}
		reading := v.acceptance(n)
		if account, _ := v.account(n); account != nil && reading.Answer > r.Answer {
			if best >= 0 {
				r.Passed = slices.Insert(r.Passed, best, Acceptance{network.Slug(r.Account), r.Answer, r.Why})
			}
			r.Answer, r.Why, best = reading.Answer, reading.Why, len(r.Passed)
			r.Account, r.entry, r.Note = v.seen.Account(*account), *account, v.choice(n)
			if r.Answer == Yes {
				break
			}
			continue
		}
		r.Passed = append(r.Passed, reading)
	}
	return r
}

// choice says which account of a network is taken where there are several.
func (v *verdict) choice(n *network.Network) string {
	count := 0
	var first *network.Entry
	for i := range v.entries {
		e := &v.entries[i]
		if e.Network != n || e.Kind.Role != network.Payable {
			continue
		}
		if count++; count == 1 {
			first = e
		}
	}
	if count < 2 {
		return ""
	}
	return fmt.Sprintf("%d accounts of %s are in the code; the one in %s is taken because it comes first", count, n.Slug, v.seen.Account(*first).Anchor())
}
