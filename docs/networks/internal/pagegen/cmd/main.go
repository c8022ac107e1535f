// Command cmd writes the pages of the networks and the lists of them. It is run in
// docs/networks, by go generate.
package main

import (
	"log"
	"os"
	"path/filepath"

	"github.com/openmerchantqr/emvqr/docs/networks/internal/pagegen"
)

const root = "../.."

func main() {
	log.SetFlags(0)
	files, err := pagegen.Build(root)
	if err != nil {
		log.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
