package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/qris"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

func newConvert() *cobra.Command {
	command := &cobra.Command{
		Use:   "convert",
		Short: "Turn a code into one of another kind",
		Long: `Convert turns a printed code into one for a single payment, a Bharat QR code into
a UPI link and back, and the barcode of a Thai bill into a PromptPay code.`,
		Example: `  # 125.00 for the shop with this sticker.
  merchantqr convert dynamic --amount 125 < code.txt`,
	}
	command.AddCommand(newConvertDynamic(), newConvertUPI(), newConvertBharat(), newConvertBarcode())
	return command
}

func newConvertDynamic() *cobra.Command {
	payment, out := payment{}, output{}
	command := &cobra.Command{
		Use:   "dynamic --amount 125.00 [payload]",
		Short: "Turn a static code into one for a single payment",
		Long: `Dynamic makes a code for a single payment of a printed one: with the amount, and
a tip or a reference if given. Every other byte stays as it is.

Object 01 becomes 12, a code for a single payment, unless --keep-initiation leaves
it as it is: some acquirers keep 11 in codes with an amount, such as those of
Thailand's K SHOP, whose bank refuses 12.

Whether a wallet pays such a code is up to the payer's side, and the notice of
the payment is not tied to an order unless the acquirer does so by the reference.

The payload is an argument or the one line of standard input.`,
		Example: `  # Ten dollars become twenty-five, and the app asks for a tip.
  merchantqr convert dynamic --amount 25 --tip prompt --reference INV-7 \
    '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # An amount in a code that stays static, object 01 = 11.
  merchantqr convert dynamic --amount 25 --keep-initiation < kept-static.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			before, err := oneCode(command, args)
			if err != nil {
				return err
			}
			after, err := payment.of(before)
			if err != nil {
				return inputError{byFlag(err)}
			}
			return writeCode(command, &out, before, after)
		},
	}
	command.Flags().StringVar(&payment.amount, "amount", "", "`amount` in the currency's major unit, such as 125.00")
	command.Flags().StringVar(&payment.tip, "tip", "", "`kind` of tip or fee: prompt, fixed=10.75 or percent=3.5, or none to take out what the code has")
	command.Flags().StringVar(&payment.reference, "reference", "", "reference `label`, object 62.05")
	command.Flags().BoolVar(&payment.keepInitiation, "keep-initiation", false, "leave object 01 as it is, for acquirers whose codes keep 11 beside an amount")
	must(command.MarkFlagRequired("amount"))
	out.addFlags(command)
	return command
}

// byFlag is an error about an object that a flag gave, with the flag for the object.
func byFlag(err error) error {
	var edit *emvqr.EditError
	if !errors.As(err, &edit) {
		return withoutPrefix(err)
	}
	flag, given := map[emvqr.Path]string{
		emvqr.P(54): "--amount", emvqr.P(55): "--tip", emvqr.P(56): "--tip", emvqr.P(57): "--tip", emvqr.P(62, 5): "--reference",
	}[edit.Path]
	text := withoutPrefix(err).Error()
	if _, cause, cut := strings.Cut(text, ": "); given && cut {
		text = flag + ": " + cause
	}
	return errors.New(text)
}

// payment is what makes a code one for a single payment.
type payment struct {
	amount, tip, reference string
	keepInitiation         bool
}

// of is the code for this payment.
func (p payment) of(code emvqr.Code) (dynamic emvqr.Code, err error) {
	if _, err := typedAmount(p.amount); err != nil {
		return emvqr.Code{}, fmt.Errorf("--amount: %w", err)
	}
	tip, tipGiven, err := tipOf(code, p.tip)
	if err != nil {
		return emvqr.Code{}, err
	}
	if slices.Contains(profiles.Slugs(code), qris.Network.Slug) {
		dynamic, err = qris.Dynamic(code, p.amount, tip)
	} else {
		edits := []emvqr.Edit{emvqr.SetInitiation(emvqr.Dynamic), emvqr.SetAmount(p.amount)}
		if tipGiven {
			edits = append(edits, emvqr.SetTip(tip))
		}
		dynamic, err = code.With(edits...)
	}
	if err != nil {
		return emvqr.Code{}, err
	}
	return dynamic.With(p.further(code)...)
}

// further edits are those that come after the money.
func (p payment) further(before emvqr.Code) (edits []emvqr.Edit) {
	if p.reference != "" {
		edits = append(edits, emvqr.Set(emvqr.P(62, 5), p.reference))
	}
	if p.keepInitiation {
		edits = append(edits, asBefore(before, emvqr.P(1)))
	}
	return edits
}

// asBefore puts an object back as it was, whatever its value.
func asBefore(code emvqr.Code, path emvqr.Path) emvqr.Edit {
	if value, ok := code.Get(path); ok {
		return emvqr.Set(path, value)
	}
	return emvqr.Remove(path)
}

// tipOf is the tip that was asked for or, where none was, the one of the code.
func tipOf(code emvqr.Code, text string) (tip emvqr.Tip, given bool, err error) {
	switch text {
	case "":
		tip, _ = code.Tip()
		return tip, false, nil
	case "none":
		return emvqr.Tip{}, true, nil
	}
	var d draft
	if err := setTip(&d, text); err != nil {
		return tip, false, fmt.Errorf("--tip: %w", err)
	}
	return d.merchant.Tip, true, nil
}

func newConvertUPI() *cobra.Command {
	out := output{}
	command := &cobra.Command{
		Use:   "upi [Bharat QR payload]",
		Short: "Turn a Bharat QR code into a UPI link",
		Long: `Upi turns the UPI part of a Bharat QR code into a upi://pay link. A link has no
place for cards, a bank account, the city and more; what was not carried over is
told on standard error. The link is unsigned.

The payload is an argument or the one line of standard input.`,
		Example: `  # What a UPI app would make of the code.
  merchantqr convert upi < bharat.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			code, err := oneCode(command, args)
			if err != nil {
				return err
			}
			request, lost, err := upi.FromBharat(code)
			if err != nil {
				return inputError{errors.New(strings.TrimPrefix(err.Error(), "upi: "))}
			}
			link, err := request.Encode()
			if err != nil {
				return inputError{err}
			}
			tellLost(command.ErrOrStderr(), lost)
			return out.write(command, link.String())
		},
	}
	out.addFlags(command)
	return command
}

