package network_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

// code seals objects given as text.
func code(t testing.TB, objects ...string) emvqr.Code {
	t.Helper()
	text := "000201" + strings.Join(objects, "") + "6304"
	c, err := emvqr.Parse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
	require.NoError(t, err)
	return c
}

// tlv is one object.
func tlv(id int, inner ...string) string {
	value := strings.Join(inner, "")
	return fmt.Sprintf("%02d%02d%s", id, len([]rune(value)), value)
}

var ordinary = []string{tlv(52, "5812"), tlv(53, "764"), tlv(58, "TH"), tlv(59, "SHOP"), tlv(60, "CITY")}

func with(objects ...string) []string { return append(objects, ordinary...) }

func shopTemplate(id int, number string) string {
	return tlv(id, tlv(0, "Toy.Example"), tlv(1, tlv(0, "123"), tlv(1, number)))
}

func rules(findings iter.Seq[emvqr.Finding]) (ids []string) {
	for f := range findings {
		ids = append(ids, f.Rule)
	}
	return ids
}

func TestTheToyNetworkIsProvenByItsTable(t *testing.T) { networktest.Check(t, toy()) }

func TestAnAccountTakesItsPartsFromSeveralObjects(t *testing.T) {
	s := network.MustSet(toy())
	c := code(t, with(shopTemplate(30, "456"), tlv(62, tlv(5, "INV7")), tlv(80, tlv(0, "TAX")), tlv(90, tlv(0, "4101354327000")), tlv(91, "0002"))...)
	accounts := slices.Collect(s.Accounts(c))
	require.Len(t, accounts, 1)
	require.Equal(t, Shop{network.LocationOf(30, 90, 91), "123", "456", "", "", "4101354327000", "0002", "INV7"}, accounts[0])
	require.Equal(t, []string{"toy"}, s.Slugs(c))
}

// What the first lacks is not filled from the second, which may be another company's.
func TestOfSeveralObjectsOfAnAccountTheFirstHasTheValues(t *testing.T) {
	n := toy()
	clock := n.Kinds[0].Objects[1]
	clock.At, clock.Many = network.Between(92, 93), true
	clock.Rows = append(clock.Rows, network.Row{At: network.In(1), Key: "class", Name: "Class"})
	c := code(t, with(shopTemplate(30, "456"), tlv(92, tlv(0, "4101354327000")), tlv(93, tlv(0, "4101354327001"), tlv(1, "B")))...)
	accounts := slices.Collect(network.MustSet(n).Accounts(c))
	require.Equal(t, []network.Account{Shop{network.LocationOf(30, 92, 93), "123", "456", "", "", "4101354327000", "", ""}}, accounts)
}

func TestWhatSaysThatThereIsNoneIsReadAsNothing(t *testing.T) {
	c := code(t, with(shopTemplate(30, "456"), tlv(62, tlv(5, "***")))...)
	for a := range network.MustSet(toy()).Accounts(c) {
		require.Empty(t, a.(Shop).Reference)
	}
}

func TestAnObjectWithoutItsSiblingIsNobodys(t *testing.T) {
	s := network.MustSet(toy())
	for claim := range s.Claims(code(t, with(tlv(90, tlv(0, "4101354327000")))...)) {
		require.Nil(t, claim.Network, claim.Path)
	}
}

func TestASecondObjectWithAnIDIsNobodysSibling(t *testing.T) {
	s := network.MustSet(toy())
	c := code(t, with(tlv(30, tlv(0, "other")), shopTemplate(30, "456"), tlv(90, tlv(0, "4101354327000")))...)
	for a := range s.Accounts(c) {
		require.IsType(t, network.Unknown{}, a)
	}
}

