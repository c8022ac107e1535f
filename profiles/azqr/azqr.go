// Package azqr knows AZQR, the payment code of Azerbaijan's Instant Payments System. One
// program that follows the Central Bank's IPS-FS-00-07 is all that is known of its
// layout, so nothing here is more than a warning, and no such account is made.
//
// Start here: [Network] is the table, [Account] what is paid.
package azqr

import (
	"log/slog"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, Version is what 39 of a merchant's code has.
const (
	Slug    = "azqr"
	Version = "MPV002"
)

// Network is AZQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "AZQR", Countries: []string{"AZ"}, Home: "AZ", AsOf: "2026-11",
	Fact:   network.Fact{Source: "a program that follows IPS-FS-00-07", Confidence: emvqr.ConfidenceC},
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("AZQR", "944", "AZ"),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.6.1.1-FIRST", To: emvqr.Warning, Source: "the example of the specification has 39 and 40 first"},
		{Rule: "MPM-4.7.11.1-TMPL", To: emvqr.Info, Source: "28, 39 and 40 are no templates"},
		{Rule: "MPM-4.7.11.2-GUID", To: emvqr.Info, Source: "39 says whose the other objects are, and 00 of each is its own"},
		{Rule: "MPM-4.5.2.1-ANS", At: network.Root(62), To: emvqr.Warning, Source: "the example of the specification has letters of the language there"},
		{Rule: "MPM-4.8.1.3-ACDR", At: network.Root(62, 9), To: emvqr.Warning, Source: "the example of the specification has B"},
		{Rule: "MPM-T3.7-LEN", At: network.Root(62, 8), To: emvqr.Warning, Source: "the specification gives it 35 characters"},
	},
}

// Account is a merchant of AZQR, who is paid by an alias. It is read out of eight
// objects.
type Account struct {
	network.Location
	// Version is that of the code, MPV002, and IPSID 32 hexadecimal digits of the
	// system.
	Version, IPSID string
	// TerminalVersion, UniqueID (up to 32 characters), TerminalType (two digits),
	// Created and Expires (yyyyMMddHHmmss; in what zone is not established) are of the
	// code itself.
	TerminalVersion, UniqueID, TerminalType, Created, Expires string
	// AliasType says what Alias is: 04 is an IBAN, 05 a tax number. BIC is the bank of
	// an IBAN. ObjectID is the merchant's place of business.
	AliasType, Alias, BIC, ObjectID string
	// Coordinates are 16 digits of latitude and longitude.
	Coordinates string
	// ProviderBIC is the provider that made the code, Operation its sort, as in
	// MPRQ-ATP, and TransactionType three digits.
	ProviderBIC, Operation, TransactionType string
	// Order, Authorization and Email are of the payment.
	Order, Authorization, Email string
	// Loyalty, Customer, Terminal and PIN (of the payer, 7 characters) are what the
	// merchant knows. Refund is RT for a refund.
	Loyalty, Customer, Terminal, PIN, Refund string
	// Organization is six characters of whom a bill is from. What 01 to 04 beside it
	// say of the bill is not established.
	Organization string
}

