package vectors_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/fuzz/vectors"
)

// schema is a JSON Schema, of which the keywords of schema.json are understood
// and no others.
type schema struct {
	node map[string]any
	root map[string]any
}

func readSchema(t testing.TB) schema {
	text, err := vectors.Files.ReadFile("schema.json")
	require.NoError(t, err)
	var root map[string]any
	require.NoError(t, json.Unmarshal(text, &root))
	return schema{root, root}
}

// faults are the places where a document does not keep the schema.
func (s schema) faults(v any) []string { return s.check("", v) }

// keywords judge a value by one keyword each. A nil one says nothing, or is part
// of another.
var keywords map[string]func(s schema, at string, argument, v any) []string

func init() {
	keywords = map[string]func(schema, string, any, any) []string{
		"$schema": nil, "$defs": nil, "title": nil, "description": nil, "then": nil, "else": nil, "properties": nil,
		"$ref": func(s schema, at string, a, v any) []string {
			node := any(s.root)
			for _, step := range strings.Split(strings.TrimPrefix(a.(string), "#/"), "/") {
				node = node.(map[string]any)[step]
			}
			return s.under(node).check(at, v)
		},
		"type": func(_ schema, at string, a, v any) []string {
			return complain(typeOf(v) == a || a == "number" && typeOf(v) == "integer", at, "is %s, expected %s", typeOf(v), a)
		},
		"const": func(_ schema, at string, a, v any) []string {
			return complain(reflect.DeepEqual(a, v), at, "is %v, expected %v", v, a)
		},
		"enum": func(_ schema, at string, a, v any) []string {
			return complain(slices.Contains(a.([]any), v), at, "is %v, expected one of %v", v, a)
		},
		"pattern": func(_ schema, at string, a, v any) []string {
			text, ok := v.(string)
			return complain(!ok || regexp.MustCompile(a.(string)).MatchString(text), at, "%q does not match %s", text, a)
		},
		"minLength": func(_ schema, at string, a, v any) []string {
			text, ok := v.(string)
			return complain(!ok || utf8.RuneCountInString(text) >= int(a.(float64)), at, "is too short")
		},
		"minimum": func(_ schema, at string, a, v any) []string {
			n, ok := v.(float64)
			return complain(!ok || n >= a.(float64), at, "is %v", v)
		},
		"minItems": func(_ schema, at string, a, v any) []string {
			list, ok := v.([]any)
			return complain(!ok || len(list) >= int(a.(float64)), at, "has %d items", len(list))
		},
		"uniqueItems": func(_ schema, at string, _, v any) []string {
			list, _ := v.([]any)
			for i, item := range list {
				if slices.Contains(list[:i], item) {
					return complain(false, at, "has %v twice", item)
				}
			}
			return nil
		},
		"items": func(s schema, at string, a, v any) (faults []string) {
			list, _ := v.([]any)
			for i, item := range list {
				faults = append(faults, s.under(a).check(fmt.Sprintf("%s/%d", at, i), item)...)
			}
			return faults
		},
		"required": func(_ schema, at string, a, v any) (faults []string) {
			object, ok := v.(map[string]any)
			for _, name := range a.([]any) {
				_, present := object[name.(string)]
				faults = append(faults, complain(!ok || present, at, "lacks %s", name)...)
			}
			return faults
		},
		"propertyNames": func(s schema, at string, a, v any) (faults []string) {
			object, _ := v.(map[string]any)
			for name := range object {
				faults = append(faults, s.under(a).check(at+"/"+name, name)...)
			}
			return faults
		},
		"oneOf": func(s schema, at string, a, v any) []string {
			return complain(s.fitting(a, v) == 1, at, "fits %d of oneOf", s.fitting(a, v))
		},
		"anyOf": func(s schema, at string, a, v any) []string {
			return complain(s.fitting(a, v) > 0, at, "fits none of anyOf")
		},
		"not": func(s schema, at string, a, v any) []string {
			return complain(len(s.under(a).check(at, v)) > 0, at, "fits what it must not")
		},
		"if": func(s schema, at string, a, v any) []string {
			branch := "then"
			if len(s.under(a).check(at, v)) > 0 {
				branch = "else"
			}
			return s.under(s.node[branch]).check(at, v)
		},
		"additionalProperties": func(s schema, at string, a, v any) (faults []string) {
			object, _ := v.(map[string]any)
			known, _ := s.node["properties"].(map[string]any)
			for name, value := range object {
				if _, ok := known[name]; ok {
					continue
				}
				faults = append(faults, s.under(a).check(at+"/"+name, value)...)
			}
			return faults
		},
	}
}

