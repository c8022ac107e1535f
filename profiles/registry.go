package profiles

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// undecoded is a network that is known to exist and has no package here: what its
// objects look like, and what its codes do against EMVCo as a matter of course.
// Its objects are named and never read for a payee.
//
// A network that gets a package leaves this table; [NewSet] passes over the row of
// a network that is given to it.
type undecoded struct {
	slug, name, country string
	// signs are what its objects are recognised by. Only GUIDs, GUIDLike, Match and
	// Found are looked at.
	signs []network.Template
	// lowered is as in [network.Network]. Inside its own objects every error of
	// EMVCo's is a warning at most.
	lowered    []network.Lowered
	source     string
	confidence emvqr.Confidence
}

// title is the name and where it is at home.
func (u *undecoded) title() string { return u.name + ", " + u.country }

// guids are the signs of objects with one of these GUIDs.
func guids(guids ...string) []network.Template {
	return []network.Template{{GUIDs: guids, Found: ownedRanges}}
}

// guidsBeginning is the sign of objects whose GUID begins so, in any letter case.
func guidsBeginning(beginning string) []network.Template {
	return []network.Template{{Found: ownedRanges, GUIDLike: func(guid string) bool {
		return len(guid) >= len(beginning) && network.EqualGUID(guid[:len(beginning)], beginning)
	}}}
}

// look is the sign of objects at these ids that no GUID tells.
func look(match func(emvqr.Code, emvqr.Object) bool, ids ...uint8) []network.Template {
	t := network.Template{Match: match}
	for _, id := range ids {
		t.Found = append(t.Found, network.At(id))
	}
	return []network.Template{t}
}

// ownedRanges are where a template may be.
var ownedRanges = []network.Range{{First: 26, Last: 51}, {First: 80, Last: 99}}

// Sources, shortened.
const (
	fromBanks  = "codes of several banks"
	fromCodes  = "real codes"
	fromDocs   = "the operator's documents"
	napas      = "NAPAS VietQR format: 52, 59 and 60 are optional; most banks' codes lack them"
	oneSource  = "one source"
	fromSGQR   = "SGQR specification v1.7"
	paynetCode = "PayNet's DuitNow QR specification: 00 is 02"
)

// without are the rows of a network whose codes lack mandatory objects.
func without(source string, paths ...emvqr.Path) (rows []network.Lowered) {
	for _, p := range paths {
		rule := "MPM-4.2.1.1-ROOTM"
		switch p {
		case emvqr.P(58):
			// EMVCo's rule about it is that of the mandatory objects.
		case emvqr.P(59):
			rule = "MPM-4.7.14.1-NAME"
		case emvqr.P(60):
			rule = "MPM-4.7.15.1-CITY"
		}
		rows = append(rows, network.Lowered{Rule: rule, Within: p, To: emvqr.Info, Source: source})
	}
	return rows
}

