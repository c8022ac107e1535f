package explain_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// scanned are the samples, sound and broken, the native forms, and what is nothing.
func scanned(t testing.TB) (texts []string) {
	for _, row := range samples.All(t) {
		texts = append(texts, row.Payload, row.Payload[:len(row.Payload)*3/4])
	}
	native, err := os.ReadFile("../../testdata/native.tsv")
	require.NoError(t, err)
	for i, line := range strings.Split(strings.TrimSpace(string(native)), "\n") {
		if i > 0 {
			texts = append(texts, strings.Split(line, "\t")[1])
		}
	}
	return append(texts, "", "hello", "\xff\xfe", "000201\x1b[2J\u202e", strings.Repeat("9", 10_000_000), link, `upi://pay?pa=a@b&"},{=`)
}

// link is one that readers read as different payments.
const link = "https://pay.example/q?code=00020180870019com.example.oyfyqsr0160%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41153147" +
	"640764476407641234567890123458136Z153199999999999999999999999999999995204581253037645802TH5912Noodle House6007Bangkok6304BEE0"

func TestAnExplanationSaysWhatReadSaysAndIsJSONWhateverTheTextIs(t *testing.T) {
	set := profiles.Known().At(today)
	for _, text := range scanned(t) {
		wallet := profiles.Wallet{"visa", "upi", "promptpay", "qris", "nobody"}
		e := explain.TextFor(set, text, wallet)
		require.Equal(t, set.Read(text, wallet), *e.Payment)
		own := profiles.Wallet(e.Networks)
		if len(own) == 0 {
			own = profiles.Wallet{e.Format}
		}
		require.Equal(t, set.Read(text, own).Decision, e.Verdict.Decision, text)
		require.Equal(t, e.Verdict.Decision == profiles.Pay, len(e.Verdict.Reasons) == 0, text)
		require.False(t, e.Verdict.Decision == profiles.Pay && (!e.OK || e.Worst() == emvqr.Error || e.Err != nil), text)
		for _, r := range e.Verdict.Reasons {
			require.NotContains(t, r.Text, "the wallet", "it is about no wallet")
		}
		line := e.AppendJSON(nil)
		require.True(t, json.Valid(line), "%s", line)
		require.False(t, bytes.ContainsFunc(line, emvqr.IsHidden), "%q", line)
		headline, severity := e.Headline()
		require.Contains(t, headline, e.What)
		require.Equal(t, severity == emvqr.Error, !e.OK || e.Worst() == emvqr.Error, "%s: %s", headline, text)
		for _, o := range e.Objects {
			require.Less(t, strings.IndexFunc(o.Meaning, func(c rune) bool { return c > '~' && c < 0xA0 || emvqr.IsHidden(c) }), 0, "a meaning is from our tables")
		}
	}
}

func TestWhatATextIs(t *testing.T) {
	for _, test := range []struct{ text, what, headline string }{
		{"upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR", "a UPI link", "a UPI link, no errors"},
		{"hello", "plain text, and no payment code that is known here", "plain text, and no payment code that is known here"},
		{"", "not a merchant-presented code, and no other form known here", "not a merchant-presented code, and no other form known here"},
		{link, "a link that readers read as different payments", "a link that readers read as different payments"},
		{"https://qr.alİpay.com/fkx000000000000000000", "a link that looks like a payment link and leads elsewhere", "a link that looks like a payment link and leads elsewhere"},
		{"000201021640001234567890125204525153038405802US5911ABC Hammers6008New York63040000", "a merchant-presented code", "a merchant-presented code, but its checksum is wrong"},
		{"0002010216400012345678901252045251530", "a merchant-presented code", "a merchant-presented code, but it cannot be read to its end"},
		{"004000060000010103002021900021231231212000115102TH91049C31", "the code of a Thai transfer slip, which proves a payment and cannot be paid", "the code of a Thai transfer slip, which proves a payment and cannot be paid, with 1 error"},
	} {
		e := explain.Text(profiles.Known().At(today), test.text)
		headline, _ := e.Headline()
		assert.Equal(t, test.what, e.What, test.text)
		assert.Equal(t, test.headline, headline, test.text)
	}
}

func TestTheFieldsOfAFormHaveLabelsAndKeysOfTheirOwn(t *testing.T) {
	e := explain.Text(profiles.Known().At(today), "upi://pay?pa=shop@ybl&pn=Shop&pa=thief@ybl&x=1")
	require.NotNil(t, e.Form)
	assert.Equal(t, "a UPI link", e.Form.Name)
	assert.Equal(t, "NPCI", e.Form.RunBy)
	assert.Contains(t, e.Fields, explain.Value{Key: "pa", Label: "Payee's VPA", Value: "shop@ybl"})
	assert.Contains(t, e.Fields, explain.Value{Key: "pa_2", Label: "Payee's VPA", Value: "thief@ybl"})
	assert.Contains(t, e.Fields, explain.Value{Key: "x", Label: "", Value: "1"})
}

// A service may have networks of its own.
func TestANetworkOfOnesOwnIsNamed(t *testing.T) {
	row := samples.Of(t, func(r samples.Row) bool { return r.Sealed && slices.Contains(r.Networks, "promptpay") })[0]
	own := *must(profiles.Lookup("promptpay"))
	own.Name = "House money"
	set, err := profiles.NewSet(&own)
	require.NoError(t, err)
	e := explain.Text(set.At(today), row.Payload)
	require.NotEmpty(t, e.Accounts)
	assert.Equal(t, "House money", e.Accounts[0].Name)
}

func must[T any](value T, ok bool) T {
	if !ok {
		panic("there is none")
	}
	return value
}

func TestWithoutATimeNothingIsPaid(t *testing.T) {
	for _, now := range []time.Time{{}, time.Date(1, 1, 1, 0, 0, 0, 1, time.UTC), time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)} {
		e := explain.Text(profiles.Known().At(now), "upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR")
		require.Equal(t, profiles.Ask, e.Verdict.Decision)
		require.Equal(t, profiles.Clock, e.Verdict.Reasons[0].Code)
	}
}

// No value of a text comes into a log by way of its explanation, in whole or in part.
func TestAnExplanationIsLoggedMasked(t *testing.T) {
	e := explain.TextFor(profiles.Known().At(today), "upi://pay?pa=somebody@ybl&pn=Somebody&am=10.00&cu=INR", profiles.Wallet{"upi"})
	require.NotEmpty(t, e.Accounts)
	code := explain.Text(profiles.Known(), samples.Of(t, samples.Named("promptpay"))[0].Payload)
	var out strings.Builder
	logger := slog.New(slog.NewJSONHandler(&out, nil))
	logger.Info("seen", "explanation", e, "account", e.Accounts[0], "value", e.Fields[1])
	for _, o := range code.Objects {
		if o.Path.Depth() > 1 && network.Masked(o.Value) != o.Value {
			logger.Info("seen", "object", o)
		}
	}
	require.NotContains(t, out.String(), "omebody")
	for _, v := range code.Accounts[0].Values {
		if !strings.HasSuffix(v.Key, "guid") {
			require.NotContains(t, out.String(), v.Value)
		}
	}
}

func TestTheSchemaIsJSON(t *testing.T) { require.True(t, json.Valid([]byte(explain.Schema()))) }
