// Command merchantqr looks into merchant-presented payment QR codes, judges them
// and writes them. It is the example program of the library
// github.com/openmerchantqr/emvqr, and the way scripts and programs in other
// languages use it:
//
//	merchantqr inspect '00020101021229300012D1560000…'
//	merchantqr inspect --json < payloads.txt | jq .findings
//	merchantqr validate --strict < payloads.txt
//	merchantqr generate --name 'NOODLE HOUSE' --city BANGKOK …
//
// A payload is the text of a code, or the name of a file with a picture of it.
package main

import (
	"os"
	"runtime/debug"
)

// collectAt is how much the heap grows between two collections, in percent. What lives are
// a few batches and their output, and the rest is dropped at once: collecting it a quarter
// as often as Go does by itself costs a few tens of MB.
const collectAt = 400

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
