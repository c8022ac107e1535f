package main

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

func TestACodeForSeveralNetworksIsWrittenAndReadAgain(t *testing.T) {
	service := start(t)
	status, out := service.postTo(t, "/v1/compose", jsonOf(t, examples["compose"]))
	require.Equal(t, http.StatusOK, status, out)
	require.Equal(t, []any{"promptpay", "visa"}, out["networks"])
	for _, wallet := range []string{"promptpay", "visa"} {
		paid := service.scan(t, out["text"].(string), wallet)
		isPaid(t, paid)
		require.Equal(t, wallet, paid.Network)
		require.Equal(t, "125.00", paid.Amount.Value)
	}
}

// TestARefusalTellsEveryReason: as the library's ConflictError has them.
func TestARefusalTellsEveryReason(t *testing.T) {
	service := start(t)
	body := object{
		"merchant": object{"name": "Noodle House", "city": "Bangkok", "category": "5812"},
		"accounts": []object{
			{"network": "visa", "fields": object{"number": "4000123456789017"}},
			{"network": "promptpay", "fields": object{"mobile": "0812345678"}},
			{"network": "qris", "fields": object{"guid": "COM.EXAMPLE.WWW", "pan": "936000140000000000", "merchant_id": "1", "criteria": "UMI", "nmid": "ID1020000000001"}},
		},
	}
	status, out := service.postTo(t, "/v1/compose", jsonOf(t, body))
	require.Equal(t, http.StatusUnprocessableEntity, status)
	_, err := profiles.Compose(
		emvqr.Merchant{Name: "Noodle House", City: "Bangkok", MCC: "5812"},
		cards.Account{Scheme: "visa", Number: "4000123456789017"}, promptpay.CreditTransfer{Mobile: "0066812345678"},
		qris.Merchant{GUID: "COM.EXAMPLE.WWW", PAN: "936000140000000000", MerchantID: "1", Criteria: "UMI", NMID: "ID1020000000001"})
	var want *profiles.ConflictError
	require.ErrorAs(t, err, &want)
	require.Len(t, out["conflicts"], len(want.Conflicts))
	require.GreaterOrEqual(t, len(want.Conflicts), 2, "currency and country")
	for i, c := range out["conflicts"].([]any) {
		require.Equal(t, want.Conflicts[i].Message, c.(object)["message"])
		require.Equal(t, want.Conflicts[i].Path.String(), c.(object)["path"])
	}
	require.Equal(t, []any{1.0, 2.0}, out["smallest"])
}

func TestAnAccountThatCannotBeGivenIsRefused(t *testing.T) {
	service := start(t)
	for name, c := range map[string]struct {
		account object
		says    string
	}{
		"no such network":  {object{"network": "doubloons", "fields": object{"a": "b"}}, `accounts/0: the network "doubloons" is not known here`},
		"no such field":    {object{"network": "visa", "fields": object{"pan": "4000123456789017"}}, "no kind of account of visa has all these fields"},
		"no such kind":     {object{"network": "khqr", "kind": "shop", "fields": object{"account": "a@b"}}, `khqr has no kind of account "shop", expected merchant or individual`},
		"not of that kind": {object{"network": "khqr", "kind": "individual", "fields": object{"merchant_id": "1"}}, `khqr:individual has no field "merchant_id"`},
		"an empty field":   {object{"network": "visa", "fields": object{"number": " "}}, `the field "number" is empty; leave it out instead`},
		"no fields":        {object{"network": "visa", "fields": object{}}, "accounts/0 has no fields"},
	} {
		t.Run(name, func(t *testing.T) {
			status, out := service.postTo(t, "/v1/compose", jsonOf(t, object{"merchant": object{"name": "A"}, "accounts": []object{c.account}}))
			require.Equal(t, http.StatusBadRequest, status)
			require.Contains(t, out["detail"], c.says)
		})
	}
}

func TestTheKindOfAnAccountMayBeGiven(t *testing.T) {
	service := start(t)
	for kind, root := range map[string]string{"individual": "29", "merchant": "30"} {
		key := map[string]string{"individual": "account_id", "merchant": "merchant_id"}[kind]
		status, out := service.postTo(t, "/v1/compose", jsonOf(t, object{
			"merchant": object{"name": "Sok", "city": "Phnom Penh", "category": "5999"},
			"accounts": []object{{"network": "khqr", "kind": kind, "fields": object{"account": "sok@devb", "bank": "Dev Bank", key: "1"}}},
		}))
		require.Equal(t, http.StatusOK, status, out)
		require.Equal(t, root, out["accounts"].([]any)[0].(object)["path"])
	}
}

