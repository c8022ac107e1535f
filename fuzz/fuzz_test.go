package fuzz_test

import (
	"errors"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/agree"
	"github.com/openmerchantqr/emvqr/internal/growth"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/argentina"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/duitnow"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
	"github.com/openmerchantqr/emvqr/profiles/pix"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/qris"
	"github.com/openmerchantqr/emvqr/profiles/sgqr"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/upi"
	"github.com/openmerchantqr/emvqr/profiles/vietqr"
)

// seedOps are what seeds are changed by.
var seedOps = [][]byte{nil, {1, 3, 2, 47}, {2, 1, 1, 0, 8, 0, 29}}

// FuzzRecognize: a text that parses is called a merchant-presented code and
// handed on as it stands, wrapped in a link it is taken out again, and reading
// any other form names places inside the text.
func FuzzRecognize(f *testing.F) {
	for i, text := range corpusTexts(f, false) {
		f.Add(text, seedOps[i%len(seedOps)])
	}
	for _, link := range []string{"https://a.example/?u=https%3A%2F%2Fb.example%2F%3Fq%3D", "https://a.example/?data=upi%3A%2F%2Fpay%3Fpa%3Da%40b&q="} {
		f.Add(link+"000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6", seedOps[0])
	}
	f.Fuzz(func(t *testing.T, text string, ops []byte) {
		requireRecognised(t, text)
		changed, _ := rewritten(text, ops)
		requireRecognised(t, changed)
	})
}

func requireRecognised(t *testing.T, text string) {
	var scan profiles.Scan
	var reading network.Decoded
	growth.Require(t, len(text), func() {
		scan = profiles.Recognize(text)
		reading, _ = scan.Read()
	})
	inDoubt := slices.ContainsFunc(scan.Findings, func(f emvqr.Finding) bool { return f.Severity == emvqr.Error })
	if scan.WrappedIn == "" && len(scan.Findings) == 0 || inDoubt {
		require.Equal(t, text, scan.Text, "nothing was taken out")
	}
	if inDoubt {
		require.Nil(t, reading.Account, "%q", text)
		_, err := emvqr.Parse(scan.Text)
		require.Error(t, err, "%q", text)
	}
	require.True(t, strings.HasPrefix(text, scan.WrappedIn))
	_, err := emvqr.Parse(text)
	if err == nil && !strings.HasPrefix(text, "0002") {
		// A code that does not begin as codes do may have the shape of another
		// form, such as a row of digits; then it is taken for that.
		require.True(t, scan.Kind == network.MPM || scan.Format != "", "%q", text)
		require.Empty(t, scan.WrappedIn)
	} else if err == nil {
		require.Equal(t, network.MPM, scan.Kind, "%q is %s", text, scan.Format)
		require.Empty(t, scan.Format)
		require.Empty(t, scan.Network)
		require.Empty(t, scan.WrappedIn)
		if strings.HasPrefix(text, "000201") {
			link := "https://pay.example.org/q/"
			wrapped := profiles.Recognize(link + text)
			require.Equal(t, network.MPM, wrapped.Kind, "%q", link+text)
			if len(wrapped.Findings) == 0 {
				require.Equal(t, text, wrapped.Text)
				require.Equal(t, link, wrapped.WrappedIn)
			}
		}
	}
	if scan.Network != "" {
		_, known := profiles.Lookup(scan.Network)
		require.True(t, known, scan.Network)
	}
	for _, found := range append(reading.Findings, scan.Findings...) {
		require.GreaterOrEqual(t, found.Offset, 0)
		require.LessOrEqual(t, found.Offset, len(text), "%q: %s", text, found)
		require.NotEmpty(t, found.Message)
		require.Contains(t, rulesOf(found.Network), found.Rule)
	}
}

// rulesOf are the ids in the catalogue of a network, or those of scanned texts.
func rulesOf(slug string) (ids []string) {
	if slug == "" {
		for rule := range profiles.Rules() {
			ids = append(ids, rule.ID)
		}
	}
	if n, ok := profiles.Lookup(slug); ok {
		for rule := range n.Catalogue() {
			ids = append(ids, rule.ID)
		}
	}
	return ids
}

