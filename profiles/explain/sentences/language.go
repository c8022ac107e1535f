package sentences

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

// Language is a language that cases are told in: a tag of BCP 47.
type Language string

// The languages.
const (
	English Language = "en"
	Chinese Language = "zh" // simplified
	Hindi   Language = "hi"
)

// all are the languages, each from its file. The first is for whoever reads none of them.
var all = [...]*words{&english, &chinese, &hindi}

// Languages walks the languages.
func Languages() iter.Seq[Language] {
	return func(yield func(Language) bool) {
		for _, w := range all {
			if !yield(w.language) {
				return
			}
		}
	}
}

// Match is the language for somebody who prefers these, the first one most: tags of BCP 47
// such as zh-Hant-TW, or locales as the variable LANG names them, such as hi_IN.UTF-8. What
// is neither is passed over. It is English where none of them is spoken here.
func Match(preferred ...string) Language {
	var wanted []language.Tag
	for _, locale := range preferred {
		name, _, _ := strings.Cut(locale, ".")
		name, _, _ = strings.Cut(name, "@")
		if tag, err := language.Parse(strings.ReplaceAll(name, "_", "-")); err == nil && name != "" {
			wanted = append(wanted, tag)
		}
	}
	_, i, _ := matcher().Match(wanted...)
	return all[i].language
}

var matcher = sync.OnceValue(func() language.Matcher {
	var tags []language.Tag
	for _, w := range all {
		tags = append(tags, language.Make(string(w.language)))
	}
	return language.NewMatcher(tags)
})

// words is a language.
type words struct {
	language Language
	// says are the sentences and pieces of sentences. Arguments are numbered, %[1]s, so
	// that they may stand in another order. counts are those that depend on a number,
	// which is their first argument.
	says   map[key]string
	counts map[key]counted
	// countries are by their ISO codes. names are those of networks and forms, by slug
	// and format, where the language has one of its own.
	countries, names map[string]string
	// closesUp is set for a script without blanks between words.
	closesUp bool
}

// counted are the forms for one and for any other number; what counts as one the language
// says: in Hindi zero does. A language without a difference has the other alone.
type counted struct{ one, other string }

func (l Language) words() *words {
	if i := slices.IndexFunc(all[:], func(w *words) bool { return w.language == l }); i >= 0 {
		return all[i]
	}
	return all[0]
}

// printers are made once, when somebody asks.
var printers = sync.OnceValue(func() map[Language]*message.Printer {
	builder := catalog.NewBuilder()
	made := make(map[Language]*message.Printer, len(all))
	for _, w := range all {
		tag := language.Make(string(w.language))
		for k, text := range w.says {
			mustSet(builder.SetString(tag, string(k), text))
		}
		for k, c := range w.counts {
			mustSet(builder.Set(tag, string(k), c.message()))
		}
	}
	for _, w := range all {
		made[w.language] = message.NewPrinter(language.Make(string(w.language)), message.Catalog(builder))
	}
	return made
})

func (c counted) message() catalog.Message {
	if c.one == "" {
		return plural.Selectf(1, "%d", plural.Other, c.other)
	}
	return plural.Selectf(1, "%d", plural.One, c.one, plural.Other, c.other)
}

// mustSet is for what fails only for a message of ours that is none.
func mustSet(err error) {
	if err != nil {
		panic(err)
	}
}
