package sentences

// brands are what people call the forms beside merchant-presented codes, in any language,
// by their formats. A language may have a name of its own for one; see [words].
var brands = map[string]string{
	"unionpay-url": "UnionPay", "alipay-url": "Alipay", "alipayplus-url": "Alipay+", "upi": "UPI", "upi-global": "UPI Global",
	"erip": "ERIP", "wechat-url": "WeChat Pay", "ecny": "e-CNY", "shouqianba": "Shouqianba", "shouqianba-order": "Shouqianba",
	"chinaums": "ChinaUMS", "chinaums-order": "ChinaUMS", "icbc": "ICBC", "ccb": "China Construction Bank", "allinpay": "Allinpay",
	"duolabao": "Duolabao", "qfpay": "QFPay", "yeepay": "Yeepay", "lakala-test": "Lakala", "wepayez": "SwiftPass (Wallyt)", "lcsw": "Saobei",
	"huijingcai": "huijingcai", "jd-transfer": "JD Pay", "qq-pay": "QQ Wallet", "collector-page": "collector-page",
	"cpm": "EMV", "jpqr-cpm": "JPQR", "payer-code": "Alipay, WeChat Pay, UnionPay", "bot-barcode": "Thai Bill Payment",
	"raast-p2p": "Raast", "somqr-p2p": "SomQR", "trkarekod-p2p": "TR Karekod", "elqr": "ELQR", "sbp": "SBP (СБП)",
	"epc069": "EPC QR (GiroCode)", "nbuqr": "NBU QR", "qvik": "qvik", "swissqr": "Swiss QR-bill", "upnqr": "UPN QR", "hub3": "HUB3",
	"st00012": "GOST R 56042", "spayd": "SPAYD (QR Platba)", "nbsips": "NBS IPS QR", "zbp2d": "ZBP 2D", "paybysquare": "PAY by square",
	"paymesk": "payme.sk", "mia": "MIA", "en18184": "EN 18184", "twint": "TWINT", "swish": "Swish", "swish-url": "Swish", "vipps": "Vipps",
	"mobilepay": "MobilePay", "wero": "Wero", "payconiq": "Payconiq / Bancontact", "satispay": "Satispay", "revolut": "Revolut",
	"paypal": "PayPal", "paypal-code": "PayPal", "zelle": "Zelle", "venmo": "Venmo", "cashapp": "Cash App", "transfermovil": "Transfermóvil",
	"codi": "CoDi", "dapp": "Dapp", "deuna": "DeUna", "yappy": "Yappy", "mercadopago-url": "Mercado Pago", "scantopay": "ScanToPay (Masterpass)",
	"snapscan": "SnapScan", "zapper": "Zapper", "wigroup": "Yoyo (wiGroup)", "payat": "Pay@", "netcash": "Netcash / Sage Pay",
	"standardbank-sk": "Standard Bank", "servest": "Servest", "transactionjunction": "Transaction Junction", "fnb-umpqr": "FNB",
	"instapay": "InstaPay", "vodafone-cash": "Vodafone Cash", "wave": "Wave", "orangemoney": "Orange Money", "kaspi": "Kaspi",
	"kakaopay": "Kakao Pay", "payme": "PayMe", "twqrp": "TWQRP", "dana": "DANA", "shopeepay": "ShopeePay", "tng": "Touch 'n Go",
	"momo": "MoMo", "viettelpay": "ViettelPay", "zalopay": "ZaloPay", "paypay": "PayPay", "linepay": "LINE Pay", "toss": "Toss",
	"naverpay": "Naver Pay", "bitcoin": "Bitcoin (BIP 21)", "lightning": "Bitcoin Lightning", "ethereum": "Ethereum (EIP-681)", "solanapay": "Solana Pay",
}
