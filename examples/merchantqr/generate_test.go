package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// everything gives each field a value that can stand beside the others, with the
// object where it must arrive.
var everything = map[string]struct{ value, path, written string }{
	"name":          {"NOODLE HOUSE", "59", "NOODLE HOUSE"},
	"city":          {"BANGKOK", "60", "BANGKOK"},
	"country":       {"TH", "58", "TH"},
	"postal-code":   {"10110", "61", "10110"},
	"mcc":           {"0742", "52", "0742"},
	"account":       {"29:00=D15600000000,05=A93FO3230Q", "29.05", "A93FO3230Q"},
	"initiation":    {"dynamic", "01", "12"},
	"currency":      {"THB", "53", "764"},
	"amount":        {"125.", "54", "125"},
	"tip":           {"fixed=10.", "56", "10"},
	"bill":          {"INV-7", "62.01", "INV-7"},
	"mobile":        {"***", "62.02", "***"},
	"store":         {"S1", "62.03", "S1"},
	"loyalty":       {"***", "62.04", "***"},
	"reference":     {"REF", "62.05", "REF"},
	"customer":      {"C1", "62.06", "C1"},
	"terminal":      {"T1", "62.07", "T1"},
	"purpose":       {"soup", "62.08", "soup"},
	"consumer-data": {"ME", "62.09", "ME"},
	"tax-id":        {"123", "62.10", "123"},
	"channel":       {"400", "62.11", "400"},
	"system":        {"50:00=a.b,01=x", "62.50.01", "x"},
	"language":      {"th", "64.00", "th"},
	"local-name":    {"บ้าน \U0001F35C", "64.01", "บ้าน \U0001F35C"},
	"local-city":    {"กรุงเทพ", "64.02", "กรุงเทพ"},
	"unreserved":    {"80:00=org.example.b,01=y", "80.01", "y"},
	"whole-amounts": {"true", "54", "125"},
	"allow-astral":  {"true", "64.01", "บ้าน \U0001F35C"},
}

// assertEverything parses what was generated and looks for every field.
func assertEverything(t *testing.T, got result) {
	t.Helper()
	require.Equal(t, exitOK, got.status, got.err)
	code, err := emvqr.Parse(strings.TrimSuffix(got.out, "\n"))
	require.NoError(t, err)
	for name, field := range everything {
		path, err := emvqr.ParsePath(field.path)
		require.NoError(t, err)
		value, _ := code.Get(path)
		assert.Equal(t, field.written, value, name)
	}
	assert.Equal(t, exitOK, callWith(got.out, "validate").status)
}

func TestEveryFieldIsAFlag(t *testing.T) {
	require.Len(t, everything, len(fields), "a field without a value to test it with")
	args := []string{"generate"}
	for _, f := range fields {
		args = append(args, "--"+f.name+"="+everything[f.name].value)
	}
	assertEverything(t, callWith("", args...))
}

func TestEveryFieldIsAFieldOfAFile(t *testing.T) {
	values := make(map[string]any)
	var yaml strings.Builder
	for _, f := range fields {
		value := everything[f.name].value
		values[f.name] = value
		switch {
		case f.kind == manyTexts:
			values[f.name] = []string{value}
			fmt.Fprintf(&yaml, "%s:\n  - %s\n", f.name, value)
		case value == emvqr.Prompt:
			fmt.Fprintf(&yaml, "%s: '%s'\n", f.name, value)
		default:
			fmt.Fprintf(&yaml, "%s: %s\n", f.name, value)
		}
	}
	asJSON, err := json.Marshal(values)
	require.NoError(t, err)
	for _, content := range []string{yaml.String(), string(asJSON)} {
		assertEverything(t, callWith(content, "generate", "--file", "-"))
	}
}

func TestYAMLAndJSONFilesAgree(t *testing.T) {
	fromYAML := callWith("", "generate", "--file", "testdata/shop.yaml")
	assert.Equal(t, fromYAML.out, callWith("", "generate", "--file", "testdata/shop.json").out)
	golden(t, "shop.golden", fromYAML.out)
	assert.Equal(t, exitOK, callWith(fromYAML.out, "inspect").status)
}

func TestFlagsOverrideTheFile(t *testing.T) {
	got := callWith("", "generate", "--file", "testdata/shop.yaml",
		"--amount", "80.5", "--account", "03=1", "--account", "04=2", "--tip", "", "--postal-code=")
	require.Equal(t, exitOK, got.status, got.err)
	code := emvqr.MustParse(strings.TrimSpace(got.out))
	assert.Equal(t, "NOODLE HOUSE", code.MerchantName())
	amount, _ := code.Get(emvqr.P(54))
	assert.Equal(t, "80.50", amount)
	var accounts []string
	for o := range code.MerchantAccounts() {
		accounts = append(accounts, o.Path.String())
	}
	assert.Equal(t, []string{"03", "04"}, accounts, "all accounts of the file give way")
	for _, id := range []uint8{55, 57, 61} {
		_, there := code.Get(emvqr.P(id))
		assert.False(t, there, "an empty flag leaves a field out")
	}
}

