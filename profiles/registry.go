package profiles

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// undecoded is a network that is known to exist and has no package here: what its
// objects look like, and what its codes do against EMVCo as a matter of course. Its
// objects are named and never read for a payee.
//
// A network that gets a package leaves this table; [NewSet] passes over the row of a
// network that is given to it.
type undecoded struct {
	slug, name, country string
	marks               []network.Mark
	// lowered is as in [network.Network]. Inside its own objects every error of
	// EMVCo's is a warning at most.
	lowered    []network.Lowered
	source     string
	confidence emvqr.Confidence
}

// table is the network as a table of its own: one kind that nothing is read from.
func (u *undecoded) table() *network.Network {
	return &network.Network{
		Slug: u.slug, Name: u.name + ", " + u.country, AsOf: "2026-11", Lowered: u.lowered,
		Fact: network.Fact{Source: u.source, Confidence: u.confidence},
		Kinds: []*network.Kind{{
			Network: u.slug, Key: "foreign", Name: u.name, Role: network.Foreign,
			Objects: []*network.Object{{Key: "foreign", Name: u.name, At: owned, By: u.marks}},
		}},
	}
}

// owned are the root ids that a network can have an object at.
var owned = []network.Range{{First: 2, Last: 51}, {First: 80, Last: 99}}

// templates are where a template may be.
var templates = []network.Range{{First: 26, Last: 51}, {First: 80, Last: 99}}

// guids are the marks of objects with one of these GUIDs.
func guids(guids ...string) []network.Mark {
	return []network.Mark{{At: templates, GUIDs: guids}}
}

// guidsBeginning is the mark of objects whose GUID begins so, in any letter case.
func guidsBeginning(beginning string) []network.Mark {
	return []network.Mark{{At: templates, GUIDStarts: beginning}}
}

// look is the mark of objects of a country at these ids that no GUID tells.
func look(country string, is func(emvqr.Object) bool, says string, at ...uint8) []network.Mark {
	return []network.Mark{{At: ids(at...), Is: is, Says: says, When: []network.Cond{network.Is(network.Root(58), country)}}}
}

func ids(at ...uint8) (ranges []network.Range) {
	for _, id := range at {
		ranges = append(ranges, network.At(id)...)
	}
	return ranges
}

// Sources, shortened.
const (
	fromBanks = "codes of several banks"
	fromCodes = "real codes"
	oneSource = "one source"
	fromSGQR  = "SGQR specification v1.7"
)

// without are the rows of a network whose codes lack mandatory objects.
func without(source string, places ...network.Place) (rows []network.Lowered) {
	for _, p := range places {
		rule := "MPM-4.2.1.1-ROOTM"
		switch p {
		case network.Root(59):
			rule = "MPM-4.7.14.1-NAME"
		case network.Root(60):
			rule = "MPM-4.7.15.1-CITY"
		}
		rows = append(rows, network.Lowered{Rule: rule, At: p, To: emvqr.Info, Source: source})
	}
	return rows
}

