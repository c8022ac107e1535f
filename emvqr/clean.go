package emvqr

// isClean reports whether a code keeps all of EMVCo's rules, as most do. It is the
// quick answer for text in ASCII, from the same rows that [judge] asks. Where it is
// false the judge tells what is wrong, or that nothing is.
func (c Code) isClean() bool {
	text := c.text
	if c.ruler != byASCII || c.unverified || len(text) < checksumLength || len(text) > recommendedBytes ||
		!isAns(text) || text[:2] != "00" || hasLower(text[len(text)-4:]) {
		return false
	}
	j := judge{quick: true}
	for at := 0; len(text)-at >= headerLength; {
		h := load4(text[at:])
		end := at + headerLength + headerSpan(h)
		if !fourDigits(h) || end > len(text) {
			return false
		}
		id, value := headerID(h), text[at+headerLength:end]
		if j.seen.add(id) {
			return false
		}
		switch kind := rootTemplates[id]; {
		case kind != noTemplate:
			if !isCleanTemplate(kind, value) {
				return false
			}
		case !rootObjects[id].keeps(value):
			return false
		case id >= idCurrency && id <= idPercentFee:
			j.hold(spot{id: id}, value)
		}
		at = end
	}
	if j.seen.lacks(mandatoryIDs) || j.seen[0]&accountIDs[0] == 0 {
		return false
	}
	j.money()
	return !j.doubt
}

// isCleanTemplate is isClean for a template.
func isCleanTemplate(kind templateKind, text string) bool {
	t := templateJudge{kind: kind}
	at := 0
	for len(text)-at >= headerLength {
		h := load4(text[at:])
		end := at + headerLength + headerSpan(h)
		if !fourDigits(h) || end > len(text) {
			return false
		}
		id, value := headerID(h), text[at+headerLength:end]
		if t.seen.add(id) || !t.keeps(id, value) {
			return false
		}
		at = end
	}
	switch {
	case at != len(text) || text == "":
		return false
	case kind == languageTemplate:
		return t.seen[0]&3 == 3
	}
	return templates[kind].isGUID == nil || t.seen.has(0)
}
