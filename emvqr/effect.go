package emvqr

import "fmt"

// Effect is what a finding does to the answer "can this be paid", beside telling
// people about it. A severity says how bad it is to break a rule; an effect says
// what is known of the readers:
//
//   - A rule that readers are known not to agree about is a [Doubt], however mild
//     its severity: a host that the network does not name, a field that some
//     banks refuse. The answer is "not established", with the finding as the
//     reason, and never a bare yes.
//   - A rule that keeps two readings apart [Refuses]: where readers may see
//     another payee or another amount, no one is paid.
//
// Most rules have no effect of their own, see [BySeverity]. A network lowers a
// severity, never an effect.
type Effect uint8

const (
	// BySeverity: an error of a network's own rules means that its readers refuse
	// the code; an error of EMVCo's that the network does not lower means that
	// nothing is established; a warning or an info changes nothing.
	BySeverity Effect = iota
	// Doubt: the answer is at best "not established".
	Doubt
	// Refuses: the answer is no.
	Refuses
)

// String is "by severity", "doubt" or "refuses".
func (e Effect) String() string {
	switch e {
	case BySeverity:
		return "by severity"
	case Doubt:
		return "doubt"
	case Refuses:
		return "refuses"
	}
	return fmt.Sprintf("Effect(%d)", uint8(e))
}
