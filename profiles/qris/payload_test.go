package qris_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
)

// tlv writes data objects from pairs of id and value. A length counts
// characters; an absent object is left out.
func tlv(pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != absent {
			fmt.Fprintf(&b, "%s%02d%s", pairs[i], utf8.RuneCountInString(pairs[i+1]), pairs[i+1])
		}
	}
	return b.String()
}

const absent = "(absent)"

func seal(objects string) string {
	return fmt.Sprintf("%s6304%04X", objects, crc.Checksum(objects+"6304"))
}

// changed are pairs of id and value with some values changed; an id that is not
// among them comes behind the last smaller one.
func changed(pairs []string, changes []string) []string {
	pairs = slices.Clone(pairs)
	for i := 0; i < len(changes); i += 2 {
		at := 0
		for at < len(pairs) && pairs[at] < changes[i] {
			at += 2
		}
		if at == len(pairs) || pairs[at] != changes[i] {
			pairs = slices.Insert(pairs, at, changes[i], "")
		}
		pairs[at+1] = changes[i+1]
	}
	return pairs
}

// The constructed codes of a shop that does not exist.

func acquirerObjects(changes ...string) string {
	return tlv(changed([]string{"00", "ID.CO.CONTOH.WWW", "01", "936000140000000001", "02", "000885000000001", "03", "UMI"}, changes)...)
}

func nationalObjects(changes ...string) string {
	return tlv(changed([]string{"00", "ID.CO.QRIS.WWW", "02", "ID1020000000007", "03", "UMI"}, changes)...)
}

func transferObjects(changes ...string) string {
	return tlv(changed([]string{"00", "ID.CO.CONTOH.WWW", "01", "936000140000000001", "02", "0000000001"}, changes)...)
}

// payment is a static code for payments that breaks no rule.
func payment(changes ...string) string {
	return seal(tlv(changed([]string{
		"00", "01", "01", "11", "26", acquirerObjects(), "51", nationalObjects(),
		"52", "5812", "53", "360", "58", "ID", "59", "WARUNG CONTOH", "60", "JAKARTA", "61", "10110",
	}, changes)...))
}

// transferCode is a code for a transfer that breaks no rule.
func transferCode(changes ...string) string {
	return seal(tlv(changed([]string{
		"00", "01", "01", "12", "40", transferObjects(),
		"52", "4829", "53", "360", "58", "ID", "59", "CONTOH", "60", "JAKARTA", "61", "10110", "62", transferData(),
	}, changes)...))
}

func transferData(changes ...string) string {
	return tlv(changed([]string{"08", "DMCT", "99", tlv("00", "00", "01", "ABCDEFGH12345678")}, changes)...)
}

func parse(t *testing.T, payload string) emvqr.Code {
	t.Helper()
	code, err := emvqr.Parse(payload)
	require.NoError(t, err, payload)
	return code
}
