// Command cmd writes the files of the conformance corpus. It is run in
// fuzz/corpus, by go generate.
package main

import (
	"log"
	"os"

	"github.com/openmerchantqr/emvqr/fuzz/corpus/internal/corpusgen"
)

func main() {
	log.SetFlags(0)
	files, err := corpusgen.Build("../..")
	if err != nil {
		log.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
