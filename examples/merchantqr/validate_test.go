package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestValidateWritesALineAFinding(t *testing.T) {
	input := strings.Join([]string{soundVisa, zeroNoCity, warningsOnly, brokenOff, "\u202e", soundVisa}, "\n")
	got := callWith(input, "validate")
	golden(t, "validate.golden", got.out)
	assert.Equal(t, "6 codes: 3 ok, 3 not; 4 errors, 3 warnings\n", got.err)
}

func TestValidateIsSilentOnASoundCode(t *testing.T) {
	assert.Equal(t, result{status: exitOK}, callWith("", "validate", soundVisa))
}

func TestVerboseSaysOk(t *testing.T) {
	got := callWith("", "validate", "--verbose", soundVisa, warningsOnly, zeroNoCity)
	assert.True(t, strings.HasPrefix(got.out, "1: ok\n2: warning "), got.out)
	assert.Contains(t, got.out, "\n2: ok\n3: error ")
	assert.NotContains(t, got.out, "3: ok")
}

func TestStrictCountsWarnings(t *testing.T) {
	got := callWith("", "validate", "--strict", "--verbose", warningsOnly, soundVisa)
	assert.Equal(t, exitNotOK, got.status)
	assert.NotContains(t, got.out, "1: ok")
	assert.Equal(t, "2 codes: 1 ok, 1 not; 0 errors, 2 warnings\n", got.err)
}

const thaiSlip = "004000060000010103002021900021231231212000115102TH91049C30"

func TestValidateSaysWhatIsNoCodeOfAShop(t *testing.T) {
	for text, want := range map[string]string{
		thaiSlip: "1: form    thai-slip the code of a Thai transfer slip, which proves a payment and cannot be paid\n",
		"upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR": "1: form    upi a UPI link\n",
		"hQVDUFYwMWEU": "1: form    cpm a consumer-presented code, as a payer's phone shows it to a till\n",
	} {
		got := callWith("", "validate", text)
		assert.Equal(t, exitOK, got.status, "what it is can be told, and nothing is wrong with it")
		assert.True(t, strings.HasPrefix(got.out, want), got.out)
	}
	for i, text := range column(t, "native.tsv", 1) {
		l := parseLine(t, callWith("", "inspect", "--json", text).out)
		got := callWith("", "validate", text)
		assert.Equal(t, l.Format != "", strings.Contains(got.out, ": form "), "row %d: %s", i, got.out)
	}
	for _, command := range [][]string{{"readable", thaiSlip}, {"route", "--wallet", "promptpay", thaiSlip}} {
		got := callWith("", command...)
		assert.Equal(t, exitNotOK, got.status)
		assert.Contains(t, got.err, "cannot be paid", "the others say so, too")
	}
}
