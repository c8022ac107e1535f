package profiles_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

// adapting is a bill that says in its second reference whether there is an amount.
type adapting struct{ promptpay.BillPayment }

func (a adapting) Adapt(amount bool) (network.Account, error) {
	a.Ref2 = map[bool]string{true: "FIXED", false: "OPEN"}[amount]
	return a, nil
}

// refusing is one that is in no code with an amount.
type refusing struct{ promptpay.BillPayment }

func (a refusing) Adapt(amount bool) (network.Account, error) {
	if amount {
		return nil, errors.New("no amount here")
	}
	return a, nil
}

func TestAnAccountIsWrittenAsTheAmountAsks(t *testing.T) {
	t.Parallel()
	accounts := []network.Account{adapting{thaiBill}}
	priced := noodleHouse
	priced.Amount = emvqr.MustAmount("10.00")
	for want, shop := range map[string]emvqr.Merchant{"OPEN": noodleHouse, "FIXED": priced} {
		code, err := profiles.Compose(shop, accounts...)
		require.NoError(t, err)
		assert.Equal(t, adapting{thaiBill}, accounts[0], "the caller's own stays as it is")
		ref2, _ := code.Get(emvqr.P(30, 3))
		assert.Equal(t, want, ref2)

		left, err := profiles.Remove(code, accounts[0])
		require.NoError(t, err, "what was written is found again")
		back, err := profiles.Add(left, accounts[0])
		require.NoError(t, err)
		ref2, _ = back.Get(emvqr.P(30, 3))
		assert.Equal(t, want, ref2)
	}
}

func TestAnAccountMayRefuseAnAmount(t *testing.T) {
	t.Parallel()
	code, err := profiles.Compose(noodleHouse, refusing{thaiBill})
	require.NoError(t, err)
	priced := noodleHouse
	priced.Amount = emvqr.MustAmount("10.00")
	_, err = profiles.Compose(priced, refusing{thaiBill})
	var conflict *profiles.ConflictError
	require.ErrorAs(t, err, &conflict)
	require.Len(t, conflict.Conflicts, 1)
	assert.Equal(t, emvqr.P(54), conflict.Conflicts[0].Path)
	assert.ErrorContains(t, err, "no amount here")

	left, err := profiles.Remove(code, refusing{thaiBill})
	require.NoError(t, err)
	left, err = left.With(emvqr.Set(emvqr.P(54), "10.00"))
	require.NoError(t, err)
	_, err = profiles.Add(left, refusing{thaiBill})
	assert.ErrorContains(t, err, "no amount here")
}
