package profiles_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

// TestWhatIsWrittenIsReadBack composes codes of random merchants and accounts,
// edits them, adds accounts and takes them out, and compares what a reader finds
// with what was asked for. The comparison is one of its own: it knows nothing of
// the one that Compose makes. There are 100,000 codes, and some tens of thousands
// of merchants for whom none is written; a short test makes fewer, and
// one with the race detector, which is slow.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	codes := 25_000
	switch {
	case testing.Short():
		codes = 500
	case raceEnabled:
		codes = 2_500
	}
	for seed := range uint64(4) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			w := writing{maker: maker{rand.New(rand.NewPCG(seed, 2026))}}
			for w.done.composed < codes {
				if fault := w.round(); fault != "" {
					t.Fatalf("after %+v: %s", w.done, fault)
				}
			}
			t.Logf("%+v", w.done)
			for what, n := range map[string]int{
				"refused": w.done.refused, "edited": w.done.edited, "added": w.done.added,
				"not added": w.done.notAdded, "removed": w.done.removed, "of raw data": w.done.raw,
			} {
				if n < codes/10 {
					t.Errorf("only %d are %s", n, what)
				}
			}
		})
	}
}

// writing makes codes and says where one is not read back.
type writing struct {
	maker
	done struct{ composed, refused, edited, added, notAdded, removed, raw int }
}

// regions are merchants by country, with the networks at home there.
var regions = []struct {
	country, currency string
	slugs             []string
}{
	{"TH", "THB", []string{"promptpay", "promptpay"}},
	{"ID", "IDR", []string{"qris", "qris"}},
	{"IN", "INR", []string{"upi", "upi", "rupay"}},
	{"US", "USD", nil},
	{"", "", []string{"promptpay", "qris", "upi", "rupay"}},
}

// everywhere are the networks that stand beside any other.
var everywhere = []string{"visa", "mastercard", "unionpay", "alipayplus", "discover", "amex", "jcb"}

// hostile are values that a reader might take for something else.
var hostile = []string{
	"", " ", "6304ABCD", "000201", "5406999.00", "0016A000000677010112", "26330014ID.CO.QRIS.WWW", "***",
	"Caf\u00E9", "Cafe\u0301", "\u0E23\u0E49\u0E32\u0E19", "\uF907", "\u6700\u6700\u67005406999.00", "\x00", "\u202E", "😀", "0", "00", "99", "shop@ybl",
	"SBIN0001234", "SBIN00012345", "https://qr.95516.com/00010000/1", "\xff",
}

func (w *writing) round() string {
	region := regions[w.IntN(len(regions))]
	slugs := append(slices.Clone(region.slugs), everywhere...)
	m := w.merchant(region.country, region.currency)
	var accounts []network.Account
	for range 1 + w.IntN(3) {
		accounts = append(accounts, w.account(slugs[w.IntN(len(slugs))]))
	}
	raw := 0
	if w.IntN(4) == 0 {
		raw = w.giveRaw(&m, w.account(slugs[w.IntN(len(slugs))]))
	}
	accounts = slices.DeleteFunc(accounts, func(a network.Account) bool { return a == nil })
	code, err := profiles.Compose(m, accounts...)
	if err != nil {
		w.done.refused++
		var conflict *profiles.ConflictError
		if !errors.As(err, &conflict) || len(conflict.Conflicts)+len(conflict.Findings) == 0 || !code.IsZero() {
			return fmt.Sprintf("%v: %v", accounts, err)
		}
		return ""
	}
	w.done.composed++
	if raw > 0 {
		w.done.raw++
	}
	if fault := w.readsAs(m, accounts, raw, code); fault != "" {
		return fmt.Sprintf("%+v, %+v: %s in %q", m, accounts, fault, code)
	}
	if fault := w.edits(code); fault != "" {
		return fmt.Sprintf("%s in %q", fault, code)
	}
	if fault := w.adds(code, w.account(slugs[w.IntN(len(slugs))])); fault != "" {
		return fmt.Sprintf("%s in %q", fault, code)
	}
	if fault := w.removes(code); fault != "" {
		return fmt.Sprintf("%s in %q", fault, code)
	}
	return ""
}