func (s schema) under(node any) schema {
	if allowed, ok := node.(bool); ok {
		node = map[string]any{}
		if !allowed {
			node = map[string]any{"not": map[string]any{}}
		}
	}
	if node == nil {
		node = map[string]any{}
	}
	return schema{node.(map[string]any), s.root}
}

func (s schema) fitting(alternatives, v any) (n int) {
	for _, a := range alternatives.([]any) {
		if len(s.under(a).check("", v)) == 0 {
			n++
		}
	}
	return n
}

func (s schema) check(at string, v any) (faults []string) {
	for keyword, argument := range s.node {
		judge, known := keywords[keyword]
		if !known {
			faults = append(faults, fmt.Sprintf("%s: the checker does not know the keyword %q", at, keyword))
		}
		if judge != nil {
			faults = append(faults, judge(s, at, argument, v)...)
		}
	}
	properties, _ := s.node["properties"].(map[string]any)
	object, _ := v.(map[string]any)
	for name, node := range properties {
		if value, ok := object[name]; ok {
			faults = append(faults, s.under(node).check(at+"/"+name, value)...)
		}
	}
	return faults
}

func complain(fine bool, at, format string, args ...any) []string {
	if fine {
		return nil
	}
	return []string{at + ": " + fmt.Sprintf(format, args...)}
}

func typeOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	case float64:
		if v == float64(int64(v)) {
			return "integer"
		}
	}
	return "number"
}

func TestTheSchemaRefusesWhatIsWrong(t *testing.T) {
	schema := readSchema(t)
	const whole = `{"algorithm":"EMVCo-MPM","schema":"schema.json","topic":"tlv","notes":{"Flag":{"meaning":"m","damage":"d"}},"tests":[` +
		`{"tcId":1,"comment":"c","payload":"","flags":["Flag"],"result":"valid","networks":[],"length_unit":"bytes","reason":"r","source":"s"}]}`
	faults := func(text string) []string {
		var document any
		require.NoError(t, json.Unmarshal([]byte(text), &document), text)
		return schema.faults(document)
	}
	require.Empty(t, faults(whole))
	for name, change := range map[string][2]string{
		"another algorithm":              {"EMVCo-MPM", "EMVCo-CPM"},
		"a topic in capitals":            {`"tlv"`, `"TLV"`},
		"a flag in small letters":        {`"Flag":`, `"flag":`},
		"a note without its damage":      {`,"damage":"d"`, ``},
		"no number":                      {`"tcId":1,`, ``},
		"number zero":                    {`"tcId":1`, `"tcId":0`},
		"half a number":                  {`"tcId":1`, `"tcId":1.5`},
		"a field that is not known":      {`"tcId":1`, `"tcId":1,"id":1`},
		"payload and payload_hex":        {`"payload":""`, `"payload":"","payload_hex":"ff"`},
		"neither":                        {`"payload":"",`, ``},
		"payload_hex of half a byte":     {`"payload":""`, `"payload_hex":"f"`},
		"no flag":                        {`["Flag"]`, `[]`},
		"a flag twice":                   {`["Flag"]`, `["Flag","Flag"]`},
		"another result":                 {`"valid"`, `"good"`},
		"another unit":                   {`"bytes"`, `"octets"`},
		"no networks":                    {`"networks":[],`, ``},
		"an invalid case with networks":  {`"valid"`, `"invalid","rules":["MPM-3.2-TLV"]`},
		"an empty list of rules":         {`"networks"`, `"rules":[],"networks"`},
		"a rule that is no id of a rule": {`"networks"`, `"rules":["tlv"],"networks"`},
		"no reason":                      {`"reason":"r"`, `"reason":""`},
		"no cases":                       {whole[strings.Index(whole, `{"tcId"`) : len(whole)-2], ``},
	} {
		changed := strings.Replace(whole, change[0], change[1], 1)
		require.NotEqual(t, whole, changed, name)
		require.NotEmpty(t, faults(changed), name)
	}
}
