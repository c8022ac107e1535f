package main

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// appendAccount appends an account as inspect --json has it.
func appendAccount(dst []byte, account network.Account) []byte {
	a := explain.AccountOf(profiles.Known(), account)
	return a.AppendJSON(dst)
}

// appendMember appends a member of an object that has one already.
func appendMember(dst []byte, key, value string) []byte {
	dst = append(append(append(dst, `,"`...), key...), `":`...)
	return emvqr.AppendJSONString(dst, value)
}

// appendComma appends what stands in front of the element with index i.
func appendComma(dst []byte, i int) []byte {
	if i == 0 {
		return dst
	}
	return append(dst, ',')
}

func appendPath(dst []byte, path emvqr.Path) []byte {
	dst, _ = path.AppendText(append(dst, '"')) // never fails
	return append(dst, '"')
}
