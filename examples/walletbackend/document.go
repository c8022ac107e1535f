package main

import (
	"encoding/json"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

//go:generate go test -run TestTheDocumentIsCurrent . -update

// documentOf is the OpenAPI document of the routes. huma makes it, from the types of the
// bodies. It reads no requests here: it would take a name in any letter case and the first
// of two parameters, and send the whole of a broken request back.
func documentOf(routes []route) []byte {
	schemas := huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer)
	document := &huma.OpenAPI{
		OpenAPI: "3.1.0",
		Info: &huma.Info{
			Title: "walletbackend", Version: "1",
			Description: "What a scanned text is, who gets paid, how much, and whether a wallet may pay it. " +
				"Requests are strict JSON: each member once and under exactly its name, none of them null, in UTF-8 and at most 64 KiB. " +
				"Every answer has the id of its request in X-Request-Id. Members may be added to answers.",
			License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"},
		},
		Components: &huma.Components{Schemas: schemas},
	}
	for i := range routes {
		describe(&routes[i], schemas)
		document.AddOperation(&routes[i].Operation)
	}
	oneOfThem(schemas)
	text, err := json.MarshalIndent(document, "", "  ")
	if err != nil {
		panic(err) // it is made of types that are known
	}
	return append(text, '\n')
}

// describe fills in the bodies of a route, and what all routes have.
func describe(r *route, schemas huma.Registry) {
	r.Responses = map[string]*huma.Response{
		"200": {Description: "The answer", Content: map[string]*huma.MediaType{}, Headers: idHeader()},
		"default": {
			Description: "Why there is none",
			Content:     map[string]*huma.MediaType{problemMedia: {Schema: schemaOf(schemas, (*problem)(nil))}},
			Headers:     idHeader(),
		},
	}
	given := r.Responses["200"].Content
	switch {
	case r.gives != nil:
		given["application/json"] = &huma.MediaType{Schema: schemaOf(schemas, r.gives)}
	case r.media != "":
		given[r.media] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
	}
	if r.takes != nil {
		r.RequestBody = &huma.RequestBody{
			Required: true,
			Content:  map[string]*huma.MediaType{"application/json": {Schema: schemaOf(schemas, r.takes), Example: examples[r.OperationID]}},
		}
	}
	r.Parameters = append(r.Parameters, &huma.Param{
		Name: requestIDHeader, In: "header", Description: "An id for the log and the answer: a UUID, or 32 hexadecimal digits with a letter among them. Any other is not taken over.",
		Schema: &huma.Schema{Type: huma.TypeString},
	})
}

func schemaOf(schemas huma.Registry, pointer any) *huma.Schema {
	return schemas.Schema(reflect.TypeOf(pointer).Elem(), true, "")
}

func idHeader() map[string]*huma.Param {
	return map[string]*huma.Param{requestIDHeader: {Description: "The id of the request.", Schema: &huma.Schema{Type: huma.TypeString}}}
}

// oneOfThem says what no tag can: a scan has networks or a wallet.
func oneOfThem(schemas huma.Registry) {
	scan := schemas.Map()["ScanRequest"]
	scan.OneOf = []*huma.Schema{{Required: []string{"networks"}}, {Required: []string{"wallet"}}}
}

// examples are requests that work, one a route.
var examples = map[string]any{
	"scan": map[string]any{
		"scanned":  "00020101021229370016A000000677010111011300668123456785204581253037645406125.005802TH5912Noodle House6007Bangkok6304BA9C",
		"networks": []string{"promptpay", "visa"},
	},
	"compose": map[string]any{
		"merchant": map[string]any{"name": "Noodle House", "city": "Bangkok", "category": "5812", "amount": "125.00"},
		"accounts": []any{
			map[string]any{"network": "promptpay", "fields": map[string]string{"biller_id": "010753600031501", "ref1": "TABLE12"}},
			map[string]any{"network": "visa", "fields": map[string]string{"number": "4000123456789017"}},
		},
	},
	"dynamic": map[string]any{
		"static": "000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6",
		"amount": "25.00", "reference": "INV-7",
	},
}

// documentRoute serves the document.
func documentRoute(document []byte) route {
	return route{
		Operation: huma.Operation{Method: http.MethodGet, Path: "/openapi.json"},
		media:     "application/json",
		handle:    func(x *exchange) { x.keep(document, longest) },
	}
}
