package wallet

// Classes of apps.
const (
	chineseApp    = "Chinese bank app"
	hongKongApp   = "Hong Kong bank app"
	macauApp      = "Macau wallet"
	taiwanApp     = "Taiwan Pay bank app"
	malaysianApp  = "Malaysian app"
	philippineApp = "Philippine app"
	indonesianApp = "Indonesian app"
	thaiApp       = "Thai bank app"
	vietApp       = "Vietnamese bank app"
	khmerApp      = "Cambodian bank app"
	laoApp        = "Lao bank app"
	glnApp        = "GLN app"
	mongolApp     = "QPay bank app"
	jpqrApp       = "JPQR app"
	upiApp        = "Indian UPI app"
	indianCardApp = "Indian bank card app"
	nepalApp      = "Nepalese bank app"
	banglaApp     = "Bangladeshi app"
	lankaApp      = "Sri Lankan bank app"
	pakApp        = "Pakistani app"
	argentineApp  = "Argentine wallet"
	brazilianApp  = "Brazilian bank app"
	peruvianApp   = "Peruvian bank app"
	pispiApp      = "PI-SPI app"
	cardApp       = "Card issuer's app"
)

// waemu are the countries of the West African monetary union.
var waemu = in("BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG")

// class is a row of a class, and of what it is also called.
func class(name, country string, also ...string) Wallet {
	w := Wallet{Name: name, Class: true, Also: also, Fact: known(fromClass, D)}
	if country != "" {
		w.Countries = in(country)
	}
	return w
}

