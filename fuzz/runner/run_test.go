package runner

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The cases of testdata/corpus.
const (
	plain = iota + 1
	signedLength
	duplicate
	unknownObject
	astral
	notUTF8
	empty
	visaCode
	cutOff
	testCases = cutOff
)

// options are those of a run over the test corpus. There is no limit of memory:
// a test binary built with the race detector sets aside more than any.
func options(command []string) Options {
	return Options{
		Command: command, Corpus: os.DirFS("testdata/corpus"),
		CaseTimeout: time.Second, Memory: -1,
	}
}

// runOver runs and returns what became of each case. It fails the test where
// the run takes longer than anything here may.
func runOver(t *testing.T, o Options) (map[int]Verdict, Scorecard) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	verdicts := map[int]Verdict{}
	o.Observe = func(v Verdict) { verdicts[v.Case.ID] = v }
	card, err := Run(ctx, o)
	require.NoError(t, err)
	return verdicts, card
}

func TestGoodPeerPasses(t *testing.T) {
	t.Parallel()
	o := options(fake("good"))
	o.CaseTimeout = 10 * time.Second
	_, card := runOver(t, o)
	assert.True(t, card.Clean())
	assert.Equal(t, testCases, card.Total.Passed)
	assert.Zero(t, card.Restarts)
	assert.Equal(t, "fake", card.Adapter.Name)
}

func TestPeerThatGivesNoAnswer(t *testing.T) {
	tests := []struct {
		peer   string
		want   Outcome
		detail string
	}{
		{"crash", Crashed, "exit status 3"},
		{"hang", Hung, ""},
		{"spin", Hung, ""},
		{"mute", Hung, ""},
		{"flood", Unreadable, "longer than 1048576 bytes"},
		{"flood-lines", Unreadable, "the answer is to question 0, asked was"},
		{"chatter", Unreadable, `the answer is "warning: id twice"`},
	}
	for _, tt := range tests {
		t.Run(tt.peer, func(t *testing.T) {
			t.Parallel()
			o := options(fake(tt.peer))
			o.Cases = []int{plain, duplicate, unknownObject}
			if tt.want != Hung {
				o.CaseTimeout = 20 * time.Second
			}
			verdicts, card := runOver(t, o)
			// A machine that is busy may take longer over the other cases, too.
			for tt.want == Hung && card.Total.Passed < 2 && o.CaseTimeout < 10*time.Second {
				o.CaseTimeout *= 2
				verdicts, card = runOver(t, o)
			}
			if tt.want == Hung {
				assert.Contains(t, verdicts[duplicate].Detail, o.CaseTimeout.String())
			}
			assert.Equal(t, tt.want, verdicts[duplicate].Outcome)
			assert.Contains(t, verdicts[duplicate].Detail, tt.detail)
			assert.Equal(t, Passed, verdicts[plain].Outcome, "the case before is not to blame")
			assert.Equal(t, Passed, verdicts[unknownObject].Outcome, "the case after is not to blame")
			assert.Equal(t, 2, card.Restarts, "once to ask again, once to go on")
			assert.False(t, card.Clean())
		})
	}
}

func TestPeerThatNeverAnswers(t *testing.T) {
	for peer, want := range map[string]Outcome{"deaf": Hung, "shell-child": Hung, "next-door": Unreadable, "maybe": Unreadable} {
		t.Run(peer, func(t *testing.T) {
			t.Parallel()
			o := options(fake(peer))
			o.CaseTimeout = 300 * time.Millisecond
			if want != Hung {
				o.CaseTimeout = 20 * time.Second
			}
			o.Cases = []int{plain, duplicate}
			verdicts, _ := runOver(t, o)
			assert.Equal(t, want, verdicts[plain].Outcome)
			assert.Equal(t, want, verdicts[duplicate].Outcome)
		})
	}
}

func TestPeerThatWaitsForTheNextQuestionHangs(t *testing.T) {
	t.Parallel()
	o := options(fake("late"))
	o.CaseTimeout = 300 * time.Millisecond
	o.Cases = []int{plain, duplicate}
	verdicts, _ := runOver(t, o)
	assert.Equal(t, Hung, verdicts[plain].Outcome)
	assert.Equal(t, Hung, verdicts[duplicate].Outcome)
}

func TestPeerThatCrashesOnceIsAskedAgain(t *testing.T) {
	t.Parallel()
	o := options(fake("once", filepath.Join(t.TempDir(), "crashed")))
	o.CaseTimeout = 20 * time.Second
	verdicts, card := runOver(t, o)
	assert.Equal(t, Passed, verdicts[duplicate].Outcome)
	assert.Equal(t, 1, card.Restarts)
}