// tellLost says what a conversion could not carry over.
func tellLost(stderr io.Writer, lost []string) {
	for _, what := range lost {
		fmt.Fprintf(stderr, "merchantqr: not carried over: %s\n", escape(what))
	}
}

// shopFlags are the fields of a shop that the source of a conversion may lack.
var shopFlags = []string{"name", "city", "postal-code", "mcc"}

func addShopFlags(flags *pflag.FlagSet) {
	flags.SortFlags = false
	for _, name := range shopFlags {
		f, _ := findField(name)
		flags.String(f.name, "", f.usage)
	}
}

// setShop puts the flags that were given over what the source says.
func setShop(m *emvqr.Merchant, flags *pflag.FlagSet) {
	for name, target := range map[string]*string{"name": &m.Name, "city": &m.City, "postal-code": &m.PostalCode, "mcc": &m.MCC} {
		if flag := flags.Lookup(name); flag.Changed {
			*target = flag.Value.String()
		}
	}
}

func newConvertBharat() *cobra.Command {
	var accounts []string
	out := output{}
	command := &cobra.Command{
		Use:   "bharat --city … [UPI link]",
		Short: "Turn a UPI link into a Bharat QR code",
		Long: `Bharat turns a UPI link into a Bharat QR code, with further accounts, such as
cards, if given. A link names no city, so --city has to. What was not carried
over is told on standard error; a signature never is.

The link is an argument or the one line of standard input.`,
		Example: `  # One code for UPI and RuPay.
  merchantqr convert bharat --city Mumbai --postal-code 400001 --account rupay:number=6521000000000007 \
    'upi://pay?pa=shop@ybl&pn=Chai%20House&mc=5812&cu=INR'`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			text, err := onePayload(command, args)
			if err != nil {
				return err
			}
			shop, payee, lost, err := bharatOf(text)
			if err != nil {
				return inputError{errors.New(strings.TrimPrefix(err.Error(), "upi: "))}
			}
			setShop(&shop, command.Flags())
			d := draft{merchant: shop, accounts: []network.Account{payee}}
			if err := setAccounts(&d, accounts); err != nil {
				return inputError{err}
			}
			tellLost(command.ErrOrStderr(), lost)
			return writeDraft(command, &out, d)
		},
	}
	addShopFlags(command.Flags())
	command.Flags().StringArrayVar(&accounts, "account", nil, "further `account`, as network:field=value,field=value; once for each")
	completeAccounts(command)
	out.addFlags(command)
	return command
}

