package symbol_test

import (
	"fmt"
	"io"
	"log"

	"github.com/openmerchantqr/emvqr/examples/symbol"
)

func ExampleEncode() {
	s, err := symbol.Encode("00020101021129370016A0000006770101110113006681234567853037645802TH6304CA8D", symbol.L)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("version %d, %d modules a side\n", s.Version, s.Size())
	if err := s.WriteSVG(io.Discard, "Pay by PromptPay"); err != nil {
		log.Fatal(err)
	}
	// Output: version 4, 33 modules a side
}
