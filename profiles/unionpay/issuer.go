package unionpay

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Under UnionPay's host many institutions issue codes. The first 8 digits of a path are
// the institution, 4 for itself and 4 for a region; what follows is that institution's own
// text. Codes of banks are aggregated ones, which other wallets open, too.

// issuer is an institution and the texts it writes.
type issuer struct {
	// number is how its number begins.
	number, name string
	// codes is what its codes are, in words, and holds their shape after the number: nil
	// where none has been met.
	codes string
	holds func(rest string) bool
	// opens are the wallets that open them, as far as a source says.
	opens string
	// sure is how sure the shape is.
	sure emvqr.Confidence
}

var issuers = [...]issuer{
	{"0001000", "UnionPay", "order or receiving code", digitsOf(30, 32), "UnionPay", emvqr.ConfidenceB},
	{"48020000", "UnionPay Merchant Services", "bill or plate", isBill, "UnionPay", emvqr.ConfidenceB},
	{"0308", "China Merchants Bank", "aggregated order", isCMB, "WeChat Pay, Alipay, UnionPay", emvqr.ConfidenceB},
	{"0102", "Industrial and Commercial Bank of China", "aggregated plate", isICBC, "", emvqr.ConfidenceB},
	{"0309", "Industrial Bank (by SwiftPass)", "aggregated order", isCIB, "", emvqr.ConfidenceB},
	{"0490", "Bank of Zhangjiakou", "aggregated plate", digitsOf(6, 6), "", emvqr.ConfidenceB},
	{"0103", "Agricultural Bank of China", "order", digitsOf(38, 38), "", emvqr.ConfidenceC},
	{"0104", "Bank of China", "code of a kind that is not established", network.UUID.Holds, "", emvqr.ConfidenceC},
	{"0105", "China Construction Bank", "plate", isCCB, "", emvqr.ConfidenceC},
	{number: "0301", name: "Bank of Communications"},
	{number: "0302", name: "China CITIC Bank"},
	{number: "0303", name: "China Everbright Bank"},
	{number: "0304", name: "Hua Xia Bank"},
	{number: "0305", name: "China Minsheng Bank"},
	{number: "0306", name: "China Guangfa Bank"},
	{number: "0307", name: "Ping An Bank"},
	{number: "0410", name: "Ping An Bank"},
	{number: "0310", name: "Shanghai Pudong Development Bank"},
	{number: "0403", name: "Postal Savings Bank of China"},
	{number: "0100", name: "Postal Savings Bank of China"},
}

// issuerOf is the row of an institution, nil for one that is not known.
func issuerOf(institution string) *issuer {
	for i := range issuers {
		if strings.HasPrefix(institution, issuers[i].number) {
			return &issuers[i]
		}
	}
	return nil
}

func digitsOf(least, most int) func(string) bool {
	return func(rest string) bool { return isDigits(rest, least, most) }
}

// isBill: sender 4, the date as yyMMdd or yyyyMMdd, 16 digits.
func isBill(rest string) bool {
	return len(rest) > 4 && network.CapitalsAndDigits.Holds(rest[:4]) && isDigits(rest[4:], 22, 24)
}

// isCMB: the time as yyMMddhhmmss and 8 digits, after a number twice.
func isCMB(rest string) bool {
	order, found := strings.CutPrefix(rest, "1004/1004")
	return found && isDigits(order, 20, 20)
}

func isICBC(rest string) bool { return strings.HasPrefix(rest, "wcqr?f=ICBCqr&") }

func isCIB(rest string) bool {
	merchant, token, found := strings.Cut(rest, "&token=")
	number, isOrder := strings.CutPrefix(merchant, "unifiedNative?mchNo=")
	return len(rest) == 42 && network.Hex.Holds(rest) || found && isOrder && isDigits(number, 12, 12) && len(token) == 33 && network.Hex.Holds(token)
}

// isCCB: the merchant's 15 digits, Y, 27 digits.
func isCCB(rest string) bool {
	plate, found := strings.CutPrefix(rest, "CCB997")
	merchant, after, both := strings.Cut(plate, "Y")
	return found && both && isDigits(merchant, 15, 15) && isDigits(after, 27, 27)
}

// isPath reports whether a text is what any institution may write: segments of letters,
// digits and what a path needs no escape for, and a query.
func isPath(rest string) bool {
	path, query, _ := strings.Cut(rest, "?")
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "" {
			return false
		}
		for i := range len(segment) {
			if c := segment[i]; !(c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || strings.IndexByte("._~-", c) >= 0) {
				return false
			}
		}
	}
	for i := range len(query) {
		if query[i] <= ' ' || query[i] >= 0x7F || query[i] == '#' {
			return false
		}
	}
	return true
}
