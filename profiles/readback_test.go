package profiles_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/qris"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

var (
	chaiHouse = emvqr.Merchant{Name: "Chai House", City: "Mumbai", PostalCode: "400001", MCC: "5812"}
	warung    = emvqr.Merchant{Name: "Warung", City: "Jakarta", PostalCode: "10110", MCC: "5812"}
)

// TestWhatWouldBeReadOtherwiseIsRefusedWithItsCause: each of these was written
// once, and was read back as another payee, or as none.
func TestWhatWouldBeReadOtherwiseIsRefusedWithItsCause(t *testing.T) {
	const src = "0473c0ffee00-0000-4000-8000-000000000000*c0ffee00-0000-4000-8000-000000000001"
	for name, c := range map[string]struct {
		merchant emvqr.Merchant
		account  network.Account
		cause    string
	}{
		"an IFSC of 12 characters":         {chaiHouse, upi.Account{VPA: "shop@ybl", IFSC: "SBIN00012345", BankAccount: "123456789012"}, "IFSC has 12 characters, expected 11"},
		"an IFSC of 10 characters":         {chaiHouse, upi.Account{VPA: "shop@ybl", IFSC: "SBIN000123", BankAccount: "123456789012"}, "IFSC has 10 characters, expected 11"},
		"a bank account without IFSC":      {chaiHouse, upi.Account{VPA: "shop@ybl", BankAccount: "123456789012"}, "upi: there is a bank account without an IFSC"},
		"an IFSC without bank account":     {chaiHouse, upi.Account{VPA: "shop@ybl", IFSC: "SBIN0001234"}, "upi: there is an IFSC without a bank account"},
		"an IFSC with a blank":             {chaiHouse, upi.Account{VPA: "shop@ybl", IFSC: "SBIN 001234", BankAccount: "1"}, "upi: IFSC is not letters and digits"},
		"a bank account alone":             {chaiHouse, upi.Account{IFSC: "SBIN0001234", BankAccount: "123456789012"}, "expected a VPA beside it"},
		"an IFSC of 12 for RuPay":          {chaiHouse, cards.BankAccount{IFSC: "SBIN00012345", Account: "123456789012"}, "IFSC has 12 characters, expected 11"},
		"no IFSC for RuPay":                {chaiHouse, cards.BankAccount{Account: "123456789012"}, "cards: IFSC is missing"},
		"no number for RuPay":              {chaiHouse, cards.BankAccount{IFSC: "SBIN0001234"}, "cards: there is an IFSC and no account number"},
		"an institution of seven and nine": {noodleHouse, unionpay.Account{AcquirerIIN: "4764076", ForwardingIIN: "476407645", MerchantID: "123456789012345"}, "Acquirer IIN has 7 characters, expected 8 (UNIONPAY-ACCOUNT-ACQUIRER-IIN-CUT); Forwarding IIN has 9 characters"},
		"a forwarder of nine digits":       {noodleHouse, unionpay.Account{AcquirerIIN: "47640764", ForwardingIIN: "476407645", MerchantID: "123456789012345"}, "Forwarding IIN has 9 characters, expected 8"},
		"raw beside its parts":             {noodleHouse, unionpay.Account{Raw: "1", MerchantID: "123456789012345"}, "unionpay: raw is the whole account"},
		"a PAN that no QRIS reader knows":  {warung, qris.Merchant{GUID: "ID.CO.BANK.WWW", PAN: "836000140000000000", MerchantID: "1", Criteria: "UMI"}, "qris: the PAN does not begin with 9360"},
		"an acquirer without PAN":          {warung, qris.Merchant{GUID: "ID.CO.BANK.WWW", MerchantID: "1", Criteria: "UMI"}, "qris: a merchant has neither PAN nor NMID"},
		"SRC in a place of Visa's":         {noodleHouse, cards.Account{Scheme: "visa", Number: src}, "cards: the number of visa is Mastercard's form"},
		"no number":                        {noodleHouse, cards.Account{Scheme: "amex"}, "cards: the account of amex has no number"},
		"no such scheme":                   {noodleHouse, cards.Account{Scheme: "diners", Number: "1"}, `cards: there is no scheme "diners"`},
		"a national mobile number":         {noodleHouse, promptpay.CreditTransfer{Mobile: "0812345678"}, "promptpay: the mobile number is not in international form"},
		"two shapes of template 31":        {noodleHouse, promptpay.Innovation{APIID: "001", Acquirer: "004"}, "expected those of one"},
		"a link that is none":              {noodleHouse, alipayplus.Account{URL: "upi://pay?pa=shop@ybl"}, "alipayplus: not a plain https link"},
		"a link to a look-alike":           {noodleHouse, alipayplus.Account{URL: "https://qr.a1ipay.com/fkx000000000000000000"}, "looks like qr.alipay.com"},
		"a marker within a marker":         {noodleHouse, alipayplus.Marker{Participant: "a.alipayplus.b", Version: "v1"}, "alipayplus: a marker has a participant"},
		"a marker of nobody":               {noodleHouse, alipayplus.Marker{Version: "v1"}, "alipayplus: a marker has a participant"},
	} {
		t.Run(name, func(t *testing.T) {
			m := c.merchant
			m.Currency, m.Country = "", ""
			_, err := profiles.Compose(m, c.account)
			requireOneCause(t, err, c.cause)
			code, err := profiles.Compose(homeOf(c.account), visa)
			require.NoError(t, err)
			_, err = profiles.Add(code, c.account)
			requireOneCause(t, err, c.cause)
		})
	}
}

