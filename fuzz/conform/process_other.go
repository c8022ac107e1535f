//go:build !unix

package conform

import "os/exec"

// separate does nothing: without process groups, only the program itself can be
// ended, and what it starts must end with its input.
func separate(*exec.Cmd) {}

// terminate ends the program.
func terminate(cmd *exec.Cmd) { cmd.Process.Kill() }