func TestPeerThatEatsMemoryIsStopped(t *testing.T) {
	if !MemoryLimited || raceEnabled {
		t.Skip("no limit of memory on this system, or none that the race detector lives with")
	}
	t.Parallel()
	o := options(fake("memory"))
	o.CaseTimeout = 30 * time.Second
	o.Memory = 256 << 20
	o.Cases = []int{plain, duplicate, unknownObject}
	verdicts, card := runOver(t, o)
	assert.Equal(t, Crashed, verdicts[duplicate].Outcome)
	assert.Equal(t, Passed, verdicts[unknownObject].Outcome)
	assert.EqualValues(t, 256<<20, card.MemoryBytes)
}

func TestPeerThatAnswersWrongly(t *testing.T) {
	tests := []struct {
		peer string
		want map[int]Outcome
	}{
		{"yes", map[int]Outcome{
			plain: Passed, signedLength: WronglyAccepted, duplicate: Passed, notUTF8: WronglyAccepted, empty: WronglyAccepted,
		}},
		{"no", map[int]Outcome{
			plain: WronglyRefused, signedLength: Passed, duplicate: Passed, astral: Passed, visaCode: WronglyRefused,
		}},
		{"visa", map[int]Outcome{
			plain: WrongNetworks, signedLength: WronglyAccepted, duplicate: WrongNetworks, visaCode: Passed,
		}},
		{"liar", map[int]Outcome{
			plain: WrongFields, signedLength: WronglyAccepted, duplicate: WrongFields, visaCode: WrongFields,
		}},
		{"skip", map[int]Outcome{plain: Skipped, signedLength: Skipped}},
	}
	for _, tt := range tests {
		t.Run(tt.peer, func(t *testing.T) {
			t.Parallel()
			o := options(fake(tt.peer))
			o.CaseTimeout = 20 * time.Second
			verdicts, card := runOver(t, o)
			for id, want := range tt.want {
				assert.Equal(t, want, verdicts[id].Outcome, "case %d", id)
			}
			assert.Equal(t, testCases, card.Total.Asked())
			assert.Len(t, card.Failures, card.Total.Failed())
			assert.Zero(t, card.Restarts)
		})
	}
}

func TestPeerIsAskedWhatItClaims(t *testing.T) {
	t.Parallel()
	o := options(fake("claims"))
	o.CaseTimeout = 20 * time.Second
	verdicts, card := runOver(t, o)
	assert.Len(t, verdicts, 1)
	assert.Equal(t, Passed, verdicts[visaCode].Outcome)
	assert.Equal(t, testCases-1, card.NotAsked)
}

