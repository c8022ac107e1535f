// Package emvqr reads, checks, edits and writes merchant-presented payment QR
// codes after the EMV QR Code Specification for Payment Systems,
// Merchant-Presented Mode, version 1.1 (November 2020). It knows the format and
// the rule book of EMVCo and nothing of any payment network; networks live in
// the packages under profiles.
//
// A payload is a line of data objects, each two digits of id, two digits of
// length and a value. Some values are templates, that is lines of data objects
// again. The last object, 63, is a checksum over everything before its value.
//
// There are two ways in. [Parse] is for machines: it verifies the checksum,
// allocates nothing, and refuses what cannot be read, with an error that says
// where and why. [Diagnose] is for people: it never gives up, shows the tree as
// far as it goes, lists every finding and, where a checksum is wrong, says which
// known mistake explains it.
//
// Structure and rules are separate. A [Code] is a text whose structure is sound
// and whose checksum is right; whether it keeps the rules is for
// [Code.Validate] to say, and [Rules] lists what it looks at.
//
// A code is never re-serialised. [Code.String] is the text that was read, and
// [Code.With] changes the objects it is told to and leaves every other byte in
// its place. [Merchant] is the way to write a code from nothing.
package emvqr
