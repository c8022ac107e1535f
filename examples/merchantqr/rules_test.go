package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

func TestRulesListsThemAll(t *testing.T) {
	rules := slices.Concat(slices.Collect(emvqr.Rules()), slices.Collect(profiles.Rules()), networkRules())
	lines := strings.Split(strings.TrimSuffix(callWith("", "rules").out, "\n"), "\n")
	require.Len(t, lines, 1+len(rules))
	assert.Equal(t, []string{"ID", "LAYER", "SEVERITY", "CITATION", "SENTENCE"}, strings.Fields(lines[0]))
	for i, rule := range rules {
		for _, cell := range []string{rule.ID, rule.Layer.String(), rule.Severity.String(), rule.Sentence, rule.Citation, rule.Reason} {
			assert.Contains(t, lines[1+i], cell)
		}
	}
}

func TestRulesAsJSON(t *testing.T) {
	rules := slices.Concat(slices.Collect(emvqr.Rules()), slices.Collect(profiles.Rules()), networkRules())
	lines := strings.Split(strings.TrimSuffix(callWith("", "rules", "--json").out, "\n"), "\n")
	require.Len(t, lines, len(rules))
	for i, line := range lines {
		var got ruleLine
		require.NoError(t, json.Unmarshal([]byte(line), &got))
		assert.Equal(t, rules[i].ID, got.ID)
		assert.Equal(t, rules[i].Sentence, got.Sentence)
		assert.Equal(t, rules[i].Reason, got.Reason)
		assert.Equal(t, strings.Fields("id layer severity sentence citation"), keysOf(t, line)[:5])
	}
}

func TestRulesByID(t *testing.T) {
	got := callWith("", "rules", "--json", "mpm-4.7.4.1-nz", "QR-CAPACITY")
	assert.Equal(t, 2, strings.Count(got.out, "\n"))
	assert.True(t, strings.HasPrefix(got.out, `{"id":"MPM-4.7.4.1-NZ","layer":"checked","severity":"error",`), got.out)
}
