// Package runner faces any program that reads merchant-presented codes with
// the conformance corpus in fuzz/vectors, and keeps score.
//
// The program may be in any language. It is wrapped in an adapter of about
// thirty lines that speaks newline-delimited JSON on standard input and output;
// PROTOCOL.md beside this file is all that its author needs to know. Run starts
// the adapter, asks it one case after the other, bounds the time, the memory and
// the output of each, starts it again after a crash or a hang, and returns a
// Scorecard by flag: by kind of mistake, that is, with the damage it does.
//
// The package knows nothing of the codec in emvqr, on purpose: the answers are
// the corpus's, and where values are compared they are read by the few lines in
// reading.go, so that a fault of the codec cannot excuse itself.
package runner
