// Package keqr knows KE-QR, the national payment code of Kenya. The text of the
// central bank's standard was not at hand; the table follows libraries and generators
// that cite it, and codes.
//
// Start here: [Network] is the table, [BankAccount] and [ProviderAccount] what is paid.
package keqr

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its templates, MPesa the block that M-PESA adds.
const (
	Slug  = "keqr"
	GUID  = "ke.go.qr"
	MPesa = "m-pesa.com"
)

var (
	codes    = network.Fact{Severity: emvqr.Error, Source: "libraries and generators after the CBK standard of 2023, and codes", Confidence: emvqr.ConfidenceB}
	oneMaker = network.Fact{Severity: emvqr.Warning, Source: "one generator, and a code of Safaricom", Confidence: emvqr.ConfidenceC}
	unknown  = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "no code met has two; which one a reader takes is not established", Confidence: emvqr.ConfidenceD}
)

// Network is KE-QR's table. What 80 and 81 hold, for the premises and for USSD, is
// known from one library alone and not read.
var Network = &network.Network{
	Slug: Slug, Name: "KE-QR", Countries: []string{"KE"}, AsOf: "2026-11", Fact: codes,
	Kinds:  []*network.Kind{sign, Provider, Bank},
	Shared: network.National("KEQR", "404", "KE"),
	Rules:  []network.Rule{known("provider", providers), known("bank", banks), bareSigns},
	Lowered: []network.Lowered{
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(60), To: emvqr.Info, Source: "codes of Safaricom have no city"},
		{Rule: "MPM-4.7.15.1-CITY", At: network.Root(60), To: emvqr.Info, Source: "codes of Safaricom have no city"},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(52), To: emvqr.Warning, Source: "optional in a library after the standard; codes of SasaPay have none"},
	},
}

// Inside the template the id of an account is the number of the institution that keeps
// it. These are the numbers that the sources have; they do not agree on all the names.
var (
	providers = []string{"01", "02", "03", "04", "12"}
	banks     = []string{"01", "02", "03", "04", "07", "11", "49", "68"}
)

// ProviderAccount is an account at a payment service provider such as Safaricom.
type ProviderAccount struct {
	network.Location
	// Provider is the provider's number, two digits: 01 is Safaricom. Account is what
	// the payee is called there: a phone, a till.
	Provider, Account string
	// Timestamp is when the code was made: day, month and year, a blank, and the time.
	// Its digits are not always padded, so it is not read as a point in time.
	Timestamp string
	// Type is what M-PESA is to do: 01 withdraw at an agent, 02 send money, 03 pay a
	// till, 04 pay a bill, 05 pay a business. Minimum and Maximum bound the amount, in
	// five digits; 00000 is no bound.
	Type, Minimum, Maximum string
}

// BankAccount is an account at a bank.
type BankAccount struct {
	network.Location
	// Bank is the bank's number, two digits. Account is what the payee is called
	// there; bank 11 may have a template of its own in it, which is left as it is.
	Bank, Account string
	// Timestamp is that of [ProviderAccount].
	Timestamp string
}

// sign is a template with nothing but the identifier, which Safaricom's codes have in
// 29 beside their account, and one in an id that the standard keeps for the bank and for
// schemes to come. It names no one.
var sign = &network.Kind{
	Network: Slug, Key: "sign", Name: "KE-QR template without an account", Role: network.Data,
	Objects: []*network.Object{{
		Key: "sign", Name: "KE-QR template without an account", At: network.Anywhere,
		By: []network.Mark{
			{At: network.Between(28, 29), GUIDs: []string{GUID}, Has: []network.Look{{At: network.Value(), Len: 4 + len(GUID)}}},
			{At: []network.Range{{First: 26, Last: 27}, {First: 30, Last: 51}}, GUIDs: []string{GUID}},
		},
	}},
}

const (
	timestamp = iota
	kind
	minimum
	maximum
	first // of the institutions
)

// Provider is the table of accounts at a provider, Bank of those at a bank.
var (
	Provider = &network.Kind{
		Network: Slug, Key: "provider", Name: "KE-QR provider account",
		Objects: []*network.Object{
			template("provider", 28, providers),
			times("provider"),
			{
				Key: "mpesa", Name: "M-PESA block", At: network.At(83), Joins: "provider", Fact: oneMaker,
				By: []network.Mark{{GUIDs: []string{MPesa}, Beside: []string{"provider"}}},
				Rows: []network.Row{
					{At: network.In(1), Key: "type", Name: "Transaction type", ID: "KEQR-TYPE", Means: network.Action, OneOf: []string{"01", "02", "03", "04", "05"}},
					{At: network.In(3), Key: "minimum", Name: "Minimum amount", ID: "KEQR-MINIMUM", Means: network.AmountMin, Format: network.Digits, Min: 5, Max: 5},
					{At: network.In(4), Key: "maximum", Name: "Maximum amount", ID: "KEQR-MAXIMUM", Means: network.AmountMax, Format: network.Digits, Min: 5, Max: 5},
				},
			},
		},
		Keys: slices.Concat([]string{timestamp: "timestamp", kind: "type", minimum: "minimum", maximum: "maximum"}, keys("provider", providers)),
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			provider, account := institution(providers, first, v)
			return ProviderAccount{at, provider, account, v.At(timestamp), v.At(kind), v.At(minimum), v.At(maximum)}
		},
		Examples: examples(first, len(providers), []string{timestamp: "12042025 041242", kind: "03", minimum: "00010", maximum: "50000"}),
	}
	Bank = &network.Kind{
		Network: Slug, Key: "bank", Name: "KE-QR bank account",
		Objects: []*network.Object{template("bank", 29, banks), times("bank")},
		Keys:    slices.Concat([]string{timestamp: "timestamp"}, keys("bank", banks)),
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			bank, account := institution(banks, timestamp+1, v)
			return BankAccount{at, bank, account, v.At(timestamp)}
		},
		Examples: examples(timestamp+1, len(banks), []string{timestamp: "12042025 041242"}),
	}
)

