// Package mwalletma knows M-Wallet, the interoperable mobile payment of Morocco. No
// official text was at hand; the table is what a carrier's wallet, a generator of another
// maker and a bank's mock have in common.
//
// Who is paid is encrypted with a key that the wallets share. The library has no such
// key and wants none: the reference is kept as it is, and the masked number beside it is
// what people are shown.
//
// Start here: [Network] is the table, [Account] what is paid.
package mwalletma

import (
	"encoding/base64"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID the payee's template, DataGUID that of the operation.
const (
	Slug     = "mwallet-ma"
	GUID     = "5bb66a92d69c0ea742dd4f754590fa0a"
	DataGUID = "37b3a355b830b3bf0974d23608a6f162"
)

var programs = network.Fact{Severity: emvqr.Error, Source: "a carrier's wallet in three versions, and an independent generator", Confidence: emvqr.ConfidenceB}

// ofMerchants are the operations that pay a merchant; 0 pays a person face to face.
var ofMerchants = []network.Cond{network.Is(network.Root(80, 1), "1", "2", "3")}

const persons = "codes between persons have none"

// Network is M-Wallet's table.
var Network = &network.Network{
	Slug: Slug, Name: "M-Wallet", Countries: []string{"MA"}, AsOf: "2026-11", Fact: programs,
	Kinds: []*network.Kind{Payee},
	Shared: []network.Row{
		{At: network.Root(53), ID: "MWALLET-MA-CURRENCY", OneOf: []string{"504"}, Presence: network.Mandatory, Default: "504"},
		{At: network.Root(58), ID: "MWALLET-MA-COUNTRY", OneOf: []string{"MA"}, Default: "MA"},
		{At: network.Root(52), ID: "MWALLET-MA-CATEGORY", Presence: network.Mandatory, When: ofMerchants},
		{At: network.Root(58), ID: "MWALLET-MA-COUNTRY", Presence: network.Mandatory, When: ofMerchants},
		{At: network.Root(59), ID: "MWALLET-MA-NAME", Presence: network.Mandatory, When: ofMerchants},
		{At: network.Root(60), ID: "MWALLET-MA-CITY", Presence: network.Mandatory, When: ofMerchants},
	},
	Lowered: []network.Lowered{
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(52), To: emvqr.Info, Source: persons},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(58), To: emvqr.Info, Source: persons},
		{Rule: "MPM-4.7.14.1-NAME", At: network.Root(59), To: emvqr.Info, Source: persons},
		{Rule: "MPM-4.7.15.1-CITY", At: network.Root(60), To: emvqr.Info, Source: persons},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(59), To: emvqr.Info, Source: persons},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(60), To: emvqr.Info, Source: persons},
	},
}

// Account is a payee of M-Wallet, merchant or person.
type Account struct {
	network.Location
	// Encryption says what Reference is: 0 plain base64, 1 encrypted.
	Encryption string
	// ReferenceFormat is one digit, 0 in all codes met.
	ReferenceFormat string
	// Reference is who is paid, in base64: 24 characters where it is encrypted.
	Reference string
	// Masked is the payee's number as people are shown it: +2126######00.
	Masked string
	// Operation is 0 for a person face to face, 1 for a merchant face to face, 2 for a
	// merchant at a distance, 3 for a delivery.
	Operation string
	// SignatureFormat is one digit, 0 in all codes met. Version is six digits, such as
	// 010002, and Instance two.
	SignatureFormat, Version, Instance string
}

const (
	encryption = iota
	referenceFormat
	reference
	masked
	operation
	signatureFormat
	version
	instance
)

// Payee is the account's table. What 26-01, 80-02 and 80-03 are is not established.
var Payee = &network.Kind{
	Network: Slug, Key: "payee", Name: "M-Wallet template",
	Objects: []*network.Object{{
		Key: "payee", Name: "M-Wallet template", ID: "MWALLET-MA-TEMPLATE", Fact: programs.Warning(),
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(2), Key: "encryption", Name: "Encryption", ID: "MWALLET-MA-ENCRYPTION", OneOf: []string{"0", "1"}, Presence: network.Mandatory, Fact: programs},
			{At: network.In(5), Key: "reference_format", Name: "Format of the reference", ID: "MWALLET-MA-REFERENCE-FORM", Format: digit, Presence: network.Mandatory, Fact: programs},
			{At: network.In(6), Key: "reference", Name: "Payee's reference", ID: "MWALLET-MA-REFERENCE", Means: network.Payee, Format: inBase64, Presence: network.Mandatory, Fact: programs},
			{At: network.In(6), Name: "Payee's reference", ID: "MWALLET-MA-REFERENCE", Min: 24, Max: 24, When: []network.Cond{network.Is(network.In(2), "1")}, Fact: programs},
			{At: network.In(7), Key: "masked", Name: "Payee's masked number", ID: "MWALLET-MA-MASKED", Min: 12, Max: 13, Presence: network.Mandatory},
		},
	}, {
		Key: "operation", Name: "M-Wallet operation", At: network.At(80), Joins: "payee",
		By: []network.Mark{{GUIDs: []string{DataGUID}, Beside: []string{"payee"}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "operation", Name: "Operation", ID: "MWALLET-MA-OPERATION", Means: network.Action, OneOf: []string{"0", "1", "2", "3"}, Presence: network.Mandatory},
			{At: network.In(4), Key: "signature_format", Name: "Format of the signature", ID: "MWALLET-MA-SIGNATURE-FORM", Format: digit, Presence: network.Mandatory},
			{At: network.In(5), Key: "version", Name: "Version", ID: "MWALLET-MA-VERSION", Format: network.Digits, Min: 6, Max: 6, Presence: network.Mandatory},
			{At: network.In(6), Key: "instance", Name: "Instance", ID: "MWALLET-MA-INSTANCE", Format: network.Digits, Min: 2, Max: 2, Presence: network.Mandatory},
		},
	}},
	Rows: []network.Row{
		{At: network.Root(80, 1), Name: "Operation", ID: "MWALLET-MA-OPERATION", Presence: network.Mandatory},
	},
	Keys: []string{
		encryption: "encryption", referenceFormat: "reference_format", reference: "reference", masked: "masked",
		operation: "operation", signatureFormat: "signature_format", version: "version", instance: "instance",
	},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{
			at, v.At(encryption), v.At(referenceFormat), v.At(reference), v.At(masked),
			v.At(operation), v.At(signatureFormat), v.At(version), v.At(instance),
		}
	},
	Examples: []network.Example{{Values: []string{
		encryption: "1", referenceFormat: "0", reference: "AAECAwQFBgcICQoLDA0ODw==", masked: "+2126######00",
		operation: "1", signatureFormat: "0", version: "010002", instance: "01",
	}}},
}

var digit = network.FormatOf("one digit", func(v string) bool { return len(v) == 1 && network.Digits.Holds(v) })

var inBase64 = network.FormatOf("base64", func(v string) bool {
	_, err := base64.StdEncoding.DecodeString(v)
	return err == nil
})

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Payee, []string{
		encryption: a.Encryption, referenceFormat: a.ReferenceFormat, reference: a.Reference, masked: a.Masked,
		operation: a.Operation, signatureFormat: a.SignatureFormat, version: a.Version, instance: a.Instance,
	}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
