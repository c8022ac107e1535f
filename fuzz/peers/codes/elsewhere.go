package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

// readElsewhere reads codes that were written by programs of other makes, a line of
// JSON each, and compares what is in them with what was asked for. Those of networks
// that are known by name alone are passed over.
func readElsewhere(lines io.Reader) (read, passed int, err error) {
	for scanner := bufio.NewScanner(lines); scanner.Scan(); {
		var asked code
		if err := json.Unmarshal(scanner.Bytes(), &asked); err != nil {
			return read, passed, err
		}
		if _, known := profiles.Lookup(asked.Network); !known {
			passed++
			continue
		}
		text, err := emvqr.Parse(asked.Payload)
		if err != nil {
			return read, passed, fmt.Errorf("%s: %w: %s", asked.Network, err, asked.Payload)
		}
		got := judged(asked.Network, "", text)
		for key, value := range asked.Fields {
			if got.Fields[key] != value {
				return read, passed, fmt.Errorf("%s: %s %q was asked for, we read %q in %s", asked.Network, key, value, got.Fields[key], asked.Payload)
			}
		}
		if took := func(a answer) bool { return a.Answer == profiles.Yes.String() }; !slices.ContainsFunc(got.Answers, took) {
			return read, passed, fmt.Errorf("%s: its readers would never take %s: %v", asked.Network, asked.Payload, got.Answers)
		}
		read++
	}
	return read, passed, nil
}
