package runner

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// UntilSignaled returns a context for [Run] that ends when this program is asked
// to: by Ctrl-C, SIGTERM or SIGHUP, unless it was started so as to ignore that
// signal, as nohup does. A program that just died of the signal would leave what
// the adapter started. stop lets signals do again what they did.
func UntilSignaled(parent context.Context) (ctx context.Context, stop context.CancelFunc) {
	var signals []os.Signal
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signals = append(signals, s)
		}
	}
	if len(signals) == 0 { // to NotifyContext, none is all
		return context.WithCancel(parent)
	}
	return signal.NotifyContext(parent, signals...)
}
