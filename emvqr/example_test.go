package emvqr_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// A bus company in Beijing, from the EMVCo specification, Annex B.7.
const bus = "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING" +
	"64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A"

// A noodle shop in Bangkok, the sticker on its till.
const sticker = "00020101021126290014com.example.qr0107shop-175204581253037645802TH5912Noodle House6007Bangkok" +
	"62110707TILL-0363048BCE"

func Example() {
	code, err := emvqr.Parse(bus)
	if err != nil {
		fmt.Println(err)
		return
	}
	amount, _ := code.Amount()
	currency, _ := code.Currency()
	fmt.Println(code.MerchantName(), "in", code.MerchantCity(), "asks for", amount, currency.Alpha)
	for account := range code.MerchantAccounts() {
		guid, _ := account.GUID()
		fmt.Println("pay through", guid)
	}
	// Output:
	// BEST TRANSPORT in BEIJING asks for 23.72 CNY
	// pay through D15600000000
	// pay through D15600000001
}

// A text that cannot be read says where and why.
func ExampleParse() {
	_, err := emvqr.Parse("0002010102115204581253037645802TH5912Noodle House6007Bangkok6299TILL-0363048BCE")

	var syntax *emvqr.SyntaxError
	if errors.As(err, &syntax) {
		fmt.Println(syntax.Offset, syntax.Path, syntax.Err)
	}
	fmt.Println(err)
	// Output:
	// 60 62 value runs past the end
	// emvqr: object 62 at byte 60: value runs past the end: length says 99, 15 left
}

// A checksum that is not right is told apart from everything else.
func ExampleParse_checksum() {
	_, err := emvqr.Parse(bus[:len(bus)-4] + "BEEF")
	if errors.Is(err, emvqr.ErrChecksum) {
		fmt.Println(err)
	}
	// Output:
	// emvqr: object 63 at byte 252: checksum is wrong: found BEEF, expected A13A
}

// An amount is an exact decimal number. Where there is none, the payer enters it.
func ExampleCode_Amount() {
	if amount, ok := emvqr.MustParse(bus).Amount(); ok {
		cents, _ := amount.MinorUnits(2)
		fmt.Println(amount, cents)
	}
	if _, ok := emvqr.MustParse(sticker).Amount(); !ok {
		fmt.Println("ask the payer")
	}
	// Output:
	// 23.72 2372
	// ask the payer
}

func ExampleCode_Get() {
	code := emvqr.MustParse(bus)
	terminal, ok := code.Get(emvqr.P(62, 7))
	fmt.Println(terminal, ok)
	reference, ok := code.Get(emvqr.P(62, 5))
	fmt.Printf("%q %v\n", reference, ok)
	// Output:
	// A6008667 true
	// "" false
}

// Objects come in the order of the text, and nothing is copied.
func ExampleCode_Objects() {
	for o := range emvqr.MustParse(sticker).Objects() {
		fmt.Printf("%3d  %s  %-38s %s\n", o.Offset, o.Path, emvqr.ObjectName(o.Path), o.Value)
	}
	// Output:
	//   0  00  Payload Format Indicator               01
	//   6  01  Point of Initiation Method             11
	//  12  26  Merchant Account Information Template  0014com.example.qr0107shop-17
	//  45  52  Merchant Category Code                 5812
	//  53  53  Transaction Currency                   764
	//  60  58  Country Code                           TH
	//  66  59  Merchant Name                          Noodle House
	//  82  60  Merchant City                          Bangkok
	//  93  62  Additional Data Field Template         0707TILL-03
	// 108  63  CRC                                    8BCE
}

