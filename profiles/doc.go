// Package profiles is what works across payment networks: whose a scanned text
// is, which accounts a code holds, what is wrong with it, how several networks
// share one code, and which wallets can read the result. A profile is what the
// library knows of one network; each has a package of its own below this one.
//
// # Start here
//
// A wallet asks one question of whatever it scanned: [Read] answers what it is, who
// would be paid, how much, and whether the wallet may pay. The parts of that answer are
// there as well: [Recognize] says what a text is, [Accounts] types the accounts of a
// code, [Validate] finds what is wrong, [Readable] and [Route] tell whose readers take it.
// Who makes codes calls [Compose], and [Add] and [Remove] for a code that is there.
//
// Everything here works on a [Set] of networks. The functions of the package use
// the set of all networks the library knows; a program with networks of its own
// makes its own set with [NewSet].
//
// Whatever holds an account masks itself when it is given to log/slog as a value
// of its own. slog looks into no slice, map or struct of the caller's, so those
// are logged in clear: log what is in them one by one, or accounts with
// [network.LogAccounts].
//
// # Adding a network
//
// A network is a table; no code of it walks a payment code. The words (kind,
// object, row, mark, fact) are those of the package [network]. A whole network with
// one template, two fields and a currency is:
//
//	// Package examplepay knows ExamplePay, a payment network of New Zealand that does not exist.
//	package examplepay
//
//	const (
//		Slug = "examplepay"
//		GUID = "ORG.EXAMPLEPAY"
//	)
//
//	var spec = network.Fact{Severity: emvqr.Error, Source: "ExamplePay QR 1.2, 3.4", Confidence: emvqr.ConfidenceA}
//
//	// Network is ExamplePay's table.
//	var Network = &network.Network{
//		Slug: Slug, Name: "ExamplePay", Countries: []string{"NZ"}, AsOf: "2026-11", Fact: spec,
//		Kinds:  []*network.Kind{Merchant},
//		Shared: network.National("EXAMPLEPAY", "554", "NZ"), // 53 and 58
//	}
//
//	// Account is a merchant of ExamplePay.
//	type Account struct {
//		network.Location
//		// MerchantID is ten digits; Store what the merchant calls the shop.
//		MerchantID, Store string
//	}
//
//	const (
//		merchantID = iota
//		store
//	)
//
//	// Merchant is the account's table.
//	var Merchant = &network.Kind{
//		Network: Slug, Key: "merchant", Name: "ExamplePay template",
//		Objects: []*network.Object{{
//			Key: "merchant", Name: "ExamplePay template",
//			At: network.Between(26, 51), By: []network.Mark{{GUIDs: []string{GUID}}},
//			Rows: []network.Row{
//				{At: network.In(1), Key: "merchant_id", Name: "Merchant ID", ID: "EXAMPLEPAY-MERCHANT-ID", Means: network.Payee, Format: network.Digits, Min: 10, Max: 10, Presence: network.Mandatory},
//				{At: network.In(2), Key: "store", Name: "Store", ID: "EXAMPLEPAY-STORE", Max: 25},
//			},
//		}},
//		Keys: []string{merchantID: "merchant_id", store: "store"},
//		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
//			return Account{at, v.At(merchantID), v.At(store)}
//		},
//		Examples: []network.Example{{Values: []string{merchantID: "0123456789", store: "TABLE 7"}}},
//	}
//
//	// Table implements [network.Account].
//	func (a Account) Table() (*network.Kind, []string) {
//		return Merchant, []string{merchantID: a.MerchantID, store: a.Store}
//	}
//
//	// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
//	func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
//
// The steps:
//
//  1. Run go test ./... once, so that you know what is red without you.
//  2. Make the folder profiles/<slug> with this in a file named after the network.
//     What is not established stays out; what one source says has confidence C
//     and is never more than a warning: such a row has a [network.Fact] of its own.
//     A kind too little known to make an account of it is ReadOnly: it is read, and
//     written only where it was read from a code.
//     The GUID is under which readers find the template, in any letter case; where
//     there is none, a [network.Mark] says what the object looks like. Where the
//     network fixes the id, Object.At is network.At(26), and Mark.At is
//     network.Anywhere, so that it is read wherever it is met. What a value means
//     and whether it must be there is listed by go doc ./profiles/network.Payee and
//     network.Mandatory. Every example is a sound account: the tests write it, read
//     it, and break each row of it. A row with When needs an example for which the
//     condition holds; what that asks of the rest of the code, such as 01 = 12,
//     goes into its Beside.
//  3. Say what the table cannot know by itself: rules of EMVCo's that its real
//     codes break as a matter of course (Lowered), those that its readers enforce
//     (Enforces), what two accounts in one code mean (Several), its links and slips
//     (Natives, found by how their texts begin) and their hosts (Hosts), and on the
//     account's type what it is in a code with an amount ([network.Adapter]). A
//     network of look: khqr; of several objects: argentina, qris; of pieces of one
//     value: unionpay, inside a template: lankaqr; of a value inside a value: vietqr;
//     sealed by a hash: duitnow; a label that pays no one: sgqr.
//  4. Write the test, in package <slug>_test: networktest.Check(t, <slug>.Network), of
//     profiles/network/networktest, proves that the fields come back under their keys, that each example parses,
//     and that each rule of the table is broken alone by a code made of it.
//  5. Add it to the end of the list in networks.go, with its import. If the network is
//     among those known by name alone, take its row out of registry.go.
//  6. Put its real codes into testdata/mpm.tsv, whose first line names the columns,
//     with the slug in the second and nothing in them that is a person's; some may be
//     there already. Each must be recognised, decoded, and built again from its
//     account.
//  7. Run go generate ./... : it writes the network's cases for foreign parsers
//     (fuzz/vectors, whose ids only grow), its page (docs/networks) and its line in
//     the README. Name it in CHANGELOG.md.
//  8. Run go test ./... and, in examples, go test ./... once more. A payee
//     whose key does not tell what sort it is says so in its row; a field whose good values its format
//     does not describe, such as a URL, gets a line in made_accounts_test.go, which the
//     test that fails asks for.
package profiles