// Below 26 a value is text, and a template only for the network whose GUID it has.
func TestATemplateBelow26IsReadForTheNetworkOfItsGUIDAlone(t *testing.T) {
	n := toy()
	n.Kinds[0].Objects[0].By[0].At = []network.Range{{First: 17, Last: 17}, {First: 26, Last: 51}}
	s := network.MustSet(n)
	for name, shared := range map[string][]string{"ASCII": ordinary, "not ASCII": append([]string{tlv(64, tlv(0, "th"), tlv(1, "ร้าน"))}, ordinary...)} {
		read := func(objects ...string) []network.Account {
			return slices.Collect(s.Accounts(code(t, append(objects, shared...)...)))
		}
		own := read(shopTemplate(17, "456"))
		require.Len(t, own, 1, name)
		require.Equal(t, Shop{Location: network.LocationOf(17), Bank: "123", Number: "456"}, own[0], name)
		require.Equal(t, []string{"TOY-SHOP-PLACE"}, rules(s.ValidateNetworks(code(t, append([]string{shopTemplate(17, "456"), tlv(62, tlv(5, "INV7"))}, shared...)...))), name)

		for _, value := range []string{tlv(0, "other.example") + tlv(1, "456"), "123456"} {
			u, ok := read(tlv(17, value))[0].(network.Unknown)
			require.True(t, ok, name)
			require.Equal(t, value, u.Value, name)
			require.Empty(t, u.GUID, "%s: it is no template, so it has none", name)
		}
		require.IsType(t, network.Unknown{}, read(shopTemplate(18, "456"))[0], "%s: nobody looks there", name)
	}
}

func TestEquallyGoodMarksOfTwoNetworksGiveTheObjectToNeither(t *testing.T) {
	look := func(slug string) *network.Network {
		return &network.Network{
			Slug: slug, Name: slug, Fact: network.Fact{Source: "made up", Confidence: emvqr.ConfidenceA},
			Kinds: []*network.Kind{{
				Network: slug, Key: "k", Name: "k", Keys: []string{"id"},
				Objects: []*network.Object{{
					Key: "k", Name: "k", By: []network.Mark{{Has: []network.Look{{At: network.In(0), Starts: "X"}}}},
					Rows: []network.Row{{At: network.In(0), Key: "id", Name: "id", Means: network.Payee}},
				}},
				Make: func(k *network.Kind, at network.Location, v *network.Values) network.Account {
					return plain{at, k, v.At(0)}
				},
			}},
		}
	}
	one, two := look("one"), look("two")
	c := code(t, with(tlv(26, tlv(0, "X1")))...)
	for _, order := range [][]*network.Network{{one, two}, {two, one}} {
		s := network.MustSet(order...)
		require.Empty(t, s.Slugs(c))
		found := rules(s.Validate(c))
		require.Contains(t, found, "NETWORK-TWO-CLAIMS")
	}
	require.Equal(t, []string{"one"}, network.MustSet(one).Slugs(c))
}

// A network may have GUIDs of which only the beginning is always the same; the whole
// GUID of another that begins so is that one's all the same.
func TestAGUIDIsTakenByHowItBeginsAfterThoseOfTables(t *testing.T) {
	marked := func(slug string, m network.Mark) *network.Network {
		return &network.Network{
			Slug: slug, Name: slug, Fact: network.Fact{Source: "made up", Confidence: emvqr.ConfidenceA},
			Kinds: []*network.Kind{{Network: slug, Key: "k", Name: "k", Role: network.Foreign, Objects: []*network.Object{{Key: "k", Name: "k", By: []network.Mark{m}}}}},
		}
	}
	s := network.MustSet(
		marked("family", network.Mark{GUIDStarts: "Org.Toys."}),
		marked("even", network.Mark{GUIDStarts: "ORG.TOYS.", Like: func(guid string) bool { return strings.HasSuffix(guid, "2") }, Says: "after it a 2"}),
		marked("member", network.Mark{GUIDs: []string{"org.toys.one"}}),
	)
	for guid, owner := range map[string]string{
		"org.toys.x": "family", "ORG.TOYS.": "family", "org.toys.ONE": "member", "org.toy.x": "", "org.toys": "", "\u212Arg.toys.x": "", "org.toys.2": "even",
	} {
		var owners []string
		for c := range s.Claims(code(t, with(tlv(26, tlv(0, guid)))...)) {
			if c.Network != nil {
				owners = append(owners, c.Network.Slug)
			}
		}
		require.Equal(t, owner, strings.Join(owners, " "), guid)
	}
}