func (w *writing) merchant(country, currency string) emvqr.Merchant {
	m := emvqr.Merchant{
		Name: w.one("Noodle House", "Shop", "WARUNG"), City: w.one("City", "Bangkok"), PostalCode: "10110", MCC: w.one("5812", "5812", "4829", "4829", "5812", ""),
		Country: country, Currency: currency, Initiation: emvqr.Initiation(w.IntN(4)),
	}
	if w.IntN(3) == 0 {
		m.Amount, _ = emvqr.ParseAmount(w.one("1", "125", "20.50", "999999"))
	}
	if w.IntN(4) == 0 {
		m.Additional.TerminalLabel = w.one("T1", "SCB", "1")
	}
	if w.IntN(4) == 0 {
		m.Additional.ReferenceLabel = w.text(1+w.IntN(25), alphabets[1])
	}
	if w.IntN(8) == 0 {
		m.Additional.Purpose = w.one("DMCT", "POSP")
	}
	if w.IntN(8) == 0 {
		m.Name = w.one(hostile...)
	}
	if w.IntN(6) == 0 {
		m.Language.Language, m.Language.Name = "th", w.one(hostile...)
	}
	return m
}

// account is an account of a network, mostly a sound one; nil where nothing can be
// made of the values.
func (w *writing) account(slug string) network.Account {
	n, _ := profiles.Lookup(slug)
	kinds := writable(n)
	k := kinds[w.IntN(len(kinds))]
	v := w.made(k, k.Keys[w.IntN(len(k.Keys))])
	i := w.IntN(len(k.Keys))
	if w.IntN(3) == 0 && !k.Row(k.Keys[i]).Hidden {
		v[i] = w.value(k, i)
	}
	if i := w.IntN(len(k.Keys)); w.IntN(4) == 0 && !k.Row(k.Keys[i]).Hidden {
		w.spoil(&v[i])
	}
	account, err := newAccount(k, v)
	if err != nil {
		return nil
	}
	if bill, ok := account.(promptpay.BillPayment); ok && w.IntN(2) == 0 {
		bill.Ref3, bill.CrossBorder = w.one("", "T1", "SCB"), w.IntN(2) == 0
		return bill
	}
	return account
}

// spoil makes a value a little longer or shorter, or something else.
func (w *writing) spoil(value *string) {
	switch w.IntN(3) {
	case 0:
		*value += w.digits(1)
	case 1:
		*value = (*value)[min(1, len(*value)):]
	default:
		*value = w.one(hostile...)
	}
}

// giveRaw puts an account's objects among the merchant's own, at the first of
// their places.
func (w *writing) giveRaw(m *emvqr.Merchant, account network.Account) (objects int) {
	if account == nil {
		return 0
	}
	for _, part := range network.Parts(account) {
		data := part.Data
		data.ID = part.Places[0].First
		m.Accounts = append(m.Accounts, data)
		objects++
	}
	return objects
}

// readsAs compares what is read of a code with what it was made of. Of the raw
// objects it is only known that there are that many.
func (w *writing) readsAs(m emvqr.Merchant, accounts []network.Account, raw int, code emvqr.Code) string {
	parsed, err := emvqr.Parse(code.String())
	if err != nil || parsed != code {
		return fmt.Sprintf("does not parse: %v", err)
	}
	for f := range profiles.Validate(code) {
		if f.Severity == emvqr.Error {
			return f.String()
		}
	}
	left := slices.Collect(profiles.Accounts(code))
	for _, asked := range accounts {
		k := slices.IndexFunc(left, func(read network.Account) bool { return isSame(&m, asked, read) })
		if k < 0 {
			return fmt.Sprintf("%+v is not read", asked)
		}
		left = slices.Delete(left, k, k+1)
	}
	if len(left) > raw {
		return fmt.Sprintf("%+v is read, and was not asked for", left)
	}
	for _, text := range [][2]string{
		{m.Name, code.MerchantName()}, {m.City, code.MerchantCity()}, {m.PostalCode, code.PostalCode()},
		{m.Amount.String(), ""}, {m.Additional.ReferenceLabel, get(code, emvqr.P(62, 5))}, {m.Language.Name, get(code, emvqr.P(64, 1))},
	} {
		if text[0] == m.Amount.String() && text[0] != "" {
			amount, _ := code.Amount()
			if amount.Cmp(m.Amount) != 0 {
				return "the amount is another"
			}
			continue
		}
		ofAccount := func(a network.Account) bool {
			k, values := a.Table()
			return k != nil && (slices.Contains(values, text[1]) || slices.ContainsFunc(k.Keys, func(key string) bool {
				return k.Row(key).Default == text[1] || k.Row(key).Void == text[1]
			}))
		}
		if text[0] == "" && slices.ContainsFunc(slices.Collect(profiles.Accounts(code)), ofAccount) {
			continue
		}
		if norm.NFC.String(text[0]) != text[1] {
			return fmt.Sprintf("%q is read as %q", text[0], text[1])
		}
	}
	initiation, _ := code.Get(emvqr.P(1))
	if (m.Initiation == emvqr.Omitted) != (initiation == "") {
		return "01 is " + initiation
	}
	return ""
}

