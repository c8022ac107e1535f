package main

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-json-experiment/json"
)

// orNull is an object or null. huma has no schema for that of its own.
type orNull[T any] struct{ is *T }

// Schema implements [huma.SchemaProvider].
func (orNull[T]) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{AnyOf: []*huma.Schema{r.Schema(reflect.TypeFor[T](), true, ""), {Type: "null"}}}
}

// MarshalJSON implements [json.Marshaler].
func (n orNull[T]) MarshalJSON() ([]byte, error) { return json.Marshal(n.is) }

// UnmarshalJSON implements [json.Unmarshaler].
func (n *orNull[T]) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &n.is, json.RejectUnknownMembers(true))
}