func TestTheOwnerAloneLowersARuleInsideItsObjects(t *testing.T) {
	s := network.MustSet(toy())
	const guid = "MPM-4.11.1.2-GUID"
	owned := code(t, with(shopTemplate(30, "456"), tlv(62, tlv(5, "A")), tlv(90, tlv(0, "4101354327000")))...)
	foreign := code(t, with(shopTemplate(30, "456"), tlv(62, tlv(5, "A")), tlv(92, tlv(1, "4101354327000")))...)
	require.NotContains(t, rules(s.Validate(owned)), guid)
	require.Contains(t, rules(s.Validate(foreign)), guid)
}

func TestALengthOfOneIsSingular(t *testing.T) {
	n := toy()
	for max, want := range map[int]string{1: "Class has at most 1 character.", 2: "Class has at most 2 characters."} {
		n.Kinds[0].Objects[0].Rows[2].Max = max
		found := slices.Collect(n.Catalogue())
		i := slices.IndexFunc(found, func(r emvqr.Rule) bool { return r.ID == "TOY-CLASS-LEN" })
		require.Equal(t, want, found[i].Sentence)
	}
}

// What an expired code does to the answer a code does not do of which nobody asked.
func TestAnExpiryThatIsNotJudgedHasNoEffect(t *testing.T) {
	n := toy()
	n.Kinds[0].Objects[1].Rows[0].Fact.Effect = emvqr.Doubt
	s := network.MustSet(n)
	c := code(t, with(shopTemplate(30, "456"), tlv(62, tlv(5, "INV7")), tlv(90, tlv(0, "4101354327000")))...)
	for now, want := range map[time.Time]emvqr.Effect{{}: emvqr.BySeverity, time.UnixMilli(4101354327000): emvqr.Doubt} {
		found := slices.Collect(s.At(now).ValidateNetworks(c))
		require.Len(t, found, 1)
		require.Equal(t, "TOY-EXPIRES-EXPIRED", found[0].Rule)
		require.Equal(t, want, found[0].Effect, "at %s", now)
	}
}

func TestAnExpiryIsJudgedByTheCallersClock(t *testing.T) {
	s := network.MustSet(toy())
	c := code(t, with(shopTemplate(30, "456"), tlv(62, tlv(5, "A")), tlv(90, tlv(0, "1745915488053")))...)
	severity := func(s *network.Set) emvqr.Severity {
		for f := range s.Validate(c) {
			if f.Rule == "TOY-EXPIRES-EXPIRED" {
				return f.Severity
			}
		}
		return 0
	}
	require.Equal(t, emvqr.Info, severity(s), "nobody said what time it is")
	require.Zero(t, severity(s.At(time.UnixMilli(1745915488052))))
	require.Equal(t, emvqr.Error, severity(s.At(time.UnixMilli(1745915488053))))
}

func TestARowIsAskedOnlyWhereItsConditionsHold(t *testing.T) {
	s := network.MustSet(toy())
	long := tlv(3, strings.Repeat("x", 21))
	shop := func(class string) emvqr.Code {
		return code(t, with(tlv(30, tlv(0, "toy.example"), tlv(1, tlv(0, "123"), tlv(1, "4")), tlv(2, class), long), tlv(62, tlv(5, "A")))...)
	}
	require.Contains(t, rules(s.Validate(shop("A"))), "TOY-NOTE-LEN")
	require.NotContains(t, rules(s.Validate(shop("B"))), "TOY-NOTE-LEN")
}

func TestARuleThatNoRowSays(t *testing.T) {
	s := network.MustSet(toy())
	require.Contains(t, rules(s.Validate(code(t, with(shopTemplate(30, "456"), tlv(62, tlv(5, "456")))...))), "TOY-SAME")
	require.NotContains(t, rules(s.Validate(code(t, with(shopTemplate(30, "456"), tlv(62, tlv(5, "457")))...))), "TOY-SAME")
}

func TestASealedObjectIsWrittenFromWhatIsBeforeIt(t *testing.T) {
	var sealed int
	for _, p := range network.Parts(Shop{Bank: "123", Number: "456", Digest: "any"}) {
		if p.Seal != nil {
			sealed++
			require.Equal(t, "0002", p.Seal("000201"))
		}
	}
	require.Equal(t, 1, sealed)
}

