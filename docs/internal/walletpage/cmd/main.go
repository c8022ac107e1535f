// Command cmd writes the page of the wallets. It is run in docs, by go generate.
package main

import (
	"log"
	"os"

	"github.com/openmerchantqr/emvqr/docs/internal/walletpage"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

func main() {
	log.SetFlags(0)
	if err := os.WriteFile("wallets.md", []byte(walletpage.Markdown(wallet.Known())), 0o644); err != nil {
		log.Fatal(err)
	}
}
