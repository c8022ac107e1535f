// Package namqr knows NAMQR, the national payment code of Namibia. Its specification is
// public, no code made by it was met. A code needs an id of the operator's token vault in
// 65, which no one else can give, so codes are read here and not written.
//
// Start here: [Network] is the table, [ExistingAccount], [InstantAccount] and
// [PayerIdentity] what is paid.
package namqr

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network. Its templates have a GUID of the operator's or of the clearing
// house's, which the specification does not list: na.com.operator.ipp,
// na.com.namclear.nrtc.
const Slug = "namqr"

// Network is NAMQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "NAMQR", Countries: []string{"NA"}, AsOf: "2026-11",
	Fact:  network.Fact{Source: "Bank of Namibia, NAMQR v5.0", Confidence: emvqr.ConfidenceA},
	Kinds: []*network.Kind{Instant, Existing, Payer, rest},
	Shared: []network.Row{
		{At: network.Root(0), ID: "NAMQR-VERSION", OneOf: []string{"01", "99"}},
		{At: network.Root(1), ID: "NAMQR-INITIATION", OneOf: []string{"11", "12", "13", "14"}},
		{At: network.Root(53), ID: "NAMQR-CURRENCY", OneOf: []string{"516"}, Default: "516"},
		{At: network.Root(58), ID: "NAMQR-COUNTRY", OneOf: []string{"NA"}, Presence: network.Mandatory, Default: "NA"},
		{At: network.Root(65), Name: "Token vault ID", ID: "NAMQR-TOKEN-VAULT", Presence: network.Mandatory, InsteadOf: "MPM-4.5.4.1-RFU"},
		{At: network.Root(66), Name: "Signature", Means: network.Signature, InsteadOf: "MPM-4.5.4.1-RFU"},
	},
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.1.1-PFI", At: network.Root(0), To: emvqr.Warning, Source: "NAMQR's type table has 99 as well"},
		{Rule: "MPM-4.7.2.1-POI", At: network.Root(1), To: emvqr.Info, Source: "NAMQR v5.0: 13 and 14 are payers' codes"},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(53), To: emvqr.Warning, Source: "NAMQR v5.0: the currency is conditional"},
		{Rule: "MPM-4.8.1.4-ALLOC", At: network.Root(62), To: emvqr.Info, Source: "NAMQR v5.0: 62-12 to 62-49 are the operator's"},
	},
}

// InstantAccount is a payee of the instant payment platform.
type InstantAccount struct {
	network.Location
	// Scheme is the GUID of the template, such as na.com.operator.ipp.
	Scheme string
	// Alias is the payee's, with an @ in it, up to 50 characters.
	Alias string
}

// ExistingAccount is a payee of a payment system that was there before. Its data are
// where EMVCo has no templates, so they are left in one piece: the scheme's GUID in 00,
// the provider's id in 01 and the payee's in 02.
type ExistingAccount struct {
	network.Location
	Payee string
}

// PayerIdentity says that a code names its payer, as those with 13 or 14 in 01 do. What
// it holds beside the scheme is the payer's own and not read.
type PayerIdentity struct {
	network.Location
	// Scheme is the GUID of the template.
	Scheme string
}

const (
	scheme = iota
	alias
)

