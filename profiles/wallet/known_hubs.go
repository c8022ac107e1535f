package wallet

import "github.com/openmerchantqr/emvqr/profiles/network"

// Keys of hubs.
const (
	alipayPlus = "alipay+"
	weixin     = "weixin"
	unionPay   = "unionpay"
	gln        = "gln"
	hivex      = "hivex"
)

// hubs are the schemes, each with what no code shows.
var hubs = []Hub{
	{alipayPlus, "Alipay+", "enrols shop by shop, which the code does not show", known(fromNETS, A)},
	{weixin, "Weixin Pay", "takes the wallets of its partners at its own shops, and some by the payer's scan alone", known(fromWeixin, A)},
	{unionPay, "UnionPay", "takes wallets by issuer and shops by acquirer, which the code does not show", known(fromUnionPay25, A)},
	{gln, "GLN", "takes shops that are registered as merchants, which the code does not show", known(fromGLN, B)},
	{hivex, "HIVEX", "is taken by the payer's scan at shops that take part", known(fromHIVEX, A)},
}

// members are whose wallets they bring.
var members = []Member{
	{alipayPlus, these("Alipay", "AlipayHK", "MPay", "Touch 'n Go eWallet", "MyPB", "OCBC Digital", "Changi Pay", "GCash", "HelloMoney", "Kakao Pay", "Naver Pay", "Toss Pay", "HiPay", "TrueMoney", "Tinaba"), nil, known(fromAlipayPlus, A)},
	{alipayPlus, these("DANA"), nil, known("Alipay+ documentation, list of wallets", A)},
	{alipayPlus, these("Kaspi"), in("CN"), known(fromJinan, A)},
	{alipayPlus, these("NayaPay"), in("CN", "KR"), known(fromJinan+"; "+fromKakao, A)},
	{alipayPlus, these("ZaloPay"), in("JP", "KR", "MY"), known(fromVNPress, B)},
	{alipayPlus, these("ShopeePay Singapore"), nil, since("2026", fromShopeeSG, C)},
	{weixin, these("WeChat Pay", "K PLUS", "Bakong", "Naver Pay", "Boost"), nil, known(fromWeixin, A)},
	{unionPay, these("UnionPay app", chineseApp, "K PLUS", "BoC Pay", "DBS PayLah!", "Naver Pay", "Octopus"), nil, known(fromUnionPayTH+"; "+fromDBS, B)},
	{gln, these(glnApp), nil, known(fromGLN, B)},
	{gln, these("Toss Pay"), nil, known(fromGLN, C)},
	{hivex, these("iPASS MONEY", "JKOPAY", "PXPay Plus", "E.SUN Wallet"), nil, known(fromHIVEX, A)},
}

