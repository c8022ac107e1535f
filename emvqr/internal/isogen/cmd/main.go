// Command cmd writes the ISO tables of package emvqr. It runs in the folder emvqr, by go generate.
package main

import (
	"log"
	"os"

	"github.com/openmerchantqr/emvqr/emvqr/internal/isogen"
)

func main() {
	log.SetFlags(0)
	text, err := isogen.Generate()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("iso.gen.go", text, 0o644); err != nil {
		log.Fatal(err)
	}
}