func TestRunNeedsAnAdapterThatGreets(t *testing.T) {
	tests := map[string]struct {
		command []string
		want    string
	}{
		"no command":      {nil, "no adapter"},
		"no such program": {[]string{"/nonexistent/adapter"}, "no such file"},
		"ends at once":    {fake("no-greeting"), "program ended: exit status 4"},
		"other protocol":  {fake("old"), `expected it to say "conform":1`},
		"says nothing":    {fake("silent"), "did not greet: no answer in time"},
		"says hello":      {fake("chatty"), `the first line is "hello", expected {"conform":1`},
		"unknown topic":   {fake("misspelt-topic"), `claims.topics has "tvl", which is none of accounts additional-data `},
		"unknown claim":   {fake("misspelt-claim"), `unknown field "topic"`},
		"claims a text":   {fake("text-claim"), `"claims.topics" cannot be a JSON string`},
		"unknown network": {fake("misspelt-network"), `claims.networks has "Visa", which is none of`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := options(tt.command)
			o.StartTimeout = 2 * time.Second
			if name != "says nothing" {
				o.StartTimeout = 20 * time.Second
			}
			_, err := Run(t.Context(), o)
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func TestRunNeedsACaseToAsk(t *testing.T) {
	t.Parallel()
	o := options(fake("good"))
	o.Cases = []int{plain, 999}
	_, err := Run(t.Context(), o)
	assert.ErrorIs(t, err, ErrNothingAsked)
	assert.ErrorContains(t, err, "no case 999")
}

func TestRunGivesUpOnAnAdapterThatNeverAnswers(t *testing.T) {
	t.Parallel()
	var cases []string
	for id := range 2 * MaxSilent {
		cases = append(cases, fmt.Sprintf(`{"tcId":%d,"payload":"%d","result":"invalid"}`, id, id))
	}
	o := options(fake("deaf"))
	o.CaseTimeout = time.Millisecond
	o.Corpus = fstest.MapFS{"a.json": {Data: []byte(`{"tests":[` + strings.Join(cases, ",") + `]}`)}}
	card, err := Run(t.Context(), o)
	assert.ErrorIs(t, err, ErrSilent)
	assert.Equal(t, MaxSilent, card.Total.Hung)
}

func TestAVerdictShowsWhatWasAskedAndWhatCame(t *testing.T) {
	t.Parallel()
	o := options(fake("liar"))
	o.CaseTimeout = 20 * time.Second
	o.Cases = []int{visaCode, notUTF8}
	verdicts, _ := runOver(t, o)
	var b strings.Builder
	require.NoError(t, verdicts[visaCode].WriteText(&b))
	assert.Equal(t, "case 8 (visa): wrong fields\n"+
		"  about     a Visa code\n"+
		"  payload   \"000201021640001234567890145204581253038405802US5905DINER6006BOSTON630453B4\"\n"+
		"  flags     Foreign\n"+
		"  expected  valid\n"+
		"  networks  visa\n"+
		"  because   Made for the tests of the runner.\n"+
		"  answer    {\"id\":2,\"result\":\"valid\",\"fields\":{\"60\":\"PARIS\"}}\n"+
		"  wrong     60: expected \"BOSTON\", found \"PARIS\"\n", b.String())
	b.Reset()
	require.NoError(t, verdicts[notUTF8].WriteText(&b))
	assert.Contains(t, b.String(), "  bytes     30303032")
	assert.Equal(t, []int{1, 2}, []int{verdicts[notUTF8].Number, verdicts[visaCode].Number})
	assert.Equal(t, 2, verdicts[visaCode].Of)
}

func TestRunEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	o := options(fake("hang"))
	o.CaseTimeout = time.Hour
	begin := time.Now()
	card, err := Run(ctx, o)
	assert.ErrorIs(t, err, context.DeadlineExceeded)
	assert.Less(t, time.Since(begin), 20*time.Second)
	assert.LessOrEqual(t, card.Total.Asked(), 2, "what was found out so far is kept")
}

func TestProgramEndsWithItsChildren(t *testing.T) {
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("no /proc to look into")
	}
	t.Parallel()
	a, err := start(t.Context(), options(fake("shell-child")).withDefaults())
	require.NoError(t, err)
	group := a.cmd.Process.Pid
	require.NotEmpty(t, processGroup(t, group))
	a.kill()
	assert.Eventually(t, func() bool { return len(processGroup(t, group)) == 0 }, 10*time.Second, 50*time.Millisecond)
}

func TestNoProgramOutlivesTheRun(t *testing.T) {
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("no /proc to look into")
	}
	t.Parallel()
	file := filepath.Join(t.TempDir(), "pids")
	o := options(fake("known", file))
	o.Cases = []int{duplicate, unknownObject}
	runOver(t, o)
	numbers, err := os.ReadFile(file)
	require.NoError(t, err)
	pids := strings.Fields(string(numbers))
	assert.GreaterOrEqual(t, len(pids), 2, "more where the machine is busy")
	for _, pid := range pids {
		group, err := strconv.Atoi(pid)
		require.NoError(t, err)
		assert.Empty(t, processGroup(t, group))
	}
}

func TestPeerThatDoesNotReadIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 1<<20) // more than a pipe holds
	o := options(fake("deaf"))
	o.CaseTimeout = 300 * time.Millisecond
	o.Corpus = fstest.MapFS{"a.json": {Data: []byte(`{"tests":[{"tcId":1,"payload":"` + long + `","result":"invalid"}]}`)}}
	verdicts, _ := runOver(t, o)
	assert.Equal(t, Hung, verdicts[1].Outcome)
}

// processGroup returns the processes of a group that have not ended.
func processGroup(t *testing.T, group int) (pids []string) {
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	require.NoError(t, err)
	for _, name := range stats {
		stat, err := os.ReadFile(name)
		if err != nil {
			continue // it has just ended
		}
		// pid (name) state parent group …; the name may hold blanks.
		_, rest, _ := strings.Cut(string(stat), ") ")
		if f := strings.Fields(rest); len(f) > 2 && f[2] == strconv.Itoa(group) && f[0] != "Z" {
			pids = append(pids, name)
		}
	}
	return pids
}

func TestScorecardIsWrittenInEveryForm(t *testing.T) {
	t.Parallel()
	o := options(fake("yes"))
	o.CaseTimeout = 20 * time.Second
	_, card := runOver(t, o)
	card.Date = "2026-01-02"
	card.Corpus.Digest = "0123456789ab"
	for name, write := range map[string]func(io.Writer) error{
		"scorecard.txt": card.WriteText, "scorecard.md": card.WriteMarkdown, "scorecard.json": card.WriteJSON,
	} {
		var b strings.Builder
		require.NoError(t, write(&b))
		golden := filepath.Join("testdata", name)
		if os.Getenv("UPDATE_GOLDEN") != "" {
			require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o600))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(want), b.String(), name)
	}
}
