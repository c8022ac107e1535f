// Package duitnow knows DuitNow QR, the payment code of Malaysia, which PayNet runs,
// bills of JomPAY included.
//
// Start here: [Network] is the table, [Account] what is paid.
package duitnow

import (
	"crypto/sha256"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, AID its template; JomPAY is the acquirer of bills, Maybank the
// one whose codes between persons say when they end.
const (
	Slug    = "duitnow"
	AID     = "A0000006150001"
	JomPAY  = "898989"
	Maybank = "588734"
)

var (
	portal = network.Fact{Source: "PayNet developer portal, DuitNow QR merchant-presented mode v1.5", Confidence: emvqr.ConfidenceA}
	tables = network.Fact{Source: "open compilation of the portal's tables", Confidence: emvqr.ConfidenceC}
	codes  = network.Fact{Severity: emvqr.Error, Source: tables.Source + "; real codes", Confidence: emvqr.ConfidenceB}
)

// Network is DuitNow's table.
var Network = &network.Network{
	Slug: Slug, Name: "DuitNow QR", Countries: []string{"MY"}, AsOf: "2026-11", Fact: portal,
	Kinds: []*network.Kind{Merchant},
	Rules: []network.Rule{bill},
	Shared: append(network.National("DUITNOW", "458", "MY"),
		network.Row{At: network.Root(0), ID: "DUITNOW-VERSION", OneOf: []string{"02", "01"}, Default: "02", InsteadOf: "MPM-4.7.1.1-PFI"},
		network.Row{At: network.Root(1), ID: "DUITNOW-INITIATION", OneOf: []string{"11", "12"}, Presence: network.Mandatory},
		network.Row{At: network.Root(61), ID: "DUITNOW-POSTAL-CODE", Format: network.Digits, Min: 5, Max: 5},
	),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.4.1-NZ", At: network.Root(54), To: emvqr.Info, Source: "static codes of Maybank have 00.00"},
		{Rule: "MPM-4.8.1.5-PSS", At: network.Root(62), To: emvqr.Info, Source: "62-90 to 92 are no templates"},
		{Rule: "MPM-4.11.1.1-UNRES", To: emvqr.Info, Source: "82 is a hash"},
		{Rule: "MPM-4.11.1.2-GUID", To: emvqr.Info, Source: "82 is a hash, which may look like a template"},
	},
}

// Account is a merchant, a biller or a person that takes DuitNow QR.
type Account struct {
	network.Location
	// AcquirerID is six digits of the acquirer; QRID is what it calls the payee.
	AcquirerID, QRID string
	// Descriptor and MobileNumber are what some acquirers add. In a code between persons
	// of Maybank's app the descriptor is its end, in milliseconds since 1970 UTC.
	Descriptor, MobileNumber string
	// Reference1 and Reference2 are those of a biller, 62-90 and 62-91.
	Reference1, Reference2 string
	// Hash is the data integrity hash in 82. Of an account to be written, any text
	// stands for the hash of the code as it will be; see [Sealed].
	Hash string
}

// Sealed asks for the hash in an account to be written.
const Sealed = "sealed"

