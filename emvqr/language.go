package emvqr

// LanguageTemplate is the merchant information in another language, object 64
// (EMVCo §4.9). It is an alternative to 59 and 60, which stay mandatory.
type LanguageTemplate struct {
	Language string // 64-00, two letters of ISO 639-1, in either letter case
	Name     string // 64-01, up to 25 characters
	City     string // 64-02, up to 15 characters, or "" to fall back to object 60
}

// LanguageTemplate returns object 64. It is not ok where 64 is absent or opaque.
func (c Code) LanguageTemplate() (t LanguageTemplate, ok bool) {
	template, ok := c.Object(P(idLanguage))
	if !ok || !template.IsTemplate() {
		return LanguageTemplate{}, false
	}
	t.Language, _ = template.Get(0)
	t.Name, _ = template.Get(1)
	t.City, _ = template.Get(2)
	return t, true
}
