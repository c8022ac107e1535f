package runner

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// script writes an adapter in sh. $pids is the file to which everything that it
// starts adds its number; $noted waits until something has.
func script(t *testing.T, body string) (command []string, pids string) {
	dir := t.TempDir()
	name, pids := filepath.Join(dir, "adapter.sh"), filepath.Join(dir, "pids")
	head := "pids='" + pids + "'\nnote='echo $$ >>" + pids + "'\nnoted='waitfor " + pids + "'\n" +
		"waitfor() { while ! [ -s \"$1\" ]; do sleep 0.02; done; }\n" +
		`echo '{"conform":1,"name":"script","version":"1","claims":{}}'` + "\n"
	require.NoError(t, os.WriteFile(name, []byte(head+body), 0o600))
	return []string{"/bin/sh", name}, pids
}

// living are the processes whose numbers are in a file and that have not ended.
func living(t *testing.T, file string) (alive []int) {
	numbers, err := os.ReadFile(file)
	require.NoError(t, err)
	for _, number := range strings.Fields(string(numbers)) {
		pid, err := strconv.Atoi(number)
		require.NoError(t, err)
		if p, ok := readProcess(pid); ok && p.state != 'Z' {
			alive = append(alive, pid)
		}
	}
	return alive
}

// hasNoted reports whether anything that was started has noted its number.
func hasNoted(file string) bool {
	numbers, err := os.ReadFile(file)
	return err == nil && len(numbers) > 0
}

// requireAllEnd fails the test where any of the processes lives on. One that was
// killed takes a moment to be gone; one that got away takes a hundred seconds.
func requireAllEnd(t *testing.T, file string) {
	t.Helper()
	require.Eventually(t, func() bool { return len(living(t, file)) == 0 }, 20*time.Second, 20*time.Millisecond)
}

// runaways are ways in which an adapter starts something that outlives it.
var runaways = map[string]string{
	"a child":                         `sh -c "$note; exec sleep 100" & sleep 100`,
	"a session of its own":            `setsid sh -c "$note; exec sleep 100" & sleep 100`,
	"forked twice":                    `(setsid sh -c "$note; exec sleep 100" >/dev/null 2>&1 </dev/null &); sleep 100`,
	"forked twice, and crashed":       `(setsid sh -c "$note; exec sleep 100" >/dev/null 2>&1 </dev/null &); $noted; exit 3`,
	"holds the output, and crashed":   `(setsid sh -c "$note; exec sleep 100" &); $noted; exit 3`,
	"deaf to signals":                 `(setsid sh -c "trap '' HUP INT TERM; $note; while :; do sleep 1; done" &); sleep 100`,
	"a child of a child that is gone": `(setsid sh -c "(setsid sh -c '$note; exec sleep 100' &); $note; exit" >/dev/null 2>&1 &); sleep 100`,
	"one that starts itself again": `cat >$pids.sh <<'END'
echo $$ >>$1
(setsid sh $0 $1 >/dev/null 2>&1 &)
sleep 0.05
END
(setsid sh $pids.sh $pids >/dev/null 2>&1 &); sleep 100`,
}

func TestNothingThatAnAdapterStartedOutlivesTheRun(t *testing.T) {
	for name, body := range runaways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			command, pids := script(t, "read -r line\n"+body)
			o := options(command)
			o.Cases = []int{plain}
			// On a machine that is busy the time may be over before anything started.
			for !hasNoted(pids) && o.CaseTimeout < time.Minute {
				verdicts, _ := runOver(t, o)
				assert.True(t, verdicts[plain].Outcome.Failed())
				o.CaseTimeout *= 2
			}
			require.True(t, hasNoted(pids))
			requireAllEnd(t, pids)
		})
	}
}

func TestWhatThrowsItsEnvironmentAwayIsEndedToo(t *testing.T) {
	// Not beside others: whose it is tells only that there is one adapter.
	command, pids := script(t, `read -r line
(env -i /usr/bin/setsid /bin/sh -c "$note; exec sleep 100" >/dev/null 2>&1 </dev/null &); $noted; exit 3`)
	o := options(command)
	o.CaseTimeout, o.Cases = 20*time.Second, []int{plain}
	runOver(t, o)
	require.True(t, hasNoted(pids))
	requireAllEnd(t, pids)
}

