package profiles_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
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
	case "alipayplus.link.url":
		return "https://qr.alipay.com/" + m.text(10+m.IntN(20), alphabets[2]), true
	case "alipayplus.marker.guid": // EMVCo's 32 characters leave no room for those that are met
		return m.digits(3) + ".alipayplus.v" + m.digits(8), true
	case "promptpay.transfer.bank_account":
		return m.digits(13), true
	case "qris.merchant.pan", "qris.national.pan", "qris.transfer.pan":
		return "9360" + m.digits(14), true
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

// value is a good value for a row.
func (m maker) value(n *network.Network, t *network.Template, i int) string {
	row := &t.Fields[i]
	if value, ok := m.special(n.Slug, t.Key, row.Key); ok {
		return value
	}
	for _, other := range n.Templates {
		if k, ok := other.FieldAt(row.Key); ok && row.ID == network.Outside {
			row = &other.Fields[k] // where it stands, its row says more
		}
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
		if row.Check != nil {
			value = m.withCheck(value, func(v string) bool { return row.Check.Fault(v) == "" })
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
	"promptpay.transfer.otc":          {"mobile"},
	"unionpay.account.acquirer_iin":   {"forwarding_iin", "merchant_id"},
	"unionpay.account.forwarding_iin": {"acquirer_iin", "merchant_id"},
	"unionpay.account.merchant_id":    {"acquirer_iin", "forwarding_iin"},
	"upi.payee.ifsc":                  {"bank_account"},
	"upi.payee.bank_account":          {"ifsc"},
	"upi.payee.reference_url":         {"reference"},
	"qris.merchant.national_criteria": {"nmid"},
	"qris.merchant.national_guid":     {"nmid"},
	"qris.transfer.":                  {"purpose", "unique_data"},
	"promptpay.kshop.":                {"acquirer"},
	"promptpay.innovation.":           {"api_id"},
}

// unwritable are rows that codes have and that nobody can set: a PAN is written
// into the acquirer's template, and into the repository only of a code that had
// it there.
var unwritable = []string{"qris.national.pan"}

// keysWith are the rows of a field, of those it needs and of those that every
// account of the template has.
func keysWith(n *network.Network, t *network.Template, key string) (rows []int) {
	wanted := append([]string{key}, companions[n.Slug+"."+t.Key+"."+key]...)
	wanted = append(wanted, companions[n.Slug+"."+t.Key+"."]...)
	for i := range t.Fields {
		mandatory := t.Fields[i].Mandatory && n.Slug != "unionpay"
		if mandatory || slices.Contains(wanted, t.Fields[i].Key) {
			rows = append(rows, i)
		}
	}
	return rows
}

// made are the values of a field and of those it needs.
func (m maker) made(n *network.Network, t *network.Template, key string) (v network.Values) {
	for _, i := range keysWith(n, t, key) {
		v[i] = m.value(n, t, i)
	}
	return v
}

// bindingFault sets a field by its key, and tells where it does not come out
// under the same key: of the account, or of the code that it is written into.
func bindingFault(set *profiles.Set, n *network.Network, t *network.Template, v network.Values) string {
	account, err := t.New(v)
	if err != nil {
		return "New: " + err.Error()
	}
	if fault := differs(t, v, account); fault != "" {
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
	if fault := differs(t, v, found[0]); fault != "" {
		return "read: " + fault
	}
	return ""
}

// differs tells which value an account does not have under its key.
func differs(t *network.Template, v network.Values, account network.Account) string {
	got := fields(account)
	for i := range t.Fields {
		if key := t.Fields[i].Key; v[i] != "" && got[key] != v[i] {
			if key == "src" || key == "raw" {
				continue // other keys have it
			}
			return fmt.Sprintf("%s is %q, set was %q", key, got[key], v[i])
		}
	}
	return ""
}

// merchantOf is a sound merchant at home in a network's country.
func merchantOf(n *network.Network) emvqr.Merchant {
	m := emvqr.Merchant{Name: "Shop", City: "City", PostalCode: "10110", MCC: "4829", Country: "US", Currency: "USD"}
	if len(n.Countries) > 0 {
		m.Country, m.Currency = n.Countries[0], map[string]string{"TH": "THB", "ID": "IDR", "IN": "INR"}[n.Countries[0]]
	}
	return m
}

// TestEveryFieldComesBackUnderItsKey: each field of each network is set by its
// key, read from the account, written and read from the code. Two fields that are
// exchanged in New, in Fields or in Parts come back under another key.
func TestEveryFieldComesBackUnderItsKey(t *testing.T) {
	set := setOf(t, slices.Collect(profiles.Networks())...)
	fields := 0
	for n := range profiles.Networks() {
		for _, template := range n.Templates {
			if template.New == nil {
				continue
			}
			for i := range template.Fields {
				if slices.Contains(unwritable, n.Slug+"."+template.Key+"."+template.Fields[i].Key) {
					continue
				}
				for seed := range uint64(20) {
					m := maker{rand.New(rand.NewPCG(seed, uint64(i)))}
					v := m.made(n, template, template.Fields[i].Key)
					require.Empty(t, bindingFault(set, n, template, v), "%s, %s, %s: %q", n.Slug, template.Key, template.Fields[i].Key, v)
				}
				fields++
			}
		}
	}
	require.Greater(t, fields, 40)
}

// exchanged is an account that names two of its fields by each other's keys.
type exchanged struct{ network.Account }

func (a exchanged) Fields() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for key, value := range a.Account.Fields() {
			if other, ok := map[string]string{"ref1": "ref2", "ref2": "ref1"}[key]; ok {
				key = other
			}
			if !yield(key, value) {
				return
			}
		}
	}
}

// TestTwoExchangedFieldsAreFound: the test above is red for a table in which two
// fields are exchanged, in New or in Fields or in both.
func TestTwoExchangedFieldsAreFound(t *testing.T) {
	promptPay, _ := profiles.Lookup("promptpay")
	i := slices.IndexFunc(promptPay.Templates, func(t *network.Template) bool { return t.Key == "bill" })
	for name, c := range map[string]struct {
		inNew, inFields bool
		fault           string
	}{
		"as it is": {false, false, ""}, "in New": {true, false, "Fields: ref1"},
		"in Fields": {false, true, "Fields: ref1"}, "in both": {true, true, "would be read with others"},
	} {
		bill := *promptPay.Templates[i]
		if c.inNew || c.inFields {
			bill.New = func(v network.Values) (network.Account, error) {
				if c.inNew {
					v[1], v[2] = v[2], v[1]
				}
				account, err := promptPay.Templates[i].New(v)
				if c.inFields {
					account = exchanged{account}
				}
				return account, err
			}
		}
		broken := *promptPay
		broken.Templates = []*network.Template{&bill}
		fault := bindingFault(setOf(t, &broken), &broken, &bill, network.ValuesOf("010753600031501", "ONE", "TWO"))
		if c.fault == "" {
			require.Empty(t, fault, name)
			continue
		}
		require.Contains(t, fault, c.fault, name)
	}
}
