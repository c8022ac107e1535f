package emvqr_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// What cannot be written so that it reads back is refused, whatever the networks
// of a code lower.
func TestWhatWouldNotReadBackIsRefusedWhateverIsLowered(t *testing.T) {
	const guid = "com.example"
	nested := []emvqr.Data{{ID: 0, Value: guid}}
	for _, tt := range []struct {
		name   string
		change func(*emvqr.Merchant)
		want   string
	}{
		{"two accounts with one id", func(m *emvqr.Merchant) { m.Accounts = append(m.Accounts, emvqr.Data{ID: 2, Value: "5"}) }, "MPM-4.3.1.2-UNIQ 02"},
		{"an id twice in a template", func(m *emvqr.Merchant) {
			m.Accounts[0] = emvqr.Data{ID: 26, Template: []emvqr.Data{{ID: 0, Value: guid}, {ID: 1, Value: "A"}, {ID: 1, Value: "B"}}}
		}, "MPM-4.3.1.2-UNIQ 26.01"},
		{"a template twice in a template", func(m *emvqr.Merchant) {
			m.Accounts[0] = emvqr.Data{ID: 26, Template: []emvqr.Data{{ID: 0, Value: guid}, {ID: 1, Template: nested}, {ID: 1, Template: nested}}}
		}, "MPM-4.3.1.2-UNIQ 26.01"},
		{"a payment system twice", func(m *emvqr.Merchant) {
			m.Additional.Systems = []emvqr.Data{{ID: 50, Template: nested}, {ID: 50, Template: nested}}
		}, "MPM-4.3.1.2-UNIQ 62.50"},
		{"two unreserved templates with one id", func(m *emvqr.Merchant) {
			m.Unreserved = []emvqr.Data{{ID: 80, Template: nested}, {ID: 80, Template: nested}}
		}, "MPM-4.3.1.2-UNIQ 80"},
		{"an account that is none", func(m *emvqr.Merchant) { m.Accounts[0].ID = 52 }, "MPM-4.7.9.1-MAI 52"},
		{"an id above 99", func(m *emvqr.Merchant) {
			m.Accounts[0] = emvqr.Data{ID: 26, Template: []emvqr.Data{{ID: 0, Value: guid}, {ID: 100, Value: "A"}}}
		}, "MPM-4.3.1.1-ID 26"},
		{"a payment system below 50", func(m *emvqr.Merchant) { m.Additional.Systems = []emvqr.Data{{ID: 5, Value: "A"}} }, "MPM-4.8.1.4-ALLOC 62"},
		{"a value and a template", func(m *emvqr.Merchant) { m.Accounts[0] = emvqr.Data{ID: 26, Value: "HELLO", Template: nested} }, "MPM-3.2-TLV 26"},
		{"a value and a template inside", func(m *emvqr.Merchant) {
			m.Accounts[0] = emvqr.Data{ID: 26, Template: []emvqr.Data{{ID: 0, Value: guid}, {ID: 1, Value: "A", Template: nested}}}
		}, "MPM-3.2-TLV 26.01"},
		{"a template in the place of a primitive account", func(m *emvqr.Merchant) { m.Accounts[0] = emvqr.Data{ID: 2, Template: nested} }, "MPM-4.7.10.1-PRIM 02"},
		{"a template of 100 characters", func(m *emvqr.Merchant) {
			m.Accounts[0] = emvqr.Data{ID: 26, Template: []emvqr.Data{{ID: 0, Value: guid}, {ID: 1, Value: strings.Repeat("x", 81)}}}
		}, "MPM-4.4.1.2-TMPL99 26"},
		{"a tip of no kind", func(m *emvqr.Merchant) { m.Tip.Kind = 9 }, "MPM-4.7.6.1-TIP 55"},
		{"an initiation of no kind", func(m *emvqr.Merchant) { m.Initiation = 9 }, "MPM-4.7.2.1-POI 01"},
		{"an owner's template that precomposed form would break", func(m *emvqr.Merchant) {
			m.Accounts[0] = emvqr.Data{ID: 26, Template: []emvqr.Data{{ID: 0, Value: guid}, {ID: 1, Value: "0105Cafe\u0301"}}}
		}, "MPM-4.5.3.1-S 26.01"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, lower := range []func(emvqr.Finding) emvqr.Severity{
				nil,
				func(emvqr.Finding) emvqr.Severity { return emvqr.Info },
				func(emvqr.Finding) emvqr.Severity { return 0 },
			} {
				m := hammerShop()
				tt.change(&m)
				code, err := m.EncodeFor(lower)
				require.Error(t, err, "wrote %s", code)
				var broken *emvqr.RuleError
				require.ErrorAs(t, err, &broken)
				var errors []string
				for _, f := range broken.Findings {
					if f.Severity == emvqr.Error {
						errors = append(errors, f.Rule+" "+f.Path.String())
					}
				}
				require.Contains(t, errors, tt.want)
			}
		})
	}
}

