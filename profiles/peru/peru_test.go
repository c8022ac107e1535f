package peru_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/peru"
)

func TestTable(t *testing.T) { networktest.Check(t, peru.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, func(r samples.Row) bool { return strings.Contains(r.Payload, "5802PE") })
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, peru.Network, rows))
}

// What is in one is known from one program, and which of its numbers names the payee is
// not known at all.
func TestAnInteroperableCodeIsShownAndPaysNobody(t *testing.T) {
	t.Parallel()
	code, err := networktest.Sound(network.MustSet(peru.Network), peru.Interoperable, &peru.Interoperable.Examples[0])
	require.NoError(t, err)
	a := networktest.OnlyAccount[peru.Order](t, peru.Network, code)
	assert.Equal(t, "903", a.Issuer)
	assert.Equal(t, "MESA 7", a.Note)
	assert.Nil(t, profiles.Route(code, profiles.Wallet{peru.Slug}).Account)
	for r := range profiles.Readable(code) {
		if r.Network == peru.Slug {
			assert.Equal(t, profiles.NotEstablished, r.Answer)
		}
	}
}

// A day in Peru ends five hours after it does in Greenwich.
func TestACodeIsGoodOnItsLastDay(t *testing.T) {
	t.Parallel()
	code, err := networktest.Sound(network.MustSet(peru.Network), peru.Interoperable, &peru.Interoperable.Examples[0])
	require.NoError(t, err)
	for hour, expired := range map[int]bool{4: false, 5: true} {
		s := network.MustSet(peru.Network).At(time.Date(2100, time.January, 1, hour, 0, 0, 0, time.UTC))
		found := false
		for f := range s.Validate(code) {
			found = found || f.Rule == "PERU-ORDER-DUE-EXPIRED"
		}
		assert.Equal(t, expired, found, hour)
	}
}

func TestWhatIsReadAloneIsNotMadeUp(t *testing.T) {
	t.Parallel()
	for _, a := range []network.Account{peru.Order{Issuer: "903", Number: "26110100000000000001"}, peru.Acquirer{Data: "1;2;3"}} {
		_, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Lima", MCC: "5812"}, a, peru.Account{Token: "0123456789abcdef0123456789abcdef"})
		assert.ErrorContains(t, err, "not known well enough")
	}
}
