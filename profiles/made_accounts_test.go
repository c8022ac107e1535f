package profiles_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

// maker makes values for the rows of tables, most of them good ones.
type maker struct{ *rand.Rand }

// The characters that values are made of, the narrowest first.
var alphabets = []string{
	"0123456789",
	"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
	"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
	" !#$%&'()*+,-./0123456789:;<=>?@ABCXYZ[]^_`abcxyz{}~",
}

func (m maker) text(n int, alphabet string) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[m.IntN(len(alphabet))]
	}
	return string(b)
}

func (m maker) one(values ...string) string { return values[m.IntN(len(values))] }

func (m maker) digits(n int) string { return m.text(n, alphabets[0]) }

// special are rows whose values a format does not describe, by network, template
// and key, or by key alone.
func (m maker) special(slug, template, key string) (value string, ok bool) {
	switch slug + "." + template + "." + key {
	case "mastercard.src.src":
		half := func() string {
			h := m.text(32, "0123456789abcdef")
			return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
		}
		return "0473" + half() + "*" + half(), true
	case "unionpay.account.raw":
		return m.text(31, alphabets[2]), true
	case "unionpay.account.merchant_id":
		return m.text(15, alphabets[1]), true
	case "unionpay.account.acquirer_iin", "unionpay.account.forwarding_iin":
		return m.one(m.digits(8), "**"+m.digits(6)), true
	case "fps.proxy.mobile":
		return "+852-" + m.digits(8), true
	case "fps.proxy.email":
		return m.text(1+m.IntN(20), alphabets[2]) + "@example.com", true
	case "fps.proxy.expires":
		return "991231" + m.one("000000", "235959"), true
	case "fps.proxy.fps_id":
		return m.digits(m.IntN(3) + 7), true
	case "qpay.merchant.bank":
		return m.text(8, alphabets[1]), true
	case "bccard.merchant.reference":
		return "MQ" + m.digits(13), true
	case "wechatpay.merchant.url":
		return "weixin://wxpay/bizpayurl?pr=" + m.text(7+m.IntN(3), alphabets[2]), true
	case "alipayplus.link.url":
		return "https://qr.alipay.com/" + m.text(10+m.IntN(20), alphabets[2]), true
	case "alipayplus.marker.guid": // EMVCo's 32 characters leave no room for those that are met
		return m.digits(3) + ".alipayplus.v" + m.digits(8), true
	case "promptpay.transfer.bank_account":
		return m.digits(13), true
	case "khqr.merchant.account", "khqr.individual.account":
		return m.text(1+m.IntN(12), alphabets[1]) + "@" + m.one("devb", "aclb"), true
	case "khqr.merchant.created", "khqr.individual.created":
		return "17459154880" + m.digits(2), true
	case "khqr.merchant.expires", "khqr.individual.expires":
		return "41013543270" + m.digits(2), true
	case "pix.charge.info":
		return m.text(1+m.IntN(20), alphabets[2]), true
	case "argentina.merchant.cuit":
		return m.one("20123456786", "20-12345678-6"), true
	case "argentina.order.service":
		return m.one("ar.com.modo.decidir", "ar.com.modo.decidir-plus"), true
	case "argentina.merchant.acceptor":
		return "ar.com." + m.text(5, "abcdefgh"), true
	case "pix.charge.key":
		return m.one("+5511"+m.digits(9), "shop@example.com"), true
	case "pix.charge.url", "pix.charge.recurrence_url":
		return "pix.example.com/" + m.text(10, alphabets[2]), true
	case "mercadopago.seller.url":
		return "https://mpago.la/pos/" + m.digits(8), true
	case "mercadopago.seller.order_id":
		return "123e4567-e12b-42d1-a456-4266554400" + m.digits(2), true
	case "pispi.alias.alias":
		return "123e4567-e12b-42d1-a456-4266554400" + m.digits(2), true
	case "pispi.alias.reference":
		return m.text(1+m.IntN(25), alphabets[2]), true
	case "x9.request.url", "x9.request.draft_url":
		return "pay.example.com/" + m.text(10, alphabets[2]), true
	case "erip.bill.provider":
		return m.one("by.epos.artpay", "by.epos.unipay"), true
	case "peru.yape.token":
		return m.text(32, "0123456789abcdef"), true
	case "colombia.merchant.terminal":
		return "CAJA" + m.digits(2), true
	case "paynow.proxy.mobile", "paynow.annex.mobile":
		return "+65" + m.digits(8), true
	case "paynow.proxy.expires", "paynow.annex.expires":
		return m.one("20991231", "20991231235959"), true
	case "paynow.proxy.uen", "paynow.annex.uen":
		return m.one("201403121W", "53012345D", "S99XX0001A123"), true
	case "paynow.proxy.reference", "paynow.annex.reference":
		return m.text(1+m.IntN(25), alphabets[2]), true
	case "sgqr.label.id":
		return "180307" + m.text(6, "0123456789ABCDEF"), true
	case "sgqr.label.version":
		return "01." + m.digits(4), true
	case "sgqr.label.version_date":
		return "20180407", true
	case "trkarekod.transfer.iban":
		return m.one("TR330006100519786457841326", "TR060006100519786457841327"), true
	case "trkarekod.card.created", "trkarekod.card.expires", "trkarekod.transfer.created", "trkarekod.transfer.expires":
		return "99123123595" + m.digits(1), true
	case "nets.merchant.metadata":
		return "1" + m.text(10, alphabets[1]) + "991231235900", true
	case "bcelonepay.merchant.merchant_id":
		return "mch" + m.text(13, "0123456789abcdef"), true
	case "bcelonepay.merchant.expires":
		return "20991231235959", true
	case "qrph.p2p.mobile":
		return "+639" + m.digits(9), true
	case "fave.merchant.url":
		return "https://myfave.com/qr/" + m.text(6, alphabets[2]), true
	case "qris.merchant.pan", "qris.national.pan", "qris.transfer.pan":
		return "9360" + m.digits(14), true
	case "lankaqr.merchant.network_type":
		return "1", true
	case "lankaqr.merchant.bank", "lankaqr.merchant.terminal":
		return m.digits(4), true
	case "lankaqr.merchant.sub_acquirer":
		return m.digits(3), true
	case "lankaqr.merchant.merchant_id":
		return m.digits(16), true
	case "bhutanqr.merchant.merchant_id":
		return m.withCheck("9400"+m.digits(12), func(v string) bool { return network.LuhnFault(v) == "" }), true
	case "raast-p2m.merchant.participant":
		return m.one("TESTPKKA", "TESTPKKAXXX"), true
	case "raast-p2m.merchant.iban":
		return m.one("PK81DEMO0000001123456702", "PK54DEMO0000001123456703"), true
	case "banglaqr.merchant.acquirer":
		return "com." + m.text(6, "abcdefgh"), true
	case "nepalpay.merchant.acquirer":
		return m.text(8, alphabets[1]), true
	case "ethqr.payee.guid": // no domain
		return m.text(32, alphabets[2]), true
	case "ethqr.payee.bic":
		return m.one("CBETETAA", "CBETETAAXXX"), true
	case "ethqr.payee.due_date":
		return "3112" + m.digits(4), true
	case "ethqr.payee.late_amount":
		return m.digits(3) + "." + m.digits(2), true
	case "mwallet-ma.payee.reference_format", "mwallet-ma.payee.signature_format":
		return m.digits(1), true
	case "mwallet-ma.payee.reference":
		return m.text(22, alphabets[2]) + "==", true
	case "numo.payee.scheme":
		return "Alias", true // an IBAN has a form of its own
	case "nqr.sub_merchant.sub_merchant":
		return "S" + m.digits(10), true
	case "qris.merchant.guid", "qris.transfer.guid":
		return "COM." + m.text(6, "ABCDEFGH") + ".WWW", true
	}
	switch key {
	case "mobile":
		return "+66" + m.one("6", "8", "9") + m.digits(8), true
	case "vpa":
		return m.text(1+m.IntN(20), alphabets[2]) + "@" + m.one("ybl", "okaxis", "examplebank"), true
	case "ifsc":
		return m.text(4, "ABCDEFGH") + "0" + m.text(6, alphabets[1]), true
	case "account", "bank_account":
		return m.digits(9 + m.IntN(9)), true
	case "minimum_amount":
		return m.one("1", "10.5", "99.99"), true
	case "reference":
		return m.text(4+m.IntN(32), alphabets[2]), true
	case "reference_url":
		return "https://e.org/" + m.text(m.IntN(12), alphabets[2]), true
	case "criteria", "national_criteria":
		return m.one("UMI", "UKE", "UME", "UBE", "URE"), true
	case "national_guid":
		return "ID.CO.QRIS.WWW", true
	case "nmid":
		return "ID" + m.withCheck(m.digits(13), func(v string) bool { return network.LuhnFault(v) == "" }), true
	case "bic":
		return m.text(8+m.IntN(4), alphabets[1]), true
	case "purpose":
		return m.one("BOOK", "DMCT", "XBCT", "CWDL", "CDPT"), true
	case "unique_data":
		return m.text(8+m.IntN(40), alphabets[2]), true
	}
	return "", false
}

