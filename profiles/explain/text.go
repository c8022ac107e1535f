package explain

import (
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Text explains a scanned text with the networks of a set, at its time; see
// [profiles.Set.At]. It never fails: what nobody knows is explained as that.
func Text(set *profiles.Set, text string) Explanation {
	seen := set.Examine(text)
	defer seen.Close()
	return of(set, seen)
}

// TextFor is [Text] with the answer for a wallet.
func TextFor(set *profiles.Set, text string, wallet profiles.Wallet) Explanation {
	seen := set.Examine(text)
	defer seen.Close()
	e := of(set, seen)
	payment := seen.Read(wallet)
	e.Payment = &payment
	return e
}

func of(set *profiles.Set, seen *profiles.Examination) Explanation {
	scan := seen.Scan()
	e := Explanation{
		What: What(&scan),
		Kind: scan.Kind, Format: scan.Format, Text: scan.Text, WrappedIn: scan.WrappedIn,
		OK: seen.OK(), Err: seen.Err(), Code: seen.Code(), LengthUnit: seen.LengthUnit(),
		Networks: seen.Slugs(), Findings: seen.Findings(), Repairs: seen.Repairs(),
	}
	if got, want, ok := seen.Checksum(); ok {
		e.Checksum = &Checksum{got, want, got != "" && equalHex(got, want)}
	}
	for account := range seen.Accounts() {
		e.Accounts = append(e.Accounts, AccountOf(set, account))
	}
	e.Objects = objectsOf(seen)
	e.explainForm(&scan, seen)
	e.Verdict = verdictOf(seen, &e)
	return e
}

// AccountOf is an account with the name of its network and its values labelled.
func AccountOf(set *profiles.Set, account network.Account) Account {
	a := Account{Account: account, Network: network.Slug(account)}
	if n, ok := set.Lookup(a.Network); ok {
		a.Name = n.Name
	}
	kind, values := account.Table()
	if kind != nil {
		a.Role = kind.Role
	}
	if anchor := account.Anchor(); !anchor.IsZero() {
		a.Paths = slices.AppendSeq(make([]emvqr.Path, 0, 2), account.Paths())
	}
	a.Values = make([]Value, 0, len(values))
	for l := range network.Labels(account) {
		a.Values = append(a.Values, Value{Key: l.Key, Label: l.Name, Value: l.Value})
	}
	return a
}

// verdictOf reads the payment of a wallet that can pay whatever is in the text.
func verdictOf(seen *profiles.Examination, e *Explanation) Verdict {
	wallet := profiles.Wallet(e.Networks)
	if e.Kind != network.MPM && len(wallet) == 0 && e.Format != "" {
		wallet = profiles.Wallet{e.Format}
	}
	p := seen.Read(wallet)
	v := Verdict{Decision: p.Decision, Reasons: p.Reasons}
	for i := range v.Reasons {
		if r := &v.Reasons[i]; r.Code == profiles.NoNetwork {
			r.Text = nobodysWallet(e.Networks)
		}
	}
	if len(e.Networks) > 0 {
		v.Readable = slices.Collect(seen.Readable(e.Networks...))
	}
	return v
}

// nobodysWallet says for all wallets what [profiles.NoNetwork] says of one.
func nobodysWallet(networks []string) string {
	if len(networks) == 0 {
		return "no network that is known here has an account in it"
	}
	return "none of the networks in it can be paid by it"
}
