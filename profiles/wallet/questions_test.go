package wallet_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/argentina"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/duitnow"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
	"github.com/openmerchantqr/emvqr/profiles/pix"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/sgqr"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/vietqr"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// now is the time of the questions.
var now = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

// The codes of the questions.
var (
	unionPay = unionpay.Account{AcquirerIIN: "25000344", ForwardingIIN: "00010344", MerchantID: "000000000000123"}
	visa     = cards.Account{Scheme: "visa", Number: "4000001234567899"}
	alipay   = alipayplus.Account{URL: "https://qr.alipay.com/ocx00000000000000000000"}
	label    = sgqr.Identity{ID: "180307510317", Version: "01.0001", PostalCode: "081006", Level: "02", Unit: "138", Miscellaneous: "0000", VersionDate: "20180407"}

	thaiBill     = compose("Bangkok", promptpay.BillPayment{BillerID: "010753600031508", Ref1: "TABLE12"})
	thaiPerson   = compose("Bangkok", promptpay.CreditTransfer{Mobile: "0066812345678"})
	thaiAccount  = compose("Bangkok", promptpay.CreditTransfer{BankAccount: "0041234567890"})
	riel         = compose("Phnom Penh", khqr.Account{Account: "noodle_house@devb", ID: "012345678", Bank: "Dev Bank", Merchant: true})
	dollars      = composeIn("840", "Phnom Penh", khqr.Account{Account: "noodle_house@devb", ID: "012345678", Bank: "Dev Bank", Merchant: true})
	khmerPerson  = compose("Phnom Penh", khqr.Account{Account: "noodle_house@devb"})
	payNow       = compose("Singapore", paynow.Account{UEN: "201403121W"})
	payNowLabel  = compose("Singapore", paynow.Account{UEN: "201403121W"}, label)
	alipayLabel  = compose("Singapore", paynow.Account{UEN: "201403121W"}, alipay, label)
	malaysian    = compose("Kuala Lumpur", duitnow.Account{AcquirerID: "501664", QRID: "123456789"})
	malaysianTwo = compose("Kuala Lumpur", duitnow.Account{AcquirerID: "501664", QRID: "123456789"}, unionPay, visa)
	vietTransfer = compose("Ha Noi", vietqr.Account{BIN: "970403", Number: "0011012345678", Service: vietqr.ToAccount})
	vietPayment  = compose("Ha Noi", vietqr.Account{BIN: "970423", Number: "0011012345678", Service: "QRPUSH"})
	vietOther    = compose("Ha Noi", vietqr.Account{BIN: "970403", Number: "0011012345678", Service: "QRPUSH"})
	pixKey       = compose("Sao Paulo", pix.Account{Key: "123e4567-e12b-12d1-a456-426655440000", TxID: "INV7"})
	argentine    = compose("CABA", argentina.Account{Acceptor: "ar.com.example", AcceptorTaxID: "30692264785", Sequence: "01", CUIT: "20222222223", CBU: "0000174400000000032467"})
	visaAlone    = composeIn("840", "New York", visa)

	indonesian = emvqr.MustParse(sealed("00020101021126570011ID.DANA.WWW011893600915000000000002090000000000303UMI51440014ID.CO.QRIS.WWW0215ID10200000000000303UMI5204581253033605802ID5912NOODLE HOUSE6007JAKARTA61051031063"))
	twoAmounts = emvqr.MustParse(sealed("00020115314764076447640764123456789012345540510.0054079999.005204581253037645802TH5912Noodle House6007Bangkok63"))
)

func sealed(text string) string {
	text += "04"
	return fmt.Sprintf("%s%04X", text, crc.Checksum(text))
}

func compose(city string, accounts ...network.Account) emvqr.Code {
	return composeIn("", city, accounts...)
}

func composeIn(currency, city string, accounts ...network.Account) emvqr.Code {
	m := emvqr.Merchant{Name: "NOODLE HOUSE", City: city, MCC: "5812", Currency: currency}
	if city == "New York" {
		m.Country = "US"
	}
	code, err := profiles.Compose(m, accounts...)
	if err != nil {
		panic(err)
	}
	return code
}

