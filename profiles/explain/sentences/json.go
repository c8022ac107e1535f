package sentences

import "github.com/openmerchantqr/emvqr/emvqr"

// AppendJSON appends sentences as a JSON array, each as {"part":"payee","text":"…"}.
func AppendJSON(dst []byte, told []Sentence) []byte {
	dst = append(dst, '[')
	for i, s := range told {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = emvqr.AppendJSONString(append(dst, `{"part":`...), string(s.Part))
		dst = append(emvqr.AppendJSONString(append(dst, `,"text":`...), s.Text), '}')
	}
	return append(dst, ']')
}
