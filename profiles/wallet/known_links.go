package wallet

import (
	"slices"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// links are those between countries, and those of hubs.
var links = slices.Concat(countryLinks, upiLinks, hubLinks)

// countryLinks are those between the switches of two countries, by the country of the
// shop. Each direction is a row of its own.
var countryLinks = []Link{
	// Thailand.
	{From: "MY", To: "TH", Network: "promptpay", Issuers: these("MyPB"), Note: "codes of Bangkok Bank, KBank, Krungthai, SCB, Krungsri and CIMB Thai", Fact: seen("2024-04-25", fromBOT, A)},
	{From: "MY", To: "TH", Network: "promptpay", Note: "PayNet marks Thailand as live in both directions", Fact: known(fromPayNet, A)},
	{From: "ID", To: "TH", Network: "promptpay", Issuers: inThailand, Fact: since("2022-08-29", fromBI, A)},
	{From: "VN", To: "TH", Network: "promptpay", Issuers: vietBanks, Note: "some ten of forty banks", Fact: since("2021-03", fromVNTH, B)},
	{From: "LA", To: "TH", Network: "promptpay", Issuers: these("BCEL One", laoApp), Fact: since("2024-04-03", fromLATH, B)},
	{From: "KH", To: "TH", Network: "promptpay", Note: "first phase; the second came later", Fact: since("2020-02-18", fromKHTH, C)},
	{From: "KH", To: "TH", Network: "promptpay", Issuers: these("Bakong"), Fact: known(fromKHAP, B)},
	{From: "HK", To: "TH", Network: "promptpay", Note: "seven banks and two wallets; scanning may vary by bank", Fact: since("2023-12-04", fromFPS, A)},
	{From: "CN", To: "TH", Network: "promptpay", Issuers: these("Alipay", "WeChat Pay"), Note: "codes of Bangkok Bank, Krungthai, KBank, ICBC Thai, SCB and BAAC", Fact: since("2025-10-30", fromBOT2025, A)},
	{From: "CN", To: "TH", Network: "promptpay", Issuers: these("UnionPay app", chineseApp), Note: "codes of Bangkok Bank, Krungthai, KBank, ICBC Thai, SCB and BAAC", Fact: since("2025-10-27", fromBOT2025, A)},
	{From: "KR", To: "TH", Network: "promptpay", Issuers: these("Naver Pay"), Fact: known(fromNaver, B)},
	{From: "IN", To: "TH", Network: "promptpay", State: Planned, Issuers: these(upiApp), Note: "planned for the third quarter of 2024, and not found open", Fact: seen("2024", fromTHIN, B)},
	{From: "SG", To: "TH", State: Closed, Note: "PayNow and PromptPay are linked for transfers by mobile number, without a code; that there is no other link is inferred", Fact: since("2021", fromBOT, D)},
	{From: "MY", To: "TH", Network: "promptpay", Issuers: these("Touch 'n Go eWallet"), Fact: known(fromPayNet, B)},

	// Indonesia.
	{From: "TH", To: "ID", Network: "qris", Note: "the list of Thai apps is the Bank of Thailand's", Fact: since("2022-08-29", fromBI, A)},
	{From: "MY", To: "ID", Network: "qris", Issuers: these("CIMB Malaysia", "Hong Leong", "MAE", "MyPB", "Touch 'n Go eWallet"), Note: "after a pilot from 2022", Fact: since("2023-05-08", fromIDMY, B)},
	{From: "SG", To: "ID", Network: "qris", Issuers: these("DBS PayLah!", "OCBC Digital", "UOB TMRW"), Fact: since("2023-11-17", fromIDSG, A)},
	{From: "CN", To: "ID", Network: "qris", State: Pilot, Issuers: these("UnionPay app", "Alipay"), Fact: since("2025-09-11", fromUnionPay25+"; "+fromIDCN, A)},
	{From: "JP", To: "ID", Network: "qris", State: Closed, Note: "announced; the central bank lists Japan as outbound only", Fact: known(fromBI, A)},
	{From: "KR", To: "ID", Network: "qris", State: Planned, Note: "memorandum of 15 Jul 2024, plan for 2026", Fact: seen("2024-07-15", fromIDKR, B)},

	// Malaysia.
	{From: "TH", To: "MY", Network: "duitnow", Note: "first CIMB Thai", Fact: since("2021-06-18", fromMYTH, A)},
	{From: "TH", To: "MY", Network: "duitnow", Issuers: these("CIMB Thai"), Fact: since("2021-06-18", fromMYTH, A)},
	{From: "ID", To: "MY", Network: "duitnow", Note: "the list of Indonesian apps is Bank Indonesia's", Fact: since("2023-05-08", fromIDMY, A)},
	{From: "SG", To: "MY", Network: "duitnow", Issuers: these("DBS PayLah!", "OCBC Digital", "UOB TMRW"), Fact: since("2023-03-31", fromSGMY, A)},
	{From: "KH", To: "MY", Network: "duitnow", Issuers: these("Bakong", "M2U KH"), Note: "paid in riel", Fact: since("2024-09-19", fromKHMY, A)},
	{From: "CN", To: "MY", Network: "duitnow", Note: "PayNet marks China as live in both directions", Issuers: these("Alipay", "UnionPay app", chineseApp), Fact: known(fromPayNet, A)},
	{From: "VN", To: "MY", Network: "duitnow", Issuers: these("ZaloPay"), Fact: seen("2025-09-22", fromZaloPay, B)},
	{From: "KR", To: "MY", Network: "duitnow", State: Planned, Note: "PayNet says that Korea is to come", Fact: known(fromPayNet, A)},
	{From: "PH", To: "MY", Network: "duitnow", State: Planned, Note: "PayNet says that the Philippines are to come", Fact: known(fromPayNet, A)},

	// Singapore.
	{From: "MY", To: "SG", Network: "nets", Issuers: these("AmBank", "Boost", "CIMB Malaysia", "Hong Leong", "MAE", "MyPB", "Razer", "Touch 'n Go eWallet", "UOB Malaysia"), Fact: since("2023-03-31", fromSGMY, A)},
	{From: "ID", To: "SG", Network: "nets", Note: "the list of Indonesian apps is Bank Indonesia's", Fact: since("2023-11-17", fromIDSG, A)},
	{From: "TH", To: "SG", Network: "nets", State: Planned, Issuers: these("Krungthai NEXT"), Fact: seen("2021-10-04", fromSGTH, C)},
	{From: "VN", To: "SG", Network: "nets", Issuers: these("ZaloPay"), Note: "in SGQR labels too", Fact: since("2025-03", fromVNPress, B)},

	// Viet Nam, Laos, Cambodia.
	{From: "TH", To: "VN", Network: "vietqr", Issuers: these("Bangkok Bank", "Krungthai NEXT", "Krungsri"), Acquirers: when(network.Is(network.In(1, 0), "970423", "970418")), Note: "payment codes of TPBank and BIDV", Fact: seen("2024-04-25", fromBOT, A)},
	{From: "KH", To: "VN", Network: "vietqr", Issuers: these("ACLEDA Mobile", khmerApp), Fact: seen("2024-05-28", fromVNKH, A)},
	{From: "CN", To: "VN", Network: "vietqr", State: Pilot, Issuers: these("UnionPay app", chineseApp), Label: "VIETQRGlobal", Fact: since("2025-12-02", fromVIETQRG, A)},
	{From: "LA", To: "VN", Network: "vietqr", State: Planned, Note: "planned for the end of 2025, not confirmed", Fact: seen("2025-01-10", fromLAVN, B)},
	{From: "TH", To: "LA", Network: "laoqr", Note: "from the end of June 2024", Fact: since("2024-06", fromLATH, B)},
	{From: "KH", To: "LA", Network: "laoqr", Issuers: these("ACLEDA Mobile", khmerApp), Note: "through ACLEDA, five of eight Lao banks", Fact: since("2023-08", fromACLEDA, B)},
	{From: "VN", To: "LA", Network: "laoqr", Issuers: vietBanks, Note: "14 Lao banks", Fact: since("2025-01-09", fromLAVN, B)},
	{From: "CN", To: "LA", Network: "laoqr", Issuers: these("UnionPay app", chineseApp), Fact: since("2024-12-19", fromUnionPayLA, A)},
	{From: "TH", To: "KH", Network: "khqr", Note: "shops with an account in riel", When: when(network.Is(network.Root(53), "116")), Fact: since("2020-02-18", fromKHTH, C)},
	{From: "VN", To: "KH", Network: "khqr", Fact: seen("2024-05-28", fromVNKH, A)},
	{From: "LA", To: "KH", Network: "khqr", State: Planned, Note: "the second phase of the link", Fact: seen("2023-08", fromACLEDA, B)},
	{From: "MY", To: "KH", Network: "khqr", State: Planned, Note: "PayNet lists five countries abroad and marks one of them as coming soon", Fact: known(fromPayNetOut, D)},
	{From: "JP", To: "KH", Network: "khqr", State: Planned, Note: "the second phase of the link", Fact: seen("2025-07-05", fromKHJP, A)},

	// Hong Kong, China, Japan, Korea.
	{From: "TH", To: "HK", Network: "fps", Note: "merchants' codes, for the apps of three banks", Fact: since("2023-12-04", fromFPS, A)},
	{From: "MY", To: "CN", Network: "wechat-url", Note: "Weixin codes, by NetsUnion and CCB Malaysia, for the apps of PayNet", Fact: since("2024-04", fromTencentMY, A)},
	{From: "VN", To: "CN", State: Planned, Note: "planned for early 2026", Fact: seen("2025-12-02", fromVIETQRG, A)},
	{From: "LA", To: "CN", State: Planned, Note: "the other direction is to come", Fact: seen("2024-12-25", fromUnionPayLA, A)},
	{From: "ID", To: "CN", State: Planned, Note: "planned for the end of 2025", Fact: seen("2025-08-27", fromIDCN, A)},
	{From: "KH", To: "JP", Network: "jpqr", Issuers: these("Bakong", "ACLEDA Mobile", khmerApp), Label: "JPQR Global", Fact: since("2025-07-05", fromKHJP, B)},
	{From: "ID", To: "JP", Network: "jpqr", Label: "JPQR Global", Note: "35 shops at first", Fact: since("2025-08-17", fromJPQRGlobal, A)},
	{From: "TW", To: "KR", Network: "bccard", Label: "TWQR", Note: "13 institutions, at shops of BC Card", Fact: since("2024-01-31", fromTWKR, A)},
	{From: "ID", To: "KR", State: Planned, Note: "memorandum of 15 Jul 2024, plan for 2026", Fact: seen("2024-07-15", fromIDKR, B)},
	{From: "ID", To: "HK", State: Planned, Note: "target 2026", Fact: seen("2026-05-20", fromIDNext, C)},
	{From: "ID", To: "IN", State: Planned, Note: "target 2026", Fact: seen("2026-05-20", fromIDNext, C)},

	// South Asia, the Americas, Africa.
	{From: "NP", To: "IN", State: Closed, Note: "not live by spring 2025, for want of agreed fees", Fact: seen("2025-03-21", fromNepal, B)},
	{From: "AR", To: "BR", Network: "pix", Issuers: these("Mercado Pago"), Fact: since("2025-12", fromARBR, B)},
	{From: "AR", To: "BR", Network: "pix", Issuers: these("Lemon", "Satoshi Tango"), Fact: seen("2025-12-01", fromARBR, C)},
	{From: "AR", To: "UY", State: Pilot, Issuers: these("Mercado Pago"), Fact: since("2024", fromAROther, C)},
	{From: "AR", State: Closed, Issuers: these("MODO"), Note: "use abroad was paused", Fact: seen("2025-12-01", fromARBR, B)},
	{From: "BR", State: Closed, Issuers: these(brazilianApp), Note: "the sources tell of Pix codes alone, which have BR in 58", Fact: seen("2025-08", fromPixAbroad, C)},
}

// upiLinks are where Indian apps pay. International use is switched on for each account.
var upiLinks = []Link{
	{From: "IN", To: "BT", Issuers: these(upiApp), Label: "Bhutan QR", Fact: since("2021-07-13", fromUPIAbroad, A)},
	{From: "IN", To: "NP", Network: "fonepay", Issuers: these(upiApp), Fact: since("2024-03-01", fromNepal, B)},
	{From: "IN", To: "LK", Network: "lankaqr", Issuers: these(upiApp), Note: "PhonePe is a partner there", Fact: since("2024-02-12", fromUPIAbroad, B)},
	{From: "IN", To: "MU", Network: "maucas", Issuers: these(upiApp), Fact: since("2024-02-12", fromUPIAbroad, B)},
	{From: "IN", To: "FR", Issuers: these(upiApp), Label: "UPI (Lyra)", Note: "at chosen shops", Fact: since("2024-02", fromUPIAbroad, B)},
	{From: "IN", To: "AE", Issuers: these(upiApp), Label: "UPI on a terminal of NEOPAY or Network International", Fact: since("2022", fromUAE, B)},
	{From: "IN", To: "QA", Issuers: these(upiApp), Label: "UPI on a terminal of QNB", Fact: since("2025-09-24", fromUPIOn, B)},
	{From: "IN", To: "SG", Network: "nets", Issuers: these(upiApp), Note: "pages of travel sellers say so, and the operators tell of transfers alone", Fact: known(fromUPISG, D)},
	{From: "IN", To: "JP", State: Planned, Issuers: these(upiApp), Note: "a trial in fiscal 2026", Fact: seen("2026-01", fromUPIJapan, B)},
	{From: "IN", To: "MY", State: Planned, Issuers: these(upiApp), Note: "a memorandum only", Fact: seen("2023-07", fromUPIMoU, B)},
	{From: "IN", To: "VN", State: Planned, Issuers: these(upiApp), Note: "a memorandum only", Fact: seen("2023-07", fromUPIMoU, B)},
	{From: "IN", To: "KH", State: Planned, Issuers: these(upiApp), Note: "a memorandum only", Fact: seen("2023-07", fromUPIMoU, B)},
	{From: "IN", To: "PH", State: Planned, Issuers: these(upiApp), Note: "a memorandum only", Fact: seen("2023-07", fromUPIMoU, B)},
	{From: "IN", To: "KR", State: Planned, Issuers: these(upiApp), Note: "a memorandum only", Fact: seen("2023-07", fromUPIMoU, B)},
}

var (
	inThailand = these("DANA", "GoPay", "LinkAja", "BCA", "Livin", "Permata", "CIMB Niaga", "BSI", "OCBC NISP", "Danamon")
	vietBanks  = these("TPBank", "BIDV", "Vietcombank", "VietinBank", "Sacombank", "BVBank", "Nam A Bank")
)
