// Package docs holds the pages for people. wallets.md is written from the table of the
// package wallet, see internal/walletpage; to change it, change the table. The pages of
// the networks have a folder of their own.
package docs

//go:generate go run ./internal/walletpage/cmd
