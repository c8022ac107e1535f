// Package coprocess holds the programs of docs/other-languages.md: how Python and
// JavaScript ask a merchantqr process that stays open. It has no code of Go's but the
// test that runs them.
package coprocess