// template is the object with a row for each institution.
func template(key string, at uint8, numbers []string) *network.Object {
	o := &network.Object{
		Key: key, Name: "KE-QR " + key + " account", At: network.At(at), By: []network.Mark{{GUIDs: []string{GUID}}},
		Exactly: []network.Exactly{{
			ID: "KEQR-ONE-" + strings.ToUpper(key), Sentence: "A template has one account.", Keys: keys(key, numbers), Max: 1, Fact: unknown,
		}},
	}
	for i, number := range numbers {
		o.Rows = append(o.Rows, network.Row{
			At: network.In(id(number)), Key: keys(key, numbers)[i], Name: "Account at " + key + " " + number, Means: network.Payee, Payee: network.PayeeAccount,
		})
	}
	return o
}

// known asks for no account but those of the institutions with a row: one at another
// number is a second payee that a reader may take instead.
func known(key string, numbers []string) network.Rule {
	return network.Rule{
		ID: "KEQR-KNOWN-" + strings.ToUpper(key), Sentence: "Each account in a template is at a " + key + " whose number is known.", Of: key, Fact: unknown,
		Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
			for o := range c.Objects(key) {
				for inside := range o.Objects() {
					if number := fmt.Sprintf("%02d", inside.Path.ID()); number != "00" && !slices.Contains(numbers, number) {
						broken(inside, fmt.Sprintf("whose account %s is was not established, and a reader may pay it", number))
					}
				}
			}
		},
	}
}

// bareSigns asks that nothing stands in the templates of which the number is not known:
// an account there is a second payee.
var bareSigns = network.Rule{
	ID: "KEQR-BARE-SIGN", Sentence: "A template outside 28 and 29 holds no account.", Of: "sign", Fact: unknown,
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		for o := range c.Objects("sign") {
			for inside := range o.Objects() {
				if inside.Path.ID() != 0 {
					broken(inside, "whose account this is was not established, and a reader may pay it")
				}
			}
		}
	},
}

func times(beside string) *network.Object {
	return &network.Object{
		Key: beside + "_times", Name: "Time stamp", At: network.At(82), Joins: beside,
		By: []network.Mark{{GUIDs: []string{GUID}, Beside: []string{beside}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "timestamp", Name: "Time stamp", ID: "KEQR-TIMESTAMP", Means: network.Made, Min: 14, Max: 16, Fact: oneMaker},
		},
	}
}

func keys(of string, numbers []string) (keys []string) {
	for _, number := range numbers {
		keys = append(keys, of+"_"+number)
	}
	return keys
}

func id(number string) uint8 { return (number[0]-'0')*10 + number[1] - '0' }

// institution is the first one that has an account.
func institution(numbers []string, from int, v *network.Values) (number, account string) {
	for i, number := range numbers {
		if account := v.At(from + i); account != "" {
			return number, account
		}
	}
	return "", ""
}

// examples have one institution each.
func examples(from, institutions int, rest []string) (examples []network.Example) {
	for i := range institutions {
		values := slices.Concat(rest, make([]string, institutions))
		values[from+i] = "9876543"
		examples = append(examples, network.Example{Values: values})
	}
	return examples
}

// Table implements [network.Account].
func (a ProviderAccount) Table() (*network.Kind, []string) {
	return Provider, placed(providers, a.Provider, a.Account, []string{timestamp: a.Timestamp, kind: a.Type, minimum: a.Minimum, maximum: a.Maximum})
}

// Table implements [network.Account].
func (a BankAccount) Table() (*network.Kind, []string) {
	return Bank, placed(banks, a.Bank, a.Account, []string{timestamp: a.Timestamp})
}

// placed adds the account at its institution's place.
func placed(numbers []string, number, account string, values []string) []string {
	from := len(values)
	values = slices.Concat(values, make([]string, len(numbers)))
	if i := slices.Index(numbers, number); i >= 0 {
		values[from+i] = account
	}
	return values
}

// Check implements [network.Checker]: the account is at a provider that is known here.
func (a ProviderAccount) Check() error { return listed("provider", providers, a.Provider, a.Account) }

// Check implements [network.Checker]: the account is at a bank that is known here.
func (a BankAccount) Check() error { return listed("bank", banks, a.Bank, a.Account) }

func listed(what string, numbers []string, number, account string) error {
	switch {
	case account == "" && number == "":
		return nil // the row says what is missing, or a reader found none
	case account == "":
		return fmt.Errorf("keqr: there is a %s and no account", what)
	case !slices.Contains(numbers, number):
		return fmt.Errorf("keqr: the number of the %s is %+q, expected one of %v", what, number, numbers)
	}
	return nil
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a ProviderAccount) LogValue() slog.Value { return network.LogAccount(a) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a BankAccount) LogValue() slog.Value { return network.LogAccount(a) }
