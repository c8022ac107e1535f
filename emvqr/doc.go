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
// # Words
//
//   - The payload is the text of the symbol. A data object, object for short, is a
//     part of it: id, length, value. A root object is one that is in no other.
//   - A template is an object whose value is a line of objects; an opaque one has
//     a value that is none, and is never looked into. A primitive is neither.
//   - A GUID is object 00 of a template, which says whose the rest of it is. The
//     owner of an object is the network that it belongs to; this package knows
//     none.
//   - A sound code closes: its lengths add up, and its checksum is right. A rule is
//     more than that. Rules come in layers: structural ones make a text a code,
//     checked ones are what EMVCo asks, and those of networks are in profiles.
//   - A finding is a rule that a code breaks, with its place and severity. A
//     finding is lowered where a network's codes break the rule as a matter of
//     course, and refuses where readers may see different codes; see [Effect].
//   - A form is one of the other texts that symbols hold, such as a link. This
//     package reads none of them.
//
// # Reading and writing
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
//
// Start here: [Parse] and [Code.Validate] to read, [Diagnose] to find out what is wrong,
// [Code.With] to change, [Merchant.Encode] to write.
package emvqr
