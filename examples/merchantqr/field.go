package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// draft is a code as far as its fields have been given.
type draft struct {
	merchant  emvqr.Merchant
	accounts  []network.Account // those that were given by their network
	language  string
	localName string
	localCity string
}

// field is one thing that can be said about a code, as a flag of this name or as
// a field of this name in a file.
type field struct {
	name  string
	usage string // with the placeholder of the value in `backquotes`
	kind  fieldKind
	// paths are the objects it is written to, by which findings are brought back
	// to it.
	paths []emvqr.Path
	set   func(d *draft, values []string) error
}

type fieldKind uint8

const (
	oneText   fieldKind = iota
	manyTexts           // may be given several times
	yesOrNo
)

// fields is every field, in the order in which they are written.
var fields = []field{
	{name: "name", usage: "merchant `name`, up to 25 characters", paths: roots(59),
		set: setText(func(d *draft) *string { return &d.merchant.Name })},
	{name: "city", usage: "merchant `city`, up to 15 characters", paths: roots(60),
		set: setText(func(d *draft) *string { return &d.merchant.City })},
	{name: "country", usage: "`code` of the country, ISO 3166-1, such as TH", paths: roots(58),
		set: setText(func(d *draft) *string { return &d.merchant.Country })},
	{name: "postal-code", usage: "postal `code`, up to 10 characters", paths: roots(61),
		set: setText(func(d *draft) *string { return &d.merchant.PostalCode })},
	{name: "mcc", usage: "merchant category `code`, ISO 18245, such as 5812 for restaurants", paths: roots(52),
		set: setText(func(d *draft) *string { return &d.merchant.MCC })},
	{name: "account", usage: "merchant `account`, as network:field=value,field=value, or 02-51 as id=value or id:id=value,id=value; once for each", kind: manyTexts,
		set: setAccounts},
	{name: "initiation", usage: "`static|dynamic|none`: a code for many payments, or one made for a single payment; not given, an amount makes it dynamic; none leaves object 01 out, which some readers refuse", paths: roots(1),
		set: setOne(setInitiation)},
	{name: "currency", usage: "`code` of the currency, ISO 4217, such as THB or 764", paths: roots(53),
		set: setText(func(d *draft) *string { return &d.merchant.Currency })},
	{name: "amount", usage: "`amount` in the currency's major unit, such as 125.00; without it the payer enters one", paths: roots(54),
		set: setAmount(func(d *draft) *emvqr.Amount { return &d.merchant.Amount })},
	{name: "tip", usage: "`kind` of tip or fee: prompt, fixed=10.75 or percent=3.5", paths: roots(55, 56, 57),
		set: setOne(setTip)},
	{name: "bill", usage: "bill `number`", paths: additional(1),
		set: setText(func(d *draft) *string { return &d.merchant.Additional.BillNumber })},
	{name: "mobile", usage: "mobile `number` to be topped up or credited", paths: additional(2),
		set: setText(func(d *draft) *string { return &d.merchant.Additional.MobileNumber })},
	{name: "store", usage: "store `label`", paths: additional(3),
		set: setText(func(d *draft) *string { return &d.merchant.Additional.StoreLabel })},
	{name: "loyalty", usage: "loyalty `number`", paths: additional(4),
		set: setText(func(d *draft) *string { return &d.merchant.Additional.LoyaltyNumber })},
	{name: "reference", usage: "reference `label`", paths: additional(5),
		set: setText(func(d *draft) *string { return &d.merchant.Additional.ReferenceLabel })},
	{name: "customer", usage: "customer `label`", paths: additional(6),
		set: setText(func(d *draft) *string { return &d.merchant.Additional.CustomerLabel })},
	{name: "terminal", usage: "terminal `label`", paths: additional(7),
		set: setText(func(d *draft) *string { return &d.merchant.Additional.TerminalLabel })},
	{name: "purpose", usage: "`purpose` of the transaction", paths: additional(8),
		set: setText(func(d *draft) *string { return &d.merchant.Additional.Purpose })},
	{name: "consumer-data", usage: "what the app sends of the payer: `letters` A (address), M (mobile number), E (e-mail)", paths: additional(9),
		set: setOne(func(d *draft, value string) error {
			d.merchant.Additional.ConsumerData = emvqr.ConsumerData(value)
			return nil
		})},
	{name: "tax-id", usage: "tax `id` of the merchant", paths: additional(10),
		set: setText(func(d *draft) *string { return &d.merchant.Additional.MerchantTaxID })},
	{name: "channel", usage: "merchant channel, three `digits`, such as 400 for a screen in the shop", paths: additional(11),
		set: setOne(func(d *draft, value string) error { d.merchant.Additional.Channel = emvqr.Channel(value); return nil })},
	{name: "system", usage: "payment system template, 62-50 to 62-99, as `id:id=value,id=value`; once for each", kind: manyTexts,
		set: setObjects(50, 99, func(d *draft) *[]emvqr.Data { return &d.merchant.Additional.Systems })},
	{name: "language", usage: "`code` of the language of the local name, ISO 639-1, such as th", paths: append(roots(64), emvqr.P(64, 0)),
		set: setText(func(d *draft) *string { return &d.language })},
	{name: "local-name", usage: "merchant `name` in that language", paths: []emvqr.Path{emvqr.P(64, 1)},
		set: setText(func(d *draft) *string { return &d.localName })},
	{name: "local-city", usage: "merchant `city` in that language", paths: []emvqr.Path{emvqr.P(64, 2)},
		set: setText(func(d *draft) *string { return &d.localCity })},
	{name: "unreserved", usage: "unreserved template, 80-99, as `id:id=value,id=value`; once for each", kind: manyTexts,
		set: setObjects(80, 99, func(d *draft) *[]emvqr.Data { return &d.merchant.Unreserved })},
	{name: "whole-amounts", usage: "write amounts without decimals, for networks that ask for whole units", kind: yesOrNo,
		set: setTruth(func(d *draft) *bool { return &d.merchant.WholeAmounts })},
	{name: "allow-astral", usage: "permit characters beyond U+FFFF, such as emoji, which readers measure differently", kind: yesOrNo,
		set: setTruth(func(d *draft) *bool { return &d.merchant.AllowAstral })},
}