// value is a good value, as people write it, for the i-th value of a kind.
func (m maker) value(k *network.Kind, i int) string {
	row := k.Row(k.Keys[i])
	if value, ok := m.special(k.Network, k.Key, row.Key); ok {
		return value
	}
	if len(row.OneOf) > 0 {
		return m.one(row.OneOf...)
	}
	low, high := max(row.Min, 1), row.Max
	if high == 0 {
		high = max(low, 20)
	}
	length := m.one(fmt.Sprint(low), fmt.Sprint(high), fmt.Sprint(low+m.IntN(high-low+1)))
	fmt.Sscan(length, &low)
	for try := len(alphabets) - 1 - m.IntN(2); try >= 0; try-- {
		value := strings.TrimSpace(m.text(low, alphabets[try]))
		if len(value) != low || row.Format != nil && !row.Format.Holds(value) {
			continue
		}
		for _, c := range row.Checks {
			value = m.withCheck(value, func(v string) bool { return c.Fault(v) == "" })
		}
		return value
	}
	return m.digits(low)
}

// withCheck puts a digit that a check asks for into one of the last places, if
// there is one that passes.
func (m maker) withCheck(value string, holds func(string) bool) string {
	for back := 1; back <= 3 && back <= len(value); back++ {
		for digit := range 10 {
			at := len(value) - back
			if changed := value[:at] + string(rune('0'+digit)) + value[at+1:]; holds(changed) {
				return changed
			}
		}
	}
	return value
}

