package trkarekod_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/trkarekod"
)

func TestTable(t *testing.T) { networktest.Check(t, trkarekod.Network) }

func rules(code emvqr.Code) []string { return networktest.Rules(trkarekod.Network, code) }

func tlv(pairs ...string) string { return networktest.TLV(pairs...) }

// code is a code of a shop with these accounts, and objects after its currency.
func code(accounts string, objects ...string) emvqr.Code {
	text := "000201010212" + accounts + "520458125303949" + tlv(objects...) + "5802TR5906ABCDEF6008ISTANBUL6304"
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

var (
	card     = tlv("26", tlv("00", trkarekod.BKM, "06", "1"), "49", "0023415672")
	transfer = tlv("30", tlv("00", trkarekod.FAST, "01", iban))
	shop     = emvqr.Merchant{Name: "NOODLE HOUSE", City: "ISTANBUL", MCC: "5812"}
)

// iban is the registry's example.
const iban = "TR330006100519786457841326"

func answer(code emvqr.Code, now time.Time) profiles.Answer {
	for r := range profiles.Known().At(now).Readable(code) {
		if r.Network == trkarekod.Slug {
			return r.Answer
		}
	}
	panic("TR Karekod is not among the networks")
}

// Whoever reads 54 as EMVCo does takes kuruş for lira.
func TestAnAmountCountsKurus(t *testing.T) {
	t.Parallel()
	c := code(card, "54", "000000012050")
	amount, ok := trkarekod.Amount(c)
	require.True(t, ok)
	assert.Equal(t, "120.50", amount.String())
	assert.Equal(t, []string{"TRKAREKOD-COUNTS-KURUS"}, rules(c))
	assert.Equal(t, profiles.NotEstablished, answer(c, time.Time{}), "readers do not agree about what is paid")

	for _, other := range []string{"120.50", "120", "00000012050", "0000000120.5"} {
		c := code(card, "54", other)
		_, ok := trkarekod.Amount(c)
		assert.False(t, ok, other)
		assert.Equal(t, []string{"TRKAREKOD-AMOUNT-FORMAT"}, rules(c), other)
	}
	_, ok = trkarekod.Amount(code(card))
	assert.False(t, ok)
	assert.Equal(t, profiles.Yes, answer(code(card), time.Time{}))

	with := shop
	with.Amount = emvqr.MustAmount("120.50")
	_, err := profiles.Compose(with, trkarekod.Card{MerchantCode: "0023415672"})
	assert.ErrorContains(t, err, "Transaction Amount is not twelve digits that count kuruş")
}

func TestACodeIsOverAfterItsLastSecond(t *testing.T) {
	t.Parallel()
	c := code(card + tlv("51", tlv("00", "10", "07", "260529150159")))
	end := time.Date(2026, 5, 29, 15, 1, 59, 0, time.UTC)
	assert.Equal(t, profiles.Yes, answer(c, end.Add(-time.Second)))
	assert.Equal(t, profiles.No, answer(c, end))
	assert.Equal(t, []string{"TRKAREKOD-EXPIRES-FORMAT"}, rules(code(card+tlv("51", tlv("00", "10", "07", "261329150159")))))
	assert.Equal(t, profiles.Yes, answer(code(card+tlv("51", tlv("00", "10", "07", "991231235959"))), end), "99 is 2099")
}

func Test49To51AreTheNetworksOnlyBesideItsTemplates(t *testing.T) {
	t.Parallel()
	rest := tlv("49", "0023415672", "50", "3993942332851791", "51", tlv("00", "10", "02", "0001"))
	for c := range trkarekod.Network.Claims(code(tlv("26", tlv("00", "com.example")) + rest)) {
		assert.Nil(t, c.Network, "%s", c.Path)
	}
	found := networktest.OnlyAccount[trkarekod.Transfer](t, trkarekod.Network, code(transfer+rest))
	assert.Equal(t, trkarekod.Transfer{
		Location: network.LocationOf(30, 49, 50, 51), IBAN: iban, MerchantCode: "0023415672", Place: "3993942332851791",
		Issue: trkarekod.Issue{Version: "10", Producer: "0001"},
	}, found)

	both := slices.Collect(trkarekod.Network.Accounts(code(tlv("26", tlv("00", trkarekod.BKM)) + transfer + rest)))
	require.Len(t, both, 2)
	assert.Equal(t, "0023415672", both[0].(trkarekod.Card).MerchantCode)
	assert.Equal(t, trkarekod.Transfer{Location: network.LocationOf(30), IBAN: iban}, both[1])
}

// Programs write transfers in lower case and in 26.
func TestTheTemplatesAreFoundAnywhere(t *testing.T) {
	t.Parallel()
	c := code(tlv("26", tlv("00", "tr.gov.tcmb.fast", "01", iban)))
	assert.Equal(t, iban, networktest.OnlyAccount[trkarekod.Transfer](t, trkarekod.Network, c).IBAN)
	assert.Equal(t, []string{"TRKAREKOD-TRANSFER-PLACE"}, rules(c))
	for f := range trkarekod.Network.Validate(c) {
		assert.Equal(t, emvqr.Warning, f.Severity)
	}
}

func TestTheCheckDigitsOfAnIBAN(t *testing.T) {
	t.Parallel()
	for number, want := range map[string][]string{
		iban:                         nil,
		"TR330006100519786457841327": {"TRKAREKOD-IBAN-MOD97"},
		"TR430006100519786457841326": {"TRKAREKOD-IBAN-MOD97"},
		"TR330006100519786457841362": {"TRKAREKOD-IBAN-MOD97"},
		"DE330006100519786457841326": {"TRKAREKOD-IBAN-FORMAT"},
		"TR33000610051978645784132":  {"TRKAREKOD-IBAN-LEN"},
		"TR":                         {"TRKAREKOD-IBAN-LEN"},
	} {
		assert.Equal(t, want, rules(code(tlv("30", tlv("00", trkarekod.FAST, "01", number)))), number)
	}
}

func TestAComposedCodeIsReadBack(t *testing.T) {
	t.Parallel()
	typed, err := trkarekod.Network.NewAccount(network.FieldValue{Key: "iban", Value: "tr33 0006 1005 1978 6457 8413 26"}, network.FieldValue{Key: "flow", Value: "02"})
	require.NoError(t, err)
	require.Equal(t, trkarekod.Transfer{IBAN: iban, Flow: "02"}, typed)
	for _, a := range []network.Account{
		typed,
		trkarekod.Card{MerchantCode: "0023415672"},
		trkarekod.Card{MerchantCode: "0023415672", Schemes: "TDVMAUJ000", Issue: trkarekod.Issue{Producer: "0001"}},
	} {
		c, err := profiles.Compose(shop, a)
		require.NoError(t, err)
		found := slices.Collect(trkarekod.Network.Accounts(c))
		require.Len(t, found, 1)
		_, want := a.Table()
		_, got := found[0].Table()
		assert.Equal(t, want, got)
		assert.Equal(t, "949", c.CurrencyCode())
		assert.Equal(t, profiles.Yes, answer(c, time.Time{}))
	}
	_, err = profiles.Compose(shop, trkarekod.Card{Schemes: "TDVMAUJ000"})
	assert.ErrorContains(t, err, "there is no merchant code")
}
