package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
)

// client knows of the service what its document says, and nothing else: it reads the
// document, sends the requests that stand there as examples, and holds what goes out and
// what comes back against the schemas.
type client struct {
	base     string
	document object
	schemas  *jsonschema.Compiler
}

const documentURL = "walletbackend:openapi.json"

func newClient(t testing.TB, service running) *client {
	_, text := service.get(t, "/openapi.json")
	c := &client{base: service.url, schemas: jsonschema.NewCompiler()}
	require.NoError(t, json.Unmarshal([]byte(text), &c.document))
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err)
	c.schemas.DefaultDraft(jsonschema.Draft2020)
	c.schemas.AssertFormat()
	require.NoError(t, c.schemas.AddResource(documentURL, document))
	return c
}

// call is an operation of the document.
type call struct {
	path, method string
	operation    object
}

// calls are all operations there are.
func (c *client) calls() (calls []call) {
	paths := c.document["paths"].(object)
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		for method, operation := range paths[path].(object) {
			calls = append(calls, call{path, method, operation.(object)})
		}
	}
	return calls
}

// schema is the schema at a place in the document.
func (c *client) schema(t testing.TB, at ...string) *jsonschema.Schema {
	for i := range at {
		at[i] = strings.NewReplacer("~", "~0", "/", "~1").Replace(at[i])
	}
	schema, err := c.schemas.Compile(documentURL + "#/" + url.PathEscape(strings.Join(at, "/")))
	require.NoError(t, err)
	return schema
}

// example is the body of the example of an operation, nil for none.
func (op *call) example() any {
	body, ok := op.operation["requestBody"].(object)
	if !ok {
		return nil
	}
	return body["content"].(object)["application/json"].(object)["example"]
}

// query is the query of the examples of an operation, as the client sends it.
func (op *call) query() string {
	values := url.Values{}
	parameters, _ := op.operation["parameters"].([]any)
	for _, p := range parameters {
		if p := p.(object); p["in"] == "query" {
			values.Set(p["name"].(string), fmt.Sprint(p["example"]))
		}
	}
	if len(values) == 0 {
		return ""
	}
	return "?" + values.Encode()
}

// send sends a request and holds the answer against the document.
func (c *client) send(t testing.TB, op *call, body any) (status int, media string, answer []byte) {
	var text io.Reader
	if body != nil {
		sent, err := json.Marshal(body)
		require.NoError(t, err)
		text = bytes.NewReader(sent)
	}
	request, err := http.NewRequest(strings.ToUpper(op.method), c.base+op.path+op.query(), text)
	require.NoError(t, err)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	answer, err = io.ReadAll(response.Body)
	require.NoError(t, err)
	media = response.Header.Get("Content-Type")
	c.answers(t, op, response, answer)
	return response.StatusCode, media, answer
}

