package symbol

import (
	"encoding/binary"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/common/reedsolomon"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"github.com/stretchr/testify/require"
	"rsc.io/qr/coding"
)

// segment is an ECI header (mode 7) or data in byte mode (4). Others are not
// allowed in a payment code.
type segment struct {
	mode       uint
	designator uint
	data       string
}

// read takes a symbol apart: format, version, mask, blocks, error correction,
// segments, padding. It fails the test on a flaw of any of these, even one that
// error correction would mend.
func read(t *testing.T, s Symbol) []segment {
	t.Helper()
	parser, err := decoder.NewBitMatrixParser(matrix(t, s))
	require.NoError(t, err)
	format, err := parser.ReadFormatInformation()
	require.NoError(t, err)
	require.Equal(t, zxingLevels[s.Level], format.GetErrorCorrectionLevel())
	require.EqualValues(t, s.Mask, format.GetDataMask())
	version, err := parser.ReadVersion()
	require.NoError(t, err)
	require.Equal(t, s.Version, version.GetVersionNumber())
	codewords, err := parser.ReadCodewords()
	require.NoError(t, err)
	blocks, err := decoder.DataBlock_GetDataBlocks(codewords, version, format.GetErrorCorrectionLevel())
	require.NoError(t, err)

	var data []byte
	for _, block := range blocks {
		requireNoErrors(t, block)
		data = append(data, block.GetCodewords()[:block.GetNumDataCodewords()]...)
	}
	return splitSegments(t, data, s.Version)
}

func matrix(t *testing.T, s Symbol) *gozxing.BitMatrix {
	t.Helper()
	m, err := gozxing.NewSquareBitMatrix(s.Size())
	require.NoError(t, err)
	for y := range s.Size() {
		for x := range s.Size() {
			if s.Black(x, y) {
				m.Set(x, y)
			}
		}
	}
	return m
}

// requireNoErrors checks that error correction has nothing to correct.
func requireNoErrors(t *testing.T, block *decoder.DataBlock) {
	t.Helper()
	codewords := make([]int, len(block.GetCodewords()))
	for i, c := range block.GetCodewords() {
		codewords[i] = int(c)
	}
	corrected := append([]int(nil), codewords...)
	rs := reedsolomon.NewReedSolomonDecoder(reedsolomon.GenericGF_QR_CODE_FIELD_256)
	require.NoError(t, rs.Decode(corrected, len(codewords)-block.GetNumDataCodewords()))
	require.Equal(t, codewords, corrected)
}

// bitReader reads numbers from bytes, most significant bit first.
type bitReader struct {
	data []byte
	at   int
}

func (r *bitReader) left() int { return 8*len(r.data) - r.at }

func (r *bitReader) read(bits int) (v uint) {
	for range bits {
		v = v<<1 | uint(r.data[r.at/8]>>(7-r.at%8)&1)
		r.at++
	}
	return v
}

func splitSegments(t *testing.T, data []byte, version int) (segments []segment) {
	t.Helper()
	r := &bitReader{data: data}
	for {
		if r.left() < 4 {
			require.Zero(t, r.read(r.left()), "a terminator cut short")
			return segments
		}
		switch mode := r.read(4); mode {
		case 0:
			requirePadding(t, r)
			return segments
		case 4:
			countBits := 8
			if version > 9 {
				countBits = 16
			}
			text := make([]byte, r.read(countBits))
			for i := range text {
				text[i] = byte(r.read(8))
			}
			segments = append(segments, segment{mode: mode, data: string(text)})
		case 7:
			segments = append(segments, segment{mode: mode, designator: r.read(8)})
		default:
			t.Fatalf("mode %d is not allowed in a payment code", mode)
		}
	}
}

// requirePadding checks what follows the terminator: zeros up to a whole byte,
// then EC 11 EC 11 and so on.
func requirePadding(t *testing.T, r *bitReader) {
	t.Helper()
	require.Zero(t, r.read(r.left()%8))
	want := binary.BigEndian.AppendUint16(nil, 0xEC11)
	for i := 0; r.left() > 0; i++ {
		require.EqualValues(t, want[i%2], r.read(8))
	}
}

// inBytes is what a symbol of text has to hold.
func inBytes(text string) []segment {
	if isANS(text) {
		return []segment{{mode: 4, data: text}}
	}
	return []segment{{mode: 7, designator: 26}, {mode: 4, data: text}}
}

func TestAllDataIsInByteMode(t *testing.T) {
	for name, text := range map[string]string{
		"digits only":                  strings.Repeat("0123456789", 20),
		"one digit":                    "7",
		"a numeric run inside":         "Shop" + strings.Repeat("1", 100),
		"the alphanumeric set":         "00020101021226370014COM.EXAMPLE.QR5802TH $%*+-./:",
		"a payment code":               latinText(300),
		"all of ans":                   " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~",
		"length in sixteen bits":       strings.Repeat("9", 256),
		"as much as there is room for": strings.Repeat("9", 2953),
	} {
		t.Run(name, func(t *testing.T) {
			for _, level := range levels() {
				if len(text) > capacity(level, false) {
					continue
				}
				s, err := Encode(text, level)
				require.NoError(t, err)
				require.False(t, s.ECI)
				require.Equal(t, []segment{{mode: 4, data: text}}, read(t, s))
			}
		})
	}
}

func TestADesignatorForUTF8StandsInFrontOfTextOutsideASCII(t *testing.T) {
	for name, text := range map[string]string{
		"Thai":             "ร้านก๋วยเตี๋ยว",
		"Japanese":         "カフェ漢字", // Shift JIS has it, so kanji mode could
		"Latin 1":          "Café",
		"astral":           "🍜",
		"one at the end":   latinText(200) + "é",
		"line feed":        "0002\n",
		"tabulator":        "\t0002",
		"NUL":              "0002\x00",
		"delete":           "0002\x7f",
		"unit separator":   "0002\x1f",
		"first above":      "\u0080",
		"byte order mark":  "\ufeff0002",
		"digits otherwise": strings.Repeat("1", 99) + "١",
	} {
		t.Run(name, func(t *testing.T) {
			for _, level := range levels() {
				s, err := Encode(text, level)
				require.NoError(t, err)
				require.True(t, s.ECI)
				require.Equal(t, []segment{{mode: 7, designator: 26}, {mode: 4, data: text}}, read(t, s))
			}
		})
	}
}

func TestADesignatorTakesTwelveBits(t *testing.T) {
	require.NoError(t, utf8Designator.Check())
	var b coding.Bits
	utf8Designator.Encode(&b, 10)
	require.Equal(t, 12, b.Bits())
	require.Equal(t, 12, utf8Designator.Bits(10))
	b.Write(0, 4)
	require.Equal(t, []byte{7<<4 | 26>>4, 26 & 15 << 4}, b.Bytes())
}

func TestADesignatorOfMoreThanOneByteIsRefused(t *testing.T) {
	require.NoError(t, designator(127).Check())
	require.EqualError(t, designator(128).Check(), "ECI designator 000128 takes more than one byte")
}