// static is a printed code of a shop.
func static(t testing.TB, m emvqr.Merchant, accounts ...network.Account) string {
	m.Name, m.City, m.MCC = "Noodle House", "Somewhere", "5812"
	code, err := profiles.Compose(m, accounts...)
	require.NoError(t, err)
	return code.String()
}

// statics are printed codes, with what is asked for and where it must be found.
func statics(t testing.TB) map[string]struct {
	text, wallet, amount, paid, reference, expires string
} {
	type printed = struct{ text, wallet, amount, paid, reference, expires string }
	return map[string]printed{
		"PayNow":              {static(t, emvqr.Merchant{}, paynow.Account{UEN: "201403121W", Reference: "TABLE"}), "paynow", "12.5", "12.50", "INV-7", "2026-01-03T00:00:00+08:00"},
		"KHQR, riel":          {static(t, emvqr.Merchant{Currency: "116"}, khqr.Account{Account: "noodle_house@devb", ID: "1", Bank: "Dev Bank", Merchant: true}), "khqr", "5000", "5000", "INV-7", "2026-01-02T12:05:00Z"},
		"PromptPay":           {static(t, emvqr.Merchant{}, promptpay.BillPayment{BillerID: "010753600031501", Ref1: "TABLE12"}), "promptpay", "125", "125.00", "INV7", ""},
		"QRIS, as it is paid": {static(t, emvqr.Merchant{PostalCode: "10110"}, qris.Merchant{GUID: "COM.EXAMPLE.WWW", PAN: "936000140000000000", MerchantID: "1", Criteria: "UMI", NMID: "ID1020000000001"}), "qris", "15000", "15000", "INV-7", ""},
		"two networks":        {static(t, emvqr.Merchant{}, promptpay.CreditTransfer{Mobile: "0066812345678"}, cards.Account{Scheme: "visa", Number: "4000123456789017"}), "visa", "5", "5.00", "INV-7", ""},
	}
}

func TestAStaticCodeBecomesDynamicAndStaysItselfElsewhere(t *testing.T) {
	service := start(t)
	for name, c := range statics(t) {
		t.Run(name, func(t *testing.T) {
			body := object{"static": c.text, "amount": c.amount, "reference": c.reference}
			if c.expires != "" {
				body["expires"] = c.expires
			}
			status, out := service.postTo(t, "/v1/dynamic", jsonOf(t, body))
			require.Equal(t, http.StatusOK, status, out)
			text := out["text"].(string)
			require.NotContains(t, joined(out["findings"]), "KHQR-RIEL", "riel are whole")
			paid := service.scan(t, text, c.wallet)
			require.NotEqual(t, "refuse", paid.Decision, paid.says())
			require.Equal(t, "dynamic", paid.Initiation)
			want, got := emvqr.MustAmount(c.paid), emvqr.MustAmount(paid.Amount.Value)
			require.Zero(t, want.Cmp(got), paid.Amount.Value)
			require.Equal(t, c.reference, paid.Reference)
			if c.expires != "" {
				end, err := time.Parse(time.RFC3339, c.expires)
				require.NoError(t, err)
				require.True(t, end.Equal(*paid.Expires), paid.Expires)
				isRefused(t, service.scanBody(t, jsonOf(t, object{"scanned": text, "networks": []string{c.wallet}, "at": c.expires})))
			}
			before, after := rootsOf(c.text), rootsOf(text)
			for id, value := range before {
				if !slices.Contains([]string{"01", "26", "30", "62", "63", "99"}, id) {
					require.Equal(t, value, after[id], id)
				}
			}
		})
	}
}

// TestEachNetworkThatKeepsAnEndIsReadBack: by the example of its own table.
func TestEachNetworkThatKeepsAnEndIsReadBack(t *testing.T) {
	service := start(t)
	end := time.Date(2026, 1, 2, 13, 14, 15, 0, time.UTC)
	for _, k := range keepers {
		n, _ := profiles.Lookup(k.slug)
		kind, example := n.Kinds[0], n.Kinds[0].Examples[0]
		values := network.ValuesOf(example.Values...)
		account := kind.Make(kind, network.Location{}, &values)
		shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "SOMEWHERE", MCC: "5812", PostalCode: "10110", Initiation: emvqr.Static}
		printed, err := profiles.Compose(shop, account)
		require.NoError(t, err, k.slug)
		code, p := service.dynamicOf(&dynamicRequest{Static: printed.String(), Amount: "5000", Expires: &end})
		require.Nil(t, p, k.slug)
		answer := service.known.At(noon).Read(code.String(), profiles.Wallet{k.slug})
		require.True(t, end.Equal(answer.Expires), "%s: %s", k.slug, answer.Expires)
	}
}

