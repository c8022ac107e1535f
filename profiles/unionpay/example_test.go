package unionpay_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// A Korean shop that UnionPay's payers reach through BC Card.
func Example() {
	code := emvqr.MustParse("0002010102111531260004102600041071195812000000026310014D410000001401005091000054085204729953034105802KR" +
		"5910NAISHUSIAT6013SEOUL MAPO-GU610504086625603091000054080515MQ202000004811006080000000007080000000164240002ko0104나이스샷0206서울 마포구63041331")
	for account := range unionpay.Network.Accounts(code) {
		a := account.(unionpay.Account)
		country, _ := a.AcquirerCountry()
		fmt.Printf("acquirer %s (%s), forwarded by %s\n", a.AcquirerIIN, country.Name, a.ForwardingIIN)
		fmt.Printf("merchant %s, that is %s\n", a.MerchantID, a.TrimmedMerchantID())
	}
	// Output:
	// acquirer 26000410 (South Korea), forwarded by 26000410
	// merchant 711958120000000, that is 711958120
}