// registry is the table, by country.
var registry = []undecoded{

	{"shopeepay-vn", "ShopeePay (AirPay)", "Viet Nam", guids("vn.airpay.www"), nil, "one code", emvqr.ConfidenceC},

	{"payx", "PayX", "Armenia", guids("PX00104042018"), nil, oneSource, emvqr.ConfidenceC},

	{"keqr", "KE-QR", "Kenya", guids("ke.go.qr", "m-pesa.com"), without("codes of Safaricom", network.Root(60)), "generators and codes", emvqr.ConfidenceB},
	{"ghqr", "GhQR", "Ghana", guids("GH.NET.GHIPSS.GHQR"), nil, "one code", emvqr.ConfidenceC},
	{"nqr", "NQR", "Nigeria", guids("NG.COM.NIBSSPLC.QR", "NG.COM.NIBSS-PLC.QR"), nil, fromCodes, emvqr.ConfidenceB},
	{"namqr", "NAMQR", "Namibia", guidsBeginning("na.com."), []network.Lowered{
		{Rule: "MPM-4.7.1.1-PFI", At: network.Root(0), To: emvqr.Warning, Source: "NAMQR's type table has 99 as well"},
		{Rule: "MPM-4.7.2.1-POI", At: network.Root(1), To: emvqr.Info, Source: "NAMQR v5.0: 13 and 14 are payers' codes"},
	}, "Bank of Namibia, NAMQR v5.0", emvqr.ConfidenceA},
	{"maucas", "MauCAS", "Mauritius", guids("mu.maucas", "mu.taucas"), nil, fromCodes, emvqr.ConfidenceB},
	{"meeza", "Meeza", "Egypt", guids("A000000732100001"), nil, "a gateway's documentation", emvqr.ConfidenceC},
	{"ethqr", "EthQR", "Ethiopia", look("ET", isEthQR, "01 is a BIC", 28), []network.Lowered{
		{Rule: "MPM-4.8.1.5-PSS", At: network.Root(62), To: emvqr.Info, Source: "62-50 is a due date, 62-51 an amount"},
	}, fromBanks, emvqr.ConfidenceB},
	{"mwallet-ma", "M-Wallet", "Morocco", guids("5bb66a92d69c0ea742dd4f754590fa0a", "37b3a355b830b3bf0974d23608a6f162"),
		without("codes between persons have none", network.Root(52), network.Root(58), network.Root(59), network.Root(60)), "three implementations", emvqr.ConfidenceB},
	{"somqr", "SomQR", "Somalia", guidsBeginning("so.somqr."), []network.Lowered{
		{Rule: "MPM-T3.6-LEN", At: network.Root(59), To: emvqr.Warning, Source: "SIPS takes names of up to 40"},
		{Rule: "MPM-T3.6-LEN", At: network.Root(60), To: emvqr.Warning, Source: "SIPS takes cities of up to 30"},
	}, "SPS-SIPS/sips-connect", emvqr.ConfidenceA},
	{"scantopay", "Scan to Pay", "South Africa", guids("za.co.mp", "za.co.electrum.picknpay", "za.co.ecentric.payment"),
		without("codes in use have 26, 53 and 54 alone", network.Root(52), network.Root(58), network.Root(59), network.Root(60)), fromCodes, emvqr.ConfidenceB},
	{"sqcrps", "SQCRPS", "Sudan", look("SD", isSQCRPS, "00 is three digits and 01 is 00", 51), nil, "two codes", emvqr.ConfidenceC},
	{"numo", "NUMO / LYPay", "Libya", look("LY", isNUMO, "the value is IBAN or Alias", 28), nil, "an implementation with vectors of a bank", emvqr.ConfidenceB},
	{"tn-bank", "a bank's wallet", "Tunisia", append(guidsBeginning("tn.stb."), guidsBeginning("tn.atw.")...), nil, "two codes", emvqr.ConfidenceC},

	{"halalah", "Halalah", "Saudi Arabia", guids("sa.halalah"), nil, "four documents", emvqr.ConfidenceB},
	{"stcpay", "STC Pay", "Saudi Arabia", guids("sa.com.stcpay"), nil, oneSource, emvqr.ConfidenceC},
	{"mojaloop", "Mojaloop", "any country", guids("org.mojaloop"), nil, oneSource, emvqr.ConfidenceC},
}

// habit is what the codes of a country do against EMVCo whichever networks are in
// them: its national standard gives meanings to ids that EMVCo keeps, which every
// other reader passes over.
type habit struct {
	country string // as in 58
	network.Lowered
}

var habits = []habit{
	{"PH", network.Lowered{Rule: "MPM-4.8.1.4-ALLOC", At: network.Root(62, 0), To: emvqr.Info, Source: "QR Ph repeats a GUID in 62-00"}},
	{"MN", network.Lowered{Rule: "MPM-4.5.4.1-RFU", To: emvqr.Info, Source: "every qPay code met has objects among 71, 78 and 79"}},
	{"NA", network.Lowered{Rule: "MPM-4.5.4.1-RFU", At: network.Root(65), To: emvqr.Info, Source: "NAMQR v5.0: 65 is the id in the token vault"}},
	{"NA", network.Lowered{Rule: "MPM-4.5.4.1-RFU", At: network.Root(66), To: emvqr.Info, Source: "NAMQR v5.0: 66 is a signature"}},
}

func isEthQR(o emvqr.Object) bool {
	bic, _ := o.Get(1)
	return isBIC(bic)
}

// isBIC goes by length and letters alone: some banks' are not in the register.
func isBIC(text string) bool {
	return (len(text) == 8 || len(text) == 11) && network.CapitalsAndDigits.Holds(text)
}

func isNUMO(o emvqr.Object) bool { return o.Value == "IBAN" || o.Value == "Alias" }

func isSQCRPS(o emvqr.Object) bool {
	institution, _ := o.GUID()
	kind, _ := o.Get(1)
	return len(institution) == 3 && digits(institution) && kind == "00"
}