// registry is the table, by country.
var registry = []undecoded{
	{"wechatpay", "WeChat Pay", "any country", guids("COM.QQ.WEIXIN.PAY"), nil, fromSGQR + "; " + fromCodes, 'A'},
	{"fps", "FPS (HKQR)", "Hong Kong", guids("hk.com.hkicl"), nil, "Hong Kong common QR code specification", 'B'},
	{"bccard", "BC Card", "Korea", guids("D4100000014010"), nil, "codes that a vendor's library writes", 'B'},
	{"jpqr", "JPQR", "Japan", guids("jp.or.paymentsjapan"), nil, fromCodes, 'B'},
	{"twqr", "TWQR / Taiwan Pay", "Taiwan", guids("tw.com.twqrp"), nil, "tests of a bank", 'C'},
	{"qpay", "QPay, national code", "Mongolia", guids("A0000008430001"), nil, "seven codes", 'B'},

	{"duitnow", "DuitNow QR", "Malaysia", guids("A0000006150001"), []network.Lowered{
		{Rule: "MPM-4.7.1.1-PFI", Within: emvqr.P(0), To: emvqr.Info, Source: paynetCode},
	}, paynetCode, 'A'},
	{"sgqr", "SGQR label", "Singapore", guids("SG.SGQR"), nil, fromSGQR, 'A'},
	{"paynow", "PayNow", "Singapore", guids("SG.PAYNOW"), nil, fromSGQR, 'A'},
	{"nets", "NETS", "Singapore", guids("SG.COM.NETS"), nil, fromSGQR, 'A'},
	{"dash", "Singtel Dash", "Singapore", guids("SG.COM.DASH.WWW"), nil, fromSGQR, 'A'},
	{"liquidpay", "Liquid Pay", "Singapore", guids("A0000007620001"), nil, fromSGQR, 'A'},
	{"ocbc", "OCBC", "Singapore", guids("SG.COM.OCBC"), nil, fromSGQR, 'A'},
	{"uob", "UOB", "Singapore", guids("SG.COM.UOB"), nil, fromSGQR, 'A'},
	{"dbs", "DBS PayLah!", "Singapore", guids("COM.DBS"), nil, fromSGQR, 'A'},
	{"eziwallet", "Ezi-Wallet", "Singapore", guids("SG.EZI"), nil, fromSGQR, 'A'},
	{"ezlink", "EZ-Link", "Singapore", guids("SG.COM.EZLINK"), nil, fromSGQR, 'A'},
	{"grabpay", "GrabPay", "Singapore", guids("COM.GRAB"), nil, fromSGQR, 'A'},
	{"shopeepay-sg", "ShopeePay", "Singapore", guids("SG.AIRPAY"), nil, fromSGQR, 'A'},
	{"fave", "Fave", "Singapore", guids("com.myfave"), nil, fromCodes, 'B'},
	{"vietqr", "VietQR", "Viet Nam", guids("A000000727"), without(napas, emvqr.P(52), emvqr.P(59), emvqr.P(60)), napas, 'A'},
	{"vnpayqr", "VNPAYQR", "Viet Nam", guids("A000000775"), without("NAPAS format: 52 and 60 are optional", emvqr.P(52), emvqr.P(60)), "five codes", 'B'},
	{"shopeepay-vn", "ShopeePay (AirPay)", "Viet Nam", guids("vn.airpay.www"), nil, "one code", 'C'},
	{"khqr", "KHQR (Bakong)", "Cambodia", look(isBakong, 29, 30), nil, "National Bank of Cambodia, bakong-khqr", 'A'},
	{"laoqr", "LaoQR", "Lao PDR", guids("A005266284662577"), append(
		without("personal codes have neither", emvqr.P(52), emvqr.P(59), emvqr.P(60)),
		network.Lowered{Rule: "MPM-4.8.1.3-ACDR", Within: emvqr.P(62, 9), To: emvqr.Warning, Source: "JDB fills every label with 0"},
	), fromBanks, 'B'},
	{"bcelonepay", "BCEL OnePay", "Lao PDR", guids("BCEL"), append(
		without("codes of BCEL", emvqr.P(59)),
		network.Lowered{Rule: "MPM-T3.7-LEN", Within: emvqr.P(62, 5), To: emvqr.Warning, Source: "BCEL writes a UUID with hyphens, 36 characters"},
	), "codes of BCEL", 'B'},
	{"qrph", "QR Ph", "Philippines", guids("com.p2pqrpay", "ph.ppmi.p2m", "ph.ppmi.p2micro", "ph.ppmi.qrph"), nil, "PayMaya EMV specification v1.1.1; " + fromCodes, 'A'},
	{"mmqr", "MMQR", "Myanmar", guids("com.mmqrpay.www"), nil, fromCodes, 'B'},

	{"lankaqr", "LankaQR", "Sri Lanka", look(isLankaQR, 26, 27), []network.Lowered{
		{Rule: "MPM-4.8.1.4-ALLOC", Within: emvqr.P(62, 0), To: emvqr.Warning, Source: "a real code"},
	}, fromCodes, 'B'},
	{"nepalpay", "NepalPay", "Nepal", guidsBeginning("NCHL"), nil, "NCHL, NEPALPAY QR specification", 'A'},
	{"fonepay", "Fonepay", "Nepal", guids("fonepay.com"), nil, "four codes", 'B'},
	{"banglaqr", "Bangla QR", "Bangladesh", look(isBanglaQR, 26, 27), nil, "three codes", 'B'},
	{"raast-p2m", "Raast", "Pakistan", look(isRaastMerchant, 28), []network.Lowered{
		{Rule: "MPM-4.8.1.4-ALLOC", Within: emvqr.P(62, 0), To: emvqr.Warning, Source: fromBanks},
		{Rule: "MPM-T3.6-LEN", Within: emvqr.P(59), To: emvqr.Warning, Source: "labels of one bank have names of up to 38"},
		{Rule: "MPM-T3.7-LEN", Within: emvqr.P(62, 5), To: emvqr.Warning, Source: "up to 28 are met"},
	}, fromBanks, 'B'},
	{"uzqr", "QR-online", "Uzbekistan", guids("qr-online.uz"), nil, "five codes", 'B'},
	{"azqr", "AZQR", "Azerbaijan", look(isAZQR, 26, 27, 28, 36, 37, 38, 39, 40), []network.Lowered{
		{Rule: "MPM-4.6.1.1-FIRST", To: emvqr.Warning, Source: "the example of the specification has 39 and 40 first"},
	}, "an implementation of IPS-FS-00-07", 'C'},
	{"payx", "PayX", "Armenia", guids("PX00104042018"), nil, oneSource, 'C'},
	{"erip", "ERIP / E-POS", "Belarus", append(guids("by.raschet"), guidsBeginning("by.epos.")...), nil, "seven codes", 'B'},
	{"trkarekod", "TR Karekod", "Turkiye", guids("TR.COM.BKM", "TR.GOV.TCMB.FAST"), nil, "two sources", 'B'},

	{"mercadopago", "Mercado Pago", "Latin America", guids("com.mercadolibre"), nil, "Mercado Pago's guides", 'A'},
	{"pix", "Pix", "Brazil", guids("br.gov.bcb.pix", "br.gov.bcb.spi"), nil, "Banco Central do Brasil, Manual do BR Code", 'A'},
	{"argentina", "Transferencias 3.0", "Argentina", append(guids(argentine...), append(look(isCUIT, 50), look(isCBU, 51)...)...), nil, fromCodes + "; docs.geopagos.io", 'B'},
	{"colombia", "Bre-B (EASPBV)", "Colombia", guidsBeginning("CO.COM."), nil, "EASPBV industry standard v1.4-2025", 'A'},
	{"peru", "Yape", "Peru", look(isYape, 39), nil, "five codes", 'B'},
	{"x9", "X9.150", "United States", guids("org.x9"), nil, "two implementations", 'B'},

	{"pispi", "PI-SPI", "West African monetary union", guids("int.bceao.pi"), nil, "BCEAO, pi-spi/qrcode-java", 'A'},
	{"tanqr", "TANQR", "Tanzania", guids("tz.go.bot.tips"), nil, "three implementations", 'B'},
	{"keqr", "KE-QR", "Kenya", guids("ke.go.qr", "m-pesa.com"), without("codes of Safaricom", emvqr.P(60)), "generators and codes", 'B'},
	{"ghqr", "GhQR", "Ghana", guids("GH.NET.GHIPSS.GHQR"), nil, "one code", 'C'},
	{"nqr", "NQR", "Nigeria", guids("NG.COM.NIBSSPLC.QR", "NG.COM.NIBSS-PLC.QR"), nil, fromCodes, 'B'},
	{"namqr", "NAMQR", "Namibia", guidsBeginning("na.com."), []network.Lowered{
		{Rule: "MPM-4.7.1.1-PFI", Within: emvqr.P(0), To: emvqr.Warning, Source: "NAMQR's type table has 99 as well"},
		{Rule: "MPM-4.7.2.1-POI", Within: emvqr.P(1), To: emvqr.Info, Source: "NAMQR v5.0: 13 and 14 are payers' codes"},
	}, "Bank of Namibia, NAMQR v5.0", 'A'},
	{"maucas", "MauCAS", "Mauritius", guids("mu.maucas", "mu.taucas"), nil, fromCodes, 'B'},
	{"meeza", "Meeza", "Egypt", guids("A000000732100001"), nil, "a gateway's documentation", 'C'},
	{"ethqr", "EthQR", "Ethiopia", look(isEthQR, 28), []network.Lowered{
		{Rule: "MPM-4.8.1.5-PSS", Within: emvqr.P(62), To: emvqr.Info, Source: "62-50 is a due date, 62-51 an amount"},
	}, fromBanks, 'B'},
	{"mwallet-ma", "M-Wallet", "Morocco", guids("5bb66a92d69c0ea742dd4f754590fa0a", "37b3a355b830b3bf0974d23608a6f162"),
		without("codes between persons have none", emvqr.P(52), emvqr.P(58), emvqr.P(59), emvqr.P(60)), "three implementations", 'B'},
	{"somqr", "SomQR", "Somalia", guidsBeginning("so.somqr."), []network.Lowered{
		{Rule: "MPM-T3.6-LEN", Within: emvqr.P(59), To: emvqr.Warning, Source: "SIPS takes names of up to 40"},
		{Rule: "MPM-T3.6-LEN", Within: emvqr.P(60), To: emvqr.Warning, Source: "SIPS takes cities of up to 30"},
	}, "SPS-SIPS/sips-connect", 'A'},
	{"scantopay", "Scan to Pay", "South Africa", guids("za.co.mp", "za.co.electrum.picknpay", "za.co.ecentric.payment"),
		without("codes in use have 26, 53 and 54 alone", emvqr.P(52), emvqr.P(58), emvqr.P(59), emvqr.P(60)), fromCodes, 'B'},
	{"sqcrps", "SQCRPS", "Sudan", look(isSQCRPS, 51), nil, "two codes", 'C'},
	{"numo", "NUMO / LYPay", "Libya", look(isNUMO, 28), nil, "an implementation with vectors of a bank", 'B'},
	{"tn-bank", "a bank's wallet", "Tunisia", append(guidsBeginning("tn.stb."), guidsBeginning("tn.atw.")...), nil, "two codes", 'C'},

	{"sama", "SAMA", "Saudi Arabia", guids("SA.GOV.SAMA"), nil, "one code", 'C'},
	{"halalah", "Halalah", "Saudi Arabia", guids("sa.halalah"), nil, "four documents", 'B'},
	{"stcpay", "STC Pay", "Saudi Arabia", guids("sa.com.stcpay"), nil, oneSource, 'C'},
	{"cliq", "CliQ", "Jordan", guids("CliQ", "JOQR"), nil, oneSource, 'C'},
	{"mpcss", "MPCSS", "Oman", look(isMPCSS, 8, 26), []network.Lowered{
		{Rule: "MPM-4.8.1.4-ALLOC", Within: emvqr.P(62, 0), To: emvqr.Warning, Source: "one code"},
	}, "one code", 'C'},
	{"psips", "PMA instant payments", "Palestine", guids("ps.pma.ips"), nil, oneSource, 'C'},
	{"npp", "NPP / PayID", "Australia", guids("au.com.nppa"), nil, oneSource, 'C'},
	{"mojaloop", "Mojaloop", "any country", guids("org.mojaloop"), nil, oneSource, 'C'},
}