func TestATemplateGivenAsAValueKeepsItsObjectsInPrecomposedForm(t *testing.T) {
	m := hammerShop()
	m.Accounts[0] = emvqr.Data{ID: 26, Value: "0011com.example" + "0105Cafe\u0301"}
	m.Additional.Systems = []emvqr.Data{{ID: 50, Value: "0011com.example" + "0105Cafe\u0301"}}
	code, err := m.Encode()
	require.NoError(t, err)
	for _, path := range []emvqr.Path{emvqr.P(26, 1), emvqr.P(62, 50, 1)} {
		value, ok := code.Get(path)
		require.True(t, ok, path)
		require.Equal(t, "Café", value)
	}
}

func TestAValueThatReadsAsObjectsIsWrittenAsItIs(t *testing.T) {
	m := hammerShop()
	m.Accounts = []emvqr.Data{{ID: 2, Value: "0012888888881881"}, {ID: 26, Value: "0011com.example" + "0103ABC"}}
	m.Additional.ReferenceLabel = "01011"
	code, err := m.Encode()
	require.NoError(t, err)
	require.Equal(t, "0012888888881881", must(code.Get(emvqr.P(2))))
	require.Equal(t, "ABC", must(code.Get(emvqr.P(26, 1))))
	require.Equal(t, "01011", must(code.Get(emvqr.P(62, 5))))
	for _, inside := range []emvqr.Path{emvqr.P(2, 0), emvqr.P(62, 5, 1)} {
		_, ok := code.Get(inside)
		require.False(t, ok, "%s: a primitive has no inside", inside)
	}
}

// TestEverySetIsReadBack makes many edits of many codes, in all units, and reads
// each value back.
func TestEverySetIsReadBack(t *testing.T) {
	dice := rand.New(rand.NewPCG(8, 1))
	values := []string{"A", "01011", "0102AB", "最最", "é", "😀", "Cafe\u0301", "5406999.00", strings.Repeat("é", 12), "10.000", "0011com.example0103ABC"}
	paths := []emvqr.Path{emvqr.P(54), emvqr.P(54, 1), emvqr.P(2), emvqr.P(2, 0), emvqr.P(26, 1), emvqr.P(26, 1, 2), emvqr.P(59), emvqr.P(62), emvqr.P(62, 5), emvqr.P(62, 50, 1), emvqr.P(64, 1), emvqr.P(80), emvqr.P(80, 1)}
	written := 0
	for range emvqr.Often(20_000) {
		code := emvqr.MustParse([]string{annexB7, codePointsCode, utf16Code, bytesCode, hiddenAmount}[dice.IntN(5)])
		path, value := paths[dice.IntN(len(paths))], values[dice.IntN(len(values))]
		after, err := code.With(emvqr.AllowAstral(), emvqr.Set(path, value))
		if err != nil {
			continue
		}
		written++
		n := 0
		for range after.Readings() {
			n++
		}
		require.Equal(t, 1, n, "%s %q in %s", path, value, code)
		got, ok := after.Get(path)
		require.True(t, ok)
		require.Equal(t, norm.NFC.String(value), got)
	}
	require.Greater(t, written, emvqr.Often(5000))
}
