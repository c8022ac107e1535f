package runner

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
	"unsafe"
)

// family is an adapter and all that it started, in whatever session or group
// that has put itself and whether or not its parents are still there.
//
// Linux has no handle for such a thing, so it is put together from four signs.
// The adapter begins a session, which none of its descendants can leave for
// ours. This process is the one that orphans below it fall to
// (PR_SET_CHILD_SUBREAPER), so that whoever was started is below it for good.
// Every descendant inherits a mark in its environment. And who was once seen
// below the adapter is known for the rest of its life.
type family struct {
	mark string
	root process

	mu    sync.Mutex
	known map[int]uint64 // when each was started, by its number
	fault error
}

// process is what /proc says of a process.
type process struct {
	pid, parent, session int
	state                byte
	started              uint64 // in ticks since the machine was
	resident             int64  // bytes
}

// markName is the variable of the environment that tells whose a process is.
const markName = "CONFORM_ADAPTER"

// adapters are the adapters that run at the moment, by process number. To adopt
// orphans is a property of this whole process, so this is one of the package.
var adapters struct {
	sync.Mutex
	running map[int]bool
	count   int
	// adopting says that orphans fell to this process before it ran any.
	adopting bool
}

// startFamily starts cmd as the head of a family.
func startFamily(cmd *exec.Cmd) (*family, error) {
	adapters.Lock()
	defer adapters.Unlock()
	if len(adapters.running) == 0 {
		adapters.running = map[int]bool{}
		adapters.adopting = adopts()
		adopt(true)
	}
	adapters.count++
	f := &family{mark: fmt.Sprintf("%d-%d", os.Getpid(), adapters.count)}
	cmd.Env = append(cmd.Environ(), markName+"="+f.mark)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		stopAdopting()
		return nil, err
	}
	f.root, _ = readProcess(cmd.Process.Pid)
	f.root.pid = cmd.Process.Pid // also where there is no /proc
	adapters.running[f.root.pid] = true
	return f, nil
}

// stopAdopting leaves this process as it was found, once no adapter runs.
func stopAdopting() {
	if len(adapters.running) == 0 && !adapters.adopting {
		adopt(false)
	}
}

// dissolve is called once the adapter has been waited for: from then on its
// number may be another's.
func (f *family) dissolve() {
	adapters.Lock()
	defer adapters.Unlock()
	delete(adapters.running, f.root.pid)
	stopAdopting()
}

const (
	setChildSubreaper = 36 // PR_SET_CHILD_SUBREAPER
	getChildSubreaper = 37 // PR_GET_CHILD_SUBREAPER
)

// adopts reports whether orphans fall to this process.
func adopts() bool {
	var on int32
	syscall.RawSyscall6(syscall.SYS_PRCTL, getChildSubreaper, uintptr(unsafe.Pointer(&on)), 0, 0, 0, 0)
	return on != 0
}

// adopt makes orphans below this process fall to it, or no longer.
func adopt(on bool) {
	var value uintptr
	if on {
		value = 1
	}
	syscall.RawSyscall6(syscall.SYS_PRCTL, setChildSubreaper, value, 0, 0, 0, 0)
}