// argentine are the domains of acceptors that are met. Each wallet keeps a table
// of them; there are more.
var argentine = []string{
	"ar.com.globalgetnet", "ar.com.modo.prisma", "ar.com.modo.decidir", "ar.com.modo.decidir-plus",
	"com.prisma", "com.spr", "com.agr", "com.todopago", "coop.sipago",
}

// habit is what the codes of a country do against EMVCo whichever networks are in
// them: its national standard gives meanings to ids that EMVCo keeps, which every
// other reader passes over.
type habit struct {
	country string // as in 58
	network.Lowered
}

var habits = []habit{
	{"PH", network.Lowered{Rule: "MPM-4.8.1.4-ALLOC", Within: emvqr.P(62, 0), To: emvqr.Info, Source: "QR Ph repeats a GUID in 62-00"}},
	{"MN", network.Lowered{Rule: "MPM-4.5.4.1-RFU", To: emvqr.Info, Source: "every qPay code met has objects among 71, 78 and 79"}},
	{"NA", network.Lowered{Rule: "MPM-4.5.4.1-RFU", Within: emvqr.P(65), To: emvqr.Info, Source: "NAMQR v5.0: 65 is the id in the token vault"}},
	{"NA", network.Lowered{Rule: "MPM-4.5.4.1-RFU", Within: emvqr.P(66), To: emvqr.Info, Source: "NAMQR v5.0: 66 is a signature"}},
	{"SA", network.Lowered{Rule: "MPM-4.5.4.1-RFU", Within: emvqr.P(65), To: emvqr.Warning, Source: "one code of SAMA has 65 = SA"}},
}

