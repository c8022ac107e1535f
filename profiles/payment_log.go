package profiles

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// LogValue implements [slog.LogValuer]: what was decided and why, and whom it would have
// paid, masked. It holds no text of the payload.
func (p Payment) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.String("decision", p.Decision.String()), slog.String("kind", p.Kind.String()), slog.String("format", p.Format),
		slog.String("network", p.Network), slog.String("payee_type", string(p.Payee.Type)),
		slog.String("amount", p.Amount.State.String()), slog.String("signed", p.Signed.String()),
		slog.Int("findings", len(p.Findings)),
	}
	if len(p.Reasons) > 0 {
		codes := make([]string, len(p.Reasons))
		for i := range p.Reasons {
			codes[i] = p.Reasons[i].Code
		}
		attrs = append(attrs, slog.Any("reasons", codes))
	}
	if p.Account != nil {
		attrs = append(attrs, slog.Any("account", network.LogAccount(p.Account)))
	}
	if !p.Code.IsZero() {
		attrs = append(attrs, slog.Any("code", p.Code))
	}
	return slog.GroupValue(attrs...)
}

// LogValue implements [slog.LogValuer]: the type, and the value masked.
func (p Payee) LogValue() slog.Value {
	return slog.GroupValue(slog.String("type", string(p.Type)), slog.String("value", network.Masked(p.Value)))
}

// LogValue implements [slog.LogValuer]: what is not about a person.
func (m Merchant) LogValue() slog.Value {
	return slog.GroupValue(slog.String("country", m.Country), slog.String("category", m.Category), slog.String("name", network.Masked(m.Name)))
}

// LogValue implements [slog.LogValuer] with the code.
func (r Reason) LogValue() slog.Value { return slog.StringValue(r.Code) }
