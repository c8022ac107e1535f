package sticker

import (
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
)

// preferred are the families that are taken for a script, the first that is there:
// those of the Noto project, then what comes with Debian, Windows and macOS. They are
// named because a font that merely has the letters may be one for headlines, or one
// that puts them badly together.
var preferred = map[language.Script][]string{
	language.Latin:      families("Noto Sans"),
	language.Greek:      families("Noto Sans"),
	language.Cyrillic:   families("Noto Sans"),
	language.Common:     families("Noto Sans"),
	language.Thai:       families("Noto Sans Thai", "Noto Sans Thai UI", "Sarabun", "Garuda", "Loma", "Leelawadee UI", "Thonburi"),
	language.Khmer:      families("Noto Sans Khmer", "Noto Sans Khmer UI", "Khmer OS", "Khmer OS System", "Leelawadee UI", "Khmer Sangam MN"),
	language.Lao:        families("Noto Sans Lao", "Noto Sans Lao UI", "Phetsarath OT", "Leelawadee UI", "Lao Sangam MN"),
	language.Myanmar:    families("Noto Sans Myanmar", "Noto Sans Myanmar UI", "Padauk", "Myanmar Text", "Myanmar Sangam MN"),
	language.Devanagari: families("Noto Sans Devanagari", "Noto Sans Devanagari UI", "Lohit Devanagari", "Nirmala UI", "Kohinoor Devanagari"),
	language.Bengali:    families("Noto Sans Bengali", "Noto Sans Bengali UI", "Lohit Bengali", "Nirmala UI", "Kohinoor Bangla"),
	language.Gujarati:   families("Noto Sans Gujarati", "Lohit Gujarati", "Nirmala UI", "Kohinoor Gujarati"),
	language.Gurmukhi:   families("Noto Sans Gurmukhi", "Lohit Gurmukhi", "Nirmala UI", "Gurmukhi Sangam MN"),
	language.Kannada:    families("Noto Sans Kannada", "Lohit Kannada", "Nirmala UI", "Kannada Sangam MN"),
	language.Malayalam:  families("Noto Sans Malayalam", "Lohit Malayalam", "Nirmala UI", "Malayalam Sangam MN"),
	language.Tamil:      families("Noto Sans Tamil", "Lohit Tamil", "Nirmala UI", "Tamil Sangam MN"),
	language.Telugu:     families("Noto Sans Telugu", "Lohit Telugu", "Nirmala UI", "Telugu Sangam MN"),
	language.Sinhala:    families("Noto Sans Sinhala", "LKLUG", "Nirmala UI", "Sinhala Sangam MN"),
	language.Tibetan:    families("Noto Serif Tibetan", "Noto Sans Tibetan", "Microsoft Himalaya", "Kailasa"),
	language.Ethiopic:   families("Noto Sans Ethiopic", "Abyssinica SIL", "Nyala", "Kefa"),
	language.Georgian:   families("Noto Sans Georgian", "DejaVu Sans", "Sylfaen"),
	language.Armenian:   families("Noto Sans Armenian", "DejaVu Sans", "Sylfaen"),
	language.Hebrew:     families("Noto Sans Hebrew", "DejaVu Sans", "Segoe UI", "Arial Hebrew"),
	language.Arabic:     families("Noto Sans Arabic", "Noto Sans Arabic UI", "Noto Naskh Arabic", "Amiri", "Segoe UI", "Geeza Pro"),
	language.Mongolian:  families("Noto Sans Mongolian", "Mongolian Baiti"),
	language.Han:        families("Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei", "Droid Sans Fallback"),
	language.Hiragana:   families("Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", "Hiragino Sans", "Droid Sans Fallback"),
	language.Katakana:   families("Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", "Hiragino Sans", "Droid Sans Fallback"),
	language.Hangul:     families("Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo", "Droid Sans Fallback"),
	language.Bopomofo:   families("Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei", "PingFang TC", "Droid Sans Fallback"),
}

// misplacing are families that are never taken unasked: the tone marks of Noto
// Looped Thai, as Debian has it, lie on top of each other.
var misplacing = families("Noto Looped Thai", "Noto Looped Thai UI", "Noto Looped Lao", "Noto Looped Lao UI")

// families are names as an index of fonts has them.
func families(names ...string) []string {
	normal := make([]string, len(names))
	for i, name := range names {
		normal[i] = font.NormalizeFamily(name)
	}
	return normal
}

// rank is how good a family is for a script, 0 the best; what is in no list is after
// all that are.
func rank(script language.Script, family string) (rank int, isPreferred bool) {
	order := preferred[script]
	if i := slices.Index(order, family); i >= 0 {
		return i, true
	}
	return len(order), false
}