func get(code emvqr.Code, path emvqr.Path) string {
	value, _ := code.Get(path)
	return value
}

// isSame reports whether a read account has the fields of one that was asked for;
// with a merchant, what the merchant itself has in 62 may be read beside them.
func isSame(m *emvqr.Merchant, asked, read network.Account) bool {
	a, b := fields(asked), fields(read)
	for key := range a {
		a[key] = norm.NFC.String(a[key])
	}
	if k, _ := asked.Table(); k != nil {
		for _, key := range k.Keys {
			if own := k.Row(key).Default; a[key] == "" && own != "" && b[key] == own || isSealed(k, key) {
				delete(a, key)
				delete(b, key)
			}
		}
	}
	if m != nil {
		for key, own := range map[string]string{"ref3": m.Additional.TerminalLabel, "purpose": m.Additional.Purpose} {
			if own != "" && a[key] == "" && b[key] == own {
				delete(b, key)
			}
		}
	}
	if bill, ok := asked.(promptpay.BillPayment); ok {
		if other, ok := read.(promptpay.BillPayment); !ok || bill.CrossBorder != other.CrossBorder {
			return false
		}
	}
	return network.Slug(asked) == network.Slug(read) && maps.Equal(a, b)
}

// edits changes a code without touching its accounts.
func (w *writing) edits(code emvqr.Code) string {
	edited, err := code.With(
		emvqr.Set(emvqr.P(62, 5), w.one("INV-7", "6304ABCD", w.text(1+w.IntN(25), alphabets[3]))),
		emvqr.SetInitiation([]emvqr.Initiation{emvqr.Static, emvqr.Dynamic, emvqr.Omitted}[w.IntN(3)]),
		emvqr.Set(emvqr.P(64, 1), w.one("\u0E23\u0E49\u0E32\u0E19", "Shop", "\u6700\u6700")))
	if err != nil {
		return ""
	}
	w.done.edited++
	return sameAccounts(slices.Collect(profiles.Accounts(code)), edited)
}

// sameAccounts compares the accounts of a code with others.
func sameAccounts(accounts []network.Account, code emvqr.Code) string {
	read := slices.Collect(profiles.Accounts(code))
	if !slices.EqualFunc(accounts, read, func(a, b network.Account) bool { return a.Anchor() == b.Anchor() && isSame(nil, a, b) }) {
		return fmt.Sprintf("the accounts are %+v, were %+v", read, accounts)
	}
	return ""
}

// adds puts an account into a code and takes it out again.
func (w *writing) adds(code emvqr.Code, account network.Account) string {
	if account == nil {
		return ""
	}
	added, err := profiles.Add(code, account)
	if err != nil {
		w.done.notAdded++
		return ""
	}
	w.done.added++
	before := slices.Collect(profiles.Accounts(code))
	var news []network.Account
	for read := range profiles.Accounts(added) {
		k := slices.IndexFunc(before, func(a network.Account) bool { return a.Anchor() == read.Anchor() && isSame(nil, a, read) })
		if k < 0 {
			news = append(news, read)
			continue
		}
		before = slices.Delete(before, k, k+1)
	}
	if len(before) > 0 || len(news) != 1 || !isSame(nil, account, news[0]) {
		return fmt.Sprintf("with %+v added, %+v are gone and %+v are new", account, before, news)
	}
	for _, a := range []network.Account{news[0], account} {
		removed, err := profiles.Remove(added, a)
		if err != nil && a == account {
			continue // it may be there twice
		}
		if err != nil || removed != code {
			return fmt.Sprintf("%+v added and removed leaves %q: %v", account, removed, err)
		}
	}
	return ""
}

