// Package mutants holds broken parsers: patches of the library, each of which
// makes one mistake that parsers of the field make. Its test applies them one by
// one to a copy of the module, builds the adapter of the patched library, and has
// the runner face it with the conformance corpus, as the parsers of others are
// faced. At least one case has to fail: a corpus that lets a mistake pass is not
// worth running. A program that crashes or hangs has failed, too. The adapter of
// the library as it is has to pass every case.
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
// behind the sentence. The test takes one to two minutes on two idle cores, nearly
// all of it for builds, and less where the build cache still holds them; go test
// -short leaves it out.
package mutants
