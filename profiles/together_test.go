package profiles_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/argentina"
	"github.com/openmerchantqr/emvqr/profiles/duitnow"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/mercadopago"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
	"github.com/openmerchantqr/emvqr/profiles/pix"
	"github.com/openmerchantqr/emvqr/profiles/sgqr"
	"github.com/openmerchantqr/emvqr/profiles/vietqr"
)

// Made-up accounts of the networks of one country.
var (
	malaysian    = duitnow.Account{AcquirerID: "501664", QRID: "123456789"}
	cambodian    = khqr.Account{Account: "noodle_house@devb", ID: "012345678", Bank: "Dev Bank", Merchant: true}
	vietnamese   = vietqr.Account{BIN: "970403", Number: "0011012345678", Service: vietqr.ToAccount}
	brazilian    = pix.Account{Key: "123e4567-e12b-12d1-a456-426655440000", TxID: "INV7"}
	singaporean  = paynow.Account{UEN: "201403121W"}
	argentinian  = argentina.Account{Acceptor: "ar.com.example", AcceptorTaxID: "30692264785", Sequence: "01", CUIT: "20222222223", CBU: "0000174400000000032467"}
	taxNumber    = argentina.Account{CUIT: "20222222223", CBU: "0000174400000000032467"}
	hawkerStall  = sgqr.Identity{ID: "180307510317", Version: "01.0001", PostalCode: "081006", Level: "02", Unit: "138", Miscellaneous: "0000", VersionDate: "20180407"}
	mercadoPago  = mercadopago.Account{Type: mercadopago.OfSeller, CollectorID: "000000000"}
	openAPI      = alipayplus.OpenAPI{MerchantID: "1234567890", TerminalID: "0001"}
	alipayMarker = alipayplus.Marker{Participant: "218812", Version: "v20250513"}
)

// shop is a merchant in a city, of whom the networks say the rest.
func shop(city string, accounts ...emvqr.Data) emvqr.Merchant {
	return emvqr.Merchant{Name: "NOODLE HOUSE", City: city, MCC: "5812", Accounts: accounts}
}

// links are n Alipay accounts that lead to different payees.
func links(n int) (accounts []network.Account) {
	for i := range n {
		accounts = append(accounts, alipayplus.Account{URL: "https://qr.alipay.com/ocx0000000000000000000" + string(rune('1'+i))})
	}
	return accounts
}

func TestTheNetworksThatMerchantsAskForTogether(t *testing.T) {
	for name, c := range map[string]struct {
		merchant emvqr.Merchant
		accounts []network.Account
		// ids are the root ids of the accounts, in the order of the call.
		ids []uint8
		// shared are objects that the networks settle: 00, 53 and 58.
		version, currency, country string
	}{
		"DuitNow, Visa, UnionPay and Alipay+": {
			shop("Kuala Lumpur"), []network.Account{malaysian, visa, unionPay, alipay}, []uint8{26, 2, 15, 27}, "01", "458", "MY",
		},
		"KHQR, UnionPay, Visa and Mastercard": {
			shop("Phnom Penh"), []network.Account{cambodian, unionPay, visa, mastercard}, []uint8{30, 15, 2, 4}, "01", "116", "KH",
		},
		"VietQR and UnionPay": {
			shop("Ha Noi"), []network.Account{vietnamese, unionPay}, []uint8{38, 15}, "01", "704", "VN",
		},
		"Pix, Mercado Pago and cards": {
			shop("Sao Paulo"), []network.Account{brazilian, mercadoPago, visa, mastercard}, []uint8{26, 43, 2, 4}, "01", "986", "BR",
		},
		"PayNow, a label of SGQR and cards": {
			shop("Singapore"), []network.Account{singaporean, hawkerStall, visa, mastercard}, []uint8{26, 51, 2, 4}, "01", "702", "SG",
		},
		"Argentina, Mercado Pago and Alipay+": {
			shop("CABA"), []network.Account{taxNumber, mercadoPago, alipay}, []uint8{50, 43, 26}, "01", "032", "AR",
		},
		"Argentina and Alipay+": {
			shop("CABA"), []network.Account{argentinian, alipay}, []uint8{50, 26}, "01", "032", "AR",
		},
	} {
		t.Run(name, func(t *testing.T) {
			code, err := profiles.Compose(c.merchant, c.accounts...)
			require.NoError(t, err)
			requireReadBack(t, code, c.accounts, c.merchant.Accounts)
			requireNoError(t, code)
			for i, wanted := range c.accounts {
				requireTaken(t, code, wanted)
				require.Contains(t, ids(code, wanted), c.ids[i], "%s is elsewhere", network.Slug(wanted))
			}
			for path, want := range map[emvqr.Path]string{emvqr.P(0): c.version, emvqr.P(53): c.currency, emvqr.P(58): c.country} {
				got, _ := code.Get(path)
				require.Equal(t, want, got, path)
			}
		})
	}
}

