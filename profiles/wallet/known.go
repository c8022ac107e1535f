package wallet

import "github.com/openmerchantqr/emvqr/profiles/network"

// Known is the table of what was known when it was written. Its rows are in the files
// known_*.go.
func Known() *Table { return library }

var library = mustTable(Facts{
	AsOf: "2026-11", Wallets: wallets, Homes: homes, Hubs: hubs, Members: members, Links: links, Uses: uses, Quirks: quirks, Openings: openings,
})

// mustTable is NewTable for the rows of the library, which tests know to be right.
func mustTable(facts Facts) *Table {
	t, err := NewTable(facts)
	if err != nil {
		panic(err)
	}
	return t
}

// these and in make rows shorter.

func these(names ...string) []string { return names }

func in(countries ...string) []string { return countries }

func when(conditions ...network.Cond) []network.Cond { return conditions }

// transfersStay is why a code for transfers is not paid from abroad.
var transfersStay = known(
	fromSBV+"; thuongmai360.vn 2025, quoting NAPAS; GLN's restriction in Thailand to registered merchants", B)

// acquirersListed is why no link between countries is a bare yes.
var acquirersListed = known("tables of acquirers of the Bank of Thailand, and of issuers of Bank Indonesia", A)

// uses are what codes are for that pay no merchant, or may not.
var uses = []Use{
	{"vietqr", nil, when(network.Is(network.In(2), "QRIBFTTA", "QRIBFTTC")), "38-02 says that it is a transfer to an account or a card", false, known("NAPAS format, service codes", A)},
	{"paynow", nil, nil, "PayNow is a transfer to a phone number or a company number", false, known("PayNow QR Specifications v1.3; its link abroad has no code: "+fromBOT, B)},
	{"qris", nil, when(network.Is(network.Root(62, 8), "BOOK", "DMCT", "XBCT", "CWDL", "CDPT")), "62-08 says that it is a transfer or for cash", false, known("ASPI QRIS specification, transfer tables, as quoted by astrapay/spring-qris", B)},
	{"qrph", nil, when(network.Is(network.In(0), "com.p2pqrpay", "COM.P2PQRPAY")), "it is QR Ph's transfer between persons", false, known("PayMaya EMV specification v1.1.1; real codes", A)},
	{"promptpay", nil, when(network.Is(network.In(0), "A000000677010111", "A000000677010114")), "it is a PromptPay credit transfer, as persons and small shops have it", true, known("no source tells of one that was paid from abroad", D)},
	{"duitnow", nil, when(network.Is(network.Root(52), "0000")), "52 is 0000, as in codes of persons", true, known("no source tells of one that was paid from abroad", D)},
	{"khqr", []uint8{29}, nil, "it is a KHQR account of a person", true, known("no source tells of one that was paid from abroad", D)},
	{"fps", nil, nil, "an FPS code may be a merchant's or a person's", true, known("no source tells of a person's that was paid from abroad", D)},
}