func TestAFlagSavesAFileFromItsMistake(t *testing.T) {
	got := callWith("name: X\namount: 1,5\n"+rest, "generate", "-f", "-", "--amount", "1.50")
	assert.Equal(t, exitOK, got.status, got.err)
}

// rest are the fields that every code needs, but for a name.
const rest = "city: Y\ncountry: US\nmcc: 5812\ncurrency: USD\naccount: 02=4000123456789012\n"

func TestProblemsAreReportedTogetherWithTheirSource(t *testing.T) {
	file := filepath.Join(t.TempDir(), "code.yaml")
	require.NoError(t, os.WriteFile(file, []byte(`name: A NAME THAT IS MUCH TOO LONG TO FIT
colour: red
amount: 12.505
currency: JPY
country: Thailand
city: {a: b}
tip: sometimes
`), 0o666))
	got := callWith("", "generate", "--file", file,
		"--bill", "****", "--account", "29", "--account", "60=x", "--initiation", "maybe", "--channel", "999")
	assert.Equal(t, exitNotOK, got.status)
	assert.Empty(t, got.out)
	golden(t, "problems.golden", strings.ReplaceAll(got.err, file, "code.yaml"))
}

func TestFilesThatCannotBeRead(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"an unknown field of YAML", "name: X\n\ncolour: red\n" + rest, `standard input:3: unknown field "colour"`},
		{"an unknown field of JSON", "{\"name\": \"X\",\n\"colour\": 1}", `standard input:2: unknown field "colour"`},
		{"broken YAML", "name: 'X", "standard input: [1:7]"},
		{"broken JSON", "{\"name\": \"X\",\n\"mcc\": 0742}", "standard input:2: "},
		{"JSON that breaks off", `{"name": "X"`, "the object breaks off"},
		{"JSON with something behind", `{"name": "X"} {}`, "nothing behind"},
		{"a field twice in YAML", "name: X\nname: Y", "already defined"},
		{"a field twice in JSON", `{"name": "X", "name": "Y"}`, `field "name" is there twice`},
		{"nothing", "", "expected one document"},
		{"two documents", "name: X\n---\nname: Y", "expected one document"},
		{"no fields", "- name", "expected fields"},
		{"a JSON list", `["name"]`, "expected fields"},
		{"a mapping for a value", "name: {a: b}\n" + rest, "standard input:1: name: expected a value"},
		{"an object for a value", `{"name": {"a": "b"}}`, "standard input:1: name: expected text"},
		{"a list of lists", `{"account": [["02=1"]]}`, "account: expected text"},
		{"several lines", "name: |\n  X\n  Y\n" + rest, "name: expected a value on one line"},
		{"a list for one value", "name: [X, Y]\n" + rest, "name: expected one value"},
		{"no truth", "name: X\nwhole-amounts: 2\n" + rest, `whole-amounts: found "2", expected true or false`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := callWith(test.content, "generate", "--file", "-")
			assert.Equal(t, exitNotOK, got.status)
			assert.Empty(t, got.out)
			assert.Contains(t, got.err, test.want)
		})
	}
}

func TestValuesOfAFileAreTakenAsWritten(t *testing.T) {
	got := callWith("name: 1_000\ncity: 2020-01-01\ncountry: NO\nmcc: 0742\ncurrency: 036\namount: 12.50\nbill: 007\nstore:\nterminal: 1e3\naccount: 02=4000123456789012",
		"generate", "--file", "-")
	require.Equal(t, exitOK, got.status, got.err)
	code := emvqr.MustParse(strings.TrimSpace(got.out))
	data, _ := code.AdditionalData()
	assert.Equal(t, []string{"1_000", "2020-01-01", "NO", "0742", "036", "007", "", "1e3"},
		[]string{code.MerchantName(), code.MerchantCity(), code.CountryCode(), code.MerchantCategoryCode(), code.CurrencyCode(),
			data.BillNumber, data.StoreLabel, data.TerminalLabel})
	amount, _ := code.Get(emvqr.P(54))
	assert.Equal(t, "12.50", amount)
}

