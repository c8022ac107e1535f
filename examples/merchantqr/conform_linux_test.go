package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestConformEndsWhatAnAdapterStartedWhenItGetsASignal(t *testing.T) {
	dir := t.TempDir()
	adapter, pids := filepath.Join(dir, "adapter.sh"), filepath.Join(dir, "pids")
	require.NoError(t, os.WriteFile(adapter, []byte(`echo '{"conform":1,"name":"stubborn","version":"1","claims":{}}'
(setsid sh -c "trap '' HUP INT TERM; echo \$\$ >>$1; while :; do sleep 1; done" >/dev/null 2>&1 </dev/null &)
while ! test -s "$1"; do sleep 0.01; done
trap '' HUP INT TERM
echo $$ >>"$1"
while :; do sleep 1; done
`), 0o600))
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		require.NoError(t, os.RemoveAll(pids))
		program := exec.Command(os.Args[0], "conform", "--time", "100s", "--", "/bin/sh", adapter, pids)
		program.Env = append(os.Environ(), asMerchantqr+"=1")
		require.NoError(t, program.Start())
		started := func() []string { numbers, _ := os.ReadFile(pids); return strings.Fields(string(numbers)) }
		require.Eventually(t, func() bool { return len(started()) == 2 }, 30*time.Second, 10*time.Millisecond)
		require.NoError(t, program.Process.Signal(sig))
		program.Wait()
		require.Equal(t, exitUsage, program.ProcessState.ExitCode(), "nothing could be asked")
		for _, pid := range started() {
			require.NoFileExists(t, filepath.Join("/proc", pid, "stat"), sig)
		}
	}
}