func bharatOf(text string) (shop emvqr.Merchant, payee upi.Account, lost []string, err error) {
	scan := profiles.Recognize(text)
	if err := scan.Err(); err != nil {
		return shop, payee, nil, err
	}
	link, err := upi.ParseLink(scan.Text)
	if err != nil {
		return shop, payee, nil, err
	}
	request, lostHere, err := link.Request()
	if err != nil {
		return shop, payee, nil, err
	}
	shop, payee, lostThere, err := request.Bharat()
	return shop, payee, append(lostHere, lostThere...), err
}

// writeDraft composes and writes a code whose fields were not given as flags of
// their own alone.
func writeDraft(command *cobra.Command, out *output, d draft) error {
	g := newGeneration()
	g.draft = d
	for _, f := range fields {
		if command.Flags().Lookup(f.name) == nil {
			g.sources[f.name] = f.name // it comes from what is converted
		}
	}
	code := g.encode(false)
	if len(g.problems) > 0 {
		return cannotBeWritten(g.told())
	}
	return writeCode(command, out, emvqr.Code{}, code)
}

// oneBarcode is the argument or all of standard input, since there may be line
// breaks inside a barcode.
func oneBarcode(command *cobra.Command, args []string) (string, error) {
	text := ""
	if len(args) > 0 && args[0] != "-" {
		text = args[0]
	} else {
		all, err := io.ReadAll(io.LimitReader(decoded(command.InOrStdin()), longestLine))
		if err != nil {
			return "", inputError{err}
		}
		text = strings.TrimRight(string(all), "\r\n")
	}
	if text == "" {
		return "", errNoPayload
	}
	return strings.ReplaceAll(text, `\r`, "\r"), nil
}

// tellSeparator says what is there instead of the carriage returns.
func tellSeparator(stderr io.Writer, text string) {
	seen := profiles.Examine(text)
	defer seen.Close()
	for _, f := range seen.Findings() {
		if f.Rule == "PROMPTPAY-BARCODE-SEPARATOR" {
			fmt.Fprintf(stderr, "merchantqr: %s: %s (%s)\n", f.Severity, escapeMessage(f.Message), f.Rule)
		}
	}
}

func newConvertBarcode() *cobra.Command {
	out := output{}
	command := &cobra.Command{
		Use:   "barcode [barcode]",
		Short: "Turn the barcode of a Thai bill into a PromptPay code",
		Long: `Barcode turns the text of the barcode on a Thai bill into a PromptPay code for
the same biller, references and amount. Not every biller that prints barcodes
takes the payment as a QR code.

The carriage returns inside may be given as \r, and are told from what a scanner
may have made of them, such as line feeds. The barcode is an argument or standard
input.`,
		Example: `  # A bill of 125.00 baht.
  merchantqr convert barcode '|010753600031501\rTABLE12\rINV7\r12500'`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			text, err := oneBarcode(command, args)
			if err != nil {
				return err
			}
			barcode, err := promptpay.ParseBarcode(text)
			if err != nil {
				return inputError{err}
			}
			tellSeparator(command.ErrOrStderr(), text)
			bill, amount := barcode.Bill()
			shop := emvqr.Merchant{Initiation: emvqr.Static, Amount: amount}
			if amount.IsPresent() {
				shop.Initiation = emvqr.Dynamic
			}
			setShop(&shop, command.Flags())
			return writeDraft(command, &out, draft{merchant: shop, accounts: []network.Account{bill}})
		},
	}
	addShopFlags(command.Flags())
	out.addFlags(command)
	return command
}
