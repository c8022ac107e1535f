package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// accountsField is the field of a file that gives accounts as mappings, account
// the one that gives them as a flag does.
const accountsField, accountField = "accounts", "account"

var errAccounts = errors.New("expected a list of accounts, such as {network: promptpay, biller_id: '010753600031501'}")

// withAccounts makes accounts ones of the field account.
func withAccounts(settings []setting) []setting {
	mappings := slices.IndexFunc(settings, func(s setting) bool { return s.name == accountsField })
	if mappings < 0 {
		return settings
	}
	settings[mappings].name = accountField
	for i := range settings {
		if s := &settings[i]; s.name == accountField && i != mappings {
			settings[mappings].values = append(settings[mappings].values, s.values...)
			settings[mappings].err = errors.Join(settings[mappings].err, s.err)
			return slices.Delete(settings, i, i+1)
		}
	}
	return settings
}

func yamlAccounts(node ast.Node) (values []string, err error) {
	list, ok := node.(*ast.SequenceNode)
	if !ok {
		return nil, errAccounts
	}
	for _, item := range list.Values {
		mapping, ok := item.(*ast.MappingNode)
		if !ok {
			return nil, errAccounts
		}
		var fields []network.FieldValue
		for _, entry := range mapping.Values {
			value, err := yamlValue(entry.Value)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", entry.Key.GetToken().Value, err)
			}
			fields = append(fields, network.FieldValue{Key: entry.Key.GetToken().Value, Value: value})
		}
		if values, err = appendAccountText(values, fields); err != nil {
			return nil, err
		}
	}
	return values, nil
}

func jsonAccounts(value any) (values []string, err error) {
	list, ok := value.([]any)
	if !ok {
		return nil, errAccounts
	}
	for _, item := range list {
		object, ok := item.(map[string]any)
		if !ok {
			return nil, errAccounts
		}
		var fields []network.FieldValue
		for key, value := range object {
			switch value.(type) {
			case string, json.Number, bool:
				fields = append(fields, network.FieldValue{Key: key, Value: fmt.Sprint(value)})
			default:
				return nil, fmt.Errorf("%s: expected text or a number", key)
			}
		}
		slices.SortFunc(fields, func(a, b network.FieldValue) int { return strings.Compare(a.Key, b.Key) })
		if values, err = appendAccountText(values, fields); err != nil {
			return nil, err
		}
	}
	return values, nil
}

func appendAccountText(values []string, fields []network.FieldValue) ([]string, error) {
	text, err := accountText(fields)
	return append(values, text), err
}
