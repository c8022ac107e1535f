package wallet_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/duitnow"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// A traveler from Cambodia stands at a shop in Malaysia.
func ExampleTakes() {
	label, err := profiles.Compose(
		emvqr.Merchant{Name: "NOODLE HOUSE", City: "Kuala Lumpur", MCC: "5812"},
		duitnow.Account{AcquirerID: "501664", QRID: "123456789"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	bakong, err := wallet.Known().Lookup("bakong")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range []time.Time{time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC), time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)} {
		v := wallet.Takes(profiles.Known().At(day), bakong, label)
		fmt.Println(day.Format(time.DateOnly), v.Answer)
		for _, why := range v.Why {
			fmt.Println(" ", why)
		}
	}
	// Output:
	// 2024-03-01 no
	//   Bakong pays duitnow codes in MY by the link of the two countries: paid in riel; that begins after the time that is asked about; KH -> MY, since 2024-09-19 (bangkokpost.com 19 Sep 2024; confidence A)
	// 2026-11-28 likely
	//   Bakong pays duitnow codes in MY by the link of the two countries: paid in riel; KH -> MY, since 2024-09-19 (bangkokpost.com 19 Sep 2024; confidence A)
	//   a link is open to acquirers one by one, and which these are is not known here; KH -> MY (tables of acquirers of the Bank of Thailand, and of issuers of Bank Indonesia; confidence A)
}

// A name that several wallets have is refused, with the wallets.
func ExampleTable_Lookup() {
	w, _ := wallet.Known().Lookup("touch n go")
	fmt.Println(w)
	_, err := wallet.Known().Lookup("Maybank")
	var name *wallet.NameError
	if errors.As(err, &name) {
		for _, w := range name.Candidates {
			fmt.Println("?", w)
		}
	}
	// Output:
	// Touch 'n Go eWallet (MY)
	// ? MAE (MY)
	// ? M2U KH (KH)
}

// A program that knows more than the library makes a table of its own.
func ExampleNewTable() {
	facts := wallet.Known().Facts()
	mine := wallet.Fact{Since: "2026-12-01", Source: "our agreement", Confidence: emvqr.ConfidenceA}
	facts.Wallets = append(facts.Wallets, wallet.Wallet{Name: "Our Wallet", Countries: []string{"MY"}, Fact: mine})
	facts.Homes = append(facts.Homes, wallet.Home{Wallets: []string{"Our Wallet"}, Network: duitnow.Slug, Fact: mine})
	table, err := wallet.NewTable(facts)
	if err != nil {
		fmt.Println(err)
		return
	}
	w, _ := table.Lookup("our wallet")
	fmt.Println(w, table.Slugs(w))
	// Output:
	// Our Wallet (MY) [duitnow]
}
