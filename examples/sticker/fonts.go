package sticker

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// Fonts is where letters come from. It may be used by several goroutines at the same
// time.
type Fonts struct {
	own    []ownFont
	system []fontscan.Footprint

	lock   sync.Mutex
	loaded map[fontscan.Location]loadedFont
}

// ownFont is a font that is not the system's.
type ownFont struct {
	font *font.Font
	bold bool
}

type loadedFont struct {
	font *font.Font
	err  error
}

// maxFontBytes is how large a file of fonts may be: twice what the largest of China,
// Japan and Korea together has.
const maxFontBytes = 256 << 20

// GoFonts are the two fonts that are part of the program, for the Latin, Greek and
// Cyrillic scripts.
func GoFonts() *Fonts {
	fonts := &Fonts{}
	for _, f := range []struct {
		data []byte
		bold bool
	}{{goregular.TTF, false}, {gobold.TTF, true}} {
		face, err := font.ParseTTF(bytes.NewReader(f.data))
		if err != nil {
			panic(err) // they are constants
		}
		fonts.own = append(fonts.own, ownFont{face.Font, f.bold})
	}
	return fonts
}

// SystemFonts are the fonts that are installed and the [GoFonts], for each script the
// family that is best for it. The first call of all looks through them and keeps an
// index in the user's folder for caches, if there is one.
func SystemFonts() (*Fonts, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		if cache, err = os.MkdirTemp("", "sticker-fonts"); err != nil {
			return nil, fmt.Errorf("sticker: there is no place for an index of fonts: %w", err)
		}
		defer os.RemoveAll(cache)
	}
	fonts := GoFonts()
	fonts.system, err = fontscan.SystemFonts(silent{}, cache)
	if err != nil {
		return nil, fmt.Errorf("sticker: the fonts of this system cannot be listed: %w", err)
	}
	fonts.system = slices.DeleteFunc(fonts.system, func(f fontscan.Footprint) bool {
		return f.Aspect.Style == font.StyleItalic || slices.Contains(misplacing, f.Family)
	})
	return fonts, nil
}

// silent is for what a program that lists fonts says about broken ones.
type silent struct{}

func (silent) Printf(string, ...any) {}

// FontFiles are the fonts in TrueType and OpenType files, and no others: a letter
// that is not in the first is looked for in the second.
func FontFiles(names ...string) (*Fonts, error) {
	fonts := &Fonts{}
	for _, name := range names {
		all, err := readFonts(name)
		if err != nil {
			return nil, fmt.Errorf("sticker: font %s: %w", name, err)
		}
		fonts.own = append(fonts.own, all...)
	}
	if len(fonts.own) == 0 {
		return nil, errors.New("sticker: no font file is given")
	}
	return fonts, nil
}

func readFonts(name string) (all []ownFont, err error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxFontBytes {
		return nil, fmt.Errorf("expected a file of at most %d bytes", maxFontBytes)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	defer func() {
		if recover() != nil { // the parser is not ours, and a file may be anybody's
			err = errors.New("is broken")
		}
	}()
	faces, err := font.ParseTTC(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("is no TrueType or OpenType font: %w", err)
	}
	for _, face := range faces {
		all = append(all, ownFont{face.Font, face.Describe().Aspect.Weight >= font.WeightSemibold})
	}
	return all, nil
}

// candidate is a font that may be taken for a letter.
type candidate struct {
	has  func(rune) bool
	load func() (*font.Font, error)
}

// candidates are the fonts for a script, the best first: those of the system that are
// good for it, those given by the user or the program's own, and any other.
func (f *Fonts) candidates(script language.Script, bold bool) (all []candidate) {
	var others []candidate
	for _, print := range f.ofSystem(script, bold) {
		c := candidate{print.Runes.Contains, func() (*font.Font, error) { return f.load(print.Location) }}
		if _, isPreferred := rank(script, print.Family); isPreferred {
			all = append(all, c)
		} else {
			others = append(others, c)
		}
	}
	own := slices.Clone(f.own)
	slices.SortStableFunc(own, func(a, b ownFont) int { return cmp.Compare(mismatch(a.bold, bold), mismatch(b.bold, bold)) })
	for _, o := range own {
		all = append(all, candidate{
			func(r rune) bool { _, ok := o.font.NominalGlyph(r); return ok },
			func() (*font.Font, error) { return o.font, nil },
		})
	}
	return append(all, others...)
}

func mismatch(is, wanted bool) int {
	if is == wanted {
		return 0
	}
	return 1
}

// ofSystem are the system's fonts in the order in which they are tried. The order
// depends on nothing but what is installed.
func (f *Fonts) ofSystem(script language.Script, bold bool) []fontscan.Footprint {
	wanted := float64(font.WeightNormal)
	if bold {
		wanted = float64(font.WeightBold)
	}
	sorted := slices.Clone(f.system)
	slices.SortFunc(sorted, func(a, b fontscan.Footprint) int {
		rankA, _ := rank(script, a.Family)
		rankB, _ := rank(script, b.Family)
		return cmp.Or(cmp.Compare(rankA, rankB), cmp.Compare(a.Family, b.Family),
			cmp.Compare(math.Abs(float64(a.Aspect.Weight)-wanted), math.Abs(float64(b.Aspect.Weight)-wanted)),
			cmp.Compare(math.Abs(float64(a.Aspect.Stretch)-1), math.Abs(float64(b.Aspect.Stretch)-1)),
			cmp.Compare(a.Location.File, b.Location.File), cmp.Compare(a.Location.Index, b.Location.Index))
	})
	return sorted
}

// load reads a font of the system once.
func (f *Fonts) load(at fontscan.Location) (*font.Font, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	if known, ok := f.loaded[at]; ok {
		return known.font, known.err
	}
	loaded, err := loadFont(at)
	if f.loaded == nil {
		f.loaded = make(map[fontscan.Location]loadedFont)
	}
	f.loaded[at] = loadedFont{loaded, err}
	return loaded, err
}

func loadFont(at fontscan.Location) (loaded *font.Font, err error) {
	file, err := os.Open(at.File)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	defer func() {
		if recover() != nil {
			err = errors.New("is broken")
		}
	}()
	loaders, err := opentype.NewLoaders(file)
	if err != nil {
		return nil, err
	}
	if int(at.Index) >= len(loaders) {
		return nil, errors.New("is not there any more")
	}
	return font.NewFont(loaders[at.Index])
}
