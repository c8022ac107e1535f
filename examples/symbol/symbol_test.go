package symbol

import (
	"errors"
	"fmt"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	zxing "github.com/makiuchi-d/gozxing/qrcode/encoder"
	"github.com/stretchr/testify/require"
)

// annexB7 is the worked example of EMVCo MPM 1.1, Annex B.7.
const annexB7 = "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN" +
	"5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***" +
	"0708A60086670902ME91320016A0112233449988770708123456786304A13A"

func levels() []Level { return []Level{L, M, Q, H} }

// zxingLevels are the levels in the terms of the other implementation.
var zxingLevels = map[Level]decoder.ErrorCorrectionLevel{
	L: decoder.ErrorCorrectionLevel_L, M: decoder.ErrorCorrectionLevel_M,
	Q: decoder.ErrorCorrectionLevel_Q, H: decoder.ErrorCorrectionLevel_H,
}

// latinText is n bytes of ASCII as a payment code has it, with letters of both
// cases, so that nobody can write it in another mode than bytes.
func latinText(n int) string {
	const some = "com.example.qr0130Shop 17, Noodle House/Bangkok5204581253037645802TH"
	return strings.Repeat(some, n/len(some)+1)[:n]
}

// thaiText is n bytes of UTF-8, three bytes a letter but for up to two at the
// end.
func thaiText(n int) string {
	const some = "ก๋วยเตี๋ยว"
	text := strings.Repeat(some, n/len(some)+1)[:n-n%3]
	return text + "ab"[:n%3]
}

func TestTheExampleOfEMVCoComesOutAsPrinted(t *testing.T) {
	require.Len(t, annexB7, 260)
	s, err := Encode(annexB7, L)
	require.NoError(t, err)
	require.Equal(t, "version 10, level L, mask 2, ECI true, 57 modules",
		fmt.Sprintf("version %d, level %v, mask %d, ECI %v, %d modules", s.Version, s.Level, s.Mask, s.ECI, s.Size()))
	require.Equal(t, []segment{{mode: 7, designator: 26}, {mode: 4, data: annexB7}}, read(t, s))
}

// ZXing's encoder is another implementation of all of it: version, error
// correction, placement, penalties. It writes the designator if told the
// character set, and bytes where no denser mode will do.
func TestSymbolsAreModuleForModuleThoseOfZXing(t *testing.T) {
	for _, level := range levels() {
		for n := 20; n < capacity(level, true); n = n*3/2 + 1 {
			for _, text := range []string{latinText(n), thaiText(n)} {
				s, err := Encode(text, level)
				require.NoError(t, err)
				hints := map[gozxing.EncodeHintType]any{}
				if s.ECI {
					hints[gozxing.EncodeHintType_CHARACTER_SET] = "UTF-8"
				}
				want, err := zxing.Encoder_encode(text, zxingLevels[level], hints)
				require.NoError(t, err)
				require.Equal(t, decoder.Mode_BYTE, want.GetMode())
				requireSameModules(t, want, s)
			}
		}
	}
}

func requireSameModules(t *testing.T, want *zxing.QRCode, s Symbol) {
	t.Helper()
	require.Equal(t, want.GetVersion().GetVersionNumber(), s.Version)
	require.Equal(t, want.GetMaskPattern(), s.Mask)
	require.Equal(t, want.GetMatrix().GetWidth(), s.Size())
	for y := range s.Size() {
		for x := range s.Size() {
			if (want.GetMatrix().Get(x, y) == 1) != s.Black(x, y) {
				t.Fatalf("%d-%v: module %d, %d is not as it should be", s.Version, s.Level, x, y)
			}
		}
	}
}

func TestEveryVersionAndLevelTakesExactlyItsFill(t *testing.T) {
	for _, level := range levels() {
		for number := 1; number <= 40; number++ {
			for _, write := range []func(int) string{latinText, thaiText} {
				full := standardCapacity(t, number, level, isANS(write(3)))
				requireVersion(t, number, write(full), level)
				if number < 40 {
					requireVersion(t, number+1, write(full+1), level)
				}
			}
			write := []func(int) string{latinText, thaiText}[number%2]
			text := write(standardCapacity(t, number, level, isANS(write(3))))
			s, err := Encode(text, level)
			require.NoError(t, err)
			require.Equal(t, number, s.Version)
			require.Equal(t, inBytes(text), read(t, s))
		}
	}
}

func requireVersion(t *testing.T, want int, text string, level Level) {
	t.Helper()
	content, _ := segments(text)
	version, fits := smallestVersion(content, level)
	require.True(t, fits)
	require.EqualValues(t, want, version, "%d bytes at level %v", len(text), level)
}

// standardCapacity is how many bytes a version holds, by the tables of ZXing.
func standardCapacity(t *testing.T, number int, level Level, ans bool) int {
	t.Helper()
	version, err := decoder.Version_GetVersionForNumber(number)
	require.NoError(t, err)
	bits := 8 * (version.GetTotalCodewords() - version.GetECBlocksForLevel(zxingLevels[level]).GetTotalECCodewords())
	bits -= 4 + decoder.Mode_BYTE.GetCharacterCountBits(version)
	if !ans {
		bits -= 12
	}
	return bits / 8
}

