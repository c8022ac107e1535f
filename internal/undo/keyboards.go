package undo

import "strings"

// A scanner that acts as a keyboard sends keys, not characters. Where the computer
// is set to another keyboard than the scanner, each key gives another character.
// The rows of a layout are the keys from left to right, without and with Shift.
type layout struct{ plain, shifted string }

var usLayout = layout{"`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./", "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"}

var layouts = [...]layout{
	// France
	{"²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!", "~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§"},
	// Germany
	{"^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-", "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_"},
	// Spain
	{"º1234567890'¡qwertyuiop`+çasdfghjklñ´zxcvbnm,.-", "ª!\"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨ZXCVBNM;:_"},
	// United Kingdom
	{"`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./", "¬!\"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?"},
	// Thailand, Kedmanee
	{"_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ", "%+๑๒๓๔ู฿๕๖๗๘๙๐\"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ"},
	// Russia
	{"ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.", "Ё!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"},
}

// backFrom maps the characters of each layout to those of the US one.
var backFrom = func() (maps [len(layouts)]map[rune]rune) {
	us := append([]rune(usLayout.plain), []rune(usLayout.shifted)...)
	for i, l := range layouts {
		maps[i] = map[rune]rune{}
		for k, c := range append([]rune(l.plain), []rune(l.shifted)...) {
			if k < len(us) {
				maps[i][c] = us[k]
			}
		}
	}
	return maps
}()

// keyboard reads the text key by key on each layout on which more of it is digits.
func keyboard(text string) []string {
	return typed(text, func(before, after int) bool { return after > before })
}

// keyboardLetters reads it on those that have the digits where the scanner has.
func keyboardLetters(text string) []string {
	return typed(text, func(before, after int) bool { return after == before })
}

func typed(text string, likely func(digitsBefore, digitsAfter int) bool) (texts []string) {
	before := digitsIn(text)
	for _, back := range backFrom {
		typed := strings.Map(func(c rune) rune {
			if us, ok := back[c]; ok {
				return us
			}
			return c
		}, text)
		if typed != text && likely(before, digitsIn(typed)) {
			texts = append(texts, typed)
		}
	}
	return texts
}

func digitsIn(text string) (n int) {
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			n++
		}
	}
	return n
}
