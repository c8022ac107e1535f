package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// stubborn is an adapter that answers nothing, and starts something in a session
// of its own that hears no signal. Both write their numbers to a file.
const stubborn = `echo '{"conform":1,"name":"stubborn","version":"1","claims":{}}'
(setsid sh -c "trap '' HUP INT TERM; echo \$\$ >>$1; while :; do sleep 1; done" >/dev/null 2>&1 </dev/null &)
while ! test -s "$1"; do sleep 0.01; done
trap '' HUP INT TERM
echo $$ >>"$1"
while :; do sleep 1; done
`

func TestASignalEndsTheRunnerAndAllThatItStarted(t *testing.T) {
	for name, sig := range map[string]syscall.Signal{"Ctrl-C": syscall.SIGINT, "SIGTERM": syscall.SIGTERM, "SIGHUP": syscall.SIGHUP} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if signal.Ignored(sig) {
				t.Skip("whoever started the tests, such as nohup, wants them to go on in spite of it")
			}
			dir := t.TempDir()
			adapter, pids := filepath.Join(dir, "adapter.sh"), filepath.Join(dir, "pids")
			require.NoError(t, os.WriteFile(adapter, []byte(stubborn), 0o600))
			runner := exec.Command(os.Args[0], "run", "-time", "100s", "-corpus", "../../testdata/corpus", "--", "/bin/sh", adapter, pids)
			require.NoError(t, runner.Start())
			started := func() []string { numbers, _ := os.ReadFile(pids); return strings.Fields(string(numbers)) }
			require.Eventually(t, func() bool { return len(started()) == 2 }, 30*time.Second, 10*time.Millisecond)
			require.NoError(t, runner.Process.Signal(sig))
			runner.Wait()
			assert.Equal(t, exitUsage, runner.ProcessState.ExitCode(), "nothing could be asked")
			for _, pid := range started() {
				_, err := os.Stat(fmt.Sprintf("/proc/%s", pid))
				assert.ErrorIs(t, err, os.ErrNotExist, pid)
			}
		})
	}
}

func TestAnAdapterEndsWithARunnerThatIsKilled(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	adapter, pids := filepath.Join(dir, "adapter.sh"), filepath.Join(dir, "pids")
	require.NoError(t, os.WriteFile(adapter, []byte(`echo '{"conform":1,"name":"deaf","version":"1","claims":{}}'
echo $$ >"$1"
while :; do sleep 1; done
`), 0o600))
	runner := exec.Command(os.Args[0], "run", "-time", "100s", "-corpus", "../../testdata/corpus", "--", "/bin/sh", adapter, pids)
	require.NoError(t, runner.Start())
	var pid string
	require.Eventually(t, func() bool {
		number, _ := os.ReadFile(pids)
		pid = strings.TrimSpace(string(number))
		return pid != ""
	}, 30*time.Second, 10*time.Millisecond)
	require.NoError(t, runner.Process.Kill())
	runner.Wait()
	assert.Eventually(t, func() bool {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%s/stat", pid))
		return err != nil || strings.Contains(string(stat), ") Z ")
	}, 10*time.Second, 10*time.Millisecond)
}