// FuzzAccounts: accounts are found where they say, are of the networks that are
// named, and written again are what stands in the code.
func FuzzAccounts(f *testing.F) {
	for i, text := range corpusTexts(f, true) {
		f.Add(text, seedOps[i%len(seedOps)])
	}
	f.Fuzz(func(t *testing.T, text string, ops []byte) {
		changed, unit := rewritten(text, ops)
		code, ok := requireUnit(t, changed, unit)
		if !ok {
			return
		}
		growth.Require(t, len(changed), func() {
			for account := range profiles.Accounts(code) {
				network.Fields(account)(func(string, string) bool { return true })
			}
		})
		requireAccounts(t, code)
	})
}

func requireAccounts(t *testing.T, code emvqr.Code) {
	var networks []string
	for account := range profiles.Accounts(code) {
		if slug := network.Slug(account); slug != "" && !slices.Contains(networks, slug) {
			networks = append(networks, slug)
		}
		first := true
		for path := range account.Paths() {
			_, present := code.Object(path)
			require.True(t, present, "%s of %q", path, code)
			require.Equal(t, first, path == account.Anchor())
			first = false
		}
		require.False(t, first, "an account is somewhere: %q", code)
		for key, value := range network.Fields(account) {
			require.NotEmpty(t, key)
			require.NotEmpty(t, value, "%s of %q", key, code)
		}
		if network.Slug(account) != "" && isSound(code, account) {
			for _, part := range network.Parts(account) {
				requireSomewhere(t, code, account, part)
			}
		}
	}
	slices.Sort(networks)
	// A network may be present in an object that is no account of its own.
	for _, slug := range networks {
		require.Contains(t, profiles.Slugs(code), slug)
	}
}

// isSound reports whether nothing is wrong with the objects of an account.
func isSound(code emvqr.Code, account network.Account) bool {
	for f := range profiles.Validate(code) {
		if f.Network == network.Slug(account) || f.Rule == "MPM-4.3.1.2-UNIQ" {
			return false
		}
	}
	return true
}

// requireSomewhere asks one of the account's objects to hold what the part would
// write: the same objects, in whatever order.
func requireSomewhere(t *testing.T, code emvqr.Code, account network.Account, part network.Part) {
	for path := range account.Paths() {
		o, _ := code.Object(path)
		if holds(o, part.Data, func(text string) string { return text }) {
			return
		}
	}
	t.Errorf("%s %v: %+v is nowhere in %q", network.Slug(account), account.Anchor(), part.Data, code)
}

// holds reports whether an object has all that would be written, in whatever order;
// in is the form in which a text is written.
func holds(o emvqr.Object, d emvqr.Data, in func(string) string) bool {
	if len(d.Template) == 0 {
		return o.Value == in(d.Value) || o.Path.ID() == 0 && network.EqualGUID(o.Value, d.Value)
	}
	for _, inner := range d.Template {
		found := false
		for i := range o.Objects() {
			found = found || i.Path.ID() == inner.ID && holds(i, inner, in)
		}
		if !found {
			return false
		}
	}
	return true
}

// FuzzValidate: findings are those of rules that exist, no more severe than
// these, about places in the code; Diagnose finds the same; and what Readable
// says agrees with them.
func FuzzValidate(f *testing.F) {
	for i, text := range corpusTexts(f, true) {
		f.Add(text, seedOps[i%len(seedOps)])
	}
	rules := map[string]emvqr.Rule{}
	for rule := range emvqr.Rules() {
		rules[rule.ID] = rule
	}
	for rule := range profiles.Rules() {
		rules[rule.ID] = rule
	}
	for n := range profiles.Networks() {
		for rule := range n.Catalogue() {
			rules[rule.ID] = rule
		}
	}
	f.Fuzz(func(t *testing.T, text string, ops []byte) {
		changed, unit := rewritten(text, ops)
		code, ok := requireUnit(t, changed, unit)
		if !ok {
			return
		}
		growth.Require(t, len(changed), func() {
			for range profiles.Validate(code) {
			}
			for range profiles.Readable(code) {
			}
		})
		requireFindings(t, code, rules)
	})
}

func requireFindings(t *testing.T, code emvqr.Code, rules map[string]emvqr.Rule) {
	present := profiles.Slugs(code)
	for f := range profiles.Validate(code) {
		rule, known := rules[f.Rule]
		require.True(t, known, "%s in %q", f.Rule, code)
		require.LessOrEqual(t, f.Severity, rule.Severity, f.Rule)
		require.GreaterOrEqual(t, f.Severity, emvqr.Info, f.Rule)
		if !strings.HasPrefix(f.Rule, "NETWORK-") { // which may be about any network
			require.Equal(t, rule.Network, f.Network)
		}
		require.NotEmpty(t, f.Message)
		require.GreaterOrEqual(t, f.Offset, 0)
		require.LessOrEqual(t, f.Offset, len(code.String()), "%s in %q", f, code)
		if f.Network != "" && !strings.HasSuffix(f.Rule, "-LOOKALIKE") { // which is a link's, wherever it is
			require.Contains(t, present, f.Network, "%s in %q", f, code)
		}
	}
	require.NoError(t, agree.Contradiction(profiles.Known(), code))
}

