package main

import (
	"strings"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// readFor is the answer for a wallet of which the library knows what it pays.
func (s *service) readFor(name, text string, known *profiles.Set) (profiles.Payment, *problem) {
	app, err := wallet.Known().Lookup(name)
	if err != nil {
		return profiles.Payment{}, badRequest("%s; /v1/wallets lists those that are known", strings.TrimPrefix(err.Error(), "wallet: "))
	}
	return wallet.Known().Read(known, app, text), nil
}