// requireReadBack asks a reader for exactly the accounts that were written, each once,
// and for the merchant's own objects as they were given.
func requireReadBack(t *testing.T, code emvqr.Code, accounts []network.Account, raw []emvqr.Data) {
	var want, got []string
	for _, a := range accounts {
		want = append(want, told(a))
	}
	for a := range profiles.Accounts(code) {
		if u, ok := a.(network.Unknown); ok && slices.ContainsFunc(raw, func(d emvqr.Data) bool { return emvqr.P(d.ID) == u.Anchor() }) {
			continue
		}
		got = append(got, told(a))
	}
	require.ElementsMatch(t, want, got)
	for _, d := range raw {
		o, ok := code.Object(emvqr.P(d.ID))
		require.True(t, ok)
		for _, inner := range d.Template {
			value, _ := o.Get(inner.ID)
			require.Equal(t, inner.Value, value)
		}
	}
}

// told is an account as a text: its network, its kind and its values.
func told(a network.Account) string {
	kind, values := a.Table()
	if kind == nil {
		return "unknown"
	}
	return kind.Network + ":" + kind.Key + " " + strings.Join(values, "|")
}

func requireNoError(t *testing.T, code emvqr.Code) {
	for f := range profiles.Validate(code) {
		require.NotEqual(t, emvqr.Error, f.Severity, f.String())
		require.NotEqual(t, emvqr.Refuses, f.Effect, f.String())
	}
}

// requireTaken asks the readers of an account's network whether they take the code. An
// identity is nothing to pay, and the answer says no more than that.
func requireTaken(t *testing.T, code emvqr.Code, a network.Account) {
	kind, _ := a.Table()
	r := readingOf(t, code, kind.Network)
	if kind.Role == network.Identity {
		require.Equal(t, profiles.No, r.Answer)
		require.Equal(t, []string{"SGQR is shown, and nothing to pay"}, r.Why)
		return
	}
	require.Equal(t, profiles.Yes, r.Answer, "%s: %v", r.Network, r.Why)
}

// ids are the root ids of the account in the code that is like another.
func ids(code emvqr.Code, like network.Account) (at []uint8) {
	for a := range profiles.Accounts(code) {
		if told(a) == told(like) {
			for path := range a.Paths() {
				at = append(at, path.Root())
			}
		}
	}
	return at
}

// The reader of the National Bank of Cambodia takes every 29 and 30 for its own, so
// Alipay's templates go around them.
func TestKHQRAndFourAlipayAccounts(t *testing.T) {
	for name, c := range map[string]struct {
		alipay []network.Account
		answer profiles.Answer
	}{
		"one link four times": {[]network.Account{alipay, alipay, alipay, alipay}, profiles.Yes},
		// Which of several payees a wallet takes is not established.
		"four links":                       {links(4), profiles.NotEstablished},
		"two links, open API and a marker": {append(links(2), openAPI, alipayMarker), profiles.NotEstablished},
	} {
		t.Run(name, func(t *testing.T) {
			accounts := append([]network.Account{cambodian}, c.alipay...)
			code, err := profiles.Compose(shop("Phnom Penh"), accounts...)
			require.NoError(t, err)
			requireReadBack(t, code, accounts, nil)
			requireNoError(t, code)
			requireTaken(t, code, cambodian)
			require.Equal(t, c.answer, readingOf(t, code, alipayplus.Slug).Answer)
			var at []uint8
			for a := range profiles.Accounts(code) {
				at = append(at, a.Anchor().Root())
			}
			require.Equal(t, []uint8{26, 27, 28, 30, 31}, at)
		})
	}
}