// answers holds an answer against what the document says of it.
func (c *client) answers(t testing.TB, op *call, response *http.Response, body []byte) {
	responses := op.operation["responses"].(object)
	key := fmt.Sprint(response.StatusCode)
	if _, ok := responses[key]; !ok {
		key = "default"
	}
	media := response.Header.Get("Content-Type")
	content := responses[key].(object)["content"].(object)
	kind := media
	if _, ok := content[kind]; !ok {
		kind, _, _ = strings.Cut(media, ";")
		for declared := range content {
			if head, _, _ := strings.Cut(declared, ";"); head == kind {
				kind = declared
			}
		}
	}
	require.Contains(t, content, kind, "%s %s answers %s with %s", op.method, op.path, key, media)
	for header := range responses[key].(object)["headers"].(object) {
		require.NotEmpty(t, response.Header.Get(header), header)
	}
	if !strings.Contains(media, "json") {
		require.NotEmpty(t, body)
		return
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	require.NoError(t, err)
	require.NoError(t, c.schema(t, "paths", op.path, op.method, "responses", key, "content", kind, "schema").Validate(instance), "%s", body)
}

func TestAClientThatKnowsTheDocumentAloneCallsEveryRoute(t *testing.T) {
	service := start(t)
	c := newClient(t, service)
	require.Equal(t, "3.1.0", c.document["openapi"])
	called := 0
	for _, op := range c.calls() {
		t.Run(op.method+" "+op.path, func(t *testing.T) {
			for _, member := range []string{"operationId", "summary", "description"} {
				require.NotEmpty(t, op.operation[member])
			}
			if example := op.example(); example != nil {
				require.NoError(t, c.schema(t, "paths", op.path, op.method, "requestBody", "content", "application/json", "schema").Validate(example))
			}
			status, media, _ := c.send(t, &op, op.example())
			require.Equal(t, http.StatusOK, status)
			require.NotEmpty(t, media)
			called++
		})
	}
	require.Equal(t, len(service.routes()), called)
}

// fuller are requests with every member.
var fuller = map[string]any{
	"/v1/scan": object{"scanned": "hello", "wallet": "GCash", "at": "2026-11-28T12:00:00Z"},
	"/v1/compose": object{
		"merchant": object{
			"name": "Noodle House", "city": "Bangkok", "postal_code": "10110", "category": "5812", "country": "TH", "currency": "THB", "amount": "125.00",
			"tip": object{"kind": "fixed", "fee": "5.00"}, "initiation": "dynamic", "local": object{"language": "th", "name": "ร้าน", "city": "กรุงเทพ"},
			"additional": object{"bill": "1", "store": "2", "reference": "3", "terminal": "4", "purpose": "5"},
		},
		"accounts": []any{object{"network": "promptpay", "kind": "bill", "fields": object{"biller_id": "010753600031501", "ref1": "TABLE12"}}},
	},
	"/v1/dynamic": object{
		"static": "000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6", "amount": "25.00",
		"tip": object{"kind": "percentage", "percent": "5"}, "reference": "INV-7", "keep_initiation": true,
	},
}

func TestARequestWithEveryMemberIsAnswered(t *testing.T) {
	c := newClient(t, start(t))
	for _, op := range c.calls() {
		if body := fuller[op.path]; body != nil {
			status, _, answer := c.send(t, &op, body)
			require.Equal(t, http.StatusOK, status, "%s %s", op.path, answer)
		}
	}
}

// TestWhatTheDocumentForbidsIsRefused: each member of each request, in each way in which
// the schema forbids something of it.
func TestWhatTheDocumentForbidsIsRefused(t *testing.T) {
	c := newClient(t, start(t))
	refused := 0
	for _, op := range c.calls() {
		if op.example() == nil {
			continue
		}
		schema := c.schema(t, "paths", op.path, op.method, "requestBody", "content", "application/json", "schema")
		for _, value := range []any{json.RawMessage("null"), 1, "x", true, []any{}, object{}, []any{nil}, object{"x": "y"}, strings.Repeat("0", 100_000)} {
			for _, change := range append(changes(op.example(), value), changes(fuller[op.path], value)...) {
				if schema.Validate(change) == nil {
					continue // it may be refused for another reason
				}
				status, _, answer := c.send(t, &op, change)
				require.Contains(t, []int{http.StatusBadRequest, http.StatusRequestEntityTooLarge}, status, "%s: %v\n%s", op.path, change, answer)
				refused++
			}
		}
	}
	require.Greater(t, refused, 100)
}

// changes are an example with one of its members set to a value, left out, or joined by
// another one.
func changes(example, value any) (all []any) {
	switch example := example.(type) {
	case object:
		for key, member := range example {
			without := maps.Clone(example)
			delete(without, key)
			all = append(all, without)
			for _, changed := range append(changes(member, value), value) {
				with := maps.Clone(example)
				with[key] = changed
				all = append(all, with)
			}
		}
		more := maps.Clone(example)
		more["another"] = value
		all = append(all, more)
	case []any:
		for i, element := range example {
			for _, changed := range append(changes(element, value), value) {
				with := slices.Clone(example)
				with[i] = changed
				all = append(all, with)
			}
		}
	}
	return append(all, value)
}

// TestEveryPropertyOfTheDocumentIsDescribed: a client is written from it alone.
func TestEveryPropertyOfTheDocumentIsDescribed(t *testing.T) {
	c := newClient(t, start(t))
	for name, schema := range c.document["components"].(object)["schemas"].(object) {
		for key, property := range schema.(object)["properties"].(object) {
			require.NotEmpty(t, property.(object)["description"], "%s.%s", name, key)
		}
	}
}

// TestTheAnswerToEverySampleKeepsToTheDocument: what is scanned, whatever it is.
func TestTheAnswerToEverySampleKeepsToTheDocument(t *testing.T) {
	service := start(t)
	c := newClient(t, service)
	schema := c.schema(t, "paths", "/v1/scan", "post", "responses", "200", "content", "application/json", "schema")
	for _, text := range append(allSamples(t), "hello", "\x00", "https://evil.example/") {
		answer := service.known.At(noon).Read(text, knownNetworks())
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(answer.AppendJSON(nil)))
		require.NoError(t, err)
		require.NoError(t, schema.Validate(instance), text)
	}
}
