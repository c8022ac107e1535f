// Package alipayplus knows Alipay and Alipay+, the network behind it that lets
// wallets of many countries (AlipayHK, GCash, Touch 'n Go, Kakao Pay and others)
// pay the same code: its templates in EMV codes, and its own links.
//
// Which codes an Alipay+ wallet takes is decided by rules that Ant International
// hands to wallets and does not publish. What stands here is what the public
// documentation says and what real codes show.
//
// Start here: [Network] is the table, [Account], [Marker] and [OpenAPI] what is paid.
package alipayplus

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

const (
	realCodes = "real codes of four national schemes"
	docs      = "Alipay+ documentation, code scanning payment standards"
)

// The GUIDs that are met. A third form is a marker: a participant's id, then
// ".alipayplus.v" and a date.
const (
	GUID        = "com.alipay"         // 01 is a complete link
	GUIDOpenAPI = "COM.ALIPAY.OPENAPI" // 01 is a merchant id
)

// Slug names the network.
const Slug = "alipayplus"

var fromCodes = network.Fact{Source: realCodes, Confidence: emvqr.ConfidenceB}

// Network is the table of Alipay and Alipay+. Its codes follow the national scheme
// they are in, so it asks nothing of the shared objects.
var Network = &network.Network{
	Slug: Slug, Name: "Alipay / Alipay+", AsOf: "2026-11", Fact: fromCodes,
	Kinds:   []*network.Kind{link, openAPI, marker},
	Natives: []network.Native{alipayForm, alipayPlusForm},
	Hosts:   hosts,
}

// found is where its templates are: among the accounts, or in an unreserved template
// as in the Philippines.
var found = []network.Range{{First: 26, Last: 51}, {First: 80, Last: 99}}

// Wallet is a wallet that reads Alipay+ codes, by the id Alipay+ gave it.
type Wallet struct{ Name, ID string }

var wallets = [...]Wallet{
	{"Alipay", "1022088000000000001"}, {"AlipayHK", "1022160000000000000"}, {"DANA", "1022166000000000001"},
	{"TrueMoney", "1022167000000000001"}, {"GCash", "1022170000000000000"}, {"Touch 'n Go", "1022171000000000001"},
	{"Kakao Pay", "1022172000000000001"}, {"NAVER Pay", "2021234400000000"}, {"Toss", "A111254300000000"},
	{"MPay", "A111253100000000"}, {"HiPay", "A111265400000000"}, {"Kaspi.kz", "A111266400000000"},
}

// Wallets walks the partner wallets that the public documentation names. There
// are more.
func Wallets(yield func(Wallet) bool) {
	for _, w := range wallets {
		if !yield(w) {
			return
		}
	}
}