// madeAccounts are accounts of every kind. ids and text are the fuzzer's, to be
// put where it may have its way.
func madeAccounts(id, text string) []network.Account {
	digits := func(n int) string {
		kept := strings.Map(func(c rune) rune {
			if c < '0' || c > '9' {
				return -1
			}
			return c
		}, id)
		return (kept + strings.Repeat("7", n))[:n]
	}
	return []network.Account{
		cards.Account{Scheme: "visa", Number: digits(13)},
		cards.Account{Scheme: "mastercard", Number: digits(15)},
		cards.Account{Scheme: "rupay", Number: digits(16)},
		cards.Account{Scheme: "discover", Number: digits(16)},
		cards.Account{Scheme: "amex", Number: id},
		cards.Account{Scheme: "jcb", Number: id},
		cards.BankAccount{IFSC: "ABCD0123456", Account: digits(12)},
		cards.MerchantAccountID{MAID: id},
		unionpay.Account{AcquirerIIN: digits(8), ForwardingIIN: digits(8), MerchantID: digits(15)},
		alipayplus.Account{URL: "https://qr.alipay.com/" + id},
		alipayplus.OpenAPI{MerchantID: id, TerminalID: text},
		upi.Account{VPA: "shop@examplebank", IFSC: "ABCD0123456", BankAccount: digits(14), Reference: text},
		promptpay.CreditTransfer{Mobile: "+66" + digits(9)},
		promptpay.CreditTransfer{EWallet: digits(15)},
		promptpay.BillPayment{BillerID: "010753600031501", Ref1: id, Ref2: text, Ref3: []string{"", "SCB"}[len(text)%2]},
		promptpay.Innovation{APIID: digits(3), TransactionRef: text},
		qris.Merchant{GUID: "COM.EXAMPLE.WWW", PAN: "93600503" + digits(10), MerchantID: digits(15), Criteria: "UMI", NMID: "ID1025411584630"},
		qris.Transfer{GUID: "COM.EXAMPLE.WWW", PAN: "93600503" + digits(10), BeneficiaryID: id, Purpose: "DMCT", UniqueData: "ABCDEFGH" + text},
		duitnow.Account{AcquirerID: digits(6), QRID: id, Reference1: text},
		paynow.Account{Mobile: "+65" + digits(8), Reference: text},
		sgqr.Identity{ID: digits(12), Version: "01.0001", PostalCode: digits(6), Level: "02", Unit: "138", Miscellaneous: id, VersionDate: "20180407"},
		vietqr.Account{BIN: digits(6), Number: id, Service: vietqr.ToAccount},
		khqr.Account{Account: "shop@examplebank", ID: id, Bank: text},
		khqr.Account{Account: id + "@examplebank", ID: id, Bank: "Example Bank", Merchant: true},
		argentina.Account{Acceptor: "ar.com.example", CUIT: "20222222223", CBU: "0000174400000000032467"},
		pix.Account{Key: "123e4567-e12b-12d1-a456-426655440000", Info: text, TxID: id},
	}
}