func TestTextThatIsTooLongIsRefusedWithTheLengthItMayHave(t *testing.T) {
	for _, c := range []struct {
		level       Level
		latin, thai int
	}{
		{L, 2953, 2952}, {M, 2331, 2330}, {Q, 1663, 1662}, {H, 1273, 1272},
	} {
		for _, kind := range []struct {
			write func(int) string
			most  int
		}{{latinText, c.latin}, {thaiText, c.thai}} {
			s, err := Encode(kind.write(kind.most), c.level)
			require.NoError(t, err)
			require.Equal(t, 40, s.Version)
			for _, more := range []int{1, 100_000} {
				s, err := Encode(kind.write(kind.most+more), c.level)
				require.Zero(t, s)
				require.EqualError(t, err, fmt.Sprintf("symbol: text is %d bytes long, a symbol of level %v holds at most %d", kind.most+more, c.level, kind.most))
				var tooLong *TooLongError
				require.ErrorAs(t, err, &tooLong)
				require.Equal(t, TooLongError{Bytes: kind.most + more, Max: kind.most, Level: c.level}, *tooLong)
			}
		}
	}
}

func TestTextThatNoSymbolCanNameIsRefused(t *testing.T) {
	for _, c := range []struct {
		text  string
		level Level
		want  string
	}{
		{"", L, "symbol: text is empty"},
		{"caf\xe9", L, "symbol: text is not UTF-8"},
		{"0002", 4, "symbol: Level(4) is no error correction level"},
		{"0002", -1, "symbol: Level(-1) is no error correction level"},
	} {
		s, err := Encode(c.text, c.level)
		require.EqualError(t, err, c.want)
		require.Zero(t, s)
	}
}

func TestModulesAroundASymbolAreLight(t *testing.T) {
	s, err := Encode("0002", L)
	require.NoError(t, err)
	require.Equal(t, 21, s.Size())
	for i := -5; i < 30; i++ {
		for _, outside := range []int{-1, -5, 21, 30} {
			require.False(t, s.Black(i, outside))
			require.False(t, s.Black(outside, i))
		}
	}
	require.True(t, s.Black(0, 0) && s.Black(20, 0) && s.Black(0, 20))
	require.Zero(t, Symbol{}.Size())
	require.False(t, Symbol{}.Black(0, 0))
}

func TestLevelIsItsLetterAsText(t *testing.T) {
	for letter, level := range map[string]Level{"L": L, "M": M, "Q": Q, "H": H} {
		require.Equal(t, letter, level.String())
		text, err := level.MarshalText()
		require.NoError(t, err)
		require.Equal(t, letter, string(text))
		for _, spelling := range []string{letter, strings.ToLower(letter)} {
			got := Level(-1)
			require.NoError(t, got.UnmarshalText([]byte(spelling)))
			require.Equal(t, level, got)
		}
	}
	for _, wrong := range []string{"", "X", "LM", "low", "ſ", "1"} {
		got := Q
		require.EqualError(t, got.UnmarshalText([]byte(wrong)), fmt.Sprintf("symbol: error correction level is one of L, M, Q, H, not %q", wrong))
		require.Equal(t, Q, got)
	}
	_, err := Level(4).MarshalText()
	require.EqualError(t, err, "symbol: Level(4) is no error correction level")
}

// failingWriter takes nothing.
type failingWriter struct{}

var errNoRoom = errors.New("no room")

func (failingWriter) Write([]byte) (int, error) { return 0, errNoRoom }

func TestAnErrorOfTheWriterComesBack(t *testing.T) {
	s, err := Encode("0002", L)
	require.NoError(t, err)
	for what, err := range map[string]error{
		"PNG":      s.WritePNG(failingWriter{}, 1),
		"SVG":      s.WriteSVG(failingWriter{}, ""),
		"terminal": s.WriteTerminal(failingWriter{}, Colours),
	} {
		require.ErrorIs(t, err, errNoRoom, what)
		require.EqualError(t, err, "symbol: no room", what)
	}
}

// A code as shops show it, of 245 bytes.
var benchText = latinText(245)

func BenchmarkEncode(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Encode(benchText, L); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPNG is all there is to do from the text to the picture.
func BenchmarkPNG(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		s, err := Encode(benchText, L)
		if err != nil {
			b.Fatal(err)
		}
		if err := s.WritePNG(io.Discard, 8); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSlowPNG is the same picture of the same symbol as it was made first.
func BenchmarkSlowPNG(b *testing.B) {
	b.ReportAllocs()
	content, _ := segments(benchText)
	version, _ := smallestVersion(content, L)
	for b.Loop() {
		_, modules, err := slowBestMask(content, version, L)
		if err != nil {
			b.Fatal(err)
		}
		if err := png.Encode(io.Discard, picture{modules, 8}); err != nil {
			b.Fatal(err)
		}
	}
}
