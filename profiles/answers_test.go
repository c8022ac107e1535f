package profiles_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func readingOf(t *testing.T, code emvqr.Code, slug string) profiles.Acceptance {
	t.Helper()
	for r := range profiles.Readable(code) {
		if r.Network == slug {
			return r
		}
	}
	t.Fatalf("no reading for %s", slug)
	return profiles.Acceptance{}
}

// shop is a sound code with these objects in front of the rest, and the last
// objects in front of the checksum.
func withObjects(accounts, last string) emvqr.Code {
	return emvqr.MustParse(sealed("000201" + accounts + "5204581253037645802TH5912Noodle House6007Bangkok" + last))
}

const (
	oneMerchant   = "15314764076447640764123456789012345"
	otherMerchant = "15319999999999999999999999999999999"
)

func TestNoOneIsPaidWhereReadersMaySeeAnotherPayeeOrAmount(t *testing.T) {
	for name, code := range map[string]emvqr.Code{
		"two amounts":    emvqr.MustParse("00020115314764076447640764123456789012345540510.0054079999.005204581253037645802TH5912Noodle House6007Bangkok63047C0C"),
		"two payees":     withObjects(oneMerchant+otherMerchant, ""),
		"two currencies": withObjects(oneMerchant, "5303840"),
		"two countries":  withObjects(oneMerchant, "5802US"),
	} {
		t.Run(name, func(t *testing.T) {
			r := readingOf(t, code, "unionpay")
			require.Equal(t, profiles.No, r.Answer)
			require.Contains(t, strings.Join(r.Why, "\n"), "MPM-4.3.1.2-UNIQ")
			routing := profiles.Route(code, profiles.Wallet{"unionpay"})
			require.Nil(t, routing.Account)
			require.Equal(t, profiles.No, routing.Answer)
			require.Equal(t, r.Why, routing.Passed[0].Why)
		})
	}
}

func TestAnIDTwiceOfAnotherNetworkIsADoubtAndNoRefusal(t *testing.T) {
	code := withObjects("02164000001234567899"+oneMerchant+otherMerchant, "")
	require.Equal(t, profiles.No, readingOf(t, code, "unionpay").Answer)
	require.Equal(t, profiles.NotEstablished, readingOf(t, code, "visa").Answer)
}

func TestAnErrorOfEMVCosIsADoubtThatTravelsToTheWallet(t *testing.T) {
	for name, c := range map[string]struct {
		text, rule string
	}{
		"an amount of zero":     {"000201021640000012345678995204581253037645401058" + "02TH5912Noodle House6007Bangkok", "MPM-4.7.4.1-NZ"},
		"neither name nor city": {"00020102164000001234567899520458125303764" + "5802TH", "MPM-4.7.14.1-NAME"},
	} {
		t.Run(name, func(t *testing.T) {
			code := emvqr.MustParse(sealed(c.text))
			routing := profiles.Route(code, profiles.Wallet{"visa"})
			require.NotNil(t, routing.Account)
			require.Equal(t, profiles.NotEstablished, routing.Answer)
			require.Contains(t, strings.Join(routing.Why, "\n"), c.rule)
			require.Equal(t, readingOf(t, code, "visa").Why, routing.Why)
		})
	}
}

func TestASureNetworkIsPreferredToOneThatIsNotEstablished(t *testing.T) {
	bank := "29370016A0000006770101110413" + "0041234567890"
	code := withObjects("02164000001234567899"+bank, "")
	routing := profiles.Route(code, profiles.Wallet{"promptpay", "visa"})
	require.Equal(t, "visa", network.Slug(routing.Account))
	require.Equal(t, profiles.Yes, routing.Answer)
	require.Empty(t, routing.Why)
	require.Equal(t, profiles.NotEstablished, routing.Passed[0].Answer)
	require.Contains(t, routing.Passed[0].Why[0], "PROMPTPAY-TRANSFER-BANK-ACCOUNT-READERS")
}

func TestABankAccountOfPromptPayIsNotEstablished(t *testing.T) {
	code := withObjects("29370016A0000006770101110413"+"0041234567890", "")
	r := readingOf(t, code, "promptpay")
	require.Equal(t, profiles.NotEstablished, r.Answer)
	require.Contains(t, r.Why[0], "the bank's code of three digits")
}

