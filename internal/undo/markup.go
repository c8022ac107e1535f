package undo

import "strings"

// htmlTags takes the tags out, and makes a link of a chat, <address|words>, its words.
func htmlTags(text string) []string {
	if strings.IndexByte(text, '<') < 0 {
		return nil
	}
	var bare, words strings.Builder
	rest, tags := text, 0
	for {
		before, after, open := strings.Cut(rest, "<")
		tag, behind, closed := strings.Cut(after, ">")
		if !open || !closed {
			bare.WriteString(rest)
			words.WriteString(rest)
			break
		}
		bare.WriteString(before)
		words.WriteString(before)
		if _, shown, link := strings.Cut(tag, "|"); link {
			words.WriteString(shown)
		}
		rest = behind
		tags++
	}
	switch {
	case tags == 0:
		return nil
	case words.String() == bare.String():
		return []string{bare.String()}
	}
	return []string{words.String(), bare.String()}
}

// markdownLinks makes [words](address) the words.
func markdownLinks(text string) string {
	if !strings.Contains(text, "](") {
		return text
	}
	var b strings.Builder
	for rest := text; ; {
		before, after, open := strings.Cut(rest, "[")
		words, link, middle := strings.Cut(after, "](")
		_, behind, closed := strings.Cut(link, ")")
		if !open || !middle || !closed {
			return b.String() + rest
		}
		b.WriteString(before + words)
		rest = behind
	}
}