// removes takes each account out of a code and compares the others.
func (w *writing) removes(code emvqr.Code) string {
	accounts := slices.Collect(profiles.Accounts(code))
	if len(accounts) == 0 {
		return ""
	}
	i := w.IntN(len(accounts))
	left, err := profiles.Remove(code, accounts[i])
	if err != nil {
		return ""
	}
	w.done.removed++
	return sameAccounts(slices.Delete(accounts, i, i+1), left)
}

// TestEveryTwoKindsOfAccountAreReadBackBesideEachOther: all ordered pairs of the
// kinds that the tables have, composed together and added one to the other. A
// pair is read as it was given, or refused.
func TestEveryTwoKindsOfAccountAreReadBackBesideEachOther(t *testing.T) {
	w := writing{maker: maker{rand.New(rand.NewPCG(3, 2026))}}
	pairs, together := 0, 0 // of one country, and composed
	for _, first := range kinds() {
		for _, second := range kinds() {
			a, b := w.of(first), w.of(second)
			m := merchantOf(first.network)
			if len(first.network.Countries) == 0 {
				m = merchantOf(second.network)
			}
			if mayMeet(first.network, second.network) {
				pairs++
			}
			code, err := profiles.Compose(m, a, b)
			if err == nil {
				together++
				if fault := w.readsAs(m, []network.Account{a, b}, 0, code); fault != "" {
					t.Errorf("%+v, %+v: %s in %q", a, b, fault, code)
				}
			}
			if code, err = profiles.Compose(m, a); err != nil {
				continue // its home is another country
			}
			if fault := w.adds(code, b); fault != "" {
				t.Errorf("%s in %q", fault, code)
			}
		}
	}
	t.Logf("%d pairs, %d stand together", pairs, together)
	if together < pairs/3 || w.done.added < pairs/3 {
		t.Errorf("of %d pairs %d stand together, %d were added", pairs, together, w.done.added)
	}
}

// mayMeet reports whether two networks have a country in common, or one of them any.
func mayMeet(a, b *network.Network) bool {
	return len(a.Countries) == 0 || len(b.Countries) == 0 ||
		slices.ContainsFunc(a.Countries, func(country string) bool { return slices.Contains(b.Countries, country) })
}

// kind is a kind of account that people can make.
type kind struct {
	network *network.Network
	kind    *network.Kind
}

func kinds() (all []kind) {
	for n := range profiles.Networks() {
		for _, k := range writable(n) {
			all = append(all, kind{n, k})
		}
	}
	return all
}

// of is a sound account of a kind.
func (w *writing) of(k kind) network.Account {
	for {
		v := w.made(k.kind, k.kind.Keys[w.IntN(len(k.kind.Keys))])
		if account, err := newAccount(k.kind, v); err == nil {
			return account
		}
	}
}

// TestRemoveUndoesAddInRealCodes: an account of every kind is added to each
// sample, sound or not, and taken out again. The accounts that were there are as
// they were, and the code is the same to the byte.
func TestRemoveUndoesAddInRealCodes(t *testing.T) {
	w := writing{maker: maker{rand.New(rand.NewPCG(5, 2026))}}
	for _, row := range samples(t) {
		code, err := emvqr.Parse(row.payload)
		if err != nil {
			continue
		}
		// An edit writes the checksum in upper case, whatever it was.
		code, err = code.With(emvqr.Remove(emvqr.P(98)))
		if err != nil {
			continue
		}
		for _, k := range kinds() {
			if fault := w.adds(code, w.of(k)); fault != "" {
				t.Errorf("line %d: %s in %q", row.line, fault, code)
			}
		}
	}
	if w.done.added < 2_000 {
		t.Errorf("only %d accounts were added", w.done.added)
	}
}
