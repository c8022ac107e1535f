// Package mutants holds broken parsers: patches of the library, each of which
// makes one mistake that parsers of the field make. Its test puts them side by side
// into a copy of the module, builds the adapter once, of which an argument says
// which mistake it makes, and has the runner face each with the conformance corpus,
// as the parsers of others are faced. At least one case has to fail: a corpus that
// lets a mistake pass is not worth running. A program that crashes or hangs has
// failed, too. Without a mistake the adapter has to pass every case.
//
// A mistake is only one where the corpus says so. To refuse an empty value or a
// checksum in lower case, for example, is not: the corpus calls such codes
// acceptable, and either answer passes.
//
// A patch is a sentence, which says what the mistake is, and a unified diff
// against the root of the module with one line of context, so that it still
// applies when the code around it moves. Where the patched lines themselves have
// changed, the test says which patch no longer applies. To make it anew, make the
// mistake again in a copy of the file and write
//
//	diff -U1 --label=a/emvqr/parse.go --label=b/emvqr/parse.go emvqr/parse.go copy.go
//
// behind the sentence. So that mistakes can stand side by side, a patch changes
// only the insides of functions and the values of variables, and may add functions.
//
// A run ends with the first case that catches the mistake. go test -v asks them all
// and says how many do; go test -short leaves the test out.
package mutants