// companions are the fields without which one cannot be set, by network,
// template and key.
var companions = map[string][]string{
	"promptpay.transfer.one_time_code":   {"mobile"},
	"fps.proxy.clearing_code":            {"mobile"},
	"fps.proxy.expires":                  {"fps_id"},
	"fps.proxy.editable":                 {"fps_id"},
	"bccard.merchant.":                   {"reference"},
	"qpay.merchant.":                     {"bank", "account"},
	"unionpay.account.acquirer_iin":      {"forwarding_iin", "merchant_id"},
	"unionpay.account.forwarding_iin":    {"acquirer_iin", "merchant_id"},
	"unionpay.account.merchant_id":       {"acquirer_iin", "forwarding_iin"},
	"upi.payee.minimum_amount":           {"vpa"},
	"upi.payee.ifsc":                     {"vpa", "bank_account"},
	"upi.payee.bank_account":             {"vpa", "ifsc"},
	"upi.payee.reference_url":            {"reference"},
	"qris.merchant.national_criteria":    {"nmid"},
	"qris.merchant.national_guid":        {"nmid"},
	"paynow.proxy.editable":              {"uen"},
	"vietqr.beneficiary.":                {"bin", "number"},
	"khqr.merchant.":                     {"merchant_id", "bank"},
	"khqr.merchant.expires":              {"created"},
	"khqr.individual.expires":            {"created"},
	"pix.charge.info":                    {"key"},
	"pix.charge.recurrence_url":          {"key"},
	"pix.charge.facilitator":             {"key"},
	"pix.charge.txid":                    {"key"},
	"argentina.merchant.":                {"cuit", "cbu"},
	"argentina.merchant.acceptor_tax_id": {"acceptor"},
	"argentina.merchant.sequence":        {"acceptor"},
	"mercadopago.seller.account_type":    {"collector_id", "order_id"}, // whichever the type is
	"pispi.alias.alias":                  {"reference"},
	"paynow.annex.editable":              {"uen"},
	"paynow.annex.expires":               {"uen", "reference"},
	"paynow.annex.reference":             {"uen"},
	"paynow.proxy.expires":               {"uen"},
	"paynow.proxy.reference":             {"uen"},
	"qris.transfer.":                     {"purpose", "unique_data"},
	"trkarekod.card.":                    {"merchant_code", "version"},
	"trkarekod.transfer.":                {"version"},
	"promptpay.kshop.":                   {"acquirer"},
	"nets.merchant.":                     {"signature"},
	"promptpay.innovation.":              {"api_id"},

	"colombia.merchant.":                   {"acquirer", "terminal", "channel", "vat_condition", "vat", "vat_base", "inc_condition", "inc", "transaction_id", "hash"},
	"colombia.merchant.discount_indicator": {"discount_query"},
	"colombia.merchant.discount_query":     {"discount_indicator"},
	"erip.bill.provider":                   {"order"},
	"erip.bill.order":                      {"provider"},
	"keqr.provider.timestamp":              {"provider_01"},
	"keqr.provider.type":                   {"provider_01"},
	"keqr.provider.minimum":                {"provider_01"},
	"keqr.provider.maximum":                {"provider_01"},
	"ethqr.payee.":                         {"bic"},
	"mwallet-ma.payee.":                    {"operation", "signature_format", "version", "instance"},
	"numo.payee.":                          {"name", "scheme", "account", "bank"},
	"keqr.bank.timestamp":                  {"bank_11"},
}

