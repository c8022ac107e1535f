package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestValidateWritesALineAFinding(t *testing.T) {
	input := strings.Join([]string{bestTransport, zeroNoCity, warningsOnly, brokenOff, "\u202e", bestTransport}, "\n")
	got := callWith(input, "validate")
	golden(t, "validate.golden", got.out)
	assert.Equal(t, "6 codes: 3 ok, 3 not; 4 errors, 3 warnings\n", got.err)
}

func TestValidateIsSilentOnASoundCode(t *testing.T) {
	assert.Equal(t, result{status: exitOK}, callWith("", "validate", bestTransport))
}

func TestVerboseSaysOk(t *testing.T) {
	got := callWith("", "validate", "--verbose", bestTransport, warningsOnly, zeroNoCity)
	assert.True(t, strings.HasPrefix(got.out, "1: ok\n2: warning "), got.out)
	assert.Contains(t, got.out, "\n2: ok\n3: error ")
	assert.NotContains(t, got.out, "3: ok")
}

func TestStrictCountsWarnings(t *testing.T) {
	got := callWith("", "validate", "--strict", "--verbose", warningsOnly, bestTransport)
	assert.Equal(t, exitNotOK, got.status)
	assert.NotContains(t, got.out, "1: ok")
	assert.Equal(t, "2 codes: 1 ok, 1 not; 0 errors, 2 warnings\n", got.err)
}
