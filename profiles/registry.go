package profiles

import (
	"strings"

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
	return []network.Mark{{At: templates, Says: "00 begins with " + beginning, Like: func(guid string) bool {
		// Most GUIDs are told apart by a byte.
		return len(guid) >= len(beginning) && (guid[0]^beginning[0])&^0x20 == 0 && network.EqualGUID(guid[:len(beginning)], beginning)
	}}}
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
	{"wechatpay", "WeChat Pay", "any country", guids("COM.QQ.WEIXIN.PAY"), nil, fromSGQR + "; " + fromCodes, emvqr.ConfidenceA},
	{"fps", "FPS (HKQR)", "Hong Kong", guids("hk.com.hkicl"), nil, "Hong Kong common QR code specification", emvqr.ConfidenceB},
	{"bccard", "BC Card", "Korea", guids("D4100000014010"), nil, "codes that a vendor's library writes", emvqr.ConfidenceB},
	{"jpqr", "JPQR", "Japan", guids("jp.or.paymentsjapan"), nil, fromCodes, emvqr.ConfidenceB},
	{"twqr", "TWQR / Taiwan Pay", "Taiwan", guids("tw.com.twqrp"), nil, "tests of a bank", emvqr.ConfidenceC},
	{"qpay", "QPay, national code", "Mongolia", guids("A0000008430001"), nil, "seven codes", emvqr.ConfidenceB},

	{"nets", "NETS", "Singapore", guids("SG.COM.NETS"), nil, fromSGQR, emvqr.ConfidenceA},
	{"dash", "Singtel Dash", "Singapore", guids("SG.COM.DASH.WWW"), nil, fromSGQR, emvqr.ConfidenceA},
	{"liquidpay", "Liquid Pay", "Singapore", guids("A0000007620001"), nil, fromSGQR, emvqr.ConfidenceA},
	{"ocbc", "OCBC", "Singapore", guids("SG.COM.OCBC"), nil, fromSGQR, emvqr.ConfidenceA},
	{"uob", "UOB", "Singapore", guids("SG.COM.UOB"), nil, fromSGQR, emvqr.ConfidenceA},
	{"dbs", "DBS PayLah!", "Singapore", guids("COM.DBS"), nil, fromSGQR, emvqr.ConfidenceA},
	{"eziwallet", "Ezi-Wallet", "Singapore", guids("SG.EZI"), nil, fromSGQR, emvqr.ConfidenceA},
	{"ezlink", "EZ-Link", "Singapore", guids("SG.COM.EZLINK"), nil, fromSGQR, emvqr.ConfidenceA},
	{"grabpay", "GrabPay", "Singapore", guids("COM.GRAB"), nil, fromSGQR, emvqr.ConfidenceA},
	{"shopeepay-sg", "ShopeePay", "Singapore", guids("SG.AIRPAY"), nil, fromSGQR, emvqr.ConfidenceA},
	{"fave", "Fave", "Singapore", guids("com.myfave"), nil, fromCodes, emvqr.ConfidenceB},
	{"vnpayqr", "VNPAYQR", "Viet Nam", guids("A000000775"), without("NAPAS format: 52 and 60 are optional", network.Root(52), network.Root(60)), "five codes", emvqr.ConfidenceB},
	{"shopeepay-vn", "ShopeePay (AirPay)", "Viet Nam", guids("vn.airpay.www"), nil, "one code", emvqr.ConfidenceC},
	{"laoqr", "LaoQR", "Lao PDR", guids("A005266284662577"), append(
		without("personal codes have neither", network.Root(52), network.Root(59), network.Root(60)),
		network.Lowered{Rule: "MPM-4.8.1.3-ACDR", At: network.Root(62, 9), To: emvqr.Warning, Source: "JDB fills every label with 0"},
	), fromBanks, emvqr.ConfidenceB},
	{"bcelonepay", "BCEL OnePay", "Lao PDR", guids("BCEL"), append(
		without("codes of BCEL", network.Root(59)),
		network.Lowered{Rule: "MPM-T3.7-LEN", At: network.Root(62, 5), To: emvqr.Warning, Source: "BCEL writes a UUID with hyphens, 36 characters"},
	), "codes of BCEL", emvqr.ConfidenceB},
	{"qrph", "QR Ph", "Philippines", guids("com.p2pqrpay", "ph.ppmi.p2m", "ph.ppmi.p2micro", "ph.ppmi.qrph"), nil, "PayMaya EMV specification v1.1.1; " + fromCodes, emvqr.ConfidenceA},
	{"mmqr", "MMQR", "Myanmar", guids("com.mmqrpay.www"), nil, fromCodes, emvqr.ConfidenceB},

	{"lankaqr", "LankaQR", "Sri Lanka", look("LK", isLankaQR, "00 is 28 digits", 26, 27), []network.Lowered{
		{Rule: "MPM-4.8.1.4-ALLOC", At: network.Root(62, 0), To: emvqr.Warning, Source: "a real code"},
	}, fromCodes, emvqr.ConfidenceB},
	{"nepalpay", "NepalPay", "Nepal", guidsBeginning("NCHL"), nil, "NCHL, NEPALPAY QR specification", emvqr.ConfidenceA},
	{"fonepay", "Fonepay", "Nepal", guids("fonepay.com"), nil, "four codes", emvqr.ConfidenceB},
	{"banglaqr", "Bangla QR", "Bangladesh", look("BD", isBanglaQR, "01 is two digits, 02 four, and 03 is there", 26, 27), nil, "three codes", emvqr.ConfidenceB},
	{"raast-p2m", "Raast", "Pakistan", look("PK", isRaastMerchant, "01 is a BIC and 02 an IBAN of Pakistan", 28), []network.Lowered{
		{Rule: "MPM-4.8.1.4-ALLOC", At: network.Root(62, 0), To: emvqr.Warning, Source: fromBanks},
		{Rule: "MPM-T3.6-LEN", At: network.Root(59), To: emvqr.Warning, Source: "labels of one bank have names of up to 38"},
		{Rule: "MPM-T3.7-LEN", At: network.Root(62, 5), To: emvqr.Warning, Source: "up to 28 are met"},
	}, fromBanks, emvqr.ConfidenceB},
	{"uzqr", "QR-online", "Uzbekistan", guids("qr-online.uz"), nil, "five codes", emvqr.ConfidenceB},
	{"azqr", "AZQR", "Azerbaijan", []network.Mark{{At: ids(26, 27, 28, 36, 37, 38, 39, 40), Is: isAnything, Says: "the objects beside the mark in 39", When: []network.Cond{network.Is(network.Root(39), "MPV002")}}}, []network.Lowered{
		{Rule: "MPM-4.6.1.1-FIRST", At: network.WholeCode(), To: emvqr.Warning, Source: "the example of the specification has 39 and 40 first"},
	}, "an implementation of IPS-FS-00-07", emvqr.ConfidenceC},
	{"payx", "PayX", "Armenia", guids("PX00104042018"), nil, oneSource, emvqr.ConfidenceC},
	{"erip", "ERIP / E-POS", "Belarus", append(guids("by.raschet"), guidsBeginning("by.epos.")...), nil, "seven codes", emvqr.ConfidenceB},
	{"trkarekod", "TR Karekod", "Turkiye", guids("TR.COM.BKM", "TR.GOV.TCMB.FAST"), nil, "two sources", emvqr.ConfidenceB},

	{"mercadopago", "Mercado Pago", "Latin America", guids("com.mercadolibre"), nil, "Mercado Pago's guides", emvqr.ConfidenceA},
	{"colombia", "Bre-B (EASPBV)", "Colombia", guidsBeginning("CO.COM."), nil, "EASPBV industry standard v1.4-2025", emvqr.ConfidenceA},
	{"peru", "Yape", "Peru", look("PE", isYape, "32 or 44 characters that are no template", 39), nil, "five codes", emvqr.ConfidenceB},
	{"x9", "X9.150", "United States", guids("org.x9"), nil, "two implementations", emvqr.ConfidenceB},

	{"pispi", "PI-SPI", "West African monetary union", guids("int.bceao.pi"), nil, "BCEAO, pi-spi/qrcode-java", emvqr.ConfidenceA},
	{"scantopay", "Scan to Pay", "South Africa", guids("za.co.mp", "za.co.electrum.picknpay", "za.co.ecentric.payment"),
		without("codes in use have 26, 53 and 54 alone", network.Root(52), network.Root(58), network.Root(59), network.Root(60)), fromCodes, emvqr.ConfidenceB},

	{"sama", "SAMA", "Saudi Arabia", guids("SA.GOV.SAMA"), nil, "one code", emvqr.ConfidenceC},
	{"halalah", "Halalah", "Saudi Arabia", guids("sa.halalah"), nil, "four documents", emvqr.ConfidenceB},
	{"stcpay", "STC Pay", "Saudi Arabia", guids("sa.com.stcpay"), nil, oneSource, emvqr.ConfidenceC},
	{"cliq", "CliQ", "Jordan", guids("CliQ", "JOQR"), nil, oneSource, emvqr.ConfidenceC},
	{"mpcss", "MPCSS", "Oman", look("OM", isMPCSS, "the value is a BIC, a hyphen and an account", 8), []network.Lowered{
		{Rule: "MPM-4.8.1.4-ALLOC", At: network.Root(62, 0), To: emvqr.Warning, Source: "one code"},
	}, "one code", emvqr.ConfidenceC},
	{"psips", "PMA instant payments", "Palestine", guids("ps.pma.ips"), nil, oneSource, emvqr.ConfidenceC},
	{"npp", "NPP / PayID", "Australia", guids("au.com.nppa"), nil, oneSource, emvqr.ConfidenceC},
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
	{"SA", network.Lowered{Rule: "MPM-4.5.4.1-RFU", At: network.Root(65), To: emvqr.Warning, Source: "one code of SAMA has 65 = SA"}},
}

