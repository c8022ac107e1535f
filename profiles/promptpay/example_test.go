package promptpay_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

// A shop's code carries the payment of a bill, and beside it the template of the
// bank that made it.
func Example() {
	code := emvqr.MustParse("00020101021230810016A00000067701011201150107536000315010214KB0000020354510320" +
		"API1728373997142181931690016A00000067701011301030040214KB0000020354510420API17283739971421819" +
		"53037645406100.005802TH63049029")
	for account := range promptpay.Network.Accounts(code) {
		switch a := account.(type) {
		case promptpay.BillPayment:
			fmt.Println("bill of", a.BillerID, "for", a.Ref1)
		case promptpay.Innovation:
			fmt.Println("acquirer", a.Acquirer, "order", a.OrderRef)
		}
	}
	// Output:
	// bill of 010753600031501 for KB000002035451
	// acquirer 004 order API17283739971421819
}

// The barcode of a printed bill becomes a bill payment and an exact amount.
func ExampleParseBarcode() {
	barcode, err := promptpay.ParseBarcode("|099400016550100\r123456789012\r670429\r364922")
	if err != nil {
		fmt.Println(err)
		return
	}
	bill, amount := barcode.Bill()
	fmt.Println(bill.BillerID, bill.Ref1, bill.Ref2, amount)
	// Output: 099400016550100 123456789012 670429 3649.22
}

// A slip proves nothing by itself: it says which bank to ask for which transfer.
func ExampleParseSlip() {
	slip, err := promptpay.ParseSlip("004000060000010103002021900021231231212000115102TH91049C30")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(slip.SendingBank, slip.Reference)
	// Output: 002 0002123123121200011
}
