package khqr_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// today is a day before the codes of the tests expire.
var today = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// answer is whether readers of KHQR take a code, and why not.
func answer(code emvqr.Code, now time.Time) (profiles.Answer, []string) {
	for r := range profiles.Known().At(now).Readable(code) {
		if r.Network == khqr.Slug {
			return r.Answer, r.Why
		}
	}
	panic("KHQR is not among the networks")
}

// The notes have what the reader of the National Bank said when it was run on the
// sample; one that expires was given it a second before.
func TestTheReaderOfTheNationalBankIsAgreedWith(t *testing.T) {
	t.Parallel()
	verdicts := 0
	for _, r := range samples.Of(t, samples.Named("khqr")) {
		_, verdict, ok := strings.Cut(r.Note, "verify(): ")
		if !ok {
			continue
		}
		verdicts++
		code, now := r.Code(), today
		if strings.HasPrefix(verdict, "true while unexpired") {
			at := expiry(t, code)
			now = at.Add(-time.Second)
			got, why := answer(code, at)
			assert.Equal(t, profiles.No, got, "line %d: it is expired, %q", r.Line, why)
		}
		got, why := answer(code, now)
		assert.Equal(t, strings.HasPrefix(verdict, "true"), got == profiles.Yes, "line %d: %s: %s, %q", r.Line, r.Note, got, why)
	}
	assert.Equal(t, 90, verdicts)
}

func expiry(t *testing.T, code emvqr.Code) time.Time {
	t.Helper()
	a := accountOf(t, code)
	at, ok := network.Milliseconds.Time(a.Expires)
	require.True(t, ok)
	return at
}

func accountOf(t *testing.T, code emvqr.Code) khqr.Account {
	t.Helper()
	found := slices.Collect(khqr.Network.Accounts(code))
	require.Len(t, found, 1)
	return found[0].(khqr.Account)
}

// tlv writes objects from pairs of id and value; lengths count UTF-16 units.
func tlv(pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, "%s%02d%s", pairs[i], len(utf16.Encode([]rune(pairs[i+1]))), pairs[i+1])
	}
	return b.String()
}

const (
	person = "noodle@devb"
	absent = "(absent)"
)

// static is a code for riel that the reader takes, with objects changed; those that
// are none of its own come before 52.
func static(changes ...string) string {
	order := []string{"00", "01", "29", "30", "52", "53", "54", "58", "59", "60", "61", "62", "64", "99"}
	objects := map[string]string{"00": "01", "01": "11", "29": tlv("00", person), "52": "5812", "53": "116", "58": "KH", "59": "NOODLE HOUSE", "60": "PHNOM PENH"}
	for i := 0; i < len(changes); i += 2 {
		if !slices.Contains(order, changes[i]) {
			order = slices.Insert(order, slices.Index(order, "52"), changes[i])
		}
		objects[changes[i]] = changes[i+1]
	}
	text := ""
	for _, id := range order {
		if value, ok := objects[id]; ok && value != absent {
			text += tlv(id, value)
		}
	}
	return seal(text)
}

func seal(objects string) string {
	return fmt.Sprintf("%s6304%04X", objects, crc.Checksum(objects+"6304"))
}

func lowerSeal(payload string) string {
	at := len(payload) - 4
	return payload[:at] + strings.ToLower(payload[at:])
}

