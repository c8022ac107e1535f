package network

import (
	"errors"
	"fmt"
)

// Check tells what is wrong with the table itself, nil for one that can be used:
// a network without a slug, a template that makes no account of what it reads,
// more rows than a template can have, two rows with one
// key, a rule, format, check or form without its function. A set of networks asks it of each. A template without New is in order: its
// accounts can only be read.
func (n *Network) Check() error {
	if n.Slug == "" {
		return errors.New("a network has no slug")
	}
	for i, t := range n.Templates {
		if t == nil {
			return fmt.Errorf("%s: template %d is nil", n.Slug, i+1)
		}
		if err := t.check(); err != nil {
			return fmt.Errorf("%s: template %+q: %w", n.Slug, t.Key, err)
		}
	}
	for i := range n.Rules {
		if n.Rules[i].Judge == nil {
			return fmt.Errorf("%s: rule %+q has no Judge", n.Slug, n.Rules[i].Name)
		}
	}
	for i := range n.Natives {
		if n.Natives[i].Match == nil {
			return fmt.Errorf("%s: form %+q has no Match", n.Slug, n.Natives[i].Format)
		}
	}
	for i := range n.Hosts {
		if err := n.Hosts[i].Check(); err != nil {
			return fmt.Errorf("%s: host %+q: %w", n.Slug, n.Hosts[i].Name, err)
		}
	}
	return nil
}

func (t *Template) check() error {
	switch {
	case t.Key == "":
		return errors.New("it has no Key")
	case t.Make == nil && t.Read == nil:
		return errors.New("it has neither Make nor Read, so nothing that is found becomes an account")
	case len(t.Fields) > maxFields:
		return fmt.Errorf("row %+q is its number %d, a template has at most %d",
			t.Fields[maxFields].Key, maxFields+1, maxFields)
	}
	for i := range t.Fields {
		row := &t.Fields[i]
		first, _ := t.FieldAt(row.Key)
		switch {
		case row.Key == "":
			return fmt.Errorf("row %d has no Key", i+1)
		case first != i:
			return fmt.Errorf("row %+q is there twice", row.Key)
		case row.Format != nil && row.Format.Holds == nil:
			return fmt.Errorf("row %+q has a Format without Holds", row.Key)
		case row.Check != nil && row.Check.Fault == nil:
			return fmt.Errorf("row %+q has a Check without Fault", row.Key)
		}
	}
	return nil
}
