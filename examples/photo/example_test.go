package photo_test

import (
	"bytes"
	"fmt"

	"github.com/openmerchantqr/emvqr/examples/photo"
	"github.com/openmerchantqr/emvqr/examples/symbol"
)

func ExampleOpen() {
	var file bytes.Buffer
	s, _ := symbol.Encode("https://example.com/pay/17", symbol.M)
	s.WritePNG(&file, 4)

	readings, err := photo.Open(&file)
	if err != nil {
		fmt.Println(err)
	}
	for _, r := range readings {
		fmt.Println(r.Text)
	}
	// Output: https://example.com/pay/17
}
