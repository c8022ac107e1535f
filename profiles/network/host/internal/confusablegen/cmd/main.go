// Command cmd writes the table of confusable characters of package host. It runs in the
// folder of that package, by go generate.
package main

import (
	"log"
	"os"

	"github.com/openmerchantqr/emvqr/profiles/network/host/internal/confusablegen"
)

func main() {
	log.SetFlags(0)
	text, err := confusablegen.Generate()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("confusable.gen.go", text, 0o644); err != nil {
		log.Fatal(err)
	}
}
