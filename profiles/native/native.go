// Package native is the table of payment texts that are scanned at the same till as
// merchant-presented EMV codes, are none, and belong to no network of the library: links
// of wallets, lines of a credit transfer, aggregated codes of China, coins.
//
// They are named so that no one takes them for a broken code or for another form, and
// what they say is shown. A wallet that can pay by one names its format among its
// networks; it is told to pay only where the owner of the form has published all of it.
// The forms of the library's networks, such as UPI links, are in their packages; all
// of them are listed together by the function Forms of the package profiles.
//
// # A row
//
// A [network.Native] says how its texts begin ([network.Start]); a function says of their
// shape what data cannot. [Index] finds the form of a text by its beginning. How a text
// falls into pieces is a layout: lines, parts, pairs of a key and a value, a link. The
// fields say which pieces are which values. What a value must keep to, such as the check
// digits of an IBAN, are checks; a checksum over the text is its seal.
//
// # To add a form
//
// Write a row in the file of its part of the world, its host if it has one in hosts.go,
// and a sample in testdata/native.tsv; run go test -update here, and read what changed.
//
// Start here: [Forms] is the table, [Index] finds the form of a text.
package native

import (
	"slices"
	"sync"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Forms are the rows of the table. They are shared and must not be written to.
func Forms() []network.Native { return forms() }

var forms = sync.OnceValue(func() (all []network.Native) {
	for _, f := range rows() {
		all = append(all, f.native())
	}
	return all
})

func rows() (all []*form) {
	for _, table := range [][]form{chinese, objectForms, {sbp}, europeanTexts, europeanLinks, american, african, asian, coins} {
		for i := range table {
			all = append(all, &table[i])
		}
	}
	return slices.Clip(all)
}