// Everything that is wrong comes at once, each with rule, place and citation.
func ExampleCode_Validate() {
	code := emvqr.MustParse("00020101021326290014com.example.qr0107shop-1752045812530376454040.005802th5912Noodle House6007Bangkok63043013")
	for f := range code.Validate() {
		fmt.Println(f)
	}
	// Output:
	// error    MPM-4.7.2.1-POI  01 @6  Point of Initiation Method is "13", expected 11 (static) or 12 (dynamic)  (EMVCo MPM 1.1 §4.7.2.1)
	// error    MPM-4.7.4.1-NZ  54 @60  Transaction Amount is "0.00", expected an amount above zero, or no object 54  (EMVCo MPM 1.1 §4.7.4.1)
	// error    MPM-4.7.13.1-CTRY  58 @68  Country Code is "th", expected two capital letters of ISO 3166-1, such as TH  (EMVCo MPM 1.1 §4.7.13.1, ISO 3166-1)
}

// Diagnose never gives up. Here somebody computed the checksum without the id and
// length of the checksum object itself.
func ExampleDiagnose() {
	report := emvqr.Diagnose("00020101021126290014com.example.qr0107shop-175204581253037645802TH5912Noodle House6007Bangkok63042303")
	got, want, _ := report.Checksum()
	mistake := report.Repairs[0].Message
	fmt.Println("found", got, "expected", want)
	fmt.Println(mistake)

	// For people to look at. Nobody should pay by it.
	code, err := report.Code()
	fmt.Println(code.MerchantName(), errors.Is(err, emvqr.ErrChecksum))
	// Output:
	// found 2303 expected 1105
	// the checksum is right if computed without 6304
	// Noodle House true
}

// The sticker on the till becomes the code of one bill. What no edit names keeps
// its bytes and its place.
func ExampleCode_With() {
	code := emvqr.MustParse(sticker)
	bill, err := code.With(
		emvqr.SetAmount("125"),
		emvqr.SetInitiation(emvqr.Dynamic),
		emvqr.Set(emvqr.P(62, 5), "INV-7"),
	)
	fmt.Println(code)
	fmt.Println(bill, err)
	// Output:
	// 00020101021126290014com.example.qr0107shop-175204581253037645802TH5912Noodle House6007Bangkok62110707TILL-0363048BCE
	// 00020101021226290014com.example.qr0107shop-175204581253037645406125.005802TH5912Noodle House6007Bangkok62200505INV-70707TILL-0363048918 <nil>
}

func ExampleMerchant_Encode() {
	shop := emvqr.Merchant{
		Initiation: emvqr.Static,
		Accounts: []emvqr.Data{{ID: 26, Template: []emvqr.Data{
			{ID: 0, Value: "com.example.qr"},
			{ID: 1, Value: "shop-17"},
		}}},
		MCC: "5812", Currency: "THB", Country: "TH", Name: "Noodle House", City: "Bangkok",
		Additional: emvqr.AdditionalData{TerminalLabel: "TILL-03"},
	}
	fmt.Println(shop.Encode())
	// Output:
	// 00020101021126290014com.example.qr0107shop-175204581253037645802TH5912Noodle House6007Bangkok62110707TILL-0363048BCE <nil>
}

// All mistakes are reported together, and nothing is written.
func ExampleRuleError() {
	shop := emvqr.Merchant{
		Accounts: []emvqr.Data{{ID: 2, Value: "4000123456789012"}},
		MCC:      "5812", Currency: "THB", Amount: emvqr.MustAmount("0.005"), Country: "Thailand", Name: "Noodle House",
	}
	_, err := shop.Encode()

	var broken *emvqr.RuleError
	if errors.As(err, &broken) {
		for _, f := range broken.Findings {
			fmt.Println(f.Path, f.Message)
		}
	}
	// Output:
	// 54 amount 0.005 has 3 decimals, THB (764) has 2
	// 58 Country Code is "Thailand", expected two capital letters of ISO 3166-1, such as TH
	// 60 Merchant City is missing
}