func isOf(code emvqr.Code, country string) bool { return code.CountryCode() == country }

// isBakong recognizes an account of Bakong, name@bank, where others have a GUID.
func isBakong(_ emvqr.Code, o emvqr.Object) bool {
	guid, _ := o.GUID()
	return strings.Contains(guid, "@")
}

// isLankaQR recognizes the 28 digits that LankaQR has where others have a GUID.
func isLankaQR(code emvqr.Code, o emvqr.Object) bool {
	guid, _ := o.GUID()
	return len(guid) == 28 && digits(guid) && isOf(code, "LK")
}

// isBanglaQR recognizes the acquirer's type and its number.
func isBanglaQR(code emvqr.Code, o emvqr.Object) bool {
	kind, _ := o.Get(1)
	acquirer, _ := o.Get(2)
	_, merchant := o.Get(3)
	return merchant && len(kind) == 2 && digits(kind) && len(acquirer) == 4 && digits(acquirer) && isOf(code, "BD")
}

// isRaastMerchant recognizes a bank's BIC and an account in Pakistan.
func isRaastMerchant(code emvqr.Code, o emvqr.Object) bool {
	bic, _ := o.Get(1)
	iban, _ := o.Get(2)
	return isBIC(bic) && len(iban) == 24 && strings.HasPrefix(iban, "PK") && isOf(code, "PK")
}