// A code in ASCII is walked by a path of its own; it must see what the other sees.
func TestTextOutsideASCIIIsReadAlike(t *testing.T) {
	s := network.MustSet(toy())
	for _, number := range []string{"456", "", "12345678901234"} {
		objects := with(shopTemplate(31, number), tlv(62, tlv(5, "A")), tlv(80, tlv(0, "TAX")), tlv(90, tlv(0, "4101354327000")))
		plain := code(t, objects...)
		thai := code(t, append(objects, tlv(64, tlv(0, "th"), tlv(1, "ร้าน")))...)
		require.Equal(t, slices.Collect(s.Accounts(plain)), slices.Collect(s.Accounts(thai)))
		require.Equal(t, rules(s.Validate(plain)), rules(s.Validate(thai)))
	}
}

func TestReadingInOneWalkIsReadingInTwo(t *testing.T) {
	s := network.MustSet(toy())
	for _, c := range []emvqr.Code{code(t, with(shopTemplate(30, "456"))...), code(t, with(shopTemplate(30, "4ü6"))...)} {
		var got []network.Account
		read, err := s.Parse(c.String(), func(a network.Account) bool { got = append(got, a); return true })
		require.NoError(t, err)
		require.Equal(t, c, read)
		require.Equal(t, slices.Collect(s.Accounts(c)), got)
	}
	_, err := s.Parse("000201", func(network.Account) bool { t.Fatal("an account of no code"); return true })
	require.ErrorIs(t, err, emvqr.ErrNoChecksum)
}

// A case is borrowed again and again; nothing of one code may be seen in the next.
func TestNothingOfOneCodeIsSeenInTheNext(t *testing.T) {
	s := network.MustSet(toy())
	full := code(t, with(shopTemplate(30, "456"), tlv(62, tlv(5, "A")), tlv(90, tlv(0, "4101354327000")), tlv(91, "0002"))...)
	bare := code(t, with(shopTemplate(31, "7"))...)
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		c, want := full, Shop{network.LocationOf(30, 90, 91), "123", "456", "", "", "4101354327000", "0002", "A"}
		if random.IntN(2) == 0 {
			c, want = bare, Shop{network.LocationOf(31), "123", "7", "", "", "", "", ""}
		}
		for a := range s.Accounts(c) {
			require.Equal(t, want, a)
			break
		}
		for range s.Validate(c) {
			break
		}
	}
}

func TestAccountsMakeOneAllocationEachAndValidateNone(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector drops what a pool keeps")
	}
	s := network.MustSet(toy())
	c := code(t, with(shopTemplate(30, "456"), tlv(62, tlv(5, "A")))...)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() {
		for range s.Accounts(c) {
		}
	}), 1.0)
	clean := code(t, tlv(1, "11"), shopTemplate(30, "456"), tlv(52, "5812"), tlv(53, "764"), tlv(58, "TH"), tlv(59, "SHOP"), tlv(60, "CITY"), tlv(62, tlv(5, "A")))
	require.Empty(t, rules(s.Validate(clean)))
	require.Zero(t, testing.AllocsPerRun(100, func() {
		for range s.Validate(clean) {
		}
	}))
}

// An expiry that is not known surely enough to be an error leaves a doubt, where the
// code has expired and not before.
func TestAnExpiryOfLittleConfidenceIsADoubt(t *testing.T) {
	n := toy()
	row := &n.Kinds[0].Objects[1].Rows[0]
	row.Fact = network.Fact{Source: "one program", Confidence: emvqr.ConfidenceC}
	set := network.MustSet(n)
	sound, err := networktest.Sound(set, n.Kinds[0], &n.Kinds[0].Examples[0])
	require.NoError(t, err)
	for year, want := range map[int]emvqr.Effect{2100: emvqr.Doubt, 1: emvqr.BySeverity} {
		now := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) // of the year 1 is no time at all
		for f := range set.At(now).Validate(sound) {
			if f.Rule == "TOY-EXPIRES-EXPIRED" {
				require.Equal(t, want, f.Effect, year)
				require.LessOrEqual(t, f.Severity, emvqr.Warning)
			}
		}
	}
}