// homeOf is a merchant in the country of an account.
func homeOf(a network.Account) emvqr.Merchant {
	switch network.Slug(a) {
	case "upi", "rupay":
		m := chaiHouse
		m.Country, m.Currency = "IN", "INR"
		return m
	case "qris":
		m := warung
		m.Country, m.Currency = "ID", "IDR"
		return m
	}
	m := noodleHouse
	m.Country, m.Currency = "TH", "THB"
	return m
}

func requireOneCause(t *testing.T, err error, cause string) {
	t.Helper()
	var conflict *profiles.ConflictError
	require.ErrorAs(t, err, &conflict)
	require.ErrorContains(t, err, cause)
	require.Equal(t, []int{0}, conflict.Smallest)
	require.Equal(t, 1+strings.Count(cause, "; "), len(conflict.Conflicts)+len(conflict.Findings), "%v", err)
}

// TestACauseIsToldAlone: of a code that cannot be written for several reasons the
// account's own fault is told, and not what may only follow from it.
func TestACauseIsToldAlone(t *testing.T) {
	nameless := emvqr.Merchant{Currency: "USD", Country: "US"}
	for cause, account := range map[string]network.Account{
		"PROMPTPAY-BILL-BILLER-ID-LEN": promptpay.BillPayment{BillerID: "01075360003150", Ref1: "A"},
		"PROMPTPAY-ONE-PROXY":          promptpay.CreditTransfer{Mobile: "+66812345678", EWallet: "004999000000000"},
		"QRIS-TRANSFER-PURPOSE":        qris.Transfer{GUID: "COM.EXAMPLE.WWW", PAN: "9360050300000879140", BeneficiaryID: "1", UniqueData: "ABCDEFGH"},
		"promptpay: the mobile number": promptpay.CreditTransfer{Mobile: "12"},
		"QRIS-MERCHANT-ID-MISSING":     qris.Merchant{GUID: "COM.EXAMPLE.WWW", PAN: "936005030000087914", Criteria: "UMI"},
		"nothing that a code can hold": unionpay.Account{},
	} {
		_, err := profiles.Compose(nameless, account)
		require.ErrorContains(t, err, cause)
		require.NotContains(t, err.Error(), "USD")
		require.NotContains(t, err.Error(), "840")
		require.NotContains(t, err.Error(), "MPM-4.7.14", cause)
	}
}