// FuzzCompose: a composed code has no error finding, every network that was put
// in reads it and finds its account again, once and as it was given; adding an
// account and taking it out leaves the code as it was; and what cannot be
// composed is refused with reasons.
func FuzzCompose(f *testing.F) {
	for which := range len(madeAccounts("", "")) {
		f.Add(uint32(1)<<which, "Noodle House", "Bangkok", "TABLE12", "INV1", "120.00", uint8(which))
	}
	for _, which := range []uint32{0b11, 0x1000 | 0b11, 0x10100 | 0b10, 0x0900 | 0b111, 0xFFFFF, 0x14000, 0} {
		f.Add(which, "WARUNG KOPI", "JAKARTA", "000123", "R", "50000", uint8(2))
		f.Add(which, "CHAI HOUSE", "MUMBAI", "000000000000123", "ORDER0001", "", uint8(1))
		f.Add(which, "0", "0", "\uF907", "0", "1", uint8(0xA5))
		f.Add(which, "Café 😀\u202e", "", "\x1b[2J", strings.Repeat("x", 120), "0.001", uint8(255))
	}
	kinds := len(madeAccounts("", ""))
	for i, payload := range corpusTexts(f, true) {
		code, err := emvqr.Parse(payload)
		if err != nil || i%10 != 0 {
			continue
		}
		reference, _ := code.Get(emvqr.P(62, 5))
		amount, _ := code.Get(emvqr.P(54))
		f.Add(uint32(1)<<(i%kinds)|uint32(1)<<(i/kinds%kinds), code.MerchantName(), code.MerchantCity(), reference, reference, amount, uint8(i))
	}
	f.Fuzz(func(t *testing.T, which uint32, name, city, id, text, amount string, more uint8) {
		m := emvqr.Merchant{
			Name: name, City: city, MCC: "5812", PostalCode: []string{"", "10110"}[more&1],
			Currency: []string{"", "764", "360", "356", "840", "USD", "x"}[int(more>>1)%7], Country: []string{"", "TH", "ID", "IN", "US"}[int(more>>3)%5],
			Initiation: []emvqr.Initiation{0, emvqr.Static, emvqr.Dynamic}[int(more>>2)%3],
			Additional: emvqr.AdditionalData{TerminalLabel: text},
		}
		if parsed, err := emvqr.ParseAmount(amount); err == nil {
			m.Amount = parsed
		}
		var accounts []network.Account
		for i, account := range madeAccounts(id, text) {
			if which>>i&1 != 0 {
				accounts = append(accounts, account)
			}
		}
		requireComposed(t, m, accounts)
	})
}

func requireComposed(t *testing.T, m emvqr.Merchant, accounts []network.Account) {
	var code emvqr.Code
	var err error
	length := len(m.Name) + len(m.City) + len(m.Additional.TerminalLabel) + len(accounts)*emvqr.MaxBytes
	growth.Require(t, length, func() { code, err = profiles.Compose(m, accounts...) })
	if err != nil {
		require.NotEmpty(t, err.Error())
		require.True(t, code.IsZero())
		var conflict *profiles.ConflictError
		if errors.As(err, &conflict) {
			require.NotZero(t, len(conflict.Conflicts)+len(conflict.Findings), err)
			for _, i := range conflict.Smallest {
				require.Less(t, i, len(accounts))
			}
		}
		return
	}
	parsed, err := emvqr.Parse(code.String())
	require.NoError(t, err)
	require.Equal(t, parsed, code)
	require.Equal(t, emvqr.CodePoints, code.LengthUnit())
	for f := range profiles.Validate(code) {
		require.Less(t, f.Severity, emvqr.Error, "%s in %q", f, code)
	}
	readings := map[string]profiles.Acceptance{}
	for reading := range profiles.Readable(code) {
		readings[reading.Network] = reading
	}
	for _, account := range accounts {
		slug := network.Slug(account)
		routing := profiles.Route(code, profiles.Wallet{slug})
		if !slices.ContainsFunc(accounts, func(a network.Account) bool { return network.Slug(a) == slug && isPayable(a) }) {
			// It is shown, and names nobody who could be paid.
			require.Nil(t, routing.Account)
			require.NotEqual(t, profiles.Yes, readings[slug].Answer, "%s in %q", slug, code)
		} else {
			want := profiles.Yes
			for _, why := range readings[slug].Why {
				if strings.HasSuffix(why, "-TWO-ACCOUNTS)") {
					want = profiles.NotEstablished // two payees of one network were asked for
				}
			}
			if routing.Account != nil && !network.NamesPayee(routing.Account) {
				want = profiles.NotEstablished // it was asked for so, where one source alone says that there is one
			}
			require.Equal(t, want, readings[slug].Answer, "%s: %v in %q", slug, readings[slug].Why, code)
			require.NotNil(t, routing.Account, "%v", routing.Passed)
			require.Equal(t, slug, network.Slug(routing.Account))
		}
		requireIn(t, code, account)
	}
	requireReadBack(t, &m, code, accounts)
	for _, account := range accounts {
		requireAddedAndRemoved(t, code, account)
	}
}

func isPayable(a network.Account) bool { k, _ := a.Table(); return k.Role == network.Payable }

