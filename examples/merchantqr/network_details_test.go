package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	networkpage "github.com/openmerchantqr/emvqr/profiles/network/page"
)

func TestTheDetailsOfANetworkAreThoseOfItsTable(t *testing.T) {
	golden(t, "promptpay.golden", callWith("", "networks", "promptpay").out)
	for n := range profiles.Networks() {
		got := callWith("", "networks", n.Slug).out
		assert.True(t, strings.HasPrefix(got, n.Slug+": "+n.Name+"\n"), got)
		for _, k := range n.Kinds {
			assert.Contains(t, got, "\n  "+k.Key+": "+k.Name+", at ")
			for _, key := range fieldKeys(k) {
				assert.Regexp(t, `(?m)^    \S+ +`+key+`( \*)? `, got)
			}
		}
	}
	assert.Equal(t, callWith("", "networks", "visa").out+"\n"+callWith("", "networks", "qris").out, callWith("", "networks", "visa", "qris").out)
}

func TestThePageOfANetworkIsThatOfTheLibrary(t *testing.T) {
	n, _ := profiles.Lookup("promptpay")
	assert.Equal(t, networkpage.Markdown(n), callWith("", "networks", "--markdown", "promptpay").out)
	assert.Equal(t, exitUsage, callWith("", "networks", "--markdown", "--json").status)
}

func TestTheListOfNetworksHasEveryKindOfAccountWithItsPlaces(t *testing.T) {
	got := callWith("", "networks").out
	for _, want := range []string{
		`(?m)^promptpay +PromptPay / Thai QR Payment +TH +transfer at 29, bill at 30, innovation at 31, kshop at 31 +thai-slip, bot-barcode +B +BOT `,
		`(?m)^qris .* transfer at 40, merchant at 26-39/41-45/40 \+ 51 `, `(?m)^khqr .* merchant at 30 \+ 99, individual at 29 \+ 99 `, `(?m)^visa +Visa +any +card at 02-03 `,
	} {
		assert.Regexp(t, want, got)
	}
}

func TestNetworksAsJSON(t *testing.T) {
	var line networkLine
	require.NoError(t, json.Unmarshal([]byte(callWith("", "networks", "--json", "qris").out), &line))
	require.Len(t, line.Accounts, 2)
	transfer, merchant := line.Accounts[0], line.Accounts[1]
	assert.Equal(t, []string{"transfer", "payable", "merchant"}, []string{transfer.Key, transfer.Role, merchant.Key})
	require.Len(t, merchant.Objects, 2)
	assert.Equal(t, objectLine{
		Name: "QRIS national merchant repository", Ids: "51", GUIDs: []string{"ID.CO.QRIS.WWW", "ID.OR.GPNQR.WWW", "ID.OR.QRNPG.WWW"}, Joins: "merchant",
		Fields: merchant.Objects[1].Fields,
	}, merchant.Objects[1])
	assert.Equal(t, fieldLine{At: "62-08", Key: "purpose", Name: "Purpose", Mandatory: true, OneOf: transfer.Fields[0].OneOf}, transfer.Fields[0])
	assert.Contains(t, transfer.Fields[0].OneOf, "BOOK")
}

func TestWhatAFieldMayHoldIsSaidInWords(t *testing.T) {
	name := network.FormatOf("a name, @ and a bank", func(string) bool { return true })
	typed := *network.Digits
	typed.Typed = "ten digits"
	for want, row := range map[string]network.Row{
		"15 digits": {Format: network.Digits, Min: 15, Max: 15}, "1 digit": {Format: network.Digits, Min: 1, Max: 1}, "digits": {Format: network.Digits},
		"up to 20 characters": {Max: 20}, "": {}, "0 or 1": {OneOf: []string{"0", "1"}}, "11, 12 or 21": {OneOf: []string{"11", "12", "21"}},
		"a name, @ and a bank; up to 32 characters": {Format: name, Max: 32}, "a name, @ and a bank": {Format: name},
		"8 digits": {At: network.Piece(0, 8), Format: network.Digits}, "16 to 19 digits": {Format: network.Digits, Min: 16, Max: 19},
		"ten digits; written as 13 digits": {Format: &typed, Min: 13, Max: 13},
	} {
		assert.Equal(t, want, typedAndWritten(&row))
	}
}

func TestANetworkThatIsKnownByNameAloneIsListedAndCalledThat(t *testing.T) {
	got := callWith("", "networks").out
	assert.Regexp(t, `\n\n\d+ more are known by name alone, [^:]+:\n  ([a-z0-9-]+, ?\n? *)+[a-z0-9-]+\n$`, got)
	assert.Contains(t, got, " shopeepay-vn, ")
	for _, args := range [][]string{{"networks", "shopeepay-vn"}, append(slices.Clone(shop), "shopeepay-vn:id=1"), {"remove", "--network=shopeepay-vn", abcHammers}} {
		got := callWith("", args...)
		assert.Equal(t, exitNotOK, got.status)
		assert.Contains(t, got.err, "shopeepay-vn is known by name alone, ShopeePay (AirPay) of Viet Nam")
	}
}
