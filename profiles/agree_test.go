package profiles_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/agree"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func TestNothingThatIsSaidOfASampleContradictsAnother(t *testing.T) {
	for _, row := range samples(t) {
		report := emvqr.Diagnose(row.payload)
		code, _ := report.Code()
		if !code.IsZero() {
			require.NoError(t, agree.Contradiction(profiles.Known(), code), "line %d", row.line)
		}
	}
}

// Objects of all samples are mixed: several networks, several accounts of one,
// ids that occur twice, accounts in places of others, shared objects that are
// missing or another country's.
func TestNothingThatIsSaidOfAMixtureContradictsAnother(t *testing.T) {
	rounds := 100_000
	if testing.Short() || raceEnabled {
		rounds = 3_000
	}
	const parts = 4 // so that no core stands idle
	for part := range uint64(parts) {
		t.Run(fmt.Sprintf("seed %d", part), func(t *testing.T) {
			t.Parallel()
			requireMixturesAgree(t, mixer{Rand: rand.New(rand.NewPCG(8, part))}, rounds/parts)
		})
	}
}

func requireMixturesAgree(t *testing.T, m mixer, rounds int) {
	m.collect(t)
	answers := map[profiles.Answer]int{}
	for range rounds {
		code, err := emvqr.Parse(m.mix())
		require.NoError(t, err)
		require.NoError(t, agree.Contradiction(profiles.Known(), code))
		answers[profiles.Route(code, m.wallet).Answer]++
	}
	for _, a := range []profiles.Answer{profiles.No, profiles.NotEstablished, profiles.Yes} {
		require.Greater(t, answers[a], rounds/100, "too few answers are %s: %v", a, answers)
	}
}

// mixer makes codes of objects of the samples.
type mixer struct {
	*rand.Rand
	owned, shared []emvqr.Object
	wallet        profiles.Wallet
}

func (m *mixer) collect(t *testing.T) {
	for _, row := range samples(t) {
		code, err := emvqr.Parse(row.payload)
		if err != nil || code.LengthUnit() != emvqr.CodePoints {
			continue
		}
		for o := range code.Objects() {
			switch id := o.Path.Root(); {
			case id == 0, id == 63:
			case id <= 1, id >= 52 && id <= 79:
				m.shared = append(m.shared, o)
			default:
				m.owned = append(m.owned, o)
			}
		}
	}
	for n := range profiles.Networks() {
		m.wallet = append(m.wallet, n.Slug)
	}
}

// home are the shared objects of one country, so that some mixtures are sound.
var home = []string{
	"5204581253037645802TH5906NOODLE6007BANGKOK", "5204581253033605802ID5906WARUNG6007JAKARTA610510110",
	"5204581253033565802IN5904CHAI6006MUMBAI6106400001", "5204581253038405802US5904SHOP6004CITY",
}

func (m *mixer) mix() string {
	var b strings.Builder
	b.WriteString("000201")
	if m.IntN(3) > 0 {
		b.WriteString("010211")
	}
	for range 1 + m.IntN(4) {
		o := m.owned[m.IntN(len(m.owned))]
		id := o.Path.Root()
		if m.IntN(6) == 0 {
			id = uint8(2 + m.IntN(50))
		}
		write(&b, id, o)
	}
	if m.IntN(4) > 0 {
		b.WriteString(home[m.IntN(len(home))])
	}
	for range m.IntN(3) {
		o := m.shared[m.IntN(len(m.shared))]
		write(&b, o.Path.Root(), o)
	}
	b.WriteString("6304")
	return fmt.Sprintf("%s%04X", b.String(), crc.Checksum(b.String()))
}

func write(b *strings.Builder, id uint8, o emvqr.Object) {
	fmt.Fprintf(b, "%02d%02d%s", id, emvqr.CodePoints.Count(o.Value), o.Value)
}

// The order in which networks are given to a set decides nothing.
func TestTheOrderOfTheNetworksDecidesNothing(t *testing.T) {
	m := mixer{Rand: rand.New(rand.NewPCG(4, 2))}
	m.collect(t)
	var networks []*network.Network
	for n := range profiles.Networks() {
		networks = append(networks, n)
	}
	said := func(s *profiles.Set, code emvqr.Code) string {
		var lines []string
		for a := range s.Accounts(code) {
			lines = append(lines, fmt.Sprintf("%T %v", a, a))
		}
		return strings.Join(lines, "\n")
	}
	for range 20 {
		m.Shuffle(len(networks), func(i, k int) { networks[i], networks[k] = networks[k], networks[i] })
		shuffled := setOf(t, networks...)
		for range 100 {
			code, err := emvqr.Parse(m.mix())
			require.NoError(t, err)
			require.Equal(t, said(profiles.Known(), code), said(shuffled, code), "%q", code)
		}
	}
}
