package runner

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"time"
)

// Why a question got no answer.
var (
	errHung    = errors.New("no answer in time")
	errCrashed = errors.New("program ended")
	errGarbled = errors.New("no readable answer")
)

// adapter is a running program that has greeted us.
type adapter struct {
	cmd    *exec.Cmd
	family *family
	stdin  io.WriteCloser
	stdout io.ReadCloser
	hello  Hello
	// lines brings what the program writes. It is closed when the program has
	// ended, or writes a line beyond the limit; ended then says how.
	lines chan []byte
	ended error
	// quit stops the goroutine that feeds lines.
	quit chan struct{}
	// gone is closed once the program has been waited for.
	gone chan struct{}
}

// start starts the program within the limits and waits for its greeting.
func start(ctx context.Context, o Options) (*adapter, error) {
	name, err := exec.LookPath(o.Command[0])
	if err != nil {
		return nil, err
	}
	argv := limitMemory(append([]string{name}, o.Command[1:]...), o.Memory)
	a := &adapter{cmd: exec.Command(argv[0], argv[1:]...), lines: make(chan []byte), quit: make(chan struct{}), gone: make(chan struct{})}
	a.cmd.Stderr = o.Stderr
	a.cmd.WaitDelay = time.Second // a child of the program may hold on to its standard error
	if a.stdin, err = a.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if a.stdout, err = a.cmd.StdoutPipe(); err != nil {
		return nil, err
	}
	if err := a.launch(o); err != nil {
		return nil, err
	}
	go a.listen(o.MaxLine)
	line, err := a.next(ctx, o.StartTimeout)
	if err == nil {
		a.hello, err = parseHello(line)
	}
	if err != nil {
		a.kill()
		return nil, fmt.Errorf("it did not greet: %w", err)
	}
	return a, nil
}

// launch starts the program and looks after it until it is gone. On Linux the
// program ends with the thread that started it, should this whole process be
// killed; so that thread is kept.
func (a *adapter) launch(o Options) error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		var err error
		a.family, err = startFamily(a.cmd)
		started <- err
		if err == nil {
			a.family.watch(o.Memory, a.gone)
			<-a.gone
		}
	}()
	return <-started
}

// listen feeds lines until the program ends, writes a line that is too long, or
// is to be ended. It alone waits for the program, after all of its family has
// been ended.
func (a *adapter) listen(maxLine int) {
	defer close(a.lines)
	defer close(a.gone)
	scanner := bufio.NewScanner(a.stdout)
	scanner.Buffer(nil, maxLine)
	for a.feed(scanner) {
	}
	a.family.end() // what it started may still be there
	err := a.cmd.Wait()
	a.family.dissolve()
	if a.ended = a.family.why(); a.ended != nil {
		return
	}
	if errors.Is(scanner.Err(), bufio.ErrTooLong) {
		a.ended = fmt.Errorf("%w: a line is longer than %d bytes", errGarbled, maxLine)
		return
	}
	a.ended = ending(err)
}

// feed passes one line on. It reports false when there are no more.
func (a *adapter) feed(scanner *bufio.Scanner) bool {
	if !scanner.Scan() {
		return false
	}
	select {
	case a.lines <- bytes.Clone(scanner.Bytes()):
		return true
	case <-a.quit:
		return false
	}
}

// ending tells how a program ended, in words that hold on every machine.
func ending(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return fmt.Errorf("%w: %s", errCrashed, exit.ProcessState)
	}
	return fmt.Errorf("%w: exit status 0", errCrashed)
}

// next is the next line of the program.
func (a *adapter) next(ctx context.Context, limit time.Duration) ([]byte, error) {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case line, ok := <-a.lines:
		if !ok {
			return nil, a.ended
		}
		return line, nil
	case <-timer.C:
		return nil, fmt.Errorf("%w: %v; does it flush each line?", errHung, limit)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// ask asks about text. After an error the adapter is of no more use.
func (a *adapter) ask(ctx context.Context, id int, text string, limit time.Duration) (answer, error) {
	line, err := requestLine(id, text)
	if err != nil {
		return answer{}, err
	}
	// The program may not be reading. Then the write blocks until kill, and the
	// limit below strikes; a write that fails shows as an ended program.
	go a.stdin.Write(line)
	if line, err = a.next(ctx, limit); err != nil {
		return answer{}, err
	}
	got, err := parseAnswer(line, id)
	if err != nil {
		return answer{}, fmt.Errorf("%w: %w", errGarbled, err)
	}
	return got, nil
}

// patience is how long a program may take to end once its input has ended.
const patience = time.Second

// finish lets the program end by itself, as it should when its input ends.
func (a *adapter) finish() {
	a.stdin.Close()
	deadline := time.After(patience)
	for {
		select {
		case _, ok := <-a.lines:
			if !ok {
				return
			}
		case <-deadline:
			a.kill()
			return
		}
	}
}

// kill ends the program and everything it started, and waits until it is gone.
func (a *adapter) kill() {
	close(a.quit)
	a.stdin.Close()
	a.stdout.Close()
	for range a.lines {
	}
}
