package qris_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

// printedCode is the code of a shop that does not exist, as it would hang beside
// the till.
const printedCode = "00020101021126680016ID.CO.CONTOH.WWW011893600014000000000102150008850000000010303UMI" +
	"51440014ID.CO.QRIS.WWW0215ID10200000000070303UMI5204581253033605802ID5913WARUNG CONTOH6007JAKARTA610510110"

func Example() {
	code, err := emvqr.Parse(seal(printedCode))
	if err != nil {
		fmt.Println(err)
		return
	}
	for account := range qris.Network.Accounts(code) {
		switch a := account.(type) {
		case qris.Merchant:
			fmt.Println("pay", code.MerchantName(), a.NMID, "through", qris.Institution(a.PAN))
			fmt.Println(a.Criteria.Name())
		case qris.Transfer:
			fmt.Println(a.Purpose.Name(), "to", a.PAN)
		}
	}
	// Output:
	// pay WARUNG CONTOH ID1020000000007 through BCA
	// micro business
}

func ExampleDynamic() {
	code, err := emvqr.Parse(seal(printedCode))
	if err != nil {
		fmt.Println(err)
		return
	}
	bill, err := qris.Dynamic(code, "15000", emvqr.Tip{})
	if err != nil {
		fmt.Println(err)
		return
	}
	amount, _ := bill.Amount()
	fmt.Println(bill.Initiation(), amount)

	_, err = qris.Dynamic(code, "15.000,00", emvqr.Tip{})
	fmt.Println(err)
	// Output:
	// dynamic 15000
	// emvqr: the code would break 1 rule: 54 Transaction Amount is "15.000,00", expected digits with at most one full stop, such as 98.73; did you mean 15000.00? (MPM-4.7.4.1-AMT)
}

func ExamplePANCheckDigit() {
	pan := "936009143490526303"
	digit, _ := qris.PANCheckDigit(pan)
	fmt.Println(pan + string(digit))
	// Output: 9360091434905263034
}
