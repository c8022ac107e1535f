package upi

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// bank is the bank account in 08 of a code that has a template of UPI's beside
// it. It is a part of the account anchored there and never one of its own, so it
// has no fields: the payee's table has them. Where there is no such template, 08
// is RuPay's.
var bank = &network.Template{
	Name: "UPI bank account", Key: "bank",
	Found: []network.Range{network.At(bankID)}, Places: []network.Range{network.At(bankID)},
	Match: func(code emvqr.Code, _ emvqr.Object) bool {
		for o := range network.Owned(code) {
			if roleOf(o) != noRole {
				return true
			}
		}
		return false
	},
	Beside: true,
	Make:   func(emvqr.Code, emvqr.Object, network.Values) (network.Account, bool) { return nil, false },
	New:    payee.New,
}