const (
	acquirerID = iota
	qrID
	descriptor
	mobileNumber
	reference1
	reference2
	hash
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "DuitNow template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "DuitNow template", ID: "DUITNOW-MERCHANT",
		// Wallets look for the identifier in any template.
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{AID}}}, Fact: codes.Warning(),
		Rows: []network.Row{
			{At: network.In(1), Key: "acquirer_id", Name: "Acquirer ID", ID: "DUITNOW-ACQUIRER-ID", Means: network.PayeeBank, Format: network.Digits, Min: 6, Max: 6, Presence: network.Mandatory, Fact: codes},
			{At: network.In(2), Key: "qr_id", Name: "QR ID", ID: "DUITNOW-QR-ID", Means: network.Payee, Format: network.Ans, Max: 28, Presence: network.Mandatory, Fact: codes},
			{At: network.In(3), Key: "descriptor", Name: "Merchant descriptor", ID: "DUITNOW-DESCRIPTOR", Format: network.Ans, Max: 20, Fact: codes},
			{At: network.In(3), Name: "Expiry", ID: "DUITNOW-EXPIRES", Means: network.Expiry, Format: end, When: []network.Cond{network.Is(network.In(1), Maybank)}, Fact: codes.Warning()},
			{At: network.In(4), Key: "mobile_number", Name: "Mobile number", ID: "DUITNOW-MOBILE-NUMBER", Format: network.Ans, Max: 15, Fact: tables},
		},
	}, {
		Key: "hash", Name: "Data integrity hash", At: network.At(82), Joins: "merchant", Seal: seal,
		By: []network.Mark{{Has: []network.Look{{At: network.Value(), Format: network.Hex}}, Beside: []string{"merchant"}}},
		Rows: []network.Row{
			{At: network.Value(), Key: "hash", Name: "Data integrity hash"},
		},
	}},
	Rows: []network.Row{
		{At: network.Root(62, 90), Key: "reference1", Name: "Reference 1", ID: "DUITNOW-REFERENCE1", Means: network.Reference, Max: 20, Fact: tables},
		{At: network.Root(62, 91), Key: "reference2", Name: "Reference 2", ID: "DUITNOW-REFERENCE2", Means: network.Reference2, Max: 30, Fact: tables},
		{At: network.Root(62, 92), Name: "Geolocation", ID: "DUITNOW-GEOLOCATION", Max: 35, Fact: tables},
	},
	Keys: []string{
		acquirerID: "acquirer_id", qrID: "qr_id", descriptor: "descriptor", mobileNumber: "mobile_number",
		reference1: "reference1", reference2: "reference2", hash: "hash",
	},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(acquirerID), v.At(qrID), v.At(descriptor), v.At(mobileNumber), v.At(reference1), v.At(reference2), v.At(hash)}
	},
	Examples: []network.Example{
		{Values: []string{acquirerID: "501664", qrID: "123456789"}},
		{Values: []string{acquirerID: Maybank, qrID: "MBBQR0000001", descriptor: "4101354327000"}},
		{Values: []string{acquirerID: JomPAY, qrID: "9999", descriptor: "NOODLE HOUSE", mobileNumber: "60123456789", reference1: "INV0001", reference2: "TABLE 7"},
			Beside: []network.Setting{{At: network.Root(61), Value: "14200"}, {At: network.Root(62, 92), Value: "3.1390,101.6869"}}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{
		acquirerID: a.AcquirerID, qrID: a.QRID, descriptor: a.Descriptor, mobileNumber: a.MobileNumber,
		reference1: a.Reference1, reference2: a.Reference2, hash: a.Hash,
	}
}

// bill looks at the template wherever it is: readers find it by its identifier.
var bill = network.Rule{
	ID: "DUITNOW-JOMPAY-MISSING", Sentence: "A bill of JomPAY has Additional Data Field Template, where its references are.", Of: "merchant", Fact: portal,
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		for o := range c.Objects("merchant") {
			if acquirer, _ := o.Get(1); acquirer != JomPAY {
				continue
			}
			if _, there := c.Shared(62); !there {
				broken(c.Code().Place(emvqr.P(62)), "Additional Data Field Template is missing, where the references of a bill are")
			}
		}
	},
}

// end is a descriptor that is a point in time; shops of Maybank have ten zeros there, and
// nothing else is one.
var end = func() *network.Format {
	f := network.FormatOf("", func(string) bool { return true })
	f.Time = func(v string) (time.Time, bool) {
		if strings.HasPrefix(v, "0") {
			return time.Time{}, false
		}
		return network.Milliseconds.Time(v)
	}
	return f
}()

// seal is the hash as two codes of RHB have it: over all objects before 82. Others
// write hashes of other lengths that nobody could reproduce, so none is judged.
func seal(before string) string { return fmt.Sprintf("%X", sha256.Sum256([]byte(before))) }
