package profiles_test

import (
	"fmt"
	"time"

	"github.com/openmerchantqr/emvqr/profiles"
)

// A whole wallet: it can pay five networks, and says what it would do with whatever was
// scanned.
func ExampleRead() {
	wallet := profiles.Wallet{"promptpay", "qris", "upi", "alipayplus", "paynow"}
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	tell := func(scanned string) {
		p := profiles.Read(scanned, wallet, now)
		switch p.Decision {
		case profiles.Refuse:
			fmt.Println("no:", p.Reasons[0].Text)
			return
		case profiles.Ask:
			fmt.Println("ask:", p.Reasons[0].Text)
		}
		fmt.Printf("%s: %s %s (%s)\n", p.Network, p.Payee.Type, p.Payee.Masked(), p.Merchant.Name)
		fmt.Printf("    %s amount %s %s, tip %s %s, reference %q\n", p.Amount.State, p.Amount.Value, p.Currency.Alpha, p.Tip.Kind, p.Tip.Fee, p.Reference)
	}
	for _, scanned := range someTexts {
		tell(scanned)
	}
	// Output:
	// promptpay: biller ***********9999 (Bill Merchant)
	//     fixed amount 250.00 THB, tip none , reference "REF001"
	// qris: card **************4515 (Sintas Store)
	//     fixed amount 1337 IDR, tip fixed 666, reference ""
	// upi: vpa s***@ybl (Shop)
	//     fixed amount 10.00 INR, tip none , reference ""
	// alipayplus: link *****************************************mm17 ()
	//     unknown amount  , tip none , reference ""
	// promptpay: mobile ********5678 (A)
	//     open amount  THB, tip none , reference ""
	// no: 26.04: the code expired at 2020-12-31T16:00:00Z (PAYNOW-EXPIRES-EXPIRED)
	// no: checksum is wrong: found 0000, expected 2BFD
	// no: pa comes twice, with different values; expected it once, since readers take the first or the last (UPI-LINK-TWO-PAYEES)
	// no: the wallet can pay none of the networks in this code
}

// someTexts are what a wallet meets: a Thai bill, a code for one payment with a tip, a
// UPI link, an Alipay link, a code inside a link, an expired code, a wrong checksum, two
// readings, and a network that the wallet does not have.
var someTexts = []string{
	"00020101021230490016A00000067701011201159999999999999990206REF00153037645406250.005802TH5913Bill Merchant63044697",
	"00020101021226630016COM.MEMBASUH.WWW0118936000091100004515021004893710810303UMI51440014ID.CO.QRIS.WWW0215ID20200340731930303UKE5204482953033605404133755020256036665802ID5912Sintas Store6015Kota Yogyakarta61055500062070703A016304F98B",
	"upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR",
	"https://qr.alipay.com/ocx08230mbjrpvogjn4mm17",
	"https://pay.example/?code=00020129370016A0000006770101110113006681234567853037645802TH5901A6001B63042BFD",
	"00020101021226490009SG.PAYNOW010120210201403121W0301104082020123152040000530370254035005802SG5913ACME Pte Ltd.6009Singapore62150111TQINV-1000163044001",
	"00020129370016A0000006770101110113006681234567853037645802TH5901A6001B63040000",
	"upi://pay?pa=shop@ybl&pn=Shop&pa=other@ybl",
	"000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6",
}
