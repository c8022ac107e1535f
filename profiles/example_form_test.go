package profiles_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

// What is scanned may be no code of EMVCo's and still ask for money. It is told what it
// is and what it says. Nobody is paid by it unless a network knows the payee.
func ExampleScan_Form() {
	for _, text := range []string{
		"BCD\n002\n1\nSCT\n\nNoodle House\nFR1420041010050500013M02606\nEUR12.30\n\nRF18539007547034",
		"https://qr.pbcdci.cn/005031050000000000011050000000000010001",
		"https://qr.95516.com/03080000/1004/100425010112000000000001",
		"https://shop.example/pay?id=1",
	} {
		scan := profiles.Recognize(text)
		form, _ := scan.Form()
		reading, _ := scan.Read()
		fmt.Printf("%s: %s (%s)\n", scan.Format, form.Name, form.Confidence)
		for _, f := range reading.Fields {
			fmt.Printf("  %s = %s\n", f.Key, f.Value)
		}
		for _, f := range reading.Findings {
			if f.Severity >= emvqr.Warning {
				fmt.Println(" ", f.Message)
			}
		}
		fmt.Println("  somebody to pay:", reading.Account != nil)
	}
	// Output:
	// epc069: an EPC code (GiroCode) for a credit transfer in euro (A)
	//   version = 002
	//   character_set = 1
	//   name = Noodle House
	//   iban = FR1420041010050500013M02606
	//   amount = EUR12.30
	//   reference = RF18539007547034
	//   somebody to pay: false
	// ecny: a code of the digital yuan (e-CNY) (B)
	//   operator = 005
	//   type = 03
	//   token = 1050000000000011050000000000010001
	//   somebody to pay: false
	// unionpay-url: a link of UnionPay's (B)
	//   institution = 03080000
	//   issuer = China Merchants Bank
	//   code_is = aggregated order
	//   opened_by = WeChat Pay, Alipay, UnionPay
	//   token = 1004/100425010112000000000001
	//   somebody to pay: true
	// link: a link, to a payment page or to anything (A)
	//   host = shop.example
	//   this is a link to "shop.example", which is not known here: it may be for paying or for anything
	//   somebody to pay: false
}
