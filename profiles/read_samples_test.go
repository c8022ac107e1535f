package profiles_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
)

var update = flag.Bool("update", false, "write testdata/read.golden anew")

// everyNetwork is a wallet that can pay all that is known.
func everyNetwork() (w profiles.Wallet) {
	for n := range profiles.Networks() {
		w = append(w, n.Slug)
	}
	for form := range profiles.Forms() {
		w = append(w, form.Format)
	}
	return w
}

// The golden file has a line for each sample, sound or broken: what a wallet that can pay
// everything is told. Every line of it was read once.
func TestWhatAWalletIsToldOfEverySample(t *testing.T) {
	var got strings.Builder
	wallet := everyNetwork()
	for _, table := range []struct {
		name    string
		payload int
	}{{"mpm", 3}, {"native", 1}} {
		for line, row := range tsv(t, "../testdata/"+table.name+".tsv") {
			p := profiles.Read(lineBreaks.Replace(row[table.payload]), wallet, today)
			fmt.Fprintf(&got, "%s:%d %s\n", table.name, line, summary(p))
			require.True(t, json.Valid(p.AppendJSON(nil)), "line %d", line)
		}
	}
	const golden = "testdata/read.golden"
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(got.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	wantLines, gotLines := strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")
	for i := range min(len(wantLines), len(gotLines)) {
		require.Equal(t, wantLines[i], gotLines[i], "run go test -update if this is meant")
	}
	require.Len(t, gotLines, len(wantLines))
}

// lineBreaks turns what stands for a line break in a table into one.
var lineBreaks = strings.NewReplacer(`\n`, "\n", `\r`, "\r")

// summary is a payment in a line: what it decides, why, and what there is to show.
func summary(p profiles.Payment) string {
	var line []string
	add := func(key, value string) {
		if value != "" {
			line = append(line, key+"="+fmt.Sprintf("%+q", value))
		}
	}
	add("network", p.Network)
	if p.Format != p.Network {
		add("format", p.Format)
	}
	if p.Payee.Value != "" {
		add(string(p.Payee.Type), p.Payee.Label+" "+p.Payee.Masked())
		add("bank", p.Payee.Bank)
	}
	add("name", p.Merchant.Name)
	if p.Decision != profiles.Refuse || p.Amount.Value.IsPresent() {
		add(p.Amount.State.String(), strings.TrimSpace(p.Amount.Value.String()+" "+p.Currency.Alpha))
		add("minimum", p.Amount.Minimum.String())
		add("maximum", p.Amount.Maximum.String())
		add("unknown_why", p.Amount.Why)
	}
	if p.Tip.Kind.Indicator() != "" {
		add("tip", p.Tip.Kind.String()+" "+p.Tip.Fee.String()+p.Tip.Percent.String())
	}
	for _, f := range []struct{ key, value string }{
		{"reference", p.Reference}, {"reference2", p.Reference2}, {"bill", p.Bill}, {"purpose", p.Purpose}, {"terminal", p.Terminal},
	} {
		add(f.key, f.value)
	}
	if !p.Expires.IsZero() {
		add("expires", p.Expires.UTC().Format(time.RFC3339))
	}
	if p.Signed != profiles.Unsigned {
		add("signed", p.Signed.String())
	}
	add("note", p.Note)
	for i, r := range p.Reasons {
		add("why", r.Text)
		if i == 2 && len(p.Reasons) > 3 {
			add("why", fmt.Sprintf("and %d more", len(p.Reasons)-3))
			break
		}
	}
	return p.Decision.String() + " " + strings.Join(line, " ")
}