// keysWith are the places of a value, of those it needs and of those that every
// account of the kind has.
func keysWith(k *network.Kind, key string) (places []int) {
	wanted := append([]string{key}, companions[k.Network+"."+k.Key+"."+key]...)
	wanted = append(wanted, companions[k.Network+"."+k.Key+"."]...)
	for i, other := range k.Keys {
		row := k.Row(other)
		mandatory := row.Presence != network.Optional && row.Void == "" && isFirstObject(k, other)
		if !row.Hidden && (mandatory || slices.Contains(wanted, other)) {
			places = append(places, i)
		}
	}
	return places
}

// isFirstObject reports whether a value is in the object that an account is found by.
func isFirstObject(k *network.Kind, key string) bool {
	return !k.Single && slices.ContainsFunc(k.Objects[0].Rows, func(r network.Row) bool { return r.Key == key })
}

// made are the values of a field and of those it needs, by the places of the keys.
func (m maker) made(k *network.Kind, key string) []string {
	v := make([]string, len(k.Keys))
	for _, i := range keysWith(k, key) {
		v[i] = m.value(k, i)
	}
	return v
}

// newAccount makes an account of values as people write them.
func newAccount(k *network.Kind, v []string) (network.Account, error) {
	var given []network.FieldValue
	for i, value := range v {
		if value != "" {
			given = append(given, network.FieldValue{Key: k.Keys[i], Value: value})
		}
	}
	return k.New(given...)
}

// bindingFault sets a field by its key, and tells where it does not come out under
// the same key: of the account, or of the code that it is written into.
func bindingFault(set *profiles.Set, n *network.Network, k *network.Kind, v []string) string {
	account, err := newAccount(k, v)
	if err != nil {
		return "New: " + err.Error()
	}
	if fault := differs(k, v, account); fault != "" {
		return "Fields: " + fault
	}
	code, err := set.Compose(merchantOf(n), account)
	if err != nil {
		return "Compose: " + err.Error()
	}
	found := slices.Collect(set.Accounts(code))
	if len(found) != 1 {
		return fmt.Sprintf("%d accounts are read", len(found))
	}
	if fault := differs(k, v, found[0]); fault != "" {
		return "read: " + fault
	}
	return ""
}