func TestAnAdapterInPythonThatForksTwiceIsEndedWithAll(t *testing.T) {
	python := python(t)
	t.Parallel()
	dir := t.TempDir()
	name, pids := filepath.Join(dir, "adapter.py"), filepath.Join(dir, "pids")
	require.NoError(t, os.WriteFile(name, []byte(`import json, os, sys, time
def daemon():
    if os.fork(): os.wait(); return
    os.setsid()
    if os.fork(): os._exit(0)
    with open(sys.argv[1], "a") as f: print(os.getpid(), file=f)
    time.sleep(100)
    os._exit(0)
print(json.dumps({"conform": 1, "name": "python", "version": "1", "claims": {}}), flush=True)
for line in sys.stdin:
    daemon()
    print(json.dumps({"id": json.loads(line)["id"], "skip": True}), flush=True)
`), 0o600))
	o := options([]string{python, name, pids})
	o.CaseTimeout, o.StartTimeout = 20*time.Second, 60*time.Second
	_, card := runOver(t, o)
	assert.Equal(t, testCases, card.Total.Skipped)
	requireAllEnd(t, pids)
}

func TestOthersChildrenAreLeftAlone(t *testing.T) {
	other := exec.Command("sleep", "1000")
	require.NoError(t, other.Start())
	defer other.Process.Kill()
	o := options(fake("hang"))
	o.CaseTimeout = 100 * time.Millisecond
	o.Cases = []int{duplicate}
	runOver(t, o)
	p, ok := readProcess(other.Process.Pid)
	require.True(t, ok)
	assert.Contains(t, "SRD", string(p.state))
}

func TestTheLimitOfMemoryIsForAllThatAnAdapterStarts(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector needs more memory than any limit")
	}
	python := python(t)
	t.Parallel()
	dir := t.TempDir()
	name, pids := filepath.Join(dir, "adapter.py"), filepath.Join(dir, "pids")
	// Eight children of 48 MiB each, every one far below the limit.
	require.NoError(t, os.WriteFile(name, []byte(`import os, sys, time
print('{"conform":1,"name":"python","version":"1","claims":{}}', flush=True)
sys.stdin.readline()
for _ in range(8):
    if os.fork() == 0:
        if os.fork(): os._exit(0)
        os.setsid()
        held = b"x" * (48 << 20)
        with open(sys.argv[1], "a") as f: print(os.getpid(), file=f)
        time.sleep(100)
time.sleep(100)
`), 0o600))
	o := options([]string{python, name, pids})
	o.Memory, o.CaseTimeout, o.StartTimeout = 256<<20, 30*time.Second, 60*time.Second
	o.Cases = []int{plain}
	verdicts, _ := runOver(t, o)
	assert.Equal(t, Crashed, verdicts[plain].Outcome)
	assert.Contains(t, verdicts[plain].Detail, "more memory than the limit of 256 MiB")
	requireAllEnd(t, pids)
}

func TestMemoryThatIsSharedCountsOnce(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector needs more memory than any limit")
	}
	python := python(t)
	t.Parallel()
	name := filepath.Join(t.TempDir(), "adapter.py")
	// 64 MiB, and eight children that only look at it.
	require.NoError(t, os.WriteFile(name, []byte(`import json, os, sys, time
held = b"x" * (64 << 20)
for _ in range(8):
    if os.fork() == 0:
        time.sleep(100)
print('{"conform":1,"name":"python","version":"1","claims":{}}', flush=True)
for line in sys.stdin:
    time.sleep(0.3)
    print(json.dumps({"id": json.loads(line)["id"], "skip": True}), flush=True)
os._exit(0)
`), 0o600))
	o := options([]string{python, name})
	o.Memory, o.CaseTimeout, o.StartTimeout = 256<<20, 30*time.Second, 60*time.Second
	o.Cases = []int{plain, duplicate}
	_, card := runOver(t, o)
	assert.Equal(t, 2, card.Total.Skipped)
	assert.Zero(t, card.Restarts)
}

func TestARunThatIsBrokenOffEndsWhatItStarted(t *testing.T) {
	command, pids := script(t, `(setsid sh -c "$note; exec sleep 100" >/dev/null 2>&1 &); read -r line; sleep 100`)
	ctx, cancel := context.WithCancel(t.Context())
	o := options(command)
	o.CaseTimeout = time.Hour
	done := make(chan error)
	go func() { _, err := Run(ctx, o); done <- err }()
	require.Eventually(t, func() bool { _, err := os.Stat(pids); return err == nil }, 20*time.Second, 10*time.Millisecond)
	cancel()
	assert.ErrorIs(t, <-done, context.Canceled)
	requireAllEnd(t, pids)
}

func TestNoOrphanFallsToThisProcessAfterARun(t *testing.T) {
	o := options(fake("good"))
	o.CaseTimeout, o.Cases = 20*time.Second, []int{plain}
	runOver(t, o)
	assert.False(t, adopts())
}
