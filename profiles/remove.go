package profiles

import (
	"errors"
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Remove takes an account out of the code and leaves every other byte as it is.
// It is the inverse of [Add]: the account's own objects go, and what it has in
// object 62, such as a third reference in 62-07, unless another account of the
// code has that object as well. The objects that every code has, such as
// currency and country, stay: Add does not put them in, and a code without them
// would be unsound.
//
// The account is one that [Accounts] found in the code, or one put together by
// hand that is in it once. What stands at its places must be its own: an account
// that was found in another code, or before the code was edited, takes nothing of
// another payee away. The accounts that stay are read again and are as they were;
// where they would not be, Remove returns a [ConflictError].
func Remove(code emvqr.Code, account network.Account) (emvqr.Code, error) {
	return known.Remove(code, account)
}

// Remove is [Remove] with the networks of the set.
func (s *Set) Remove(code emvqr.Code, account network.Account) (emvqr.Code, error) {
	if isNil(account) {
		return emvqr.Code{}, errors.New("profiles: the account to remove is nil")
	}
	if !code.Verified() {
		return emvqr.Code{}, fmt.Errorf("profiles: %w", emvqr.ErrUnverified)
	}
	found, others, err := s.locate(code, account)
	if err != nil {
		return emvqr.Code{}, err
	}
	var edits []emvqr.Edit
	for path := range found.Paths() {
		if isOwned(path.Root()) {
			edits = append(edits, emvqr.Remove(path))
		}
	}
	for want := range network.Wants(account) {
		value, _ := code.Get(want.Path)
		if !want.Void && want.Path.Depth() > 1 && value == want.Value && !wantedBy(others, want.Path) {
			edits = append(edits, emvqr.Remove(want.Path))
		}
	}
	left, err := code.With(edits...)
	if err != nil {
		return emvqr.Code{}, fmt.Errorf("profiles: removing an account of %s: %w", network.Slug(account), err)
	}
	c := newComposition(s, others, hasAmount(code))
	defer c.close()
	if err := c.readBackExactly(left); err != nil {
		return emvqr.Code{}, err
	}
	return left, nil
}

// locate finds an account in the code, and the others in it.
func (s *Set) locate(code emvqr.Code, account network.Account) (found network.Account, others []network.Account, err error) {
	byHand := account.Anchor().IsZero()
	c := newComposition(s, []network.Account{account}, hasAmount(code))
	defer c.close()
	account = c.typed[0]
	r := rereading{composition: c, given: nobody}
	if byHand {
		r.given = anybody
	}
	for a := range s.Accounts(code) {
		if network.Slug(a) != network.Slug(account) || !byHand && a.Anchor() != account.Anchor() {
			others = append(others, a)
			continue
		}
		if _, message := r.difference(0, account, a); message != "" {
			others = append(others, a)
			continue
		}
		if found != nil {
			return nil, nil, fmt.Errorf("profiles: the account of %q is in the code more than once, in %s and %s; remove the one that Accounts finds there",
				network.Slug(account), found.Anchor(), a.Anchor())
		}
		found = a
	}
	switch {
	case found != nil:
		return found, others, nil
	case byHand:
		return nil, nil, fmt.Errorf("profiles: the account of %q was not found in the code, so there is nothing to remove", network.Slug(account))
	}
	return nil, nil, fmt.Errorf("profiles: what stands in %s is not the account of %q that was found there, so there is nothing to remove",
		account.Anchor(), network.Slug(account))
}

func wantedBy(accounts []network.Account, path emvqr.Path) bool {
	for _, a := range accounts {
		for want := range network.Wants(a) {
			if !want.Void && want.Path == path {
				return true
			}
		}
	}
	return false
}