// What the reader of the National Bank was seen to take and to refuse. A code that
// EMVCo or another network calls wrong is in doubt at most where that reader takes it.
func TestWhatTheReaderWasRunOn(t *testing.T) {
	t.Parallel()
	const (
		takes = iota
		doubt
		refuses
	)
	thai := tlv("00", "A000000677010111", "01", "0066812345678")
	merchant := tlv("00", "noodle_house@devb", "01", "012345678", "02", "Dev Bank")
	for name, c := range map[string]struct {
		payload string
		want    int
	}{
		"an individual": {static(), takes},
		"a merchant":    {static("29", absent, "30", merchant), takes},
		"02, 04, 15 and 30": {static("29", absent, "02", "4127780000000098", "04", "539199000000190",
			"15", "1974011600520446ACLB10002312081", "30", merchant), takes},
		"DuitNow, VietQR and QRIS beside 29": {static("26", tlv("00", "A0000006150001", "01", "501664", "02", "1"),
			"38", tlv("00", "A000000727", "01", tlv("00", "970403", "01", "0011012345678")), "51", tlv("00", "ID.CO.QRIS.WWW", "02", "ID1020000000007")), doubt},
		"31 of Thailand beside 29":               {static("31", tlv("00", "A000000677010113", "01", "004")), doubt},
		"29 and 30":                              {static("30", merchant), takes},
		"29 of PromptPay beside 30":              {static("29", thai, "30", merchant), refuses},
		"30 of PromptPay beside 29":              {static("30", tlv("00", "A000000677010112", "01", "010753600031501", "02", "A")), refuses},
		"29 of nobody beside 30":                 {static("29", tlv("00", "com.example"), "30", merchant), refuses},
		"29 after 30":                            {seal("000201010211" + tlv("30", merchant, "29", tlv("00", person), "52", "5812", "53", "116", "58", "KH", "59", "A", "60", "B")), refuses},
		"an account in 31 alone":                 {static("29", absent, "31", tlv("00", person)), refuses},
		"29 twice":                               {seal("000201010211" + tlv("29", tlv("00", person), "29", tlv("00", person), "52", "5812", "53", "116", "58", "KH", "59", "A", "60", "B")), refuses},
		"01 before 00 in 29":                     {static("29", tlv("01", "012345678", "00", person)), takes},
		"an unrelated 99":                        {static("99", tlv("00", "com.example", "01", "X")), takes},
		"times in a static code":                 {static("99", tlv("00", "1612345678901", "01", "1612345678902")), takes},
		"53 = 764":                               {static("53", "764"), refuses},
		"53 = 840":                               {static("53", "840"), takes},
		"58 = TH":                                {static("58", "TH"), takes},
		"58 = kh":                                {static("58", "kh"), doubt},
		"58 of four":                             {static("58", "KHMR"), refuses},
		"58 missing":                             {static("58", absent), refuses},
		"52 missing":                             {static("52", absent), refuses},
		"53 missing":                             {static("53", absent), refuses},
		"59 missing":                             {static("59", absent), refuses},
		"60 missing":                             {static("60", absent), refuses},
		"00 = 02":                                {static("00", "02"), takes},
		"00 = 001":                               {static("00", "001"), refuses},
		"01 = 13":                                {static("01", "13"), refuses},
		"52 in letters":                          {static("52", "ABCD"), refuses},
		"54 = abc":                               {static("54", "abc", "99", tlv("00", "1767225600000")), doubt},
		"54 of riel with decimals":               {static("54", "100.50", "99", tlv("00", "1767225600000")), takes},
		"an amount and no 99":                    {static("01", "12", "54", "5000"), refuses},
		"a static code with an amount and no 99": {static("54", "5000"), refuses},
		"a static code with an amount and its making": {static("54", "5000", "99", tlv("00", "1767225600000")), takes},
		"54 with a minus sign":                        {static("54", "50-0", "99", tlv("00", "1767225600000")), refuses},
		"54 empty":                                    {static("54", "", "99", tlv("00", "1767225600000")), refuses},
		"01 empty":                                    {static("01", ""), refuses},
		"59 empty":                                    {static("59", ""), refuses},
		"62-01 empty":                                 {static("62", tlv("01", "")), refuses},
		"61 empty, which it does not look at":         {static("61", ""), doubt},
		"99 of text":                                  {static("99", "text"), refuses},
		"59 with an emoji that counts as one":         {seal("00020101021129150011noodle@devb5204581253031165802KH5908NOODLE \U0001F35C6010PHNOM PENH"), refuses},
		"a dynamic code and no amount":                {static("01", "12", "99", tlv("00", "1767225600000", "01", "4101354327000")), refuses},
		"a dynamic code":                              {static("01", "12", "54", "5000", "99", tlv("00", "1767225600000", "01", "4101354327000")), takes},
		"an expiry of twelve digits":                  {static("01", "12", "54", "5000", "99", tlv("00", "1767225600000", "01", "410135432700")), refuses},
		"an expiry before the making":                 {static("01", "12", "54", "5000", "99", tlv("00", "4101354327001", "01", "4101354327000")), refuses},
		"15 and dollars":                              {static("15", "1974011600520446ACLB10002312081", "53", "840"), takes},
		"59 in Khmer":                                 {static("59", "ហាងគុយទាវ"), takes},
		"59 with an emoji":                            {static("59", "Noodle \U0001F35C"), takes},
		"59 of 26":                                    {static("59", strings.Repeat("A", 26)), refuses},
		"60 of 16":                                    {static("60", strings.Repeat("A", 16)), refuses},
		"61":                                          {static("61", "12"), takes},
		"61 of 11, which it does not look at":         {static("61", strings.Repeat("1", 11)), doubt},
		"62-05 of 26, which it does not look at":      {static("62", tlv("05", strings.Repeat("A", 26))), doubt},
		"62-01 of 26":                                 {static("62", tlv("01", strings.Repeat("A", 26))), refuses},
		"an account of 33":                            {static("29", tlv("00", strings.Repeat("a", 28)+"@devb")), refuses},
		"an account of 32":                            {static("29", tlv("00", strings.Repeat("a", 27)+"@devb")), takes},
		"a lower-case checksum":                       {lowerSeal(static()), takes},
		"64 with 00 and 01":                           {static("64", tlv("00", "km", "01", "ហាង")), takes},
		"64 with a city alone":                        {static("64", tlv("02", "ភ្នំពេញ")), takes},
		"64 with 01 and no 00":                        {static("64", tlv("01", "ហាង")), refuses},
		"64 with 00 and 02":                           {static("64", tlv("00", "km", "02", "ភ្នំពេញ")), refuses},
		"a language of three":                         {static("64", tlv("00", "khm", "01", "ហាង")), refuses},
		"64-01 of 26":                                 {static("64", tlv("00", "km", "01", strings.Repeat("ក", 26))), refuses},
		"64-02 of 16":                                 {static("64", tlv("00", "km", "01", "ហាង", "02", strings.Repeat("ក", 16))), refuses},
	} {
		code, err := emvqr.Parse(c.payload)
		require.NoError(t, err, name)
		got, why := answer(code, today)
		switch c.want {
		case takes:
			assert.Equal(t, profiles.Yes, got, "%s: %q", name, why)
		case doubt:
			assert.NotEqual(t, profiles.No, got, "%s: %q", name, why)
		case refuses:
			assert.Equal(t, profiles.No, got, "%s: %q", name, why)
		}
	}
}
