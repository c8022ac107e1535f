package gen

import (
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

// The well-formed codes of networks that are broken in every way in which the
// shop's is, and changed in ways that leave them readable. Each is made after a
// code that is public, see its source, with names, accounts and times that are
// nobody's.
var bases = []struct {
	slug  string
	codes []base
}{
	{"khqr", []base{
		{
			name: "KHQR of a person", malformed: khqrMalformed, account: "29", twin: tlv("00", "teahouse@devb"), rules: noGUID, deviation: accountName,
			source: "like static codes in NBC's bakong-khqr, test/valid.test.js",
			pairs: []string{
				"00", "01", "01", "11", "29", tlv("00", "coffeeshop@devb"),
				"52", "5999", "53", "116", "58", "KH", "59", "Coffee Shop", "60", "Phnom Penh",
			},
		},
		{
			name: "KHQR of a merchant", malformed: khqrMalformed, account: "30", twin: tlv("00", "teahouse@devb", "01", "654321", "02", "Dev Bank"), rules: noGUID, deviation: accountName,
			source: "like dynamic codes in NBC's bakong-khqr, test/valid.test.js",
			pairs: []string{
				"00", "01", "01", "12", "30", tlv("00", "coffeeshop@devb", "01", "123456", "02", "Dev Bank"),
				"52", "5999", "53", "840", "54", "5.00", "58", "KH", "59", "Coffee Shop", "60", "Phnom Penh",
				"62", tlv("01", "Invoice#069", "07", "Counter 2"), "99", tlv("00", "1735689600000", "01", "1735690200000"),
			},
		},
	}},
	{"vietqr", []base{
		{
			name: "VietQR to an account", malformed: vietQRMalformed, account: "38", twin: napas("970403", "0019876543210"),
			source: `like NAPAS "VietQR format in NAPAS247" 1.0, 6.1.1, with the 52, 59 and 60 that EMVCo asks for`,
			pairs: []string{
				"00", "01", "01", "11", "38", napas("970403", "0011012345678"),
				"52", "5812", "53", "704", "58", "VN", "59", "Coffee Shop", "60", "Hanoi",
			},
		},
		{
			name: "VietQR with an amount", malformed: vietQRMalformed, account: "38", twin: napas("970403", "0019876543210"),
			source: `like NAPAS "VietQR format in NAPAS247" 1.0, 6.1.3, with the 52, 59 and 60 that EMVCo asks for`,
			pairs: []string{
				"00", "01", "01", "12", "38", napas("970403", "0011012345678"),
				"52", "5812", "53", "704", "54", "180000", "58", "VN", "59", "Coffee Shop", "60", "Hanoi",
				"62", tlv("01", "NPS6869", "08", "thanh toan don hang"),
			},
		},
	}},
	{"vnpayqr", []base{
		{
			name: "VNPAY-QR", account: "26", twin: tlv("00", "A000000775", "01", "0100000002"),
			malformed: map[string]string{"53": "VNPAYQR-CURRENCY", "58": "VNPAYQR-COUNTRY"},
			source:    "like giautm/emvqr-go emvqr_test.go, with an amount",
			pairs: []string{
				"00", "01", "01", "12", "26", tlv("00", "A000000775", "01", "0100000001"),
				"52", "5045", "53", "704", "54", "510200", "58", "VN", "59", "COFFEE SHOP", "60", "HANOI",
				"62", tlv("01", "5652", "03", "COFFEE SHOP", "07", "POS01"),
			},
		},
	}},
	{"promptpay", []base{
		{
			name: "PromptPay transfer", account: "29", twin: tlv("00", "A000000677010111", "01", "0066800000002"),
			malformed: map[string]string{"53": "PROMPTPAY-CURRENCY", "58": "PROMPTPAY-COUNTRY"},
			source:    "like dtinth/promptpay-qr index.test.js, with the 52, 59 and 60 that EMVCo asks for",
			pairs: []string{
				"00", "01", "01", "12", "29", tlv("00", "A000000677010111", "01", "0066800000001"),
				"52", "5812", "53", "764", "54", "50.00", "58", "TH", "59", "Noodle House", "60", "Bangkok",
			},
		},
	}},
	{"qris", []base{
		{
			name: "QRIS", account: "26", twin: qrisAcquirer("936000140000000002"),
			malformed: map[string]string{"53": "QRIS-CURRENCY", "58": "QRIS-COUNTRY"},
			source:    "like astrapay/spring-qris, src/test",
			pairs: []string{
				"00", "01", "01", "12", "26", qrisAcquirer("936000140000000001"), "51", tlv("00", "ID.CO.QRIS.WWW", "02", "ID1020000000007", "03", "UMI"),
				"52", "5812", "53", "360", "54", "10000", "58", "ID", "59", "Warung Contoh", "60", "Jakarta", "61", "10110",
				"62", tlv("07", "A01"),
			},
		},
	}},
}

// What a malformed currency, country or point of initiation breaks of the networks'
// own rules.
var (
	khqrMalformed   = map[string]string{"53": "KHQR-CURRENCY", "58": "KHQR-COUNTRY", "54=": "KHQR-EMPTY", "54=-5": "KHQR-AMOUNT-FORMAT"}
	vietQRMalformed = map[string]string{"01": "VIETQR-INITIATION", "53": "VIETQR-CURRENCY", "58": "VIETQR-COUNTRY"}
)

// No code of KHQR keeps all of EMVCo's rules.
const (
	noGUID      = "MPM-4.7.11.2-GUID"
	accountName = "Like all codes of KHQR it has the name of an account where EMVCo §4.7.11.2 has a GUID."
)

func napas(bank, account string) string {
	return tlv("00", "A000000727", "01", tlv("00", bank, "01", account), "02", "QRIBFTTA")
}

func qrisAcquirer(pan string) string {
	return tlv("00", "ID.CO.CONTOH.WWW", "01", pan, "02", "000885000000001", "03", "UMI")
}

// breaks are the ways to make a code that nobody may take, of any well-formed
// one; oddities are those that leave it readable.
var (
	breaks = []func(base) []test{
		brokenLengths, wrongLengths, brokenIDs, cuts, textAround,
		wrongChecksums, changedCharacters, checksumVariants, badChecksums, missingChecksums, behindTheChecksum, brokenUTF8,
	}
	oddities = []func(base) []test{
		permutations, formatPlaces, formats, unknownObjects, lowerCase, duplicates, opaqueTemplates, hiddenText,
		malformedAmounts, currencies, countries,
	}
)

// basics are those of breaks that a network's reader faces of which nothing is
// known but its collected codes.
var basics = []func(base) []test{brokenLengths, brokenIDs, textAround, wrongChecksums, badChecksums, missingChecksums, behindTheChecksum}

// baseCases tries each way on each base. Two bases of a network begin alike, so
// some of what is left of them is the same.
func baseCases(b *builder) {
	for _, of := range bases {
		t := b.topic(of.slug)
		for _, code := range of.codes {
			code.networks = of.slug
			for _, tests := range breaks {
				for _, c := range tests(code) {
					t.invalid(testIfNew(t, code.made(c)))
				}
			}
			for _, tests := range oddities {
				for _, c := range tests(code) {
					t.good(testIfNew(t, code.made(code.deviating(c))))
				}
			}
		}
	}
}

// shopAccounts are those of the networks of which no code was collected that has
// no other network in it.
var shopAccounts = []struct{ slug, id, account string }{
	{"alipayplus", "26", tlv("00", "com.alipay", "01", "https://qr.alipay.com/fkx00000example000000000")},
	{"amex", "11", "1234512345"},
	{"discover", "09", luhn("601100099013942")},
	{"jcb", "13", "1234512345123"},
	{"rupay", "06", luhn("652100000000000")},
}

// plainBases breaks a code of each other network: the shop's with an account of
// the network, or one that was collected, or the example of the network's table.
func plainBases(b *builder, rows [][]string) {
	have := map[string]bool{}
	for _, of := range bases {
		have[of.slug] = true
	}
	for _, of := range shopAccounts {
		have[of.slug] = true
		code := theShop
		code.pairs, code.exhaustive = changed(theShop.pairs, []string{"02", absent, of.id, of.account}), false
		if of.slug == "rupay" {
			code.pairs = changed(code.pairs, []string{"53", "356", "58", "IN"})
		}
		code.name, code.networks = "the shop", of.slug
		b.breakBasically(code)
	}
	for _, row := range rows {
		slug, payload := row[1], row[3]
		if have[slug] || slug == "-" || strings.ContainsAny(slug, ",?") {
			continue
		}
		code, ok := collectedBase(payload)
		if !ok || paysNobody(slug, payload) {
			continue
		}
		have[slug] = true
		code.name, code.source, code.networks = row[0]+", collected", row[5]+", broken", slug
		b.breakBasically(code)
	}
	for n := range profiles.Networks() {
		if code, ok := tableBase(n); ok && !have[n.Slug] {
			b.breakBasically(code)
		}
	}
}

func (b *builder) breakBasically(code base) {
	t := b.topic(code.networks)
	for _, tests := range basics {
		for _, c := range tests(code) {
			t.invalid(testIfNew(t, code.made(c)))
		}
	}
}

// collectedBase is a collected code as a base, if it is sound and has the objects
// that basics go by, once each.
func collectedBase(payload string) (code base, ok bool) {
	objects, unit, ok := plainRead(payload)
	if !ok || unit != "code-points" || len(payload) > 512 || objects[0].id != "00" || payload[len(payload)-4:] != strings.ToUpper(payload[len(payload)-4:]) {
		return base{}, false
	}
	seen := map[string]bool{}
	for _, o := range objects[:len(objects)-1] {
		if seen[o.id] {
			return base{}, false
		}
		seen[o.id] = true
		code.pairs = append(code.pairs, o.id, o.value)
	}
	return code, seen["53"] && seen["58"]
}

// paysNobody reports that the library knows the network and finds no payee of it in
// the code: an order that only its maker can look up, for one.
func paysNobody(slug, payload string) bool {
	n, known := profiles.Lookup(slug)
	if !known || !slices.ContainsFunc(n.Kinds, func(k *network.Kind) bool { return k.Role == network.Payable }) {
		return false
	}
	for account := range profiles.Accounts(emvqr.MustParse(payload)) {
		if network.Slug(account) == slug && network.NamesPayee(account) {
			return false
		}
	}
	return true
}

// tableBase is the first example of a network's table that can be a base.
func tableBase(n *network.Network) (code base, ok bool) {
	for _, k := range n.Kinds {
		for i := range k.Examples {
			sound, err := networktest.Sound(network.MustSet(n), k, &k.Examples[i])
			if err != nil {
				continue
			}
			if code, ok = collectedBase(sound.String()); ok {
				code.name, code.networks = k.Name, n.Slug
				return code, true
			}
		}
	}
	return base{}, false
}

// made is a case as it stands in the file of the network.
func (b base) made(c test) test {
	c.comment, c.source, c.networks = b.name+": "+c.comment, b.source, b.networks
	return c
}

// deviating is a case that breaks, besides its own rules, those of the base.
func (b base) deviating(c test) test {
	if b.rules != "" {
		c.rules, c.flags, c.reason = c.rules+" "+b.rules, c.flags+" KnownDeviation", c.reason+" "+b.deviation
	}
	return c
}
