package main

import (
	"encoding/json"
	"io"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// networkLine is a network as --json writes it.
type networkLine struct {
	Slug       string     `json:"slug"`
	Name       string     `json:"name"`
	Countries  []string   `json:"countries"`
	AsOf       string     `json:"as_of,omitempty"`
	Accounts   []kindLine `json:"accounts"`
	Forms      []formLine `json:"forms"`
	Source     string     `json:"source"`
	Confidence string     `json:"confidence"`
}

// kindLine is a kind of account. Its role is payable, identity or data.
type kindLine struct {
	Key     string       `json:"key"`
	Name    string       `json:"name"`
	Role    string       `json:"role"`
	Objects []objectLine `json:"objects"`
	// Fields are those in shared objects.
	Fields []fieldLine `json:"fields,omitempty"`
}

type objectLine struct {
	Name   string      `json:"name"`
	Ids    string      `json:"ids"`
	GUIDs  []string    `json:"guids,omitempty"`
	Joins  string      `json:"joins,omitempty"`
	Fields []fieldLine `json:"fields"`
}

type fieldLine struct {
	At        string   `json:"at"`
	Key       string   `json:"key"`
	Name      string   `json:"name"`
	Mandatory bool     `json:"mandatory"`
	Min       int      `json:"min,omitempty"`
	Max       int      `json:"max,omitempty"`
	OneOf     []string `json:"one_of,omitempty"`
	Format    string   `json:"format,omitempty"`
	Typed     string   `json:"typed,omitempty"`
}

type formLine struct {
	Format string `json:"format"`
	Kind   string `json:"kind"`
}

func writeNetworksJSON(to io.Writer, networks []*network.Network) error {
	lines := json.NewEncoder(to)
	lines.SetEscapeHTML(false)
	for _, n := range networks {
		if err := lines.Encode(lineOf(n)); err != nil {
			return err
		}
	}
	return nil
}

var roleNames = map[network.Role]string{network.Payable: "payable", network.Identity: "identity", network.Data: "data", network.Foreign: "foreign"}

func lineOf(n *network.Network) networkLine {
	line := networkLine{
		Slug: n.Slug, Name: n.Name, Countries: append([]string{}, n.Countries...), AsOf: n.AsOf,
		Accounts: []kindLine{}, Forms: []formLine{}, Source: n.Source, Confidence: n.Confidence.String(),
	}
	for _, k := range n.Kinds {
		kind := kindLine{Key: k.Key, Name: k.Name, Role: roleNames[k.Role], Fields: fieldLines(k.Rows)}
		for _, o := range k.Objects {
			kind.Objects = append(kind.Objects, objectLine{
				Name: o.Name, Ids: rangesText(o.Places()), GUIDs: guidsOf(o), Joins: o.Joins, Fields: append([]fieldLine{}, fieldLines(o.Rows)...),
			})
		}
		line.Accounts = append(line.Accounts, kind)
	}
	for _, form := range n.Natives {
		line.Forms = append(line.Forms, formLine{form.Format, form.Kind.String()})
	}
	return line
}

func fieldLines(rows []network.Row) (fields []fieldLine) {
	for i := range rows {
		r := &rows[i]
		if !isField(r) || isRepeated(rows, i) {
			continue
		}
		least, most := lengthsOf(r)
		field := fieldLine{At: r.At.String(), Key: r.Key, Name: r.Label(), Mandatory: isNeeded(r), Min: least, Max: most, OneOf: r.OneOf}
		if r.Format != nil {
			field.Format, field.Typed = r.Format.Name, r.Format.Typed
		}
		fields = append(fields, field)
	}
	return fields
}