// hubLinks are where hubs bring them.
var hubLinks = []Link{
	{To: "HK", Network: "alipayplus", Hub: alipayPlus, Issuers: these("Alipay", "MPay", "Changi Pay", "OCBC Digital", "GCash", "HelloMoney", "HiPay", "Kakao Pay", "Naver Pay", "Toss Pay", "MyPB", "Touch 'n Go eWallet", "TrueMoney", "Tinaba"), Note: "the codes of AlipayHK's merchants", Fact: since("2024-04", fromAlipayPlus, A)},
	{To: "CN", Network: "alipayplus", Hub: alipayPlus, Issuers: inChina, Fact: seen("2025-11-06", fromJinan, A)},
	{To: "CN", Network: "alipay-url", Hub: alipayPlus, Issuers: inChina, Note: "Alipay's codes in China", Fact: seen("2025-11-06", fromJinan, A)},
	{To: "KR", Network: "alipayplus", Hub: alipayPlus, Note: "21 wallets in November 2025", Fact: seen("2025-11", fromAPKorea, A)},
	{To: "KR", Hub: alipayPlus, Label: "ZeroPay", Note: "21 wallets in November 2025", Fact: since("2023-09", fromAPKorea, A)},
	{To: "JP", Hub: alipayPlus, Issuers: these("Alipay", "AlipayHK", "Kakao Pay", "TrueMoney", "Touch 'n Go eWallet", "GCash", "HelloMoney"), Label: "PayPay or Alipay+", Note: "PayPay's codes, by the payer's scan", Fact: since("2023-06-15", fromPayPayAP, A)},
	{To: "SG", Network: "alipayplus", Hub: alipayPlus, Note: "in an SGQR label", Fact: known(fromNETS, A)},
	{To: "SG", Network: "nets", Hub: alipayPlus, Note: "NETS QR codes of shops that have subscribed", Fact: known(fromNETS, A)},
	{To: "MY", Network: "duitnow", Hub: alipayPlus, Note: "15 partners in August 2025, which the source does not name", Fact: since("2023", fromAPMalaysia, A)},
	{To: "MY", Network: "alipayplus", Hub: alipayPlus, Fact: known(fromAPMalaysia, A)},
	{To: "KH", Network: "khqr", Hub: alipayPlus, Issuers: these("Alipay", "AlipayHK", "Touch 'n Go eWallet", "MyPB", "GCash", "Kakao Pay", "Toss Pay", "OCBC Digital", "Changi Pay", "HiPay", "MPay", "Tinaba"), When: when(network.Is(network.Root(53), "116")), Note: "shops with an account in riel", Fact: since("2024", fromKHAP, B)},
	{To: "NP", Network: "nepalpay", Hub: alipayPlus, Issuers: inNepal, Fact: since("2024-11-07", fromAPNepal, B)},
	{To: "NP", Network: "alipayplus", Hub: alipayPlus, Issuers: inNepal, Fact: since("2024-11-07", fromAPNepal, B)},
	{To: "LK", Network: "lankaqr", Hub: alipayPlus, Fact: seen("2024", fromLankaAP, C)},
	{To: "PH", Network: "alipayplus", Hub: alipayPlus, Note: "beside QR Ph, in template 80; whether for visitors is open", Fact: known("real codes of QR Ph", D)},
	{To: "TH", Network: "promptpay", Hub: alipayPlus, Issuers: these("Alipay"), Note: "of the wallets of Alipay+ the central bank names Alipay of China alone", Fact: since("2025-10-30", fromBOT2025, A)},
	{To: "ID", Network: "qris", Hub: alipayPlus, State: Pilot, Issuers: these("Alipay"), Note: "of the wallets of Alipay+ the source names Alipay of China alone", Fact: since("2025-09-11", fromIDCN, A)},
	{To: "VN", Network: "vietqr", Hub: alipayPlus, Issuers: these("Alipay"), Label: "VIETQRGlobal", Fact: seen("2026-08", fromTravel, C)},
	{To: "VN", Network: "vietqr", Hub: weixin, Issuers: these("WeChat Pay"), Label: "VIETQRGlobal", Fact: seen("2026-08", fromTravel, C)},

	{To: "CN", Network: "wechatpay", Hub: weixin, Issuers: inWeixin, Note: "by the payer's scan", Fact: seen("2025-09-16", fromWeixin, A)},
	{To: "CN", Network: "wechat-url", Hub: weixin, Issuers: inWeixin, Note: "by the payer's scan", Fact: seen("2025-09-16", fromWeixin, A)},
	{To: "CN", Network: "wechat-url", Hub: weixin, State: Planned, Issuers: byGateway, Note: "through the cross-border gateway", Fact: seen("2025-09-16", fromWeixin, A)},
	{To: "KR", Hub: weixin, Issuers: these("WeChat Pay"), Label: "ZeroPay", Fact: since("2020-11", fromKoreaWX, C)},
	{To: "MY", Network: "duitnow", Hub: weixin, Issuers: these("WeChat Pay"), Fact: since("2026-04", fromMYQRApril, C)},
	{To: "MN", Network: "qpay", Hub: weixin, Issuers: these("WeChat Pay"), Fact: known(fromMongolia, A)},

	{To: "CN", Network: "unionpay-url", Hub: unionPay, Issuers: these("K PLUS", "DBS PayLah!", "BoC Pay", "Naver Pay"), Fact: known(fromUnionPayTH+"; "+fromDBS, B)},
	{To: "CN", Network: "unionpay-url", Hub: unionPay, Issuers: these("Octopus"), Fact: known(fromUnionPayTH, C)},
	{To: "CN", Network: "wechat-url", Hub: unionPay, Note: "eight institutions of Hong Kong, Thailand, Korea and Malaysia first", Fact: since("2024", fromUPWeixin, C)},
	{To: "CN", Network: "unionpay", Hub: unionPay, Issuers: these("K PLUS"), Fact: known(fromUnionPayTH, A)},
	{Network: "unionpay", Hub: unionPay, Issuers: these("DBS PayLah!"), Note: "in 45 markets, through NETS", Fact: since("2022-06-21", fromDBS, B)},
	{Network: "unionpay", Hub: unionPay, Issuers: these("Naver Pay"), Fact: known(fromNaver, B)},
	{To: "MY", Network: "duitnow", Hub: unionPay, Issuers: these("UnionPay app", chineseApp), Note: "the shop's code is not changed", Fact: seen("2025-09", fromUnionPay25, A)},
	{To: "KH", Network: "khqr", Hub: unionPay, State: Planned, Issuers: these("UnionPay app"), Note: "planned in 2023", Fact: seen("2023-07-11", fromUnionPay25, A)},
	{To: "LK", Network: "lankaqr", Hub: unionPay, Issuers: these("UnionPay app"), Fact: seen("2025-09", fromUnionPay25, A)},
	{To: "SG", Network: "nets", Hub: unionPay, Issuers: these("UnionPay app", chineseApp), Fact: seen("2025-09", fromUnionPay25, A)},

	{To: "TH", Network: "promptpay", Hub: gln, Fact: seen("2023-08-09", fromGLN, B)},
	{To: "LA", Network: "laoqr", Hub: gln, Fact: seen("2023-08-09", fromGLN, B)},
	{From: "KR", To: "VN", Network: "vietqr", Hub: gln, Issuers: these("Hana", glnApp), Label: "VIETQRGlobal", Note: "with BIDV", Fact: since("2026-04-23", fromGLNVN, C)},
	{To: "JP", Hub: hivex, Label: "PayPay", Note: "by the payer's scan", Fact: since("2023-10", fromHIVEX, A)},
	{To: "KR", Hub: alipayPlus, Issuers: these("PayPay"), Label: "Alipay+ or ZeroPay", Note: "by the payer's scan, after an identity check in Japan", Fact: since("2025-09-30", fromPayPayKR, A)},
	{To: "KR", Network: "alipayplus", Hub: alipayPlus, Issuers: these("PayPay"), Note: "after an identity check in Japan", Fact: since("2025-09-30", fromPayPayKR, A)},
	{From: "JP", State: Closed, Issuers: these("PayPay"), Note: "abroad it pays in Korea only", Fact: seen("2025-10-03", fromPayPayKR, A)},
	{To: "KR", Hub: alipayPlus, Issuers: these("ZaloPay", "NayaPay", "Humo Pay"), Label: "Kakao Pay", Note: "brought by Kakao Pay", Fact: seen("2025-09-25", fromKakao, A)},
}

var (
	inChina   = these("AlipayHK", "MPay", "Kakao Pay", "Touch 'n Go eWallet", "HiPay", "Changi Pay", "OCBC Digital", "Naver Pay", "Toss Pay", "TrueMoney", "GCash", "Kaspi", "NayaPay")
	inNepal   = these("Alipay", "AlipayHK", "Tinaba", "MPay", "Touch 'n Go eWallet", "MyPB", "HiPay", "GCash", "Changi Pay", "OCBC Digital", "Naver Pay", "Toss Pay", "TrueMoney")
	inWeixin  = these("K PLUS", "Bakong", "Naver Pay", "Boost")
	byGateway = these("WeChat Pay HK", "BCEL One", "GrabPay Malaysia", "GrabPay Singapore", "GrabPay Philippines", "HiPay", "Humo Pay", "LiquidPay", "Maya", "ShopeePay Singapore", "VNPAY", "ZaloPay")
)