const (
	version = iota
	ipsID
	terminalVersion
	uniqueID
	terminalType
	created
	expires
	aliasType
	alias
	bic
	objectID
	coordinates
	providerBIC
	operation
	transactionType
	order
	authorization
	email
	loyalty
	customer
	terminal
	pin
	refund
	organization
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "AZQR merchant", Single: true, ReadOnly: true,
	Objects: []*network.Object{{
		Key: "version", Name: "AZQR version", At: network.At(39), By: []network.Mark{{Has: []network.Look{{At: network.Value(), Starts: Version, Len: 6}}}},
		Rows: []network.Row{{At: network.Value(), Key: "version", Name: "Version", Hidden: true}},
	}, {
		Key: "ips", Name: "AZQR system", At: network.At(40), By: beside,
		Rows: []network.Row{{At: network.Value(), Key: "ips_id", Name: "IPS ID", ID: "AZQR-IPS-ID", Format: network.Hex, Min: 32, Max: 32}},
	}, {
		Key: "code", Name: "AZQR code", At: network.At(26), By: beside,
		Rows: []network.Row{
			{At: network.In(0), Key: "terminal_version", Name: "Terminal version"},
			{At: network.In(3), Key: "unique_id", Name: "Unique ID", ID: "AZQR-UNIQUE-ID", Max: 32},
			{At: network.In(3), Name: "Unique ID", ID: "AZQR-UNIQUE-ID", Presence: network.Mandatory, When: []network.Cond{network.Is(network.Root(1), "12")}},
			{At: network.In(4), Key: "terminal_type", Name: "Terminal type", ID: "AZQR-TERMINAL-TYPE", Min: 2, Max: 2},
			{At: network.In(6), Key: "created", Name: "Created", ID: "AZQR-CREATED", Means: network.Made, Format: moment},
			{At: network.In(7), Key: "expires", Name: "Expires", ID: "AZQR-EXPIRES", Means: network.Expiry, Format: moment},
		},
	}, {
		Key: "payee", Name: "AZQR payee", At: network.At(27), By: beside,
		Rows: []network.Row{
			{At: network.In(0), Key: "alias_type", Name: "Type of alias", ID: "AZQR-ALIAS-TYPE", Means: network.PayeeKind, OneOf: []string{"01", "02", "03", "04", "05", "06", "07"}, Presence: network.Mandatory},
			{At: network.In(1), Key: "alias", Name: "Alias", ID: "AZQR-ALIAS", Means: network.Payee, Max: 35, Presence: network.Mandatory},
			{At: network.In(2), Key: "bic", Name: "BIC", ID: "AZQR-BIC", Means: network.PayeeBank, Presence: network.Mandatory, When: []network.Cond{isIBAN}},
			{At: network.In(2), Key: "bic", Name: "BIC", Means: network.PayeeBank, When: []network.Cond{isIBAN.Not()}},
			{At: network.In(1), Name: "IBAN", ID: "AZQR-IBAN", When: []network.Cond{isIBAN}, Checks: []*network.Check{{
				Name: "MOD97", Sentence: "The check digits of an IBAN are those of ISO 13616.", Fault: network.IBANFault,
			}}},
			{At: network.In(3), Key: "object_id", Name: "Object ID"},
		},
	}, {
		Key: "place", Name: "AZQR place", At: network.At(28), By: beside,
		Rows: []network.Row{{At: network.Value(), Key: "coordinates", Name: "Latitude and longitude", ID: "AZQR-COORDINATES", Format: network.Digits, Min: 16, Max: 16}},
	}, {
		Key: "provider", Name: "AZQR provider", At: network.At(36), By: beside,
		Rows: []network.Row{
			{At: network.In(0), Key: "provider_bic", Name: "Provider's BIC"},
			{At: network.In(1), Key: "operation", Name: "Operation", ID: "AZQR-OPERATION", Means: network.Action, Max: 10},
			{At: network.In(2), Key: "transaction_type", Name: "Transaction type", ID: "AZQR-TRANSACTION-TYPE", Min: 3, Max: 3},
			{At: network.In(3), Key: "order", Name: "Order"},
			{At: network.In(4), Key: "authorization", Name: "Authorization"},
			{At: network.In(5), Key: "email", Name: "E-mail"},
		},
	}, {
		Key: "customer", Name: "AZQR customer", At: network.At(37), By: beside,
		Rows: []network.Row{
			{At: network.In(4), Key: "loyalty", Name: "Loyalty number"},
			{At: network.In(6), Key: "customer", Name: "Customer"},
			{At: network.In(7), Key: "terminal", Name: "Terminal", ID: "AZQR-TERMINAL", Means: network.Terminal},
			{At: network.In(7), Name: "Terminal", ID: "AZQR-TERMINAL", Presence: network.Mandatory, When: []network.Cond{network.Is(network.Root(26, 4), "02", "03", "04", "05", "06")}},
			{At: network.In(10), Key: "pin", Name: "Payer's PIN", ID: "AZQR-PIN", Min: 7, Max: 7},
			{At: network.In(10), Name: "Payer's PIN", ID: "AZQR-PIN", Presence: network.Forbidden, When: []network.Cond{network.Is(network.In(11), "RT")}},
			{At: network.In(11), Key: "refund", Name: "Refund", ID: "AZQR-REFUND", OneOf: []string{"RT"}},
		},
	}, {
		Key: "bill", Name: "AZQR bill", At: network.At(38), By: beside,
		Rows: []network.Row{{At: network.In(0), Key: "organization", Name: "Organization", ID: "AZQR-ORGANIZATION", Min: 6, Max: 6}},
	}},
	Keys: []string{
		version: "version", ipsID: "ips_id", terminalVersion: "terminal_version", uniqueID: "unique_id", terminalType: "terminal_type",
		created: "created", expires: "expires", aliasType: "alias_type", alias: "alias", bic: "bic", objectID: "object_id",
		coordinates: "coordinates", providerBIC: "provider_bic", operation: "operation", transactionType: "transaction_type",
		order: "order", authorization: "authorization", email: "email", loyalty: "loyalty", customer: "customer",
		terminal: "terminal", pin: "pin", refund: "refund", organization: "organization",
	},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{
			at, v.At(version), v.At(ipsID), v.At(terminalVersion), v.At(uniqueID), v.At(terminalType), v.At(created), v.At(expires),
			v.At(aliasType), v.At(alias), v.At(bic), v.At(objectID), v.At(coordinates), v.At(providerBIC), v.At(operation),
			v.At(transactionType), v.At(order), v.At(authorization), v.At(email), v.At(loyalty), v.At(customer), v.At(terminal),
			v.At(pin), v.At(refund), v.At(organization),
		}
	},
	Examples: []network.Example{
		{
			Values: []string{
				version: Version, ipsID: "00112233445566778899aabbccddeeff", terminalVersion: "01", uniqueID: "ABCDEF123456", terminalType: "02",
				created: "20261101120000", expires: "20991101120000", aliasType: "04", alias: "AZ21NABZ00000000137010001944", bic: "NABZAZ2X",
				objectID: "11205228", coordinates: "4040930049867100", providerBIC: "NABZAZ2X", operation: "MPRQ-ATP", transactionType: "613",
				order: "INV0001", authorization: "000001", email: "shop@example.az", loyalty: "1", customer: "2", terminal: "T0000001",
				pin: "0ABCDE1", refund: "", organization: "000001",
			},
			Beside: []network.Setting{{At: network.Root(1), Value: "12"}},
		},
		{Values: []string{
			version: Version, ipsID: "00112233445566778899aabbccddeeff", terminalVersion: "01", terminalType: "01",
			aliasType: "05", alias: "1234567890", objectID: "11205228", providerBIC: "NABZAZ2X", refund: "RT", organization: "",
		}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{
		version: a.Version, ipsID: a.IPSID, terminalVersion: a.TerminalVersion, uniqueID: a.UniqueID, terminalType: a.TerminalType,
		created: a.Created, expires: a.Expires, aliasType: a.AliasType, alias: a.Alias, bic: a.BIC, objectID: a.ObjectID,
		coordinates: a.Coordinates, providerBIC: a.ProviderBIC, operation: a.Operation, transactionType: a.TransactionType,
		order: a.Order, authorization: a.Authorization, email: a.Email, loyalty: a.Loyalty, customer: a.Customer,
		terminal: a.Terminal, pin: a.PIN, refund: a.Refund, organization: a.Organization,
	}
}

// beside is the mark of what only 39 says the owner of.
var beside = []network.Mark{{Beside: []string{"version"}}}

var isIBAN = network.Is(network.In(0), "04")

// moment is read as UTC. Azerbaijan is ahead of that, so no code is called expired
// before it is, whichever clock is meant.
var moment = func() *network.Format {
	f := network.FormatOf("a moment yyyyMMddHHmmss", func(v string) bool { _, ok := readMoment(v); return ok })
	f.Time, f.Early = readMoment, 4*time.Hour
	return f
}()

func readMoment(v string) (time.Time, bool) {
	at, err := time.Parse("20060102150405", v)
	return at, err == nil
}
