package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// setting is one field of a code as somebody gave it, as a flag or in a file.
type setting struct {
	name   string
	values []string // one, or several of a field that may have them; none: not given
	at     string   // file and line, "" for a flag
	err    error    // what is wrong with the values, if they cannot be any field's
}

// source is what messages call the setting: "--amount" or "shop.yaml:7: amount".
func (s setting) source() string {
	if s.at == "" {
		return "--" + s.name
	}
	return s.at + ": " + s.name
}

// readCodeFile reads the fields of a code from a YAML or JSON file, "-" for
// standard input. It is one flat mapping with the names of the flags.
//
// Values are taken as they are written, whatever YAML or JSON would make of
// them: a merchant category 0742 is no octal number, an amount 12.50 keeps its
// zero and passes through no float.
func readCodeFile(name string, stdin io.Reader) ([]setting, error) {
	data, err := readFile(name, stdin)
	if name == "-" {
		name = "standard input"
	}
	if err == nil {
		err = isShallow(data)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if strings.EqualFold(filepath.Ext(name), ".json") || bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		return jsonSettings(name, data)
	}
	return yamlSettings(name, data)
}

func settingAt(file string, line int, name string) setting {
	return setting{name: name, at: fmt.Sprintf("%s:%d", file, line)}
}

// yamlSettings walks the syntax tree instead of decoding into Go values, because
// only that has the text as written and its line.
func yamlSettings(file string, data []byte) ([]setting, error) {
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, fmt.Errorf("%s: %s", file, yamlMessage(err))
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		return nil, fmt.Errorf("%s: expected one document with fields such as name: NOODLE HOUSE", file)
	}
	mapping, ok := tree.Docs[0].Body.(*ast.MappingNode)
	if !ok {
		return nil, fmt.Errorf("%s: expected fields such as name: NOODLE HOUSE", file)
	}
	var settings []setting
	for _, entry := range mapping.Values {
		key := entry.Key.GetToken()
		s := settingAt(file, key.Position.Line, key.Value)
		if s.name == accountsField {
			s.values, s.err = yamlAccounts(entry.Value)
		} else {
			s.values, s.err = yamlValues(entry.Value)
		}
		settings = append(settings, s)
	}
	return withAccounts(settings), nil
}

// yamlMessage shows the place in the file, unless it is too much to look at.
func yamlMessage(err error) string {
	if shown := yaml.FormatError(err, false, true); len(shown) <= 1<<10 {
		return shown
	}
	return yaml.FormatError(err, false, false)
}

// yamlValues is a value or a list of values as written.
func yamlValues(node ast.Node) ([]string, error) {
	switch n := node.(type) {
	case *ast.NullNode:
		return nil, nil
	case *ast.SequenceNode:
		var values []string
		for _, item := range n.Values {
			value, err := yamlValue(item)
			if err != nil {
				return nil, err
			}
			values = append(values, value)
		}
		return values, nil
	}
	value, err := yamlValue(node)
	return []string{value}, err
}

func yamlValue(node ast.Node) (string, error) {
	switch n := node.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value, nil
	}
	return "", errors.New("expected a value on one line, or a list of them; put it in quotation marks")
}

// jsonSettings reads field by field, because that tells the line of each.
func jsonSettings(file string, data []byte) ([]setting, error) {
	tokens := json.NewDecoder(bytes.NewReader(data))
	tokens.UseNumber()
	line := func() int { return 1 + bytes.Count(data[:tokens.InputOffset()], []byte("\n")) }
	fail := func(err error) ([]setting, error) {
		if err == io.EOF {
			err = errors.New("the object breaks off")
		}
		return nil, fmt.Errorf("%s:%d: %w", file, line(), err)
	}

	if open, err := tokens.Token(); err != nil || open != json.Delim('{') {
		return fail(errors.New(`expected an object with fields such as "name": "NOODLE HOUSE"`))
	}
	var settings []setting
	seen := make(map[string]bool)
	for tokens.More() {
		key, err := tokens.Token()
		if err != nil {
			return fail(err)
		}
		s := settingAt(file, line(), key.(string)) // the decoder takes nothing else there
		var value any
		if err := tokens.Decode(&value); err != nil {
			return fail(fmt.Errorf("%s: %w", s.name, err))
		}
		if seen[s.name] {
			return fail(fmt.Errorf("field %q is there twice", s.name))
		}
		seen[s.name] = true
		if s.name == accountsField {
			s.values, s.err = jsonAccounts(value)
		} else {
			s.values, s.err = jsonValues(value)
		}
		settings = append(settings, s)
	}
	if _, err := tokens.Token(); err != nil {
		return fail(err)
	}
	if _, err := tokens.Token(); err != io.EOF {
		return fail(errors.New("expected nothing behind the object"))
	}
	return withAccounts(settings), nil
}

// jsonValues is a value or a list of values as written.
func jsonValues(value any) ([]string, error) {
	list, ok := value.([]any)
	if value == nil || ok && len(list) == 0 {
		return nil, nil
	}
	if !ok {
		list = []any{value}
	}
	var values []string
	for _, item := range list {
		switch v := item.(type) {
		case string:
			values = append(values, v)
		case json.Number, bool:
			values = append(values, fmt.Sprint(v))
		default:
			return nil, errors.New("expected text, a number, true or false, or a list of them")
		}
	}
	return values, nil
}
