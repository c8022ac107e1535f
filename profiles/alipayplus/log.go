package alipayplus

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// LogValue implements [slog.LogValuer]: the host and what sort of link it is, with
// the rest masked.
func (l Link) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("host", l.Host),
		slog.String("issuer", l.Issuer),
		slog.String("type", l.Type),
		slog.String("text", network.Masked(l.Text)),
	)
}

// LogValue implements [slog.LogValuer]: the places of the values, which are
// masked.
func (p GeneralPayload) LogValue() slog.Value { return network.LogFields(p.Fields()) }