// Instant is the table of the instant payment platform, Existing that of the systems
// before it, Payer that of who pays.
var (
	Instant = &network.Kind{
		Network: Slug, Key: "instant", Name: "NAMQR instant payment", ReadOnly: true,
		Objects: []*network.Object{{
			Key: "instant", Name: "NAMQR instant payment", At: network.At(26),
			By: []network.Mark{{GUIDStarts: beginning}},
			Rows: []network.Row{
				{At: network.In(0), Key: "scheme", Name: "Scheme", ID: "NAMQR-SCHEME", Max: 32},
				{At: network.In(1), Key: "alias", Name: "Alias", ID: "NAMQR-ALIAS", Means: network.Payee, Payee: network.PayeeVPA, Format: withAt, Max: 50, Presence: network.Mandatory},
			},
		}, {
			// What is inside is not in the text that was at hand.
			Key: "reference", Name: "NAMQR transaction reference", At: network.At(27), Joins: "instant",
			By: []network.Mark{{GUIDStarts: beginning, Beside: []string{"instant"}}},
		}},
		Keys: []string{scheme: "scheme", alias: "alias"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return InstantAccount{at, v.At(scheme), v.At(alias)}
		},
		Examples: []network.Example{{Values: []string{scheme: "na.com.operator.ipp", alias: "noodles@bank"}, Beside: vaulted}},
	}
	Existing = &network.Kind{
		Network: Slug, Key: "existing", Name: "NAMQR existing payment system", ReadOnly: true,
		Objects: []*network.Object{{
			Key: "existing", Name: "NAMQR existing payment system", At: network.At(17),
			By:   []network.Mark{{Is: isExisting, Says: "the value begins with a GUID that begins with na.com.", When: []network.Cond{network.Is(network.Root(58), "NA")}}},
			Rows: []network.Row{{At: network.Value(), Key: "payee", Name: "Payee", ID: "NAMQR-EXISTING", Means: network.Payee, Checks: namesPayee}},
		}},
		Keys: []string{"payee"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return ExistingAccount{at, v.At(0)}
		},
		Examples: []network.Example{{Values: []string{"0020na.com.namclear.nrtc0103001020512345"}, Beside: vaulted}},
	}
	Payer = &network.Kind{
		Network: Slug, Key: "payer", Name: "NAMQR payer", Role: network.Identity, ReadOnly: true,
		Objects: []*network.Object{{
			Key: "payer", Name: "NAMQR payer", At: network.Between(28, 29),
			By:   []network.Mark{{GUIDStarts: beginning}},
			Rows: []network.Row{{At: network.In(0), Key: "scheme", Name: "Scheme", ID: "NAMQR-SCHEME", Max: 32}},
		}},
		Keys: []string{scheme: "scheme"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return PayerIdentity{at, v.At(scheme)}
		},
		Examples: []network.Example{{Values: []string{scheme: "na.com.operator.ipp"}, Beside: vaulted}},
	}
	// rest is what is told of the payment in 80 to 84, and what is nowhere told of.
	rest = &network.Kind{
		Network: Slug, Key: "rest", Name: "NAMQR data", Role: network.Data,
		Objects: []*network.Object{{
			Key: "rest", Name: "NAMQR data", At: []network.Range{{First: 30, Last: 51}, {First: 80, Last: 99}},
			By: []network.Mark{{GUIDStarts: beginning}},
		}},
	}
)

var vaulted = []network.Setting{{At: network.Root(65), Value: "0000000001"}}

var withAt = network.FormatOf("an alias with @", func(v string) bool { return strings.Contains(v, "@") })

const beginning = "na.com."

// inPieces is a doubt alone: no code was met.
var inPieces = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "Bank of Namibia, NAMQR v5.0", Confidence: emvqr.ConfidenceA}

var namesPayee = []*network.Check{{
	Name: "PAYEE", Sentence: "A payee of an existing system is in 02 of the value.", Breaks: "0020na.com.namclear.nrtc0103001",
	Fault: func(value string) string {
		if !hasPayee(value) {
			return "there is no payee in 02"
		}
		return ""
	},
	Fact: inPieces,
}}

// hasPayee walks a value that is no template for EMVCo.
func hasPayee(v string) bool {
	const head = len("00") + len("14")
	for len(v) >= head && network.Digits.Holds(v[:head]) {
		end := head + int(v[2]-'0')*10 + int(v[3]-'0')
		if end > len(v) {
			return false
		}
		if v[:2] == "02" && end > head {
			return true
		}
		v = v[end:]
	}
	return false
}

// isExisting looks after the header of the GUID.
func isExisting(o emvqr.Object) bool {
	const head = len("00") + len("14")
	return len(o.Value) >= head+len(beginning) && o.Value[:2] == "00" && network.EqualGUID(o.Value[head:head+len(beginning)], beginning)
}

// Table implements [network.Account].
func (a InstantAccount) Table() (*network.Kind, []string) {
	return Instant, []string{scheme: a.Scheme, alias: a.Alias}
}

// Table implements [network.Account].
func (a ExistingAccount) Table() (*network.Kind, []string) { return Existing, []string{a.Payee} }

// Table implements [network.Account].
func (p PayerIdentity) Table() (*network.Kind, []string) { return Payer, []string{scheme: p.Scheme} }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a InstantAccount) LogValue() slog.Value { return network.LogAccount(a) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a ExistingAccount) LogValue() slog.Value { return network.LogAccount(a) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (p PayerIdentity) LogValue() slog.Value { return network.LogAccount(p) }