// differs tells which value an account does not have under its key.
func differs(k *network.Kind, v []string, account network.Account) string {
	got := fields(account)
	for i, key := range k.Keys {
		if v[i] != "" && got[key] != v[i] {
			return fmt.Sprintf("%s is %q, set was %q", key, got[key], v[i])
		}
	}
	return ""
}

// merchantOf is a sound merchant at home in a network's country.
func merchantOf(n *network.Network) emvqr.Merchant {
	m := emvqr.Merchant{Name: "Shop", City: "City", PostalCode: "10110", MCC: "4829", Country: "US", Currency: "USD"}
	if len(n.Countries) > 0 {
		m.Country, m.Currency = n.Countries[0], map[string]string{"TH": "THB", "ID": "IDR", "IN": "INR", "MY": "MYR", "SG": "SGD", "VN": "VND", "KH": "KHR", "AR": "ARS", "BR": "BRL", "TR": "TRY", "BJ": "XOF", "CO": "COP", "PE": "PEN", "BY": "BYN"}[n.Countries[0]]
	}
	if m.Country == "JP" {
		m.PostalCode, m.Language = "1000001", emvqr.LanguageTemplate{Language: "ja", Name: "うどん屋"}
	}
	return m
}

// writable are the kinds of account that people can make.
func writable(n *network.Network) (kinds []*network.Kind) {
	for _, k := range n.Kinds {
		if k.Make != nil && !k.ReadOnly {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// TestEveryFieldComesBackUnderItsKey: each field of each network is set by its key,
// read from the account, written and read from the code. Two fields that are exchanged
// in Make or in Table come back under another key; where both are, the test kit of
// networks knows the Go field by its name.
func TestEveryFieldComesBackUnderItsKey(t *testing.T) {
	set := setOf(t, slices.Collect(profiles.Networks())...)
	fields := 0
	for n := range profiles.Networks() {
		for _, k := range writable(n) {
			for i, key := range k.Keys {
				if k.Row(key).Hidden || isSealed(k, key) {
					continue
				}
				for seed := range uint64(20) {
					m := maker{rand.New(rand.NewPCG(seed, uint64(i)))}
					v := m.made(k, key)
					require.Empty(t, bindingFault(set, n, k, v), "%s, %s, %s: %q", n.Slug, k.Key, key, v)
				}
				fields++
			}
		}
	}
	require.Greater(t, fields, 40)
}

// isSealed reports whether a value is written from what is before it.
func isSealed(k *network.Kind, key string) bool {
	return slices.ContainsFunc(k.Objects, func(o *network.Object) bool {
		return o.Seal != nil && slices.ContainsFunc(o.Rows, func(r network.Row) bool { return r.Key == key })
	})
}

// TestTwoExchangedFieldsAreFound: the test above is red for a kind in which two fields
// are exchanged, in Make or in Table.
func TestTwoExchangedFieldsAreFound(t *testing.T) {
	promptPay, _ := profiles.Lookup("promptpay")
	i := slices.IndexFunc(promptPay.Kinds, func(k *network.Kind) bool { return k.Key == "bill" })
	bill := *promptPay.Kinds[i]
	v := []string{"010753600031501", "ONE", "TWO"}
	v = append(v, make([]string, len(bill.Keys)-len(v))...)
	require.Empty(t, bindingFault(profiles.Known(), promptPay, promptPay.Kinds[i], v))
	bill.Make = func(k *network.Kind, at network.Location, v *network.Values) network.Account {
		a := promptPay.Kinds[i].Make(k, at, v).(promptpay.BillPayment)
		a.Ref1, a.Ref2 = a.Ref2, a.Ref1
		return a
	}
	require.Contains(t, bindingFault(profiles.Known(), promptPay, &bill, v), "Fields: ref1")
}