func TestAnAccountThatIsNilIsAnErrorAndNoPanic(t *testing.T) {
	var none *upi.Account
	for _, account := range []network.Account{nil, none} {
		_, err := profiles.Compose(noodleHouse, visa, account)
		require.ErrorContains(t, err, "account 2 of 2 is nil")
		code, err := profiles.Compose(noodleHouse, thaiBill)
		require.NoError(t, err)
		_, err = profiles.Add(code, account)
		require.ErrorContains(t, err, "account 1 of 1 is nil")
		_, err = profiles.Remove(code, account)
		require.ErrorContains(t, err, "nil")
	}
	_, err := profiles.Compose(noodleHouse, network.Unknown{GUID: "ORG.EXAMPLE", Value: "0011ORG.EXAMPLE"})
	require.Error(t, err, "nobody knows where it is to stand")
}

// TestTwoAccountsThatWouldBeReadAsOneAreRefused: each is sound alone.
func TestTwoAccountsThatWouldBeReadAsOneAreRefused(t *testing.T) {
	for name, pair := range map[string][2]network.Account{
		"two parts of UPI":        {upi.Account{VPA: "shop@ybl"}, upi.Account{Reference: "ORDER1"}},
		"RuPay's bank beside UPI": {upi.Account{VPA: "shop@ybl"}, cards.BankAccount{IFSC: "SBIN0001234", Account: "123456789012"}},
	} {
		t.Run(name, func(t *testing.T) {
			m := homeOf(pair[0])
			for i := range pair {
				_, err := profiles.Compose(m, pair[i])
				require.NoError(t, err)
			}
			_, err := profiles.Compose(m, pair[0], pair[1])
			require.ErrorIs(t, err, profiles.ErrReadBack)
			var conflict *profiles.ConflictError
			require.ErrorAs(t, err, &conflict)
			require.Equal(t, []int{0, 1}, conflict.Smallest)
			code, err := profiles.Compose(m, pair[0])
			require.NoError(t, err)
			_, err = profiles.Add(code, pair[1])
			require.Error(t, err)
		})
	}
}

// TestAValueThatIsReadOtherwiseIsNotShown: accounts are private.
func TestAValueThatIsReadOtherwiseIsNotShown(t *testing.T) {
	_, err := profiles.Compose(chaiHouse, upi.Account{VPA: "shop@ybl"}, upi.Account{Reference: "SECRET1"})
	require.ErrorIs(t, err, profiles.ErrReadBack)
	require.NotContains(t, err.Error(), "SECRET1")
	require.NotContains(t, err.Error(), "shop@ybl")
	require.ErrorContains(t, err, "upi: Transaction reference was not given, and 7 characters would be read")
	var conflict *profiles.ConflictError
	require.ErrorAs(t, err, &conflict)
	require.Equal(t, "reference", conflict.Conflicts[0].Field)
	require.Equal(t, emvqr.P(26), conflict.Conflicts[0].Path)
}

// TestATerminalLabelMayBeTheThirdReference: what the merchant itself has in a shared
// object may be read as a part of an account.
func TestATerminalLabelMayBeTheThirdReference(t *testing.T) {
	m := noodleHouse
	m.Additional.TerminalLabel = "T1"
	code, err := profiles.Compose(m, thaiBill)
	require.NoError(t, err)
	account := profiles.Route(code, profiles.Wallet{"promptpay"}).Account
	require.Equal(t, "T1", fields(account)["ref3"])
}

func TestPrecomposedTextIsTheSameText(t *testing.T) {
	account := cards.Account{Scheme: "amex", Number: "Cafe\u0301 12345"}
	code, err := profiles.Compose(noodleUS(), account)
	if err != nil {
		require.NotErrorIs(t, err, profiles.ErrReadBack)
		return
	}
	found := profiles.Route(code, profiles.Wallet{"amex"}).Account
	require.Equal(t, "Caf\u00E9 12345", fields(found)["number"])
}

