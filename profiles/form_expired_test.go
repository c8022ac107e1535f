package profiles_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

// A link that says when it ends is judged by the clock of the set, and without one its
// end is told and not judged.
func TestALinkThatHasEndedIsAnErrorByTheClockOfTheSet(t *testing.T) {
	const link = "upi://pay?pa=shop@bank&pn=Shop&am=1.00&cu=INR&QRexpire=2026-01-02T12:00:00%2B05:30"
	end := time.Date(2026, 1, 2, 6, 30, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		now       time.Time
		want      emvqr.Severity
		message   string
		wrappedIn string
	}{
		"no clock":         {time.Time{}, emvqr.Info, "it expires at 2026-01-02T06:30:00Z; nobody said what time it is", ""},
		"a second before":  {end.Add(-time.Second), 0, "", ""},
		"at the end":       {end, emvqr.Error, "it has expired: it ended at 2026-01-02T06:30:00Z", ""},
		"in another link":  {end, emvqr.Error, "it has expired: it ended at 2026-01-02T06:30:00Z", "https://api.example/v1/create?data="},
		"long after":       {end.AddDate(9, 0, 0), emvqr.Error, "it has expired: it ended at 2026-01-02T06:30:00Z", ""},
		"another zone's 6": {end.In(time.FixedZone("east", 3*3600)), emvqr.Error, "it has expired: it ended at 2026-01-02T06:30:00Z", ""},
	} {
		text := link
		if c.wrappedIn != "" {
			text = c.wrappedIn + "upi%3A%2F%2Fpay%3Fpa%3Dshop%40bank%26pn%3DShop%26am%3D1.00%26cu%3DINR%26QRexpire%3D2026-01-02T12%3A00%3A00%252B05%3A30"
		}
		reading, ok := profiles.Known().At(c.now).Recognize(text).Read()
		require.True(t, ok, name)
		var severity emvqr.Severity
		var message string
		for _, f := range reading.Findings {
			if f.Rule == "FORM-EXPIRED" {
				severity, message = f.Severity, f.Message
				require.Equal(t, "", f.Network, "the rule belongs to no network")
			}
		}
		require.Equal(t, c.want, severity, name)
		require.Equal(t, c.message, message, name)
	}
}