func findField(name string) (field, bool) {
	for _, f := range fields {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

// fieldOf is the name of the field that a finding is about, "" for none.
func (d *draft) fieldOf(f *emvqr.Finding) string {
	switch {
	case f.Path == emvqr.P(64, 1) && d.localName == "":
		return "name" // it was written there too
	case f.Path == emvqr.P(64, 2) && d.localCity == "":
		return "city"
	}
	for i := range fields {
		for _, path := range fields[i].paths {
			if path == f.Path {
				return fields[i].name
			}
		}
	}
	return d.ownersField(f)
}

// ownersField is the field for objects whose meaning is their owner's: where nobody
// gave one by its id, it came with an account.
func (d *draft) ownersField(f *emvqr.Finding) string {
	switch root := f.Path.Root(); {
	case f.Path.IsZero() && f.Rule == "MPM-4.7.9.1-MAI", root >= 2 && root <= 51:
		return "account"
	case root >= firstUnreserved && hasData(d.merchant.Unreserved, root):
		return "unreserved"
	case root == 62 && f.Path.Depth() >= 2 && hasData(d.merchant.Additional.Systems, idBelow(f.Path, 2)):
		return "system" // 62-01 to 62-11 have fields of their own
	case root >= firstUnreserved, root == 62 && f.Path.Depth() >= 2:
		return "account"
	}
	return ""
}

// firstUnreserved is the first root id that EMVCo leaves to others altogether.
const firstUnreserved = 80

func hasData(data []emvqr.Data, id uint8) bool {
	return slices.ContainsFunc(data, func(d emvqr.Data) bool { return d.ID == id })
}

// idBelow is the id of a path at a depth.
func idBelow(path emvqr.Path, depth int) uint8 {
	for path.Depth() > depth {
		path = path.Parent()
	}
	return path.ID()
}

func roots(ids ...uint8) []emvqr.Path {
	var all []emvqr.Path
	for _, id := range ids {
		all = append(all, emvqr.P(id))
	}
	return all
}

func additional(id uint8) []emvqr.Path { return []emvqr.Path{emvqr.P(62, id)} }

// setOne makes a setter of one that takes a single value.
func setOne(set func(d *draft, value string) error) func(*draft, []string) error {
	return func(d *draft, values []string) error {
		if len(values) != 1 {
			return errors.New("expected one value")
		}
		return set(d, values[0])
	}
}

func setText(target func(*draft) *string) func(*draft, []string) error {
	return setOne(func(d *draft, value string) error {
		*target(d) = value
		return nil
	})
}

func setAmount(target func(*draft) *emvqr.Amount) func(*draft, []string) error {
	return setOne(func(d *draft, value string) error {
		if value == "" {
			return nil
		}
		return parseAmount(target(d), value)
	})
}

func parseAmount(target *emvqr.Amount, value string) error {
	parsed, err := typedAmount(value)
	if err == nil {
		*target = parsed
	}
	return err
}

func setTruth(target func(*draft) *bool) func(*draft, []string) error {
	return setOne(func(d *draft, value string) (err error) {
		if *target(d), err = strconv.ParseBool(value); err != nil {
			return fmt.Errorf("found %+q, expected true or false", value)
		}
		return nil
	})
}

// setObjects takes raw objects; see [parseRawObject].
func setObjects(first, last uint8, target func(*draft) *[]emvqr.Data) func(*draft, []string) error {
	return func(d *draft, values []string) error {
		var problems []error
		for _, value := range values {
			object, err := parseRawObject(value, first, last)
			if err != nil {
				problems = append(problems, err)
				continue
			}
			*target(d) = append(*target(d), object)
		}
		return errors.Join(problems...)
	}
}

// setAccounts takes accounts by their network and raw ones.
func setAccounts(d *draft, values []string) error {
	var problems []error
	raw := setObjects(2, 51, func(d *draft) *[]emvqr.Data { return &d.merchant.Accounts })
	for _, value := range values {
		if !isNetworkAccount(value) {
			problems = append(problems, raw(d, []string{value}))
			continue
		}
		account, err := parseNetworkAccount(value)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		d.accounts = append(d.accounts, account)
	}
	return errors.Join(problems...)
}

func setInitiation(d *draft, value string) error {
	if value == "none" {
		d.merchant.Initiation = emvqr.Omitted
		return nil
	}
	for _, i := range []emvqr.Initiation{emvqr.Static, emvqr.Dynamic} {
		if value == i.String() {
			d.merchant.Initiation = i
			return nil
		}
	}
	return oneOfError(value, "static, dynamic or none")
}

func setTip(d *draft, value string) error {
	tip := &d.merchant.Tip
	kind, number, _ := strings.Cut(value, "=")
	switch {
	case value == "prompt":
		tip.Kind = emvqr.TipPrompt
		return nil
	case kind == "fixed":
		tip.Kind = emvqr.FixedFee
		return parseAmount(&tip.Fee, number)
	case kind == "percent":
		tip.Kind = emvqr.PercentFee
		return parseAmount(&tip.Percent, number)
	}
	return oneOfError(value, "prompt, fixed=10.75 or percent=3.5")
}

// oneOfError lets the empty value pass, which leaves a field out.
func oneOfError(value, expected string) error {
	if value == "" {
		return nil
	}
	return fmt.Errorf("found %+q, expected %s", value, expected)
}

// withoutPrefix is the text of an error of the library for people who have never
// heard of it.
func withoutPrefix(err error) error {
	return errors.New(strings.TrimPrefix(err.Error(), "emvqr: "))
}