func noodleUS() emvqr.Merchant {
	m := noodleHouse
	m.Country, m.Currency = "US", "USD"
	return m
}

// TestRawDataThatANetworkKnowsIsItsAccount: what PromptPay asks for and permits
// holds for its account by id as for one by name.
func TestRawDataThatANetworkKnowsIsItsAccount(t *testing.T) {
	raw := emvqr.Data{ID: 29, Template: []emvqr.Data{{ID: 0, Value: "A000000677010111"}, {ID: 1, Value: "0066812223333"}}}
	asRaw := emvqr.Merchant{Currency: "THB", Country: "TH", Amount: emvqr.MustAmount("5"), Accounts: []emvqr.Data{raw}}
	byID, err := profiles.Compose(asRaw)
	require.NoError(t, err)
	byName, err := profiles.Compose(emvqr.Merchant{Currency: "THB", Country: "TH", Amount: emvqr.MustAmount("5")},
		promptpay.CreditTransfer{Mobile: "+66812223333"})
	require.NoError(t, err)
	require.Equal(t, byName, byID)

	// Its demands are met where the merchant says nothing.
	asRaw.Currency, asRaw.Country = "", ""
	supplied, err := profiles.Compose(asRaw)
	require.NoError(t, err)
	require.Equal(t, byName, supplied)
	opaque := asRaw
	opaque.Accounts = []emvqr.Data{{ID: 29, Value: "0016A00000067701011101130066812223333"}}
	supplied, err = profiles.Compose(opaque)
	require.NoError(t, err)
	require.Equal(t, byName, supplied)

	// They meet those of the others.
	_, err = profiles.Compose(asRaw, indonesian)
	require.ErrorContains(t, err, "qris needs 360 in 53, promptpay needs 764")
	var conflict *profiles.ConflictError
	require.ErrorAs(t, err, &conflict)
	require.Equal(t, []int{0}, conflict.Smallest)
	require.Equal(t, []string{"qris", "promptpay"}, conflict.Conflicts[0].Networks)
	asRaw.Currency = "USD"
	_, err = profiles.Compose(asRaw)
	require.ErrorContains(t, err, "promptpay needs 764 in 53, the code is for 840")

	// What PromptPay lowers stays an error for Visa.
	asRaw.Currency = ""
	asRaw.Accounts = append([]emvqr.Data{{ID: 2, Value: "4000001234567899"}}, asRaw.Accounts...)
	_, err = profiles.Compose(asRaw)
	require.ErrorContains(t, err, "MPM-4.7.14.1-NAME")
}

// TestRawDataIsRecognizedWhenTheCountryIsKnown: QRIS's national repository tells
// the country, and by the country its acquirer is known.
func TestRawDataIsRecognizedWhenTheCountryIsKnown(t *testing.T) {
	m := warung
	for _, part := range network.Parts(indonesian) {
		data := part.Data
		data.ID = part.Places[0].First
		m.Accounts = append(m.Accounts, data)
	}
	code, err := profiles.Compose(m)
	require.NoError(t, err)
	want, err := profiles.Compose(warung, indonesian)
	require.NoError(t, err)
	require.Equal(t, want, code)
	require.Equal(t, "ID", code.CountryCode())

	m.Unreserved = []emvqr.Data{{ID: 80, Template: []emvqr.Data{{ID: 0, Value: "com.alipay"}, {ID: 1, Value: alipay.URL}}}}
	code, err = profiles.Compose(m)
	require.NoError(t, err)
	require.Equal(t, []string{"alipayplus", "qris"}, profiles.Slugs(code))
}

