package profiles_test

import (
	"fmt"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/qris"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
)

// mobileCode is a person's code of PromptPay.
const mobileCode = "00020129370016A0000006770101110113006681234567853037645802TH5901A6001B63042BFD"

func ExampleRecognize() {
	for _, text := range []string{
		mobileCode, "https://qr.95516.com/00010000/62028489073949969691921655610979", "|099999999999990\r111222333444\r\r12500", "hello",
	} {
		scan := profiles.Recognize(text)
		fmt.Printf("%s %q %q\n", scan.Kind, scan.Format, scan.Network)
	}
	// Output:
	// mpm "" ""
	// uri "unionpay-url" "unionpay"
	// other "bot-barcode" "promptpay"
	// unknown "text" ""
}

func ExampleAccounts() {
	code := emvqr.MustParse(mobileCode)
	for account := range profiles.Accounts(code) {
		switch a := account.(type) {
		case promptpay.CreditTransfer:
			fmt.Println("PromptPay", a.Mobile)
		case qris.Merchant:
			fmt.Println("QRIS", a.PAN)
		case network.Unknown:
			fmt.Println("of a network that is not known here", a.GUID)
		}
	}
	// Output: PromptPay +66812345678
}

// One code of several networks. The wallet's order is what it prefers.
func ExampleRoute() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "Noodle House", City: "Bangkok", MCC: "5812"},
		promptpay.BillPayment{BillerID: "010753600031501", Ref1: "TABLE12"},
		unionpay.Account{AcquirerIIN: "25000344", ForwardingIIN: "00010344", MerchantID: "000000000000123"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	r := profiles.Route(code, profiles.Wallet{"visa", "unionpay", "promptpay"})
	fmt.Println(r.Answer, network.Slug(r.Account), r.Account.Anchor())
	for _, passed := range r.Passed {
		fmt.Println("not", passed.Network, passed.Why)
	}
	// Output:
	// yes unionpay 15
	// not visa [there is no account of Visa in it]
}

func ExampleCompose() {
	code, err := profiles.Compose(
		emvqr.Merchant{Name: "Noodle House", City: "Bangkok", MCC: "5812", Amount: emvqr.MustAmount("125.00")},
		promptpay.BillPayment{BillerID: "010753600031501", Ref1: "TABLE12"},
		cards.Account{Scheme: "visa", Number: "4000001234567899"},
	)
	if err != nil {
		fmt.Println(err) // every problem at once
		return
	}
	fmt.Println(code.String())
	// Output: 0002010102120216400000123456789930500016A00000067701011201150107536000315010207TABLE125204581253037645406125.005802TH5912Noodle House6007Bangkok6304C189
}

// A further network joins a code that is printed already; no other byte of it changes.
func ExampleAdd() {
	code := emvqr.MustParse("000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6")
	both, err := profiles.Add(code, cards.Account{Scheme: "mastercard", Number: "5200000000000007"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(profiles.Slugs(both))
	// Output: [mastercard visa]
}

func ExampleReadable() {
	code := emvqr.MustParse(mobileCode)
	for r := range profiles.Readable(code) {
		if r.Answer != profiles.No {
			fmt.Println(r.Network, r.Answer, r.Why)
		}
	}
	// Output: promptpay yes []
}

// A private network beside the known ones: an account, its table, its network.
type tokenAccount struct {
	network.Location
	Shop string
}

func (a tokenAccount) Table() (*network.Kind, []string) { return tokenKind, []string{a.Shop} }
func (a tokenAccount) LogValue() slog.Value             { return network.LogAccount(a) }

var tokenKind = &network.Kind{
	Network: "campuspay", Key: "shop", Name: "Campus shop",
	Objects: []*network.Object{{
		Key: "shop", Name: "Campus shop", At: network.Between(26, 51),
		By: []network.Mark{{GUIDs: []string{"org.example.campuspay"}}},
		Rows: []network.Row{{
			At: network.In(1), Key: "shop", Name: "Shop", ID: "CAMPUSPAY-SHOP", Means: network.Payee,
			Format: network.Digits, Min: 4, Max: 4, Presence: network.Mandatory,
		}},
	}},
	Keys: []string{"shop"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return tokenAccount{at, v.At(0)}
	},
	Examples: []network.Example{{Values: []string{"0042"}}},
}

func ExampleNewSet() {
	set, err := profiles.NewSet(promptpay.Network, &network.Network{
		Slug: "campuspay", Name: "Campus Pay", Countries: []string{"TH"}, AsOf: "2026-11",
		Kinds: []*network.Kind{tokenKind}, Shared: network.National("CAMPUSPAY", "764", "TH"),
		Fact: network.Fact{Severity: emvqr.Error, Source: "our own specification", Confidence: emvqr.ConfidenceA},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	code, err := set.Compose(emvqr.Merchant{Name: "Canteen", City: "Bangkok", MCC: "5812"}, tokenAccount{Shop: "0042"})
	if err != nil {
		fmt.Println(err)
		return
	}
	p := set.At(today).Read(code.String(), profiles.Wallet{"campuspay"})
	fmt.Println(p.Decision, p.Network, p.Payee.Label, p.Payee.Value)
	// Output: pay campuspay Shop 0042
}
