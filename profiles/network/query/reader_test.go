package query_test

import (
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// Each text is read in another way by the reader that is named, and by none
// before it in the table.
func TestReadersDisagree(t *testing.T) {
	for text, other := range map[string]string{
		"A=1": "URLSearchParams", "a=1+2": "URLSearchParams", "x=1#&a=2": "URLSearchParams", "%61=1": "Android", "a[]=1": "PHP", "+a=1": "PHP", "a%00b=1": "PHP",
		"a=1%": "Go", "x=1;a=2": "part at ; too", "a=1=2": "split the text at & and =", "x=1?a=2": "split the text at every ?", "a =1": "trim names",
		"x=1&amp;a=2": "part at ; too", `x=1\u0026a=2`: "undo JSON", "x=%26a=2": "decode the whole link first", "a=1&x=%26a=2": "decode the whole link first",
		"a=1&x=%2526a=2": "decode the whole link twice", "a=1&x=y%3Ba=2": "decode the whole link and part at ;",
		"x=%00&a=2": "end it at a NUL", "x\x00&a=2": "end it at a NUL", "x=1&ampa=2": "without a semicolon", "x=1&AMPa=2": "without a semicolon", "a=1%3D": "decode the whole link and split",
		"a=1%00": "NUL", "a=1\n": "cannot be seen", "a=%E2%80%8B1": "cannot be seen", "a=\u017fhop": "NFKC", "\uff41=1": "NFKC", "a=\uff11": "NFKC",
		"a=1;a=2": "Go", "a=1&x;a=2": "part at ; too", "a=1?a=2": "split the text at & and =",
	} {
		_, one, two, found := query.Disagreement(text, "a")
		require.True(t, found, text)
		require.Contains(t, one+", "+two, other, text)
	}
	for _, text := range []string{"", "a=1", "a=1&b=2", "b=x%26y&a=1", "a=null&b=1", "a=%31", "b=x;y&a=1", "b=https://x/?y=1&a=2", "a=1&b=2#z", "b=a+b&a=1", "a=1&b=%00\u017f\uff11", "a=1&b=%2526", "a=1&b=%3Bx"} {
		_, one, two, found := query.Disagreement(text, "a")
		require.False(t, found, "%s: %s, %s", text, one, two)
		require.Empty(t, query.Doubt(text, "a"))
	}
}

func TestDoubtSaysTwiceAndSpelling(t *testing.T) {
	require.Contains(t, query.Doubt("a=1&a=1", "a"), "a comes twice")
	require.Contains(t, query.Doubt("A=1", "a"), `named "A", expected a`)
	require.Contains(t, query.Doubt("a.=1", "a"), `named "a.", expected a`)
	require.Contains(t, query.Doubt("x;a=1&a=2", "a"), "do not read the same a")
}

// makers are readers written anew; where nothing is in doubt they agree.
var makers = []func(text string) string{
	func(text string) string { // Go
		text, _, _ = strings.Cut(text, "#")
		values, _ := url.ParseQuery(text)
		return values.Get("am")
	},
	func(text string) (last string) { // a map made by splitting
		for _, pair := range strings.Split(text, "&") {
			if parts := strings.Split(pair, "="); len(parts) > 1 && parts[0] == "am" {
				last = query.Decode(parts[1], false)
			}
		}
		return last
	},
	func(text string) string { // either separator
		for _, pair := range strings.FieldsFunc(text, func(c rune) bool { return c == '&' || c == ';' }) {
			if name, value, _ := strings.Cut(pair, "="); query.Decode(name, true) == "am" {
				return query.Decode(value, true)
			}
		}
		return ""
	},
	func(text string) string { // decoded first
		values, _ := url.ParseQuery(strings.ReplaceAll(query.Percent(text, false), "%", "%25"))
		return values.Get("am")
	},
}

func TestWhereNothingIsInDoubtReadersWrittenAnewAgree(t *testing.T) {
	pieces := []string{"am", "AM", "pa", "x", "=", "=", "&", "&", ";", "?", "#", "+", "%26", "%3D", "%61m", "[]", "1", "2", ".", " ", "%", "%00", "&amp;", "null"}
	random := rand.New(rand.NewPCG(1, 2))
	sure := 0
	for range 200_000 {
		var b strings.Builder
		if random.IntN(2) == 0 {
			b.WriteString("am=1&")
		}
		for range random.IntN(8) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := b.String()
		if query.Doubt(text, "am") != "" {
			continue
		}
		want := ""
		for i, read := range makers {
			got := read(text)
			if got == "null" {
				got = ""
			}
			if i == 0 {
				want = got
			}
			require.Equal(t, want, got, "reader %d of %q", i, text)
		}
		if want != "" {
			sure++
		}
	}
	require.Greater(t, sure, 1000)
}

func TestAValueThatIsNotTheSameToAllReaders(t *testing.T) {
	for _, value := range []string{"a\x00", "a\n", "a\u200b", "\u017fhop", "\uff11", "e\u0301", "\u212a"} {
		require.False(t, query.ReadAlike(value), "%+q", value)
	}
	for _, value := range []string{"", "shop@bank", "a b", "\u0448\u043e\u043f", "\u00e9"} {
		require.True(t, query.ReadAlike(value), "%+q", value)
	}
}

// A parameter may have capitals of its own. Readers that disregard them find it, and it is
// in doubt where it is written in another way.
func TestNamesMayHaveCapitals(t *testing.T) {
	require.Empty(t, query.Doubt("IBAN=SK68&qrId=1", "IBAN", "qrId"))
	require.NotEmpty(t, query.Doubt("IBAN=SK68&iban=SK69", "IBAN"))
	require.NotEmpty(t, query.Doubt("iban=SK69", "IBAN"))
	require.NotEmpty(t, query.Doubt("IBAN=SK68&IBAN=SK68", "IBAN"))
}