func isEthQR(code emvqr.Code, o emvqr.Object) bool {
	bic, _ := o.Get(1)
	return isBIC(bic) && isOf(code, "ET")
}

// isBIC goes by length and letters alone: some banks' are not in the register.
func isBIC(text string) bool {
	return (len(text) == 8 || len(text) == 11) && network.CapitalsAndDigits.Holds(text)
}

// isAZQR recognizes the objects beside the mark in 39, which have no GUIDs.
func isAZQR(code emvqr.Code, _ emvqr.Object) bool {
	mark, _ := code.Get(emvqr.P(39))
	return mark == "MPV002"
}

// isMPCSS recognizes a BIC and an account in 08, and the templates beside it.
func isMPCSS(code emvqr.Code, _ emvqr.Object) bool {
	merchant, _ := code.Get(emvqr.P(8))
	bic, account, ok := strings.Cut(merchant, "-")
	return ok && isBIC(bic) && digits(account) && isOf(code, "OM")
}

// isYape recognizes the raw token in 39: 32 hex digits, or 44 characters of base64.
func isYape(code emvqr.Code, o emvqr.Object) bool {
	return (len(o.Value) == 32 || len(o.Value) == 44) && !o.IsTemplate() && isOf(code, "PE")
}

func isNUMO(code emvqr.Code, o emvqr.Object) bool {
	return (o.Value == "IBAN" || o.Value == "Alias") && isOf(code, "LY")
}

func isSQCRPS(code emvqr.Code, o emvqr.Object) bool {
	institution, _ := o.GUID()
	kind, _ := o.Get(1)
	return len(institution) == 3 && digits(institution) && kind == "00" && isOf(code, "SD")
}

// isCUIT recognizes the tax number that Argentina has in 50, with or without
// hyphens.
func isCUIT(code emvqr.Code, o emvqr.Object) bool {
	number, _ := o.GUID()
	number = strings.ReplaceAll(number, "-", "")
	return (number == "CUIT" || len(number) == 11 && digits(number)) && isOf(code, "AR")
}

// isCBU recognizes the bank account that Argentina has in 51.
func isCBU(code emvqr.Code, o emvqr.Object) bool {
	account, _ := o.GUID()
	return len(account) == 22 && digits(account) && isOf(code, "AR")
}
