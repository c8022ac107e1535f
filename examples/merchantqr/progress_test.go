package main

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestProgressIsShownToThoseWhoWait(t *testing.T) {
	var shown bytes.Buffer
	p := newProgress(&shown, 0)
	time.Sleep(110 * time.Millisecond) // as often as it is drawn
	p.add(1000)
	p.finish()
	assert.Contains(t, shown.String(), "1000 payloads")
}

func TestQuickWorkShowsNoProgress(t *testing.T) {
	var shown bytes.Buffer
	p := newProgress(&shown, time.Hour)
	time.Sleep(110 * time.Millisecond)
	p.add(1000)
	p.finish()
	assert.Empty(t, shown.String())
}

func TestNoProgressWithoutATerminal(t *testing.T) {
	assert.False(t, isTerminal(&bytes.Buffer{}))
	assert.Empty(t, callWith(abcHammers, "inspect").err)
}
