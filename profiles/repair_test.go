package profiles_test

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

const shopLink = "upi://pay?pa=shop@icici&pn=Shop&am=10.00&cu=INR"

func TestWhatHappensToLinksIsTakenBack(t *testing.T) {
	require.Empty(t, profiles.Repairs(shopLink))
	for _, c := range []struct{ name, kind, text string }{
		{"entities of HTML", "html-entities", strings.ReplaceAll(shopLink, "&", "&amp;")},
		{"a label", "text-in-front", "Pay here: " + shopLink},
		{"a blank before", "blanks-around", " " + shopLink},
		{"quotes around", "quotes-around", `"` + shopLink + `"`},
		{"a byte order mark", "byte-order-mark", "\ufeff" + shopLink},
		{"a blank in it", "blanks-in-link", strings.Replace(shopLink, "@", " @", 1)},
		{"hexadecimal", "hexadecimal", hex.EncodeToString([]byte(shopLink))},
		{"base64", "base64", base64.StdEncoding.EncodeToString([]byte(shopLink))},
		{"full-width", "full-width", strings.NewReplacer(":", "：", "/", "／", "?", "？").Replace(shopLink)},
		{"zero-width characters", "invisible-characters", strings.Replace(shopLink, "pay", "pa\u200by", 1)},
		{"a slash too few", "broken-scheme", strings.Replace(shopLink, "://", ":/", 1)},
		{"a line break in it", "line-breaks", strings.Replace(shopLink, "&am", "\n&am", 1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			report := profiles.Diagnose(c.text)
			require.Error(t, report.Err())
			repairs := profiles.Repairs(c.text)
			require.NotEmpty(t, repairs, c.text)
			require.Equal(t, shopLink, repairs[0].Text)
			require.Equal(t, c.kind, repairs[0].Kind, repairs[0].Message)
			require.NotEqual(t, emvqr.Proven, repairs[0].Certainty, "no checksum vouches for a link")
		})
	}
}

func TestARepairOfALinkDropsNothingThatItSays(t *testing.T) {
	// A name with a plain blank and a network's warning: to cut at the blank would
	// take the amount with it.
	for _, r := range profiles.Repairs("upi://pay?pa=shop!1@icici&pn=My Shop&am=10.00&cu=INR") {
		require.Contains(t, r.Text, "10.00")
	}
}

func TestATextInDoubtOrALookAlikeIsNotRepaired(t *testing.T) {
	for _, text := range []string{
		"https://qr.xn--alpay-o4a.com/28100004abcdefgh", "https://qr.alİpay.com/fkx000000000000000000",
		"https://pay.example/q?code=" + url.QueryEscape("000201"), "hello", "https://example.org/",
	} {
		require.Empty(t, profiles.Repairs(text), text)
	}
}

func TestFindingsOfNetworksThatOnlyFollowAreLeftOut(t *testing.T) {
	text := "00020101021226310010A0000005240113shop@examplebk27340010A000000524O116ORDER0000000000152045399530335654041.005802IN5904SHOP6009BANGALORE61065600306304B253"
	report := profiles.Diagnose(text)
	require.Equal(t, "letter-for-digit", report.Repairs[0].Kind)
	for _, f := range report.Findings {
		require.NotContains(t, f.Message, "missing", "%v", f)
	}
	// The same letter alone in a code that Parse takes.
	alone := strings.Replace(report.Repairs[0].Text, "0116ORDER", "O116ORDER", 1)
	report = profiles.Diagnose(alone)
	require.Error(t, report.Err())
	require.Contains(t, report.Findings[0].Message, "a letter O is at byte 66, in the header of object 27.01, where the digit 0 belongs")
	for _, f := range report.Findings[1:] {
		require.NotContains(t, f.Message, "27", "%v", f)
	}
}

func TestAFormThatIsNoCodeIsNotTakenForADamagedOne(t *testing.T) {
	const raast = "0002020102120202000424PK33ABCD00000000000000001004BA20"
	require.Empty(t, profiles.Diagnose(raast).Repairs, "it has objects, and no object 63 of its own")
	require.NotEmpty(t, profiles.Diagnose("00020101021140440016A000000677010112").Repairs)
}