// Two ids are one network's: which account is taken is said, and how sure that is
// is the network's to say.
func TestTwoPayeesOfOneNetworkAreSaid(t *testing.T) {
	alipayAt := func(id, token string) string {
		return id + "63" + "0010com.alipay" + "0145https://qr.alipay.com/fkx0000000000000000" + token
	}
	for name, c := range map[string]struct {
		accounts, network string
		want              profiles.Answer
		severity          emvqr.Severity
		rule              string
	}{
		"UnionPay 15 and 16":     {oneMerchant + "16319999999999999999999999999999999", "unionpay", profiles.NotEstablished, emvqr.Warning, "UNIONPAY-TWO-ACCOUNTS"},
		"Visa 02 and 03":         {"0216400000123456789903164000001234567881", "visa", profiles.NotEstablished, emvqr.Warning, "VISA-TWO-ACCOUNTS"},
		"two links of Alipay":    {alipayAt("26", "0001") + alipayAt("27", "0002"), "alipayplus", profiles.NotEstablished, emvqr.Warning, "ALIPAYPLUS-TWO-ACCOUNTS"},
		"one link twice":         {alipayAt("26", "0001") + alipayAt("27", "0001"), "alipayplus", profiles.Yes, 0, ""},
		"one UnionPay id twice":  {oneMerchant + "16" + oneMerchant[2:], "unionpay", profiles.Yes, 0, ""},
		"transfer and bill":      {"29370016A0000006770101110113006681234567830490016A00000067701011201150107536000315010206TABLE1", "promptpay", profiles.NotEstablished, emvqr.Warning, "PROMPTPAY-TWO-ACCOUNTS"},
		"a link and an open API": {alipayAt("26", "0001") + "27360018COM.ALIPAY.OPENAPI01101234567890", "alipayplus", profiles.NotEstablished, emvqr.Warning, "ALIPAYPLUS-TWO-ACCOUNTS"},
	} {
		t.Run(name, func(t *testing.T) {
			code := withObjects(c.accounts, "")
			routing := profiles.Route(code, profiles.Wallet{c.network})
			require.Equal(t, c.want, routing.Answer, routing)
			require.NotNil(t, routing.Account)
			require.Contains(t, routing.Note, "is taken because it comes first")
			var severity emvqr.Severity
			for f := range profiles.Validate(code) {
				if f.Rule == c.rule {
					severity = f.Severity
				}
			}
			require.Equal(t, c.severity, severity)
		})
	}
}

func TestACodeWithoutAKnownNetworkIsSaidToBeOne(t *testing.T) {
	found := func(accounts string) (messages []string) {
		for f := range profiles.Validate(withObjects(accounts, "")) {
			if f.Rule == "NETWORK-NONE-KNOWN" {
				messages = append(messages, f.Severity.String()+" "+f.Message)
			}
		}
		return messages
	}
	require.Equal(t, []string{`info no account of a network known here: 26 has GUID "com.example"; 17 is a primitive account`},
		found("26230011com.example0104ABCD"+"1703123"))
	require.Equal(t, []string{"info no account of a network known here: 38 is ShopeePay (AirPay), Viet Nam, which is not decoded here"},
		found("38260013vn.airpay.www"+"0105ABCDE"))
	require.Equal(t, []string{`info no account of a network known here: 26 has GUID "com.\u202e\u4ed8"`},
		found("26100006com.\u202e付"))
	require.Equal(t, []string{"info no account of a network known here: 26 has something else where the GUID belongs"},
		found("26150011shop@ybl.in"), "an address is private, whatever it stands for")
	require.Equal(t, []string{"info no account of a network known here: 26 has something else where the GUID belongs"},
		found("26140010+668123456"), "a phone number is private")
	require.Empty(t, found(oneMerchant))
	require.Empty(t, found(""), "EMVCo says that there is no account")
}

func TestAnUndecodedNetworkIsNamed(t *testing.T) {
	code := emvqr.MustParse(sealed("00020138170013vn.airpay.www5204581253037045802VN5904SHOP6005HANOI"))
	for f := range profiles.Validate(code) {
		require.Less(t, f.Severity, emvqr.Error, f.String())
	}
	accounts := slices.Collect(profiles.Accounts(code))
	require.Len(t, accounts, 1)
	unknown := accounts[0].(network.Unknown)
	require.Equal(t, "ShopeePay (AirPay), Viet Nam", unknown.Name)
	require.Equal(t, "", network.Slug(unknown))
	require.Empty(t, profiles.Slugs(code))
}

// The habits of a country are no licence for its neighbours.
func TestACountrysHabitIsAnErrorElsewhere(t *testing.T) {
	severity := func(country, objects string, rule string) (s emvqr.Severity) {
		code := emvqr.MustParse(sealed("00020102164000001234567899520458125303764" + "5802" + country + "5912Noodle House6007Bangkok" + objects))
		for f := range profiles.Validate(code) {
			if f.Rule == rule {
				s = f.Severity
			}
		}
		return s
	}
	gui := "62160012ph.ppmi.qrph"
	require.Equal(t, emvqr.Info, severity("PH", gui, "MPM-4.8.1.4-ALLOC"))
	require.Equal(t, emvqr.Error, severity("TH", gui, "MPM-4.8.1.4-ALLOC"))
	require.Equal(t, emvqr.Info, severity("MN", "780212", "MPM-4.5.4.1-RFU"))
	require.Equal(t, emvqr.Error, severity("TH", "780212", "MPM-4.5.4.1-RFU"))
}

