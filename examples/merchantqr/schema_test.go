package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(explain.Schema()))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.AssertFormat()
	require.NoError(t, compiler.AddResource("explanation.json", document))
	schema, err := compiler.Compile("explanation.json")
	require.NoError(t, err, "the schema is itself held to draft 2020-12")
	return schema
}

func parsed(t *testing.T, text []byte) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err, "%s", text)
	return value
}

// judged is a time at which some samples have expired and others not.
var judged = profiles.Known().At(time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC))

// everyWallet names all networks, and one that nobody knows.
func everyWallet() profiles.Wallet { return append(profiles.Wallet{"Nobody's"}, slugs()...) }

func TestTheSchemaHoldsWhateverTheTextIs(t *testing.T) {
	schema := compiled(t)
	texts := append(collected(t), contested...)
	texts = append(texts, lookalikes...)
	texts = append(texts, hostile, notUTF8, "\x00", `","ok":true,"`, "upi://pay?pa=a@b&\"},{=\u202e&__proto__=1&am=1&am=2", strings.Repeat("9", 9000))
	for _, text := range collected(t) {
		texts = append(texts, text[:len(text)*2/3], text+"?", strings.Replace(text, "5802", "5803", 1))
	}
	if testing.Short() {
		texts = slices.DeleteFunc(texts, func(text string) bool { return len(text)%4 == 0 })
	}
	for i, text := range texts {
		e := explain.Text(judged, text)
		if i%2 == 0 {
			e = explain.TextFor(judged, text, everyWallet())
		}
		line := e.AppendJSON(nil)
		require.NoError(t, schema.Validate(parsed(t, line)), "%s", line)
	}
}

// optional are the members that need not be there.
var optional = strings.Fields("format wrapped_in fields payment role paths network confidence")

// A schema that takes anything proves nothing: no member can be left out, misnamed or
// made something else.
func TestTheSchemaRefusesWhatIsNotWritten(t *testing.T) {
	schema := compiled(t)
	for _, text := range []string{visaTwice, zeroNoCity, without6304, brokenOff, thaiSlip, "hello", compose(t, indonesian), "upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR"} {
		e := explain.TextFor(judged, text, everyWallet())
		line := e.AppendJSON(nil)
		require.NoError(t, schema.Validate(parsed(t, line)), text)
		changed := 0
		mutate(t, line, func(path, change string, mutant any) {
			changed++
			assert.Error(t, schema.Validate(mutant), "%s: %s", path, change)
		})
		require.Greater(t, changed, 100, text)
	}
}

// mutate changes one member of a document at a time.
func mutate(t *testing.T, line []byte, try func(path, change string, mutant any)) {
	var walk func(at func(root any) map[string]any, path string, object map[string]any)
	walk = func(at func(root any) map[string]any, path string, object map[string]any) {
		for key, value := range object {
			here := path + "/" + key
			change := func(how string, f func(m map[string]any)) {
				root := parsed(t, line)
				f(at(root))
				try(here, how, root)
			}
			isOptional := slices.Contains(optional, key) && !strings.HasPrefix(path, "/payment")
			if key == "network" && strings.Contains(path, "findings") {
				isOptional = false // it comes with the confidence
			}
			if !isOptional || key == "confidence" {
				change("left out", func(m map[string]any) { delete(m, key) })
			}
			change("misnamed", func(m map[string]any) { m[key+"s"] = m[key]; delete(m, key) })
			change("of another type", func(m map[string]any) { m[key] = []any{[]any{1}} })
			change("with a neighbour", func(m map[string]any) { m["neighbour"] = 1 })
			if key == "fields" && !strings.HasPrefix(path, "/payment") {
				continue // its keys are anybody's
			}
			switch value := value.(type) {
			case map[string]any:
				walk(func(root any) map[string]any { return at(root)[key].(map[string]any) }, here, value)
			case []any:
				for i := range min(len(value), 2) {
					if element, ok := value[i].(map[string]any); ok {
						walk(func(root any) map[string]any { return at(root)[key].([]any)[i].(map[string]any) }, fmt.Sprintf("%s/%d", here, i), element)
					}
				}
			}
		}
	}
	root := func(root any) map[string]any { return root.(map[string]any) }
	walk(root, "", root(parsed(t, line)))
}

// Each closed list of the schema is that of the library.
func TestTheListsOfTheSchemaAreThoseOfTheLibrary(t *testing.T) {
	var schema struct {
		Properties map[string]struct{ Enum []string }
		Defs       map[string]struct {
			Enum       []string
			Properties map[string]struct {
				Enum       []string
				Properties map[string]struct{ Enum []string }
				OneOf      []struct {
					Properties map[string]struct{ Enum []string }
				}
			}
		} `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal([]byte(explain.Schema()), &schema))
	payment := schema.Defs["payment"].Properties
	for _, test := range []struct {
		name      string
		got, want []string
	}{
		{"kind", schema.Defs["kind"].Enum, words(network.UnknownKind, network.MPM, network.CPM, network.URI, network.Other)},
		{"length_unit", schema.Properties["length_unit"].Enum, words(emvqr.CodePoints, emvqr.UTF16, emvqr.Bytes)},
		{"severity", schema.Defs["finding"].Properties["severity"].Enum, words(emvqr.Info, emvqr.Warning, emvqr.Error)},
		{"decision", schema.Defs["decision"].Enum, words(profiles.Refuse, profiles.Ask, profiles.Pay)},
		{"answer", schema.Defs["answer"].Enum, words(profiles.No, profiles.NotEstablished, profiles.Yes)},
		{"state", payment["amount"].Properties["state"].Enum, words(profiles.UnknownAmount, profiles.FixedAmount, profiles.ChangeableAmount, profiles.OpenAmount)},
		{"signed", payment["signed"].Enum, words(profiles.Unsigned, profiles.Unverified, profiles.Verified, profiles.Rejected)},
		{"tip", payment["tip"].Properties["kind"].Enum, words(emvqr.NoTip, emvqr.TipPrompt, emvqr.FixedFee, emvqr.PercentFee)},
		{"payee", payment["payee"].OneOf[1].Properties["type"].Enum, words(network.PayeeOther, network.PayeeMerchant, network.PayeeBiller,
			network.PayeeCard, network.PayeeAccount, network.PayeeIBAN, network.PayeeMobile, network.PayeeEmail, network.PayeeVPA,
			network.PayeeAlias, network.PayeeNationalID, network.PayeeCoin, network.PayeeToken, network.PayeeLink)},
	} {
		assert.ElementsMatch(t, test.want, test.got, test.name)
	}
}

func words[T any](values ...T) (texts []string) {
	for _, v := range values {
		texts = append(texts, fmt.Sprint(v))
	}
	return texts
}
