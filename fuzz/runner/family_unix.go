//go:build unix && !linux

package runner

import (
	"os/exec"
	"syscall"
)

// family is an adapter and its process group: the interpreter that a shell
// script starts, for one. What leaves the group must end with its input.
type family struct{ group int }

// startFamily starts cmd as the head of a family.
func startFamily(cmd *exec.Cmd) (*family, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &family{cmd.Process.Pid}, nil
}

// end ends the group.
func (f *family) end() { syscall.Kill(-f.group, syscall.SIGKILL) }

// dissolve does nothing.
func (*family) dissolve() {}

// watch does nothing: memory is limited on Linux only.
func (*family) watch(int64, <-chan struct{}) {}

// why is nil.
func (*family) why() error { return nil }
