package crc_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sigurn/crc16"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/fuzz/vectors"
)

var reference = crc16.MakeTable(crc16.CRC16_CCITT_FALSE)

func TestChecksumOfKnownTexts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       uint16
	}{
		{"catalogue check value", "123456789", 0x29B1},
		{"nothing", "", 0xFFFF},
		{
			"worked example of EMVCo Annex B.7",
			"00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN" +
				"5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233" +
				"030412340603***0708A60086670902ME91320016A0112233449988770708123456786304",
			0xA13A,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, crc.Checksum(c.text))
			require.Equal(t, c.want, crc.Checksum([]byte(c.text)))
		})
	}
}

func TestAgreesWithSigurnAtEveryLength(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	data := make([]byte, 600)
	for i := range data {
		data[i] = byte(random.Uint32())
	}
	for n := range data {
		require.Equal(t, crc16.Checksum(data[:n], reference), crc.Checksum(data[:n]), "%d bytes", n)
	}
}

// A text is folded from its first byte on, wherever in memory it begins and whatever
// the register holds.
func TestAgreesWithAByteAtATimeWhereverATextBegins(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	data := make([]byte, 3000)
	for i := range data {
		data[i] = byte(random.Uint32())
	}
	for from := range 64 {
		for _, n := range []int{0, 1, 15, 16, 31, 32, 47, 48, 49, 63, 64, 65, 127, 250, 251, 512, 2900} {
			text, begun := data[from:from+n], uint16(random.Uint32())
			want := begun
			for i := range text {
				want = crc.Update(want, text[i:i+1])
			}
			require.Equal(t, want, crc.Update(begun, text), "%d bytes from %d", n, from)
		}
	}
}

func TestTellsASCIIByOneByteAnywhere(t *testing.T) {
	for n := range 200 {
		text := []byte(strings.Repeat("a", n))
		sum, ascii := crc.ChecksumASCII(string(text))
		require.True(t, ascii, n)
		require.Equal(t, crc.Checksum(text), sum)
		for i := range text {
			text[i] = 0x80
			sum, ascii = crc.ChecksumASCII(string(text))
			require.False(t, ascii, "byte %d of %d", i, n)
			require.Equal(t, crc.Checksum(text), sum)
			text[i] = 'a'
		}
	}
}

func TestUpdateContinuesAnywhere(t *testing.T) {
	text := strings.Repeat("0123456789abcdef*", 5)
	whole := crc.Checksum(text)
	for cut := range text {
		require.Equal(t, whole, crc.Update(crc.Update(crc.Initial, text[:cut]), text[cut:]), "cut at %d", cut)
	}
}

func TestChecksumDoesNotAllocate(t *testing.T) {
	text := strings.Repeat("x", 300)
	require.Zero(t, testing.AllocsPerRun(100, func() { crc.Checksum(text) }))
}

func FuzzChecksum(f *testing.F) {
	f.Add([]byte("123456789"), uint16(4))
	f.Add([]byte(strings.Repeat("\xff", 40)), uint16(17))
	files, err := vectors.Load()
	require.NoError(f, err)
	for _, file := range files {
		text, err := file.Tests[0].Text()
		require.NoError(f, err)
		f.Add([]byte(text), uint16(len(text)/2))
	}
	f.Fuzz(func(t *testing.T, data []byte, cut uint16) {
		want := crc16.Checksum(data, reference)
		if got := crc.Checksum(data); got != want {
			t.Fatalf("bytes: %04X, sigurn says %04X", got, want)
		}
		if got := crc.Checksum(string(data)); got != want {
			t.Fatalf("text: %04X, sigurn says %04X", got, want)
		}
		high := func(b byte) bool { return b >= 0x80 }
		if got, ascii := crc.ChecksumASCII(string(data)); got != want || ascii == slices.ContainsFunc(data, high) {
			t.Fatalf("text: %04X and %t, sigurn says %04X", got, ascii, want)
		}
		k := int(cut) % (len(data) + 1)
		if got := crc.Update(crc.Checksum(data[:k]), data[k:]); got != want {
			t.Fatalf("cut at %d: %04X, sigurn says %04X", k, got, want)
		}
	})
}

func BenchmarkChecksum(b *testing.B) {
	for _, size := range []struct {
		name  string
		bytes int
	}{{"80B", 80}, {"250B", 250}, {"500B", 500}} {
		text := strings.Repeat("5204581253037645802TH", 30)[:size.bytes]
		data := []byte(text)
		b.Run(size.name+"/crc", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				crc.Checksum(text)
			}
		})
		b.Run(size.name+"/sigurn", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				crc16.Checksum(data, reference)
			}
		})
	}
}

func TestRewindIsTheWayBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		text := make([]byte, random.IntN(40))
		for i := range text {
			text[i] = byte(random.Uint32())
		}
		before := uint16(random.Uint32())
		after := crc.Update(before, text)
		require.Equal(t, before, crc.Rewind(after, text))
		require.Equal(t, before, crc.Rewind(after, string(text)))
	}
}

func TestTheByteBetweenTwoRegisters(t *testing.T) {
	for _, before := range []uint16{0, 0x1234, crc.Initial} {
		reached := 0
		for after := range 1 << 16 {
			b, ok := crc.Between(before, uint16(after))
			if ok {
				reached++
				require.Equal(t, uint16(after), crc.Update(before, []byte{b}))
			}
		}
		require.Equal(t, 256, reached, "each byte leads to a register of its own")
	}
}
