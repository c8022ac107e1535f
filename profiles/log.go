package profiles

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// LogValue implements [slog.LogValuer]: what the text is, and the text with its
// private values masked, as [emvqr.Code] is logged. A text that does not parse as
// a merchant-presented code is masked whole, since it can be anything.
func (s Scan) LogValue() slog.Value {
	attrs := []slog.Attr{slog.String("kind", s.Kind.String())}
	if s.Format != "" {
		attrs = append(attrs, slog.String("format", s.Format))
	}
	if s.Network != "" {
		attrs = append(attrs, slog.String("network", s.Network))
	}
	if s.WrappedIn != "" {
		attrs = append(attrs, slog.String("wrapped_in", network.Masked(s.WrappedIn)))
	}
	if len(s.Findings) > 0 {
		attrs = append(attrs, slog.String("findings", rulesOf(s.Findings)))
	}
	return slog.GroupValue(append(attrs, slog.String("text", s.maskedText()))...)
}

func (s Scan) maskedText() string {
	if s.Kind == network.MPM {
		if code, err := emvqr.Parse(s.Text); err == nil {
			return code.Masked()
		}
	}
	return network.Masked(s.Text)
}

// rulesOf are the ids of the rules broken, with commas between them.
func rulesOf(findings []emvqr.Finding) string {
	var ids []string
	for _, f := range findings {
		ids = append(ids, f.Rule)
	}
	return strings.Join(ids, ",")
}