func TestTheOwnerOfAnObjectAloneLowersARuleInsideIt(t *testing.T) {
	// A marker of Alipay+ has 37 characters; beside it Visa, which lowers nothing.
	marker := "33410037A111265400000000.alipayplus.v20250513"
	stranger := "34410037A111265400000000.alipayglus.v20250513"
	severities := map[emvqr.Path]emvqr.Severity{}
	for f := range profiles.Validate(withObjects("02164000001234567899"+marker+stranger, "")) {
		if f.Rule == "MPM-4.7.11.2-GUID" {
			severities[f.Path] = f.Severity
		}
	}
	require.Equal(t, map[emvqr.Path]emvqr.Severity{emvqr.P(34, 0): emvqr.Error}, severities)
}

// numbered is a network of one GUID.
func numbered(slug, guid string) *network.Network {
	return oneRow(slug, network.Mark{GUIDs: []string{guid}}, network.Anywhere, network.Row{
		At: network.In(1), Key: "id", Name: "Id", Means: network.Payee,
	})
}

func TestASetOfThreeHundredNetworksKeepsThemApart(t *testing.T) {
	var networks []*network.Network
	for i := range 300 {
		networks = append(networks, numbered(fmt.Sprintf("n%03d", i), fmt.Sprintf("com.n%03d", i)))
	}
	set := setOf(t, networks...)
	for _, i := range []int{4, 63, 64, 255, 256, 260, 299} {
		slug := fmt.Sprintf("n%03d", i)
		code := withObjects(fmt.Sprintf("26200008com.n%03d0104ABCD", i), "")
		require.Equal(t, []string{slug}, set.Slugs(code))
		for r := range set.Readable(code) {
			require.Equal(t, r.Network == slug, r.Answer == profiles.Yes, "%s of %s: %v", r.Network, slug, r.Why)
		}
		require.Equal(t, slug, network.Slug(set.Route(code, profiles.Wallet{"n000", slug}).Account))
	}
}

func TestANetworkThatTheSetDoesNotHoldIsNotFound(t *testing.T) {
	set := setOf(t, numbered("one", "com.one"))
	code := withObjects("02164000001234567899", "")
	routing := set.Route(code, profiles.Wallet{"visa", ""})
	require.Nil(t, routing.Account)
	require.Equal(t, profiles.No, routing.Answer)
	require.Len(t, routing.Passed, 2)
	require.Contains(t, routing.Passed[0].Why[0], "no one here knows")
}

func TestTwoEquallyGoodSignsGiveNoOwnerWhateverTheOrder(t *testing.T) {
	code := withObjects("0503odd"+"26200008com.same0104ABCD", "")
	same := network.Mark{Like: func(guid string) bool { return strings.HasPrefix(guid, "com.s") }, Says: "00 begins with com.s"}
	a, b := numbered("a", "com.a"), numbered("b", "com.b")
	a.Kinds[0].Objects[0].By, b.Kinds[0].Objects[0].By = []network.Mark{same}, []network.Mark{same}
	for _, set := range []*profiles.Set{setOf(t, a, b), setOf(t, b, a)} {
		for account := range set.Accounts(code) {
			require.Equal(t, "", network.Slug(account))
		}
		require.Empty(t, set.Slugs(code))
		var found []string
		for f := range set.Validate(code) {
			if f.Rule == "NETWORK-TWO-CLAIMS" {
				require.Equal(t, emvqr.Error, f.Severity)
				require.Equal(t, emvqr.P(26), f.Path)
				found = append(found, f.Message)
			}
		}
		require.Len(t, found, 1)
		require.Nil(t, set.Route(code, profiles.Wallet{"a", "b"}).Account)
	}
}

// A GUID says more than a look: an acquirer's template of QRIS is known by its PAN
// and the country alone.
func TestAGUIDIsABetterSignThanALook(t *testing.T) {
	code := emvqr.MustParse(sealed("000201" + "26360010com.alipay0118936000091234567894" + "5204581253033605802ID5906WARUNG6007JAKARTA610512345"))
	networks := slices.Collect(profiles.Networks())
	for range 2 {
		require.Equal(t, []string{"alipayplus"}, setOf(t, networks...).Slugs(code))
		slices.Reverse(networks)
	}
}
