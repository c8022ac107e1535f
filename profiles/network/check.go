package network

import (
	"errors"
	"fmt"
)

// Check tells what is wrong with the table itself, nil for one that can be used:
// a network without a slug, a template that makes no account of what it reads,
// more rows than a template can have, two rows with one
// key. A set of networks asks it of each. A template without New is in order: its
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
		key := t.Fields[i].Key
		if key == "" {
			return fmt.Errorf("row %d has no Key", i+1)
		}
		if first, _ := t.FieldAt(key); first != i {
			return fmt.Errorf("row %+q is there twice", key)
		}
	}
	return nil
}
