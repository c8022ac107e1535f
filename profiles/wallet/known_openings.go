package wallet

// openings are links of China that several wallets open, or one alone. Who opens others
// of the same host is not established.
var openings = []Opening{
	{"https://qr.95516.com/0001000", "unionpay-url", "UnionPay's own codes", these("UnionPay app", chineseApp), known("Yeepay, table of payment codes; acquirers' interfaces", B)},
	{"https://qr.95516.com/03080000/1004/", "unionpay-url", "codes of China Merchants Bank for several wallets", these("WeChat Pay", "Alipay", "UnionPay app", chineseApp), known("China Merchants Bank, interface of aggregated payments V3.4.1", A)},
	{"https://qr.95516.com/48020000/", "unionpay-url", "bills of China UMS", these("UnionPay app", chineseApp), known("codes of China UMS", B)},
	{"https://qr.95516.com/48020000/", "unionpay-url", "bills of China UMS", these("Alipay"), known("a public notice shows one that was paid so", C)},
	{"https://qr.pbcdci.cn/", "ecny", "codes of e-CNY", these("e-CNY"), known("acquirers' manuals", B)},
	{"https://qr.shouqianba.com/", "shouqianba", "plates of Shouqianba", these("WeChat Pay", "Alipay"), known("screens in a public post", B)},
	{"https://order.duolabao.com/active/c?", "duolabao", "orders of Duolabao", these("WeChat Pay", "Alipay"), known("a shop program uses one link for both", B)},
	{"https://qr.yeepay.com/oc/", "yeepay", "orders of Yeepay", these("WeChat Pay"), known("Yeepay, table of payment codes", C)},
	{"https://app.wepayez.com/spay/", "wepayez", "plates of SwiftPass abroad", these("Alipay"), known("one code, inside a template of Alipay's", C)},
}
