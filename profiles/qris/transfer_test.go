package qris_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

// The AstraPay transfer among the samples.
func TestTransferIsDecoded(t *testing.T) {
	t.Parallel()
	want := qris.Transfer{
		Location: network.LocationOf(40),
		GUID:     "ID.CO.ASTRAPAY.WWW", PAN: "9360082230002001355", BeneficiaryID: "200135",
		Purpose: qris.PurposeDomesticTransfer, UniqueData: "TG0H0C8UCRIWF0NZAC12QWXC",
	}
	assert.Equal(t, []network.Account{want}, accounts(sampleEnding(t, "7EE1").code(t)))
	assert.Equal(t, "qris", network.Slug(want))
}

func TestPurposes(t *testing.T) {
	t.Parallel()
	for purpose, want := range map[qris.Purpose]struct {
		kind qris.Kind
		name string
	}{
		"POSP": {qris.KindPayment, "payment"},
		"BILL": {qris.KindPayment, "bill"},
		"BOOK": {qris.KindTransfer, "on-us transfer"},
		"DMCT": {qris.KindTransfer, "domestic credit transfer"},
		"XBCT": {qris.KindTransfer, "cross-border transfer"},
		"CWDL": {qris.KindCashWithdrawal, "cash withdrawal"},
		"CDPT": {qris.KindCashDeposit, "cash deposit"},
		"PYMT": {qris.KindUnknown, ""},
		"":     {qris.KindUnknown, ""},
	} {
		assert.Equal(t, want.kind, purpose.Kind(), "%q", purpose)
		assert.Equal(t, want.name, purpose.Name(), "%q", purpose)
	}
	assert.Equal(t, "cash withdrawal", qris.KindCashWithdrawal.String())
	assert.Equal(t, "unknown", qris.Kind(200).String())
}

func TestTransferFromWrittenValues(t *testing.T) {
	t.Parallel()
	account, err := qris.Network.NewAccount(
		network.FieldValue{Key: "guid", Value: "ID.CO.CONTOH.WWW"},
		network.FieldValue{Key: "pan", Value: "936000-14-0000000001"},
		network.FieldValue{Key: "beneficiary_id", Value: "0000000001"},
		network.FieldValue{Key: "purpose", Value: "dmct"},
		network.FieldValue{Key: "unique_data", Value: "ABCDEFGH12345678"},
	)
	require.NoError(t, err)
	require.Len(t, network.Parts(account), 1)
	assert.Equal(t, transferObjects(), content(network.Parts(account)[0].Data))
	assert.Equal(t, network.At(40), network.Parts(account)[0].Places)
	assert.Equal(t, []network.Want{
		{Path: emvqr.P(62, 8), Value: "DMCT"}, {Path: emvqr.P(62, 99, 0), Value: "00"}, {Path: emvqr.P(62, 99, 1), Value: "ABCDEFGH12345678"},
	}, slices.Collect(network.Wants(account)))
	assert.Contains(t, slices.Collect(alone.Demands(account)), network.Demand{
		Path: emvqr.P(52), OneOf: []string{"4829"}, Default: "4829", Firm: true,
	})

	nobody, err := qris.Network.NewAccount(network.FieldValue{Key: "purpose", Value: "DMCT"})
	require.NoError(t, err)
	assert.ErrorContains(t, nobody.(network.Checker).Check(), "qris: a transfer has no PAN, expected 16 to 19 digits")
}

func TestUniqueDataThatNoTemplateHoldsIsRefused(t *testing.T) {
	t.Parallel()
	a := accounts(parse(t, transferCode()))[0].(qris.Transfer)
	a.UniqueData = strings.Repeat("A", 100)
	_, err := indonesianSet.Compose(emvqr.Merchant{Name: "CONTOH", City: "JAKARTA", PostalCode: "10110"}, a)
	assert.ErrorContains(t, err, "Unique data has 100 characters, expected 8 to 64")
}

func setOf(networks ...*network.Network) *profiles.Set {
	set, err := profiles.NewSet(networks...)
	if err != nil {
		panic(err)
	}
	return set
}

var indonesianSet = setOf(qris.Network)

func TestComposedTransferIsReadBack(t *testing.T) {
	t.Parallel()
	account := accounts(parse(t, transferCode()))[0]
	code, err := indonesianSet.Compose(emvqr.Merchant{
		Initiation: emvqr.Dynamic, Name: "CONTOH", City: "JAKARTA", PostalCode: "10110",
	}, account)
	require.NoError(t, err)
	assert.Equal(t, transferCode(), code.String())

	_, err = indonesianSet.Compose(emvqr.Merchant{Initiation: emvqr.Static, Name: "CONTOH", City: "JAKARTA", PostalCode: "10110"}, account)
	assert.ErrorContains(t, err, "QRIS-TRANSFER-INITIATION")
	unsaid, err := indonesianSet.Compose(emvqr.Merchant{Name: "CONTOH", City: "JAKARTA", PostalCode: "10110"}, account)
	require.NoError(t, err)
	assert.Equal(t, code, unsaid, "a transfer is dynamic, with an amount or without")
}

func TestComposedPaymentIsReadBack(t *testing.T) {
	t.Parallel()
	account := accounts(parse(t, payment()))[0]
	code, err := indonesianSet.Compose(emvqr.Merchant{
		Initiation: emvqr.Static, MCC: "5812", Name: "WARUNG CONTOH", City: "JAKARTA", PostalCode: "10110",
	}, account)
	require.NoError(t, err)
	assert.Equal(t, payment(), code.String())
}