// EMVCo gives no rule for rounding a percentage, so the caller names one.
func ExampleTip_Total() {
	code := emvqr.MustParse("00020101021226290014com.example.qr0107shop-175204581253037645405123.455020357043.505802TH5912Noodle House6007Bangkok6304D85B")
	bill, _ := code.Amount()
	tip, ok := code.Tip()
	if !ok {
		return // a fee is asked for and missing: do not pay without it
	}
	currency, _ := code.Currency()
	total, err := tip.Total(bill, emvqr.Amount{}, currency.Exponent, emvqr.RoundHalfUp)
	fmt.Println(bill, "and", tip.Percent, "percent make", total, err)
	// Output:
	// 123.4 and 3.50 percent make 127.72 <nil>
}

// The name with its accents goes to the language template; the objects 59 and 60
// hold what every reader can show.
func ExampleMerchant_SetLocalText() {
	shop := emvqr.Merchant{
		Accounts: []emvqr.Data{{ID: 2, Value: "4000123456789012"}},
		MCC:      "5812", Currency: "VND", Country: "VN",
	}
	if err := shop.SetLocalText("vi", "Phở Thìn Bờ Hồ", "Hà Nội"); err != nil {
		fmt.Println(err) // no customary form in Latin letters: ask the shop
		return
	}
	code, err := shop.Encode()
	fmt.Println(code.MerchantName(), "in", code.MerchantCity(), err)
	local, _ := code.LanguageTemplate()
	fmt.Println(local.Name, "in", local.City)
	// Output:
	// Pho Thin Bo Ho in Ha Noi <nil>
	// Phở Thìn Bờ Hồ in Hà Nội
}

func ExampleTransliterate() {
	fmt.Println(emvqr.Transliterate("Żółta Łódź"))
	_, _, err := emvqr.Transliterate("咖啡")
	fmt.Println(errors.Is(err, emvqr.ErrNoLatin))
	// Output:
	// Zolta Lodz false <nil>
	// true
}

// A code in a log line tells the networks and the shop and not the account.
func ExampleCode_LogValue() {
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	}))
	logger.Info("scanned", "code", emvqr.MustParse(sticker))
	// Output:
	// level=INFO msg=scanned code="00020101021126290014com.example.qr0107*******5204581253037645802TH5912Noodle House6007Bangkok62110707*******63048BCE"
}

// A report is one JSON object, for scripts and other languages.
func ExampleReport_MarshalJSON() {
	report := emvqr.Diagnose("0002015899TH")
	text, _ := json.MarshalIndent(report, "", "  ")
	fmt.Println(string(text))
	// Output:
	// {
	//   "payload": "0002015899TH",
	//   "ok": false,
	//   "crc": null,
	//   "length_unit": "code-points",
	//   "objects": [
	//     {
	//       "path": "00",
	//       "offset": 0,
	//       "value": "01",
	//       "name": "Payload Format Indicator"
	//     }
	//   ],
	//   "findings": [
	//     {
	//       "rule": "MPM-3.2-TLV",
	//       "severity": "error",
	//       "path": "58",
	//       "offset": 6,
	//       "message": "value runs past the end: length says 99, 2 left",
	//       "citation": "EMVCo MPM 1.1 §3.2"
	//     }
	//   ],
	//   "repairs": [
	//     {
	//       "kind": "cut-off",
	//       "path": "58",
	//       "offset": 6,
	//       "message": "the text ends inside object 58, and what comes after is missing: scan the symbol again",
	//       "certainty": "only",
	//       "of": 1,
	//       "tried": 0,
	//       "text": null
	//     }
	//   ],
	//   "error": {
	//     "offset": 6,
	//     "path": "58",
	//     "message": "value runs past the end: length says 99, 2 left"
	//   }
	// }
}

func ExampleRules() {
	for rule := range emvqr.Rules() {
		if rule.Citation == "EMVCo MPM 1.1 §4.7.4.1" {
			fmt.Println(rule.ID, rule.Layer, rule.Severity, rule.Sentence)
		}
	}
	// Output:
	// MPM-4.7.4.1-AMT checked error The transaction amount is digits with at most one full stop.
	// MPM-4.7.4.1-NZ checked error The transaction amount is not zero.
	// MPM-4.7.4.1-EXP checked warning The decimals of the transaction amount are those of its currency.
}