// requireReadBack asks that a reader finds the accounts in the code once each,
// with the fields they were given, and no other.
func requireReadBack(t *testing.T, m *emvqr.Merchant, code emvqr.Code, accounts []network.Account) {
	read := slices.Collect(profiles.Accounts(code))
	for _, asked := range accounts {
		k := slices.IndexFunc(read, func(a network.Account) bool { return sameFields(m, asked, a) })
		require.GreaterOrEqual(t, k, 0, "%+v is not read in %q", asked, code)
		read = slices.Delete(read, k, k+1)
	}
	require.Empty(t, read, "nobody asked for it: %q", code)
}

// sameFields compares an account that was read with one that was asked for. A
// third reference may be the merchant's own terminal label.
func sameFields(m *emvqr.Merchant, asked, read network.Account) bool {
	have := map[string]string{}
	for key, value := range network.Fields(read) {
		have[key] = value
	}
	for key, value := range network.Fields(asked) {
		if have[key] != norm.NFC.String(value) {
			return false
		}
		delete(have, key)
	}
	if m != nil && have["ref3"] == norm.NFC.String(m.Additional.TerminalLabel) {
		delete(have, "ref3")
	}
	return network.Slug(asked) == network.Slug(read) && len(have) == 0
}

// requireAddedAndRemoved adds an account once more, if the code has room for it:
// the others are as they were, and without it the code is, to the byte.
func requireAddedAndRemoved(t *testing.T, code emvqr.Code, account network.Account) {
	added, err := profiles.Add(code, account)
	if err != nil {
		require.True(t, added.IsZero())
		return
	}
	before := slices.Collect(profiles.Accounts(code))
	var found network.Account
	for a := range profiles.Accounts(added) {
		k := slices.IndexFunc(before, func(b network.Account) bool { return a.Anchor() == b.Anchor() && sameFields(nil, b, a) })
		if k >= 0 {
			before = slices.Delete(before, k, k+1)
			continue
		}
		require.Nil(t, found, "two accounts are new in %q", added)
		found = a
	}
	require.Empty(t, before, "accounts are gone from %q", added)
	require.NotNil(t, found)
	require.True(t, sameFields(nil, account, found), "%+v is read as %+v", account, found)
	removed, err := profiles.Remove(added, found)
	require.NoError(t, err)
	require.Equal(t, code, removed)
}

// requireIn asks that what an account writes stands in the code, in precomposed
// form: U+F907, say, is written as U+9F9C.
func requireIn(t *testing.T, code emvqr.Code, account network.Account) {
	for _, part := range network.Parts(account) {
		found := false
		for o := range code.OwnedObjects() {
			found = found || holds(o, part.Data, norm.NFC.String)
		}
		require.True(t, found, "%s: %+v is nowhere in %q", network.Slug(account), part.Data, code)
	}
}

// FuzzUPILink: a link is its text, reading it names places inside it, and a
// request that was written is read again as it was.
func FuzzUPILink(f *testing.F) {
	for _, link := range nativeTexts(f) {
		f.Add(link, "shop@bank", "Shop", "ORDER1", "10.00")
	}
	f.Add("upi://pay?pa=a@b&pa=c@d&am=1&am=2&pn=%&sign=", "a.b-c@bank1", "Café & Söhne", "ORDER#1", "0.01")
	for _, piece := range []string{"&pa[]=c@d", "&+pa=c@d", "&x;am=9", "?am=9", "&am=9", "%26am=9", "#&am=9", "&amp;am=9", "&AM=9", "&a%6D=9", "=9"} {
		f.Add("upi://pay?pa=a@b&pn=x"+piece, "a@b", "x", "ORDER1", "5")
	}
	f.Add("upi://pay?pa="+strings.Repeat("%41", 900), "x@y", "%00", "+", "")
	f.Fuzz(func(t *testing.T, text, vpa, name, reference, amount string) {
		requireLink(t, text)
		r := upi.Request{VPA: vpa, Name: name, Reference: reference}
		if a, err := emvqr.ParseAmount(amount); err == nil {
			r.Amount = a
		}
		l, err := r.Encode()
		if err != nil {
			require.NotEmpty(t, err.Error())
			return
		}
		requireLink(t, l.String())
		again, lost, err := l.Request()
		require.NoError(t, err, l)
		require.Empty(t, lost)
		require.Equal(t, []string{vpa, name, reference}, []string{again.VPA, again.Name, again.Reference}, "%s", l)
		require.Equal(t, 0, r.Amount.Cmp(again.Amount), "%s", l)
		require.Equal(t, "upi", profiles.Recognize(l.String()).Network)
	})
}