func TestLocalText(t *testing.T) {
	for _, test := range []struct {
		name   string
		args   []string
		fields map[string]string // objects of the code, or
		err    string
	}{
		{"accents need a language", []string{"--name", "São João", "--city", "Y"}, nil, "--name: Merchant Name holds U+00E3"},
		{"and the error says so", []string{"--name", "São João", "--city", "Y"}, nil, "with --language, such as --language pt"},
		{"accents with a language", []string{"--name", "São João", "--city", "Y", "--language", "pt"},
			map[string]string{"59": "Sao Joao", "60": "Y", "64.00": "pt", "64.01": "São João", "64.02": "Y"}, ""},
		{"another alphabet", []string{"--name", "ร้าน", "--city", "Y", "--language", "th"}, nil,
			"give --name in plain letters and this as --local-name"},
		{"another alphabet, written twice", []string{"--name", "RAN", "--city", "Y", "--language", "th", "--local-name", "ร้าน"},
			map[string]string{"59": "RAN", "60": "Y", "64.00": "th", "64.01": "ร้าน", "64.02": ""}, ""},
		{"a local name without a language", []string{"--name", "RAN", "--city", "Y", "--local-name", "ร้าน"}, nil, "--local-name: needs --language"},
		{"a local city without a language", []string{"--name", "RAN", "--city", "Y", "--local-city", "ร้าน"}, nil, "--local-city: needs --language"},
		{"a language without text", []string{"--name", "RAN", "--city", "Y", "--language", "th"}, nil, "--language: there is nothing to write in it"},
		{"no such language", []string{"--name", "Süß", "--city", "Y", "--language", "xx"}, nil, `--language: Language Preference is "xx"`},
		{"a local name and a name that is not plain", []string{"--name", "Süß", "--city", "Y", "--language", "de", "--local-name", "Süß"}, nil,
			"this one has to be in plain letters"},
		{"too long for the template", []string{"--name", strings.Repeat("é", 26), "--city", "Y", "--language", "fr"}, nil, "--name: Merchant Name - Alternate Language has 26"},
	} {
		t.Run(test.name, func(t *testing.T) {
			args := append([]string{"generate", "--country=US", "--mcc=5812", "--currency=USD", "--account=02=4000123456789012"}, test.args...)
			got := callWith("", args...)
			if test.err != "" {
				assert.Equal(t, exitNotOK, got.status)
				assert.Contains(t, got.err, test.err)
				return
			}
			require.Equal(t, exitOK, got.status, got.err)
			code := emvqr.MustParse(strings.TrimSpace(got.out))
			for path, want := range test.fields {
				p, err := emvqr.ParsePath(path)
				require.NoError(t, err)
				value, _ := code.Get(p)
				assert.Equal(t, want, value, path)
			}
		})
	}
}

func TestTips(t *testing.T) {
	for tip, want := range map[string]string{
		"prompt":      "550201",
		"fixed=10.75": "550202560510.75",
		"percent=3.5": "55020357033.5",
		"":            "",
	} {
		got := callWith("name: X\n"+rest, "generate", "-f", "-", "--tip", tip)
		require.Equal(t, exitOK, got.status, got.err)
		assert.Contains(t, got.out, "5303840"+want+"5802US")
	}
	for tip, want := range map[string]string{
		"fixed":       "--tip: not an amount",
		"percent=100": "--tip: Value of Convenience Fee Percentage is 100",
		"10":          `--tip: found "10", expected prompt, fixed=10.75 or percent=3.5`,
	} {
		got := callWith("name: X\n"+rest, "generate", "-f", "-", "--tip", tip)
		assert.Equal(t, exitNotOK, got.status)
		assert.Contains(t, got.err, want)
	}
}

func TestWarningsDoNotKeepACodeFromBeingWritten(t *testing.T) {
	got := callWith("", "generate", "--name", "X", "--city", "Y", "--country=US", "--mcc=5812", "--currency=USD", "--account=02=1",
		"--language=en", "--local-name", "a\u200db")
	assert.Equal(t, exitOK, got.status)
	assert.NotEmpty(t, got.out)
	assert.Contains(t, got.err, "merchantqr: warning: --local-name: ")
}

func TestRawObjects(t *testing.T) {
	for _, test := range []struct {
		text string
		want emvqr.Data
	}{
		{"02=4000123456789012", emvqr.Data{ID: 2, Value: "4000123456789012"}},
		{"26=0003a,b0102cd", emvqr.Data{ID: 26, Value: "0003a,b0102cd"}},
		{"29:00=A,05=B", emvqr.Data{ID: 29, Template: []emvqr.Data{{ID: 0, Value: "A"}, {ID: 5, Value: "B"}}}},
		{"29:00=A=B", emvqr.Data{ID: 29, Template: []emvqr.Data{{ID: 0, Value: "A=B"}}}},
		{`29:00=a\,b,01=c\\,02=d\e`, emvqr.Data{ID: 29, Template: []emvqr.Data{{ID: 0, Value: "a,b"}, {ID: 1, Value: `c\`}, {ID: 2, Value: `d\e`}}}},
	} {
		got, err := parseRawObject(test.text, 2, 51)
		assert.NoError(t, err, test.text)
		assert.Equal(t, test.want, got, test.text)
	}
	for _, text := range []string{"", "2=1", "x", "029", "29", "29:", "29:0=1", "29:00", "29:00=1,", "29:00=1,x", "29:00=", "29:00=1,00=2", "02=", "02:00=1", "02=00:1", "26=", "26=opaque", "26=0003ab", "01=1", "52=1", "+2=1"} {
		_, err := parseRawObject(text, 2, 51)
		assert.Error(t, err, text)
	}
}
