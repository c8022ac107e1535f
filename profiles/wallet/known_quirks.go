package wallet

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// quirks are what readers do beside the rules. Those of the first months of Pix were
// mended; they are rows with an end, or are told of older apps.
var quirks = []Quirk{
	{Wallets: these("Itaú", "C6"), Network: "pix", Has: guidInCapitals, Says: "refuses the GUID in capitals", Effect: Refuses, Fact: between("2020-12", "2020-12", "renatofrota/pix-pendencias 17", B)},
	{Wallets: these("Inter", "Itaú", "Banco do Brasil"), Network: "pix", Has: accents(59, 60), Says: "older versions refused accents in the name or the city", Fact: since("2021-05", "piggly-dev/php-pix 5; InCuca/pix-for-woocommerce 8", B)},
	{Wallets: these("Inter"), Network: "pix", When: when(network.Is(network.Root(62)).Not()), Says: "older versions refused a code without 62", Fact: since("2021-04", "joseviniciusnunes/qrcode-pix PR 7", B)},
	{Wallets: these("Itaú", "Nubank"), Network: "pix", Has: blankReference, Says: "refuses a blank in 62-05", Effect: Doubts, Fact: since("2023", "devcarlosalberto/pix-payload 1", C)},
	{Wallets: these("C6", "Santander Brasil"), Network: "pix", When: when(network.Is(network.Root(60)).Not()), Says: "older versions refused a code without 60", Fact: since("2020-12", "renatofrota/pix-pendencias 11, 12", B)},
	{Wallets: these("Nubank", "Inter"), Network: "pix", Has: unverified, Says: "older versions did not check the checksum, so what they paid may fail elsewhere", Fact: since("2020-11", "renatofrota/pix-pendencias 8", B)},
	{Wallets: these("K PLUS", "Krungthai NEXT"), Network: "promptpay", When: when(network.Is(network.In(0), "A000000677010111"), network.Is(network.In(4))), Says: "says that a code with a bank account, 29-04, is not correct", Effect: Refuses, Fact: since("2024-05", "saladpuk/PromptPay 16", C)},
	{Wallets: these("SCB EASY", "Krungthai NEXT", "Krungsri", "Bangkok Bank"), Network: "promptpay", When: when(network.Is(network.In(0), "A000000677010112")), Says: "refuses a biller that KBank alone knows, which the code does not show", Fact: since("2022-08", "saladpuk/PromptPay 14", C)},
	{Wallets: these("HSBC HK"), Network: "fps", When: when(network.Is(network.Root(62, 5))), Says: "refuses a reference in 62-05 unless the payee has request to pay", Effect: Doubts, Fact: since("2019", "nessgor/fps-hk-qrcode 1; odoo/odoo PR 140409", B)},
	{Wallets: these(vietApp), Network: "vietqr", Has: accents(59, 60, 62), Says: "some refuse Vietnamese letters in 59, 60 or 62", Effect: Doubts, Fact: since("2023", "odoo/odoo PR 127689, 130806", B)},
	{Wallets: these(vietApp), Network: "vietqr", Has: pointZero, Says: "some refuse an amount that ends in .0", Effect: Doubts, Fact: since("2024", "odoo/odoo PR 189238", B)},
	{Wallets: these("SeABank"), Network: "vietqr", When: when(network.Is(network.Root(62, 8))), Says: "leaves the note empty", Fact: since("2025-09", "xuannghia/vietnam-qr-pay 11", C)},
	{Wallets: these("MoMo"), Network: "vietqr", Says: "a transfer to one of its virtual accounts needs a reference of its own in 62-05", Fact: since("2026-07", "xuannghia/vietnam-qr-pay PR 13", C)},
	{Wallets: these("Alipay"), Network: "qris", When: when(network.Is(network.Root(1), "12")), Says: "refuses a QRIS code that was printed and made dynamic", Effect: Doubts, Fact: since("2026-04", "verssache/qris-dinamis 10", C)},
	{Wallets: these("GoPay"), Network: "qris", Says: "does not know a merchant whose QRIS is not activated, which the code does not show", Fact: since("2022-04", "Midtrans/midtrans-php 70", C)},
	{Wallets: these("MAE"), Network: "duitnow", Says: "three codes failed that another bank's app took", Fact: since("2026-07", "khrnchn/sedekah-je 569", C)},
	{Wallets: these("Google Pay", "PhonePe", "Paytm"), Network: "upi", Says: "a link to a person that is opened from a page, not scanned, is declined", Fact: since("2020-10", "PatilShreyas/EasyUpiPayment-Android 67; drenther/upi_pay 18; nitish24p/react-native-upi 22", B)},
	{Wallets: these(upiApp), Abroad: true, Says: "scan it live: abroad a code from a picture is refused", Fact: since("2025-04-08", fromNPCI2025, A)},
	{Wallets: these(upiApp), Abroad: true, Says: "international use must be switched on for the account", Fact: known(fromUPIOn, B)},
	{Wallets: these("ZaloPay"), Abroad: true, Says: "the country is chosen before the scan, and codes of persons are refused", Fact: since("2025-09", fromZaloPay, C)},
	{Wallets: these("PayPay"), Abroad: true, Says: "needs an identity check before leaving Japan, and the payer's own scan", Fact: since("2025-09-30", fromPayPayKR, A)},
	{Wallets: these("Naver Pay"), Network: "wechat-url", Says: "by its scan alone, and the payer types the amount", Fact: since("2024-12-24", fromNaver, B)},
	{Wallets: these(hongKongApp), Network: "promptpay", Abroad: true, Says: "the operator says that scanning may vary by bank", Fact: since("2023-12-04", fromFPS, A)},
}

// guidInCapitals reports whether a GUID of Pix is written in capitals.
func guidInCapitals(code emvqr.Code) bool {
	for o := range code.OwnedObjects() {
		if guid, ok := o.GUID(); ok && guid != "br.gov.bcb.pix" && network.EqualGUID(guid, "br.gov.bcb.pix") {
			return true
		}
	}
	return false
}

// unverified: no one takes such a code here.
func unverified(code emvqr.Code) bool { return !code.Verified() }

// accents reports whether one of these objects has more than ASCII.
func accents(ids ...uint8) func(emvqr.Code) bool {
	return func(code emvqr.Code) bool {
		for _, id := range ids {
			value, _ := code.Get(emvqr.P(id))
			for i := range len(value) {
				if value[i] >= 0x80 {
					return true
				}
			}
		}
		return false
	}
}

func blankReference(code emvqr.Code) bool {
	reference, _ := code.Get(emvqr.P(62, 5))
	return strings.Contains(reference, " ")
}

func pointZero(code emvqr.Code) bool {
	amount, _ := code.Get(emvqr.P(54))
	return strings.HasSuffix(amount, ".0")
}