func TestTheInitiationIsWrittenUnlessToldNotTo(t *testing.T) {
	kshop := promptpay.Innovation{InPractice: true, Acquirer: "004", MerchantRef: "TABLE12"}
	transfer := qris.Transfer{GUID: "COM.EXAMPLE.WWW", PAN: "9360050300000879140", BeneficiaryID: "1", Purpose: "DMCT", UniqueData: "ABCDEFGH"}
	amount := emvqr.MustAmount("125")
	for name, c := range map[string]struct {
		said     emvqr.Initiation
		amount   emvqr.Amount
		accounts []network.Account
		want     string
	}{
		"without amount":                  {0, emvqr.Amount{}, []network.Account{thaiBill}, "11"},
		"with amount":                     {0, amount, []network.Account{thaiBill}, "12"},
		"static with amount, as told":     {emvqr.Static, amount, []network.Account{thaiBill}, "11"},
		"dynamic without amount, as told": {emvqr.Dynamic, emvqr.Amount{}, []network.Account{thaiBill}, "12"},
		"left out":                        {emvqr.Omitted, emvqr.Amount{}, []network.Account{thaiBill}, ""},
		"left out with amount":            {emvqr.Omitted, amount, []network.Account{thaiBill}, ""},
		"K SHOP with amount":              {0, amount, []network.Account{thaiBill, kshop}, "11"},
		"K SHOP dynamic, as told":         {emvqr.Dynamic, amount, []network.Account{thaiBill, kshop}, "12"},
		"a transfer without amount":       {0, emvqr.Amount{}, []network.Account{transfer}, "12"},
	} {
		t.Run(name, func(t *testing.T) {
			m := noodleHouse
			m.Initiation, m.Amount, m.PostalCode = c.said, c.amount, "10110"
			if network.Slug(c.accounts[0]) == "qris" {
				m.MCC = ""
			}
			code, err := profiles.Compose(m, c.accounts...)
			require.NoError(t, err)
			got, _ := code.Get(emvqr.P(1))
			require.Equal(t, c.want, got)
		})
	}
}

// TestAnAccountOfANetworkThatTheSetLacksIsRefused: no reader of the set could find
// it again.
func TestAnAccountOfANetworkThatTheSetLacksIsRefused(t *testing.T) {
	promptPay, _ := profiles.Lookup("promptpay")
	_, err := setOf(t, promptPay).Compose(noodleHouse, thaiBill, visa)
	require.ErrorContains(t, err, `there is no network "visa" in the set`)
	var conflict *profiles.ConflictError
	require.ErrorAs(t, err, &conflict)
	require.Equal(t, []int{1}, conflict.Smallest)
}

func TestACodeWhoseChecksumIsWrongIsNotEdited(t *testing.T) {
	_, err := profiles.Add(emvqr.Code{}, thaiBill)
	require.ErrorIs(t, err, emvqr.ErrUnverified)
	_, err = profiles.Remove(emvqr.Code{}, thaiBill)
	require.ErrorIs(t, err, emvqr.ErrUnverified)
}

// TestTwoAcquirersStandInEitherOrder: the national repository belongs to the first
// of them in the code, whichever was given first.
func TestTwoAcquirersStandInEitherOrder(t *testing.T) {
	plain := qris.Merchant{PAN: "936005030000087999", MerchantID: "1", Criteria: "UMI"}
	for _, accounts := range [][]network.Account{{indonesian, plain}, {plain, indonesian}, {plain, plain, indonesian}} {
		code, err := profiles.Compose(warung, accounts...)
		require.NoError(t, err)
		require.Len(t, slices.Collect(profiles.Accounts(code)), len(accounts))
		for account := range profiles.Accounts(code) {
			_, repository := fields(account)["nmid"]
			require.Equal(t, account.Anchor() == emvqr.P(26), repository)
		}
	}
	// One that is added comes after those that are there.
	code, err := profiles.Compose(warung, indonesian)
	require.NoError(t, err)
	at, _ := code.Object(emvqr.P(26))
	text := code.String()
	moved := emvqr.MustParse(sealed(text[:at.Offset] + "27" + text[at.Offset+2:len(text)-8]))
	added, err := profiles.Add(moved, plain)
	require.NoError(t, err)
	_, present := added.Get(emvqr.P(28))
	require.True(t, present)
}