// The questions that people ask, and what they should hear.
var questions = []struct {
	wallet, at string
	code       emvqr.Code
	want       wallet.Answer
}{
	{"GCash", "a PromptPay bill", thaiBill, wallet.NotEstablished},
	{"Touch 'n Go", "a KHQR merchant", riel, wallet.Likely},
	{"Touch 'n Go", "a KHQR merchant paid in dollars", dollars, wallet.NotEstablished},
	{"Touch 'n Go", "a KHQR person", khmerPerson, wallet.NotEstablished},
	{"AlipayHK", "an SGQR label with PayNow", payNowLabel, wallet.No},
	{"AlipayHK", "an SGQR label with PayNow and Alipay", alipayLabel, wallet.Likely},
	{"Thai bank app", "a QRIS merchant", indonesian, wallet.Likely},
	{"Thai bank app", "a personal PromptPay code", thaiPerson, wallet.Yes},
	{"K PLUS", "a PromptPay bill", thaiBill, wallet.Yes},
	{"K PLUS", "a PromptPay code with a bank account", thaiAccount, wallet.NotEstablished},
	{"PhonePe", "a PayNow code", payNow, wallet.No},
	{"Kakao Pay", "a DuitNow merchant", malaysian, wallet.Likely},
	{"DANA", "a PromptPay bill", thaiBill, wallet.Likely},
	{"OVO", "a PromptPay bill", thaiBill, wallet.NotEstablished},
	{"DANA", "a personal PromptPay code", thaiPerson, wallet.NotEstablished},
	{"Alipay", "a PromptPay bill", thaiBill, wallet.Likely},
	{"Bangkok Bank", "a VietQR payment code of TPBank", vietPayment, wallet.Yes},
	{"Bangkok Bank", "a VietQR payment code of Sacombank", vietOther, wallet.NotEstablished},
	{"Bangkok Bank", "a VietQR transfer code", vietTransfer, wallet.No},
	{"Vietcombank", "a VietQR transfer code", vietTransfer, wallet.Yes},
	{"UnionPay app", "a Malaysian label with UnionPay", malaysianTwo, wallet.Yes},
	{"Mercado Pago", "a Pix code", pixKey, wallet.Likely},
	{"Nubank", "a Pix code", pixKey, wallet.Yes},
	{"Nubank", "a DuitNow merchant", malaysian, wallet.NotEstablished},
	{"Kaspi", "a DuitNow merchant", malaysian, wallet.NotEstablished},
	{"OCBC Digital", "a PromptPay bill", thaiBill, wallet.NotEstablished},
	{"PayPay", "a DuitNow merchant", malaysian, wallet.No},
	{"MODO", "a code of Argentina", argentine, wallet.Yes},
	{"MODO", "a Pix code", pixKey, wallet.No},
	{"Argentine wallet", "a Pix code", pixKey, wallet.Likely},
	{"Mercado Pago", "a KHQR merchant", riel, wallet.NotEstablished},
	{"d-barai", "a QRIS merchant", indonesian, wallet.No},
	{"GoPay", "a QRIS merchant", indonesian, wallet.Yes},
	{"Bakong", "a DuitNow merchant", malaysian, wallet.Likely},
	{"card app", "a Visa code", visaAlone, wallet.Likely},
	{"UnionPay app", "a code with two amounts", twoAmounts, wallet.No},
}

func TestQuestions(t *testing.T) {
	set := profiles.Known().At(now)
	var text strings.Builder
	for _, q := range questions {
		w, err := wallet.Known().Lookup(q.wallet)
		require.NoError(t, err)
		v := wallet.Known().Takes(set, w, q.code)
		assert.Equal(t, q.want, v.Answer, "%s at %s: %v", q.wallet, q.at, v.Why)
		fmt.Fprintf(&text, "%s at %s: %s", w.Name, q.at, v.Answer)
		if v.Network != "" {
			fmt.Fprintf(&text, " (%s)", v.Network)
		}
		text.WriteByte('\n')
		for _, why := range v.Why {
			fmt.Fprintf(&text, "  %s\n", why)
		}
		for _, p := range v.Passed {
			fmt.Fprintf(&text, "  %s: %s\n", p.Network, p.Answer)
			for _, why := range p.Why {
				fmt.Fprintf(&text, "    %s\n", why)
			}
		}
	}
	samples.Golden(t, "testdata/questions.golden", text.String())
}