// isAnything takes every object; the conditions around it tell.
func isAnything(emvqr.Object) bool { return true }

// isLankaQR recognizes the 28 digits that LankaQR has where others have a GUID.
func isLankaQR(o emvqr.Object) bool {
	guid, _ := o.GUID()
	return len(guid) == 28 && digits(guid)
}

// isBanglaQR recognizes the acquirer's type and its number.
func isBanglaQR(o emvqr.Object) bool {
	kind, _ := o.Get(1)
	acquirer, _ := o.Get(2)
	_, merchant := o.Get(3)
	return merchant && len(kind) == 2 && digits(kind) && len(acquirer) == 4 && digits(acquirer)
}

// isRaastMerchant recognizes a bank's BIC and an account in Pakistan.
func isRaastMerchant(o emvqr.Object) bool {
	bic, _ := o.Get(1)
	iban, _ := o.Get(2)
	return isBIC(bic) && len(iban) == 24 && strings.HasPrefix(iban, "PK")
}

// isBIC goes by length and letters alone: some banks' are not in the register.
func isBIC(text string) bool {
	return (len(text) == 8 || len(text) == 11) && network.CapitalsAndDigits.Holds(text)
}

// isMPCSS recognizes a BIC and an account in 08.
func isMPCSS(o emvqr.Object) bool {
	bic, account, ok := strings.Cut(o.Value, "-")
	return ok && isBIC(bic) && digits(account)
}

// isYape recognizes the raw token in 39: 32 hex digits, or 44 characters of base64.
func isYape(o emvqr.Object) bool {
	return (len(o.Value) == 32 || len(o.Value) == 44) && !o.IsTemplate()
}
