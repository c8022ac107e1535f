package undo

import "unicode/utf8"

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

// keys say which character the US layout has where another one has a character.
type keys struct {
	ascii [utf8.RuneSelf]byte // of most texts all; itself where the other has none
	other map[rune]byte
}

// backFrom are the keys of each layout.
var backFrom = func() (back [len(layouts)]keys) {
	us := usLayout.plain + usLayout.shifted
	for i, l := range layouts {
		k := &back[i]
		k.other = map[rune]byte{}
		for c := range k.ascii {
			k.ascii[c] = byte(c)
		}
		at := 0
		for _, c := range l.plain + l.shifted {
			if c < utf8.RuneSelf {
				k.ascii[c] = us[at]
			} else {
				k.other[c] = us[at]
			}
			at++
		}
	}
	return back
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
	for i := range backFrom {
		typed := backFrom[i].typed(text)
		if typed != text && likely(before, digitsIn(typed)) {
			texts = append(texts, typed)
		}
	}
	return texts
}

// typed is the text as the same keys give it on a US keyboard.
func (k *keys) typed(text string) string {
	typed := make([]byte, 0, len(text))
	for _, c := range text {
		if c < utf8.RuneSelf {
			typed = append(typed, k.ascii[c])
		} else if us, ok := k.other[c]; ok {
			typed = append(typed, us)
		} else {
			typed = utf8.AppendRune(typed, c)
		}
	}
	return string(typed)
}

func digitsIn(text string) (n int) {
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			n++
		}
	}
	return n
}