func requireLink(t *testing.T, text string) {
	var l upi.Link
	var err error
	growth.Require(t, len(text), func() {
		if l, err = upi.ParseLink(text); err == nil {
			l.Findings()(func(emvqr.Finding) bool { return true })
			l.Request()
			l.Unwrapped()
		}
	})
	if err != nil {
		require.True(t, errors.Is(err, upi.ErrNotLink) || errors.Is(err, emvqr.ErrTooLong), err)
		return
	}
	require.Equal(t, text, l.String())
	for f := range l.Findings() {
		require.GreaterOrEqual(t, f.Offset, 0)
		require.LessOrEqual(t, f.Offset, len(text), "%s in %q", f, text)
		require.NotEmpty(t, f.Message)
	}
	requireReadAlike(t, l)
	seen := 0
	for p := range l.Params() {
		_, ok := l.Get(p.Name)
		require.True(t, ok || p.IsAbsent(), "%q of %q", p.Name, text)
		if seen++; seen == 20 {
			break // looking each up again is a search in a search
		}
	}
	require.NotPanics(t, func() {
		l.Signature()
		l.SignedText()
		l.Unwrapped()
		l.Request()
		l.Account()
	})
}

// requireReadAlike asks readers of other makes, each written here anew, for whom
// an offered payment is and how much: they have to agree.
func requireReadAlike(t *testing.T, l upi.Link) {
	errorFound := false
	for f := range l.Findings() {
		errorFound = errorFound || f.Severity == emvqr.Error
	}
	account, offered := l.Account()
	if !offered && l.Action() == upi.ActionPay && l.VPA() != "" {
		require.True(t, errorFound, "no account of %q, and no error", l)
	}
	if !offered || l.IsWrapped() {
		return
	}
	_, query, _ := strings.Cut(l.String(), "?")
	for _, name := range []string{"pa", "am", "mam", "cu"} {
		want, _ := l.Get(name)
		for maker, read := range madeReaders {
			got := read(query, name)
			if got == "null" {
				got = ""
			}
			require.Equal(t, want, got, "%s reads %s of %q", maker, name, l)
		}
	}
	require.Equal(t, account.VPA, l.VPA())
}

// madeReaders are readers of a query as they are written in many places.
var madeReaders = map[string]func(query, name string) string{
	"Go": func(query, name string) string {
		query, _, _ = strings.Cut(query, "#")
		values, _ := url.ParseQuery(query)
		return values.Get(name)
	},
	"a split at & and =": func(query, name string) (value string) {
		for _, pair := range strings.Split(query, "&") {
			if parts := strings.Split(pair, "="); len(parts) > 1 && parts[0] == name {
				value = decoded(parts[1])
			}
		}
		return value
	},
	"a split at & and ;": func(query, name string) string {
		for _, pair := range strings.FieldsFunc(query, func(c rune) bool { return c == '&' || c == ';' }) {
			if key, value, _ := strings.Cut(pair, "="); decoded(key) == name {
				return decoded(strings.ReplaceAll(value, "+", " "))
			}
		}
		return ""
	},
	"PHP": func(query, name string) (value string) {
		for _, pair := range strings.Split(query, "&") {
			key, text, _ := strings.Cut(pair, "=")
			key = strings.TrimLeft(decoded(strings.ReplaceAll(key, "+", " ")), " ")
			if key, _, _ = strings.Cut(key, "["); key == name {
				value = decoded(strings.ReplaceAll(text, "+", " "))
			}
		}
		return value
	},
	"a reader that decodes first": func(query, name string) (value string) {
		for _, pair := range strings.Split(decoded(query), "&") {
			if key, text, _ := strings.Cut(pair, "="); key == name {
				value = text
			}
		}
		return value
	},
}

// decoded undoes percent-encoding where there is any.
func decoded(text string) string {
	if plain, err := url.PathUnescape(text); err == nil {
		return plain
	}
	return text
}

// nativeTexts are the collected links and other forms.
func nativeTexts(t testing.TB) (texts []string) {
	file, err := os.ReadFile("../testdata/native.tsv")
	require.NoError(t, err)
	for _, line := range strings.Split(strings.TrimSpace(string(file)), "\n")[1:] {
		texts = append(texts, strings.Split(line, "\t")[1])
	}
	return texts
}
