package explain

import _ "embed"

//go:embed explanation.schema.json
var schema string

// Schema is the JSON Schema, draft 2020-12, of what [Explanation.MarshalJSON] writes. That
// of a payment alone is in it under #/$defs/payment.
func Schema() string { return schema }
