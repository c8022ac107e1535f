package fuzz_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/growth"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// scanned is when the texts of FuzzRead are scanned.
var scanned = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

// FuzzRead: what a wallet that can pay everything is told to pay has a payee, no error and
// no second reading, and can be said in JSON; what it is refused names no one.
func FuzzRead(f *testing.F) {
	for i, text := range corpusTexts(f, false) {
		f.Add(text, seedOps[i%len(seedOps)])
	}
	for form := range profiles.Forms() {
		for _, start := range form.Starts {
			f.Add(start.String(), seedOps[0])
		}
	}
	var all profiles.Wallet
	for n := range profiles.Networks() {
		all = append(all, n.Slug)
	}
	for form := range profiles.Forms() {
		all = append(all, form.Format)
	}
	f.Fuzz(func(t *testing.T, text string, ops []byte) {
		requireRead(t, text, all)
		changed, _ := rewritten(text, ops)
		requireRead(t, changed, all)
	})
}

func requireRead(t *testing.T, text string, wallet profiles.Wallet) {
	var p profiles.Payment
	growth.Require(t, len(text), func() { p = profiles.Read(text, wallet, scanned) })
	require.True(t, json.Valid(p.AppendJSON(nil)), "%q", text)
	require.Equal(t, p.Decision == profiles.Pay, len(p.Reasons) == 0, "%q: %v", text, p.Reasons)
	for _, r := range p.Reasons {
		require.NotEmpty(t, r.Code, "%q", text)
		require.NotEmpty(t, r.Text, "%q", text)
	}
	if p.Decision == profiles.Refuse {
		require.True(t, p.Account == nil && p.Payee.Value == "", "%q", text)
		return
	}
	require.False(t, slices.ContainsFunc(p.Findings, func(f emvqr.Finding) bool {
		return f.Severity == emvqr.Error || f.Effect == emvqr.Refuses
	}), "%q: %v", text, p.Findings)
	require.NotEmpty(t, p.Network, "%q", text)
	if p.Decision == profiles.Pay {
		require.NotEmpty(t, p.Payee.Value, "%q", text)
		require.NotEqual(t, network.PayeeType(""), p.Payee.Type, "%q", text)
	}
	switch p.Amount.State {
	case profiles.FixedAmount, profiles.ChangeableAmount:
		require.True(t, p.Amount.Value.IsPresent() && !p.Amount.Value.IsZero() && p.Currency.Alpha != "", "%q: %+v", text, p.Amount)
	case profiles.OpenAmount:
		require.False(t, p.Amount.Value.IsPresent(), "%q: %+v", text, p.Amount)
	case profiles.UnknownAmount:
		require.NotEmpty(t, p.Amount.Why, "%q", text)
	}
}
