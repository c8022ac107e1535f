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

// bare are the rules that codes of Scan to Pay do without.
var bare = []network.Lowered{
	{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(52), To: emvqr.Info, Source: inUse},
	{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(58), To: emvqr.Info, Source: inUse},
	{Rule: "MPM-4.7.14.1-NAME", At: network.Root(59), To: emvqr.Info, Source: inUse},
	{Rule: "MPM-4.7.15.1-CITY", At: network.Root(60), To: emvqr.Info, Source: inUse},
}

const (
	inUse     = "codes in use have 26, 53 and 54 alone"
	oneSource = "one source"
)

// registry is the table, by country.
var registry = []undecoded{
	{"shopeepay-vn", "ShopeePay (AirPay)", "Viet Nam", guids("vn.airpay.www"), nil, "one code", emvqr.ConfidenceC},
	{"payx", "PayX", "Armenia", guids("PX00104042018"), nil, oneSource, emvqr.ConfidenceC},
	{"scantopay", "Scan to Pay", "South Africa", guids("za.co.mp", "za.co.electrum.picknpay", "za.co.ecentric.payment"), bare, "real codes", emvqr.ConfidenceB},
	{"halalah", "Halalah", "Saudi Arabia", guids("sa.halalah"), nil, "four documents", emvqr.ConfidenceB},
	{"stcpay", "STC Pay", "Saudi Arabia", guids("sa.com.stcpay"), nil, oneSource, emvqr.ConfidenceC},
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
	{"ET", network.Lowered{Rule: "MPM-4.8.1.5-PSS", At: network.Root(62), To: emvqr.Info, Source: "EthQR has a due date in 62-50 and an amount in 62-51"}},
}
