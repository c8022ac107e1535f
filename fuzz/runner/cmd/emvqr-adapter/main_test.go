package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/fuzz/runner"
	"github.com/openmerchantqr/emvqr/fuzz/vectors"
)

// adapterArg makes the test binary be the adapter instead.
const adapterArg = "be-the-adapter"

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == adapterArg {
		main()
		return
	}
	os.Exit(m.Run())
}

// run faces this adapter with a corpus. Nothing is left to the limits here: the
// machine may be busy.
func run(t *testing.T, files fs.FS) runner.Scorecard {
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	card, err := runner.Run(ctx, runner.Options{
		Command: []string{os.Args[0], adapterArg}, Corpus: files,
		CaseTimeout: 30 * time.Second, Memory: -1, Stderr: os.Stderr,
	})
	require.NoError(t, err)
	return card
}

func TestWePassEveryCaseOfTheCorpus(t *testing.T) {
	card := run(t, vectors.Files)
	for _, f := range card.Failures {
		t.Error(f)
	}
	assert.Equal(t, card.Corpus.Cases, card.Total.Passed, "no case is skipped or not asked")
	assert.Zero(t, card.Restarts)
}

func TestWePassTheCorpusOfTheRunner(t *testing.T) {
	card := run(t, os.DirFS("../../testdata/corpus"))
	assert.True(t, card.Clean(), card.Failures)
	assert.Zero(t, card.NotAsked)
}

func TestAnswerHoldsAllThatWasRead(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, serve(strings.NewReader(
		`{"id":1,"payload":"00020101021129370016A0000006770101110113006681234567853037645802TH62070503T126304C458"}`+"\n"+
			`{"id":2,"payload_hex":"30ff"}`+"\n"), &out))
	lines := strings.Split(out.String(), "\n")
	require.Len(t, lines, 4)
	assert.Contains(t, lines[0], `"conform":1`)
	assert.Contains(t, lines[0], `"promptpay"`)
	assert.JSONEq(t, `{"id":1,"result":"valid","networks":["promptpay"],"length_unit":"code-points","fields":{
		"00":"01","01":"11","29":"0016A00000067701011101130066812345678","29.00":"A000000677010111","29.01":"0066812345678",
		"53":"764","58":"TH","62":"0503T12","62.05":"T12","63":"C458"}}`, lines[1])
	assert.JSONEq(t, `{"id":2,"result":"invalid"}`, lines[2])
}