// members are those of the family that have not been waited for.
func (f *family) members() (found []process) {
	all := processes()
	below := map[int][]process{}
	for _, p := range all {
		below[p.parent] = append(below[p.parent], p)
	}
	self, _ := readProcess(os.Getpid())
	seen := map[int]bool{}
	var add func(process)
	add = func(p process) {
		if !seen[p.pid] {
			seen[p.pid] = true
			found = append(found, p)
			for _, child := range below[p.pid] {
				add(child)
			}
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, p := range all {
		started, known := f.known[p.pid]
		orphan := p.parent == self.pid && p.session != self.session
		if p.pid == f.root.pid || known && started == p.started || orphan && f.claims(p) {
			add(p)
		}
	}
	f.known = make(map[int]uint64, len(found))
	for _, p := range found {
		f.known[p.pid] = p.started
	}
	return found
}

// claims reports whether an orphan that fell to this process is of the family:
// by its mark or, where it has thrown its environment away, because there is no
// other adapter whose it could be.
func (f *family) claims(p process) bool {
	adapters.Lock()
	isRoot, alone := adapters.running[p.pid], len(adapters.running) == 1
	adapters.Unlock()
	if isRoot || p.started < f.root.started {
		return false
	}
	if mark := markOf(p.pid); mark != "" {
		return mark == f.mark
	}
	return alone
}

// markOf is the mark of a process, "" for none.
func markOf(pid int) string {
	environ, _ := os.ReadFile(fmt.Sprintf("/proc/%d/environ", pid))
	for variable := range bytes.SplitSeq(environ, []byte{0}) {
		if mark, ok := bytes.CutPrefix(variable, []byte(markName+"=")); ok {
			return string(mark)
		}
	}
	return ""
}

// endLimit is how long end goes on against a family that grows while it dies.
const endLimit = 10 * time.Second

// end ends all of the family. All are stopped before the first is killed, so
// that none starts another meanwhile, and it looks again until there is none.
func (f *family) end() {
	for deadline := time.Now().Add(endLimit); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		living := f.reap(f.members())
		if len(living) == 0 {
			break
		}
		for _, sig := range []syscall.Signal{syscall.SIGSTOP, syscall.SIGKILL} {
			for _, p := range living {
				p.signal(sig)
			}
		}
	}
	syscall.Kill(-f.root.pid, syscall.SIGKILL) // where there is no /proc
}

// reap buries the orphans that have died, and returns who lives. The adapter
// itself is for [exec.Cmd] to wait for.
func (f *family) reap(members []process) (living []process) {
	for _, p := range members {
		switch {
		case p.state != 'Z' && p.state != 'X':
			living = append(living, p)
		case p.pid != f.root.pid && p.parent == os.Getpid():
			syscall.Wait4(p.pid, nil, syscall.WNOHANG, nil)
		}
	}
	return living
}

// signal sends a signal to this process, and to no other that has its number by
// now: the handle is taken first and the process behind it looked at then.
func (p process) signal(sig syscall.Signal) {
	handle, err := os.FindProcess(p.pid)
	if err != nil {
		return
	}
	defer handle.Release()
	if now, ok := readProcess(p.pid); ok && now.started == p.started {
		handle.Signal(sig)
	}
}

// watchEvery is how often the memory of a family is looked at.
const watchEvery = 50 * time.Millisecond

// watch ends the family when all of it together holds more than limit bytes. It
// returns when done is closed. A limit below zero is none.
func (f *family) watch(limit int64, done <-chan struct{}) {
	if limit < 0 {
		return
	}
	ticker := time.NewTicker(watchEvery)
	defer ticker.Stop()
	for {
		select {
		case <-done:
			return
		case <-ticker.C:
		}
		living := f.reap(f.members())
		if held := memory(living, limit); held > limit {
			f.mu.Lock()
			f.fault = fmt.Errorf("%w: ended, for it held more memory than the limit of %d MiB (%d MiB in %d processes)",
				errCrashed, limit>>20, held>>20, len(living))
			f.mu.Unlock()
			f.end()
			return
		}
	}
}

// why is the reason for which watch ended the family, nil for none.
func (f *family) why() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.fault
}

// memory is what processes hold together. What several of them share counts
// once; that is slower to find out, so only where the plain sum is over limit.
func memory(living []process, limit int64) (sum int64) {
	for _, p := range living {
		sum += p.resident
	}
	if sum <= limit {
		return sum
	}
	sum = 0
	for _, p := range living {
		sum += p.share()
	}
	return sum
}

// share is the memory of a process, with its part of what it shares.
func (p process) share() (sum int64) {
	rollup, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", p.pid))
	if err != nil {
		return p.resident
	}
	for line := range strings.Lines(string(rollup)) {
		if f := strings.Fields(line); len(f) == 3 && (f[0] == "Pss:" || f[0] == "SwapPss:") {
			kib, _ := strconv.ParseInt(f[1], 10, 64)
			sum += kib << 10
		}
	}
	return sum
}

// processes are all that /proc shows.
func processes() (all []process) {
	folder, err := os.Open("/proc")
	if err != nil {
		return nil
	}
	defer folder.Close()
	names, _ := folder.Readdirnames(-1)
	for _, name := range names {
		if pid, err := strconv.Atoi(name); err == nil {
			if p, ok := readProcess(pid); ok {
				all = append(all, p)
			}
		}
	}
	return all
}

// readProcess reads /proc/pid/stat: number, name in parentheses, state, parent,
// group, session and so on (proc_pid_stat(5)). The name may hold anything.
func readProcess(pid int) (p process, ok bool) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return process{}, false
	}
	const state, parent, session, started, resident = 0, 1, 3, 19, 21
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	if len(fields) <= resident {
		return process{}, false
	}
	p = process{pid: pid, state: fields[state][0]}
	p.parent, _ = strconv.Atoi(fields[parent])
	p.session, _ = strconv.Atoi(fields[session])
	p.started, _ = strconv.ParseUint(fields[started], 10, 64)
	pages, _ := strconv.ParseInt(fields[resident], 10, 64)
	p.resident = pages * int64(os.Getpagesize())
	return p, true
}