// rootsOf are the values of a code by their ids.
func rootsOf(text string) map[string]string {
	values := map[string]string{}
	for o := range emvqr.MustParse(text).Objects() {
		values[o.Path.String()] = o.Value
	}
	return values
}

func TestWhatCannotBecomeDynamicIsRefused(t *testing.T) {
	service := start(t)
	visa := static(t, emvqr.Merchant{Country: "US", Currency: "USD"}, cards.Account{Scheme: "visa", Number: "4000123456789017"})
	qris := statics(t)["QRIS, as it is paid"].text
	for name, c := range map[string]struct {
		body object
		want int
		says string
	}{
		"no code":                   {object{"static": "hello", "amount": "1"}, 422, "static is no code that can be read"},
		"a wrong checksum":          {object{"static": visa[:len(visa)-4] + "0000", "amount": "1"}, 422, "checksum"},
		"an error in it":            {object{"static": seal("00020102164000123456789017520458125303840"), "amount": "1"}, 422, "static breaks rules"},
		"no amount":                 {object{"static": visa, "amount": ""}, 400, "amount is missing"},
		"zero":                      {object{"static": visa, "amount": "0"}, 422, "above zero"},
		"a comma":                   {object{"static": visa, "amount": "1,000"}, 422, "1,000"},
		"ten thousand (D1)":         {object{"static": qris, "amount": "10.005"}, 422, "did you mean 10005"},
		"a fee of a thousand (D1)":  {object{"static": qris, "amount": "10000", "tip": object{"kind": "fixed", "fee": "1.000"}}, 422, "did you mean 1000"},
		"a tip without a fee (D3)":  {object{"static": visa, "amount": "1", "tip": object{"kind": "fixed"}}, 422, "kind fixed, fee none"},
		"an end, and nowhere to":    {object{"static": visa, "amount": "1", "expires": "2026-02-01T00:00:00Z"}, 422, "an account of visa cannot say when it dies"},
		"an end that is over":       {object{"static": statics(t)["PayNow"].text, "amount": "1", "expires": "2026-01-01T00:00:00Z"}, 422, "which is over"},
		"an end finer than seconds": {object{"static": statics(t)["PayNow"].text, "amount": "1", "expires": "2026-02-01T00:00:00.5Z"}, 400, "whole seconds"},
		"a reference too long":      {object{"static": visa, "amount": "1", "reference": "12345678901234567890123456"}, 422, ""},
	} {
		t.Run(name, func(t *testing.T) {
			status, out := service.postTo(t, "/v1/dynamic", jsonOf(t, c.body))
			require.Equal(t, c.want, status, out)
			require.Contains(t, out["detail"], c.says)
			require.NotContains(t, out, "text")
		})
	}
}

// TestEverySampleBecomesDynamicOrSaysWhyNot: and nothing is another payee's then.
func TestEverySampleBecomesDynamicOrSaysWhyNot(t *testing.T) {
	service := start(t)
	made := 0
	for _, text := range samples(t, "mpm.tsv", "payload") {
		code, p := service.dynamicOf(&dynamicRequest{Static: text, Amount: "7", Reference: "INV7"})
		if p != nil {
			require.NotEmpty(t, p.Detail)
			continue
		}
		made++
		before := emvqr.MustParse(text)
		require.Equal(t, profiles.Slugs(before), profiles.Slugs(code), text)
		for _, slug := range profiles.Slugs(before) {
			was, is := profiles.Read(text, profiles.Wallet{slug}, noon), profiles.Read(code.String(), profiles.Wallet{slug}, noon)
			if was.Decision != profiles.Refuse { // an amount that cannot be paid is not there any more
				require.Equal(t, was.Payee, is.Payee, text)
			}
		}
	}
	require.Greater(t, made, 50)
}

func TestNobodyIsMadeToPayByALinkOfAnother(t *testing.T) {
	service := start(t)
	link := static(t, emvqr.Merchant{Country: "CN", Currency: "156"}, alipayplus.Account{URL: "https://qr.alipay.com/fkx000000000000000000"})
	status, out := service.postTo(t, "/v1/dynamic", jsonOf(t, object{"static": link, "amount": "5"}))
	if status == http.StatusOK {
		paid := service.scan(t, out["text"].(string), "alipayplus")
		require.Equal(t, "unknown", paid.Amount.State, "the network has the last word for the link")
	}
}
