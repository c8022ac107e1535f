// Command cmd writes the files of the conformance corpus. It is run in
// fuzz/vectors, by go generate.
package main

import (
	"log"
	"os"

	"github.com/openmerchantqr/emvqr/fuzz/vectors/internal/gen"
)

func main() {
	log.SetFlags(0)
	files, err := gen.Build("../..")
	if err != nil {
		log.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
