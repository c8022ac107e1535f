// Package networks holds a page a network: what its table says, for people. The
// pages, README.md beside them and the list of networks in the README of the
// repository are written from the tables, see internal/pagegen; to change one, change
// the table.
package networks

//go:generate go run ./internal/pagegen/cmd
