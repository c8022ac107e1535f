//go:build !unix

package runner

import "os/exec"

// family is an adapter alone: without process groups what it starts cannot be
// ended, and must end with its input.
type family struct{ cmd *exec.Cmd }

// startFamily starts cmd.
func startFamily(cmd *exec.Cmd) (*family, error) { return &family{cmd}, cmd.Start() }

// end ends the program.
func (f *family) end() { f.cmd.Process.Kill() }

// dissolve does nothing.
func (*family) dissolve() {}

// watch does nothing: memory is limited on Linux only.
func (*family) watch(int64, <-chan struct{}) {}

// why is nil.
func (*family) why() error { return nil }
