//go:build unix

package conform

import (
	"os/exec"
	"syscall"
)

// separate puts the program in a process group of its own, so that terminate
// reaches what it starts: the interpreter behind a shell script, for one.
func separate(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// terminate ends the program and its process group.
func terminate(cmd *exec.Cmd) { syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