// wallets are the apps, by part of the world. What each reads is in homes, where each
// pays abroad in links.
var wallets = []Wallet{
	{"Alipay", in("CN"), "", false, nil, known(fromAlipayPlus, A)},
	{"WeChat Pay", in("CN"), "", false, in("Weixin Pay", "WeChat", "微信支付"), known(fromWeixin, A)},
	{"UnionPay app", in("CN"), chineseApp, false, in("Yunshanfu", "云闪付", "UnionPay"), known(fromUnionPay25, A)},
	class(chineseApp, "CN"),
	{"e-CNY", in("CN"), "", false, in("数字人民币", "Digital yuan"), known("acquirers' manuals", B)},
	{"AlipayHK", in("HK"), "", false, nil, known(fromAlipayHK, A)},
	{"WeChat Pay HK", in("HK"), "", false, nil, known(fromWeixin, A)},
	{"BoC Pay", in("HK"), hongKongApp, false, in("BOCHK"), known(fromBoCPay, A)},
	{"Octopus", in("HK"), "", false, nil, known("a legislator's statement", C)},
	{"PayMe by HSBC", in("HK"), "", false, in("PayMe"), known(fromNative, C)},
	{"HSBC HK", in("HK"), hongKongApp, false, in("HSBC"), known(fromFPS, A)},
	{"Hang Seng", in("HK"), hongKongApp, false, nil, known(fromFPS, A)},
	{"BEA", in("HK"), hongKongApp, false, in("Bank of East Asia"), known(fromFPS, A)},
	class(hongKongApp, "HK", "FPS app"),
	{"MPay", in("MO"), macauApp, false, in("Macau Pass"), known(fromMacau, A)},
	class(macauApp, "MO", "Simple Pay app", "UePay", "Luso", "Tai Fung", "BNU"),
	{"iPASS MONEY", in("TW"), taiwanApp, false, in("一卡通", "iPASS"), known(fromTWQR, A)},
	{"JKOPAY", in("TW"), "", false, in("街口"), known(fromHIVEX, A)},
	{"PXPay Plus", in("TW"), "", false, in("全支付"), known(fromHIVEX, A)},
	{"E.SUN Wallet", in("TW"), "", false, nil, known(fromHIVEX, A)},
	{"LINE Pay TW", in("TW"), "", false, in("LINE Pay"), known("not looked into", D)},
	class(taiwanApp, "TW", "TWQR app", "Taiwan Pay"),

	{"Touch 'n Go eWallet", in("MY"), malaysianApp, false, in("TNG", "TNG eWallet", "Touch n Go"), known(fromPayNet, A)},
	{"Boost", in("MY"), malaysianApp, false, nil, known(fromSGMY, B)},
	{"MAE", in("MY"), malaysianApp, false, in("Maybank", "Maybank MAE", "Maybank2u"), known(fromSGMY, B)},
	{"CIMB Malaysia", in("MY"), malaysianApp, false, in("CIMB"), known(fromSGMY, B)},
	{"MyPB", in("MY"), malaysianApp, false, in("Public Bank", "PB engage"), known(fromSGMY, B)},
	{"Hong Leong", in("MY"), malaysianApp, false, in("HLB"), known(fromSGMY, B)},
	{"AmBank", in("MY"), malaysianApp, false, nil, known(fromSGMY, B)},
	{"Razer", in("MY"), malaysianApp, false, nil, known(fromSGMY, B)},
	{"UOB Malaysia", in("MY"), malaysianApp, false, in("UOB"), known(fromSGMY, B)},
	{"GrabPay Malaysia", in("MY"), malaysianApp, false, in("GrabPay"), known("national rule", B)},
	{"ShopeePay Malaysia", in("MY"), malaysianApp, false, in("ShopeePay"), known("national rule", B)},
	class(malaysianApp, "MY", "DuitNow app", "RHB"),
	{"DBS PayLah!", in("SG"), "", false, in("PayLah", "DBS"), known(fromDBS, B)},
	{"OCBC Digital", in("SG"), "", false, in("OCBC", "OCBC Singapore"), known(fromOCBC, A)},
	{"UOB TMRW", in("SG"), "", false, in("UOB", "UOB Singapore"), known(fromSGMY, B)},
	{"Changi Pay", in("SG"), "", false, nil, known(fromAlipayPlus, A)},
	{"LiquidPay", in("SG"), "", false, in("Liquid Pay"), known(fromWeixin, A)},
	{"GrabPay Singapore", in("SG"), "", false, in("GrabPay"), known(fromWeixin, A)},
	{"ShopeePay Singapore", in("SG"), "", false, in("ShopeePay"), known(fromShopeeSG, C)},
	{"GCash", in("PH"), philippineApp, false, nil, known(fromAlipayPlus, A)},
	{"Maya", in("PH"), philippineApp, false, in("PayMaya"), known(fromMaya, A)},
	{"HelloMoney", in("PH"), philippineApp, false, in("AUB HelloMoney"), known(fromAlipayPlus, A)},
	{"BDO", in("PH"), philippineApp, false, nil, known(fromQRPh, B)},
	{"BPI", in("PH"), philippineApp, false, nil, known(fromQRPh, B)},
	{"UnionBank", in("PH"), philippineApp, false, nil, known(fromQRPh, B)},
	{"GrabPay Philippines", in("PH"), philippineApp, false, in("GrabPay"), known(fromQRPh, B)},
	{"ShopeePay Philippines", in("PH"), philippineApp, false, in("ShopeePay"), known(fromQRPh, B)},
	class(philippineApp, "PH", "QR Ph app"),
	{"DANA", in("ID"), indonesianApp, false, nil, known(fromBI, A)},
	{"GoPay", in("ID"), indonesianApp, false, in("Gojek"), known(fromBI, A)},
	{"LinkAja", in("ID"), indonesianApp, false, nil, known(fromBI, A)},
	{"OVO", in("ID"), indonesianApp, false, nil, known("national rule", B)},
	{"BCA", in("ID"), indonesianApp, false, nil, known(fromBI, A)},
	{"Livin", in("ID"), indonesianApp, false, in("Mandiri", "Livin by Mandiri"), known(fromBI, A)},
	{"Permata", in("ID"), indonesianApp, false, nil, known(fromBI, A)},
	{"CIMB Niaga", in("ID"), indonesianApp, false, in("CIMB", "OCTO Mobile"), known(fromBI, A)},
	{"BSI", in("ID"), indonesianApp, false, in("Bank Syariah Indonesia"), known(fromBI, A)},
	{"OCBC NISP", in("ID"), indonesianApp, false, in("OCBC"), known(fromBI, A)},
	{"Danamon", in("ID"), indonesianApp, false, nil, known(fromBI, A)},
	{"ShopeePay Indonesia", in("ID"), indonesianApp, false, in("ShopeePay"), known("national rule", B)},
	class(indonesianApp, "ID", "QRIS app"),
	{"K PLUS", in("TH"), thaiApp, false, in("KBank", "Kasikornbank", "KPlus"), known(fromBOT, A)},
	{"SCB EASY", in("TH"), thaiApp, false, in("SCB", "Siam Commercial Bank"), known(fromBOT, A)},
	{"Krungthai NEXT", in("TH"), thaiApp, false, in("Krungthai", "KTB"), known(fromBOT, A)},
	{"Bangkok Bank", in("TH"), thaiApp, false, in("BBL", "Bualuang"), known(fromBOT, A)},
	{"Krungsri", in("TH"), thaiApp, false, in("KMA", "Bank of Ayudhya", "BAY"), known(fromBOT, A)},
	{"CIMB Thai", in("TH"), thaiApp, false, in("CIMB"), known(fromBOT, A)},
	{"TrueMoney", in("TH"), "", false, in("TrueMoney Wallet"), known(fromAlipayPlus, A)},
	{"ShopeePay Thailand", in("TH"), "", false, in("ShopeePay"), known("one source", C)},
	class(thaiApp, "TH", "PromptPay app", "Thai app"),
	{"TPBank", in("VN"), vietApp, false, nil, known(fromVNTH, B)},
	{"BIDV", in("VN"), vietApp, false, nil, known(fromVNTH, B)},
	{"Vietcombank", in("VN"), vietApp, false, in("VCB"), known(fromVNTH, B)},
	{"VietinBank", in("VN"), vietApp, false, nil, known(fromVNTH, B)},
	{"Sacombank", in("VN"), vietApp, false, nil, known(fromVNTH, B)},
	{"BVBank", in("VN"), vietApp, false, nil, known(fromVNTH, B)},
	{"Nam A Bank", in("VN"), vietApp, false, nil, known(fromVNTH, B)},
	{"SeABank", in("VN"), vietApp, false, nil, known("xuannghia/vietnam-qr-pay 11", C)},
	{"MoMo", in("VN"), "", false, nil, known(fromVNPress, C)},
	{"ZaloPay", in("VN"), "", false, nil, known(fromZaloPay, B)},
	{"VNPAY", in("VN"), "", false, nil, known(fromWeixin, A)},
	{"ShopeePay Vietnam", in("VN"), "", false, in("ShopeePay"), known("one source", C)},
	class(vietApp, "VN", "VietQR app", "NAPAS app"),
	{"Bakong", in("KH"), khmerApp, false, nil, known(fromKHMY, A)},
	{"M2U KH", in("KH"), khmerApp, false, in("Maybank", "Maybank Cambodia"), known(fromKHMY, A)},
	{"ABA Mobile", in("KH"), khmerApp, false, in("ABA"), known("real codes", B)},
	{"Wing", in("KH"), khmerApp, false, nil, known("real codes", B)},
	{"ACLEDA Mobile", in("KH"), khmerApp, false, in("ACLEDA"), known(fromACLEDA, B)},
	class(khmerApp, "KH", "KHQR app"),
	{"BCEL One", in("LA"), laoApp, false, in("BCEL"), known(fromLATH, B)},
	{"ACLEDA Lao", in("LA"), laoApp, false, in("ACLEDA"), known(fromLAVN, B)},
	class(laoApp, "LA", "LaoQR app"),
	{"KBZPay", in("MM"), "", false, nil, known(fromMMQR, C)},
	{"WavePay", in("MM"), "", false, nil, known(fromMMQR, C)},
	{"AYA", in("MM"), "", false, in("AYA Pay"), known(fromMMQR, C)},

	{"Kakao Pay", in("KR"), "", false, in("KakaoPay"), known(fromKakao, A)},
	{"Naver Pay", in("KR"), "", false, nil, known(fromNaver, B)},
	{"Toss Pay", in("KR"), "", false, in("Toss"), known(fromAlipayPlus, A)},
	{"BC Paybooc", in("KR"), "", false, in("Paybooc"), known("codes that a vendor's library writes", B)},
	{"Hana", in("KR"), glnApp, false, in("Hana Money"), known(fromGLN, B)},
	{"KB", in("KR"), glnApp, false, in("KB Star"), known(fromGLN, B)},
	class(glnApp, "KR"),
	{"PayPay", in("JP"), "", false, nil, known(fromPayPayKR, A)},
	{"d-barai", in("JP"), jpqrApp, false, in("d払い", "d payment"), known(fromJPQR, A)},
	{"Rakuten Pay", in("JP"), jpqrApp, false, in("楽天ペイ"), known(fromJPQR, A)},
	{"FamiPay", in("JP"), jpqrApp, false, nil, known(fromJPQR, A)},
	{"au PAY", in("JP"), "", false, nil, known(fromJPQR2023, C)},
	{"merpay", in("JP"), "", false, in("メルペイ"), known(fromJPQR2023, C)},
	{"LINE Pay JP", in("JP"), "", false, in("LINE Pay"), known(fromJPQR2023, B)},
	class(jpqrApp, "JP", "Money Tap", "Lala Pay", "commoney"),
	{"HiPay", in("MN"), "", false, nil, known(fromAlipayPlus, A)},
	class(mongolApp, "MN", "SocialPay", "Monpay"),

	{"PhonePe", in("IN"), upiApp, false, nil, known(fromUPIOnly, A)},
	{"Google Pay", in("IN"), upiApp, false, in("GPay", "Tez"), known(fromUPIOnly, A)},
	{"Paytm", in("IN"), upiApp, false, nil, known(fromUPIOnly, A)},
	{"BHIM", in("IN"), upiApp, false, nil, known(fromUPIOnly, A)},
	{"CRED", in("IN"), upiApp, false, nil, known(fromUPIOnly, A)},
	{"Amazon Pay", in("IN"), upiApp, false, nil, known(fromUPIOnly, A)},
	class(upiApp, "IN", "UPI app"),
	class(indianCardApp, "IN", "PayZapp", "Pockets"),
	{"eSewa", in("NP"), "", false, nil, known("one source", C)},
	{"Khalti", in("NP"), "", false, nil, known("one source", C)},
	class(nepalApp, "NP", "Fonepay app", "NEPALPAY app"),
	{"bKash", in("BD"), banglaApp, false, nil, known(fromBangla, B)},
	{"Nagad", in("BD"), banglaApp, false, nil, known(fromBangla, B)},
	{"Rocket", in("BD"), banglaApp, false, nil, known(fromBangla, B)},
	class(banglaApp, "BD", "Bangla QR app"),
	class(lankaApp, "LK", "LankaQR app", "FriMi", "Genie", "iPay", "UPay"),
	{"NayaPay", in("PK"), pakApp, false, nil, known(fromKakao, A)},
	{"Easypaisa", in("PK"), pakApp, false, nil, known(fromRaast, A)},
	{"JazzCash", in("PK"), pakApp, false, nil, known(fromRaast, A)},
	class(pakApp, "PK", "Raast app"),
	{"Kaspi", in("KZ"), "", false, in("Kaspi.kz"), known(fromJinan, A)},
	{"Halyk", in("KZ"), "", false, nil, known("OpenWay, 2020", C)},
	{"Click", in("UZ"), "", false, nil, known("one source", C)},
	{"Payme Uzbekistan", in("UZ"), "", false, in("Payme"), known("one source", C)},
	{"Humo Pay", in("UZ"), "", false, in("Humo"), known(fromWeixin, A)},
	{"mBank", in("KG"), "", false, in("ELQR app"), known("trend.az 24 Sep 2025", C)},

	{"Mercado Pago", in("AR"), argentineApp, false, in("MercadoPago"), known(fromArgentina, B)},
	{"MODO", in("AR"), argentineApp, false, nil, known(fromArgentina, B)},
	{"Cuenta DNI", in("AR"), argentineApp, false, nil, known(fromArgentina, B)},
	{"BNA+", in("AR"), argentineApp, false, nil, known(fromArgentina, B)},
	{"Lemon", in("AR"), argentineApp, false, nil, known(fromARBR, C)},
	{"Satoshi Tango", in("AR"), argentineApp, false, nil, known(fromARBR, C)},
	class(argentineApp, "AR", "Transferencias 3.0 app"),
	{"Nubank", in("BR"), brazilianApp, false, in("Nu"), known(fromPixAbroad, B)},
	{"Itaú", in("BR"), brazilianApp, false, nil, known(fromPixAbroad, B)},
	{"PicPay", in("BR"), brazilianApp, false, nil, known(fromPixAbroad, B)},
	{"Inter", in("BR"), brazilianApp, false, in("Banco Inter"), known("joseviniciusnunes/qrcode-pix PR 7", B)},
	{"C6", in("BR"), brazilianApp, false, in("C6 Bank"), known("renatofrota/pix-pendencias", B)},
	{"Santander Brasil", in("BR"), brazilianApp, false, in("Santander"), known("renatofrota/pix-pendencias", B)},
	{"Banco do Brasil", in("BR"), brazilianApp, false, in("BB"), known("InCuca/pix-for-woocommerce 8", B)},
	class(brazilianApp, "BR", "Pix app"),
	{"Nequi", in("CO"), "", false, nil, known(fromColombia, B)},
	{"Bancolombia", in("CO"), "", false, nil, known(fromColombia, B)},
	{"Daviplata", in("CO"), "", false, in("Davivienda"), known(fromColombia, B)},
	{"Yape", in("PE"), peruvianApp, false, nil, known(fromPeru, B)},
	{"Plin", in("PE"), peruvianApp, false, nil, known(fromPeru, B)},
	class(peruvianApp, "PE"),
	{"M-Pesa Kenya", in("KE"), "", false, in("M-Pesa"), known(fromKenya, C)},
	{"Airtel Money Kenya", in("KE"), "", false, in("Airtel Money"), known(fromKenya, C)},
	{"M-Pesa Tanzania", in("TZ"), "", false, in("M-Pesa"), known(fromTanzania, C)},
	{"Mixx", in("TZ"), "", false, in("Tigo Pesa", "Mixx by Yas"), known(fromTanzania, C)},
	{"Airtel Money Tanzania", in("TZ"), "", false, in("Airtel Money"), known(fromTanzania, C)},
	{"MTN MoMo Ghana", in("GH"), "", false, in("MTN MoMo"), known("not looked into", D)},
	{"Orange Money", waemu, pispiApp, false, nil, known(fromPISPI, B)},
	{"Moov", waemu, pispiApp, false, in("Moov Money"), known(fromPISPI, B)},
	{"Wave", waemu, "", false, nil, known(fromWave, B)},
	{"Djamo", waemu, "", false, nil, known(fromWave, B)},
	{Name: pispiApp, Countries: waemu, Class: true, Fact: known(fromPISPI, B)},

	{"Tinaba", in("IT"), "", false, nil, known(fromAlipayPlus, A)},
	class(cardApp, "", "card app", "issuer's app"),
}
