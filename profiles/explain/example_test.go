package explain_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain"
)

// A screen that shows somebody what a code says.
func ExampleText() {
	set := profiles.Known().At(time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC))
	e := explain.Text(set, "00020101021130500016A00000067701011201150107536000315010207TABLE125204581253037645802TH5912NOODLE HOUSE6007BANGKOK63048302")
	headline, severity := e.Headline()
	fmt.Println(headline, "/", severity)
	for _, a := range e.Accounts {
		fmt.Println(a.Name)
		for _, v := range a.Values {
			fmt.Printf("  %s: %s\n", v.Label, v.Value)
		}
	}
	for _, o := range e.Objects {
		if o.Meaning != "" {
			fmt.Printf("%s %s = %s\n", o.Name, o.Value, o.Meaning)
		}
	}
	fmt.Println(e.Verdict.Decision, e.Verdict.Readable[0].Network, e.Verdict.Readable[0].Answer)
	// Output:
	// a merchant-presented code, no errors / info
	// PromptPay / Thai QR Payment
	//   Biller ID: 010753600031501
	//   Reference 1: TABLE12
	// Point of Initiation Method 11 = static, the code serves many payments
	// Transaction Currency 764 = THB, Baht
	// Country Code TH = Thailand
	// pay promptpay yes
}

// The answer for a wallet comes with the rest, as JSON for a program in any language.
func ExampleTextFor() {
	set := profiles.Known().At(time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC))
	e := explain.TextFor(set, "upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR", profiles.Wallet{"upi"})
	text, err := json.Marshal(e)
	if err != nil {
		panic(err)
	}
	var answer struct {
		What    string `json:"what"`
		Payment struct {
			Decision string `json:"decision"`
			Amount   struct {
				State string `json:"state"`
				Minor int    `json:"minor"`
			} `json:"amount"`
			Payee struct {
				Value string `json:"value"`
			} `json:"payee"`
		} `json:"payment"`
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		panic(err)
	}
	fmt.Printf("%+v\n", answer)
	// Output:
	// {What:a UPI link Payment:{Decision:pay Amount:{State:fixed Minor:1000} Payee:{Value:shop@ybl}}}
}
