package cards

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// LogValue implements [slog.LogValuer], masked.
func (s SRC) LogValue() slog.Value {
	return slog.StringValue(network.Masked(s.First + "*" + s.Second))
}
