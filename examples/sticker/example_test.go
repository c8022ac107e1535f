package sticker_test

import (
	"fmt"
	"log"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/examples/sticker"
)

func ExampleDraw() {
	code, err := emvqr.Parse("000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6")
	if err != nil {
		log.Fatal(err)
	}
	face := sticker.OfCode(code)
	face.Title = "Hammers and nails"
	printed, err := sticker.Draw(sticker.Style{Bleed: 3}, sticker.Single, face)
	if err != nil {
		log.Fatal(err)
	}
	file, err := printed.PDF()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d page, %.5s\n", printed.Pages(), file)
	// Output: 1 page, %PDF-
}