func TestNetworksThatCannotStandTogetherSayWhy(t *testing.T) {
	for name, c := range map[string]struct {
		accounts []network.Account
		says     []string
	}{
		"KHQR and PromptPay": {[]network.Account{cambodian, thaiBill}, []string{
			"khqr keeps 29-30 to itself, and promptpay needs 30",
			"khqr needs 116 or 840 in 53, promptpay needs 764",
		}},
		"PromptPay and KHQR": {[]network.Account{thaiBill, cambodian}, []string{
			"khqr keeps 29-30 to itself, and promptpay needs 30",
			"promptpay needs 764 in 53, khqr needs 116 or 840",
		}},
		"QRIS and SGQR": {[]network.Account{indonesian, hawkerStall}, []string{
			"sgqr keeps 51 to itself, and qris needs 51",
			"qris needs 360 in 53, sgqr needs 702",
			"qris needs ID in 58, sgqr needs SG",
		}},
		"SGQR and QRIS": {[]network.Account{hawkerStall, indonesian}, []string{
			"sgqr keeps 51 to itself, and qris needs 51",
			"sgqr needs 702 in 53, qris needs 360",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			accounts := append([]network.Account{visa}, c.accounts...)
			code, err := profiles.Compose(emvqr.Merchant{Name: "W", City: "J", PostalCode: "10110", MCC: "5812"}, accounts...)
			var conflict *profiles.ConflictError
			require.ErrorAs(t, err, &conflict)
			require.True(t, code.IsZero())
			require.Equal(t, []int{1, 2}, conflict.Smallest, err)
			require.ErrorContains(t, err, "these accounts cannot stand in one code")
			for _, part := range c.says {
				require.ErrorContains(t, err, part)
			}
			for _, reason := range conflict.Conflicts {
				require.Subset(t, []string{network.Slug(accounts[1]), network.Slug(accounts[2])}, reason.Networks)
			}
		})
	}
	// The same where one is in the code already.
	label, err := profiles.Compose(shop("Singapore"), singaporean, hawkerStall)
	require.NoError(t, err)
	_, err = profiles.Add(label, indonesian)
	require.ErrorContains(t, err, "sgqr keeps 51 to itself, and qris needs 51")
	bakong, err := profiles.Compose(shop("Phnom Penh"), cambodian)
	require.NoError(t, err)
	_, err = profiles.Add(bakong, thaiBill)
	require.ErrorContains(t, err, "khqr keeps 29-30 to itself, and promptpay needs 30")
	thai, err := profiles.Compose(noodleHouse, thaiBill)
	require.NoError(t, err)
	_, err = profiles.Add(thai, cambodian)
	require.ErrorContains(t, err, "khqr keeps 29-30 to itself, and the code has another network's object there")
}

// Nothing that stands beside one of these networks is taken for a part of it.
func TestWhatIsAddedToACodeLeavesItsAccountsAsTheyWere(t *testing.T) {
	for name, c := range map[string]struct {
		city string
		home network.Account
		more []network.Account
	}{
		"KHQR":      {"Phnom Penh", cambodian, append(links(1), unionPay, visa, mastercard)},
		"VietQR":    {"Ha Noi", vietnamese, []network.Account{unionPay, visa, alipay}},
		"Pix":       {"Sao Paulo", brazilian, []network.Account{visa, alipay}},
		"PayNow":    {"Singapore", singaporean, []network.Account{hawkerStall, alipay, unionPay}},
		"Argentina": {"CABA", argentinian, []network.Account{alipay, visa}},
	} {
		t.Run(name, func(t *testing.T) {
			code, err := profiles.Compose(shop(c.city), c.home)
			require.NoError(t, err)
			want := []network.Account{c.home}
			for _, a := range c.more {
				code, err = profiles.Add(code, a)
				require.NoError(t, err)
				want = append(want, a)
				requireReadBack(t, code, want, nil)
				requireNoError(t, code)
			}
		})
	}
}

// A code of DuitNow alone says 02 in 00, which only DuitNow takes. Compose agrees on 01
// where others are in the code from the start; Add changes nothing that is there.
func TestACodeOfDuitNowAloneTakesOthersWhenItsVersionIs01(t *testing.T) {
	alone, err := profiles.Compose(shop("Kuala Lumpur"), malaysian)
	require.NoError(t, err)
	version, _ := alone.Get(emvqr.P(0))
	require.Equal(t, "02", version)
	_, err = profiles.Add(alone, visa)
	require.ErrorContains(t, err, `00 Payload Format Indicator is "02", expected 01`)

	code, err := alone.With(emvqr.Set(emvqr.P(0), "01"))
	require.NoError(t, err)
	want := []network.Account{malaysian}
	for _, a := range []network.Account{visa, unionPay, alipay} {
		code, err = profiles.Add(code, a)
		require.NoError(t, err)
		want = append(want, a)
		requireReadBack(t, code, want, nil)
		requireNoError(t, code)
		requireTaken(t, code, malaysian)
	}
}
